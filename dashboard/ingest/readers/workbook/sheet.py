"""The filled cells of a sheet → a grid whose empty ends are cut off and whose merged cells stand once."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from dashboard.errors import RefusedDocument
from dashboard.ingest.grid import Block, Cell, Grid
from dashboard.ingest.readers.limits import MAX_CELLS, MAX_MERGED_RANGES, MAX_ROWS, within


@dataclass(frozen=True, slots=True)
class MergedRange:
    """Cells merged into one: first and last row and column, from 0."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Sheet:
    """What a sheet shows: rows from 0 in order, each with its filled cells by column from 0 in order."""

    name: str
    rows: list[tuple[int, list[tuple[int, str]]]] = field(default_factory=list)
    merged: list[MergedRange] = field(default_factory=list)


def sheet_grid(sheet: Sheet, file_name: str) -> Grid | None:
    """The grid of a sheet, or None where nothing stands on it; places read "Sheet1!B12".

    Rows without anything are left out, rows and columns keep the numbers they have on the sheet. What stands under a
    merged cell is not shown and left out. Raises RefusedDocument `too_large`.
    """
    within(len(sheet.rows), MAX_ROWS, file_name, sheet.name)
    within(len(sheet.merged), MAX_MERGED_RANGES, file_name, sheet.name)
    merged = _merged_by_row(sheet, file_name)
    rows: list[tuple[Cell, ...]] = []
    count = 0
    for number, filled in sheet.rows:
        count += filled[-1][0] + 1 if filled else 0
        within(count, MAX_CELLS, file_name, sheet.name)
        row = tuple(_row_cells(sheet.name, number, filled, merged.get(number, ())))
        if any(cell.text for cell in row):
            rows.append(row)
    return Grid(tuple(rows)) if rows else None


def _merged_by_row(sheet: Sheet, file_name: str) -> dict[int, list[MergedRange]]:
    """The merged ranges that touch each row that holds something, from left to right."""
    numbers = [number for number, _ in sheet.rows]
    found: dict[int, list[MergedRange]] = {}
    count = 0
    for merged in sorted(sheet.merged, key=lambda each: each.left):
        touched = numbers[bisect_left(numbers, merged.top) : bisect_right(numbers, merged.bottom)]
        count += len(touched)
        within(count, MAX_CELLS, file_name, sheet.name)
        for number in touched:
            found.setdefault(number, []).append(merged)
    return found


def _row_cells(name: str, row: int, filled: Sequence[tuple[int, str]], merged: Iterable[MergedRange]) -> Iterator[Cell]:
    """The cells up to the last that holds something, empty ones included."""
    texts = dict(filled)
    covering = list(merged)
    last = filled[-1][0] if filled else -1
    column = at = 0
    while column <= last:
        while at < len(covering) and covering[at].right < column:
            at += 1
        over = covering[at] if at < len(covering) and covering[at].left <= column else None
        if over is None or over.left < column:
            if over is None:
                yield Cell(texts.get(column, ""), row, column, address(name, row, column))
            column += 1
        elif over.top < row:
            column = over.right + 1
        else:
            spans = over.bottom - over.top + 1, over.right - over.left + 1
            yield Cell(texts.get(column, ""), row, column, address(name, row, column), *spans)
            column = over.right + 1


def address(sheet: str, row: int, column: int) -> str:
    """The address of a cell as workbooks write it: ("Sheet1", 11, 1) → "Sheet1!B12"."""
    return f"{sheet}!{column_letters(column)}{row + 1}"


def column_letters(column: int) -> str:
    """The letters of a column counted from 0: 0 → A, 27 → AB."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def sheet_blocks(sheets: Iterable[Sheet], file_name: str, *, has_pictures: bool) -> list[Block]:
    """The grids of the sheets on which anything stands, in order.

    Raises RefusedDocument `too_large`, or `only_pictures` or `empty` where nothing stands on any.
    """
    grids = [grid for sheet in sheets if (grid := sheet_grid(sheet, file_name)) is not None]
    if not grids:
        raise RefusedDocument("only_pictures" if has_pictures else "empty", file_name)
    return list(grids)
