"""Cells that have found their rows and columns."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.ingest.readers.pdf.borderless.stacks import Edge, Stack
from dashboard.ingest.readers.pdf.lines import Run, text_of


@dataclass(frozen=True, slots=True)
class Way:
    """How a table is read: what cells of a row share, within how many sizes, and the points between lines of a cell."""

    edge: Edge
    tolerance: float
    pitch: float


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """Words and the fields of the table they take."""

    text: str
    row: int
    column: int
    rows: int
    columns: int
    lines: tuple[Run, ...]

    @property
    def fields(self) -> list[tuple[int, int]]:
        """The row and column of each field."""
        return [
            (row, column)
            for row in range(self.row, self.row + self.rows)
            for column in range(self.column, self.column + self.columns)
        ]


def placed(stack: Stack, row: int, high: int, columns: range, room: float) -> PlacedCell:
    """The cell at its fields, its lines joined as far as the room for a line breaks them."""
    return PlacedCell(text_of(stack.lines, room), row, columns[0], high, len(columns), stack.lines)


def filled_up(cells: Sequence[PlacedCell], columns: int) -> list[PlacedCell]:
    """The cells from the upper left, with empty ones in the fields that none takes."""
    taken = {field for cell in cells for field in cell.fields}
    rows = max(cell.row + cell.rows for cell in cells)
    empty = ((row, column) for row in range(rows) for column in range(columns) if (row, column) not in taken)
    blank = (PlacedCell("", row, column, 1, 1, ()) for row, column in empty)
    return sorted((*cells, *blank), key=lambda cell: (cell.row, cell.column))
