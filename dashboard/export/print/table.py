"""A table → one that fits the page: smaller, on a page turned sideways, or in parts that repeat the first column."""

import re
from typing import Any

from dashboard.export.content import Grid
from dashboard.export.letters import letters_wide
from dashboard.i18n import Words

A4 = (210, 297)  # millimetres
# (size of letters, whether the page is turned), the first that fits
_WAYS = ((10.5, False), (9.0, False), (8.0, False), (9.0, True), (7.5, True))
_PADDING = 8
# A column of words can be as narrow as this and break its lines; figures never break.
_NARROWEST = 14
# Letters in a row beyond which the template breaks a word anywhere: codes and addresses that no column holds.
_LONGEST_WORD = 24
_WORD = re.compile(r"[!-~\u00a1-\u024f]+")


def laid_out(grid: Grid, margins: float, words: Words) -> dict[str, Any]:
    """The table as a block of the template; `parts` holds several where its columns fit no page.

    `margins` are the millimetres at both sides of a page.
    """
    wanted = [_wanted(grid, number) for number in range(len(grid.columns))]
    rooms = {is_wide: points(A4[is_wide] - margins) for is_wide in (False, True)}
    size, is_wide = next((way for way in _WAYS if _width(wanted, way[0]) <= rooms[way[1]]), _WAYS[-1])
    parts = _parts(wanted, size, rooms[is_wide])
    return {
        "kind": "table",
        "size": size,
        "is_wide": is_wide,
        "strong": sorted(grid.strong),
        "parts": [_part(grid, columns, number, len(parts), words) for number, columns in enumerate(parts, 1)],
    }


def points(millimetres: float) -> float:
    """The length in points."""
    return millimetres * 72 / 25.4


def _wanted(grid: Grid, number: int) -> int:
    """The half-width columns that a column needs: what cannot break, and for words some more."""
    cells = [grid.columns[number], *(row[number] for row in grid.rows)]
    longest = max(_longest_word(cell) for cell in cells)
    return max(longest, min(max(letters_wide(cell) for cell in cells), _NARROWEST), 1)


def _width(wanted: list[int], size: float) -> float:
    return sum(count * size * 0.56 + _PADDING for count in wanted)


def _parts(wanted: list[int], size: float, room: float) -> list[list[int]]:
    """The columns in groups that fit the page, each after the first column."""
    parts: list[list[int]] = [[0]]
    for number in range(1, len(wanted)):
        kept = [*parts[-1], number]
        if len(parts[-1]) > 1 and _width([wanted[one] for one in kept], size) > room:
            parts.append([0, number])
        else:
            parts[-1] = kept
    return parts


def _part(grid: Grid, columns: list[int], number: int, parts: int, words: Words) -> dict[str, Any]:
    caption = grid.caption if parts == 1 else words("print.part", caption=grid.caption, part=number, parts=parts)
    return {
        "caption": caption,
        "columns": [grid.columns[column] for column in columns],
        "aligned": [grid.aligned[column] for column in columns],
        "rows": [[row[column] for column in columns] for row in grid.rows],
    }


def _longest_word(text: str) -> int:
    """The letters of the longest word that does not break; Chinese breaks anywhere."""
    return max((len(word) for word in _WORD.findall(text) if len(word) <= _LONGEST_WORD), default=0)
