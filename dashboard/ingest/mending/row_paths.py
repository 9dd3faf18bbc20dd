"""All ways to deal a run of cells out to rows of columns, weighed at once: which are likely, and where they differ."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from dashboard.ingest.mending.row_suits import RowSuits

_NEVER = float("-inf")
# So many ways through one stretch are looked at.
_MOST_WAYS = 160
# A way so far: its worth with everything before the stretch, the column of each cell, and the cells that begin a row.
_Open = tuple[float, tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Way:
    """One way through a stretch: its worth, the column of each cell, and the cells that begin a row."""

    worth: float
    columns: tuple[int, ...]
    starts: frozenset[int]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Cells `start` to `end`, between rows that surely begin, with the ways through them; none where they are lost."""

    start: int
    end: int
    ways: list[Way]


class RowPaths:
    """Weighs every cell under every column, with the best there is before it and behind it."""

    def __init__(self, suits: RowSuits) -> None:
        self._suits = suits
        self._count, self._width = len(suits.cells), len(suits.columns)
        self._empty = [0.0, *accumulate(suits.empty)]
        self._ends = [suits.row + self._empty[-1] - self._empty[column + 1] for column in range(self._width)]
        self._standing = [
            [(column, suit) for column, suit in enumerate(suits.suits[at]) if suit is not None]
            for at in range(self._count)
        ]
        self._skipped = [
            [self._empty[after] - self._empty[before + 1] for after in range(self._width)]
            for before in range(self._width)
        ]
        self._pairs = [suits.pairs(at) if at else {} for at in range(self._count)]
        self._before = self._forward()
        self._behind = self._backward()
        self.best = max(
            (self._before[-1][column] + self._ends[column] for column in range(self._width)), default=_NEVER
        )

    def _step(self, at: int, before: int, after: int) -> float:
        """What it is worth to go on in the row, from the cell before under `before` to this one under `after`."""
        return self._skipped[before][after] + self._pairs[at].get((before, after), 0.0)

    def _forward(self) -> list[list[float]]:
        """The best worth of all cells up to each, that one under each column."""
        found: list[list[float]] = []
        closed = 0.0
        for at in range(self._count):
            row = [_NEVER] * self._width
            above = found[-1] if found else []
            may_go_on = at > 0 and not self._suits.is_filler[at - 1]
            reached = [column for column, worth in enumerate(above) if worth > _NEVER] if may_go_on else []
            skipped, pairs = self._skipped, self._pairs[at]
            for column, suit in self._standing[at]:
                best = closed + self._empty[column]
                for before in reached:
                    if before >= column:
                        break
                    worth = above[before] + skipped[before][column]
                    if (before, column) in pairs:
                        worth += pairs[before, column]
                    best = max(best, worth)
                row[column] = best + suit
            found.append(row)
            closed = max(worth + end for worth, end in zip(row, self._ends, strict=True))
        return found

    def _backward(self) -> list[list[float]]:
        """The best worth of all cells behind each, that one under each column."""
        found: list[list[float]] = [[]] * self._count
        opened = 0.0
        for at in range(self._count - 1, -1, -1):
            row = [opened + end for end in self._ends]
            if at + 1 < self._count and not self._suits.is_filler[at]:
                skipped, pairs = self._skipped, self._pairs[at + 1]
                for column, suit in self._standing[at + 1]:
                    beyond = suit + found[at + 1][column]
                    for before in range(column):
                        worth = skipped[before][column] + beyond
                        if (before, column) in pairs:
                            worth += pairs[before, column]
                        row[before] = max(row[before], worth)
            found[at] = row
            opened = max(
                (self._empty[column] + suit + row[column] for column, suit in self._standing[at]), default=_NEVER
            )
        return found

    def _sure_starts(self, doubt: float) -> list[int]:
        """The cells that begin a row in every way that is at most so much worse than the best."""
        least = self.best - doubt
        return [0, *(at for at in range(1, self._count) if not self._may_go_on(at, least))]

    def _may_go_on(self, at: int, least: float) -> bool:
        """Whether some way as good as asked for has the cell in the row of the one before."""
        if self._suits.is_filler[at - 1]:
            return False
        above = [(before, worth) for before, worth in enumerate(self._before[at - 1]) if worth > _NEVER]
        return any(
            worth + self._step(at, before, column) + suit + self._behind[at][column] >= least
            for column, suit in self._standing[at]
            for before, worth in above
            if before < column
        )

    def stretches(self, doubt: float) -> Iterator[Stretch]:
        """Each stretch between rows that surely begin, and the ways through it, best first.

        No ways where there are more than can be looked at.
        """
        starts = [*self._sure_starts(doubt), self._count]
        for start, end in pairwise(starts):
            yield Stretch(start, end, self._ways(start, end, doubt))

    def _ways(self, start: int, end: int, doubt: float) -> list[Way]:
        """The ways through the cells that are at most so much worse than the best."""
        above = zip(self._before[start - 1], self._ends, strict=True) if start else ()
        before = max((worth + cost for worth, cost in above), default=0.0)
        behind = 0.0
        if end < self._count:
            behind = max(self._empty[column] + suit + self._behind[end][column] for column, suit in self._standing[end])
        least = self.best - doubt
        ways: list[_Open] = [(before, (), ())]
        for at in range(start, end):
            ways = [following for way in ways for following in self._following(at, way, least)]
            if len(ways) > _MOST_WAYS:
                return []
        whole = [(worth + self._ends[columns[-1]] + behind, columns, starts) for worth, columns, starts in ways]
        found = [
            Way(worth + self._points(start, columns, starts), columns, frozenset(starts))
            for worth, columns, starts in whole
            if worth >= least
        ]
        return sorted(found, key=lambda way: -way.worth)

    def _following(self, at: int, way: _Open, least: float) -> Iterator[_Open]:
        """The way with the cell in each column, of a new row or the same, that may still be as good as asked for."""
        worth, columns, starts = way
        closed = worth + (self._ends[columns[-1]] if columns else 0.0)
        for column, suit in self._standing[at]:
            rest = suit + self._behind[at][column]
            fresh = closed + self._empty[column]
            if fresh + rest >= least:
                yield fresh + suit, (*columns, column), (*starts, at)
            if columns and columns[-1] < column and not self._suits.is_filler[at - 1]:
                same = worth + self._step(at, columns[-1], column)
                if same + rest >= least:
                    yield same + suit, (*columns, column), starts

    def _points(self, start: int, columns: Sequence[int], starts: Sequence[int]) -> float:
        """What weights and scores of rows say of each other that do not stand side by side."""
        roles = self._suits.roles
        worth = 0.0
        weight = None
        for order, column in enumerate(columns):
            at = start + order
            if at in starts:
                weight = None
            if roles[column] == "weight":
                weight = at
            elif roles[column] == "score" and weight is not None and weight < at - 1:
                worth += self._suits.of_points(self._suits.points[weight], self._suits.points[at])
        return worth
