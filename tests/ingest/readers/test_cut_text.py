"""Text that ends inside a figure: the shorter figure is not taken for the whole one, unless sums bear it out."""

import pytest

from tests.ingest.figures_read import wrong_figures
from tests.ingest.plain_form import FORM, HEADER, ROWS, only_form, points, read

# Without remarks each row ends in a figure.
SHORT = [line.rpartition("\t")[0] for line in (HEADER, *ROWS)]
LINES = [*FORM[: -len(ROWS) - 2], *SHORT]
TEXT = "\n".join([*LINES, "总分\t\t\t\t\t100\t99.30"])
CELLS = "\n".join(cell for line in TEXT.split("\n") for cell in line.split("\t") if cell)


@pytest.mark.parametrize("text", [TEXT, CELLS, CELLS.replace("\n", " ")], ids=["tabs", "cells", "line"])
@pytest.mark.parametrize("lost", range(1, 60))
def test_no_end_that_is_lost_makes_a_figure_another(text: str, lost: int) -> None:
    assert [] == wrong_figures([text[:-lost]], end="")


def test_a_figure_that_the_file_ends_behind_is_unread_where_nothing_bears_it_out() -> None:
    found = read(["\n".join(LINES).removesuffix("0")], end="")
    last = found.evaluations[0].indicators[-1]

    assert (last.level_3, last.score_reported) == ("学生满意度", None)
    assert [("1", "may_be_cut_off")] == [(one.text, one.reason) for one in found.unread]


def test_a_total_that_its_parts_make_is_read_though_the_file_ends_behind_it() -> None:
    assert "99.3" == points(only_form([TEXT], end="").score_reported)


def test_a_line_that_ends_is_not_cut_off() -> None:
    assert "9" == points(only_form(["\n".join(LINES).removesuffix("10") + "9"]).indicators[-1].score_reported)
