"""Sheets wider or longer than a page are read as one table; words wider than their cell are read whole."""

from collections.abc import Sequence

import pytest

from dashboard.ingest.grid import Grid
from dashboard.ingest.readers.pdf import pdf_blocks
from tests.ingest.readers.printed import pdf

WIDE, HIGH, TOP, LEFT = 100, 20, 800, 50
Row = Sequence[str | None]
HEAD: Row = ["name", "A project whose name is of some length", None, None]
ROWS: list[Row] = [
    ["row one", "target", "actual", "points"],
    ["row two", "50%", "60%", "9.5"],
    ["row three", "70%", "80%", "10"],
]


def drawn(rows: Sequence[Row], first: int, last: int) -> bytes:
    """The columns from first to last of a table, as a spreadsheet prints them: None goes on with the cell before it."""
    parts: list[str] = []
    for number, row in enumerate(rows):
        y = TOP - HIGH * number
        parts.append(f"{LEFT} {y} m {LEFT + WIDE * (last - first)} {y} l S")
        parts.append(f"{LEFT} {y - HIGH} m {LEFT + WIDE * (last - first)} {y - HIGH} l S")
        for edge in range(first, last + 1):
            if edge == len(row) or row[edge] is not None:
                x = LEFT + WIDE * (edge - first)
                parts.append(f"{x} {y} m {x} {y - HIGH} l S")
        for column, text in enumerate(row):
            x = LEFT + WIDE * (column - first) + 3
            end = next((at for at in range(column + 1, len(row)) if row[at] is not None), len(row))
            parts.extend([_word(text, x, y - 14)] if text and column < last and end > first else [])
    return ("0.5 w " + " ".join(parts)).encode()


def _word(text: str, x: float, y: float) -> str:
    return f"BT /F1 8 Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET"


def grids(pages: Sequence[bytes]) -> list[list[list[str]]]:
    blocks = pdf_blocks(pdf(pages), "sheet.pdf")
    return [
        [[cell.text.replace(" ", "") for cell in row] for row in block.rows]
        for block in blocks
        if isinstance(block, Grid)
    ]


def joined(rows: Sequence[Row]) -> list[list[str]]:
    return [[text.replace(" ", "") for text in row if text is not None] for row in rows]


@pytest.mark.parametrize("cut", [2, 3])
def test_a_table_cut_into_two_page_columns_is_one_table(cut: int) -> None:
    rows = [HEAD, *ROWS]

    assert [joined(rows)] == grids([drawn(rows, 0, cut), drawn(rows, cut, 4)])


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (0, 2, 1, 3)], ids=["over, then down", "down, then over"])
def test_pages_of_columns_come_in_either_order(order: tuple[int, ...]) -> None:
    below: list[Row] = [
        ["more", "A second of such length", None, None],
        ["row four", "1%", "2%", "3"],
        ["row five", "4%", "5%", "6"],
    ]
    pages = [drawn([HEAD, *ROWS], 0, 3), drawn([HEAD, *ROWS], 3, 4), drawn(below, 0, 3), drawn(below, 3, 4)]

    assert [joined([HEAD, *ROWS, *below])] == grids([pages[place] for place in order])


def test_a_cell_is_found_on_the_page_that_shows_it() -> None:
    rows = [HEAD, *ROWS]
    [grid] = [
        block
        for block in pdf_blocks(pdf([drawn(rows, 0, 2), drawn(rows, 2, 4)]), "sheet.pdf")
        if isinstance(block, Grid)
    ]
    cell = grid.rows[1][2]

    assert ("actual", "page 2, table 1, row 2, column 3") == (cell.text, cell.place)
    assert cell.box is not None
    assert (LEFT, LEFT + WIDE) == pytest.approx((cell.box[0], cell.box[2]))


@pytest.mark.parametrize("cut", [2, 3])
def test_forms_open_at_one_side_stay_two(cut: int) -> None:
    page = drawn([HEAD, *ROWS], 0, cut)

    assert 2 == len(grids([page, page]))


def test_pages_after_one_template_open_at_both_sides_are_not_put_side_by_side() -> None:
    page = drawn([[None, "name", "A project", None], *ROWS], 0, 3)

    assert {3} == {len(row) for grid in grids([page, page]) for row in grid}


def test_a_word_drawn_over_the_walls_of_its_cell_is_read_whole() -> None:
    rows: list[Row] = [["name", None, "98"], *[["", "", str(number)] for number in range(3)]]
    content = drawn(rows, 0, 3)
    middle = LEFT + WIDE * 1.5
    for number, (word, width) in enumerate([("an_overlong_name_in_the_middle", 124), ("short", 18)], start=1):
        content += b" " + _word(word, middle - width / 2, TOP - HIGH * number - 14).encode()

    [grid] = grids([content])
    assert [["an_overlong_name_in_the_middle", "0"], ["short", "1"]] == [row[1:] for row in grid[1:3]]


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        ("how content the people", "served", ["how content the people served"]),
        ("how content the people", "1. served", ["how content the people", "1. served"]),
        ("how content", "served", ["how content", "served"]),
    ],
    ids=["name goes on", "a line of its own", "name is over"],
)
def test_the_end_of_a_name_on_the_next_page_belongs_to_its_row(above: str, below: str, expected: list[str]) -> None:
    rows: list[Row] = [[f"row {number}", "a name", "1%", "2"] for number in range(36)]
    pages = [
        drawn([*rows, ["level", above, "90%", "10"]], 0, 4),
        drawn([["", below, "", ""], ["total", "", "", "100"]], 0, 4),
    ]

    [grid] = [block for block in pdf_blocks(pdf(pages), "form.pdf") if isinstance(block, Grid)]
    assert expected == [cell.text for row in grid.rows[36:-1] for cell in row if cell.column == 1]
