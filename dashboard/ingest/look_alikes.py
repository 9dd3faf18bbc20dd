"""Why a part of a document is no self-evaluation, told by its title, its structure and the weight of its words."""

import re
from collections.abc import Sequence

from dashboard.ingest import anchors
from dashboard.ingest.grid import Cell, Line
from dashboard.ingest.segments import STRUCTURE, Segment, is_prose, is_report
from dashboard.ingest.vocabulary import Vocabulary
from dashboard.ingest.wording import has_digit, is_placeholder, key

# The least weight of words (data/vocabulary/documents.toml) that makes a refusal name its kind.
_NAMED_FROM = 4
_FIGURE = re.compile(r"(?<![\d.])\d[\d,]*(?:\.\d+)?%?(?![\d.年月日、])")
_FIGURES_OF_ROW = 4
# A title stands in the first lines, below an annex mark or what a web page prints above.
_LINES_OF_TITLE = 8


def refusal(segment: Segment, words: Vocabulary) -> str | None:
    """Why the part is no self-evaluation, a code worded under `refused.<code>`, or None if it is one."""
    if segment.title and segment.title.is_refused and not _is_budget_called_otherwise(segment):
        return segment.title.kind.removeprefix("refused_")
    if is_report(segment) and not _tells_of_money(segment, words):
        return "not_self_evaluation"
    if "list" in segment.seen and not is_report(segment):
        return "list_of_projects"
    if not segment.seen & (STRUCTURE | {"funds_pair"}):
        if segment.title is None:
            return "no_table" if _holds_a_table_in_words(segment, words) else "not_self_evaluation"
        return None if is_prose(segment) else "no_table" if _is_of_budget(segment, words) else "not_self_evaluation"
    return _refusal_of_structure(segment, words)


def _is_budget_called_otherwise(segment: Segment) -> bool:
    """Whether a part titled like an assessment of other work holds money that was spent, as some forms do."""
    is_other_work = segment.title is not None and segment.title.kind == "refused_work_assessment"
    return is_other_work and bool(segment.seen & {"funds", "project_name"})


def _tells_of_money(segment: Segment, words: Vocabulary) -> bool:
    """Whether a report is about money by its title, or by its text: much else is reported on by those who did it."""
    title = key(segment.title_cell.text) if segment.title_cell is not None else ""
    if any(word in title for word in words.documents.names.budget_words):
        return True
    text = key("\n".join(line.text for line in segment.lines))
    return any(word in text for word in words.documents.names.money_words)


def _holds_a_table_in_words(segment: Segment, words: Vocabulary) -> bool:
    """Whether one line holds the headers of a form among other words: the marks between its cells were lost."""
    lines = [[line] for line in segment.lines if len(line.cells) == 1]
    weights = (weights_of(line, words) for line in lines)
    return any(weight["headers"] >= _NAMED_FROM and weight["self_evaluation"] >= _NAMED_FROM for weight in weights)


def _is_row_in_words(line: Line) -> bool:
    """Whether a line of one cell holds the figures of a row: several, and no sentence around them."""
    text = line.cells[0].text
    return len(line.cells) == 1 and "。" not in text and len(_FIGURE.findall(text)) >= _FIGURES_OF_ROW


def _refusal_of_structure(segment: Segment, words: Vocabulary) -> str | None:
    """Why the part is no self-evaluation although it has the tables of one, or None if it is one."""
    weights = weights_of(segment.lines, words)
    if weights["staff_appraisal"] > max(_NAMED_FROM, weights["project"] + weights["department"]):
        return "staff_appraisal"
    if is_report(segment):
        return None
    if weights["performance_monitoring"] >= _NAMED_FROM and "score" not in _columns(segment, words):
        return "performance_monitoring"
    if not _is_of_budget(segment, words):
        return "not_self_evaluation"
    if segment.title is None and (reason := _untitled(segment, weights, words)):
        return reason
    figures = _figure_cells(segment, words)
    if not any(has_digit(cell.text) for cell in figures):
        if any(_is_row_in_words(line) for line in segment.lines):
            return "no_table"
        return "no_digits" if any(_is_filled_in(cell, words) for cell in figures) else "blank_form"
    return None


def _untitled(segment: Segment, weights: dict[str, int], words: Vocabulary) -> str | None:
    """What a part without a title is instead, by the weight of its words and by what it has room for."""
    if weights["third_party_evaluation"] >= max(_NAMED_FROM, weights["self_evaluation"] + 1):
        return "third_party_evaluation"
    if weights["target_declaration"] >= _NAMED_FROM > weights["self_evaluation"]:
        return "target_declaration"
    # Tasks and what came of them stand in many tables that are not about money.
    is_own = segment.seen & {"indicators", "goals"} or (
        "tasks" in segment.seen and segment.seen & {"funds", "funds_pair"}
    )
    if not (_shows_results(segment, words) and is_own):
        return "target_declaration" if "target" in _columns(segment, words) else "not_self_evaluation"
    return None


def _is_filled_in(cell: Cell, words: Vocabulary) -> bool:
    """Whether a cell below a header says something of its own: neither empty, nor a label, nor the name of a level."""
    text = cell.text
    is_label = any(known(text) for known in (words.field, words.goal, words.source, words.is_total, words.is_filler))
    is_level = words.is_level_1(text) or words.is_level_2(text)
    return not (is_placeholder(text) or is_label or is_level)


def _shows_results(segment: Segment, words: Vocabulary) -> bool:
    """Whether the part has room for what came of the money: actual values, scores, amounts executed, outcomes."""
    if _columns(segment, words) & {"actual", "score"}:
        return True
    return any(words.goal(cell.text) == "outcome" for line in segment.lines for cell in line.cells)


def _is_of_budget(segment: Segment, words: Vocabulary) -> bool:
    """Whether the part is about money or what it was to achieve: other things are self-assessed by points as well."""
    if segment.seen & {"funds", "funds_pair", "project_name", "tasks", "goals"}:
        return True
    title = key(segment.title_cell.text) if segment.title_cell is not None else ""
    if any(word in title for word in words.documents.names.budget_words):
        return True
    is_about_results = "绩效" in title or bool(_columns(segment, words) & {"target", "actual"})
    if is_about_results and _has_levels_of_budget(segment, words):
        return True
    weights = weights_of(segment.lines, words)
    return segment.title is None and weights["project"] + weights["department"] > 0


def _has_levels_of_budget(segment: Segment, words: Vocabulary) -> bool:
    """Whether a cell names a first level as forms about money do: 产出, 效益, 满意度, 投入."""
    return any(words.is_level_1(cell.text) for line in segment.lines for cell in line.cells)


def _columns(segment: Segment, words: Vocabulary) -> set[str | None]:
    """What the columns of the part's indicator tables hold."""
    headers = (line for line in segment.lines if anchors.is_indicator_header(line, words))
    return {words.indicator_column(cell.text) for line in headers for cell in line.cells}


def _figure_cells(segment: Segment, words: Vocabulary) -> list[Cell]:
    """The cells below the first header of a table: where a form holds its figures."""
    is_below = False
    cells: list[Cell] = []
    for line in segment.lines:
        if anchors.is_funds_pair(line, words):
            return list(line.cells)
        is_header = anchors.is_funds_header(line, words) or anchors.is_indicator_header(line, words)
        if is_below and not is_header and len(line.cells) > 2:
            cells.extend(line.cells)
        is_below = is_below or is_header or anchors.is_tasks_header(line, words)
    return cells


def weights_of(lines: Sequence[Line], words: Vocabulary) -> dict[str, int]:
    """How much the words of the lines speak for each kind of document."""
    text = key("\n".join(line.text for line in lines))
    return {
        kind: sum(weight for word, weight in table.items() if word in text)
        for kind, table in words.documents.evidence.items()
    }


def named_by_words(lines: Sequence[Line], words: Vocabulary) -> str:
    """The refusal that the document's words or its title speak for, or `not_self_evaluation`."""
    weights = weights_of(lines, words)
    kinds = ("target_declaration", "third_party_evaluation", "budget_disclosure", "pre_assessment")
    best = max(kinds, key=lambda kind: weights[kind])
    if weights[best] >= _NAMED_FROM:
        return best
    titles = [key(line.text) for line in lines[:_LINES_OF_TITLE] if _may_be_title(line)]
    named = words.documents.named.items()
    kinds_named = (kind for title in titles for kind, patterns in named if re.search("|".join(patterns), title))
    return next(kinds_named, "not_self_evaluation")


def _may_be_title(line: Line) -> bool:
    text = line.text.strip()
    is_sentence = text.endswith(("。", "；", "，", "：", ":"))
    return len(line.cells) == 1 and len(text) <= anchors.TITLE_MAX_LENGTH and not is_sentence
