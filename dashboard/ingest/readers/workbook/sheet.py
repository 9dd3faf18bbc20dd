"""The filled cells of a sheet → grids whose empty ends are cut off and whose merged cells stand once."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby

from dashboard.errors import RefusedDocument
from dashboard.ingest.grid import Block, Cell, Grid, Paragraph
from dashboard.ingest.readers.limits import MAX_CELLS, MAX_CHARACTERS, MAX_MERGED_RANGES, MAX_ROWS, within
from dashboard.ingest.readers.workbook.side_by_side import side_by_side

# Empty cells are kept as far as this column: forms are not wider, and a lone cell far out costs nothing.
_WIDEST = 500
# So many rows with one cell each, one below the other, are lines of a text and not of a table.
_LINES_OF_A_TEXT = 3
# The header of any indicator table has as many.
_CELLS_OF_A_FORM = 4


@dataclass(frozen=True, slots=True)
class MergedRange:
    """Cells merged into one: first and last row and column, from 0."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Sheet:
    """What a sheet holds: rows from 0 in order, each with its filled cells by column from 0 in order.

    Hidden rows and columns are told as first and last, in order.
    """

    name: str
    rows: list[tuple[int, list[tuple[int, str]]]] = field(default_factory=list)
    merged: list[MergedRange] = field(default_factory=list)
    hidden_rows: list[tuple[int, int]] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    is_hidden: bool = False


def sheet_blocks(sheets: Iterable[Sheet], file_name: str, *, has_pictures: bool) -> list[Block]:
    """The grids and paragraphs of the sheets on which anything stands, hidden ones last; places read "Sheet1!B12".

    Hidden sheets without a row as wide as a form's hold the choices for cells of other sheets and are left out.

    Raises RefusedDocument `too_large`, or `only_pictures` or `empty` where nothing stands on any.
    """
    ordered = sorted(sheets, key=lambda sheet: sheet.is_hidden)
    parts = ((sheet, part) for sheet in ordered if _is_read(sheet) for part in side_by_side(_rows(sheet, file_name)))
    blocks = [block for sheet, part in parts for block in _blocks(part, sheet)]
    if not blocks:
        raise RefusedDocument("only_pictures" if has_pictures else "empty", file_name)
    return blocks


def _is_read(sheet: Sheet) -> bool:
    return not sheet.is_hidden or any(len(filled) >= _CELLS_OF_A_FORM for _, filled in sheet.rows)


def _blocks(rows: list[tuple[Cell, ...]], sheet: Sheet) -> Iterator[Block]:
    """The rows as grids, and as paragraphs where several rows in a run hold one cell each: that is a text."""
    runs = [(is_lonely, list(run)) for is_lonely, run in groupby(rows, key=_is_lonely)]
    grid: list[tuple[Cell, ...]] = []
    for is_lonely, run in runs:
        if not is_lonely or len(run) < _LINES_OF_A_TEXT:
            grid.extend(run)
            continue
        if grid:
            yield Grid(tuple(grid), sheet.name, sheet.is_hidden)
            grid = []
        yield from (
            Paragraph(cell.text, cell.place, sheet.name, sheet.is_hidden) for row in run for cell in row if cell.text
        )
    if grid:
        yield Grid(tuple(grid), sheet.name, sheet.is_hidden)


def _is_lonely(row: tuple[Cell, ...]) -> bool:
    filled = [cell for cell in row if cell.text]
    return len(filled) == 1 and filled[0].row_span == 1


def _rows(sheet: Sheet, file_name: str) -> list[tuple[Cell, ...]]:
    """The rows that hold something, all as wide as the widest where that is no waste of room.

    Rows and columns keep the numbers they have on the sheet. What stands under a merged cell is not shown and left out.
    """
    within(len(sheet.rows), MAX_ROWS, file_name, sheet.name)
    within(len(sheet.merged), MAX_MERGED_RANGES, file_name, sheet.name)
    if sheet.hidden_rows or sheet.hidden_columns:
        sheet = _without_hidden(sheet)
    merged = _merged_by_row(sheet, file_name)
    width = _width(sheet)
    is_even = width * len(sheet.rows) <= MAX_CELLS
    rows: list[tuple[Cell, ...]] = []
    count = characters = 0
    for number, filled in sheet.rows:
        characters += sum(len(text) for _, text in filled)
        within(characters, MAX_CHARACTERS, file_name, sheet.name)
        last = width if is_even else min(filled[-1][0] + 1, _WIDEST)
        count += last + len(filled)
        within(count, MAX_CELLS, file_name, sheet.name)
        row = tuple(_row_cells(sheet.name, number, dict(filled), merged.get(number, []), last))
        if any(cell.text for cell in row):
            rows.append(row)
    return rows


def _width(sheet: Sheet) -> int:
    """How many columns the sheet uses, merged ones included, as far as forms go."""
    filled = max((cells[-1][0] + 1 for _, cells in sheet.rows if cells), default=0)
    ends: dict[int, dict[int, int]] = {}
    for each in sheet.merged:
        ends.setdefault(each.top, {})[each.left] = each.right + 1
    rows = ((cells, ends[row]) for row, cells in sheet.rows if row in ends)
    merged = max((own.get(column, 0) for cells, own in rows for column, _ in cells), default=0)
    return min(max(filled, merged), _WIDEST)


def _without_hidden(sheet: Sheet) -> Sheet:
    """The sheet as it shows. Words of a merged cell whose corner is hidden show where its visible part begins."""
    hidden_rows, hidden_columns = _joined(sheet.hidden_rows), _joined(sheet.hidden_columns)
    texts = {row: dict(filled) for row, filled in sheet.rows}
    merged: list[MergedRange] = []
    for whole in sheet.merged:
        top, left = _first_shown(whole.top, hidden_rows), _first_shown(whole.left, hidden_columns)
        if top > whole.bottom or left > whole.right:
            continue
        merged.append(MergedRange(top, left, whole.bottom, whole.right))
        if (top, left) != (whole.top, whole.left) and (text := texts.get(whole.top, {}).pop(whole.left, "")):
            texts.setdefault(top, {})[left] = text
    rows = [
        (row, shown)
        for row, filled in sorted(texts.items())
        if _first_shown(row, hidden_rows) == row
        and (shown := [cell for cell in sorted(filled.items()) if _first_shown(cell[0], hidden_columns) == cell[0]])
    ]
    return Sheet(sheet.name, rows, merged)


def _joined(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The ranges in order, those that touch made one."""
    joined: list[tuple[int, int]] = []
    for first, last in sorted(ranges):
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    return joined


def _first_shown(number: int, hidden: list[tuple[int, int]]) -> int:
    """The number itself or, where it is hidden, the first behind it that is not."""
    at = bisect_right(hidden, number, key=lambda each: each[0]) - 1
    return hidden[at][1] + 1 if at >= 0 and hidden[at][1] >= number else number


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


def _row_cells(
    name: str, row: int, texts: Mapping[int, str], covering: Sequence[MergedRange], width: int
) -> Iterator[Cell]:
    """The cells of a row, empty ones included."""
    at = 0
    end = 0
    for column in sorted({*range(width), *texts}):
        while at < len(covering) and covering[at].right < column:
            at += 1
        over = covering[at] if at < len(covering) and covering[at].left <= column else None
        if over is None:
            yield Cell(texts.get(column, ""), row, column, address(name, row, column))
        elif over.top == row and over.left == column >= end:
            end = over.right + 1
            spans = over.bottom - over.top + 1, over.right - over.left + 1
            yield Cell(texts.get(column, ""), row, column, address(name, row, column), *spans)


def address(sheet: str, row: int, column: int) -> str:
    """The address of a cell as workbooks write it: ("Sheet1", 11, 1) → "Sheet1!B12"."""
    return f"{sheet}!{column_letters(column)}{row + 1}"


@lru_cache(maxsize=1024)
def column_letters(column: int) -> str:
    """The letters of a column counted from 0: 0 → A, 27 → AB."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
