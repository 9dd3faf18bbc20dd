"""What stands on a page, before a carrier is chosen: lines of words, and tables whose cells span rows and columns."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

Kind = Literal["title", "words", "furniture"]


@dataclass(frozen=True, slots=True)
class Box:
    """One cell with its spans; what a span covers has no box of its own."""

    text: str
    wide: int = 1
    high: int = 1


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph; `furniture` is what a page repeats: running headers and page numbers."""

    text: str
    kind: Kind = "words"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of boxes; a row holds the boxes that begin in it. `header` is the first row of results and the one after."""

    rows: tuple[tuple[Box, ...], ...]
    width: int
    header: tuple[int, int] = (0, 0)


Block = Line | Table


def spread(texts: Sequence[str], width: int, grow: Sequence[int]) -> tuple[Box, ...]:
    """The texts over the whole width: one column each, what is left goes to those that may grow, in turn."""
    spans = [1] * len(texts)
    for extra in range(width - len(texts)):
        spans[grow[extra % len(grow)]] += 1
    return tuple(Box(text, span) for text, span in zip(texts, spans, strict=True))


def with_text(box: Box, text: str) -> Box:
    """The box with other words in it."""
    return replace(box, text=text)


def covered(table: Table) -> list[list[str | None]]:
    """The table as a full grid: a text where a box begins, None where a span covers."""
    grid: list[list[str | None]] = [[None] * table.width for _ in table.rows]
    taken = [[False] * table.width for _ in table.rows]
    for row, boxes in enumerate(table.rows):
        column = 0
        for box in boxes:
            while taken[row][column]:
                column += 1
            for down in range(row, min(row + box.high, len(table.rows))):
                for across in range(column, column + box.wide):
                    taken[down][across] = True
            grid[row][column] = box.text
    return grid


def placed(table: Table) -> list[list[tuple[int, Box]]]:
    """For each row its boxes with the column each begins in."""
    starts: list[list[tuple[int, Box]]] = []
    grid = covered(table)
    for row, boxes in enumerate(table.rows):
        columns = [column for column in range(table.width) if grid[row][column] is not None]
        starts.append(list(zip(columns, boxes, strict=True)))
    return starts
