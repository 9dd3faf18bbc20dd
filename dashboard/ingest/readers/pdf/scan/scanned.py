"""A picture of a page → its marks: ruling lines found in the picture, letters read cell by cell."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from dashboard.ingest.readers.pdf.lattice import Lattice, fields, lattices
from dashboard.ingest.readers.pdf.letters import is_wide
from dashboard.ingest.readers.pdf.marks import ASCENT, Glyph, Marks, Rule
from dashboard.ingest.readers.pdf.scan.engine import Picture, Words, recognised
from dashboard.ingest.readers.pdf.scan.memory import give_memory_back
from dashboard.ingest.readers.pdf.scan.reading import read_lines, read_stacks
from dashboard.ingest.readers.pdf.scan.ruling import ink, ruling_lines
from dashboard.ingest.readers.pdf.scan.strips import Strip, blocks, letter_size, strips, without_specks
from dashboard.ingest.readers.pdf.scan.upright import LevelPage, levelled

# In sizes of a letter: paper around a line that is read, the least height of what is read, how wide one letter is.
_MARGIN = 0.12
_LINE = 1.2
# Pale strokes may stand beside the letters whose ink is seen: a full stop behind, "一" before them.
_BEYOND = 1.1
_ONE = 1.3
# So many of the longest lines tell whether the page stands upright. Letters on their head are never sure; letters on
# their side are, but then no line is long: so many sizes of a letter.
_SAMPLES = 8
# Letters of a usual size, in points: pictures seldom tell how large their page is.
_SMALLEST, _USUAL, _LARGEST = 7.5, 10.0, 16.0
_MOST_ZOOM = 2.2
_LONG = 3.0
_UPRIGHT = 0.85
# A page is turned only where that makes it so much more likely; with many lines, where it is likely and this far apart.
_CLEARLY = 1.7
_APART = 0.2
_MANY = 20
# Where letters are less sure than this in the mean, they are scribbles, or far too coarse.
_LEGIBLE = 0.6


@dataclass(frozen=True, slots=True)
class _Page:
    """A page with its ruling lines, where its words are, region by region, and how far each line may reach."""

    level: LevelPage
    rules: list[Rule]
    size: float
    lines: list[list[Strip]]
    sides: dict[Strip, tuple[int, int]]

    def letter(self, line: Strip) -> Picture:
        """A letter of a word that is set in a column."""
        left, _, right, _ = line
        margin = round(_MARGIN * self.size)
        return self._rows(line)[:, max(0, left - margin) : right + margin]

    def cut(self, line: Strip) -> Picture:
        """The line with some paper around it."""
        left, _, right, _ = line
        margin = round(_MARGIN * self.size)
        first, last = self.sides[line]
        beyond = round(_BEYOND * self.size)
        start = min(left - margin, max(left - beyond, first + margin))
        end = max(right + margin, min(right + beyond, last - margin))
        return self._rows(line)[:, max(0, start) : end]

    def _rows(self, line: Strip) -> Picture:
        """The rows of a line: signs alone are as high as letters would be."""
        _, top, _, bottom = line
        around = round(max(_MARGIN * self.size, (_LINE * self.size - (bottom - top)) / 2))
        return self.level.picture[max(0, top - around) : bottom + around]


@dataclass(frozen=True, slots=True)
class _Inked:
    """A level page with its ruling lines, the ink of its words, and the size of its letters in pixels."""

    level: LevelPage
    rules: list[Rule]
    words: Picture
    size: float


def scanned_marks(picture: Picture, number: int, points: float) -> Marks | None:
    """The marks of a page, a pixel of which is so many points wide; None where its letters cannot be told."""
    page = upright_page(picture)
    give_memory_back()
    read = _read(page)
    give_memory_back()
    sure = [value for words in read.values() for value in words.sureness or (0.0,)]
    if sure and float(np.mean(sure)) < _LEGIBLE:
        return None
    a, b, c, d, e, f = (float(part * points) for part in page.level.back)
    high, wide = (side / page.level.scale for side in page.level.picture.shape)
    marks = Marks(number, wide, high, rules=page.rules, shown=(a, b, c, d, e, f))
    for line, words in read.items():
        marks.glyphs.extend(_glyphs(line, words, page))
    return marks


def upright_page(picture: Picture) -> _Page:
    """The page turned so that its letters stand upright, as far as can be told."""
    as_given = _page(picture, 0)
    likelihood = _likelihood(as_given)
    if likelihood >= _UPRIGHT:
        return as_given
    turned = [(_likelihood(page), page) for page in (_page(picture, quarters) for quarters in (1, 2, 3))]
    most, best = max(turned, key=lambda found: found[0])
    is_told = sum(len(found) for found in best.lines) >= _MANY
    is_turned = most > _CLEARLY * likelihood or (is_told and most >= _UPRIGHT and most - likelihood >= _APART)
    return best if is_turned else as_given


def _likelihood(page: _Page) -> float:
    """How sure the letters of the longest lines are, in the mean; less where no line is long, 1 where there is none."""
    lines = sorted((line for found in page.lines for line in found), key=lambda line: line[0] - line[2])[:_SAMPLES]
    sure = [value for words in recognised([page.cut(line) for line in lines]) for value in words.sureness or (0.0,)]
    if not sure:
        return 1.0
    longest = max(right - left for left, _, right, _ in lines)
    return float(np.mean(sure)) * min(1.0, longest / (_LONG * page.size))


def _page(picture: Picture, quarters: int) -> _Page:
    inked = _inked(picture, quarters, 1.0)
    points = inked.size / inked.level.scale
    if not _SMALLEST <= points <= _LARGEST:
        del inked  # the same once more would take twice the memory
        inked = _inked(picture, quarters, min(_MOST_ZOOM, _USUAL / points))
    words, size, scale = without_specks(inked.words, inked.size), inked.size, inked.level.scale
    give_memory_back()
    regions = [region for lattice in sorted(lattices(inked.rules), key=_area) for region in _cells(lattice, scale)]
    found: list[tuple[Strip, list[Strip]]] = []
    for region in regions:
        left, top, right, bottom = region
        found.append((region, strips(words, region, size)))
        words[top:bottom, left:right] = 0
    for left, top, right, bottom in blocks(words, size):
        beside = max(left - round(size), 0), top, min(right + round(size), words.shape[1]), bottom
        found.append((beside, strips(words, (left, top, right, bottom), size)))
    # A long line is read in pieces, each of which ends where the next begins.
    pieces = {end for _, lines in found for line in lines for end in ((line[0], line[1]), (line[2], -line[1]))}
    sides = {
        line: (
            line[0] if (line[0], -line[1]) in pieces else region[0],
            line[2] if (line[2], line[1]) in pieces else region[2],
        )
        for region, lines in found
        for line in lines
    }
    return _Page(inked.level, inked.rules, size, [lines for _, lines in found], sides)


def _inked(picture: Picture, quarters: int, zoom: float) -> _Inked:
    level = levelled(picture, quarters, zoom)
    inked = ink(level.picture, level.scale)
    give_memory_back()
    rules, drawn = ruling_lines(inked, level.scale)
    around = cv2.dilate(drawn, np.ones((3, 3), np.uint8))
    inked[around > 0] = 0
    size = letter_size(inked, level.scale)
    give_memory_back()
    return _Inked(level, rules, inked, size)


def _area(lattice: Lattice) -> float:
    left, top, right, bottom = lattice.box
    return (right - left) * (bottom - top)


def _cells(lattice: Lattice, scale: float) -> list[Strip]:
    """The cells in pixels."""
    xs, ys = ([round(at * scale) for at in side] for side in (lattice.xs, lattice.ys))
    return [
        (xs[cell.column], ys[cell.row], xs[cell.column + cell.columns], ys[cell.row + cell.rows])
        for cell in fields(lattice.walls, lattice.floors)
    ]


def _read(page: _Page) -> dict[Strip, Words]:
    """The words of each line; letters that stand below each other are read as the word they make."""
    cuts = {line: page.cut(line) for found in page.lines for line in found}
    read = dict(zip(cuts, read_lines(list(cuts.values())), strict=True))
    stacks = [found for found in page.lines if _is_stack(found, page.size)]
    for stack, words in zip(
        stacks, read_stacks([[page.letter(line) for line in stack] for stack in stacks]), strict=True
    ):
        if words is not None:
            letters = zip(words.text, words.sureness, strict=True)
            read.update({line: Words(text, (sure,)) for line, (text, sure) in zip(stack, letters, strict=True)})
    return read


def _is_stack(lines: Sequence[Strip], size: float) -> bool:
    return len(lines) > 1 and all(right - left <= _ONE * size for left, _, right, _ in lines)


def _glyphs(line: Strip, words: Words, page: _Page) -> list[Glyph]:
    """The letters of a line, as wide as the line's length lets them be."""
    if not words.text:
        return []
    left, top, right, bottom = (side / page.level.scale for side in line)
    size = max(bottom - top, 0.8 * page.size / page.level.scale)
    y = (top + bottom) / 2 + (ASCENT - 0.5) * size
    shares = np.cumsum([0.0] + [1.0 if is_wide(letter) else 0.5 for letter in words.text])
    at = (left + (right - left) * shares / shares[-1]).tolist()
    return [
        Glyph(letter, x0, x1, y, size, sureness=sure)
        for letter, sure, x0, x1 in zip(words.text, words.sureness, at, at[1:], strict=False)
    ]
