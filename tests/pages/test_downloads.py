"""What a person downloads from any page says what it was made from, and never holds fewer rows in silence."""

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.warehouse import open_warehouse
from dashboard.widgets import downloads, tables
from tests.pages.app import opened

Files = dict[str, Callable[[], bytes]]
PAGES = {
    "overview": {},
    "execution": {},
    "scores": {},
    "compare": {},
    "over_target": {},
    "lab": {},
    "low_execution": {},
    "leads": {},
    "sampling": {},
    "department": {"department": "深圳市福田区总工会"},
    "project": {"region": "440304"},
    "data": {"part": "documents"},
}


@pytest.fixture(name="files")
def offered(monkeypatch: pytest.MonkeyPatch) -> Files:
    """Every file that a page offers, by its key."""
    found: Files = {}

    def keep(label: str, content: Callable[[], bytes], file_name: str, media_type: str, key: str) -> None:
        found[key] = content

    monkeypatch.setattr(tables, "download", keep)
    monkeypatch.setattr(downloads, "download", keep)
    return found


def shown(files: Files, page: str, **query: Any) -> AppTest:
    """The page, with its own files alone: the way to it leads over the overview."""
    app = opened(page, **query)
    files.clear()
    return app.run()


def head_and_rows(data: bytes) -> tuple[str, int]:
    """The statement of a CSV and how many rows it has."""
    lines = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    return lines[0][-1], len(lines) - 1


@pytest.mark.parametrize("page", PAGES)
def test_every_table_states_selection_rows_version_time_and_link(
    page: str, files: Files, published_store: Path
) -> None:
    query: dict[str, Any] = PAGES[page]
    app = shown(files, page, **query)
    version = open_warehouse(published_store).version
    statements = {key: head_and_rows(content()) for key, content in files.items() if key.endswith("_csv")}
    lacking = {
        key: [
            part
            for part, pattern in {
                "selection": "范围：",
                "source": "来源：",
                "version": re.escape(f"数据版本：{version}"),
                "time": r"生成时间：\d{4}-\d\d-\d\d \d\d:\d\d",
                "rows": f"(行数：{rows:,}行，为所选范围的全部|本表列出其中{rows:,}行)",
                "link": "打开同一页面：/" + ("" if page == "overview" else page),
            }.items()
            if not re.search(pattern, statement)
        ]
        for key, (statement, rows) in statements.items()
    }

    assert not app.exception
    assert statements
    assert {key: parts for key, parts in lacking.items() if parts} == {}


def test_rates_stand_on_both_bases_and_a_form_on_its_own(files: Files, published_store: Path) -> None:
    form = open_warehouse(published_store).rows(
        "select evaluation_id from facts.execution where project_name = '小型工程类项目（非政府投资项目）'"
    )[0][0]
    shown(files, "execution", region="440304")
    district = head_and_rows(files["ranking_district_csv"]())[0]
    shown(files, "project", evaluation=form)
    own = "\n".join(head_and_rows(content())[0] for key, content in files.items() if key.endswith("_csv"))

    assert "执行率口径：项目支出自评表按全年预算数（调整后）98.46%，按年初预算数100.29%" in district
    assert "范围：全部年度" not in own
    assert "98.46%" not in own
    assert "97.66%" not in own


def test_the_link_reopens_the_same_selection_and_switches(files: Files) -> None:
    shown(files, "scores", region="440304", year="2023", grain="district")
    statement = head_and_rows(files["score_histogram_csv"]())[0]
    link = re.search(r"打开同一页面：(\S+)", statement)
    assert link is not None
    address = urlsplit(link[1])

    assert address.path == "/scores"
    assert parse_qs(address.query) == {
        "grain": ["district"],
        "year": ["2023"],
        "region": ["440304"],
        "form": ["project"],
    }


def test_a_table_that_was_cut_says_of_how_many(
    files: Files, synthetic_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JIXIAO_STORE", str(synthetic_store))
    shown(files, "leads")
    raised = open_warehouse(synthetic_store).rows("select count(*) from findings.every where outcome = 'lead'")
    statement, rows = head_and_rows(files["leads_page_table_csv"]())
    shown(files, "overview")
    noticed, few = head_and_rows(files["attention_csv"]())

    assert f"所选范围共{raised[0][0]:,}行，本表列出其中{rows}行" in statement
    assert re.search(rf"所选范围共[\d,]{{3,}}行，本表列出其中{few}行", noticed)
    assert "模拟数据，仅供试用" in statement


def test_a_workbook_states_the_same(files: Files) -> None:
    shown(files, "execution")
    book = openpyxl.load_workbook(io.BytesIO(files["ranking_district_xlsx"]()))
    said = "\n".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell)

    assert "范围：全部年度" in said
    assert "执行率口径：" in said
    assert "打开同一页面：/execution" in said
