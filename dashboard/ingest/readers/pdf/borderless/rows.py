"""Cells of words → rows: cells whose middles, first or last lines stand at one height."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from dashboard.ingest.readers.pdf.borderless.stacks import BASE, Edge, Stack

# Rows may run into each other by so much, in sizes of a letter.
_OVERLAP = 0.1


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row from left to right, without labels that span rows, and the height they share."""

    stacks: tuple[Stack, ...]
    at: float

    @property
    def top(self) -> float:
        """The upper edge of its words."""
        return min(stack.top for stack in self.stacks)

    @property
    def bottom(self) -> float:
        """The lower edge of its words."""
        return max(stack.bottom for stack in self.stacks)

    @property
    def lines(self) -> int:
        """How many lines its highest cell has."""
        return max(len(stack.lines) for stack in self.stacks)


def rows_of(found: Sequence[Stack], edge: Edge, tolerance: float) -> list[Row]:
    """The cells as rows from top to bottom; those of a row differ by no more than the tolerance, in sizes."""
    groups: list[list[Stack]] = []
    for stack in sorted(found, key=lambda stack: stack.at(edge)):
        if groups and stack.at(edge) - groups[-1][-1].at(edge) <= tolerance * stack.size:
            groups[-1].append(stack)
        else:
            groups.append([stack])
    return [
        Row(tuple(sorted(group, key=lambda stack: stack.x0)), median(stack.at(edge) for stack in group))
        for group in groups
    ]


def are_apart(upper: Row, lower: Row) -> bool:
    """Whether the words of one row end before those of the next begin."""
    return upper.bottom <= lower.top + _OVERLAP * upper.stacks[0].size


def borders(rows: Sequence[Row], edge: Edge, pitch: float) -> list[float] | None:
    """The heights between the rows, the first and the last end included; None where the rows cannot stand so.

    `pitch` is how far lines of one cell are apart. Rows lie edge to edge; a row is as high as its lines and some
    paper around, the same in most rows. Where middles are known, one height gives all the others.
    """
    if len(rows) == 1:
        return [rows[0].top, rows[0].bottom]
    gaps = [lower.at - upper.at for upper, lower in pairwise(rows)]
    lines = [(row.lines - 1) * pitch for row in rows]
    size = rows[0].stacks[0].size
    match edge:
        case "first":
            paper = median(gap - high for gap, high in zip(gaps, lines, strict=False)) - size
            heights = [*gaps, lines[-1] + paper + size]
            start = rows[0].top - paper / 2
        case "last":
            paper = median(gap - high for gap, high in zip(gaps, lines[1:], strict=True)) - size
            heights = [lines[0] + paper + size, *gaps]
            start = rows[0].bottom + paper / 2 - heights[0]
        case _:
            found = _heights(gaps, lines)
            if found is None:
                return None
            heights = found
            start = rows[0].at - BASE * size - heights[0] / 2
    if any(high < line + 0.9 * size for high, line in zip(heights, lines, strict=True)):
        return None
    ends = [start]
    for high in heights:
        ends.append(ends[-1] + high)
    return ends


def _heights(gaps: Sequence[float], lines: Sequence[float]) -> list[float] | None:
    """The heights of rows whose middles are so far apart: those that leave about the same paper in each row."""
    best: tuple[float, list[float]] | None = None
    for at, gap in enumerate(gaps):
        paper = gap - (lines[at] + lines[at + 1]) / 2
        heights = [0.0] * len(lines)
        heights[at] = lines[at] + paper
        for before in range(at - 1, -1, -1):
            heights[before] = 2 * gaps[before] - heights[before + 1]
        for after in range(at + 1, len(lines)):
            heights[after] = 2 * gaps[after - 1] - heights[after - 1]
        papers = [high - line for high, line in zip(heights, lines, strict=True)]
        middle = median(papers)
        cost = sum(abs(one - middle) for one in papers)
        if best is None or cost < best[0] - 1e-6:
            best = cost, heights
    return best[1] if best else None
