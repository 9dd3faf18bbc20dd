"""Cells one after the other → rows of tables, each cell in its column."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dashboard.ingest.extract.funds_rows import FundsColumn
from dashboard.ingest.grid import Cell, Line
from dashboard.ingest.mending.cell_labels import as_line, joined_cell
from dashboard.ingest.mending.row_cuts import CutRow

_ONE = re.compile(r"^(?:目标)?[(（]?(?:1|一)[)）]?[.．、:：]")


def row_of(cells: Sequence[Cell], start: int = 0) -> Line:
    """The cells as a row of a table, in columns from `start` on."""
    return as_line([cell._replace(column=start + order) for order, cell in enumerate(cells)])


def laid_below(row: Line, columns: Sequence[FundsColumn], width: int) -> Line:
    """The row with its figures below their headers."""
    label, *others = row.cells
    placed = [cell._replace(column=column.header.column) for cell, column in zip(others, columns, strict=False)]
    remarks = [cell._replace(column=width - 1) for cell in others[len(columns) :]]
    return replace(row, cells=(label, *placed, *remarks), width=width)


def nowhere(row: Line, width: int) -> Line:
    """The row without any hint where its figures stood: it lost some, and no other row is like it."""
    cells = tuple(cell._replace(column=min(cell.column, 1)) for cell in row.cells)
    return replace(row, cells=cells, width=width)


def two_texts(cells: Sequence[Cell]) -> Sequence[Cell]:
    """Goal and outcome, each of them whole where both number their lines; else the cells as they are."""
    starts = [at for at, cell in enumerate(cells) if _ONE.match(cell.text)]
    if len(cells) > 2 and len(starts) == 2 and starts[0] == 0:
        return joined_cell(cells[: starts[1]]), joined_cell(cells[starts[1] :])
    return cells


def laid_out(cells: Sequence[Cell], cuts: Sequence[CutRow], width: int) -> Iterator[Line]:
    """The rows in order, and between them the cells that belong to none for certain."""
    rows = {cut.cells[0].place: cut for cut in cuts}
    at = 0
    while at < len(cells):
        cut = rows.get(cells[at].place)
        if cut is None:
            yield Line(0, (cells[at],), is_paragraph=True)
            at += 1
            continue
        below = [(cell, column) for cell, column in zip(cut.cells, cut.columns, strict=True) if column is not None]
        if below:
            placed = [cell._replace(column=column.position) for cell, column in below]
            yield replace(as_line(placed), width=width)
        for cell, column in zip(cut.cells, cut.columns, strict=True):
            if column is None:
                yield Line(0, (cell,), is_paragraph=True)
        at += len(cut.cells)
