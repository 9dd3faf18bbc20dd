"""Tables without ruling lines: lines of words whose parts stand below each other."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from dashboard.ingest import anchors
from dashboard.ingest.grid import Cell, Line
from dashboard.ingest.readers.pdf.layout import WordLine
from dashboard.ingest.readers.pdf.lines import Run
from dashboard.ingest.readers.pdf.marks import Glyph
from dashboard.ingest.vocabulary import Vocabulary, vocabulary

# So many lines of so many parts make a table.
_FEWEST_LINES = 3
_FEWEST_PARTS = 3
# Of the lines with about as many parts as any, so few may have words where a gap between columns is.
_RICH = 0.6
_ASTRAY = 0.05
# Lines this far apart, in sizes of their letters, are rows; a row of its own has at least this share of the most parts.
_APART = 0.7
_EVEN = 0.5
# Words this far apart, in sizes of their letters, are two cells if no line with many parts has words between them.
_GAP = 0.8
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


def unruled_tables(lines: Sequence[WordLine]) -> list[UnruledTable]:
    """The lines as tables, one after the other; none where it cannot be told for sure what belongs to which row.

    Words that run over lines stand nearer to each other than rows do, and labels of several rows stand at the middle
    of them: nothing then shows where the rows begin. So every line must be a row, labels must stand in the first, and
    under a header no words may run over a gap between columns. Each header has columns of its own.
    """
    if not _are_rows(lines):
        return []
    words = vocabulary()
    heads = [at for at, line in enumerate(lines) if at and _is_header(line, words)]
    found: list[UnruledTable] = []
    for start, end in pairwise((0, *heads, len(lines))):
        table = _table(lines[start:end], is_headed=start > 0 or _is_header(lines[0], words))
        if table is None:
            return []
        found.append(table)
    return found


def _is_header(line: WordLine, words: Vocabulary) -> bool:
    """Whether the line heads the funds or the indicators of a form."""
    cells = (Cell(word.text, 0, at, "") for at, word in enumerate(word for part in line.parts for word in _words(part)))
    row = Line(0, tuple(cells), is_paragraph=False)
    return anchors.is_indicator_header(row, words) or anchors.is_funds_header(row, words)


def _table(lines: Sequence[WordLine], *, is_headed: bool) -> UnruledTable | None:
    most = max(len(line.parts) for line in lines)
    rich = [line for line in lines if len(line.parts) >= _RICH * most]
    columns = _columns(rich)
    parted = [WordLine(_parted(line, columns)) if line in rich else line for line in lines]
    cells = [_cells(line, columns) for line in parted]
    if _has_labels_at_the_middle(cells) or (is_headed and any(_share(line, columns) for line in parted)):
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


def _columns(rich: Sequence[WordLine]) -> list[tuple[float, float]]:
    """Where words stand in the lines with many parts; between, hardly any of these lines has words."""
    words = [word for line in rich for part in line.parts for word in _words(part)]
    ends = [end for word in words for end in ((word.x0, 1), (word.x1, -1))]
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


def _words(part: Run) -> list[Run]:
    """The part cut where its letters stand somewhat apart."""
    found: list[list[Glyph]] = [[]]
    for glyph in part.glyphs:
        letters = [other for other in found[-1] if not other.text.isspace()]
        if letters and not glyph.text.isspace() and glyph.x0 - letters[-1].x1 > _GAP * part.size:
            found[-1] = letters
            found.append([])
        found[-1].append(glyph)
    return [Run(tuple(glyphs)) for glyphs in found]


def _parted(line: WordLine, columns: Sequence[tuple[float, float]]) -> tuple[Run, ...]:
    """The line's parts; one whose words stand in several columns, each word in one alone, is a cell in each of them."""
    found: list[Run] = []
    for part in line.parts:
        words = _words(part)
        inside = [
            [at for at, (left, right) in enumerate(columns) if word.x0 < right and left < word.x1] for word in words
        ]
        is_sure = all(len(numbers) == 1 for numbers in inside) and inside == sorted(inside)
        is_apart = len({numbers[0] for numbers in inside if numbers}) == len(words)
        found.extend(words if is_sure and is_apart else [part])
    return tuple(found)


def _share(line: WordLine, columns: Sequence[tuple[float, float]]) -> bool:
    """Whether two parts of the line stand in one column: words of another line run over the gap between two columns."""
    taken = [
        at for part in line.parts for at, (left, right) in enumerate(columns) if part.x0 < right and left < part.x1
    ]
    return len(taken) != len(set(taken))


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
