"""A form with a column for the initial target and one for the adjusted: the adjusted one holds, if there is one."""

import pytest

from tests.ingest.plain_form import FORM, FUNDS, GOALS, HEAD, HEADER, ROWS, TOTAL, indicator_rows, only_form, read


def with_adjusted(adjusted: str) -> list[str]:
    """The form with the targets of all rows initial ones, and in the first row this adjusted target."""
    header = HEADER.replace("年度指标值", "年初指标值\t调整指标值")
    rows = [row.split("\t") for row in ROWS]
    wide = ["\t".join([*cells[:4], "" if at else adjusted, *cells[4:]]) for at, cells in enumerate(rows)]
    return [*HEAD, *FUNDS, *GOALS, header, *wide, *TOTAL]


@pytest.mark.parametrize("adjusted", ["", "—"])
def test_where_nothing_was_adjusted_the_initial_target_stands(adjusted: str) -> None:
    found = read(with_adjusted(adjusted))

    assert [indicator_rows(only_form(FORM))] == [indicator_rows(form) for form in found.evaluations]
    assert () == found.unread


def test_an_adjusted_target_holds_and_the_initial_one_is_reported() -> None:
    found = read(with_adjusted("=25所"))

    assert ["=25所"] == [form.indicators[0].target_text for form in found.evaluations]
    assert [("=23所", "no_field")] == [(cell.text, cell.reason) for cell in found.unread]
