"""A downloaded table keeps its numbers and its text, and prints as it should."""

import io

import openpyxl
import pandas as pd

from dashboard.export.workbook.download import table_xlsx
from dashboard.i18n import words
from tests.export.test_tables import FRAME, HEADER


def test_a_workbook_keeps_numbers_as_numbers_and_formulas_as_text() -> None:
    data = table_xlsx(FRAME, words("zh"), "标题", ["范围：全部年度", "单位：万元"])
    workbook = openpyxl.load_workbook(io.BytesIO(data))
    sheet, notes = workbook.worksheets

    assert [cell.value for cell in sheet[1]] == HEADER
    assert [cell.value for cell in sheet[2]] == [
        "a-001", "项目支出自评表", "甲区", "=100.00(%)", 2023, 1, 2733.35, 2691.188288, 0.984575, 97.486923,
    ]  # fmt: skip
    assert [cell.value for cell in sheet[3]][6:9] == [None, 0.000001, None]
    assert sheet["D2"].data_type == "s"
    assert sheet["I2"].number_format == "0.00%"
    assert sheet["E2"].number_format == "0"
    assert [row[0].value for row in notes.rows] == ["标题", "范围：全部年度", "单位：万元"]


def test_a_workbook_is_set_up_to_read_and_to_print() -> None:
    long = FRAME.assign(project_name="某项目" * 30)
    sheet, _ = openpyxl.load_workbook(io.BytesIO(table_xlsx(long, words("zh"), "A&B标题", []))).worksheets
    widths = {cell.value: sheet.column_dimensions[cell.column_letter].width for cell in sheet[1]}

    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == ("A2", "A1:J3", "$1:$1")
    assert sheet.print_area == "'数据'!$A$1:$J$3"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert "A&&B标题" in sheet.oddHeader.left.text
    assert all(cell.alignment.wrap_text for cell in sheet[1])
    assert 30 < widths["项目名称"] < 45
    assert widths["年度"] < widths["表单类型"]


def test_a_table_without_rows_keeps_its_heads() -> None:
    sheet, _ = openpyxl.load_workbook(io.BytesIO(table_xlsx(FRAME.head(0), words("zh"), "标题", []))).worksheets

    assert [cell.value for cell in sheet[1]] == HEADER
    assert table_xlsx(pd.DataFrame(), words("zh"), "标题", ["无"])
