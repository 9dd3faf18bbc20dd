"""Letters → lines of words, and lines → text: whether a line was broken by the margin or by the writer."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dashboard.ingest.readers.pdf.letters import is_wide
from dashboard.ingest.readers.pdf.marks import ASCENT, Glyph
from dashboard.ingest.readers.trimmed import trimmed

# Letters whose base lines differ by no more of their size stand on one line.
_SAME_LINE = 0.45
# The same letter as near as this was drawn twice to look bold.
_DOUBLE = 0.2
# Gaps, in sizes of letters, that stand for a blank between letters of words, and between Chinese characters.
_BLANK = 0.3
_WIDE_BLANK = 0.6
# A line with less room left than the next word and this much more was broken by the margin.
_SLACK = 1.1
_MOST_INSET = 6.0
_CLOSING = "，。、；：！？）】》”’％%,.;:!?)"
_OPENING = "（《“‘【〔〈「([{<"
_HYPHENS = "-~/"
_OF_FIGURES = re.compile(r"[\d.,%％<>=≤≥＜＞＝±+\-]")
_WORD = re.compile(r"[!-~]+")


@dataclass(frozen=True, slots=True)
class Run:
    """Letters on one line, from left to right."""

    glyphs: tuple[Glyph, ...]

    @property
    def x0(self) -> float:
        """The left end."""
        return self.glyphs[0].x0

    @property
    def x1(self) -> float:
        """The right end."""
        return self.glyphs[-1].x1

    @property
    def y(self) -> float:
        """The base line."""
        return self.glyphs[0].y

    @property
    def size(self) -> float:
        """The size of the largest letter."""
        return max(glyph.size for glyph in self.glyphs)

    @property
    def top(self) -> float:
        """The upper edge."""
        return min(glyph.top for glyph in self.glyphs)

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return max(glyph.bottom for glyph in self.glyphs)

    @property
    def text(self) -> str:
        """The words, with a blank where letters stand apart."""
        return _spelt(self.glyphs)


def sureness_of(lines: Sequence[Run]) -> float | None:
    """How sure the least sure letter of the lines is; None where none was read from a picture."""
    return min((glyph.sureness for line in lines for glyph in line.glyphs if glyph.sureness is not None), default=None)


def figure_sureness_of(lines: Sequence[Run]) -> float | None:
    """How sure the least sure digit or sign of a figure is; None where none was read from a picture."""
    glyphs = (glyph for line in lines for glyph in line.glyphs if _OF_FIGURES.search(glyph.text))
    return min((glyph.sureness for glyph in glyphs if glyph.sureness is not None), default=None)


def runs(glyphs: Sequence[Glyph]) -> list[Run]:
    """The lines from top to bottom; letters turned against the page are read in their own direction.

    Where some letters lie on their right side and the others stand upright, all are set in columns, as figures in
    Chinese labels are.
    """
    turns = {glyph.turn for glyph in glyphs}
    if turns == {0, 270} and _is_column(glyphs):
        return _upright_runs([_read_along(glyph, 270) for glyph in glyphs])
    return [
        run
        for turn in sorted(turns)
        for run in _upright_runs([_read_along(glyph, turn) for glyph in glyphs if glyph.turn == turn])
    ]


def _is_column(glyphs: Sequence[Glyph]) -> bool:
    """Whether the letters stand below rather than beside each other."""
    wide = max(glyph.x1 for glyph in glyphs) - min(glyph.x0 for glyph in glyphs)
    return wide < max(glyph.bottom for glyph in glyphs) - min(glyph.top for glyph in glyphs)


def room_of(lines: Sequence[Run], left: float, right: float) -> float:
    """The length that a line can have between left and right, judged by the distance the lines keep from them."""
    inset = min((min(line.x0 - left, right - line.x1) for line in lines), default=0.0)
    return right - left - 2 * min(max(0.0, inset), _MOST_INSET)


def text_of(lines: Sequence[Run], room: float) -> str:
    """The lines as text: joined where the room for a line ended, else each on a line of its own.

    Nothing is put between Chinese characters, and nothing into a number that goes on in the next line.
    """
    text = lines[0].text if lines else ""
    for before, after in pairwise(lines):
        text += joint(before, after, room) + after.text
    return trimmed(text)


def joint(before: Run, after: Run, room: float) -> str:
    """What stands between two lines: nothing or a blank where the margin broke the line, a line end otherwise."""
    left_over = room - (before.x1 - before.x0)
    first, last = after.glyphs[0].text, before.glyphs[-1].text
    if _WORD.fullmatch(first) and _WORD.fullmatch(last):
        if left_over < _first_letters(after) + 0.1 * after.size:
            return ""
        if left_over < first_word(after) + 0.5 * after.size:
            return "" if last in _HYPHENS else " "
        return "\n"
    return "" if left_over < first_word(after) + _SLACK * after.size else "\n"


def first_word(line: Run) -> float:
    """The width of what cannot be parted at the start of a line: a word, or a character with its punctuation."""
    texts = [glyph.text for glyph in line.glyphs]
    start = next((index for index, text in enumerate(texts) if text not in _OPENING), 0)
    end = start + 1
    if _WORD.fullmatch(texts[start]):
        end = next((index for index in range(end, len(texts)) if not _WORD.fullmatch(texts[index])), len(texts))
    return line.glyphs[_behind_punctuation(texts, end) - 1].x1 - line.x0


def _first_letters(line: Run) -> float:
    """The width of what stays together where words are broken anywhere: a letter and the punctuation behind it."""
    texts = [glyph.text for glyph in line.glyphs]
    return line.glyphs[_behind_punctuation(texts, 1) - 1].x1 - line.x0


def _behind_punctuation(texts: Sequence[str], start: int) -> int:
    return next((index for index in range(start, len(texts)) if texts[index] not in _CLOSING), len(texts))


def _upright_runs(glyphs: list[Glyph]) -> list[Run]:
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: (glyph.y, glyph.x0)):
        line = lines[-1] if lines else []
        reference = max(line, key=lambda other: other.size) if line else glyph
        if line and abs(glyph.y - reference.y) <= _SAME_LINE * max(glyph.size, reference.size):
            line.append(glyph)
        else:
            lines.append([glyph])
    return [Run(kept) for line in lines if (kept := _without_blank_ends(without_doubles(line)))]


def without_doubles(line: Sequence[Glyph]) -> tuple[Glyph, ...]:
    """The letters from left to right, each once."""
    kept: list[Glyph] = []
    for glyph in sorted(line, key=lambda glyph: (glyph.x0, glyph.x1)):
        near = (other for other in reversed(kept[-3:]) if other.text == glyph.text)
        if not any(abs(other.x0 - glyph.x0) <= _DOUBLE * glyph.size for other in near):
            kept.append(glyph)
    return tuple(kept)


def _without_blank_ends(line: Sequence[Glyph]) -> tuple[Glyph, ...]:
    letters = [at for at, glyph in enumerate(line) if not glyph.text.isspace()]
    return tuple(line[letters[0] : letters[-1] + 1]) if letters else ()


def _spelt(glyphs: Sequence[Glyph]) -> str:
    parts: list[str] = []
    before: Glyph | None = None
    for glyph in glyphs:
        if glyph.text.isspace():
            parts.append(" ")
            continue
        if before is not None and parts[-1] != " ":
            gap = glyph.x0 - before.x1
            is_between_wide = is_wide(before.text) or is_wide(glyph.text)
            if gap > (_WIDE_BLANK if is_between_wide else _BLANK) * min(before.size, glyph.size):
                parts.append(" ")
        parts.append(glyph.text)
        before = glyph
    return re.sub(r" {2,}", " ", "".join(parts))


def _read_along(glyph: Glyph, turn: int) -> Glyph:
    """A letter turned against the page, put where it stands when the page is turned to read it."""
    if turn == 0:
        return glyph
    middle = (glyph.x0 + glyph.x1) / 2
    if turn == 180:
        return Glyph(glyph.text, -glyph.x1, -glyph.x0, -glyph.y, glyph.size)
    wide = glyph.x1 - glyph.x0
    if turn == 90:
        return Glyph(glyph.text, -glyph.bottom, -glyph.top, middle + (ASCENT - 0.5) * wide, wide)
    return Glyph(glyph.text, glyph.top, glyph.bottom, -middle + (ASCENT - 0.5) * wide, wide)
