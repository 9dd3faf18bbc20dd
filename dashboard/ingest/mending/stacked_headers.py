"""Headers of two rows whose empty cells were lost → one row: levels below a heading, the other columns beside it."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from dashboard.ingest.grid import Cell, Line
from dashboard.ingest.vocabulary import Vocabulary

_LEVELS = frozenset({"level_1", "level_2", "level_3"})
# What the lower row splits the target into.
_OF_TARGET = frozenset({"target", "direction", "unit"})
_VALUES = frozenset({"actual", "weight", "score"})


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
    if len(upper.cells) < 3 or words.indicator_column(lower.cells[0].text) is None:
        return None
    below = [words.indicator_column(text) for text in lower.texts]
    above = [words.indicator_column(text) for text in upper.texts]
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


def _stands_under_first(upper: Line, lower: Line) -> bool:
    """Whether the lower row fills just the columns that the first cell of the upper one spans."""
    first, last = upper.cells[0], lower.cells[-1]
    end = first.column + first.column_span
    is_within = first.column <= lower.cells[0].column and last.column + last.column_span == end
    return is_within and len(lower.cells) > 1 and upper.cells[1].column >= end


def _moved(cell: Cell, column: int) -> Cell:
    return cell._replace(column=column)
