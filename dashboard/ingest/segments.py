"""The lines of a document, cut where a form, a report or a list of projects begins."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from dashboard.ingest import anchors
from dashboard.ingest.grid import Cell, Line
from dashboard.ingest.vocabulary import Vocabulary

STRUCTURE = frozenset({"indicators", "funds", "goals", "tasks"})
# So many sentences under the title of a report, or so many long paragraphs, make a text.
_SENTENCES = 3


@dataclass(slots=True)
class Segment:
    """Lines between two places where a form may begin."""

    title: anchors.Title | None = None
    title_cell: Cell | None = None
    under: Cell | None = None
    report: "Segment | None" = None
    seen: set[str] = field(default_factory=set)
    lines: list[Line] = field(default_factory=list)

    @property
    def is_hidden(self) -> bool:
        """Whether the part stands on a hidden sheet of a workbook."""
        return any(line.is_hidden for line in self.lines)


def cut_where_forms_begin(lines: Sequence[Line], words: Vocabulary) -> list[Segment]:
    """The lines cut where a form begins, and at every sheet of a workbook: no form runs over two of them."""
    sheets = (list(sheet) for _, sheet in groupby(lines, key=lambda line: line.sheet))
    return [segment for sheet in sheets for segment in _segments(sheet, words)]


def _segments(lines: Sequence[Line], words: Vocabulary) -> list[Segment]:
    """The lines of one sheet cut; parts without the structure of a form join the part before."""
    current = Segment()
    segments = [current]
    under: Cell | None = None
    for line in lines:
        title = anchors.title(line, words)
        mark = None if title else _mark(line, words, current.seen)
        if _begins(current, title, mark):
            segments.append(Segment(under=under, lines=[] if title else _heading_lines(current, words)))
            current = segments[-1]
        elif mark == "indicators" and not line.is_paragraph and is_report(current):
            segments.append(Segment(under=under, report=current, lines=_table_above(current)))
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


def is_report(segment: Segment) -> bool:
    """Whether the part has the title of a report."""
    return segment.title is not None and segment.title.kind == "report"


def _is_of_report(line: Line) -> bool:
    """Whether the line takes the report up again after a form inside it: a numbered heading, or a sentence."""
    return anchors.is_numbered(line) or "。" in line.text


def _table_above(segment: Segment) -> list[Line]:
    """Takes the rows right above an indicator table away from the report: they are the head of that form."""
    head: list[Line] = []
    while segment.lines and not segment.lines[-1].is_paragraph:
        head.insert(0, segment.lines.pop())
    return head


def _mark(line: Line, words: Vocabulary, seen: set[str]) -> str | None:
    """What of a form the line opens, as far as it matters for where forms begin."""
    if anchors.is_list_header(line, words):
        return "list"
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


def _begins(current: Segment, title: anchors.Title | None, mark: str | None) -> bool:
    if title:
        return bool(current.lines) and (current.seen != set() or is_prose(current))
    if "list" in current.seen and not is_report(current):
        return mark in STRUCTURE or mark == "project_name"
    if mark == "list":
        return bool(current.seen) and not is_report(current)
    if mark is None or "indicators" not in current.seen:
        return False
    return (
        mark == "project_name"
        or (mark in ("funds", "goals") and mark in current.seen)
        or (mark == "indicators" and "total" in current.seen)
    )


def _heading_lines(segment: Segment, words: Vocabulary) -> list[Line]:
    """Takes the units, years and annex marks at the end of a form away from it: they head the next one."""
    heading: list[Line] = []
    while segment.lines and len(segment.lines[-1].cells) == 1 and _is_heading(segment.lines[-1].text, words):
        heading.insert(0, segment.lines.pop())
    return heading


def _is_heading(text: str, words: Vocabulary) -> bool:
    return words.is_furniture(text) or anchors.is_year(text)


def _merged(segments: list[Segment]) -> list[Segment]:
    kept: list[Segment] = []
    for segment in segments:
        is_own = bool(segment.seen & (STRUCTURE | {"funds_pair", "list"})) or is_prose(segment)
        if not kept or (is_own and _has_body(segment)):
            kept.append(segment)
        else:
            kept[-1].lines.extend(segment.lines)
    if len(kept) > 1 and not (kept[0].seen & (STRUCTURE | {"list"})) and not is_prose(kept[0]):
        front = kept.pop(0)
        kept[0].lines[:0] = front.lines
        kept[0].under = kept[0].under or front.title_cell
    return [segment for segment in kept if segment.lines]


def _has_body(segment: Segment) -> bool:
    return len(segment.lines) > (1 if segment.title else 0)


def is_prose(segment: Segment) -> bool:
    """Whether the part is a text: some sentences under the title of a report, or many long paragraphs."""
    if is_report(segment):
        return sum(cell.text.count("。") for line in segment.lines for cell in line.cells) >= _SENTENCES
    paragraphs = [line.text for line in segment.lines if line.is_paragraph]
    return sum(1 for text in paragraphs if len(text) > anchors.TITLE_MAX_LENGTH) >= _SENTENCES
