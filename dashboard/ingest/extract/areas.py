"""A form's lines, sorted into the parts a form has."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from dashboard.ingest import anchors
from dashboard.ingest.extract.goals import labelled_goal
from dashboard.ingest.grid import Cell, Line
from dashboard.ingest.values import points
from dashboard.ingest.vocabulary import Vocabulary
from dashboard.ingest.wording import has_digit, is_number, is_placeholder

_IN_SENTENCES = re.compile("[，。；：,;:]")
_MOST_CELLS_OF_FOOT = 6
# A name, a target, an actual value, and points.
_FEWEST_CELLS_OF_INDICATOR = 4
# A name, a target, an actual value.
_FEWEST_CELLS_OF_ROW = 3
# What a line of amounts in pairs may state as well.
_OF_WHOLE_FORM = frozenset({"score_reported", "score_reviewed", "grade_reported"})


@dataclass(slots=True)
class Areas:
    """The parts of one form; a line stands in exactly one of them."""

    head: list[Line] = field(default_factory=list)
    funds: list[Line] = field(default_factory=list)
    goals: list[Line] = field(default_factory=list)
    tasks: list[Line] = field(default_factory=list)
    indicators: list[Line] = field(default_factory=list)
    totals: list[Line] = field(default_factory=list)
    sections: list[Line] = field(default_factory=list)
    notes: list[Line] = field(default_factory=list)
    headings: list[Line] = field(default_factory=list)


def areas(lines: Sequence[Line], words: Vocabulary) -> Areas:
    """The lines by part: each header opens its part, and the part runs to the next header."""
    parts = Areas()
    current = "head"
    for at, line in enumerate(lines):
        before = current
        is_open = bool(parts.indicators) and not parts.totals
        if current in ("head", "funds") and _states_goal(line, lines[at + 1 : at + 2], words):
            parts.goals.append(line)
            continue
        if _heads_next(line, lines[at + 1 : at + 2], words):
            parts.headings.append(line)
            continue
        if _names_level_of(line, lines[at + 1 : at + 2], words):
            current = "indicators"
        elif is_open and _is_late_total(line, words):
            current = "totals"
        else:
            current = _next(line, current, words, parts.indicators)
        if current == "headings":
            parts.headings.append(line)
            current = "head"
        elif current == "heading_inside":
            parts.headings.append(line)
            is_of_funds = before == "funds" and words.is_funds_group(line.cells[0].text)
            current = "indicators" if parts.indicators and not parts.totals else "funds" if is_of_funds else "head"
        elif current == "funds" and (fields := _fields_in_pairs(line, words)):
            parts.head.append(replace(line, cells=fields))
            parts.funds.append(replace(line, cells=tuple(cell for cell in line.cells if cell not in fields)))
        else:
            getattr(parts, current).append(line)
    return parts


def _fields_in_pairs(line: Line, words: Vocabulary) -> tuple[Cell, ...]:
    """The fields of the whole form and their values in a line of pairs: "执行率得分 | 9.3 | 自评总分 | 98.3"."""
    labels, values = line.cells[::2], line.cells[1::2]
    is_paired = len(labels) == len(values) and not any(words.field(cell.text) for cell in values)
    if not is_paired or not any(words.funds_column(cell.text) for cell in labels):
        return ()
    pairs = zip(labels, values, strict=True)
    return tuple(cell for pair in pairs if words.field(pair[0].text) in _OF_WHOLE_FORM for cell in pair)


def _states_goal(line: Line, following: Sequence[Line], words: Vocabulary) -> bool:
    """Whether the paragraph is the whole of a goal or outcome with its label: no other words follow it."""
    is_last = all(not one.is_paragraph or labelled_goal(one.cells[0], words) for one in following)
    return line.is_paragraph and is_last and labelled_goal(line.cells[0], words) is not None


def _names_level_of(line: Line, following: Sequence[Line], words: Vocabulary) -> bool:
    """Whether the line is the first level of the indicators whose header follows: "一、产出指标（50分）"."""
    is_level = len(line.cells) == 1 and words.is_level_1(line.cells[0].text)
    return is_level and any(anchors.is_indicator_header(header, words) for header in following)


def _heads_next(line: Line, following: Sequence[Line], words: Vocabulary) -> bool:
    """Whether the line is the heading of the part whose header follows: "二、年度重点工作任务".

    It bears a number, or it fills its row from side to side, which the words of no field do.
    """
    if len(line.cells) > 1 or len(line.text) > words.heading_max_length or words.is_level_1(line.text):
        return False
    is_title = _fills(line) and not _IN_SENTENCES.search(line.text)
    return (anchors.is_numbered(line) or is_title) and any(
        anchors.is_tasks_header(header, words) or anchors.is_indicator_header(header, words) for header in following
    )


def _fills(line: Line) -> bool:
    """Whether the line is a row of one cell over all columns."""
    cell = line.cells[0]
    return not line.is_paragraph and cell.column == 0 and cell.column_span >= max(line.width, 2)


def _is_late_total(line: Line, words: Vocabulary) -> bool:
    """Whether the line is the total of the indicators, though a passage may stand between."""
    return anchors.is_total(line, words) and any(has_digit(cell.text) for cell in line.cells)


def _next(line: Line, current: str, words: Vocabulary, indicators: Sequence[Line]) -> str:
    """The part the line belongs to, given the part before it and the lines of the indicators so far."""
    opened = _opened(line, current, words)
    if opened:
        return opened
    if len(line.cells) == 1:
        return _single(line, current, words)
    if current in ("totals", "sections", "notes", "head"):
        if current == "totals" and (_is_late_total(line, words) or all(is_number(cell.text) for cell in line.cells)):
            return "totals"
        if anchors.is_section(line, words):
            return "sections"
        if anchors.has_fields(line, words):
            return "head"
        if current == "totals" and len(line.cells) >= 4 and any(is_number(cell.text) for cell in line.cells):
            return "indicators"
        return "head" if current in ("totals", "notes") else current
    if current in ("indicators", "tasks", "goals", "funds") and anchors.is_section(line, words) and _is_wordy(line):
        return "sections"
    if current == "indicators" and _is_foot(line, words) and not _is_under(indicators, line, words):
        return "head"
    return current


def _opened(line: Line, current: str, words: Vocabulary) -> str | None:
    if anchors.title(line, words):
        return "headings"
    if anchors.is_tasks_header(line, words):
        return "tasks"
    if anchors.is_indicator_header(line, words):
        return "indicators"
    if anchors.is_funds_header(line, words) and (current != "indicators" or anchors.has_amounts(line, words)):
        return "funds"
    if current == "indicators" and anchors.is_total(line, words):
        return "totals"
    if current == "tasks" and not line.is_paragraph and _names_goal_and_outcome(line, words):
        return "goals"
    if current in ("head", "funds") and not line.is_paragraph:
        if anchors.is_goals_header(line, words) and len(line.cells) > 1:
            return "goals"
        if anchors.is_funds_pair(line, words):
            return "funds"
    return "head" if current in ("funds", "goals") and _names_field(line, words) else None


def _names_goal_and_outcome(line: Line, words: Vocabulary) -> bool:
    """Whether the cells are the labels of goal and outcome, and nothing else: no task is called so."""
    roles = {words.goal(cell.text) for cell in line.cells}
    return {"goal", "outcome"} <= roles and None not in roles


def _single(line: Line, current: str, words: Vocabulary) -> str:
    """The part of a line of one cell: a note, a mark of no meaning, a heading, or words of the part before."""
    text = line.cells[0].text
    if words.is_note(text):
        return "notes"
    if current == "notes" and line.is_paragraph:
        return "notes"
    if words.is_furniture(text) or words.is_funds_group(text) or words.goal(text) or words.is_indicator_group(text):
        return "heading_inside"
    if anchors.has_fields(line, words):
        return "head"
    if current in ("totals", "sections", "head") and words.is_section(text):
        return "sections"
    if current in ("totals", "notes"):
        return "notes" if words.is_instruction(text) else "head"
    return current


def _is_wordy(line: Line) -> bool:
    """Whether the line is a title and a passage, and no row of figures."""
    return len(line.cells) <= 3 and not any(
        is_number(cell.text) or is_placeholder(cell.text) for cell in line.cells[1:]
    )


def _is_under(indicators: Sequence[Line], line: Line, words: Vocabulary) -> bool:
    """Whether the line is a row of the table above that only begins like a field ("项目完成时间", no points).

    Its name is no field but one that nobody reads, it begins to the right of where the table does, and all its cells
    stand under cells of the header.
    """
    if anchors.fields_in(line.cells[0].text, words) != (("ignored", ""),) or len(line.cells) < _FEWEST_CELLS_OF_ROW:
        return False
    header = next((above for above in reversed(indicators) if anchors.is_indicator_header(above, words)), None)
    if header is None or line.is_paragraph:
        return False
    columns = [cell.column for cell in header.cells]
    return line.cells[0].column > columns[0] and all(cell.column in columns for cell in line.cells)


def _names_field(line: Line, words: Vocabulary) -> bool:
    """Whether the line below funds or goals is a field of the whole form and its value: "绩效等级 | 优"."""
    if len(line.cells) != 2:
        return False
    name, value = line.cells
    is_field = words.field(name.text) not in (None, "ignored") and words.source(name.text) is None
    return is_field and words.field(value.text) is None and words.goal(value.text) is None


def _is_foot(line: Line, words: Vocabulary) -> bool:
    """Whether the line under the indicators names a field of the whole form: the grade, who filled it in.

    An indicator may be called as a field is ("项目完成时间"): its row holds points, and no second label.
    """
    fields = anchors.fields_in(line.cells[0].text, words)
    if not fields or len(line.cells) > _MOST_CELLS_OF_FOOT:
        return False
    if fields != (("ignored", ""),) or len(line.cells) < _FEWEST_CELLS_OF_INDICATOR:
        return True
    others = line.cells[1:]
    has_label = any(anchors.fields_in(cell.text, words) for cell in others)
    return has_label or not any(points(cell.text) is not None for cell in others)
