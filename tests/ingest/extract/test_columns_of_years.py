"""Columns named for a year: the year with both target and result is the form's."""

from tests.ingest.plain_form import FORM, FUNDS, HEAD, HEADER, ROWS, indicator_rows, only_form, read

LAST = ["21所", "1980人", "97%", "100%", "1次", "91%"]


def with_last_year(header: str) -> list[str]:
    rows = [
        "\t".join([*(cells := row.split("\t"))[:3], last, *cells[3:]]) for row, last in zip(ROWS, LAST, strict=True)
    ]
    return [*HEAD, *FUNDS, header, *rows, FORM[-1].replace("总分", "总分\t")]


def test_last_years_results_are_no_results_of_this_year() -> None:
    header = HEADER.replace("年度指标值\t实际完成值", "2022年完成值\t2023年目标值\t2023年完成值")
    found = read(with_last_year(header))

    assert [indicator_rows(only_form(FORM))] == [indicator_rows(form) for form in found.evaluations]
    assert LAST == [cell.text for cell in found.unread]


def test_where_no_year_has_both_none_is_taken() -> None:
    header = HEADER.replace("年度指标值\t实际完成值", "2022年完成值\t2024年目标值\t2023年完成值")
    (form,) = read(with_last_year(header)).evaluations

    assert [(None, None)] * 6 == [(row.target_text, row.actual_text) for row in form.indicators]


FUNDS_OF_YEARS = [
    "\t年度资金总额\t35.00\t600.00\t635.00\t603.25\t95.00%",
    "\t中央财政\t35.00\t500.00\t535.00\t513.25\t95.93%",
]


def test_amounts_of_the_year_that_was_executed() -> None:
    header = "项目资金（万元）\t\t2022年结转\t2023年年初预算数\t2023年调整预算数\t2023年执行数\t执行率"
    found = read([*HEAD, header, *FUNDS_OF_YEARS, HEADER, *ROWS])

    assert [[("6000000.00", "6350000.00", "6032500.00"), ("5000000.00", "5350000.00", "5132500.00")]] == [
        [(str(row.budget_initial_yuan), str(row.budget_adjusted_yuan), str(row.executed_yuan)) for row in form.funds]
        for form in found.evaluations
    ]
    assert ["35.00", "35.00"] == [cell.text for cell in found.unread]


def test_amounts_of_two_executed_years_are_not_told_apart() -> None:
    header = "项目资金（万元）\t\t2022年执行数\t2023年年初预算数\t2023年调整预算数\t2023年执行数\t执行率"
    (form,) = read([*HEAD, header, *FUNDS_OF_YEARS, HEADER, *ROWS]).evaluations

    assert [] == [row for row in form.funds if row.executed_yuan is not None]
