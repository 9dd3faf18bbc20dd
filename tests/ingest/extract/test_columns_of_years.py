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
