"""Puts the cells of a row under the columns they belong to, by what they hold and where they stand."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from operator import itemgetter
from typing import TypeVar

from dashboard.ingest.grid import Cell

# What it costs to leave a cell without a column, and to leave one that says what its neighbour says.
_LEFT_OVER = -4.0
_REPEATED = -2.0
_SHIFT = -0.4
_TURN = -1.5
_TORN = -0.25
_FAR = 6
_KEPT = 4


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: what it holds, and where its header stands."""

    role: str
    position: int
    header: Cell | None = None


@dataclass(frozen=True, slots=True)
class Alignment:
    """One way to put cells under columns: how good it is, and which cell goes where."""

    worth: float
    cells: dict[str, Cell]
    left_over: tuple[Cell, ...] = ()
    is_in_place: bool = False


Fit = Callable[[Cell, Column], float | None]
# What leaving a cell without a column costs; and each column that suits it, how well, and how far from its header.
_Standing = tuple[float, tuple[tuple[int, float, int], ...]]
# One way so far: its worth, the columns used up, the shift of the last cell put somewhere, the column of the last cell,
# and the way before it.
_Way = tuple[float, int, int | None, int | None, "_Way | None"]
_Rated = TypeVar("_Rated", bound=tuple[float, *tuple[object, ...]])
_WORTH = itemgetter(0)


def alignments(
    cells: Sequence[Cell], columns: Sequence[Column], fit: Fit, missing: Callable[[str], float]
) -> list[Alignment]:
    """The ways to put the cells under the columns in their order, best first.

    `fit` tells how well a cell suits a column (None: never), `missing` what an empty column costs. A row shifted as a
    whole costs little, a jump within the row more: merged cells shift rows, they seldom tear them.
    """
    skipped = tuple(accumulate((missing(column.role) for column in columns), initial=0.0))
    standing: list[_Standing] = []
    for index, cell in enumerate(cells):
        is_repeated = index > 0 and cells[index - 1].text == cell.text
        suits = tuple(
            (target, worth, cell.column - column.position)
            for target, column in enumerate(columns)
            if (worth := fit(cell, column)) is not None
        )
        standing.append((_REPEATED if is_repeated else _LEFT_OVER, suits))
    return [_alignment(worth, path, cells, columns) for worth, path in _best_paths(tuple(standing), skipped)]


# Rows of one table are made of the same kinds of cells in the same places.
@lru_cache(maxsize=2048)
def _best_paths(
    cells: tuple[_Standing, ...], skipped: tuple[float, ...]
) -> tuple[tuple[float, tuple[int | None, ...]], ...]:
    """The best ways, each as its worth and the column of every cell; of ways that used up as many columns few go on."""
    ways: list[_Way] = [(0.0, 0, None, None, None)]
    for left_over, suits in cells:
        following: list[list[_Way]] = [[] for _ in skipped]
        # As the ways stand in the order of the columns they used up, those that may go on to a column come first.
        before = [(worth, skipped[start], _shift_costs(shift)) for worth, start, shift, _, _ in ways]
        starts = [start for _, start, _, _, _ in ways]
        for target, fits, shift in suits:
            suit = fits + skipped[target]
            found = [
                worth + (suit - gone) + costs[shift] for worth, gone, costs in before[: bisect_right(starts, target)]
            ]
            best = sorted(range(len(found)), key=found.__getitem__, reverse=True)[:_KEPT]
            following[target + 1] = [(found[at], target + 1, shift, target, ways[at]) for at in best]
        for way in ways:
            worth, start, shift_before, _, _ = way
            following[start].append((worth + left_over, start, shift_before, None, way))
        ways = [way for ending in following for way in _best(ending)]
    complete = [(way[0] + skipped[-1] - skipped[way[1]], way) for way in ways]
    return tuple((worth, _path(way)) for worth, way in _best(complete))


def _best(ways: list[_Rated]) -> list[_Rated]:
    return sorted(ways, key=_WORTH, reverse=True)[:_KEPT] if len(ways) > 1 else ways


def _path(way: _Way) -> tuple[int | None, ...]:
    """The column of every cell on the way."""
    path: list[int | None] = []
    target, before = way[3:]
    while before is not None:
        path.append(target)
        target, before = before[3:]
    return tuple(reversed(path))


def as_it_stands(
    cells: Sequence[Cell], columns: Sequence[Column], fit: Fit, missing: Callable[[str], float]
) -> list[Alignment]:
    """The cells right below their headers, if that is possible, though other ways may suit them better."""
    by_position = {column.position: column for column in columns}
    placed = {by_position[cell.column].role: cell for cell in cells if cell.column in by_position}
    fits = [fit(cell, by_position[cell.column]) for cell in placed.values()]
    if len(placed) < len(cells) or any(one is None for one in fits):
        return []
    worth = sum(one for one in fits if one is not None)
    worth += sum(missing(column.role) for column in columns if column.role not in placed)
    return [Alignment(worth, placed, is_in_place=True)]


@cache
def _shift_costs(before: int | None) -> "_ShiftCosts":
    return _ShiftCosts(before)


class _ShiftCosts(dict[int, float]):
    """What each shift costs behind a cell shifted by `before`, worked out once: the same few come again and again."""

    def __init__(self, before: int | None) -> None:
        super().__init__()
        self._before = before

    def __missing__(self, shift: int) -> float:
        if self._before is None:
            cost = _SHIFT * min(abs(shift), _FAR)
        else:
            cost = _TURN + _TORN * min(abs(shift - self._before) - 1, _FAR) if shift != self._before else 0.0
        self[shift] = cost
        return cost


def _alignment(
    worth: float, path: tuple[int | None, ...], cells: Sequence[Cell], columns: Sequence[Column]
) -> Alignment:
    placed: dict[str, Cell] = {}
    left: list[Cell] = []
    is_in_place = True
    for cell, target in zip(cells, path, strict=True):
        if target is None:
            left.append(cell)
        else:
            column = columns[target]
            placed[column.role] = cell
            is_in_place = is_in_place and column.position == cell.column
    return Alignment(worth, placed, tuple(left), is_in_place and not left)
