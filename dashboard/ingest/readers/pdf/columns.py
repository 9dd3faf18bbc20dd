"""Columns of tables on several pages, made one: which lie at the same places, and what number each has."""

from collections.abc import Sequence
from dataclasses import dataclass

# Columns of one table lie this near to each other on every page.
_NEAR = 3.5
_SAME_WIDTH = 6.0
_MOSTLY = 0.6


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the lines between columns lie, counted from the left side of a table's first page."""

    at: tuple[float, ...]

    def number(self, x: float) -> int:
        """The number of the line nearest to x."""
        return min(range(len(self.at)), key=lambda index: abs(self.at[index] - x))

    def has(self, x: float) -> bool:
        """Whether a line lies at x."""
        return abs(self.at[self.number(x)] - x) <= _NEAR


def columns_of(xs: Sequence[float], offset: float = 0.0) -> Columns:
    """The columns of one page's table, which begins so far from the left side of the whole."""
    return Columns(tuple(x - xs[0] + offset for x in xs))


def offset_in(whole: Columns, xs: Sequence[float]) -> float | None:
    """How far from the left side of the whole a table on another page begins; None if it is another table.

    Most of its lines are lines of the whole, or the other way round. Where a cell of the first column that is open to
    the left takes the whole page, the table there is narrower and ends with the whole.
    """
    columns = columns_of(xs)
    if is_alike(whole, columns, wholly=False):
        return 0.0
    offset = whole.at[-1] - columns.at[-1]
    moved = columns_of(xs, offset)
    return (
        offset
        if offset > _SAME_WIDTH and all(whole.has(x) for x in moved.at) and _is_one_to_one(whole, moved)
        else None
    )


def is_alike(first: Columns, second: Columns, *, wholly: bool) -> bool:
    """Whether the lines of the table with fewer are lines of the other: all, or most, its right side among them."""
    fewer, more = sorted((first, second), key=lambda columns: len(columns.at))
    matched = [more.has(x) for x in fewer.at[1:-1]]
    is_as_wide = abs(first.at[-1] - second.at[-1]) <= _SAME_WIDTH
    if not (is_as_wide or more.has(fewer.at[-1])):
        return False
    if sum(matched) < (len(matched) if wholly or not is_as_wide else _MOSTLY * len(matched)):
        return False
    whole = joined(first, second)
    return _is_one_to_one(whole, first) and _is_one_to_one(whole, second)


def joined(first: Columns, second: Columns) -> Columns:
    """All lines of both, each once."""
    if abs(first.at[-1] - second.at[-1]) <= _SAME_WIDTH:
        second = Columns(second.at[:-1])
    return Columns(tuple(sorted([*first.at, *(x for x in second.at[1:] if not first.has(x))])))


def _is_one_to_one(whole: Columns, part: Columns) -> bool:
    return len({whole.number(x) for x in part.at}) == len(part.at)
