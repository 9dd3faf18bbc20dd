"""Two cells that ran together in one → two cells again, in rows that are one cell short."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from dashboard.ingest import anchors
from dashboard.ingest.grid import Cell, Line
from dashboard.ingest.vocabulary import Vocabulary
from dashboard.ingest.wording import has_digit, is_number, key

_FEWEST_COLUMNS = 2
_SIGNS = frozenset("≥≤<>=")
# A figure that a line break tore, or whose thousands blanks part.
_ONE_FIGURE = re.compile(r"[\d.,]\s*\n\s*[\d.,]|\d\s\d{3}(?!\d)")
_VALUE = re.compile(r"(?:[≥≤<>=]=?)?\d[\d,.]*[^\d\s]{0,8}")


def with_parted_cells(lines: Sequence[Line], words: Vocabulary) -> tuple[Line, ...]:
    """The lines; "资金总额 186.50", "≥90% 96.00%", "满意度指标 学生满意度" are two cells each where one is missing."""
    found: list[Line] = []
    whole: frozenset[int] = frozenset()
    lines = [_with_parted_header(line, words) for line in lines]
    for at, line in enumerate(lines):
        if anchors.is_indicator_header(line, words) or anchors.is_funds_header(line, words):
            whole = _whole_widths(lines, at, words)
        is_short = line.width + 1 in whole and line.width not in whole and not line.is_paragraph
        found.append(_parted(line, words) if is_short else line)
    return tuple(found)


def _with_parted_header(line: Line, words: Vocabulary) -> Line:
    """The header with the names of columns apart that one cell holds: "全年预算数 全年执行数 分值"."""
    names = [cell.text.split() for cell in line.cells]
    if line.is_paragraph or all(len(parts) == 1 for parts in names):
        return line
    for role in (words.funds_column, words.indicator_column):
        known = [_are_columns(parts, role) for parts in names]
        if any(known) and sum(1 for cell in line.cells if role(cell.text)) >= _FEWEST_COLUMNS:
            return _apart(line, [parts if is_known else [] for parts, is_known in zip(names, known, strict=True)])
    return line


def _are_columns(parts: Sequence[str], role: Callable[[str], str | None]) -> bool:
    """Whether the words name a column each, and none together: "年初 预算数" is one column."""
    roles = [role(part) for part in parts]
    return None not in roles and len(set(roles)) == len(roles) > 1 and role("".join(parts)) is None


def _apart(line: Line, parts: Sequence[Sequence[str]]) -> Line:
    """The line with the cells apart for which parts are given; cells behind them stand further right."""
    cells: list[Cell] = []
    shift = 0
    for cell, texts in zip(line.cells, parts, strict=True):
        for order, text in enumerate(texts or [cell.text]):
            cells.append(cell._replace(text=text, column=cell.column + shift + order))
        shift += max(len(texts) - 1, 0)
    return replace(line, cells=tuple(cells), width=line.width + shift)


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
    ((at, texts),) = ways
    return _apart(line, [texts if order == at else [] for order in range(len(line.cells))])


def _parts(cell: Cell, words: Vocabulary) -> list[tuple[str, str]]:
    """The ways in which the cell may be two; what may as well be one figure is none."""
    blanks = (blank for blank in re.finditer(r"\s+", cell.text) if not _ONE_FIGURE.match(cell.text, blank.start() - 1))
    pairs = [(cell.text[: blank.start()], cell.text[blank.end() :]) for blank in blanks]
    return [pair for pair in pairs if _are_two(*pair, words)]


def _are_two(first: str, second: str, words: Vocabulary) -> bool:
    """Whether the words are two cells: a level and a name, a label and a figure, two values."""
    if words.is_level_1(first) or words.is_level_2(first):
        return True
    if words.source(first) is not None:
        return is_number(second)
    is_value = _VALUE.fullmatch(key(second)) is not None
    if key(second)[:1] in _SIGNS and not has_digit(first):
        return is_value
    return is_value and _VALUE.fullmatch(key(first)) is not None
