"""The columns of an indicator table, as its header names them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dashboard.ingest.extract.alignment import Column
from dashboard.ingest.grid import Cell, Line
from dashboard.ingest.vocabulary import Vocabulary
from dashboard.ingest.wording import key

_NAMED_FOR_YEAR = re.compile(r"(20\d\d)年度?(.+)")
# Several columns may be of these kinds; of any other a second one repeats the first.
_ANY_NUMBER = frozenset({"ignored", "no_field", "method"})


def kind_of(role: str) -> str:
    """The kind of a column without what tells it from others of its kind: "ignored#2" → "ignored"."""
    return role.partition("#")[0]


def indicator_columns(line: Line, words: Vocabulary) -> tuple[Column, ...]:
    """The header's columns. Points behind a level belong to the level; a column that repeats is marked."""
    columns: list[Column] = []
    taken: set[str] = set()
    for index, cell in enumerate(line.cells):
        role = _role(cell, line, columns, words)
        if role in _ANY_NUMBER:
            role = f"{role}#{index}" if role in taken else role
        elif role in taken:
            role = f"repeat{sum(1 for name in taken if name.endswith(':' + role)) + 1}:{role}"
        taken.add(role)
        columns.append(Column(role, cell.column, cell))
    lowest = "level_4" if "level_4" in taken else "level_2" if "level_3" not in taken else "level_3"
    if lowest != "level_3":
        # Of two levels the second is the indicator itself, of four the fourth; we have no room for the third then.
        new = {lowest: "level_3", "level_3": "no_field#level_3"}
        columns = [replace(column, role=new.get(column.role, column.role)) for column in columns]
    if columns and columns[0].role != "group":
        columns.insert(0, Column("group", columns[0].position - 1))
    return tuple(columns)


def _role(cell: Cell, line: Line, before: Sequence[Column], words: Vocabulary) -> str:
    """What the header's cell heads, given the columns before it."""
    role = words.indicator_column(cell.text) or _role_in_year(cell, line, words)
    if not before and words.is_indicator_group(cell.text) and (role is None or _heads(line, role, words, after=cell)):
        return "group"
    if not before and role == "target" and _heads(line, "level_1", words, after=cell):
        # "年度绩效目标（80分）" beside the whole table: no target stands before the names of what it is for.
        return "group"
    if role == "target_initial" and not _heads(line, "target", words, after=cell):
        return "target"
    if role == "weighted_score":
        return "weight" if _is_weight(cell, line, words) else "score"
    if role == "score" and any(not _is_weight(other, line, words) for other in _of_role(line, "weighted_score", words)):
        # "得分 × 占比 = 加权得分": the first is a share of the indicator's points, the last is what counts.
        return "ignored"
    if role == "definition" and any(kind_of(column.role) in ("actual", "score") for column in before):
        # 说明 behind the results explains them, not the indicator.
        return "remark"
    if role == "weight" and before and before[-1].role in ("level_1", "level_2"):
        return "weight_1" if before[-1].role == "level_1" else "weight_2"
    return role or "no_field"


def _role_in_year(cell: Cell, line: Line, words: Vocabulary) -> str | None:
    """What a column named for a year holds ("2022年完成值"), if it is the one year with both target and actual."""
    roles: dict[str, set[str | None]] = {}
    for other in line.cells:
        if named := _NAMED_FOR_YEAR.fullmatch(key(other.text)):
            roles.setdefault(named[1], set()).add(words.indicator_column(named[2]))
    own = _NAMED_FOR_YEAR.fullmatch(key(cell.text))
    whole = [year for year, found in roles.items() if {"target", "actual"} <= found]
    return words.indicator_column(own[2]) if own and whole == [own[1]] else None


def _is_weight(cell: Cell, line: Line, words: Vocabulary) -> bool:
    """Whether 权重得分 heads the weights: no other column does, and the score follows."""
    return not _heads(line, "weight", words) and _heads(line, "score", words, after=cell)


def _heads(line: Line, role: str, words: Vocabulary, after: Cell | None = None) -> bool:
    """Whether the header has a column of the role, behind the cell if one is given."""
    start = -1 if after is None else after.column
    return any(other.column > start for other in _of_role(line, role, words))


def _of_role(line: Line, role: str, words: Vocabulary) -> list[Cell]:
    return [other for other in line.cells if words.indicator_column(other.text) == role]
