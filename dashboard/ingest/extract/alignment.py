"""Puts the cells of a row under the columns they belong to, by what they hold and where they stand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dashboard.ingest.grid import Cell

# What it costs to leave a cell without a column: more than any misfit that is not forbidden.
_LEFT_OVER = -8.0
_SHIFT = -0.4
_TURN = -1.5
_TORN = -0.25
_FAR = 6
_KEPT = 6


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


Fit = Callable[[Cell, str], float | None]


def alignments(
    cells: Sequence[Cell], columns: Sequence[Column], fit: Fit, missing: Callable[[str], float]
) -> list[Alignment]:
    """The ways to put the cells under the columns in their order, best first.

    `fit` tells how well a cell suits a role (None: never), `missing` what an empty column costs. A row shifted as a
    whole costs little, a jump within the row more: merged cells shift rows, they seldom tear them.
    """
    states: dict[int, list[tuple[float, int | None, tuple[tuple[int, int | None], ...]]]] = {0: [(0.0, None, ())]}
    for index, cell in enumerate(cells):
        following: dict[int, list[tuple[float, int | None, tuple[tuple[int, int | None], ...]]]] = {}
        for start, ways in states.items():
            for worth, offset, path in ways:
                left = (worth + _LEFT_OVER, offset, (*path, (index, None)))
                following.setdefault(start, []).append(left)
                gap = 0.0
                for target in range(start, len(columns)):
                    suits = fit(cell, columns[target].role)
                    if suits is not None:
                        shift = cell.column - columns[target].position
                        cost = _shift_cost(shift, offset)
                        following.setdefault(target + 1, []).append(
                            (worth + gap + suits + cost, shift, (*path, (index, target)))
                        )
                    gap += missing(columns[target].role)
        states = {
            start: sorted(ways, key=lambda way: -way[0])[:_KEPT] for start, ways in following.items()
        }
    found: list[Alignment] = []
    for start, ways in states.items():
        rest = sum(missing(column.role) for column in columns[start:])
        found.extend(_alignment(worth + rest, path, cells, columns) for worth, _, path in ways)
    return sorted(found, key=lambda way: -way.worth)[:_KEPT]


def _shift_cost(shift: int, before: int | None) -> float:
    if before is None:
        return _SHIFT * min(abs(shift), _FAR)
    return _TURN + _TORN * min(abs(shift - before) - 1, _FAR) if shift != before else 0.0


def _alignment(
    worth: float, path: tuple[tuple[int, int | None], ...], cells: Sequence[Cell], columns: Sequence[Column]
) -> Alignment:
    placed = {columns[target].role: cells[index] for index, target in path if target is not None}
    left = tuple(cells[index] for index, target in path if target is None)
    return Alignment(worth, placed, left)
