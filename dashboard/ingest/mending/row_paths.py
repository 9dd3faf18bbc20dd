"""All ways to deal a run of cells out to rows of columns, weighed at once: which are likely, and where they differ."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from operator import add, sub

from dashboard.ingest.mending.row_suits import RowSuits

_NEVER = float("-inf")
_ROUNDING = 1e-6
# So many ways through one stretch are looked at.
_MOST_WAYS = 160
# A way so far: its worth with everything before the stretch, the column of each cell, and the cells that begin a row.
_Open = tuple[float, tuple[int, ...], tuple[int, ...]]

# The columns that a cell may stand in, and how well it suits them.
_Standing = list[tuple[int, float]]


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
        self._pairs = [suits.pairs(at) if at else {} for at in range(self._count)]
        self._may_follow = [at > 0 and not suits.is_filler[at - 1] for at in range(self._count)]
        # The best worth of the cells before each, that cell under each column of the same row.
        self._gone: list[list[float]] = []
        self._before = self._forward()
        self._behind = self._backward()
        self.best = max(
            (self._before[-1][column] + self._ends[column] for column in range(self._width)), default=_NEVER
        )

    def _forward(self) -> list[list[float]]:
        """The best worth of all cells up to each, that one under each column."""
        found: list[list[float]] = []
        empty, closed = self._empty, 0.0
        never = [_NEVER] * self._width
        for at, standing in enumerate(self._standing):
            row = never.copy()
            gone = self._gone_on(at, found[-1]) if self._may_follow[at] else never
            self._gone.append(gone)
            for column, suit in standing:
                row[column] = max(closed + empty[column], gone[column]) + suit
            found.append(row)
            closed = max(map(add, row, self._ends))
        return found

    def _gone_on(self, at: int, above: Sequence[float]) -> list[float]:
        """The best worth of the cells before, the cell under each column of the same row."""
        pairs, empty = self._pairs[at], self._empty
        gone = list(map(sub, above, empty[1:]))
        found = [_NEVER, *map(add, accumulate(gone, max), empty[1 : self._width])]
        # The best of all ways may be one that its pair makes worse: there each is looked at.
        lowered = {after for (_, after), worth in pairs.items() if worth < 0}
        for after in lowered:
            found[after] = empty[after] + max(gone[before] + pairs.get((before, after), 0.0) for before in range(after))
        for (before, after), worth in pairs.items():
            if after not in lowered and (other := gone[before] + empty[after] + worth) > found[after]:
                found[after] = other
        return found

    def _backward(self) -> list[list[float]]:
        """The best worth of all cells behind each, that one under each column."""
        found: list[list[float]] = [[]] * self._count
        opened = 0.0
        beyond: list[float] = []
        for at in range(self._count - 1, -1, -1):
            row = [opened + end for end in self._ends]
            if at + 1 < self._count and self._may_follow[at + 1]:
                row = list(map(max, row, self._going_on(at + 1, beyond)))
            found[at] = row
            beyond = [_NEVER] * self._width
            for column, suit in self._standing[at]:
                beyond[column] = suit + row[column]
            opened = max(map(add, self._empty, beyond))
        return found

    def _going_on(self, at: int, beyond: Sequence[float]) -> list[float]:
        """The best worth of the cell and those behind it in the same row, the one before it under each column."""
        pairs, empty, width = self._pairs[at], self._empty, self._width
        to_come = list(map(add, empty, beyond))
        best = list(accumulate(reversed(to_come[1:]), max))
        found = [*map(sub, reversed(best), empty[1:width]), _NEVER]
        lowered = {before for (before, _), worth in pairs.items() if worth < 0}
        for before in lowered:
            following = (to_come[after] + pairs.get((before, after), 0.0) for after in range(before + 1, width))
            found[before] = max(following) - empty[before + 1]
        for (before, after), worth in pairs.items():
            if before not in lowered and (other := to_come[after] - empty[before + 1] + worth) > found[before]:
                found[before] = other
        return found

    def stretches(self, doubt: float) -> Iterator[Stretch]:
        """Each stretch between rows that surely begin, and the ways through it, best first.

        No ways where there are more than can be looked at.
        """
        least = self.best - doubt
        likely = [self._likely(at, least) for at in range(self._count)]
        sure = (at for at in range(1, self._count) if not self._may_go_on(at, likely, least))
        for start, end in pairwise([0, *sure, self._count]):
            yield Stretch(start, end, self._ways(start, end, likely, least))

    def _likely(self, at: int, least: float) -> _Standing:
        """The columns in which the cell stands in some way as good as asked for, and how well it suits them."""
        before, behind = self._before[at], self._behind[at]
        # The same figures were added in another order where the best was found.
        least -= _ROUNDING
        return [(column, suit) for column, suit in self._standing[at] if before[column] + behind[column] >= least]

    def _may_go_on(self, at: int, likely: Sequence[_Standing], least: float) -> bool:
        """Whether some way as good as asked for has the cell in the row of the one before."""
        gone, behind = self._gone[at], self._behind[at]
        return any(gone[column] + suit + behind[column] >= least for column, suit in likely[at])

    def _ways(self, start: int, end: int, likely: Sequence[_Standing], least: float) -> list[Way]:
        """The ways through the cells that are at most so much worse than the best."""
        above = zip(self._before[start - 1], self._ends, strict=True) if start else ()
        before = max((worth + cost for worth, cost in above), default=0.0)
        behind = 0.0
        if end < self._count:
            behind = max(self._empty[column] + suit + self._behind[end][column] for column, suit in self._standing[end])
        ways: list[_Open] = [(before, (), ())]
        for at in range(start, end):
            ways = self._following(at, ways, likely[at], least)
            if len(ways) > _MOST_WAYS:
                return []
        whole = [(worth + self._ends[columns[-1]] + behind, columns, starts) for worth, columns, starts in ways]
        found = [
            Way(worth + self._points(start, columns, starts), columns, frozenset(starts))
            for worth, columns, starts in whole
            if worth >= least
        ]
        return sorted(found, key=lambda way: -way.worth)

    def _following(self, at: int, ways: Sequence[_Open], likely: _Standing, least: float) -> list[_Open]:
        """The ways with the cell in each column, of a new row or the same, that may still be as good as asked for."""
        found: list[_Open] = []
        behind, empty, pairs = self._behind[at], self._empty, self._pairs[at]
        for worth, columns, starts in ways:
            closed = worth + (self._ends[columns[-1]] if columns else 0.0)
            last = columns[-1] if columns and self._may_follow[at] else self._width
            for column, suit in likely:
                fresh = closed + empty[column] + suit
                if fresh + behind[column] >= least:
                    found.append((fresh, (*columns, column), (*starts, at)))
                if last < column:
                    same = worth + empty[column] - empty[last + 1] + pairs.get((last, column), 0.0) + suit
                    if same + behind[column] >= least:
                        found.append((same, (*columns, column), starts))
        return found

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
