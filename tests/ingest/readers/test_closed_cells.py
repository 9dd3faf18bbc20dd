"""Pages turned to text: every cell closed with a bar on a line of its own, or a whole table in one line."""

from decimal import Decimal

import pytest

from tests.ingest.figures_read import wrong_figures
from tests.ingest.plain_form import FORM, TOTAL, only_form, said


def cells_of(line: str) -> list[str]:
    """The cells that a page has for the row: those of merged levels stand above, and the total's label is wide."""
    label, *figures = line.split("\t")
    if line in TOTAL:
        return [label, *figures[-3:]]
    filled = [label, *figures] if label else figures
    return filled[1:] if filled[0] == "" else filled


CELLS = [cell for line in FORM for cell in cells_of(line)]


def closed(cells: list[str]) -> list[str]:
    return [f"{cell} |" if cell else "|" for cell in cells]


def test_closed_cells_read_like_the_table() -> None:
    assert said(only_form(FORM)) == said(only_form(closed(CELLS)))


def test_words_around_the_table_may_have_no_bars() -> None:
    assert said(only_form(FORM)) == said(only_form(["第四部分 附件", *closed(CELLS), "第五部分 附表"]))


def test_a_cell_of_two_lines_is_closed_once() -> None:
    lines = closed(CELLS)
    at = lines.index("保障23所学校冬季取暖。 |")
    lines[at : at + 1] = ["保障23所学校", "冬季取暖。 |"]

    assert said(only_form(FORM)) == said(only_form(lines))


def test_a_score_left_empty_moves_no_figure() -> None:
    cells = list(CELLS)
    at = cells.index("受益学生人数")
    cells[at + 4] = ""
    row = only_form(closed(cells)).indicators[1]

    assert ("2204人", Decimal(10), None) == (row.actual_text, row.weight, row.score_reported)


@pytest.mark.parametrize("at", range(2, len(CELLS)))
def test_a_lost_cell_makes_no_figure_another(at: int) -> None:
    assert [] == wrong_figures(closed([*CELLS[:at], *CELLS[at + 1 :]]))


@pytest.mark.parametrize("at", range(2, len(CELLS)))
def test_an_empty_cell_too_many_makes_no_figure_another(at: int) -> None:
    assert [] == wrong_figures(closed([*CELLS[:at], "", *CELLS[at:]]))


def barred(rule: str = "") -> str:
    rows = [line.split("\t") for line in FORM[2:]]
    width = max(len(row) for row in rows)
    lines = [f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in rows]
    return " ".join([*FORM[:2], lines[0], *([rule] if rule else []), *lines[1:]])


@pytest.mark.parametrize("rule", ["", "| --- | --- | --- | --- | --- | --- | --- | --- |"], ids=["plain", "ruled"])
def test_a_table_in_one_line_is_its_rows(rule: str) -> None:
    assert said(only_form(FORM)) == said(only_form([barred(rule)]))


def test_a_bar_lost_from_the_line_makes_no_figure_another() -> None:
    parts = barred().split("|")
    damaged = ["|".join([*parts[:at], parts[at] + parts[at + 1], *parts[at + 2 :]]) for at in range(1, len(parts) - 1)]

    assert [] == [wrong for line in damaged for wrong in wrong_figures([line])]
