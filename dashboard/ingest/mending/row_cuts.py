"""A run of cells below an indicator header, empty ones lost → the rows, and the column of each cell.

Every way to deal the cells out is weighed by what columns hold; the printed total chooses among the likely ones. Where
two ways are as good, what they disagree on belongs to no row.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from heapq import nlargest
from itertools import accumulate

from dashboard.ingest.extract.alignment import Column
from dashboard.ingest.extract.indicator_fit import IndicatorFit, missing
from dashboard.ingest.grid import Cell
from dashboard.ingest.values import points_or_share
from dashboard.ingest.values.words import any_of, units
from dashboard.ingest.vocabulary import Vocabulary
from dashboard.ingest.wording import is_placeholder, key

_KEPT = 12
_DOUBT = 1.25
# What each row costs, and a score above its weight.
_ROW, _ABOVE_WEIGHT = -0.5, -3.0
_POINTS = ("weight", "score")


@dataclass(frozen=True, slots=True)
class CutRow:
    """One row: its cells, and the column of each; no columns where more than one dealing-out is likely."""

    cells: tuple[Cell, ...]
    columns: tuple[Column, ...] | None


@dataclass(frozen=True, slots=True)
class _Way:
    """One way so far: its worth, the row under way as positions of columns, and the way with the rows before it."""

    worth: float
    start: int = 0
    under: tuple[int, ...] = ()
    before: "_Way | None" = None

    @property
    def rows(self) -> tuple[tuple[int, tuple[int, ...]], ...]:
        """The rows closed, each with its first cell and the positions of its columns."""
        found: list[tuple[int, tuple[int, ...]]] = []
        way = self.before
        while way is not None:
            found.append((way.start, way.under))
            way = way.before
        return tuple(reversed(found))


def row_cuts(
    cells: Sequence[Cell],
    columns: Sequence[Column],
    words: Vocabulary,
    closes: Callable[[Decimal, Decimal], bool] | None,
) -> list[CutRow]:
    """The rows in order, without cells of which it is not certain where they belong.

    `closes` tells whether weights and scores that add up so make the printed total; None where none is printed.
    """
    ways = _ways(cells, columns, IndicatorFit(words))
    if not ways:
        return []
    if closes is not None:
        closing = [way for way in ways if closes(*(_added(way, role, cells, columns) for role in _POINTS))]
        ways = closing or ways
    best, *others = ways
    rivals = [dict(other.rows) for other in others if best.worth - other.worth < _DOUBT]
    found = (_row(start, under, rivals, cells, columns) for start, under in best.rows)
    return [cut for cut in found if cut is not None]


def _ways(cells: Sequence[Cell], columns: Sequence[Column], fit: IndicatorFit) -> list[_Way]:
    """The likeliest ways to deal all cells out, best first."""
    # What it costs to leave the columns before each one empty.
    empty = [0.0, *accumulate(missing(column.role) for column in columns)]
    states: dict[int, list[_Way]] = {-1: [_Way(0.0)]}
    for at, cell in enumerate(cells):
        suits = [_suit(cell, column, fit) for column in columns]
        following: dict[int, list[_Way]] = {}
        for ways in states.values():
            for way in ways:
                for opened in (way, _closed(way, at, cells, columns, empty)) if way.under else (way,):
                    next_column = opened.under[-1] + 1 if opened.under else 0
                    for target in range(next_column, len(columns)):
                        suit = suits[target]
                        if suit is not None:
                            worth = opened.worth + suit + empty[target] - empty[next_column]
                            following.setdefault(target, []).append(
                                _Way(worth, opened.start, (*opened.under, target), opened.before)
                            )
        states = {target: nlargest(_KEPT, ways, key=_worth) for target, ways in following.items()}
    closed = [_closed(way, len(cells), cells, columns, empty) for ways in states.values() for way in ways if way.under]
    return sorted(closed, key=_worth, reverse=True)[: _KEPT * 2]


def _suit(cell: Cell, column: Column, fit: IndicatorFit) -> float | None:
    """How well the words suit the column, wherever they stand: only a known name is a level, a known unit a unit."""
    if column.role == "unit" and not is_placeholder(cell.text) and not _unit().match(key(cell.text)):
        return None
    return fit(Cell(cell.text, cell.row, column.position - 1, cell.place), column)


@cache
def _unit() -> re.Pattern[str]:
    return re.compile(any_of((*units().units, *units().time_units)))


def _closed(way: _Way, at: int, cells: Sequence[Cell], columns: Sequence[Column], empty: Sequence[float]) -> _Way:
    """The way with its row closed before the cell."""
    worth = way.worth + _ROW + empty[-1] - empty[way.under[-1] + 1]
    roles = [columns[target].role for target in way.under]
    weight, score = (
        points_or_share(cells[way.start + roles.index(role)].text) if role in roles else None for role in _POINTS
    )
    if weight is not None and score is not None and score > weight:
        worth += _ABOVE_WEIGHT
    return _Way(worth, at, (), way)


def _worth(way: _Way) -> float:
    return way.worth


def _added(way: _Way, role: str, cells: Sequence[Cell], columns: Sequence[Column]) -> Decimal:
    """What the cells under the role add up to."""
    found = (
        points_or_share(cells[start + order].text)
        for start, under in way.rows
        for order, target in enumerate(under)
        if columns[target].role == role
    )
    return sum((value for value in found if value is not None), Decimal(0))


def _row(
    start: int,
    under: tuple[int, ...],
    rivals: Sequence[dict[int, tuple[int, ...]]],
    cells: Sequence[Cell],
    columns: Sequence[Column],
) -> CutRow | None:
    """The row, without columns where likely ways differ in them; None where they do not all cut it out alike."""
    if any(len(rival.get(start, ())) != len(under) for rival in rivals):
        return None
    is_sure = all(rival[start] == under for rival in rivals)
    taken = tuple(cells[start : start + len(under)])
    return CutRow(taken, tuple(columns[target] for target in under) if is_sure else None)
