"""Ruled tables page by page → one grid for each table, though it runs over pages."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from dashboard.ingest.grid import Cell, Grid
from dashboard.ingest.readers.pdf.columns import Columns, columns_of, joined, offset_in
from dashboard.ingest.readers.pdf.cuts import floor_between
from dashboard.ingest.readers.pdf.lattice import Field, fields
from dashboard.ingest.readers.pdf.layout import RuledTable
from dashboard.ingest.readers.pdf.lines import Run, figure_sureness_of, sureness_of, text_of

_FEWEST_HEADS = 3


@dataclass(slots=True)
class Part:
    """A table on one page: how many of its first rows repeat the head, how far from the left of the whole it begins."""

    table: RuledTable
    repeated: int = 0
    offset: float = 0.0


@dataclass(slots=True)
class Sheet:
    """A table over one or more pages."""

    parts: list[Part]
    columns: Columns = field(init=False)

    def __post_init__(self) -> None:
        self.columns = columns_of(self.parts[0].table.lattice.xs)

    def takes(self, table: RuledTable) -> bool:
        """Whether the table, first on the next page, goes on with this one; if so it is added."""
        offset = offset_in(self.columns, table.lattice.xs)
        repeated = _repeated_rows(self.parts[0].table, table)
        if repeated is None or offset is None:
            return False
        self.parts.append(Part(table, repeated, offset))
        self.columns = joined(self.columns, columns_of(table.lattice.xs, offset))
        return True


def grid_of(sheet: Sheet, columns: Columns) -> Grid:
    """The sheet as a grid counted in the columns, which hold all of the sheet's."""
    whole = _Whole(sheet, columns)
    rows: list[list[Cell]] = [[] for _ in whole.rows]
    for cell in fields(whole.walls, whole.floors):
        rows[cell.row].extend(whole.cells(cell))
    return Grid(tuple(tuple(row) for row in rows))


def _repeated_rows(first: RuledTable, table: RuledTable) -> int | None:
    """How many rows of the first page's head are printed again; None where a form like the first one begins.

    Forms may begin with the same title, but only a head names several columns alike.
    """
    before, after = _row_texts(first), _row_texts(table)
    count = 0
    while count < min(len(before), len(after)) and before[count] == after[count] and any(before[count]):
        count += 1
    if count == len(after):
        return None
    if any(sum(1 for text in row if text) >= _FEWEST_HEADS for row in before[:count]):
        return count
    if count < len(before) and _first_word(before[count]) == _first_word(after[count]) is not None:
        return None
    return count


def _first_word(row: tuple[str, ...]) -> str | None:
    return next((text for text in row if text), None)


def _row_texts(table: RuledTable) -> list[tuple[str, ...]]:
    """The words of the cells that begin in each row."""
    rows: list[list[str]] = [[] for _ in table.lattice.walls]
    for cell in table.cells:
        rows[cell.row].append(table.text(cell))
    return [tuple(row) for row in rows]


@dataclass(frozen=True, slots=True)
class _Source:
    """A row of one page that makes a row of the grid, or half of one that the page cuts."""

    part: Part
    row: int


class _Whole:
    """The lattices of a sheet's parts as one, with the rows that make each row."""

    def __init__(self, sheet: Sheet, columns: Columns) -> None:
        self.columns = columns
        self.rows: list[list[_Source]] = []
        self.walls: list[list[bool]] = []
        self.floors: list[list[bool]] = []
        for part in sheet.parts:
            self._append(part)

    def _append(self, part: Part) -> None:
        lattice = part.table.lattice
        numbers = self._numbers(part)
        walls = [self._walls(row, numbers) for row in lattice.walls[part.repeated :]]
        floors = [self._floors(row, numbers) for row in lattice.floors[part.repeated :]]
        rows = [[_Source(part, row)] for row in range(part.repeated, len(lattice.walls))]
        if self.rows:
            above = self.rows[-1][-1]
            closing = self.floors.pop()
            opening = [False] * len(floors[0]) if part.repeated else floors[0]
            floors[0] = floor_between(
                [first or second for first, second in zip(closing, opening, strict=True)],
                (above.part.table, above.row, self._numbers(above.part)),
                (part.table, part.repeated, numbers),
            )
            if not any(floors[0]):
                floors.pop(0)
                self.rows[-1].extend(rows.pop(0))
                self.walls[-1] = [left or right for left, right in zip(self.walls[-1], walls.pop(0), strict=True)]
        self.rows.extend(rows)
        self.walls.extend(walls)
        self.floors.extend(floors)

    def _numbers(self, part: Part) -> list[int]:
        """The number of each of the part's lines among those of the whole."""
        return [self.columns.number(x) for x in columns_of(part.table.lattice.xs, part.offset).at]

    def _walls(self, row: Sequence[bool], numbers: Sequence[int]) -> list[bool]:
        spread = [False] * len(self.columns.at)
        for number, is_drawn in zip(numbers, row, strict=True):
            spread[number] = is_drawn
        spread[0] = spread[-1] = True
        return spread

    def _floors(self, row: Sequence[bool], numbers: Sequence[int]) -> list[bool]:
        spread = [False] * numbers[0]
        for column, is_drawn in enumerate(row):
            spread.extend([is_drawn] * (numbers[column + 1] - numbers[column]))
        return spread + [False] * (len(self.columns.at) - 1 - len(spread))

    def cells(self, cell: Field) -> list[Cell]:
        """The cell with its words, and its place on the first page where it has any; none beside a narrower part."""
        sources = [source for row in self.rows[cell.row : cell.row + cell.rows] for source in row]
        pieces: list[tuple[RuledTable, Field, list[Run]]] = []
        for _, group in groupby(sources, key=lambda source: id(source.part)):
            same = list(group)
            table, numbers = same[0].part.table, self._numbers(same[0].part)
            if cell.column in numbers[:-1] and cell.column + cell.columns in numbers:
                start = numbers.index(cell.column)
                end = numbers.index(cell.column + cell.columns)
                piece = Field(same[0].row, start, len(same), end - start)
                pieces.append((table, piece, table.lines(piece)))
        if not pieces:
            return []
        words = [line for _, _, lines in pieces for line in lines]
        room = min(table.room(piece, lines) for table, piece, lines in pieces)
        table, piece, _ = next((found for found in pieces if found[2]), pieces[0])
        page = table.marks.number_at(table.lattice.xs[piece.column])
        place = f"page {page}, table {table.number}, row {piece.row + 1}, column {cell.column + 1}"
        box = table.box(piece)
        text, sureness, figures = text_of(words, room), sureness_of(words), figure_sureness_of(words)
        return [Cell(text, cell.row, cell.column, place, cell.rows, cell.columns, box, sureness, figures)]
