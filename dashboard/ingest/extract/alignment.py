"""Puts the cells of a row under the columns they belong to, by what they hold and where they stand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

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
# One way so far: its worth, the shift of the last cell put somewhere, and the column of each cell so far.
_Way = tuple[float, int | None, tuple[int | None, ...]]


def alignments(
    cells: Sequence[Cell], columns: Sequence[Column], fit: Fit, missing: Callable[[str], float]
) -> list[Alignment]:
    """The ways to put the cells under the columns in their order, best first.

    `fit` tells how well a cell suits a column (None: never), `missing` what an empty column costs. A row shifted as a
    whole costs little, a jump within the row more: merged cells shift rows, they seldom tear them.
    """
    skipped = list(accumulate((missing(column.role) for column in columns), initial=0.0))
    states: dict[int, list[_Way]] = {0: [(0.0, None, ())]}
    for index, cell in enumerate(cells):
        is_repeated = index > 0 and cells[index - 1].text == cell.text
        left_over = _REPEATED if is_repeated else _LEFT_OVER
        suits = [
            (target, worth + skipped[target], cell.column - column.position)
            for target, column in enumerate(columns)
            if (worth := fit(cell, column)) is not None
        ]
        following: dict[int, list[_Way]] = {target: [] for target in range(len(columns) + 1)}
        for start, ways in states.items():
            ahead = [(target, suit - skipped[start], shift) for target, suit, shift in suits if target >= start]
            for worth, shift_before, path in ways:
                following[start].append((worth + left_over, shift_before, (*path, None)))
                costs = _shift_costs(shift_before)
                for target, suit, shift in ahead:
                    following[target + 1].append((worth + suit + costs[shift], shift, (*path, target)))
        states = {start: sorted(ways, key=_worth, reverse=True)[:_KEPT] for start, ways in following.items() if ways}
    complete = [
        (worth + skipped[-1] - skipped[start], shift, path)
        for start, ways in states.items()
        for worth, shift, path in ways
    ]
    best = sorted(complete, key=_worth, reverse=True)[:_KEPT]
    return [_alignment(worth, path, cells, columns) for worth, _, path in best]


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


def _worth(way: _Way) -> float:
    return way[0]


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
    placed = {columns[target].role: cell for cell, target in zip(cells, path, strict=True) if target is not None}
    left = tuple(cell for cell, target in zip(cells, path, strict=True) if target is None)
    is_in_place = all(
        target is not None and columns[target].position == cell.column for cell, target in zip(cells, path, strict=True)
    )
    return Alignment(worth, placed, left, is_in_place)
