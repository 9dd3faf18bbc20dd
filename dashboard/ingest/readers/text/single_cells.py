"""Lines of one cell each → the cells: without the blank lines that only part them, wrapped labels whole.

A page copied as text leaves a blank line between each two cells, and a line of blanks for an empty one. Words of a cell
that stood on two lines stand on two here as well.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, takewhile

from dashboard.ingest.readers.text.rows import Row
from dashboard.ingest.readers.text.torn_cells import Tie, TornCells
from dashboard.ingest.unwrapped import unwrapped
from dashboard.ingest.vocabulary import Vocabulary

# So many lines, and so many of them, show how cells are parted.
_FEWEST_LINES, _NEARLY_ALL = 24, 0.95
_LONGEST_PART, _MOST_PARTS = 7, 4
# So long a label is one by itself, whatever it makes with others.
_OWN_LABEL, _SHORT = 4, 2
_LEVEL = "指标"
_WORDS = re.compile(r"[^\W\d_]+")


def with_single_cells(rows: Sequence[Row], lines: Sequence[str], words: Vocabulary) -> list[Row]:
    """The rows; where each holds one cell, only those of cells are left. `lines` are those of the text."""
    if len(rows) < _FEWEST_LINES or any(len(row) > 1 for row in rows):
        return list(rows)
    return _with_whole_labels(_without_blank_lines(rows, lines), words)


def _without_blank_lines(rows: Sequence[Row], lines: Sequence[str]) -> list[Row]:
    """The rows without the blank line behind each, where nearly all have one; lines of blanks alone are empty cells."""
    filled = [number for number, line in enumerate(lines) if line]
    followed = sum(1 for number in filled if number + 1 < len(lines) and not lines[number + 1])
    if followed < max(_FEWEST_LINES, _NEARLY_ALL * (len(filled) - 1)):
        return list(rows)
    between = {number + 1 for number in filled}
    return [row for row in rows if lines[row[0].line - 1] or row[0].line - 1 not in between]


def _with_whole_labels(rows: Sequence[Row], words: Vocabulary) -> list[Row]:
    """The rows; short lines that make a label together, and are none each, are one."""
    sizes = label_sizes([row[0].text for row in rows], TornCells(words, ()))
    starts = accumulate(sizes, initial=0)
    return [
        (replace(rows[at][0], text=unwrapped([row[0].text for row in rows[at : at + size]])),)
        for at, size in zip(starts, sizes, strict=False)
    ]


def label_sizes(texts: Sequence[str], torn: TornCells) -> list[int]:
    """How many of the texts each cell takes: more than one where short ones, none a label, make one together."""
    sizes: list[int] = []
    at = 0
    while at < len(texts):
        sizes.append(_label_from(texts[at : at + _MOST_PARTS], torn))
        at += sizes[-1]
    return sizes


def _label_from(texts: Sequence[str], torn: TornCells) -> int:
    """How many of the lines make one label: 1 where they make none."""
    parts = list(takewhile(_may_be_part, texts))
    sizes = range(len(parts), 1, -1)
    return next((size for size in sizes if _is_label_torn(parts[:size], torn)), 1)


def _may_be_part(text: str) -> bool:
    return len(text) <= _LONGEST_PART and _WORDS.fullmatch(text) is not None


def _is_label_torn(parts: Sequence[str], torn: TornCells) -> bool:
    """Whether the parts are one label, and not a label with another one behind it."""
    is_whole = torn.is_label(parts[0]) and len(parts[0]) >= _OWN_LABEL
    is_open = not is_whole or parts[1:] == [_LEVEL]
    are_short = len(parts) == 2 or max(map(len, parts)) <= _SHORT
    return is_open and are_short and torn.is_exact_label("".join(parts)) and torn.tie(parts) is Tie.SURE
