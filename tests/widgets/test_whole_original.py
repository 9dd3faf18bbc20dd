"""A form to be picked from: the rows it runs over, its merged cells, and what became of each cell."""

from dashboard.ingest.grid import Block, Cell, Grid, Paragraph
from dashboard.widgets.whole_original import CellState, PickableCell, pickable


def grid(*rows: tuple[str, ...]) -> Grid:
    """A table of a text file, from line 1."""
    return Grid(
        tuple(
            tuple(Cell(text, line - 1, column, f"line {line}, cell {column + 1}") for column, text in enumerate(texts))
            for line, texts in enumerate(rows, start=1)
        )
    )


LONG: list[Block] = [grid(("项目", "培训"), ("分值", ""), ("10", "9.5"), ("50",), *[("30", "30")] * 5)]
MERGED = Grid(
    (
        (Cell("指标", 0, 0, "table 1, row 1, column 1", row_span=3), Cell("分值", 0, 1, "table 1, row 1, column 2")),
        (Cell("50", 1, 1, "table 1, row 2, column 2"),),
        (Cell("40", 2, 1, "table 1, row 3, column 2"),),
        (Cell("合计", 3, 0, "table 1, row 4, column 1"), Cell("90", 3, 1, "table 1, row 4, column 2")),
    )
)


def test_it_runs_from_the_first_to_the_last_known_cell_with_rows_around() -> None:
    states: dict[str, CellState] = {"line 3, cell 2": "read", "line 4, cell 1": "unread"}
    rows = pickable(LONG, {"line 3, cell 2": "9.5"}, states)

    assert [row.place for row in rows] == [f"line {number}" for number in range(1, 7)]
    assert rows[2].cells == (
        PickableCell("10", place="line 3, cell 1"),
        PickableCell("9.5", is_marked=True, place="line 3, cell 2", state="read"),
    )
    assert pickable(LONG, {}, {"line 99": "read"}) == ()


def test_an_empty_cell_cannot_be_picked_and_a_short_row_runs_to_the_edge() -> None:
    rows = pickable(LONG, {}, {"line 3, cell 2": "read", "line 4, cell 1": "unread"})

    assert rows[1].cells[1].place == ""
    assert rows[3].cells == (PickableCell("50", place="line 4, cell 1", state="unread", column_span=2),)


def test_a_table_with_merged_cells_is_whole_and_keeps_its_columns() -> None:
    wide = grid(("甲", "乙", "丙"))
    rows = pickable([Paragraph("标题", "paragraph 1"), MERGED, wide], {}, {"table 1, row 4, column 2": "read"})

    assert [row.place for row in rows] == [
        "table 1, row 1",
        "table 1, row 2",
        "table 1, row 3",
        "table 1, row 4",
        "line 1",
    ]
    assert (rows[0].cells[0].row_span, rows[0].filler) == (3, 1)
    assert [len(row.cells) for row in rows] == [2, 1, 1, 2, 3]
