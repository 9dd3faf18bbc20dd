"""Tables drawn with characters are read as the tables they draw."""

from collections.abc import Sequence

import pytest

from dashboard.ingest.grid import Grid, Paragraph
from dashboard.ingest.readers.text import text_blocks
from tests.ingest.plain_form import FUNDS, GOALS, HEAD, HEADER, ROWS, TOTAL, only_form, said

CELLS = [line.split("\t") for line in [*HEAD[2:], *FUNDS, *GOALS, HEADER, *ROWS, *TOTAL]]
WIDTH = max(map(len, CELLS))
# Of the boxes, and of the grids that need no character but those of a keyboard.
BOX, GRID = ("┌┬┐", "├┼┤", "└┴┘", "─", "│"), ("+++", "+++", "+++", "-", "|")
Style = tuple[str, str, str, str, str]


def grid_of(text: str) -> list[list[str]]:
    (table,) = (block for block in text_blocks(text.encode(), "form.txt") if isinstance(block, Grid))
    return [[cell.text for cell in row] for row in table.rows]


def drawn(rows: Sequence[Sequence[str]], style: Style, size: int) -> list[str]:
    """The rows in cells of so many characters, longer ones over several lines."""
    top, middle, bottom, rule, bar = style
    rules = {at: ends[0] + ends[1].join([rule * (size + 2)] * WIDTH) + ends[2] for at, ends in enumerate((top, middle))}
    found = [rules[0]]
    for row in rows:
        cells = [[cell[at : at + size] for at in range(0, len(cell), size)] for cell in [*row, *[""] * WIDTH][:WIDTH]]
        for line in range(max(map(len, cells))):
            parts = (cell[line] if line < len(cell) else "" for cell in cells)
            found.append(bar + bar.join(f" {part:　<{size}} " for part in parts) + bar)
        found.append(rules[1])
    return [*found[:-1], bottom[0] + bottom[1].join([rule * (size + 2)] * WIDTH) + bottom[2]]


@pytest.mark.parametrize("style", [BOX, GRID], ids=["box", "grid"])
@pytest.mark.parametrize("size", [40, 7])
def test_a_form_in_a_drawn_table_reads_like_one_with_tabs(style: Style, size: int) -> None:
    whole = only_form([*HEAD, *FUNDS, *GOALS, HEADER, *ROWS, *TOTAL])

    assert said(whole) == said(only_form([*HEAD[:2], *drawn(CELLS, style, size), "填报人：某某"]))


def test_a_cell_over_several_rows_and_one_over_several_columns_stand_in_the_first() -> None:
    text = """\
说明
┌────┬────┬──────┐
│一级│二级│ 名称 │
├────┼────┼──────┤
│    │数量│ 里程 │
│产出├────┼──────┤
│    │质量│合格率│
├────┴────┼──────┤
│合计     │ 100  │
└─────────┴──────┘
备注
"""

    expected = [["一级", "二级", "名称"], ["产出", "数量", "里程"], ["", "质量", "合格率"], ["合计", "", "100"]]
    assert expected == grid_of(text)
    assert ["说明", "备注"] == [one.text for one in text_blocks(text.encode(), "") if isinstance(one, Paragraph)]


def test_lines_are_rows_where_the_header_alone_is_ruled() -> None:
    text = "+------+------+\n| 名称 | 数量 |\n+------+------+\n| 里程 | 12   |\n| 座数 | 3    |\n+------+------+\n"

    assert [["名称", "数量"], ["里程", "12"], ["座数", "3"]] == grid_of(text)


def test_bars_between_cells_are_told_from_bars_around_rows() -> None:
    rows = [["名称", "数量", ""], ["", "里程", ""], ["", "座数", ""], ["", "面积", ""]]

    assert rows == grid_of("\n".join("|".join(row) for row in rows))
