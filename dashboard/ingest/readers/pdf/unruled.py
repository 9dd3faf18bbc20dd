"""Tables without ruling lines: lines of words whose parts stand below each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from dashboard.ingest.readers.pdf.layout import WordLine
from dashboard.ingest.readers.pdf.lines import Run
from dashboard.ingest.readers.pdf.marks import Rule

# So many lines of so many parts make a table.
_FEWEST_LINES = 3
_FEWEST_PARTS = 3
# Rows stand further apart than the lines of a cell by so much of the size of a letter.
_ROW_GAP = 0.25
# A line between two rows is at least this share of the table wide.
_LONG = 0.6


@dataclass(frozen=True, slots=True)
class UnruledCell:
    """Lines of words in one row, and the columns they take."""

    column: int
    columns: int
    lines: tuple[Run, ...]


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


def unruled_table(lines: Sequence[WordLine], rules: Sequence[Rule]) -> UnruledTable | None:
    """The lines as a table, or None where two parts of a line would share a column: then nothing is sure."""
    columns = _columns(lines)
    rows: list[tuple[UnruledCell, ...]] = []
    for group in _rows(lines, rules):
        cells = _cells(group, columns)
        if cells is None:
            return None
        rows.append(cells)
    return UnruledTable(tuple(rows), tuple(columns))


def _columns(lines: Sequence[WordLine]) -> list[tuple[float, float]]:
    """The columns: what is left of the table's width where parts of lines with many parts never stand apart."""
    most = max(len(line.parts) for line in lines)
    rich = [line for line in lines if len(line.parts) >= max(_FEWEST_PARTS, most - 1)]
    spans = sorted((part.x0, part.x1) for line in rich for part in line.parts)
    columns: list[tuple[float, float]] = []
    for x0, x1 in spans:
        if columns and x0 < columns[-1][1]:
            columns[-1] = columns[-1][0], max(columns[-1][1], x1)
        else:
            columns.append((x0, x1))
    return columns


def _rows(lines: Sequence[WordLine], rules: Sequence[Rule]) -> list[list[WordLine]]:
    """The lines in rows: between long lines where there are such, else where they stand further apart."""
    width = max(line.x1 for line in lines) - min(line.x0 for line in lines)
    levels = [rule.at for rule in rules if rule.direction == "horizontal" and rule.end - rule.start >= _LONG * width]
    inside = [at for at in levels if lines[0].y < at < lines[-1].y]
    groups: list[list[WordLine]] = [[lines[0]]]
    gaps = [after.top - before.bottom for before, after in pairwise(lines)]
    wide = _wide_gap(gaps, median(line.size for line in lines))
    for before, after, gap in zip(lines, lines[1:], gaps, strict=False):
        is_parted = any(before.y < at < after.y for at in inside) if len(inside) >= _FEWEST_LINES else gap >= wide
        if is_parted:
            groups.append([after])
        else:
            groups[-1].append(after)
    return groups


def _wide_gap(gaps: Sequence[float], size: float) -> float:
    """The least gap between rows: where gaps are of two kinds the larger kind, else every gap parts rows."""
    ordered = sorted(gaps)
    jumps = [(after - before, after) for before, after in pairwise(ordered)]
    widest, at = max(jumps, default=(0.0, 0.0))
    return at if widest >= _ROW_GAP * size else float("-inf")


def _cells(lines: Sequence[WordLine], columns: Sequence[tuple[float, float]]) -> tuple[UnruledCell, ...] | None:
    found: dict[tuple[int, int], list[Run]] = {}
    for line in lines:
        spans = [_span(part, columns) for part in line.parts]
        if any(second[0] < first[1] for first, second in pairwise(spans)):
            return None
        for span, part in zip(spans, line.parts, strict=True):
            found.setdefault(span, []).append(part)
    ordered = sorted(found)
    if any(second[0] < first[1] for first, second in pairwise(ordered)):
        return None
    return tuple(UnruledCell(start, end - start, tuple(found[start, end])) for start, end in ordered)


def _span(part: Run, columns: Sequence[tuple[float, float]]) -> tuple[int, int]:
    """The first column the part stands in, and the one behind the last."""
    inside = [index for index, (x0, x1) in enumerate(columns) if part.x0 < x1 and x0 < part.x1]
    if inside:
        return inside[0], inside[-1] + 1
    middle = (part.x0 + part.x1) / 2
    nearest = min(range(len(columns)), key=lambda index: min(abs(middle - x) for x in columns[index]))
    return nearest, nearest + 1
