"""A table → one that fits the page: smaller, on a page turned sideways, or in parts that repeat the first column."""

import re
from dataclasses import dataclass
from math import ceil
from typing import Any

from dashboard.export.content import Grid
from dashboard.export.letters import letters_wide
from dashboard.i18n import Words

A4 = (210, 297)  # millimetres
# (size of letters, whether the page is turned), the first that fits without tall rows
_WAYS = ((10.5, False), (9.0, False), (8.0, False), (9.0, True), (7.5, True))
_PADDING = 8
# The width of a half-width letter, as a part of the letters' size; the widest are bold capitals.
_LETTER = 0.57
# A column of words can be as narrow as this and break its lines; figures never break. None asks for more than the last.
_NARROWEST, _WIDEST = 10, 160
# Rows that are taller than so many lines in the mean are set smaller, or on a turned page.
_TALL_ROWS = 5
_SHORT_HEAD = 6  # stays on one line
# Letters in a row beyond which the template breaks a word anywhere: codes and addresses that no column holds.
_LONGEST_WORD = 24
_WORD = re.compile(r"[!-~\u00a1-\u024f]+")


@dataclass(frozen=True, slots=True)
class Column:
    """The half-width letters that a column needs at least, and those of its longest cell."""

    least: int
    most: int


def laid_out(grid: Grid, margins: float, words: Words) -> dict[str, Any]:
    """The table as a block of the template; `parts` holds several where its columns fit no page.

    `margins` are the millimetres at both sides of a page.
    """
    columns = [_column(grid, number) for number in range(len(grid.columns))]
    rooms = {is_wide: points(A4[is_wide] - margins) for is_wide in (False, True)}
    fitting = [way for way in _WAYS if _least(columns, way[0]) <= rooms[way[1]]] or [_WAYS[-1]]
    size, is_wide = next(
        (way for way in fitting if _lines(grid, columns, way[0], rooms[way[1]]) <= _TALL_ROWS), fitting[-1]
    )
    parts = _parts(columns, size, rooms[is_wide])
    return {
        "kind": "table",
        "size": size,
        "is_wide": is_wide,
        "strong": sorted(grid.strong),
        "parts": [
            {
                "caption": grid.caption
                if len(parts) == 1
                else words("print.part", caption=grid.caption, part=number, parts=len(parts)),
                "columns": [grid.columns[column] for column in part],
                "aligned": [grid.aligned[column] for column in part],
                "widths": _widths([columns[column] for column in part], size, rooms[is_wide]),
                "rows": [[row[column] for column in part] for row in grid.rows],
            }
            for number, part in enumerate(parts, 1)
        ],
    }


def points(millimetres: float) -> float:
    """The length in points."""
    return millimetres * 72 / 25.4


def _column(grid: Grid, number: int) -> Column:
    cells = [grid.columns[number], *(row[number] for row in grid.rows)]
    most = min(max(letters_wide(cell) for cell in cells), _WIDEST)
    if grid.aligned[number] == "right":
        # Figures stay whole, their head may take two lines.
        half = -(-letters_wide(cells[0]) // 2)
        return Column(max(half, min(letters_wide(cells[0]), _SHORT_HEAD), *map(_longest_word, cells), 1), most)
    return Column(max(*map(_longest_word, cells), min(most, _NARROWEST), 1) if len(cells) > 1 else max(most, 1), most)


def _least(columns: list[Column], size: float) -> float:
    return sum(column.least * size * _LETTER + _PADDING for column in columns)


def _lines(grid: Grid, columns: list[Column], size: float, room: float) -> float:
    """The lines of a row in the mean, if letters have this size."""
    if not grid.rows:
        return 1
    widths = [max(1.0, (width - _PADDING) / (size * _LETTER)) for width in _widths(columns, size, room)]
    tallest = (
        max(ceil(letters_wide(cell) / width) for cell, width in zip(row, widths, strict=True)) for row in grid.rows
    )
    return sum(tallest) / len(grid.rows)


def _widths(columns: list[Column], size: float, room: float) -> list[float]:
    """The widths in points: what each needs, and of what is left as much as its longest cell would take."""
    left = room - _least(columns, size)
    asked = [max(0, column.most - column.least) * size * _LETTER for column in columns]
    share = min(1.0, max(0.0, left) / sum(asked)) if sum(asked) else 0.0
    return [
        round(column.least * size * _LETTER + _PADDING + more * share, 1)
        for column, more in zip(columns, asked, strict=True)
    ]


def _parts(columns: list[Column], size: float, room: float) -> list[list[int]]:
    """The columns in groups that fit the page, each after the first column."""
    parts: list[list[int]] = [[0]]
    for number in range(1, len(columns)):
        kept = [*parts[-1], number]
        if len(parts[-1]) > 1 and _least([columns[one] for one in kept], size) > room:
            parts.append([0, number])
        else:
            parts[-1] = kept
    return parts


def _longest_word(text: str) -> int:
    """The letters of the longest word that does not break; Chinese breaks anywhere."""
    return max((len(word) for word in _WORD.findall(text) if len(word) <= _LONGEST_WORD), default=0)
