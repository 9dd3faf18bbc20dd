"""Letters on a page → the words of cells: lines that follow each other nearer than rows do are one cell."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import median
from typing import Literal

from dashboard.ingest.readers.pdf.lines import Run, without_doubles
from dashboard.ingest.readers.pdf.marks import Glyph

Edge = Literal["middle", "first", "last"]

# In sizes of a letter: how far base lines of one line differ, and gaps between cells, without and with blanks in them.
_SAME_LINE = 0.12
_GAP = 0.4
# Browsers set brackets at the ends of a line half as wide as the font says: beside one only an exact distance is none.
_EXACT = 0.03
_HALF = 0.45
_CLOSING, _OPENING = "）】》」』〕。，、；：", "（【《「『〔"
_BLANKS = 2.5
_TOUCHING = 0.1
# Lines of a cell follow each other no nearer and no farther than this, and alike within so much.
_NEAREST, _FARTHEST = 0.95, 2.2
_ALIKE = 0.09
_SAME_SIZE = 0.12
# Lines of a cell begin, end or have their middle at the same place, within so many sizes.
_EVEN = 0.7
_INDENT = 4.5
# So many figures may follow each other as near as lines of a cell: some break.
_FEW_FIGURES = 0.2
# How far the middle of a letter lies above its base line.
BASE = 0.38
_BARE_FIGURE = re.compile(r"[\d.,%％\-—–/]+")


@dataclass(frozen=True, eq=False)
class Stack:
    """The words of one cell, line by line."""

    lines: tuple[Run, ...]

    @cached_property
    def x0(self) -> float:
        """The left end of its ink."""
        return min(line.x0 + _HALF * line.size * (line.glyphs[0].text in _OPENING) for line in self.lines)

    @cached_property
    def x1(self) -> float:
        """The right end of its ink."""
        return max(line.x1 - _HALF * line.size * (line.glyphs[-1].text in _CLOSING) for line in self.lines)

    @cached_property
    def top(self) -> float:
        """The upper edge."""
        return self.lines[0].top

    @cached_property
    def bottom(self) -> float:
        """The lower edge."""
        return self.lines[-1].bottom

    @cached_property
    def size(self) -> float:
        """The size of its largest letter."""
        return max(line.size for line in self.lines)

    @cached_property
    def text(self) -> str:
        """All words, whatever parted the lines."""
        return "".join(line.text.strip() for line in self.lines)

    def at(self, edge: Edge) -> float:
        """The base line that tells the row where cells of a row share their middle, first or last line."""
        first, last = self.lines[0].y, self.lines[-1].y
        return {"middle": (first + last) / 2, "first": first, "last": last}[edge]

    def overlaps(self, other: "Stack") -> bool:
        """Whether it stands above, below or on the other."""
        return self.x0 < other.x1 and other.x0 < self.x1


def words_of_cells(glyphs: Iterable[Glyph]) -> list[Run]:
    """The letters as runs that no gap between cells parts, from top to bottom."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: (glyph.y, glyph.x0)):
        if rows and glyph.y - rows[-1][0].y <= _SAME_LINE * glyph.size:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [run for row in rows for run in _cut(without_doubles(row))]


def _cut(line: Sequence[Glyph]) -> list[Run]:
    """The line cut where letters stand apart farther than blanks between them are wide, or than any blanks."""
    found: list[list[Glyph]] = []
    blanks: list[Glyph] = []
    for glyph in line:
        if glyph.text.isspace():
            blanks.append(glyph)
            continue
        before = found[-1][-1] if found else None
        if before is not None:
            gap = glyph.x0 - before.x1
            blank = sum(max(0.0, min(other.x1, glyph.x0) - max(other.x0, before.x1)) for other in blanks)
            is_near = gap - blank <= _GAP * glyph.size
            if before.text in _CLOSING or glyph.text in _OPENING:
                is_near = any(abs(gap - blank - at * glyph.size) <= _EXACT * glyph.size for at in (0, -0.5))
            if is_near and gap <= _BLANKS * glyph.size:
                found[-1].extend([*([Glyph(" ", before.x1, glyph.x0, glyph.y, glyph.size)] if blanks else []), glyph])
                blanks = []
                continue
        found.append([*_indent(blanks, before, glyph), glyph])
        blanks = []
    return [Run(tuple(glyphs)) for glyphs in found]


def _indent(blanks: Sequence[Glyph], before: Glyph | None, after: Glyph) -> list[Glyph]:
    """The blanks that indent the words from `after` on: they reach up to it, and not back to what is before."""
    found: list[Glyph] = []
    start = after.x0
    for blank in reversed(blanks):
        if abs(blank.x1 - start) > _TOUCHING * after.size:
            break
        found.insert(0, blank)
        start = blank.x0
    return [] if before is not None and start - before.x1 <= _TOUCHING * after.size else found


@dataclass(frozen=True, slots=True)
class Cells:
    """The words as cells from top to bottom, and how far lines of one cell are apart, in points."""

    stacks: tuple[Stack, ...]
    pitch: float


def is_figure(text: str) -> bool:
    """Whether the text is a figure and nothing else."""
    return _BARE_FIGURE.fullmatch(text.strip()) is not None


def pitch_of(pages: Sequence[Sequence[Run]]) -> float | None:
    """How far lines of one cell are apart, in sizes: nearer than figures, which stand in rows; None where none are."""
    near: list[float] = []
    figures: list[float] = []
    for words in pages:
        for index, after in _below(words).items():
            distance = _distance(words[index], words[after])
            if is_figure(words[index].text) and is_figure(words[after].text):
                figures.append(distance)
            if _NEAREST <= distance <= _FARTHEST:
                near.append(distance)
    near.sort()
    alike = [distance for distance in near if distance - near[0] <= _ALIKE]
    broken = sum(1 for distance in figures if distance <= near[0] + _ALIKE) if near else 0
    return median(alike) if alike and broken <= _FEW_FIGURES * len(figures) else None


def cells_of(words: Sequence[Run], pitch: float | None) -> Cells | None:
    """The words as cells, lines of which are so far apart; None where two lines would go on in one."""
    below = _below(words)
    following = {
        index: after
        for index, after in below.items()
        if pitch is not None
        and abs(_distance(words[index], words[after]) - pitch) <= _ALIKE
        and _is_below(words[index], words[after])
    }
    if len(set(following.values())) < len(following):
        return None
    found: list[Stack] = []
    for head in sorted(set(range(len(words))) - set(following.values())):
        lines = [head]
        while lines[-1] in following:
            lines.append(following[lines[-1]])
        found.append(Stack(tuple(words[line] for line in lines)))
    size = median(run.size for run in words)
    return Cells(tuple(sorted(found, key=lambda stack: (stack.top, stack.x0))), (pitch or 1.0) * size)


def _below(words: Sequence[Run]) -> dict[int, int]:
    """For each of the words those nearest below, of the same size."""
    found: dict[int, int] = {}
    for index, upper in enumerate(words):
        for after in range(index + 1, len(words)):
            lower = words[after]
            if lower.y - upper.y < 0.5 * upper.size:
                continue
            if lower.y - upper.y > 4 * upper.size:
                break
            if upper.x0 < lower.x1 and lower.x0 < upper.x1:
                if abs(upper.size - lower.size) <= _SAME_SIZE * upper.size:
                    found[index] = after
                break
    return found


def _distance(upper: Run, lower: Run) -> float:
    return (lower.y - upper.y) / upper.size


def _is_below(upper: Run, lower: Run) -> bool:
    """Whether the lower line begins, ends or is centred where the upper does; a first line may be indented."""
    even = _EVEN * upper.size
    middles = abs(upper.x0 + upper.x1 - lower.x0 - lower.x1) / 2
    return -_INDENT * upper.size <= lower.x0 - upper.x0 <= even or middles <= even or abs(upper.x1 - lower.x1) <= even


def neighbours(found: Sequence[Stack]) -> Iterable[tuple[Run, Run]]:
    """Every two lines that were put into one cell."""
    return (pair for stack in found for pair in pairwise(stack.lines))
