"""The summary table is taken away from the data page, for the selection that stands in the address."""

import io
from pathlib import Path

import openpyxl

from tests.browser.conftest import Visit


def test_the_summary_table_is_offered_with_its_totals(visit: Visit) -> None:
    page = visit("/data?region=440304")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="绩效自评情况汇总表（Excel）").click()
    (sheet,) = openpyxl.load_workbook(io.BytesIO(Path(waiting.value.path()).read_bytes()), data_only=True).worksheets
    head = [cell.value for cell in sheet[4]]
    total = next(dict(zip(head, row, strict=True)) for row in sheet.values if "合计（13份）" in row)

    assert waiting.value.suggested_filename == "绩效自评情况汇总表.xlsx"
    assert (total["年初预算数（万元）"], total["全年预算数（万元）"]) == (2683.35, 2733.35)
    assert (round(total["全年执行数（万元）"], 6), round(total["得分"], 2)) == (2691.188288, 97.49)
