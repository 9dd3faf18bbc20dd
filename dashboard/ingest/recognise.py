"""Which forms and reports a document holds, or why it holds none."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.errors import RefusedDocument
from dashboard.ingest.grid import Cell, Line
from dashboard.ingest.look_alikes import named_by_words, refusal, weights_of
from dashboard.ingest.segments import Segment, cut_where_forms_begin, is_report
from dashboard.ingest.shared_headings import shared_heading
from dashboard.ingest.vocabulary import Vocabulary
from dashboard.records import FormType, Unread


@dataclass(frozen=True, slots=True)
class Form:
    """One self-evaluation in a document: its kind, its title if it has one, its lines, and the title it stands under.

    `under` is the last title before a form without one: the report that holds it, or the heading of several forms.
    """

    form_type: FormType
    title: Cell | None
    lines: tuple[Line, ...]
    under: Cell | None = None


def recognised_forms(
    lines: Sequence[Line], words: Vocabulary, file_name: str
) -> tuple[tuple[Form, ...], tuple[Unread, ...]]:
    """The self-evaluations among the lines, in order, and the parts that are something else.

    Raises RefusedDocument where there is none: `target_declaration`, `third_party_evaluation`, `budget_disclosure`,
    `no_digits` (a form all of whose figures are gone), or `not_self_evaluation`.
    """
    segments = cut_where_forms_begin(lines, words)
    forms: list[Form] = []
    others: list[Unread] = []
    reasons: list[str] = []
    refusals = [refusal(segment, words) for segment in segments]
    has_shown = any(
        reason is None and not segment.is_hidden for segment, reason in zip(segments, refusals, strict=True)
    )
    for segment, refused in zip(segments, refusals, strict=True):
        # Behind the forms that show, a hidden sheet keeps a draft or last year's forms.
        reason = "hidden_sheet" if refused is None and segment.is_hidden and has_shown else refused
        if reason is None:
            own = (*_shared_heading(segment, segments, words), *segment.lines)
            forms.append(Form(_form_type(segment, lines, words), segment.title_cell, own, segment.under))
        else:
            reasons.append(reason)
            others.append(Unread(segment.lines[0].cells[0].place, segment.lines[0].text[:200], reason))
    if forms:
        return tuple(forms), tuple(others)
    named = next((reason for reason in reasons if reason != "not_self_evaluation"), None)
    raise RefusedDocument(named or named_by_words(lines, words), file_name, place=others[0].place if others else "")


def _shared_heading(segment: Segment, segments: Sequence[Segment], words: Vocabulary) -> list[Line]:
    """What the heading of several forms states for this one, if it is one without a title."""
    if segment.title is not None or segment.under is None:
        return []
    heads = (other for other in segments if other is not segment and not is_report(other))
    above = next((head.lines for head in heads if any(segment.under in line.cells for line in head.lines)), [])
    return shared_heading(segment.under, above, segment.lines, words)


def _form_type(segment: Segment, lines: Sequence[Line], words: Vocabulary) -> FormType:
    """The kind by the title; without one by the weight of words here, then in the whole document."""
    match segment.title.kind if segment.title else None:
        case "report":
            return "report"
        case "department":
            return "department"
        case "project":
            return "project"
    for part in (segment.lines, lines):
        weights = weights_of(part, words)
        if weights["project"] != weights["department"]:
            return "project" if weights["project"] > weights["department"] else "department"
    return "project"
