"""What is downloaded in a browser says where it was made, and its link opens the same view."""

import csv
import io
import re

import pypdfium2
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit, downloaded, settled


def statement(data: bytes) -> str:
    return next(csv.reader(io.StringIO(data.decode("utf-8-sig"))))[-1]


def test_the_link_of_a_file_opens_the_same_view(visit: Visit, address: str) -> None:
    page = visit("/execution?region=440304&grain=department&unit=yuan")
    _, data = downloaded(page, "执行率排名", "CSV")
    found = re.search(r"打开同一页面：(\S+)", statement(data))
    assert found is not None
    link = found[1]

    assert link.startswith(f"{address}/execution?")
    assert "region=440304" in link
    assert "unit=yuan" in link
    reopened = visit(link.removeprefix(address))
    expect(reopened.get_by_text("福田区", exact=False).first).to_be_visible()
    _, again = downloaded(reopened, "执行率排名", "CSV")
    assert again.splitlines()[1:] == data.splitlines()[1:]


def taken(page: Page, ending: str) -> bytes:
    """The page about what is shown, taken away as one page of a kind."""
    line = page.get_by_text("一页通", exact=True).locator("xpath=ancestor::*[@data-testid='stHorizontalBlock'][1]")
    with page.expect_download() as waiting:
        line.get_by_role("button", name=ending, exact=True).click()
    return waiting.value.path().read_bytes()


def test_a_department_leaves_as_one_page(visit: Visit, address: str) -> None:
    page = settled(visit("/department?department=深圳市福田区总工会（本级）"))
    heading = page.get_by_role("heading", level=2).first.inner_text()
    with pypdfium2.PdfDocument(taken(page, "PDF")) as document:
        text = re.sub(r"\s+", "", document[0].get_textpage().get_text_range())

        assert len(document) == 1
    assert heading.split("·")[-1].strip() in text
    assert "绩效自评一页通" in text
    assert f"打开同一页面：{address}/department?" in text
