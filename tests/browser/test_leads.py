"""From a lead to its formula, its cell and its paper; what is wrong loses nothing; the paper outlives a new import."""

import io
import re
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from dashboard.casework import LARGEST_MEGABYTES, read_papers
from dashboard.importing import import_paths
from dashboard.settings import DATA
from tests.browser.conftest import PATIENCE, serving, settled

NOTE = "请说明未执行的原因"
DUE = date.today() + timedelta(days=30)  # noqa: DTZ011  # the day at the person's desk


@pytest.fixture(scope="module", name="store")
def store_that_can_be_written(published_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("desk") / "store"
    shutil.copytree(published_store, store)
    return store


@pytest.fixture(scope="module", name="address")
def address_of_that_store(store: Path) -> Iterator[str]:
    with serving(store) as found:
        yield found


@pytest.fixture(name="page")
def window(browser: Browser, address: str) -> Iterator[Page]:
    context: BrowserContext = browser.new_context(
        locale="zh-CN", viewport={"width": 1440, "height": 1000}, accept_downloads=True
    )
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(f"{address}/leads?severity=H&rule=B01")
    settled(page)
    yield page
    context.close()


def pick_person(page: Page, label: str, name: str) -> None:
    """Types a name into a choice of people and takes what is offered."""
    box = page.get_by_role("combobox", name=label)
    box.click()
    box.fill(name)
    page.get_by_role("option").filter(has_text=name).first.click()


def save(page: Page) -> None:
    page.get_by_role("button", name="保存").click()
    settled(page)


def type_due(page: Page, day: date) -> None:
    page.get_by_role("group", name="期限").get_by_role("spinbutton").first.click()
    page.keyboard.type(f"{day:%Y%m%d}")


def attach(page: Page, path: Path, data: bytes) -> None:
    path.write_bytes(data)
    page.locator("input[type=file]").set_input_files(path)


def open_lead(page: Page) -> str:
    """Opens the second lead of the list; returns its key."""
    page.get_by_role("button", name=re.compile("^审核规则 执行率偏低")).nth(1).click()
    page.wait_for_url("**lead=B01-*")
    settled(page)
    return page.url.partition("lead=")[2]


def see_reasoning(page: Page) -> None:
    """The formula with its figures, why it is asked, and the cells in the document, marked."""
    main = page.get_by_test_id("stMain")
    expect(main).to_contain_text("算法：")
    expect(main).to_contain_text("为何核实：")
    expect(page.get_by_role("row", name=re.compile("执行率（按全年预算） 11.92%"))).to_be_visible()
    page.locator("mark").first.wait_for()
    assert page.locator("mark").all_inner_texts() == ["30000.00", "3576.00"]


def add_people(page: Page, *names: str) -> None:
    for name in names:
        page.get_by_role("textbox", name="姓名").fill(name)
        page.get_by_role("button", name="加入名单").click()
        settled(page)
        expect(page.get_by_test_id("stExpander").first).to_contain_text(name)


def try_what_is_wrong(page: Page, folder: Path) -> None:
    """Each wrong thing gets a sentence, and the note that was typed still stands there."""
    main, note = page.get_by_test_id("stMain"), page.get_by_role("textbox", name="核实说明")
    page.get_by_role("radio", name="已询问").click()
    note.fill(NOTE)
    pick_person(page, "责任人", "王五")
    pick_person(page, "记录人", "张三")
    save(page)
    expect(main).to_contain_text("责任人“王五”不在人员名单中")
    expect(note).to_have_value(NOTE)

    pick_person(page, "责任人", "李四")
    type_due(page, date(2020, 1, 1))
    save(page)
    expect(main).to_contain_text("期限2020-01-01早于今天")
    expect(note).to_have_value(NOTE)

    attach(page, folder / "扫描件.pdf", b"%PDF-" + b"0" * (LARGEST_MEGABYTES * 1024 * 1024 + 1))
    expect(main).to_contain_text("文件不得超过20MB。")
    expect(note).to_have_value(NOTE)

    page.get_by_role("button", name=re.compile("^移除：")).click()
    attach(page, folder / "程序.exe", b"MZ")
    type_due(page, DUE)
    save(page)
    expect(main).to_contain_text("附件“程序.exe”的类型不在可接收之列")
    expect(note).to_have_value(NOTE)


def ledger_rows(page: Page) -> list[dict[str, object]]:
    """What the ledger's workbook holds."""
    with page.expect_download() as waiting:
        page.get_by_test_id("stMain").get_by_role("button", name="Excel").nth(1).click()
    sheet = openpyxl.load_workbook(io.BytesIO(Path(waiting.value.path()).read_bytes()))["整改台账"]
    head, *rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


def test_a_lead_is_worked_off_and_its_paper_outlives_a_new_import(page: Page, store: Path, tmp_path: Path) -> None:
    main = page.get_by_test_id("stMain")
    key = open_lead(page)
    see_reasoning(page)
    add_people(page, "张三", "李四")
    try_what_is_wrong(page, tmp_path)
    assert dict(read_papers(store).by_key) == {}

    page.get_by_role("button", name=re.compile("^移除：")).click()
    attach(page, tmp_path / "回函.pdf", b"%PDF-1.7")
    settled(page)
    save(page)
    expect(main).to_contain_text("已保存")
    expect(main).to_contain_text(f"张三：状态：已询问；责任人：李四；期限：{DUE}；说明：{NOTE}；附件：回函.pdf")

    page.get_by_role("button", name="返回疑点列表").click()
    settled(page)
    (row,) = ledger_rows(page)
    assert (row["状态"], row["责任人"], row["核实说明"], row["佐证材料"]) == ("已询问", "李四", NOTE, "回函.pdf")

    # Filed again, mended in another place: another document, the same lead, the same paper.
    published = next((DATA / "sources").glob("深圳*.txt"))
    again = tmp_path / "again" / published.name
    again.parent.mkdir()
    again.write_bytes(published.read_bytes() + "\n\n（更正稿）\n".encode())
    assert [file.outcome for file in import_paths([again], store)] == ["read"]
    page.goto(f"{page.url.split('/leads')[0]}/leads?lead={key}")
    settled(page)
    expect(page.get_by_role("textbox", name="核实说明")).to_have_value(NOTE)
    expect(main).to_contain_text("张三：状态：已询问")
    see_reasoning(page)
    form = page.get_by_role("link", name="查看整份自评表").get_attribute("href") or ""
    assert "evaluation=" in form
    assert "75bbd5a4a56582c7" not in form


def test_facets_narrow_and_stand_in_the_address(page: Page) -> None:
    main = page.get_by_test_id("stMain")
    expect(main).to_contain_text(re.compile("共2条疑点"))
    main.get_by_role("checkbox", name=re.compile("^高")).or_(
        main.get_by_role("button", name=re.compile("^高"))
    ).first.click()
    settled(page)
    expect(main).to_contain_text(re.compile("共3条疑点"))
    assert "severity" not in page.url
    main.get_by_role("radio", name="按单位").click()
    settled(page)
    page.get_by_role("button", name=re.compile("^实施单位 深圳市福田区总工会")).click()
    settled(page)

    expect(page).to_have_url(re.compile("text="))
    expect(main).to_contain_text(re.compile("共3条疑点"))
