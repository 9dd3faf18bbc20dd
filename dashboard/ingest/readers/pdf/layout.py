"""The marks of a page → what stands on it: ruled tables with their letters, and lines of words around them."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from dashboard.ingest.readers.pdf.lattice import Field, Lattice, fields, lattices
from dashboard.ingest.readers.pdf.lines import Run, room_of, runs, text_of
from dashboard.ingest.readers.pdf.marks import Box, Glyph, Marks
from dashboard.ingest.readers.pdf.spilt import without_spills

# A gap of so many sizes of a letter parts a line; with blanks in it, which writers use for indents, of so many.
_PARTED = 1.5
_PARTED_WITH_BLANKS = 2.5
# Lines of a cell follow each other with no more than this between them, in sizes of their letters.
_FOLLOWING = 0.8


@dataclass(slots=True)
class RuledTable:
    """A table with ruling lines on one page, and the letters in each field of its lattice."""

    marks: Marks
    lattice: Lattice
    letters: dict[tuple[int, int], list[Glyph]] = field(default_factory=dict)
    number: int = 0
    _cells: list[Field] | None = None

    @property
    def top(self) -> float:
        """The upper edge."""
        return self.lattice.ys[0]

    @property
    def cells(self) -> list[Field]:
        """The cells as rectangles of fields, row by row."""
        if self._cells is None:
            self._cells = fields(self.lattice.walls, self.lattice.floors)
        return self._cells

    def lines(self, cell: Field) -> list[Run]:
        """The lines of words in a rectangle of fields."""
        inside = [
            glyph
            for row in range(cell.row, cell.row + cell.rows)
            for column in range(cell.column, cell.column + cell.columns)
            for glyph in self.letters.get((row, column), ())
        ]
        return runs(inside)

    def text(self, cell: Field) -> str:
        """The words in a rectangle of fields."""
        lines = self.lines(cell)
        return text_of(lines, self.room(cell, lines))

    def room(self, cell: Field, lines: list[Run]) -> float:
        """The length that a line can have in a rectangle of fields."""
        return room_of(lines, self.lattice.xs[cell.column], self.lattice.xs[cell.column + cell.columns])

    def box(self, cell: Field) -> Box:
        """A rectangle of fields on the page as it is shown."""
        xs, ys = self.lattice.xs, self.lattice.ys
        box = xs[cell.column], ys[cell.row], xs[cell.column + cell.columns], ys[cell.row + cell.rows]
        return self.marks.box_on_page(*box)


@dataclass(frozen=True, slots=True)
class WordLine:
    """A line of words outside tables; parts stand so far apart that they are cells of their own."""

    parts: tuple[Run, ...]

    @property
    def x0(self) -> float:
        """The left end."""
        return self.parts[0].x0

    @property
    def x1(self) -> float:
        """The right end."""
        return self.parts[-1].x1

    @property
    def y(self) -> float:
        """The base line."""
        return self.parts[0].y

    @property
    def top(self) -> float:
        """The upper edge."""
        return min(part.top for part in self.parts)

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return max(part.bottom for part in self.parts)

    @property
    def size(self) -> float:
        """The size of the largest letter."""
        return max(part.size for part in self.parts)

    @property
    def text(self) -> str:
        """All words, parts apart by a tab."""
        return "\t".join(part.text for part in self.parts)


@dataclass(slots=True)
class PageLayout:
    """What stands on a page; tables and lines each from top to bottom."""

    marks: Marks
    tables: list[RuledTable]
    lines: list[WordLine]


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line and the page it stands on."""

    page: PageLayout
    line: WordLine


def page_layout(marks: Marks) -> PageLayout:
    """The tables and lines of a page; raises TooManyRulesError."""
    tables = [RuledTable(marks, lattice) for lattice in lattices(marks.rules)]
    tables.sort(key=lambda table: _area(table.lattice))
    outside = _shared_out(marks.glyphs, tables)
    for table in tables:
        outside = without_spills(marks.glyphs, table.lattice, table.letters, outside)
    outside = _without_overflow(outside, tables)
    kept = [table for table in tables if table.letters]
    kept.sort(key=lambda table: (table.top, table.lattice.xs[0]))
    lines = [WordLine(parts(run)) for run in runs([glyph for glyph in outside if glyph.turn == 0])]
    return PageLayout(marks, kept, sorted(lines, key=lambda line: (line.y, line.x0)))


def parts(run: Run) -> tuple[Run, ...]:
    """The run cut where letters stand far apart."""
    found: list[list[Glyph]] = [[]]
    before: Glyph | None = None
    blanks = 0
    for glyph in run.glyphs:
        if glyph.text.isspace():
            blanks += 1
            continue
        if before is not None:
            gap = glyph.x0 - before.x1
            if gap > (_PARTED_WITH_BLANKS if blanks else _PARTED) * max(glyph.size, before.size):
                found.append([])
            elif blanks:
                found[-1].append(Glyph(" ", before.x1, glyph.x0, glyph.y, glyph.size))
        found[-1].append(glyph)
        before, blanks = glyph, 0
    return tuple(Run(tuple(glyphs)) for glyphs in found)


def _shared_out(glyphs: Sequence[Glyph], tables: Sequence[RuledTable]) -> list[Glyph]:
    """Puts every letter into the smallest table around its middle; returns those in none."""
    outside: list[Glyph] = []
    for glyph in glyphs:
        x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
        for table in tables:
            left, top, right, bottom = table.lattice.box
            if left <= x <= right and top <= y <= bottom:
                row = min(bisect_right(table.lattice.ys, y), len(table.lattice.ys) - 1) - 1
                column = min(bisect_right(table.lattice.xs, x), len(table.lattice.xs) - 1) - 1
                table.letters.setdefault((row, column), []).append(glyph)
                break
        else:
            outside.append(glyph)
    return outside


def _without_overflow(outside: list[Glyph], tables: Sequence[RuledTable]) -> list[Glyph]:
    """Puts words that run out of a cell which a page cuts into that cell; returns the rest.

    They follow the last line, or stand before the first, in columns that no line closes there.
    """
    left = outside
    for table in tables:
        lattice = table.lattice
        for row, floor, edge, sign in ((len(lattice.walls) - 1, -1, -1, 1), (0, 0, 0, -1)):
            if all(lattice.floors[floor]):
                continue
            frontier = lattice.ys[edge]
            kept: list[Glyph] = []
            for glyph in sorted(left, key=lambda glyph: sign * glyph.y):
                near, far = (glyph.top, glyph.bottom) if sign > 0 else (glyph.bottom, glyph.top)
                x = (glyph.x0 + glyph.x1) / 2
                column = bisect_right(lattice.xs, x) - 1
                is_in_open = 0 <= column < len(lattice.xs) - 1 and not lattice.floors[floor][column]
                distance = sign * (near - frontier)
                if is_in_open and -glyph.size < distance <= _FOLLOWING * glyph.size:
                    table.letters.setdefault((row, column), []).append(glyph)
                    frontier = max(frontier, far) if sign > 0 else min(frontier, far)
                else:
                    kept.append(glyph)
            left = kept
    return left


def _area(lattice: Lattice) -> float:
    left, top, right, bottom = lattice.box
    return (right - left) * (bottom - top)
