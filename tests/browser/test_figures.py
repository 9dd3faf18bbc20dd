"""Figures can be read without eyes, clicked, and taken away."""

import csv
import io
import re

import openpyxl
import pdfplumber
from playwright.sync_api import expect

from dashboard.charts import style
from tests.browser.conftest import Visit, click_mark, downloaded, figure, settled


def test_every_figure_has_a_sentence_and_a_table(visit: Visit) -> None:
    page = visit("/execution")

    expect(page.get_by_test_id("stPlotlyChart")).to_have_count(5)
    expect(page.get_by_role("figure", name=re.compile("。$"))).to_have_count(5)
    expect(page.get_by_text("数据表与下载")).to_have_count(5)


def test_a_click_on_a_district_narrows_the_page_to_it(visit: Visit) -> None:
    page = visit("/?form=project")
    click_mark(page, figure(page, re.compile("按全年预算的执行率最低")), 0)

    expect(page.get_by_test_id("stMain")).to_contain_text("当前范围：全部年度；闵行区（上海市）")
    expect(page.get_by_test_id("stMetric").first).to_contain_text("2,310.35")
    assert "region=310112" in page.url


def test_a_click_on_a_project_opens_it(visit: Visit) -> None:
    page = visit("/execution?grain=project&form=project")
    click_mark(page, figure(page, re.compile("最低的是党组织建设")), 0)
    page.wait_for_url("**/project?**")
    settled(page)

    assert re.search(r"evaluation=[0-9a-f]{16}-012", page.url)
    expect(page.get_by_test_id("stMain")).to_contain_text("党组织建设")


def test_the_keyboard_reaches_filters_and_switches(visit: Visit) -> None:
    page = visit("/execution")
    page.get_by_role("combobox", name="年度").focus()
    page.keyboard.type("2022")
    page.keyboard.press("Enter")
    settled(page)

    expect(page.get_by_test_id("stMain")).to_contain_text("当前范围：2022年")


def test_the_table_of_a_figure_comes_as_csv_that_excel_opens(visit: Visit) -> None:
    page = visit("/execution?grain=project&form=project&region=440304")
    name, data = downloaded(page, "执行率排名", "CSV")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))

    assert name == "执行率排名.csv"
    assert data.startswith(b"\xef\xbb\xbf")
    assert len(rows) == 13
    assert rows[0]["项目名称"] == "党组织建设"
    assert rows[0]["执行率（按全年预算）"] == "11.92%"
    assert rows[0]["未执行数（万元）"] == "2.6424"


def test_the_table_of_a_figure_comes_as_a_workbook_with_its_notes(visit: Visit) -> None:
    page = visit("/execution?form=project", locale="en-US")
    name, data = downloaded(page, "Execution rate, ranked", "Excel")
    table, notes = openpyxl.load_workbook(io.BytesIO(data)).worksheets
    header = [cell.value for cell in table[1]]
    minhang = dict(zip(header, [cell.value for cell in table[2]], strict=True))

    assert name == "Execution_rate,_ranked.xlsx"
    assert minhang["Region"] == "Minhang"
    assert minhang["Executed (10,000 yuan)"] == 2234.42
    assert round(minhang["Execution rate (adjusted budget)"], 4) == 0.9671
    told = [row[0].value for row in notes.rows]
    assert told[0] == "Execution rate, ranked"
    assert told[1:3] == [
        "Unit: 10,000 yuan",
        "Selection: all years; all regions; all departments; Project form",
    ]
    for beginning in ("Data version: ", "Made at: ", "Rows: ", "Open this view: http", "Source: "):
        assert [line for line in told if str(line).startswith(beginning)]


def test_figures_come_as_pictures(visit: Visit) -> None:
    page = visit("/execution?form=project")
    name, png = downloaded(page, "执行率分档", "PNG图片")
    _, svg = downloaded(page, "执行率分档", "SVG图片")
    _, pdf = downloaded(page, "执行率分档", "PDF图片")
    drawn = svg.decode()
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        printed = opened.pages[0].extract_text()

    assert name == "执行率分档.png"
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert len(png) > 20_000
    for text in ("执行率分档", "范围：全部年度；全部地区；全部部门；项目支出自评表", "来源：公开的绩效自评文件"):
        assert text in drawn
        assert text in printed


def test_a_dark_page_draws_light_letters(visit: Visit) -> None:
    page = visit("/execution", dark=True)
    letters = page.locator("[data-testid=stPlotlyChart] .xtick text").first
    quiet = style.INKS["dark"].quiet
    red, green, blue = (int(quiet[place : place + 2], 16) for place in (1, 3, 5))

    expect(letters).to_have_css("fill", f"rgb({red}, {green}, {blue})")
