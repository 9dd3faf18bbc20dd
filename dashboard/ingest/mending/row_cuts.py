"""A run of cells below an indicator header, empty ones lost → the rows, and the column of each cell.

Every way to deal the cells out is weighed by what columns hold; the printed total, and the points printed beside first
levels, choose among the likely ones. What two ways as good disagree on has no column.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise, product
from math import prod

from dashboard.ingest.extract.alignment import Column
from dashboard.ingest.grid import Cell
from dashboard.ingest.mending.row_paths import RowPaths, Way
from dashboard.ingest.mending.row_suits import RowSuits
from dashboard.ingest.vocabulary import Vocabulary
from dashboard.ingest.wording import level_points

# Ways closer than this are both possible; ways this much worse are taken only where the totals ask for them.
_DOUBT, _UNLIKELY = 1.25, 4.0
_LEVELS = frozenset({"level_1", "level_2"})
_MISFIT, _MANY_MISFITS = -2.0, 3
_MOST_SETTLED = 4096
_TOLERANCE = Decimal("0.05")


@dataclass(frozen=True, slots=True)
class CutRow:
    """One row: its cells, and the column of each; None for a cell that may stand in more than one."""

    cells: tuple[Cell, ...]
    columns: tuple[Column | None, ...]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Cells `start` to `end` with the ways through them that are left."""

    start: int
    end: int
    ways: list[Way]


def row_cuts(
    cells: Sequence[Cell],
    columns: Sequence[Column],
    words: Vocabulary,
    closes: Callable[[Decimal, Decimal], bool] | None,
) -> list[CutRow]:
    """The rows in order, without cells of which it is not certain where they belong.

    `closes` tells whether weights and scores that add up so make the printed total; None where none is printed.
    """
    if not cells:
        return []
    suits = RowSuits(cells, columns, words)
    paths = RowPaths(suits)
    if paths.best == float("-inf") or "level_3" not in suits.roles:
        return []
    stretches = [_Stretch(*stretch) for stretch in paths.stretches(_UNLIKELY)]
    if any(not stretch.ways for stretch in stretches):
        stretches = [_Stretch(*stretch) for stretch in paths.stretches(_DOUBT)]
    settled = _settled(_below_levels(stretches, suits), suits, closes)
    return list(_under_known_levels(_without_misfits(settled, suits), suits))


def _without_misfits(stretches: Sequence[_Stretch], suits: RowSuits) -> list[_Stretch]:
    """The stretches, no ways through those with a cell that hardly suits its column, and through those beside them.

    There the cells of a row were lost or ran together, or a column of the header was: then nothing fits.
    """
    misfits = {order for order, stretch in enumerate(stretches) if _has_misfit(stretch, suits)}
    around = {order + step for order in misfits for step in (-1, 0, 1)}
    lost = set(range(len(stretches))) if len(misfits) * _MANY_MISFITS > len(stretches) else around
    return [_Stretch(one.start, one.end, [] if order in lost else one.ways) for order, one in enumerate(stretches)]


def _has_misfit(stretch: _Stretch, suits: RowSuits) -> bool:
    """Whether a cell hardly suits its column, or a row that says something says not of what."""
    for way in stretch.ways[:1]:
        bounds = [*sorted(way.starts), stretch.end]
        for start, end in pairwise(bounds):
            under = way.columns[start - stretch.start : end - stretch.start]
            named = {suits.roles[column] for column in under}
            if "level_3" not in named and not named <= _LEVELS:
                return True
            if any((suits.suits[start + order][column] or 0.0) <= _MISFIT for order, column in enumerate(under)):
                return True
    return False


def _below_levels(stretches: Sequence[_Stretch], suits: RowSuits) -> list[_Stretch]:
    """The stretches with what second levels say of the first level they stand below, rows above included."""
    found: list[_Stretch] = []
    level: int | None = None
    for stretch in stretches:
        ways: list[Way] = []
        levels: set[int | None] = set()
        for way in stretch.ways:
            above, worth = level, way.worth
            for order, column in enumerate(way.columns):
                at, role = stretch.start + order, suits.roles[column]
                if role == "level_1":
                    above = at
                elif role == "level_2" and above is not None and (above != at - 1 or at in way.starts):
                    worth += suits.of_levels(above, at)
            ways.append(Way(worth, way.columns, way.starts))
            levels.add(above)
        level = next(iter(levels)) if len(levels) == 1 else None
        found.append(_Stretch(stretch.start, stretch.end, sorted(ways, key=lambda way: -way.worth)))
    return found


def _settled(
    stretches: Sequence[_Stretch], suits: RowSuits, closes: Callable[[Decimal, Decimal], bool] | None
) -> list[_Stretch]:
    """The stretches with the ways alone whose points make what is printed, and which are about as good as the best."""
    open_ones = [stretch for stretch in stretches if len(stretch.ways) > 1]
    count = prod(len(stretch.ways) for stretch in open_ones)
    if closes is None or not open_ones or count > _MOST_SETTLED or any(not stretch.ways for stretch in stretches):
        return [_likely(stretch) for stretch in stretches]
    closing = []
    for chosen in product(*(stretch.ways for stretch in open_ones)):
        ways = iter(chosen)
        whole = [next(ways) if len(stretch.ways) > 1 else stretch.ways[0] for stretch in stretches]
        if _closes(stretches, whole, suits, closes):
            closing.append((sum(way.worth for way in chosen), chosen))
    if not closing:
        return [_likely(stretch) for stretch in stretches]
    best = max(worth for worth, _ in closing)
    likely = [chosen for worth, chosen in closing if best - worth < _DOUBT]
    left = {
        stretch.start: [way for way in stretch.ways if any(chosen[order] is way for chosen in likely)]
        for order, stretch in enumerate(open_ones)
    }
    return [_Stretch(one.start, one.end, left.get(one.start, one.ways)) for one in stretches]


def _likely(stretch: _Stretch) -> _Stretch:
    ways = [way for way in stretch.ways if stretch.ways[0].worth - way.worth < _DOUBT]
    return _Stretch(stretch.start, stretch.end, ways)


def _closes(
    stretches: Sequence[_Stretch],
    ways: Sequence[Way],
    suits: RowSuits,
    closes: Callable[[Decimal, Decimal], bool],
) -> bool:
    """Whether the points of all rows make the printed total, and those below first levels what these are worth."""
    added = {"weight": Decimal(0), "score": Decimal(0)}
    level, below = None, Decimal(0)
    for stretch, way in zip(stretches, ways, strict=True):
        for order, column in enumerate(way.columns):
            at, role = stretch.start + order, suits.roles[column]
            if role == "level_1":
                if level is not None and abs(level - below) > _TOLERANCE:
                    return False
                stated = level_points(suits.cells[at].text)
                level, below = Decimal(stated) if stated else None, Decimal(0)
            if role in added:
                added[role] += suits.points[at] or Decimal(0)
                below += (suits.points[at] or Decimal(0)) if role == "weight" else Decimal(0)
    return (level is None or abs(level - below) <= _TOLERANCE) and closes(added["weight"], added["score"])


def _under_known_levels(stretches: Sequence[_Stretch], suits: RowSuits) -> Iterator[CutRow]:
    """The rows that all ways left cut out alike, but for those whose level may stand among cells that are in none."""
    lost: set[str] = set()
    for stretch in stretches:
        rows = list(_rows(stretch, suits))
        placed = {id(cell) for row in rows for cell, one in zip(row.cells, row.columns, strict=True) if one is not None}
        for row in rows:
            levels = {column.role for column in row.columns if column is not None}
            doubtful = _levels_lost(row.cells, placed, suits)
            lost = set() if "level_1" in levels else lost - levels
            if not lost | doubtful:
                yield row
            lost |= doubtful
        in_rows = {id(cell) for row in rows for cell in row.cells}
        lost |= _levels_lost(
            [c for c in suits.cells[stretch.start : stretch.end] if id(c) not in in_rows], set(), suits
        )


def _levels_lost(cells: Sequence[Cell], placed: set[int], suits: RowSuits) -> set[str]:
    """The levels that cells without a place may name."""
    return {level for cell in cells if id(cell) not in placed for level in suits.levels_of(cell)}


def _rows(stretch: _Stretch, suits: RowSuits) -> Iterator[CutRow]:
    """The rows that all ways left cut out alike."""
    if not stretch.ways:
        return
    starts = [way.starts | {stretch.end} for way in stretch.ways]
    sure = sorted(frozenset.intersection(*starts))
    for start, end in pairwise(sure):
        if any(start < at < end for one in starts for at in one):
            continue
        under = zip(*(way.columns[start - stretch.start : end - stretch.start] for way in stretch.ways), strict=True)
        columns = tuple(suits.columns[one[0]] if len(set(one)) == 1 else None for one in under)
        yield CutRow(tuple(suits.cells[start:end]), columns)
