"""Labels that span rows → the rows each spans."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dashboard.ingest.readers.pdf.borderless.rows import Row
from dashboard.ingest.readers.pdf.borderless.stacks import BASE, Edge, Stack

# How far a label's middle may be from that of its rows, in heights of the lowest row.
_NEAR = 0.22
# The same, in sizes of a letter, where it must stand at the height of one row, or at the upper end of its rows.
_SAME = 0.2
_AT_TOP = 0.3

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Spans:
    """For each label its first row and the one behind its last; whether the last one goes on, on the next page.

    None where nothing tells.
    """

    of: tuple[Span, ...]
    is_open: bool | None = False


@dataclass(frozen=True, slots=True)
class Grounds:
    """Where labels stand: rows, the heights between them, and whether a page cuts the table above or below them.

    `above` tells whether the first rows may belong to a label on the page before: None where nothing tells.
    """

    rows: Sequence[Row]
    ends: Sequence[float]
    pitch: float
    above: bool | None = False
    is_cut_below: bool = False

    def below(self, first: int) -> "Grounds":
        """The rows from the first on."""
        return Grounds(self.rows[first:], self.ends[first:], self.pitch, self.above, self.is_cut_below)

    @property
    def lowest(self) -> float:
        """The height of the lowest row."""
        return min(after - before for before, after in pairwise(self.ends))

    @property
    def of_one_line(self) -> float:
        """The height of a row of one line."""
        return min(
            after - before - (row.lines - 1) * self.pitch
            for (before, after), row in zip(pairwise(self.ends), self.rows, strict=True)
        )


def spans_by_middle(labels: Sequence[Stack], grounds: Grounds) -> Spans | None:
    """The rows of each label where labels stand at the middles of them and leave none; None where they do not.

    A page that cuts a label's rows leaves its words at the upper end, and rows without words on the next page.
    """
    starts = {False: (0,), True: range(1, len(grounds.rows) + 1), None: range(len(grounds.rows) + 1)}[grounds.above]
    found = [spans for start in starts if (spans := _spans_from(start, labels, grounds)) is not None]
    return found[0] if len(found) == 1 else None


def _spans_from(start: int, labels: Sequence[Stack], grounds: Grounds) -> Spans | None:
    ends, behind = grounds.ends, len(grounds.rows)
    found: list[Span] = []
    for number, label in enumerate(labels):
        if start == behind:
            return None
        middle = label.at("middle") - BASE * label.size
        misses = {end: abs((ends[start] + ends[end]) / 2 - middle) for end in range(start + 1, behind + 1)}
        end = min(misses, key=lambda end: misses[end])
        is_last = number == len(labels) - 1
        at_top = abs(ends[start] + grounds.of_one_line / 2 + BASE * label.size - label.at("first"))
        if grounds.is_cut_below and is_last and at_top <= _AT_TOP * label.size:
            is_at_middle = end == behind and misses[end] <= _NEAR * grounds.lowest
            return Spans((*found, (start, behind)), is_open=None if is_at_middle else True)
        if misses[end] > _NEAR * grounds.lowest:
            return None
        found.append((start, end))
        start = end
    return Spans(tuple(found)) if start == behind else None


def spans_by_row(labels: Sequence[Stack], grounds: Grounds, edge: Edge) -> Spans | None:
    """The rows of each label where it stands in the first of them, and the first label in the first row."""
    starts: list[int] = []
    for label in labels:
        near = [at for at, row in enumerate(grounds.rows) if abs(row.at - label.at(edge)) <= _SAME * label.size]
        if len(near) != 1:
            return None
        starts += near
    if len(set(starts)) < len(starts) or (grounds.above is False and starts[:1] != [0]):
        return None
    return Spans(tuple(zip(starts, [*starts[1:], len(grounds.rows)], strict=True)), None)
