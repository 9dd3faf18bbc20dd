"""A cell a line with empty cells as empty lines: the table it was, as long as no line is missing or too many."""

import pytest

from tests.ingest.figures_read import wrong_figures
from tests.ingest.plain_form import FORM, only_form, said

TITLES, TABLE = FORM[:2], FORM[2:]
WIDTH = 8
# Every cell of the form on a line of its own, empty ones too.
LINES = [cell for row in TABLE for cell in (row.split("\t") + [""] * WIDTH)[:WIDTH]]


def without(at: int, size: int = 1) -> list[str]:
    return [*TITLES, *LINES[:at], *LINES[at + size :]]


def test_the_rows_are_as_wide_as_the_table() -> None:
    assert said(only_form(FORM)) == said(only_form([*TITLES, *LINES]))


def test_the_end_of_the_total_may_be_cut_off_with_its_empty_cells() -> None:
    lines = [*TITLES, *LINES]
    while not lines[-1]:
        lines.pop()

    assert said(only_form(FORM)) == said(only_form(lines))


@pytest.mark.parametrize("at", range(len(LINES)))
def test_a_lost_line_moves_no_figure_into_another_column(at: int) -> None:
    assert [] == wrong_figures(without(at))


@pytest.mark.parametrize("at", range(len(LINES)))
def test_a_line_too_many_moves_no_figure_into_another_column(at: int) -> None:
    assert [] == wrong_figures([*TITLES, *LINES[:at], "", *LINES[at:]])


@pytest.mark.parametrize("at", range(WIDTH * 2, len(LINES) - 1))
def test_two_cells_on_one_line_move_no_figure_into_another_column(at: int) -> None:
    assert [] == wrong_figures([*TITLES, *LINES[:at], f"{LINES[at]} {LINES[at + 1]}".strip(), *LINES[at + 2 :]])
