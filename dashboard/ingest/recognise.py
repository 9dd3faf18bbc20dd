"""Which forms and reports a document holds, where each begins and ends, or why it holds none."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dashboard.errors import RefusedDocument
from dashboard.ingest import anchors
from dashboard.ingest.grid import Cell, Line
from dashboard.ingest.shared_headings import shared_heading
from dashboard.ingest.vocabulary import Vocabulary
from dashboard.ingest.wording import has_digit, is_placeholder, key
from dashboard.records import FormType, Unread

_STRUCTURE = frozenset({"indicators", "funds", "goals", "tasks"})
# The least weight of words (data/vocabulary/documents.toml) that makes a refusal name its kind.
_NAMED_FROM = 4
# So many paragraphs with sentences make a text.
_SENTENCES = 3


@dataclass(frozen=True, slots=True)
class Form:
    """One self-evaluation in a document: its kind, its title if it has one, its lines, and the title it stands under.

    `under` is the last title before a form without one: the report that holds it, or the heading of several forms.
    """

    form_type: FormType
    title: Cell | None
    lines: tuple[Line, ...]
    under: Cell | None = None


@dataclass(slots=True)
class _Segment:
    """Lines between two places where a form may begin."""

    title: anchors.Title | None = None
    title_cell: Cell | None = None
    under: Cell | None = None
    report: "_Segment | None" = None
    seen: set[str] = field(default_factory=set)
    lines: list[Line] = field(default_factory=list)


def recognised_forms(
    lines: Sequence[Line], words: Vocabulary, file_name: str
) -> tuple[tuple[Form, ...], tuple[Unread, ...]]:
    """The self-evaluations among the lines, in order, and the parts that are something else.

    Raises RefusedDocument where there is none: `target_declaration`, `third_party_evaluation`, `budget_disclosure`,
    `no_digits` (a form all of whose figures are gone), or `not_self_evaluation`.
    """
    segments = _segments(lines, words)
    forms: list[Form] = []
    others: list[Unread] = []
    reasons: list[str] = []
    for segment in segments:
        reason = _refusal(segment, words)
        if reason is None:
            own = (*_shared_heading(segment, segments, words), *segment.lines)
            forms.append(Form(_form_type(segment, lines, words), segment.title_cell, own, segment.under))
        else:
            reasons.append(reason)
            others.append(Unread(segment.lines[0].cells[0].place, segment.lines[0].text[:200], reason))
    if forms:
        return tuple(forms), tuple(others)
    named = next((reason for reason in reasons if reason != "not_self_evaluation"), None)
    raise RefusedDocument(named or _named_by_words(lines, words), file_name, place=others[0].place if others else "")


def _shared_heading(segment: _Segment, segments: Sequence[_Segment], words: Vocabulary) -> list[Line]:
    """What the heading of several forms states for this one, if it is one without a title."""
    if segment.title is not None or segment.under is None:
        return []
    heads = (other for other in segments if other is not segment and not _is_report(other))
    above = next((head.lines for head in heads if any(segment.under in line.cells for line in head.lines)), [])
    return shared_heading(segment.under, above, segment.lines, words)


def _segments(lines: Sequence[Line], words: Vocabulary) -> list[_Segment]:
    """The lines cut where a form begins; parts without the structure of a form join the part before."""
    current = _Segment()
    segments = [current]
    under: Cell | None = None
    for line in lines:
        title = anchors.title(line, words)
        mark = None if title else _mark(line, words, current.seen)
        if _begins(current, title, mark):
            segments.append(_Segment(under=under, lines=[] if title else _heading_lines(current, words)))
            current = segments[-1]
        elif mark == "indicators" and not line.is_paragraph and _is_report(current):
            segments.append(_Segment(under=under, report=current, lines=_table_above(current)))
            current = segments[-1]
        elif current.report is not None and line.is_paragraph and _is_of_report(line):
            current = current.report
        if title:
            current.title, current.title_cell = title, line.cells[0]
            under = line.cells[0]
        if mark:
            current.seen.add(mark)
        current.lines.append(line)
    return _merged(segments)


def _is_report(segment: _Segment) -> bool:
    return segment.title is not None and segment.title.kind == "report"


def _is_of_report(line: Line) -> bool:
    """Whether the line takes the report up again after a form inside it: a numbered heading, or a sentence."""
    return anchors.is_numbered(line) or "。" in line.text


def _table_above(segment: _Segment) -> list[Line]:
    """Takes the rows right above an indicator table away from the report: they are the head of that form."""
    head: list[Line] = []
    while segment.lines and not segment.lines[-1].is_paragraph:
        head.insert(0, segment.lines.pop())
    return head


def _mark(line: Line, words: Vocabulary, seen: set[str]) -> str | None:
    """What of a form the line opens, as far as it matters for where forms begin."""
    if anchors.is_tasks_header(line, words):
        return "tasks"
    if anchors.is_indicator_header(line, words):
        return "indicators"
    if anchors.is_funds_header(line, words):
        return "funds"
    if "indicators" in seen and anchors.is_total(line, words):
        return "total"
    if "indicators" not in seen and anchors.is_funds_pair(line, words):
        return "funds_pair"
    if not line.is_paragraph and anchors.is_goals_header(line, words):
        return "goals"
    if any(name == "project_name" for cell in line.cells for name, _ in anchors.fields_in(cell.text, words)):
        return "project_name"
    return None


def _begins(current: _Segment, title: anchors.Title | None, mark: str | None) -> bool:
    if title:
        return bool(current.lines) and (current.seen != set() or _is_prose(current))
    if mark is None or "indicators" not in current.seen:
        return False
    return (
        mark == "project_name"
        or (mark in ("funds", "goals") and mark in current.seen)
        or (mark == "indicators" and "total" in current.seen)
    )


def _heading_lines(segment: _Segment, words: Vocabulary) -> list[Line]:
    """Takes the units, years and annex marks at the end of a form away from it: they head the next one."""
    heading: list[Line] = []
    while segment.lines and len(segment.lines[-1].cells) == 1 and _is_heading(segment.lines[-1].text, words):
        heading.insert(0, segment.lines.pop())
    return heading


def _is_heading(text: str, words: Vocabulary) -> bool:
    return words.is_furniture(text) or anchors.is_year(text)


def _merged(segments: list[_Segment]) -> list[_Segment]:
    kept: list[_Segment] = []
    for segment in segments:
        is_own = bool(segment.seen & (_STRUCTURE | {"funds_pair"})) or _is_prose(segment)
        if not kept or (is_own and _has_body(segment)):
            kept.append(segment)
        else:
            kept[-1].lines.extend(segment.lines)
    if len(kept) > 1 and not (kept[0].seen & _STRUCTURE) and not _is_prose(kept[0]):
        front = kept.pop(0)
        kept[0].lines[:0] = front.lines
        kept[0].under = kept[0].under or front.title_cell
    return [segment for segment in kept if segment.lines]


def _has_body(segment: _Segment) -> bool:
    return len(segment.lines) > (1 if segment.title else 0)


def _is_prose(segment: _Segment) -> bool:
    """Whether the part is a text: some sentences under the title of a report, or many long paragraphs."""
    paragraphs = [line.text for line in segment.lines if line.is_paragraph]
    if _is_report(segment):
        return sum(1 for text in paragraphs if "。" in text) >= _SENTENCES
    return sum(1 for text in paragraphs if len(text) > anchors.TITLE_MAX_LENGTH) >= _SENTENCES


def _refusal(segment: _Segment, words: Vocabulary) -> str | None:
    """Why the part is no self-evaluation, or None if it is one."""
    if segment.title and segment.title.is_refused:
        return segment.title.kind.removeprefix("refused_")
    weights = _weights(segment.lines, words)
    is_titled = segment.title is not None
    if not segment.seen & (_STRUCTURE | {"funds_pair"}):
        return None if is_titled and _is_prose(segment) else "not_self_evaluation"
    if weights["staff_appraisal"] > max(_NAMED_FROM, weights["project"] + weights["department"]):
        return "not_self_evaluation"
    if _is_report(segment):
        return None
    if not is_titled and weights["third_party_evaluation"] >= max(_NAMED_FROM, weights["self_evaluation"] + 1):
        return "third_party_evaluation"
    if not is_titled and weights["target_declaration"] >= _NAMED_FROM > weights["self_evaluation"]:
        return "target_declaration"
    if not is_titled and not (_shows_results(segment, words) and segment.seen & {"indicators", "tasks", "goals"}):
        return "target_declaration" if "indicators" in segment.seen else "not_self_evaluation"
    figures = _figure_cells(segment, words)
    if not any(has_digit(cell.text) for cell in figures):
        return "no_digits" if any(_is_filled_in(cell, words) for cell in figures) else "blank_form"
    return None


def _is_filled_in(cell: Cell, words: Vocabulary) -> bool:
    """Whether a cell below a header says something of its own: neither empty, nor a label, nor the name of a level."""
    text = cell.text
    is_label = any(known(text) for known in (words.field, words.goal, words.source, words.is_total, words.is_filler))
    is_level = words.is_level_1(text) or words.is_level_2(text)
    return not (is_placeholder(text) or is_label or is_level)


def _shows_results(segment: _Segment, words: Vocabulary) -> bool:
    """Whether the part has room for what came of the money: actual values, scores, amounts executed, outcomes."""
    for line in segment.lines:
        if anchors.is_indicator_header(line, words):
            if {words.indicator_column(cell.text) for cell in line.cells} & {"actual", "score"}:
                return True
        elif any(words.goal(cell.text) == "outcome" for cell in line.cells):
            return True
    return False


def _figure_cells(segment: _Segment, words: Vocabulary) -> list[Cell]:
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


def _form_type(segment: _Segment, lines: Sequence[Line], words: Vocabulary) -> FormType:
    """The kind by the title; without one by the weight of words here, then in the whole document."""
    match segment.title.kind if segment.title else None:
        case "report":
            return "report"
        case "department":
            return "department"
        case "project":
            return "project"
    for part in (segment.lines, lines):
        weights = _weights(part, words)
        if weights["project"] != weights["department"]:
            return "project" if weights["project"] > weights["department"] else "department"
    return "project"


def _weights(lines: Sequence[Line], words: Vocabulary) -> dict[str, int]:
    text = key("\n".join(line.text for line in lines))
    return {
        kind: sum(weight for word, weight in table.items() if word in text)
        for kind, table in words.documents.evidence.items()
    }


def _named_by_words(lines: Sequence[Line], words: Vocabulary) -> str:
    """The refusal that the document's words speak for, or `not_self_evaluation`."""
    weights = _weights(lines, words)
    kinds = ("target_declaration", "third_party_evaluation", "budget_disclosure")
    best = max(kinds, key=lambda kind: weights[kind])
    return best if weights[best] >= _NAMED_FROM else "not_self_evaluation"
