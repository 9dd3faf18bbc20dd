"""A pack is put together on four pages and taken away in every format; each file says what the pages say."""

import io
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import openpyxl
import pdfplumber
import pptx
import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Locator,
    Page,
    TimeoutError,  # noqa: A004  # Playwright's own, not Python's
    expect,
)
from pptx.oxml.ns import qn

from dashboard.casework.packs import PackPlan, pack_plan
from dashboard.i18n import words
from dashboard.records import Selection
from dashboard.warehouse import Warehouse, open_warehouse
from tests.browser.conftest import PATIENCE, serving, settled

NAME = "常务会材料"
HEADLINE = "执行率总体较好，“少数部门”仍须督促🙂"
FORMATS = ("PPT（16:9）", "PPT（4:3）", "Word", "Excel", "PDF", "网页（HTML）")
W = words("zh")


@pytest.fixture(scope="module", name="store")
def store_that_can_be_written(synthetic_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("meeting") / "store"
    shutil.copytree(synthetic_store, store)
    return store


@pytest.fixture(scope="module", name="address")
def address_of_that_store(store: Path) -> Iterator[str]:
    with serving(store) as found:
        yield found


@pytest.fixture(scope="module", name="page")
def window(browser: Browser, address: str) -> Iterator[Page]:
    context: BrowserContext = browser.new_context(
        locale="zh-CN", viewport={"width": 1440, "height": 1000}, accept_downloads=True
    )
    context.set_default_timeout(2 * PATIENCE)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module", name="files")
def pack_of_four_pages(page: Page, address: str, store: Path) -> Mapping[str, bytes]:
    """The files by what their buttons say, of a pack that a person put together, ordered and named."""
    for path, title in (
        ("/scores", "得分分布"),
        ("/execution?grain=department&order=highest", "执行率排名"),
        ("/low_execution?threshold=100", "低执行自评清单"),
        ("/", "分年度趋势"),
    ):
        page.goto(address + path)
        settled(page)
        add(page, page.get_by_role("heading", name=title, exact=True))
    page.goto(f"{address}/packs?pack={NAME}")
    settled(page)
    page.get_by_role("button", name="上移").nth(1).click()
    settled(page)
    box = page.get_by_role("textbox", name="标题句").first
    box.fill(HEADLINE)
    box.blur()
    settled(page)
    for label in FORMATS[1:]:
        page.get_by_role("button", name=label, exact=True).click()
        settled(page)
    page.get_by_role("button", name="生成", exact=True).click()
    page.get_by_role("button", name=f"下载{FORMATS[-1]}").wait_for(timeout=6 * PATIENCE)
    return {label: fetched(page, page.get_by_role("button", name=f"下载{label}")) for label in FORMATS}


def add(page: Page, heading: Locator) -> None:
    """Puts the figure or table under a heading into the pack, which the first one makes."""
    heading.locator("xpath=following::button[contains(., '加入会议材料')][1]").click()
    dialog = page.get_by_role("dialog")
    box = dialog.get_by_role("combobox", name="加入哪一份")
    box.click()
    box.fill(NAME)
    page.get_by_role("option").filter(has_text=NAME).first.click()
    dialog.get_by_role("button", name="加入", exact=True).click()
    expect(dialog).to_have_count(0)


def fetched(page: Page, button: Locator) -> bytes:
    """The file behind a button; a click that fell on it while the page was being drawn is lost and made again."""
    settled(page)
    try:
        return _download(page, button, PATIENCE)
    except TimeoutError:
        return _download(page, button, 2 * PATIENCE)


def _download(page: Page, button: Locator, patience: float) -> bytes:
    with page.expect_download(timeout=patience) as waiting:
        button.click()
    return Path(waiting.value.path()).read_bytes()


@pytest.fixture(scope="module", name="warehouse")
def newest(store: Path) -> Warehouse:
    return open_warehouse(store)


@pytest.fixture(name="ranking")
def rows_of_the_page(warehouse: Warehouse) -> Any:
    """What the page of execution shows: departments, the highest first."""
    return warehouse.mart(
        "results", Selection(), grain="department", is_by_year=False, is_highest_first=True, row_limit=20
    )


def plan_of(store: Path) -> PackPlan:
    return pack_plan(store, NAME)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def rounded(values: Iterable[float]) -> set[float]:
    """The values as files keep them."""
    return {round(value, 9) for value in values}


def text_of(slide: Any) -> str:
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def test_the_pack_keeps_what_the_pages_showed(files: Mapping[str, bytes], store: Path) -> None:
    plan = plan_of(store)

    assert files
    assert [item.name for item in plan.items] == [
        "ranking_department",
        "score_histogram",
        "low_execution",
        "trend",
    ]
    assert plan.items[0].query == {"grain": ["department"], "order": ["highest"]}
    assert plan.items[1].query == {"form": ["project"]}
    assert plan.items[2].query == {"threshold": ["100"]}
    assert [item.headline for item in plan.items] == [HEADLINE, "", "", ""]


@pytest.mark.parametrize(("label", "shape"), [("PPT（16:9）", 16 / 9), ("PPT（4:3）", 4 / 3)])
def test_slides_hold_native_charts_of_the_pages_numbers(
    files: Mapping[str, bytes], ranking: Any, address: str, label: str, shape: float
) -> None:
    deck = pptx.Presentation(io.BytesIO(files[label]))
    slides = [slide for slide in deck.slides if squeezed(HEADLINE) in squeezed(text_of(slide))]
    charts = [one.chart for slide in slides for one in slide.shapes if one.has_chart]
    drawn = {round(value, 9) for chart in charts for one in chart.plots[0].series for value in one.values if value}
    notes = squeezed(slides[0].notes_slide.notes_text_frame.text)
    letters = [
        run for slide in deck.slides for run in slide._element.iter(qn("a:r")) if "".join(run.itertext()).strip()
    ]

    assert deck.slide_width / deck.slide_height == pytest.approx(shape, abs=0.01)
    assert charts
    assert rounded(ranking["execution_rate"]) <= drawn
    assert letters
    assert all(run.find(qn("a:rPr")).find(qn("a:ea")) is not None for run in letters)
    assert all(
        frame.find(f".//{qn('p:cNvPr')}").get("descr")
        for one in deck.slides
        for frame in one._element.iter(qn("p:graphicFrame"))
    )
    assert squeezed("范围：全部年度；全部地区；全部部门；全部表单类型") in notes
    assert f"{address}/execution?grain=department&order=highest" in notes


def test_the_word_file_says_the_same(files: Mapping[str, bytes], ranking: Any, address: str) -> None:
    paper = docx.Document(io.BytesIO(files["Word"]))
    said = squeezed("".join(paragraph.text for paragraph in paper.paragraphs))
    cells = {cell.text for table in paper.tables for row in table.rows for cell in row.cells}
    with ZipFile(io.BytesIO(files["Word"])) as parts:
        body = parts.read("word/document.xml").decode()

    assert squeezed(HEADLINE) in said
    assert squeezed(f"{address}/execution?grain=department&order=highest") in said
    assert W.rate(ranking["execution_rate"].iloc[0]) in cells
    assert len(re.findall(r'<wp:docPr [^>]*descr="[^"]+', body)) == 3


def test_the_workbook_holds_every_row(files: Mapping[str, bytes], ranking: Any, warehouse: Warehouse) -> None:
    book = openpyxl.load_workbook(io.BytesIO(files["Excel"]))
    held = [
        rounded(cell for row in sheet.iter_rows(values_only=True) for cell in row if isinstance(cell, float))
        for sheet in book.worksheets
    ]
    criteria = {"threshold": 1.0, "minimum_yuan": 0, "basis": "adjusted", "money_of": "total"}
    low = warehouse.mart("low_execution", Selection(), **criteria, row_limit=500)

    assert any(rounded(ranking["execution_rate"]) <= cells for cells in held)
    assert any(rounded(rate for rate in low["execution_rate"] if 0 < rate < 1) <= cells for cells in held)
    assert any(sheet._charts for sheet in book.worksheets)


def test_the_pdf_can_be_searched(files: Mapping[str, bytes], ranking: Any, address: str) -> None:
    with pdfplumber.open(io.BytesIO(files["PDF"])) as pdf:
        said = squeezed("".join(page.extract_text() or "" for page in pdf.pages))

    assert "少数部门" in said
    assert W.rate(ranking["execution_rate"].iloc[0]) in said
    assert squeezed("范围：全部年度；全部地区；全部部门；全部表单类型") in said
    assert f"{address}/execution?grain=department&order=highest" in said


def test_the_web_page_makes_no_request(files: Mapping[str, bytes], ranking: Any) -> None:
    said = files["网页（HTML）"].decode()

    assert "少数部门" in said
    assert W.rate(ranking["execution_rate"].iloc[0]) in said
    assert "<script" not in said
    assert not re.search(r'<(?:img|link|iframe)[^>]+(?:src|href)="http', said)


def test_the_page_looks_right_on_a_telephone_and_in_the_dark(browser: Browser, address: str, files: Any) -> None:
    assert files
    for width, scheme in ((390, "light"), (1440, "dark")):
        context = browser.new_context(
            locale="en-US",
            viewport={"width": width, "height": 900},
            color_scheme=scheme,  # type: ignore[arg-type]  # both are schemes
        )
        context.set_default_timeout(2 * PATIENCE)
        page = context.new_page()
        page.goto(f"{address}/packs?pack={NAME}")
        settled(page)
        expect(page.get_by_role("heading", name="Items in order")).to_be_visible()

        assert page.evaluate("document.documentElement.scrollWidth") <= width
        expect(page.get_by_test_id("stException")).to_have_count(0)
        context.close()
