"""Words that run over a wall of their cell, as spreadsheets print what a column is too narrow for → put back whole."""

from collections.abc import Iterator, Sequence

from dashboard.ingest.readers.pdf.lattice import Field, Lattice, fields
from dashboard.ingest.readers.pdf.marks import Glyph

# Letters of one word touch; neighbours in two cells keep more from each other. In sizes of a letter.
_TOUCHING = 0.12
_LEVEL = 0.1
# How far words at a side of a cell keep from it, and by how much a cell must fit better than the next, in points.
_INSET = 2.0
_CLEARLY = 3.0

Letters = dict[tuple[int, int], list[Glyph]]


def without_spills(glyphs: Sequence[Glyph], lattice: Lattice, letters: Letters, outside: list[Glyph]) -> list[Glyph]:
    """Puts every word drawn over a wall into the cell it is set in; returns the letters left outside.

    A word is set in the cell in whose middle it stands, or at whose side it begins or ends. Where two cells fit as
    well, its letters stay where they stand.
    """
    owners = {id(glyph): place for place, found in letters.items() for glyph in found}
    cells: dict[tuple[int, int], Field] = {}
    left = outside
    for word in _words(glyphs):
        places = {owners.get(id(glyph)) for glyph in word}
        if len(places) < 2:
            continue
        cells = cells or _cell_at(lattice)
        inside = {place for place in places if place is not None}
        crossed = {cells[place] for place in inside}
        if not inside or (len(crossed) < 2 and None not in places):
            continue
        cell = _cell_of(word, crossed, lattice)
        if cell is None:
            continue
        target = next(place for place in inside if cells[place] == cell)
        moved = {id(glyph) for glyph in word if owners.get(id(glyph)) != target}
        for place in inside - {target}:
            letters[place] = [glyph for glyph in letters[place] if id(glyph) not in moved]
        left = [glyph for glyph in left if id(glyph) not in moved]
        letters[target].extend(glyph for glyph in word if id(glyph) in moved)
    for place in [place for place, found in letters.items() if not found]:
        del letters[place]
    return left


def _words(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Letters drawn one after the other that touch, as long as they make more than one."""
    word: list[Glyph] = []
    for glyph in glyphs:
        if word and _touch(word[-1], glyph):
            word.append(glyph)
            continue
        if len(word) > 1:
            yield word
        word = [] if glyph.turn or glyph.sureness is not None or glyph.text.isspace() else [glyph]
    if len(word) > 1:
        yield word


def _touch(before: Glyph, glyph: Glyph) -> bool:
    return (
        not glyph.turn
        and not glyph.text.isspace()
        and abs(glyph.y - before.y) <= _LEVEL * before.size
        and abs(glyph.x0 - before.x1) <= _TOUCHING * before.size
    )


def _cell_at(lattice: Lattice) -> dict[tuple[int, int], Field]:
    """The cell that each field of the lattice belongs to."""
    return {
        (row, column): cell
        for cell in fields(lattice.walls, lattice.floors)
        for row in range(cell.row, cell.row + cell.rows)
        for column in range(cell.column, cell.column + cell.columns)
    }


def _cell_of(word: list[Glyph], crossed: set[Field], lattice: Lattice) -> Field | None:
    """The cell that the word is set in; None where that is not clear."""
    start, end = word[0].x0, word[-1].x1

    def misfit(cell: Field) -> float:
        left, right = lattice.xs[cell.column], lattice.xs[cell.column + cell.columns]
        sides = abs(start - left - _INSET), abs(right - _INSET - end)
        return min(abs(start + end - left - right) / 2, *sides)

    ranked = sorted(crossed, key=misfit)
    is_clear = len(ranked) < 2 or misfit(ranked[1]) - misfit(ranked[0]) >= _CLEARLY
    return ranked[0] if is_clear else None
