"""The summary table adds up to what the documents add up to, and its formulas to what it shows."""

import io
import re
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.export.workbook.summary import HEAD, Summary, summary_xlsx
from dashboard.i18n import Words, words
from dashboard.records import Selection
from dashboard.warehouse import Warehouse, open_warehouse

YUAN = words("zh", "yuan")
WAN_YUAN = words("zh", "wan_yuan")
FUTIAN, MINHANG = "深圳市福田区总工会（本级）", "上海市闵行区总工会（汇总）"


def summary_of(warehouse: Warehouse, selection: Selection) -> Summary:
    every: dict[str, object] = {"is_highest_first": False, "row_limit": None}
    return Summary(
        rows=warehouse.mart("summary", selection),
        departments=warehouse.mart("results", selection, grain="department", is_by_year=True, **every),
        years=warehouse.mart("results", selection, grain="all", is_by_year=True, **every),
        totals=warehouse.mart("results", selection, grain="all", is_by_year=False, **every),
    )


@pytest.fixture(name="published", scope="module")
def five_documents(published_store: Path) -> Summary:
    return summary_of(open_warehouse(published_store), Selection())


@pytest.fixture(name="province", scope="module")
def several_years(synthetic_store: Path) -> Summary:
    return summary_of(open_warehouse(synthetic_store), Selection())


def both(data: bytes) -> list[tuple[Worksheet, Worksheet]]:
    """Each sheet with what its cells show, and with their formulas."""
    shown, written = (openpyxl.load_workbook(io.BytesIO(data), data_only=only) for only in (True, False))
    return list(zip(shown.worksheets, written.worksheets, strict=True))


def table(sheet: Worksheet) -> list[dict[str, Any]]:
    """The rows below the head, by its labels."""
    head = [cell.value for cell in sheet[HEAD + 1]]
    rows = [dict(zip(head, (cell.value for cell in row), strict=True)) for row in sheet.iter_rows(HEAD + 2)]
    return rows[: next((number for number, row in enumerate(rows) if not any(row.values())), len(rows))]


def row_of(sheet: Worksheet, said: str, department: str | None = None) -> dict[str, Any]:
    (found,) = [
        row
        for row in table(sheet)
        if str(row["项目名称"]).startswith(said) and (department is None or row["主管部门"] == department)
    ]
    return found


def rows_with_formulas(written: Worksheet) -> list[int]:
    return [
        row[0].row for row in written.iter_rows(HEAD + 2) if any(str(cell.value).startswith("=SUB") for cell in row)
    ]


@pytest.mark.parametrize(
    ("department", "count", "amounts", "rates", "mean"),
    [
        (FUTIAN, 13, (26_833_500, 27_333_500, 26_911_882.88), (0.9846, 1.0029), 97.49),
        (MINHANG, 11, (32_356_800, 23_103_500, 22_344_200), (0.9671, 0.6906), 99.77),
    ],
)
def test_a_department_s_subtotal_is_what_its_document_adds_up_to(
    published: Summary, department: str, count: int, amounts: tuple[float, ...], rates: tuple[float, ...], mean: float
) -> None:
    (sheet, _), *_ = both(summary_xlsx(published, YUAN, "汇总表", []))
    row = row_of(sheet, "小计", department)

    assert row["项目名称"] == f"小计（{count}份）"
    assert (row["年初预算数（元）"], row["全年预算数（元）"], row["全年执行数（元）"]) == pytest.approx(amounts)
    assert (round(row["执行率（按全年预算）"], 4), round(row["执行率（按年初预算）"], 4)) == rates
    assert round(row["得分"], 2) == mean


def test_forms_of_different_types_stand_on_sheets_of_their_own(published: Summary) -> None:
    sheets = [sheet for sheet, _ in both(summary_xlsx(published, WAN_YUAN, "汇总表", []))]

    assert [sheet.title for sheet in sheets] == ["项目支出自评表", "部门整体支出自评表", "自评报告"]
    assert [row_of(sheet, "合计")["项目名称"] for sheet in sheets] == ["合计（24份）", "合计（2份）", "合计（1份）"]
    assert row_of(sheets[1], "合计")["全年预算数（万元）"] == 655.55


@pytest.mark.parametrize("store", ["published", "province"])
def test_formulas_come_to_what_the_warehouse_says(store: str, request: pytest.FixtureRequest) -> None:
    checked = 0
    for sheet, written in both(summary_xlsx(request.getfixturevalue(store), WAN_YUAN, "汇总表", [])):
        subtotals = rows_with_formulas(written)
        for number in subtotals:
            for cell in written[number]:
                found = re.fullmatch(r"=SUBTOTAL\((1|9),([A-Z]+)(\d+):\2(\d+)\)", str(cell.value))
                shown = sheet.cell(number, cell.column).value
                if found:
                    rows = [row for row in range(int(found[3]), int(found[4]) + 1) if row not in subtotals]
                    values = [sheet[f"{found[2]}{row}"].value for row in rows]
                    known = [value for value in values if value is not None]
                    expected = sum(known) / (len(known) if found[1] == "1" else 1)
                    assert shown == pytest.approx(expected), cell.coordinate
                    checked += 1
                quotient = re.fullmatch(r'=IF\(([A-Z]+\d+)=0,"",([A-Z]+\d+)/\1\)', str(cell.value))
                if quotient:
                    assert shown == pytest.approx(sheet[quotient[2]].value / sheet[quotient[1]].value), cell.coordinate
                    checked += 1

    assert checked > 10


def test_the_total_follows_a_filter_and_is_never_hidden_by_one(province: Summary) -> None:
    for _, written in both(summary_xlsx(province, YUAN, "汇总表", [])):
        *_, last = rows_with_formulas(written)

        assert written.auto_filter.ref == f"A{HEAD + 1}:{get_column_letter(written.max_column)}{last - 1}"
        assert f"{HEAD + 2}:" in next(str(cell.value) for cell in written[last] if str(cell.value).startswith("=SUB"))


def test_years_are_totalled_apart(province: Summary) -> None:
    (sheet, _), *_ = both(summary_xlsx(province, YUAN, "汇总表", []))
    years = sorted(province.rows.loc[province.rows["form_type"] == "project", "year"].unique())
    totals = [row for row in table(sheet) if re.match(r"\d{4}年合计", str(row["项目名称"]))]

    assert [row["项目名称"][:4] for row in totals] == [str(year) for year in years]
    assert sum(row["全年预算数（元）"] for row in totals) == pytest.approx(row_of(sheet, "合计")["全年预算数（元）"])


def rows_of_two(executed: list[float | None]) -> Summary:
    """Two forms of a department, as the marts give them."""
    sums = {"form_type": "project", "year": 2023, "region_code": "1", "department_name": "甲局", "evaluations": 2}
    found = {
        **sums,
        "budget_initial_yuan": 300.0,
        "budget_adjusted_yuan": 300.0,
        "executed_yuan": 90.0,
        "execution_rate": 0.9,
        "execution_rate_initial": 0.9,
        "score_mean": None,
    }
    shared = {**sums, "region_name_zh": "甲区", "region_name_en": "Jia", "ordinal": 1, "unit_name": "甲所"}
    rows = pd.DataFrame(
        {
            **shared,
            "project_name": name,
            "budget_initial_yuan": budget,
            "budget_adjusted_yuan": budget,
            "executed_yuan": spent,
            "execution_rate": None if spent is None else 0.9,
            "execution_rate_initial": None if spent is None else 0.9,
            "score_reported": None,
        }
        for name, budget, spent in zip(("=1+1", "二"), (100.0, 200.0), executed, strict=True)
    )
    one = pd.DataFrame([found])
    return Summary(rows.drop(columns="evaluations"), one, one, one)


def test_a_rate_is_no_quotient_of_sums_where_a_form_does_not_state_both() -> None:
    ((sheet, written),) = both(summary_xlsx(rows_of_two([90.0, None]), YUAN, "汇总表", []))
    row = row_of(sheet, "小计")
    cells = [cell for cell in written[HEAD + 4] if "*" in cell.number_format]

    assert (row["全年预算数（元）"], row["全年执行数（元）"]) == (300, 90)
    assert [cell.value for cell in cells] == [0.9, 0.9]
    assert any("标“*”" in str(cell.value) for line in sheet.iter_rows() for cell in line)
    assert "得分" not in row or row["得分"] is None


def test_a_summary_keeps_text_as_text_and_is_set_up_to_print(published: Summary) -> None:
    ((sheet, _),) = both(summary_xlsx(rows_of_two([90.0, 1.0]), YUAN, "汇总表", ["来源：某处"]))

    assert (table(sheet)[0]["项目名称"], table(sheet)[0]["全年预算数（元）"]) == ("=1+1", 100)
    assert sheet.freeze_panes == f"A{HEAD + 2}"
    assert sheet.print_title_rows == f"${HEAD + 1}:${HEAD + 1}"
    assert sheet.page_setup.orientation == "landscape"
    assert any(cell.value == "来源：某处" for line in sheet.iter_rows() for cell in line)
    assert len(table(both(summary_xlsx(published, YUAN, "汇总表", []))[0][0])) == 24 + 3


@pytest.mark.parametrize("said", [words("zh"), words("en")], ids=["zh", "en"])
def test_an_empty_selection_says_so(published_store: Path, said: Words) -> None:
    nothing = summary_of(open_warehouse(published_store), Selection(departments=("没有这个局",)))
    ((sheet, _),) = both(summary_xlsx(nothing, said, said("summary.title"), []))

    assert [sheet["A1"].value, sheet["A2"].value] == [said("summary.title"), said("summary.empty")]
