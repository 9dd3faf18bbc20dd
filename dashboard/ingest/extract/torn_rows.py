"""Rows that lost cells, or have some twice: every way to mend them, so that only what all ways agree on is read."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations_with_replacement

from dashboard.ingest.extract.alignment import Alignment, Column, Fit
from dashboard.ingest.extract.indicator_rows import Row, Table
from dashboard.ingest.grid import Cell

# A cell that suits its column less than this cannot stand there.
_LEAST_FIT = -0.5
# Rows that lost more are read by what their cells hold alone.
_MOST_LOST = 3


def mendings(row: Row, table: Table, widths: Iterable[int], fit: Fit) -> list[Alignment]:
    """The ways in which a row of one of the widths may have been torn, if its cells suit where they then stood."""
    found: dict[tuple[str, ...], Alignment] = {}
    columns = _as_rows_stand(table)
    for width in widths:
        lost = width - row.line.width
        if 0 < abs(lost) <= _MOST_LOST:
            for cells in _mended(row.line.cells, lost):
                placed = _placed(cells, columns, fit)
                if placed is not None:
                    key = tuple(f"{role}:{cell.place}" for role, cell in sorted(placed.items()))
                    found.setdefault(key, Alignment(row.reading.worth, placed))
    return list(found.values())


def _as_rows_stand(table: Table) -> tuple[Column, ...]:
    """The columns where the cells of whole rows stand: headers of merged cells may stand beside them."""
    standing: dict[str, Counter[int]] = {}
    for row in table.rows:
        if row.line.width in table.widths:
            for role, cell in row.reading.cells.items():
                standing.setdefault(role, Counter())[cell.column] += 1
    return tuple(
        Column(column.role, standing[column.role].most_common(1)[0][0], column.header)
        if column.role in standing
        else column
        for column in table.columns
    )


def _mended(cells: Sequence[Cell], lost: int) -> Iterator[list[tuple[Cell, int]]]:
    """The cells with the columns they would stand in, had not `lost` cells gone (below 0: come) between them."""
    step = 1 if lost > 0 else -1
    for breaks in combinations_with_replacement(range(len(cells) + 1), abs(lost)):
        moved = [
            (cell, cell.column + step * sum(1 for at in breaks if at <= index)) for index, cell in enumerate(cells)
        ]
        yield [pair for index, pair in enumerate(moved) if index == 0 or pair[1] != moved[index - 1][1]]


def _placed(cells: Sequence[tuple[Cell, int]], columns: Sequence[Column], fit: Fit) -> dict[str, Cell] | None:
    """The cells by role; None where one stands in no column, or in one that it does not suit."""
    by_position = {column.position: column for column in columns}
    placed: dict[str, Cell] = {}
    for cell, position in cells:
        column = by_position.get(position)
        suits = None if column is None else fit(cell, column)
        if column is None or suits is None or suits < _LEAST_FIT:
            return None
        placed[column.role] = cell
    return placed
