"""Cells that have found their rows and columns."""

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


def placed(stack: Stack, row: int, high: int, columns: range, room: float) -> PlacedCell:
    """The cell at its fields, its lines joined as far as the room for a line breaks them."""
    return PlacedCell(text_of(stack.lines, room), row, columns[0], high, len(columns), stack.lines)
