"""Headers of two rows → one row: levels below a heading and other columns beside it, or parts below what they split."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from dashboard.ingest.grid import Cell, Line
from dashboard.ingest.vocabulary import Vocabulary

_LEVELS = frozenset({"level_1", "level_2", "level_3"})
# What the lower row splits the target into.
_OF_TARGET = frozenset({"target", "direction", "unit"})
_VALUES = frozenset({"actual", "weight", "score"})
# What tells a row that splits the target alone, which is read with its values.
_OF_SIGNS = frozenset({"direction", "unit"})
_FEWEST_PARTS = 2
_MONEY = frozenset({"initial", "adjusted", "executed", "rate"})


def with_whole_headers(lines: Sequence[Line], words: Vocabulary) -> tuple[Line, ...]:
    """The lines; where the upper row of a header goes on to the right of the lower one, both are one row.

    Upper row: 绩效指标 | 年度指标值 | 实际完成值 | 分值 | 得分.
    Lower row: 一级指标 | 二级指标 | 三级指标 | 指标值 | 单位.
    The first two stand above the lower row, the others behind it.
    """
    joined: dict[int, Line | None] = {}
    for at, (upper, lower) in enumerate(pairwise(lines)):
        whole = joined_header(upper, lower, words)
        if whole is not None:
            joined |= {at: None, at + 1: whole}
    kept = (joined.get(at, line) for at, line in enumerate(lines))
    return tuple(line for line in kept if line is not None)


def joined_header(upper: Line, lower: Line, words: Vocabulary) -> Line | None:
    """The two lines as one header, or None if they are none."""
    if len(upper.cells) < 3:
        return None
    if words.funds_column(lower.cells[0].text) in _MONEY:
        return _joined_funds(upper, lower, words)
    if words.indicator_column(lower.cells[0].text) is None:
        return None
    below = [words.indicator_column(text) for text in lower.texts]
    above = [words.indicator_column(text) for text in upper.texts]
    is_split = "level_3" in above and not _OF_SIGNS & set(below) and len(set(below) - {None}) >= _FEWEST_PARTS
    if is_split and (whole := _with_parts(upper, lower)) is not None:
        return whole
    if None in below or not _LEVELS & set(below) or _LEVELS & set(above[1:]):
        return None
    if _stands_under_first(upper, lower) and words.is_indicator_group(upper.cells[0].text):
        return replace(lower, cells=(*lower.cells, *upper.cells[1:]), width=max(upper.width, lower.width))
    behind = [
        cell
        for cell, role in zip(upper.cells, above, strict=True)
        if role is not None and role not in below and not (role in _OF_TARGET and _OF_TARGET & set(below))
    ]
    spanned = [cell for cell in upper.cells if cell not in behind]
    is_heading = all(words.is_indicator_group(cell.text) or words.indicator_column(cell.text) for cell in spanned)
    values = {words.indicator_column(cell.text) for cell in behind}
    if not is_heading or len(_VALUES & values) < 2 or upper.cells[-len(behind) :] != tuple(behind):
        return None
    last = lower.cells[-1].column
    has_room = behind[0].column > last
    moved = [cell if has_room else _moved(cell, last + 1 + order) for order, cell in enumerate(behind)]
    width = max(upper.width, lower.width) if has_room else moved[-1].column + 1
    return replace(lower, cells=(*lower.cells, *moved), is_paragraph=False, width=width)


def _joined_funds(upper: Line, lower: Line, words: Vocabulary) -> Line | None:
    """The two rows of a funds header as one, None if they are none: 预算数 above 年初预算数 | 调整后预算数."""
    above = {words.funds_column(text) for text in upper.texts}
    below = {words.funds_column(text) for text in lower.texts}
    is_header = bool(above & {"weight", "score"}) and len(below & _MONEY) >= _FEWEST_PARTS
    return _with_parts(upper, lower) if is_header else None


def _with_parts(upper: Line, lower: Line) -> Line | None:
    """The upper row with the lower one's cells in place of those that span them; None unless all stand so.

    "指标完成情况" above 指标值 | 完成值 | 完成率: each heads a column of its own.
    """
    below = {cell.column: cell for cell in lower.cells}
    ends = [cell.column for cell in upper.cells[1:]] + [upper.cells[-1].column + upper.cells[-1].column_span]
    cells: list[Cell] = []
    for cell, end in zip(upper.cells, ends, strict=True):
        parts = [below.pop(column) for column in range(cell.column, end) if column in below]
        if parts and (len(parts) < _FEWEST_PARTS or sum(part.column_span for part in parts) != end - cell.column):
            return None
        cells.extend(parts or (cell,))
    return replace(upper, cells=tuple(cells)) if not below else None


def _stands_under_first(upper: Line, lower: Line) -> bool:
    """Whether the lower row fills just the columns that the first cell of the upper one spans."""
    first, last = upper.cells[0], lower.cells[-1]
    end = first.column + first.column_span
    is_within = first.column <= lower.cells[0].column and last.column + last.column_span == end
    return is_within and len(lower.cells) > 1 and upper.cells[1].column >= end


def _moved(cell: Cell, column: int) -> Cell:
    return cell._replace(column=column)
