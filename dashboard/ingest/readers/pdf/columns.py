"""Columns of tables on several pages, made one: which lie at the same places, and what number each has."""

from collections.abc import Sequence
from dataclasses import dataclass

# Columns of one table lie this near to each other on every page.
_NEAR = 3.5
_SAME_WIDTH = 6.0
_MOSTLY = 0.6


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the lines between columns lie, counted from the left side of the table."""

    at: tuple[float, ...]

    def number(self, x: float) -> int:
        """The number of the line nearest to x."""
        return min(range(len(self.at)), key=lambda index: abs(self.at[index] - x))


def columns_of(xs: Sequence[float]) -> Columns:
    """The columns of one page's table."""
    return Columns(tuple(x - xs[0] for x in xs))


def fits(first: Columns, second: Columns, *, wholly: bool) -> bool:
    """Whether the lines of the table with fewer are lines of the other: all, or most, its right side among them."""
    fewer, more = sorted((first, second), key=lambda columns: len(columns.at))
    matched = [abs(more.at[more.number(x)] - x) <= _NEAR for x in fewer.at[1:-1]]
    is_as_wide = abs(first.at[-1] - second.at[-1]) <= _SAME_WIDTH
    has_side = is_as_wide or abs(more.at[more.number(fewer.at[-1])] - fewer.at[-1]) <= _NEAR
    if not has_side or sum(matched) < (len(matched) if wholly or not is_as_wide else _MOSTLY * len(matched)):
        return False
    whole = joined(first, second)
    return all(len({whole.number(x) for x in columns.at}) == len(columns.at) for columns in (first, second))


def joined(first: Columns, second: Columns) -> Columns:
    """All lines of both, each once."""
    if abs(first.at[-1] - second.at[-1]) <= _SAME_WIDTH:
        second = Columns(second.at[:-1])
    added = [x for x in second.at[1:] if abs(first.at[first.number(x)] - x) > _NEAR]
    return Columns(tuple(sorted([*first.at, *added])))
