"""From a list, a chart or a link to one form, from its figures to their cells, and back."""

import hashlib
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit, click_mark, figure, settled

FUTIAN = "75bbd5a4a56582c7"
TRAINING = f"/project?evaluation={FUTIAN}-004"
DEPARTMENT = "/department?body=440304%7C深圳市福田区总工会（本级）"


def dialog(page: Page) -> Locator:
    """The dialog once its script has run."""
    found = page.get_by_role("dialog")
    found.wait_for()
    settled(page)
    return found


def marked(page: Page) -> list[str]:
    """What is marked in the excerpt of the document."""
    found = dialog(page).locator("mark")
    found.first.wait_for()
    return found.all_inner_texts()


def open_figure(page: Page, row: str, name: str) -> None:
    """Clicks a figure in the row of a table that holds a text."""
    page.get_by_role("row", name=re.compile(row)).first.get_by_role("button", name=re.compile(name)).first.click()


def test_a_name_in_the_list_opens_the_form_and_a_figure_its_cell(visit: Visit) -> None:
    page = visit("/project?region=440304")
    page.get_by_role("button", name=re.compile("^项目名称 疫情防控")).click()
    page.wait_for_url("**/project?**evaluation=**")
    settled(page)
    expect(page.get_by_role("heading", name="疫情防控", exact=True)).to_be_visible()
    open_figure(page, "^合计", "^全年执行数（万元） 2.92")

    assert marked(page) == ["29200.00"]
    expect(dialog(page)).to_contain_text("照原文摘录，未作改动。")


def test_a_mark_of_a_chart_leads_to_the_form_and_on_to_the_cell(visit: Visit) -> None:
    page = visit("/execution?grain=project&form=project")
    click_mark(page, figure(page, re.compile("最低的是党组织建设")), 0)
    page.wait_for_url("**/project?**evaluation=**")
    settled(page)
    open_figure(page, "^执行率 ", "重算 11.92%")

    expect(dialog(page)).to_contain_text("3,576.00元÷30,000.00元＝11.92%")
    assert marked(page) == ["30000.00", "3576.00"]


def test_a_copied_link_opens_the_same_cell(visit: Visit) -> None:
    page = visit(TRAINING)
    open_figure(page, "委托业务完成数量", "^得分 4.50")
    first = marked(page)
    assert "cell=indicators%2F1%2Fscore_reported" in page.url
    again = visit("/" + page.url.split("/", 3)[3])

    assert marked(again) == first == ["4.5"]


def test_escape_closes_the_cell_and_leaves_the_form(visit: Visit) -> None:
    page = visit(TRAINING + "&cell=indicators/3/score_reported")
    assert marked(page) == ["4.5"]
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    settled(page)

    assert "cell=" not in page.url
    assert f"evaluation={FUTIAN}-004" in page.url


def test_the_keyboard_opens_a_figure_and_comes_back_to_it(visit: Visit) -> None:
    page = visit(TRAINING)
    button = page.get_by_role("row", name=re.compile("委托业务完成数量")).get_by_role(
        "button", name=re.compile("^实际完成值 47次")
    )
    button.focus()
    page.keyboard.press("Enter")

    assert marked(page) == ["47次"]
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    settled(page)
    expect(button).to_be_focused()


def test_a_lead_opens_its_cell(visit: Visit) -> None:
    page = visit(TRAINING)
    page.get_by_role("button", name="查看原文").first.press("Enter")

    assert marked(page) == [">2次"]


def test_every_mark_is_in_sight_on_a_telephone(visit: Visit) -> None:
    page = visit(TRAINING + "&cell=indicators/1/score_reported", width=390)
    mark = dialog(page).locator("mark").first
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()

    assert box is not None
    assert 0 <= box["x"]
    assert box["x"] + box["width"] <= 390


@pytest.mark.parametrize("path", [TRAINING, "/project", DEPARTMENT, "/data?part=packs", "/data"])
def test_nothing_is_wider_than_a_telephone(visit: Visit, path: str) -> None:
    page = visit(path, width=390)
    page.wait_for_timeout(500)
    widths = page.evaluate(
        "() => [document.documentElement.scrollWidth, document.querySelector('[data-testid=stMain]').scrollWidth]"
    )

    assert max(widths) <= 390


def test_the_original_comes_byte_for_byte(visit: Visit) -> None:
    page = visit(TRAINING)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载原始文件").click()
    found = waiting.value

    assert found.suggested_filename == "深圳市福田区总工会2023年度项目支出绩效自评表.txt"
    assert hashlib.sha256(Path(found.path()).read_bytes()).hexdigest()[:16] == FUTIAN


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("/project?evaluation=galaxy", "链接中的自评“galaxy”不在现有数据中。"),
        (TRAINING + "&cell=galaxy", "链接中的“galaxy”在本份自评中没有对应的数值"),
        ("/department?body=galaxy", "链接中的部门“galaxy”不在所选范围内"),
        ("/data?part=packs&pack=galaxy", "链接中的规则包“galaxy”不存在"),
    ],
)
def test_a_wrong_link_is_a_sentence(visit: Visit, path: str, sentence: str) -> None:
    page = visit(path)

    expect(page.get_by_test_id("stAlert").filter(has_text=sentence)).to_be_visible()
    expect(page.get_by_test_id("stException")).to_have_count(0)


def test_the_rule_pack_of_a_form_leads_to_its_definition(visit: Visit) -> None:
    page = visit(TRAINING)
    page.get_by_role("link", name=re.compile("^适用规则：深圳市福田区")).click()
    page.wait_for_url("**/data?**")
    settled(page)

    expect(page.get_by_role("row", name=re.compile("over_target_deduct_from"))).to_contain_text("50%")
    assert "pack=shenzhen-futian-2023" in page.url


def test_a_department_is_picked_from_the_table_and_stands_in_the_address(visit: Visit) -> None:
    page = visit("/department")
    page.get_by_role("button", name=re.compile("^主管部门 广州市天河区总工会")).click()
    page.wait_for_url("**/department?**body=**")
    settled(page)

    expect(page.get_by_role("heading", name="天河区 · 广州市天河区总工会")).to_be_visible()
    expect(page.get_by_role("row", name=re.compile("存在问题"))).to_contain_text("对劳模欠缺一定精神关怀")


def test_a_form_of_a_department_opens(visit: Visit) -> None:
    page = visit(DEPARTMENT)
    page.get_by_role("table", name="自评表").get_by_role("button", name=re.compile("劳模管理")).click()
    page.wait_for_url("**/project?**evaluation=**")
    settled(page)

    expect(page.get_by_role("heading", name="劳模管理", exact=True)).to_be_visible()


def test_tables_can_be_read_by_a_screen_reader(visit: Visit) -> None:
    page = visit(TRAINING)
    table = page.get_by_role("table", name="指标")

    expect(table.get_by_role("columnheader", name="年度指标值")).to_have_count(1)
    expect(table.get_by_role("rowheader", name=re.compile("^委托业务完成数量"))).to_have_count(1)


@pytest.mark.parametrize("path", [TRAINING, DEPARTMENT, "/data?part=packs", "/data?part=measures"])
@pytest.mark.parametrize(("locale", "is_dark"), [("en-US", False), ("zh-CN", True)])
def test_pages_open_in_both_languages_and_grounds(visit: Visit, path: str, locale: str, is_dark: bool) -> None:
    page = visit(path, locale=locale, dark=is_dark)

    expect(page.get_by_test_id("stException")).to_have_count(0)
    expect(page.get_by_role("table").first).to_be_visible()
