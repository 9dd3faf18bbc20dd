"""Ways to deal cells out to rows → those whose points make what is printed: the total, the points of first levels."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from math import prod

from dashboard.ingest.mending.row_paths import Stretch, Way
from dashboard.ingest.mending.row_suits import RowSuits
from dashboard.ingest.wording import level_points

# Ways closer than this are both possible.
DOUBT = 1.25
_MOST_COMBINED = 4096
_TOLERANCE = Decimal("0.05")
Closes = Callable[[Decimal, Decimal], bool]


@dataclass(frozen=True, slots=True)
class _Points:
    """What one way adds up to: weights before the first of its first levels, weights below each of these with the
    points printed beside its name, and scores.
    """

    above: Decimal
    below: tuple[tuple[Decimal | None, Decimal], ...]
    score: Decimal

    @property
    def weight(self) -> Decimal:
        """All weights."""
        return sum((added for _, added in self.below), self.above)


def settled(stretches: Sequence[Stretch], suits: RowSuits, closes: Closes | None) -> list[Stretch]:
    """The stretches with the ways alone that are about as good as the best of those whose points make what is printed.

    Where none does, or nothing is printed (`closes` is None), those about as good as the best of all.
    """
    points = [[_points(stretch, way, suits) for way in stretch.ways] for stretch in stretches]
    # Ways that add up to the same need not be told apart here.
    worths = [_best_worths(stretch.ways, sums) for stretch, sums in zip(stretches, points, strict=True)]
    kept: dict[int, dict[_Points, float]] = {}
    count = prod(len(one) for one in worths)
    if closes is not None and 1 < count <= _MOST_COMBINED:
        kept = _closing(worths, closes)
    found = []
    for order, stretch in enumerate(stretches):
        rated = [
            (way.worth + (kept[order].get(sums, float("-inf")) - worths[order][sums] if kept else 0.0), way)
            for way, sums in zip(stretch.ways, points[order], strict=True)
        ]
        best = max((worth for worth, _ in rated), default=0.0)
        found.append(Stretch(stretch.start, stretch.end, [way for worth, way in rated if best - worth < DOUBT]))
    return found


def add_up(stretches: Sequence[Stretch], suits: RowSuits, closes: Closes | None) -> bool:
    """Whether the best way through every stretch makes what is printed; False where nothing is."""
    if closes is None or not all(stretch.ways for stretch in stretches):
        return False
    return _closes([_points(stretch, stretch.ways[0], suits) for stretch in stretches], closes)


def _best_worths(ways: Sequence[Way], sums: Sequence[_Points]) -> dict[_Points, float]:
    found: dict[_Points, float] = {}
    for way, points in zip(ways, sums, strict=True):
        found[points] = max(found.get(points, way.worth), way.worth)
    return found


def _closing(worths: Sequence[dict[_Points, float]], closes: Closes) -> dict[int, dict[_Points, float]]:
    """For each stretch what the best closing combination with each of its sums is worth; empty if none closes."""
    found: dict[int, dict[_Points, float]] = {}
    for combined in product(*worths):
        if not _closes(combined, closes):
            continue
        worth = sum(worths[order][points] for order, points in enumerate(combined))
        for order, points in enumerate(combined):
            best = found.setdefault(order, {})
            best[points] = max(best.get(points, worth), worth)
    return found


def _closes(combined: Sequence[_Points], closes: Closes) -> bool:
    """Whether the points of all rows make the printed total, and those below first levels what these are worth."""
    weight = sum((points.weight for points in combined), Decimal(0))
    if not closes(weight, sum((points.score for points in combined), Decimal(0))):
        return False
    stated, below = None, Decimal(0)
    for points in combined:
        below += points.above
        for following, added in points.below:
            if stated is not None and abs(stated - below) > _TOLERANCE:
                return False
            stated, below = following, added
    return stated is None or abs(stated - below) <= _TOLERANCE


def _points(stretch: Stretch, way: Way, suits: RowSuits) -> _Points:
    above = score = Decimal(0)
    below: list[tuple[Decimal | None, Decimal]] = []
    for at, column in enumerate(way.columns, start=stretch.start):
        role, figure = suits.roles[column], suits.points[at] or Decimal(0)
        if role == "level_1":
            stated = level_points(suits.cells[at].text)
            below.append((Decimal(stated) if stated else None, Decimal(0)))
        elif role == "score":
            score += figure
        elif role == "weight" and below:
            below[-1] = (below[-1][0], below[-1][1] + figure)
        elif role == "weight":
            above += figure
    return _Points(above, tuple(below), score)
