"""Tables whose columns stand apart by pipes or by runs of blanks → the same text with tabs."""

import re
from collections.abc import Sequence

from dashboard.ingest import anchors
from dashboard.ingest.grid import Cell, Line
from dashboard.ingest.vocabulary import Vocabulary

_PIPE = re.compile(r"\s*[|｜]\s*")
_GAP = re.compile(r"[ \xa0]{2,}|[ \xa0]*\u3000[ \xa0\u3000]*")
_FEWEST_LINES = 3


def with_tabs(text: str, words: Vocabulary) -> str:
    """The text; where it has no tabs, and pipes or gaps head the columns of a form, they are tabs."""
    if "\t" in text:
        return text
    lines = text.splitlines()
    for separator in (_PIPE, _GAP):
        rows = {at: separator.split(line.strip()) for at, line in enumerate(lines) if separator.search(line.strip())}
        # Rows that stand between pipes are read as they are.
        if separator is _PIPE and all(cells[0] == "" for cells in rows.values()):
            continue
        if len(rows) >= _FEWEST_LINES and any(_is_header(cells, words) for cells in rows.values()):
            parted = {
                at: "\t".join(part for cell in cells for part in _parts(cell, words)) for at, cells in rows.items()
            }
            return "\n".join(parted.get(at, line) for at, line in enumerate(lines))
    return text


def _is_header(cells: Sequence[str], words: Vocabulary) -> bool:
    """Whether the cells head the funds or the indicators of a form."""
    line = Line(0, tuple(Cell(text, 0, column, "") for column, text in enumerate(cells) if text), is_paragraph=False)
    return bool(line.cells) and (anchors.is_indicator_header(line, words) or anchors.is_funds_header(line, words))


def _parts(cell: str, words: Vocabulary) -> list[str]:
    """The cell; names of levels that only one blank keeps from what is behind them are cells of their own."""
    first, blank, rest = cell.partition(" ")
    if blank and (words.is_level_1(first) or words.is_level_2(first)):
        return [first, *_parts(rest.lstrip(), words)]
    return [cell]
