"""The annexes: summary table, low execution, leads, and what could not be judged."""

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from dashboard.auditing import question, rule_name
from dashboard.export.content import Block, Paragraph
from dashboard.exporting.items import Reading
from dashboard.exporting.report.subject import Subject
from dashboard.figures.low_execution import CRITERIA
from dashboard.i18n import Words
from dashboard.i18n.places import place_in_words

FORMS_LISTED, LOW_LISTED, LEADS_LISTED, REASONS_LISTED = 100, 50, 50, 40
SUMMARY = (
    "ordinal",
    "unit_name",
    "project_name",
    "year",
    "budget_initial_yuan",
    "budget_adjusted_yuan",
    "executed_yuan",
    "execution_rate",
    "execution_score_reported",
    "output_score",
    "benefit_score",
    "satisfaction_score",
    "score_reported",
    "grade_reported",
    "indicators_missed",
    "indicators_far_over",
)
LOW = (
    "form_name",
    "unit_name",
    "budget_initial_yuan",
    "budget_adjusted_yuan",
    "executed_yuan",
    "unspent_yuan",
    "execution_rate",
    "execution_rate_initial",
    "explanation_quality",
)


def summary(subject: Subject) -> list[Block]:
    """The summary table, each type of form by itself above its sums."""
    words = subject.words
    blocks: list[Block] = []
    for part in subject.parts():
        rows = part.read("summary")
        shown = rows.head(FORMS_LISTED)
        named = shown.assign(unit_name=shown["unit_name"].fillna(shown["department_name"]))
        totals = part.totals().assign(unit_name=words("report.sum"), score_reported=None, ordinal=None)
        caption = words("report.table.summary", form_type=part.form_type)
        reading = Reading(part.source, part.selection)
        blocks += part.listed(caption, reading, shown, SUMMARY, shown=named, totals=totals, of=len(rows))
    return blocks


def low_execution(subject: Subject) -> list[Block]:
    """The forms that spent less than the line, the most unspent first."""
    words = subject.words
    blocks: list[Block] = []
    for part in subject.parts():
        caption = words("report.table.low", form_type=part.form_type, threshold=words.rate(CRITERIA["threshold"], 0))
        blocks += part.table(caption, "low_execution", LOW, **CRITERIA, row_limit=LOW_LISTED)
    return blocks or [Paragraph(words("report.low_none", threshold=words.rate(CRITERIA["threshold"], 0)))]


def leads(subject: Subject) -> list[Block]:
    """The gravest leads as questions, with their places in the documents."""
    words = subject.words
    reading = Reading(subject.source, subject.selection)
    found = reading("leads", row_limit=LEADS_LISTED)
    named = found["project_name"].fillna(found["unit_name"]).fillna(found["department_name"])
    shown = found.assign(
        ordinal=range(1, len(found) + 1),
        form_name=named,
        rules=[words("rule_named", code=code, name=rule_name(words, code)) for code in found["rule_code"]],
        document_place=[_place(place, words) for place in found["document_place"]],
        question=[question(words, lead) for lead in _mappings(found)],
    )
    columns = ("ordinal", "severity", "rules", "form_name", "question", "document_place")
    caption = words("report.table.leads")
    of = int(found["members"].max()) if len(found) else None
    blocks = subject.listed(caption, reading, found, columns, shown=shown, of=of)
    return blocks or [Paragraph(words("report.no_leads"))]


def unjudged(subject: Subject) -> list[Block]:
    """Why rules could not judge, and where what could not be read is listed."""
    words = subject.words
    reading = Reading(subject.source, subject.selection)
    reasons = reading("unjudged_reasons")
    listed = reasons.head(REASONS_LISTED)
    shown = listed.assign(
        rules=[words("rule_named", code=code, name=rule_name(words, code)) for code in listed["rule_code"]]
    )
    unread = int(subject.first("examined")["unread_cells"])
    blocks: list[Block] = [
        Paragraph(words("report.unread", count=unread) if unread else words("report.unread_none")),
        *subject.listed(
            words("report.table.unjudged"),
            reading,
            listed,
            ("rules", "unjudged_reason", "cases", "evaluations"),
            shown=shown,
            of=len(reasons),
        ),
    ]
    return blocks if len(blocks) > 1 else [*blocks, Paragraph(words("report.unjudged_none"))]


def _place(place: object, words: Words) -> str:
    return place_in_words(place, words) if isinstance(place, str) else words("missing")


def _mappings(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(column): value for column, value in row.items()} for row in frame.to_dict("records")]


ANNEXES: Mapping[str, Callable[[Subject], list[Block]]] = {
    "summary": summary,
    "low": low_execution,
    "leads": leads,
    "unjudged": unjudged,
}
