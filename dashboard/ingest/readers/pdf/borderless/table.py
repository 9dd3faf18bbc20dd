"""Words without ruling lines around them → a table, where only one arrangement in rows and columns is possible."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dashboard.ingest.readers.pdf.borderless.columns import Columns
from dashboard.ingest.readers.pdf.borderless.headed import Continued, Headed, headed
from dashboard.ingest.readers.pdf.borderless.placed import PlacedCell, Way, filled_up, placed
from dashboard.ingest.readers.pdf.borderless.rows import are_apart, rows_of
from dashboard.ingest.readers.pdf.borderless.segments import Segment, segments
from dashboard.ingest.readers.pdf.borderless.stacks import Cells, Edge, cells_of, neighbours
from dashboard.ingest.readers.pdf.lines import Run
from dashboard.ingest.vocabulary import Vocabulary, vocabulary

_EDGES: tuple[Edge, ...] = ("middle", "first", "last")
# Cells of one row differ by no more than this in height, in sizes; less where that leaves two ways to read a table.
_TOLERANCES = (0.2, 0.1)
_FEWEST_HEADS = 4


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The cells of a table, and what goes on with them on the next page."""

    cells: tuple[PlacedCell, ...]
    continued: Continued | None


def arrangement_of(
    runs: Sequence[Run], pitch: float | None, before: Continued | None, *, goes_on: bool, is_cut: bool
) -> Arrangement | None:
    """The words as cells of a table; None where it is not sure which belong to which row and column.

    `goes_on` tells that a table ends the page before, which is `before` unless its rows are complete; `is_cut` whether
    this one may go on behind.
    """
    words = vocabulary()
    cells = cells_of(runs, pitch)
    if cells is None or any(
        words.field(upper.text) and words.field(lower.text) for upper, lower in neighbours(cells.stacks)
    ):
        return None
    for tolerance in _TOLERANCES:
        ways = [Way(edge, tolerance, cells.pitch) for edge in _EDGES]
        found: list[Arrangement] = []
        for way in ways:
            arrangement = _arranged(cells, way, before, words, goes_on=goes_on, is_cut=is_cut)
            if arrangement is not None and all(arrangement.cells != other.cells for other in found):
                found.append(arrangement)
        if len(found) < 2:
            return found[0] if found else None
    return None


def names_columns(runs: Sequence[Run]) -> bool:
    """Whether some of the words head columns of funds or indicators."""
    words = vocabulary()
    heads = sum(1 for run in runs if words.indicator_column(run.text) or words.funds_column(run.text))
    return heads >= _FEWEST_HEADS


def _arranged(
    cells: Cells, way: Way, before: Continued | None, words: Vocabulary, *, goes_on: bool, is_cut: bool
) -> Arrangement | None:
    parts = segments(rows_of(cells.stacks, way.edge, way.tolerance), words, before.kind if before else None)
    if not goes_on and not any(part.kind in ("funds", "indicators") for part in parts):
        return None
    choices: list[list[Headed]] = []
    above = before
    for number, part in enumerate(parts):
        if part.kind == "plain":
            choices.append(_plain(part, way, None))
        elif part.kind == "closing":
            choices.append(_plain(part, way, above.columns if above else None))
        else:
            is_open = is_cut and number == len(parts) - 1
            choices.append(headed(part, way, above if part.header is None else None, words, is_cut=is_open))
            above = choices[-1][0].continued if choices[-1] else None
    chosen = _agreeing(choices)
    if chosen is None:
        return None
    found: list[PlacedCell] = []
    for one in chosen:
        start = max((cell.row + cell.rows for cell in found), default=0)
        found += [replace(cell, row=cell.row + start) for cell in one.cells]
    return Arrangement(tuple(found), chosen[-1].continued)


def _agreeing(choices: Sequence[list[Headed]]) -> list[Headed] | None:
    """One way for each part; where a part can be read in two, labels stand as in those that can be read in one."""
    if not all(choices):
        return None
    known = {choice[0].convention for choice in choices if len(choice) == 1} - {None}
    found: list[Headed] = []
    for choice in choices:
        fitting = [one for one in choice if len(choice) == 1 or known == {one.convention}]
        if len(fitting) != 1:
            return None
        found += fitting
    return found


def _plain(part: Segment, way: Way, columns: Columns | None) -> list[Headed]:
    """Rows of labels and values."""
    rows = rows_of(part.stacks, way.edge, way.tolerance)
    if not all(are_apart(upper, lower) for upper, lower in pairwise(rows)):
        return []
    found: list[PlacedCell] = []
    for number, row in enumerate(rows):
        free = 0
        for stack in row.stacks:
            span = columns.of(stack) if columns else range(free, free + 1)
            start = max(free, span[0])
            free = max(start + 1, span[-1] + 1)
            room = columns.room(span) if columns else stack.x1 - stack.x0
            found.append(placed(stack, number, 1, range(start, free), room))
    return [Headed(tuple(filled_up(found, len(columns.at)) if columns else found), None, None)]
