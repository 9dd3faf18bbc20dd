"""Rows can be ticked, read in full and taken away; links lead to the project."""

import csv
import io
import re
from pathlib import Path

import openpyxl
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit, settled


def grid(page: Page) -> Locator:
    """The first table of the page."""
    return page.get_by_test_id("stDataFrame").first


def click_cell(page: Page, column: float, row: float) -> None:
    """Clicks so many pixels from the left, in the middle of a row, counted from 0 below the head."""
    table = grid(page)
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    assert box is not None
    x, y = box["x"] + column, box["y"] + 36 + 68 * (row + 0.5)
    page.mouse.move(x, y)
    page.wait_for_timeout(300)  # a link in a table answers only where the pointer has been seen
    page.mouse.click(x, y)
    settled(page)


def taken_away(page: Page, label: str) -> bytes:
    """What the button of that name below the list hands out."""
    with page.expect_download() as waiting:
        page.get_by_test_id("stMain").locator("button").filter(has_text=label).first.click()
    return Path(waiting.value.path()).read_bytes()


def test_ticked_rows_are_shown_in_full_and_exported_alone(visit: Visit) -> None:
    page = visit("/low_execution")
    main = page.get_by_test_id("stMain")
    assert len(list(csv.DictReader(io.StringIO(taken_away(page, "CSV").decode("utf-8-sig"))))) == 3
    click_cell(page, 18, 1)

    expect(main).to_contain_text("已勾选1份，以下仅导出所选。")
    expect(main).to_contain_text("另外可考虑设置数量指标“开展党建活动次数”。")
    expect(main).to_contain_text("疑点（待核实）： B01执行率偏低")
    rows = list(csv.DictReader(io.StringIO(taken_away(page, "CSV").decode("utf-8-sig"))))
    assert [row["项目名称"] for row in rows] == ["党组织建设"]
    assert rows[0]["执行率（按全年预算）"] == "11.92%"
    assert "根据近三年的完成值平均数设置年度指标值" in rows[0]["表内说明"]
    assert "B08指标得分高而资金未执行" in rows[0]["疑点"]


def test_a_workbook_of_ticked_rows_says_how_they_were_found(visit: Visit) -> None:
    page = visit("/low_execution?lang=en&threshold=60")
    click_cell(page, 18, 0)
    table, notes = openpyxl.load_workbook(io.BytesIO(taken_away(page, "Excel"))).worksheets
    head, *rows = [[cell.value for cell in row] for row in table.rows]
    told = [row[0].value for row in notes.rows]

    assert [dict(zip(head, row, strict=True))["Project"] for row in rows] == ["小型工程类项目（非政府投资项目）"]
    assert "Screened: Adjusted budget, funds: Total, execution rate below 60%" in told


def test_a_row_leads_to_its_project_in_a_new_tab(visit: Visit) -> None:
    page = visit("/low_execution?region=440304")
    with page.context.expect_page() as waiting:
        click_cell(page, 52, 1)
    opened = waiting.value
    settled(opened)

    assert re.search(r"/project\?.*region=440304.*evaluation=[0-9a-f]{16}-012", opened.url)
    expect(opened.get_by_test_id("stMain")).to_contain_text("党组织建设")


def test_criteria_are_in_the_address_and_a_copied_link_shows_the_same(visit: Visit) -> None:
    page = visit("/low_execution")
    page.get_by_role("radio", name="按年初预算").click()
    settled(page)
    page.get_by_role("slider", name="执行率低于").press("ArrowLeft")
    settled(page)
    expect(page).to_have_url(re.compile("threshold=75"))
    assert "basis=initial" in page.url
    found = page.get_by_test_id("stMetric").first.inner_text()

    copied = visit(re.sub(r"^http://[^/]+", "", page.url))
    assert found == copied.get_by_test_id("stMetric").first.inner_text()
