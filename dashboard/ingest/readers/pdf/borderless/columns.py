"""The cells of a table's fullest rows → where its columns lie."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dashboard.ingest.readers.pdf.borderless.rows import Row
from dashboard.ingest.readers.pdf.borderless.stacks import Stack

# A row with at least this share of the most cells has none that spans columns.
_RICH = 0.6


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the words of each column begin and end, from left to right."""

    at: tuple[tuple[float, float], ...]

    def of(self, stack: Stack) -> range:
        """The columns on which the cell stands; the nearest where it stands between."""
        met = [number for number, (left, right) in enumerate(self.at) if stack.x0 < right and left < stack.x1]
        if met:
            return range(met[0], met[-1] + 1)
        middle = (stack.x0 + stack.x1) / 2
        nearest = min(
            range(len(self.at)), key=lambda number: max(self.at[number][0] - middle, middle - self.at[number][1])
        )
        return range(nearest, nearest + 1)

    def room(self, columns: range) -> float:
        """How long a line in the columns can be, as far as words show it."""
        return self.at[columns[-1]][1] - self.at[columns[0]][0]


def columns_of(rows: Sequence[Row], header: Row) -> Columns | None:
    """The columns; None where two cells of the header would share one.

    Words of the fullest rows show them; other cells widen a column only where they stand on one alone. A header that
    stands beside all words of its column is put together with them where only one can be meant.
    """
    most = max(len(row.stacks) for row in rows)
    rich = [row for row in rows if len(row.stacks) >= _RICH * most or row == header]
    at: list[tuple[float, float]] = []
    for stack in (stack for row in rich for stack in row.stacks):
        at = _widened(at, stack, at_most=len(at))
    others = sorted(
        (stack for row in rows if row not in rich for stack in row.stacks), key=lambda stack: stack.x1 - stack.x0
    )
    for stack in others:
        at = _widened(at, stack, at_most=1)
    at = _with_own_words(at, header, [stack for row in rows if row != header for stack in row.stacks])
    columns = Columns(tuple(at))
    heads = [columns.of(stack) for stack in header.stacks]
    return columns if all(left[-1] < right[0] for left, right in pairwise(heads)) else None


def _widened(at: Sequence[tuple[float, float]], stack: Stack, at_most: int) -> list[tuple[float, float]]:
    """The columns with one that the cell stands on made as wide, or a new one; as they are if it stands on too many."""
    met = [(left, right) for left, right in at if stack.x0 < right and left < stack.x1]
    if len(met) > at_most:
        return list(at)
    whole = min([stack.x0, *(left for left, _ in met)]), max([stack.x1, *(right for _, right in met)])
    return sorted([*(column for column in at if column not in met), whole])


def _with_own_words(
    at: Sequence[tuple[float, float]], header: Row, words: Sequence[Stack]
) -> list[tuple[float, float]]:
    """The columns; a head without words below it and words without a head beside it are one column.

    A head at the very left names the whole part, and the words beside it are labels.
    """
    heads = [any(stack.x0 < right and left < stack.x1 for stack in header.stacks) for left, right in at]
    full = [any(stack.x0 < right and left < stack.x1 for stack in words) for left, right in at]
    found = list(at)
    for number in range(len(at) - 1, -1, -1):
        if heads[number] or not full[number]:
            continue
        beside = [other for other in (number - 1, number + 1) if 0 < other < len(at) and heads[other]]
        empty = [other for other in beside if not full[other]]
        if len(empty) == 1:
            first, last = sorted((number, empty[0]))
            found[first : last + 1] = [(found[first][0], found[last][1])]
            return _with_own_words(found, header, words)
    return found
