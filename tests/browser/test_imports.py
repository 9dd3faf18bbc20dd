"""Files are dropped, checked, settled and stored, and then every page has the new project."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from dashboard.importing import import_sources
from dashboard.ingest import document_view
from dashboard.warehouse import open_warehouse
from dashboard.widgets.navigation import PAGES
from tests.browser.conftest import PATIENCE, serving, settled
from tests.ingest.readers.carriers import as_docx
from tests.ingest.readers.drawn import as_page
from tests.ingest.readers.test_forms_in_carriers import FORM, TITLE

DAMAGED, DRAWN = "农村饮水安全巩固提升工程", "村级道路养护"


@pytest.fixture(scope="module", name="store")
def store_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("imports")
    import_sources(folder)
    return folder


@pytest.fixture(scope="module", name="served")
def served_store(store: Path) -> Iterator[str]:
    with serving(store) as found:
        yield found


@pytest.fixture(name="context")
def window(browser: Browser) -> Iterator[BrowserContext]:
    found = browser.new_context(locale="zh-CN", viewport={"width": 1440, "height": 900})
    found.set_default_timeout(PATIENCE)
    yield found
    found.close()


@pytest.fixture(scope="module", name="files")
def dropped_files(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """A Word document whose first weight is damaged, a printed page, and a file that is none."""
    folder = tmp_path_factory.mktemp("files")
    damaged = [[*row[:7], "1O", *row[8:]] if "新建蓄水池" in row else row for row in FORM]
    other = [[DRAWN if cell == DAMAGED else cell for cell in row] for row in FORM]
    (folder / "饮水.docx").write_bytes(as_docx(TITLE, damaged))
    page = browser.new_page()
    page.set_content(as_page(document_view(as_docx(TITLE, other), "form.docx")))
    page.pdf(path=folder / "道路.pdf", format="A3", landscape=True)
    page.close()
    (folder / "坏文件.docx").write_bytes(b"PK\x03\x04 is no package")
    return sorted(folder.iterdir())


def row(page: Page, table: str, text: str) -> Locator:
    """The row of a table that holds a text."""
    return page.get_by_role("table", name=table).get_by_role("row", name=re.compile(text)).first


def test_from_dropped_files_to_every_page(context: BrowserContext, served: str, store: Path, files: list[Path]) -> None:
    page = context.new_page()
    page.goto(f"{served}/imports")
    settled(page)
    page.locator("input[type=file]").set_input_files(files)
    page.wait_for_url("**batch=**", timeout=2 * PATIENCE)
    settled(page)

    expect(row(page, "本批文件", "坏文件.docx")).to_contain_text("文件已损坏或不完整")
    expect(row(page, "本批文件", "道路.pdf")).to_contain_text("已读取，待导入")
    expect(row(page, "有变动的总览数值", "^自评份数 项目支出")).to_contain_text("+2")
    assert [(5,)] == open_warehouse(store).rows("select count(*) from forms.documents")

    page.get_by_role("button", name="饮水.docx").click()
    settled(page)
    page.get_by_role("table", name="原文").get_by_role("button", name=re.compile("^1O ")).click()
    settled(page)
    expect(page.get_by_test_id("stMain")).to_contain_text("选中的单元格：“1O”")
    page.get_by_role("button", name="处理", exact=True).click()
    page.get_by_role("combobox", name="这个单元格是").click()
    page.get_by_role("option", name="新建蓄水池：分值").click()
    page.get_by_label("正确内容").fill("10")
    page.get_by_label("更正原因（必填）").fill("与盖章原件核对")
    page.get_by_label("更正人（必填）").fill("张三")
    page.get_by_role("button", name="采用", exact=True).click()

    expect(row(page, "指标", "^新建蓄水池")).to_contain_text("更正；原文“1O”")
    settled(page)
    page.get_by_role("button", name=re.compile("全部导入")).click()
    expect(row(page, "本批文件", "饮水.docx")).to_contain_text("已入库", timeout=2 * PATIENCE)

    assert [(7,)] == open_warehouse(store).rows("select count(*) from forms.documents")
    kept = "select value_corrected, text_printed, corrected_by, reason from forms.corrections"
    assert [("10", "1O", "张三", "与盖章原件核对")] == open_warehouse(store).rows(kept)
    for name in [
        name for name in PAGES if name not in {"project", "packs", "data", "imports", "releases", "own_check"}
    ]:
        page.goto(f"{served}/{PAGES[name]}?text={DRAWN}")
        settled(page)
        expect(page.get_by_test_id("stMain")).not_to_contain_text("所选范围内没有自评表")
        if name == "low_execution":  # the form spent 89 %: it is looked at and not listed
            expect(page.get_by_test_id("stMain")).to_contain_text("项目支出自评表1份")
        elif name not in {"compare", "lab", "sampling"}:  # one form alone is nothing to compare
            expect(page.get_by_role("figure").or_(page.get_by_role("table")).first).to_be_visible()
    page.goto(f"{served}/data")
    settled(page)
    expect(row(page, "已入库文件", "道路.pdf")).to_contain_text("项目1份")
    page.goto(f"{served}/project?text={DAMAGED}")
    page.get_by_role("button", name=re.compile(f"^项目名称 {DAMAGED}")).click()
    page.wait_for_url("**evaluation=**")
    settled(page)
    expect(row(page, "更正记录", "^分值")).to_contain_text("与盖章原件核对")


def test_a_figure_and_its_cell_lead_to_each_other(context: BrowserContext, served: str, files: list[Path]) -> None:
    page = context.new_page()
    page.goto(f"{served}/imports")
    settled(page)
    page.locator("input[type=file]").set_input_files([path for path in files if path.name == "道路.pdf"])
    page.wait_for_url("**batch=**", timeout=2 * PATIENCE)
    settled(page)
    row(page, "指标", "^管护制度").get_by_role("button", name=re.compile("^得分 14.00")).click()
    settled(page)
    original = page.get_by_role("table", name="原文")

    expect(original.locator("mark")).to_have_text(["14"])
    expect(original.locator("mark")).to_be_in_viewport()
    original.get_by_role("button", name=re.compile("^2310人 ")).click()
    settled(page)
    expect(page.get_by_test_id("stMain")).to_contain_text("选中：受益人口：实际完成值")
    expect(row(page, "指标", "^受益人口").locator(".marked")).to_contain_text("2310人")


@pytest.mark.parametrize(("locale", "scheme"), [("zh-CN", "dark"), ("en-US", "light")])
def test_a_telephone_shows_a_dropped_file_whole(
    browser: Browser, served: str, files: list[Path], locale: str, scheme: str
) -> None:
    is_dark = scheme == "dark"
    found = browser.new_context(
        locale=locale, viewport={"width": 390, "height": 844}, color_scheme="dark" if is_dark else "light"
    )
    page = found.new_page()
    page.goto(f"{served}/imports")
    settled(page)
    page.locator("input[type=file]").set_input_files(files)
    page.wait_for_url("**batch=**", timeout=2 * PATIENCE)
    settled(page)

    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
    expect(page.get_by_test_id("stException")).to_have_count(0)
    if locale == "en-US":
        assert not re.search("[，。；：]", page.get_by_test_id("stFileUploader").inner_text())
    found.close()


def test_a_form_not_yet_filed_is_checked_and_not_stored(
    context: BrowserContext, served: str, store: Path, files: list[Path]
) -> None:
    before = open_warehouse(store).rows("select count(*) from forms.documents")
    page = context.new_page()
    page.goto(f"{served}/own_check")
    settled(page)
    page.locator("input[type=file]").set_input_files([path for path in files if path.name != "道路.pdf"])
    main = page.get_by_test_id("stMain")
    expect(main).to_contain_text("已检查1份自评", timeout=2 * PATIENCE)
    expect(main).to_contain_text("坏文件.docx")
    expect(main).to_contain_text("位置：第")
    with page.expect_download(timeout=2 * PATIENCE) as waiting:
        page.get_by_role("button", name="下载问题清单（Excel）").click()

    assert waiting.value.suggested_filename == "报送前自查问题清单.xlsx"
    assert open_warehouse(store).rows("select count(*) from forms.documents") == before
