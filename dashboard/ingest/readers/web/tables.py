"""A table element → rows of cells on the grid that its spans make."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from lxml.etree import _Element

from dashboard.ingest.readers.limits import MAX_CELLS
from dashboard.ingest.readers.web.words import cell_words, is_unseen

# HTML allows a cell to span so many columns.
_MOST_COLUMNS = 1000
_LEADING_DIGITS = re.compile(r"\s*(\d{1,6})")
_GROUPS = ("thead", "tbody", "tfoot")


class TooManyFieldsError(ValueError):
    """States that the spans of a table cover more fields than any form has."""


class PlacedCell(NamedTuple):
    """A cell of a table: its element's words, where its first field lies, and how many fields it covers."""

    text: str
    row: int
    column: int
    row_span: int
    column_span: int


def table_rows(table: _Element) -> list[list[_Element]]:
    """The cells of each row of the table itself, not of tables inside it; the foot comes last, as on screen."""
    return [row for _, group in _row_groups(table) for row in group]


def placed_rows(table: _Element) -> list[list[PlacedCell]]:
    """The rows with every cell at its true column; columns in which no cell begins are no columns.

    Raises TooManyFieldsError.
    """
    rows: list[list[PlacedCell]] = []
    covered = 0
    for _, group in _row_groups(table):
        free_from: list[int] = []
        end = len(rows) + len(group)
        for cells in group:
            row, column = len(rows), 0
            placed: list[PlacedCell] = []
            is_unseen_row = bool(cells) and _is_in_unseen_row(cells[0])
            for cell in cells:
                while column < len(free_from) and free_from[column] > row:
                    column += 1
                width = max(1, min(_span(cell, "colspan"), _MOST_COLUMNS))
                height = _span(cell, "rowspan")
                height = end - row if height == 0 else max(1, min(height, end - row))
                covered += width * height
                if column + width > _MOST_COLUMNS or covered > MAX_CELLS:
                    raise TooManyFieldsError
                free_from.extend([0] * (column + width - len(free_from)))
                for index in range(column, column + width):
                    free_from[index] = max(free_from[index], row + height)
                text = "" if is_unseen(cell) or is_unseen_row else cell_words(cell)
                placed.append(PlacedCell(text, row, column, height, width))
                column += width
            rows.append(placed)
    return _on_real_columns(rows)


def _row_groups(table: _Element) -> list[tuple[str, list[list[_Element]]]]:
    """The rows by head, bodies and foot; rows outside a group stand where they stand."""
    groups: list[tuple[str, list[list[_Element]]]] = []
    current: _Element | None = None
    for group, cells in _rows(table):
        name = str(group.tag) if group is not None else "tbody"
        if not groups or group is not current:
            groups.append((name, []))
            current = group
        groups[-1][1].append(cells)
    return sorted(groups, key=lambda group: group[0] == "tfoot")


def _rows(table: _Element) -> Iterator[tuple[_Element | None, list[_Element]]]:
    """Each row's cells with the group it stands in; whatever careless markup stands between is looked through."""
    stray: list[_Element] = []
    stack: list[tuple[_Element, _Element | None]] = [(child, None) for child in reversed(table)]
    while stack:
        element, group = stack.pop()
        if element.tag in ("td", "th"):
            stray.append(element)
            continue
        if stray:
            yield group, stray
            stray = []
        if element.tag == "tr":
            yield group, list(_cells(element))
        elif element.tag not in ("table", "caption"):
            inner = element if element.tag in _GROUPS else group
            stack.extend((child, inner) for child in reversed(element))
    if stray:
        yield None, stray


def _cells(row: _Element) -> Iterator[_Element]:
    stack = list(reversed(row))
    while stack:
        element = stack.pop()
        if element.tag in ("td", "th"):
            yield element
        elif element.tag != "table":
            stack.extend(reversed(element))


def _is_in_unseen_row(cell: _Element) -> bool:
    row = cell.getparent()
    return row is not None and row.tag == "tr" and is_unseen(row)


def _span(cell: _Element, name: str) -> int:
    """The span as a number; browsers read leading digits and take anything else as 1."""
    value = cell.get(name)
    found = _LEADING_DIGITS.match(value) if value else None
    return int(found[1]) if found else 1


def _on_real_columns(rows: list[list[PlacedCell]]) -> list[list[PlacedCell]]:
    """The cells counted in columns in which some cell begins: wider spans than a table has columns mean nothing."""
    starts = sorted({cell.column for row in rows for cell in row})
    if starts == list(range(len(starts))) and all(cell.column_span == 1 for row in rows for cell in row):
        return rows
    number = {column: index for index, column in enumerate(starts)}
    return [
        [
            PlacedCell(
                cell.text,
                cell.row,
                number[cell.column],
                cell.row_span,
                bisect_left(starts, cell.column + cell.column_span) - number[cell.column],
            )
            for cell in row
        ]
        for row in rows
    ]
