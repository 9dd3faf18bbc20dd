"""A line of text whose cells blanks part → its words with their places."""

import re
import unicodedata
from collections.abc import Sequence

from dashboard.ingest.grid import Cell, Line
from dashboard.ingest.readers.rivers import Segment, Word

BLANKS = " \u3000\xa0"
# How wide programs take characters to be: those of Chinese two, and signs such as "≥" or "—" one or two; or all one.
WIDTHS: tuple[dict[str, int], ...] = ({"W": 2, "F": 2, "A": 2}, {"W": 2, "F": 2}, {})
_WORDS = re.compile(r"[^ \u3000\xa0]+")
_GAP = re.compile(r"\S[ \xa0]{2,}\S|\S\u3000[ \u3000\xa0]*\S")


def is_parted(line: str) -> bool:
    """Whether blanks part the line, and nothing else does."""
    return "\t" not in line and "|" not in line and _GAP.search(line) is not None


def segments_of(line: str, widths: dict[str, int]) -> list[Segment]:
    """The words of the line with their places; those with one blank between them are one segment."""
    segments: list[list[Word]] = []
    at = end = 0
    for found in _WORDS.finditer(line):
        gap = line[end : found.start()]
        start = at + _width(gap, widths)
        at = start + _width(found[0], widths)
        word = Word(found[0], start, at)
        if segments and len(gap) == 1 and gap != "\u3000":
            segments[-1].append(word)
        else:
            segments.append([word])
        end = found.end()
    return [tuple(segment) for segment in segments]


def _width(text: str, widths: dict[str, int]) -> int:
    return sum(widths.get(unicodedata.east_asian_width(sign), 1) for sign in text)


def text_of(words: Sequence[Word]) -> str:
    """The words of a cell: characters of a label that were set apart stand together again."""
    is_spaced = len(words) > 1 and all(len(word.text) == 1 and not word.text.isascii() for word in words)
    return ("" if is_spaced else " ").join(word.text for word in words)


def line_of(segments: Sequence[Segment]) -> Line:
    """The words as a row of a table."""
    return Line(0, tuple(Cell(text_of(words), 0, at, "") for at, words in enumerate(segments)), is_paragraph=False)
