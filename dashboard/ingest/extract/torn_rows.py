"""Rows that lost cells, or have some twice: every way to mend them, so that only what all ways agree on is read."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations_with_replacement

from dashboard.ingest.extract.alignment import Alignment, Column, Fit
from dashboard.ingest.extract.indicator_fit import missing
from dashboard.ingest.extract.indicator_rows import Row, Table
from dashboard.ingest.grid import Cell

# A cell that suits its column less than this cannot stand there.
_LEAST_FIT = -0.5
# Any short words may name a level, and names of levels name indicators as well.
_LEAST_FIT_OF_NAMES = {"level_1": -1.0, "level_2": -1.0, "level_3": -1.5}
# Rows that lost more are read by what their cells hold alone.
_MOST_LOST = 3


def mendings(row: Row, table: Table, widths: Iterable[int], fit: Fit, *, is_odd: bool = False) -> list[Alignment]:
    """The ways in which a row of one of the widths may have been torn, if its cells suit where they then stood.

    Of an odd row one cell went, or came: any words may then name its levels. Others lost the cells that are merged.
    """
    found: dict[tuple[str, ...], Alignment] = {}
    columns = _as_rows_stand(table)
    for width in widths:
        lost = width - row.line.width
        if 0 < abs(lost) <= _MOST_LOST:
            for cells in (*_mended(row.line.cells, lost), *(_parted(row.line.cells) if lost == 1 else ())):
                placed = _placed(cells, columns, fit, _LEAST_FIT_OF_NAMES if is_odd and abs(lost) == 1 else {})
                if placed is not None:
                    key = tuple(f"{role}:{cell.place}" for role, cell in sorted(placed.items()))
                    found.setdefault(key, Alignment(row.reading.worth, placed))
    return list(found.values())


def suits(way: Alignment, columns: Sequence[Column], fit: Fit) -> float:
    """How well the cells suit their columns, wherever they stand; empty columns count against it."""
    told = ((column, way.cells.get(column.role)) for column in columns)
    return sum(missing(column.role) if cell is None else fit(cell, column) or 0.0 for column, cell in told)


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
    """The cells with the columns they would stand in, had not `lost` cells gone (below 0: come) between them.

    A cell that came and is not empty says what its neighbour says.
    """
    step = 1 if lost > 0 else -1
    for breaks in combinations_with_replacement(range(len(cells) + 1), abs(lost)):
        moved = [
            (cell, cell.column + step * sum(1 for at in breaks if at <= index)) for index, cell in enumerate(cells)
        ]
        same = [index for index in range(1, len(moved)) if moved[index][1] == moved[index - 1][1]]
        if all(moved[index][0].text == moved[index - 1][0].text for index in same):
            yield [pair for index, pair in enumerate(moved) if index not in same]


def _parted(cells: Sequence[Cell]) -> Iterator[list[tuple[Cell, int]]]:
    """The cells with each of them that may be two parted at a blank, and those behind it moved on."""
    for index, cell in enumerate(cells):
        for blank in re.finditer(r"(?<=\S)\s+(?=\S)", cell.text):
            halves = [cell.text[: blank.start()], cell.text[blank.end() :]]
            yield [
                *((before, before.column) for before in cells[:index]),
                *((cell._replace(text=text), cell.column + order) for order, text in enumerate(halves)),
                *((behind, behind.column + 1) for behind in cells[index + 1 :]),
            ]


def _placed(
    cells: Sequence[tuple[Cell, int]], columns: Sequence[Column], fit: Fit, least: Mapping[str, float]
) -> dict[str, Cell] | None:
    """The cells by role; None where one stands in no column, or in one that it does not suit."""
    by_position = {column.position: column for column in columns}
    placed: dict[str, Cell] = {}
    for cell, position in cells:
        column, moved = by_position.get(position), cell._replace(column=position)
        suits = None if column is None else fit(moved, column)
        if column is None or suits is None or suits < least.get(column.role, _LEAST_FIT):
            return None
        placed[column.role] = moved
    return placed
