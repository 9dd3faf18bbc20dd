"""Tells where a page cuts a table: between two rows, through a row, or through cells merged over rows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.ingest.readers.pdf.layout import RuledTable
from dashboard.ingest.readers.pdf.lines import Run, joint

_BARE_FIGURE = re.compile(r"[\d.,%％≥≤><=～~\-—–/\s]+")
# What begins a line of its own: dots for names left out, a number, a mark.
_NAMED = re.compile(r"^[\W_\d]|[:：]")
# What is cut without a sign is text of such a length, and does not end like this.
_SENTENCE = 15
_ENDS = ("。", "；", ";", "！", "!", "：", ":")
# A row that a page cuts ends this low on the page, as a share of its height.
_LOW = 0.8

# A table, a row of it, and the number of each of its lines among the columns of the whole.
Edge = tuple[RuledTable, int, Sequence[int]]


@dataclass(frozen=True, slots=True)
class _EdgeCell:
    """A cell at the end of a page: its lines, the room for them, over how many rows it goes."""

    lines: list[Run]
    room: float
    rows: int


def floor_between(drawn: list[bool], above: Edge, below: Edge) -> list[bool]:
    """For each column whether the table is parted between the last row of a page and the first of the next.

    Where no line is drawn the row, or the merged cell, goes on, if its words can; where one is drawn, a row is cut if
    sentences above break off in the middle, only such go on below, and the first cells have ended.
    """
    upper, lower = _edge_cells(above), _edge_cells(below)
    if not any(drawn):
        return [not _goes_on_whole(upper, lower)] * len(drawn)
    if all(drawn) and _is_cut_row(upper, lower, above):
        return [False] * len(drawn)
    floor = list(drawn)
    for span, cell in upper.items():
        columns = slice(*span)
        other = lower.get(span)
        if not any(drawn[columns]) and not (other is not None and _can_go_on(cell, other)):
            floor[columns] = [True] * (span[1] - span[0])
    return floor


def _edge_cells(edge: Edge) -> dict[tuple[int, int], _EdgeCell]:
    """The cells in the row by the columns they take."""
    table, row, numbers = edge
    found: dict[tuple[int, int], _EdgeCell] = {}
    for cell in table.cells:
        if cell.row <= row < cell.row + cell.rows:
            lines = table.lines(cell)
            span = numbers[cell.column], numbers[cell.column + cell.columns]
            found[span] = _EdgeCell(lines, table.room(cell, lines), cell.rows)
    return found


def _goes_on_whole(upper: dict[tuple[int, int], _EdgeCell], lower: dict[tuple[int, int], _EdgeCell]) -> bool:
    """Whether a row goes on below as a whole: no whole figure goes on, words break off or labels end."""
    filled_above = {span for span, cell in upper.items() if cell.lines}
    filled_below = {span for span, cell in lower.items() if cell.lines}
    both = filled_above & filled_below
    is_elsewhere = bool((filled_above | filled_below) - (upper.keys() & lower.keys()))
    if is_elsewhere or any(_is_figure(upper[span]) and _joint(upper[span], lower[span]) for span in both):
        return False
    if not both or any(_is_broken_off(upper[span], lower[span]) for span in both):
        return True
    return min(filled_above) < min(filled_below)


def _is_figure(cell: _EdgeCell) -> bool:
    return all(_BARE_FIGURE.fullmatch(line.text) for line in cell.lines)


def _can_go_on(upper: _EdgeCell, lower: _EdgeCell) -> bool:
    return not upper.lines or not lower.lines or _is_broken_off(upper, lower)


def _is_broken_off(upper: _EdgeCell, lower: _EdgeCell) -> bool:
    """Whether the words above fill their last line, no sentence ends there, and what follows is no figure."""
    return not (_is_figure(upper) or _is_figure(lower)) and _joint(upper, lower) != "\n"


def _joint(upper: _EdgeCell, lower: _EdgeCell) -> str:
    return joint(upper.lines[-1], lower.lines[0], min(upper.room, lower.room))


def _is_cut_row(upper: dict[tuple[int, int], _EdgeCell], lower: dict[tuple[int, int], _EdgeCell], above: Edge) -> bool:
    """Whether a row was cut though its halves are closed by lines, as word processors do."""
    table = above[0]
    going_on = {span: cell for span, cell in lower.items() if cell.lines}
    ended = [span for span, cell in upper.items() if cell.lines and span not in going_on]
    figures = [span for span in ended if _is_figure(upper[span])]
    return (
        bool(going_on)
        and bool(ended)
        and min(ended) < min(going_on)
        and table.lattice.ys[-1] >= _LOW * table.marks.height
        and all(
            span in upper
            and (_is_broken_sentence(upper[span], cell) or (len(figures) > 1 and _is_end_of_name(upper[span], cell)))
            for span, cell in going_on.items()
        )
    )


def _is_end_of_name(upper: _EdgeCell, lower: _EdgeCell) -> bool:
    """Whether one line of words that number nothing and are no dots goes on with words that have filled their line.

    The figures of its row stand above, so it is no row of its own.
    """
    words = lower.lines[0].text
    return len(lower.lines) == 1 and not _NAMED.search(words) and _is_broken_off(upper, lower)


def _is_broken_sentence(upper: _EdgeCell, lower: _EdgeCell) -> bool:
    """Whether words of some length break off in the middle and go on below."""
    length = sum(len(line.glyphs) for line in upper.lines)
    return (
        len(upper.lines) > 1
        and length >= _SENTENCE
        and not upper.lines[-1].text.endswith(_ENDS)
        and _is_broken_off(upper, lower)
    )
