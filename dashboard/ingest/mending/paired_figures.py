"""Weight and score in one column, "分值/得分" above "20/18.8" → two columns."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dashboard.ingest import anchors
from dashboard.ingest.grid import Cell, Line
from dashboard.ingest.values import points_or_share
from dashboard.ingest.vocabulary import Vocabulary

_BOTH = ("weight", "score")
_SLASH = re.compile(r"\s*[/／]\s*")
_BRACKETS = re.compile(r"[（(][^（()）]*[)）]")


def with_parted_figures(lines: Sequence[Line], words: Vocabulary) -> tuple[Line, ...]:
    """The lines; below a header with weight and score in one cell, both are cells of their own.

    A row in which no cell, or more than one, holds two such figures keeps them as they are.
    """
    found: list[Line] = []
    column: int | None = None
    for line in lines:
        at = _named(line, words)
        if at is not None:
            column = line.cells[at].column
            found.append(_apart(line, at, _SLASH.split(_BRACKETS.sub("", line.cells[at].text))))
            continue
        if column is not None and _is_header(line, words):
            column = None
        if column is None or line.is_paragraph:
            found.append(line)
            continue
        pairs = [order for order, cell in enumerate(line.cells) if _figures(cell)]
        found.append(
            _apart(line, pairs[0], _figures(line.cells[pairs[0]])) if len(pairs) == 1 else _moved(line, column)
        )
    return tuple(found)


def _is_header(line: Line, words: Vocabulary) -> bool:
    return anchors.is_indicator_header(line, words) or anchors.is_funds_header(line, words)


def _named(line: Line, words: Vocabulary) -> int | None:
    """Which cell of a header names weight and score together, if one does."""
    if line.is_paragraph or len(line.cells) < 3:
        return None
    for role in (words.indicator_column, words.funds_column):
        for at, cell in enumerate(line.cells):
            if not _SLASH.search(cell.text):
                continue
            names = tuple(role(name) for name in _SLASH.split(_BRACKETS.sub("", cell.text)))
            if names == _BOTH and sum(1 for other in line.cells if role(other.text)) > 1:
                return at
    return None


def _figures(cell: Cell) -> list[str]:
    """Weight and score that one cell holds: the second is no more than the first."""
    parts = _SLASH.split(cell.text.strip())
    figures = [points_or_share(part) for part in parts]
    if len(figures) != len(_BOTH) or figures[0] is None or figures[1] is None or figures[1] > figures[0]:
        return []
    return parts


def _apart(line: Line, at: int, texts: Sequence[str]) -> Line:
    cell = line.cells[at]
    moved = _moved(line, cell.column)
    parts = (cell._replace(text=text, column=cell.column + order) for order, text in enumerate(texts))
    return replace(moved, cells=(*moved.cells[:at], *parts, *moved.cells[at + 1 :]))


def _moved(line: Line, column: int) -> Line:
    """The line with a column more behind the column."""
    cells = tuple(cell._replace(column=cell.column + 1) if cell.column > column else cell for cell in line.cells)
    return replace(line, cells=cells, width=line.width + 1)
