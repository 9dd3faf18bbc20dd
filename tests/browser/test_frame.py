"""What stands around every page: menu, language, filters, address."""

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.i18n import Language, words
from dashboard.widgets.navigation import PAGES
from tests.browser.conftest import Visit, serving, settled


def query(page: Page) -> dict[str, list[str]]:
    """The parameters of the page's address."""
    return parse_qs(urlsplit(page.url).query)


def pick(page: Page, label: str, option: str) -> None:
    """Picks an option of a filter."""
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=option).click()
    page.keyboard.press("Escape")
    settled(page)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_every_page_opens_in_both_languages(visit: Visit, name: str, language: Language) -> None:
    page = visit(f"/{PAGES[name]}?lang={language}")

    expect(page.locator("h1").first).to_have_text(words(language)(f"{name}.title"))
    expect(page.locator("html")).to_have_attribute("lang", words(language)("language.tag"))
    expect(page).to_have_title(words(language)(f"{name}.title"))
    assert page.get_by_test_id("stException").count() == 0
    assert page.get_by_test_id("stAlertContentError").count() == 0


@pytest.mark.parametrize("name", PAGES)
def test_no_page_is_wider_than_a_telephone(visit: Visit, name: str) -> None:
    page = visit(f"/{PAGES[name]}", width=390)

    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390


@pytest.mark.parametrize(("path", "title"), [("/execution", "执行率"), ("/over_target", "超额与扣分")])
def test_a_page_may_be_the_first_thing_a_server_is_asked_for(
    browser: Browser, published_store: Path, path: str, title: str
) -> None:
    with serving(published_store) as address:
        page = browser.new_page(locale="zh-CN")
        page.goto(f"{address}{path}?year=2023&region=440304")
        page.get_by_text("当前范围：2023年；福田区（广东省深圳市）").wait_for()

        expect(page.locator("h1").first).to_have_text(title)
        assert urlsplit(page.url).path == path
        page.close()


def test_nothing_is_fetched_from_anywhere_else(browser: Browser, address: str) -> None:
    page = browser.new_page(locale="zh-CN")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    settled(page)

    assert asked
    assert {urlsplit(url).hostname for url in asked if not url.startswith(("data:", "blob:"))} == {"127.0.0.1"}
    page.close()


def test_filters_stand_in_the_address_and_the_link_shows_the_same(visit: Visit) -> None:
    page = visit("/")
    pick(page, "年度", "2023")
    pick(page, "地区", "福田区（广东省深圳市）")
    copied = page.url.removeprefix(page.evaluate("location.origin"))

    assert query(page) == {"year": ["2023"], "region": ["440304"]}
    expect(visit(copied).get_by_test_id("stMain")).to_contain_text("当前范围：2023年；福田区（广东省深圳市）")
    expect(visit(copied, locale="en-US").get_by_test_id("stMain")).to_contain_text(
        "Showing: 2023; Futian (Shenzhen, Guangdong)"
    )


def test_filters_are_kept_across_pages_and_going_back_undoes_them(visit: Visit) -> None:
    page = visit("/")
    pick(page, "年度", "2022")
    page.get_by_role("link", name="执行率", exact=True).click()
    page.get_by_role("heading", name="执行率", exact=True, level=1).wait_for()
    settled(page)

    assert query(page) == {"year": ["2022"]}
    expect(page.get_by_test_id("stMain")).to_contain_text("当前范围：2022年")

    pick(page, "年度", "2023")
    expect(page.get_by_test_id("stMain")).to_contain_text("当前范围：2022–2023年")
    page.go_back()
    expect(page.get_by_test_id("stMain")).to_contain_text("当前范围：2022年；")
    assert query(page) == {"year": ["2022"]}


def test_the_language_can_be_switched_there_and_back(visit: Visit) -> None:
    page = visit("/execution", locale="en-US")
    expect(page.locator("h1").first).to_have_text("Execution")

    page.get_by_text("中文", exact=True).click()
    expect(page.locator("h1").first).to_have_text("执行率")
    assert query(page) == {"lang": ["zh"]}
    page.get_by_text("English", exact=True).click()
    expect(page.locator("h1").first).to_have_text("Execution")
    assert page.evaluate("document.documentElement.lang") == "en"


def test_streamlits_own_words_are_chinese_on_a_chinese_page(visit: Visit) -> None:
    page = visit("/")
    departments, none = page.get_by_role("combobox", name="主管部门"), page.get_by_text("没有匹配项")
    for _ in range(5):  # on a machine that is busy elsewhere, what is typed at once is still lost now and then
        departments.fill("没有这个部门")
        page.wait_for_timeout(1000)
        if none.is_visible():
            break

    expect(none).to_be_visible()
    assert page.get_by_text("No results").count() == 0
    page.reload()
    settled(page)
    expect(page.get_by_role("button", name="说明：平均分").first).to_be_visible()
    labels = page.locator("[aria-label]").evaluate_all(
        "nodes => nodes.filter(node => node.checkVisibility()).map(node => node.ariaLabel)"
    )
    assert [label for label in labels if re.search("[A-Za-z]{4}", label)] == []


def test_what_is_typed_at_once_stays_when_the_field_is_only_then_scrolled_into_sight(visit: Visit) -> None:
    page = visit("/own_check", height=500)
    departments = page.get_by_role("combobox", name="主管部门")
    departments.evaluate(
        """field => {
            // In one turn, as on a page that is busy: the scroll is told after the letters.
            field.scrollIntoView()
            field.focus()
            Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(field, "总工会")
            field.dispatchEvent(new Event("input", {bubbles: true}))
        }"""
    )
    page.wait_for_timeout(1000)

    expect(departments).to_have_value("总工会")
    page.get_by_role("option", name="深圳市福田区总工会（本级）").click()
    settled(page)
    assert query(page) == {"department": ["深圳市福田区总工会（本级）"]}


def test_the_unit_of_amounts_can_be_switched(visit: Visit) -> None:
    page = visit("/?region=440304")
    page.get_by_text("元", exact=True).click()

    expect(page.get_by_test_id("stMetric").nth(1)).to_contain_text("26,911,882.88")
    assert query(page)["unit"] == ["yuan"]


@pytest.mark.parametrize("width", [1440, 390])
def test_no_figure_at_a_glance_is_cut_off(visit: Visit, width: int) -> None:
    page = visit("/?unit=yuan", width=width)
    values = page.get_by_test_id("stMetricValue")

    expect(values.first).to_have_text("50,437,000.00")
    assert values.evaluate_all("nodes => nodes.filter(node => node.scrollWidth > node.clientWidth + 1).length") == 0
    # Our style sheet may come after the first figures.
    parts = "[...document.querySelectorAll('[data-testid=stMetricValue] div')]"
    page.wait_for_function(f"{parts}.every(part => getComputedStyle(part).overflow === 'visible')")


def test_a_wrong_link_shows_sentences_not_a_trace(visit: Visit) -> None:
    page = visit("/?year=1999&region=<b>x</b>")

    expect(page.get_by_test_id("stAlert").nth(0)).to_contain_text("链接中的年度“1999”不在现有数据中，已忽略。")
    expect(page.get_by_test_id("stAlert").nth(1)).to_contain_text("链接中的地区“<b>x</b>”不在现有数据中，已忽略。")
    assert page.get_by_test_id("stException").count() == 0
