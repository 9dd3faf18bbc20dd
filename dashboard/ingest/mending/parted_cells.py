"""Two cells that ran together in one → two cells again, in rows that are one cell short."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dashboard.ingest import anchors
from dashboard.ingest.grid import Cell, Line
from dashboard.ingest.vocabulary import Vocabulary
from dashboard.ingest.wording import is_number, key

_VALUE = re.compile(r"(?:[≥≤<>=]=?)?\d[\d,.]*[^\d\s]{0,8}")


def with_parted_cells(lines: Sequence[Line], words: Vocabulary) -> tuple[Line, ...]:
    """The lines; "资金总额 186.50", "≥90% 96.00%", "满意度指标 学生满意度" are two cells each where one is missing."""
    found: list[Line] = []
    whole: frozenset[int] = frozenset()
    for at, line in enumerate(lines):
        if anchors.is_indicator_header(line, words) or anchors.is_funds_header(line, words):
            whole = _whole_widths(lines, at, words)
        is_short = line.width + 1 in whole and line.width not in whole and not line.is_paragraph
        found.append(_parted(line, words) if is_short else line)
    return tuple(found)


def _whole_widths(lines: Sequence[Line], at: int, words: Vocabulary) -> frozenset[int]:
    """How wide whole rows below the header are: as it is, or as most of them."""
    rows: list[int] = []
    for line in lines[at + 1 :]:
        is_header = anchors.is_indicator_header(line, words) or anchors.is_funds_header(line, words)
        if is_header or line.is_paragraph:
            break
        rows.append(line.width)
    usual, times = Counter(rows).most_common(1)[0] if rows else (0, 0)
    return frozenset({lines[at].width, usual} if times > 1 else {lines[at].width})


def _parted(line: Line, words: Vocabulary) -> Line:
    """The row with its one cell that holds two apart; as it is where none does, or several may."""
    ways = [(order, parts) for order, cell in enumerate(line.cells) for parts in _parts(cell, words)]
    if len(ways) != 1:
        return line
    (order, (first, second)) = ways[0]
    cells: list[Cell] = list(line.cells[:order])
    cell = line.cells[order]
    cells += [replace(cell, text=first), replace(cell, text=second, column=cell.column + 1)]
    cells += [replace(behind, column=behind.column + 1) for behind in line.cells[order + 1 :]]
    return replace(line, cells=tuple(cells), width=line.width + 1)


def _parts(cell: Cell, words: Vocabulary) -> list[tuple[str, str]]:
    """The ways in which the cell may be two."""
    blanks = re.finditer(r"\s+", cell.text)
    pairs = [(cell.text[: blank.start()], cell.text[blank.end() :]) for blank in blanks]
    return [pair for pair in pairs if _are_two(*pair, words)]


def _are_two(first: str, second: str, words: Vocabulary) -> bool:
    """Whether the words are two cells: a level and a name, a label and a figure, two values."""
    if words.is_level_1(first) or words.is_level_2(first):
        return True
    if words.source(first) is not None:
        return is_number(second)
    return _VALUE.fullmatch(key(first)) is not None and _VALUE.fullmatch(key(second)) is not None
