"""The summary table of a selection, as commands and pages give it."""

import io
from datetime import datetime
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from dashboard.exporting import Source, export, summary_workbook
from dashboard.i18n import words
from dashboard.records import Selection
from dashboard.warehouse import Store, open_warehouse

MOMENT = datetime(2024, 5, 6, 7, 8)  # noqa: DTZ001  # as a clock on the wall


@pytest.fixture(name="source", scope="module")
def five_documents(published_store: Path) -> Source:
    return Source(open_warehouse(published_store), Store(published_store), MOMENT, address="http://dashboard.example/")


def test_the_command_s_workbook_has_totals_and_states_what_it_was_made_from(source: Source, tmp_path: Path) -> None:
    out = tmp_path / "summary.xlsx"
    rows = export(source, "summary", out, Selection(regions=("440304",)), words("zh", "yuan"))
    (sheet,) = openpyxl.load_workbook(out, data_only=True).worksheets
    texts = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]

    assert rows == 13
    assert "合计（13份）" in texts
    assert any(text.startswith("执行率口径：") and "98.46%" in text and "100.29%" in text for text in texts)
    assert "单位：元" in texts
    assert any("福田区" in text and text.startswith("范围：") for text in texts)
    assert any("http://dashboard.example/data?" in text and "region=440304" in text for text in texts)


@pytest.mark.parametrize("ending", ["csv", "json", "parquet"])
def test_other_endings_keep_plain_rows(source: Source, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"summary.{ending}"
    rows = export(source, "summary", out, Selection(), words("zh", "yuan"))
    frame = getattr(pd, f"read_{ending}")(out)

    assert rows == len(frame) == 27


def test_a_summary_lists_what_was_missed_and_what_the_form_says_of_it(source: Source) -> None:
    _, data = summary_workbook(source, Selection(words="职工疗休养"), words("zh"))
    (sheet,) = openpyxl.load_workbook(io.BytesIO(data)).worksheets
    head, row = ([cell.value for cell in cells] for cells in sheet.iter_rows(4, 5))
    said = dict(zip(head, row, strict=True))

    assert (said["未完成指标数"], said["得分"]) == (1, 93.7)
    assert said["未完成或偏离较大的指标"] == "服务干部人数（>100人次→52人次）"
    assert said["表内说明"].startswith("服务干部人数：")
    assert said["执行率（按年初预算）"] is None
