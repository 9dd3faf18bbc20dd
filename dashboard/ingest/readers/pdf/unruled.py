"""Tables without ruling lines: lines of words whose parts stand below each other."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from dashboard.ingest.readers.pdf.layout import WordLine
from dashboard.ingest.readers.pdf.lines import Run

# So many lines of so many parts make a table.
_FEWEST_LINES = 3
_FEWEST_PARTS = 3
# Of the lines with about as many parts as any, so few may have words where a gap between columns is.
_RICH = 0.6
_ASTRAY = 0.05
# Lines this far apart, in sizes of their letters, are rows; a row of its own has at least this share of the most parts.
_APART = 0.7
_EVEN = 0.5
_BARE_FIGURE = re.compile(r"[\d.,%％\-—–/]+")


@dataclass(frozen=True, slots=True)
class UnruledCell:
    """Words in one row, and the columns they take."""

    column: int
    columns: int
    words: Run


@dataclass(frozen=True, slots=True)
class UnruledTable:
    """Rows of cells, and where each column begins and ends."""

    rows: tuple[tuple[UnruledCell, ...], ...]
    columns: tuple[tuple[float, float], ...]


def table_at(lines: Sequence[WordLine], start: int) -> int:
    """The end of the run of lines from `start` that make a table; `start` itself if they make none.

    The run begins and ends with lines of parts; of lines of one part no more than two follow each other in it.
    """
    end, index, alone = start, start, 0
    while index < len(lines) and alone <= 2:
        alone = 0 if len(lines[index].parts) > 1 else alone + 1
        index += 1
        if alone == 0:
            end = index
    rich = sum(1 for line in lines[start:end] if len(line.parts) >= _FEWEST_PARTS)
    return end if rich >= _FEWEST_LINES else start


def unruled_table(lines: Sequence[WordLine]) -> UnruledTable | None:
    """The lines as a table; None where it cannot be told for sure what belongs to which row.

    Words that run over lines stand nearer to each other than rows do, and labels of several rows stand at the middle
    of them: nothing then shows where the rows begin. So every line must be a row, and labels must stand in the first.
    """
    columns = _columns(lines)
    cells = [_cells(line, columns) for line in lines]
    if not _are_rows(lines) or _has_labels_at_the_middle(cells):
        return None
    return UnruledTable(tuple(cells), tuple(columns))


def _has_labels_at_the_middle(rows: Sequence[tuple[UnruledCell, ...]]) -> bool:
    """Whether the first row under the longest, its head, lacks words at the left that a later row has."""
    longest = max(range(len(rows)), key=lambda index: len(rows[index]))
    starts = [row[0].column for row in rows[longest + 1 :] if len(row) >= _EVEN * len(rows[longest])]
    return len(starts) > 1 and min(starts[1:]) < starts[0]


def _are_rows(lines: Sequence[WordLine]) -> bool:
    """Whether each line is a row: all stand well apart, or all have about as many parts and figures among them."""
    most = max(len(line.parts) for line in lines)
    size = median(line.size for line in lines)
    if all(after.top - before.bottom >= _APART * size for before, after in pairwise(lines)):
        return True
    with_figures = sum(1 for line in lines if any(_BARE_FIGURE.fullmatch(part.text) for part in line.parts))
    return with_figures >= len(lines) - 1 and all(len(line.parts) >= _EVEN * most for line in lines)


def _columns(lines: Sequence[WordLine]) -> list[tuple[float, float]]:
    """Where words stand in the lines with many parts; between, hardly any of these lines has words."""
    most = max(len(line.parts) for line in lines)
    rich = [line for line in lines if len(line.parts) >= _RICH * most]
    ends = [end for line in rich for part in line.parts for end in ((part.x0, 1), (part.x1, -1))]
    astray = int(_ASTRAY * len(rich))
    columns: list[tuple[float, float]] = []
    depth, start = 0, 0.0
    for x, step in sorted(ends):
        if depth <= astray < depth + step:
            start = x
        elif depth + step <= astray < depth:
            columns.append((start, x))
        depth += step
    return columns


def _cells(line: WordLine, columns: Sequence[tuple[float, float]]) -> tuple[UnruledCell, ...]:
    """The line's cells at the columns they stand in; where two would share one, the second is put behind."""
    cells: list[UnruledCell] = []
    free = 0
    for part in line.parts:
        inside = [index for index, (left, right) in enumerate(columns) if part.x0 < right and left < part.x1]
        before = sum(1 for _, right in columns if right <= part.x0)
        start = max(free, inside[0] if inside else min(before, len(columns) - 1))
        end = max(start, inside[-1] if inside else start) + 1
        cells.append(UnruledCell(start, end - start, part))
        free = end
    return tuple(cells)
