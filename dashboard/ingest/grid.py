"""What every reader returns: paragraphs and grids of cells, each with its place in the document."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple


class Cell(NamedTuple):
    """One cell: its text without markup, its position in the grid (from 0), its place in words, and its spans.

    A place is what a person needs to find the cell: "line 12, cell 3", "Sheet1!B12",
    "page 3, table 1, row 5, column 2". A merged cell stands once, at its first row and column. Where the document has
    pages, `box` is its rectangle on the page as shown: left, top, right, bottom in points from the upper left.
    `confidence` is how sure the least sure letter is, from 0 to 1, and `figure_confidence` the least sure digit or sign
    of a figure; None where letters stand in the file as letters. A document makes thousands: a named tuple is made in a
    quarter of the time of a dataclass.
    """

    text: str
    row: int
    column: int
    place: str
    row_span: int = 1
    column_span: int = 1
    box: tuple[float, float, float, float] | None = None
    confidence: float | None = None
    figure_confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """One table: rows of cells, empty ones too, from top to bottom; `sheet` is the sheet of a workbook it is on."""

    rows: tuple[tuple[Cell, ...], ...]
    sheet: str = field(default="", compare=False)
    is_hidden: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph outside any table; how sure it is as of a cell."""

    text: str
    place: str
    sheet: str = field(default="", compare=False)
    is_hidden: bool = field(default=False, compare=False)
    confidence: float | None = None
    figure_confidence: float | None = None


Block = Grid | Paragraph


@dataclass(frozen=True)
class Line:
    """One row of a grid, or one paragraph, as a row of the cells that hold something.

    Forms run across tables and pages, so recognition and extraction read lines and not blocks. `width` counts the
    columns of the row, empty and merged ones included: a row as wide as its header lost none. `sheet` names the
    sheet of a workbook, which no form runs over, and `is_hidden` says that the sheet is hidden.
    """

    number: int
    cells: tuple[Cell, ...]
    is_paragraph: bool
    width: int = 1
    sheet: str = ""
    is_hidden: bool = False

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The words of each cell."""
        return tuple(cell.text for cell in self.cells)

    @cached_property
    def text(self) -> str:
        """All words of the line, cells apart by a tab."""
        return "\t".join(self.texts)


def _as_cell(block: Paragraph) -> Cell:
    sure, figures = block.confidence, block.figure_confidence
    return Cell(block.text, 0, 0, block.place, confidence=sure, figure_confidence=figures)


def lines(blocks: Iterable[Block]) -> tuple[Line, ...]:
    """The blocks as numbered lines, in order, without empty cells and empty lines."""
    found: list[Line] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            rows: Iterable[tuple[Cell, ...]] = ((_as_cell(block),),)
        else:
            rows = block.rows
        # The cells that reach into the rows below them, by the column behind them.
        reaching: dict[int, int] = {}
        for row in rows:
            filled = tuple(cell for cell in row if cell.text)
            for cell in row:
                end = cell.column + cell.column_span
                reaching[end] = max(reaching.get(end, 0), cell.row + cell.row_span)
            if filled:
                width = max(end for end, below in reaching.items() if below > filled[0].row)
                found.append(
                    Line(len(found), filled, isinstance(block, Paragraph), width, block.sheet, block.is_hidden)
                )
    return tuple(found)
