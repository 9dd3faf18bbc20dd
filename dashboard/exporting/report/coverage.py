"""Part 1: who evaluated what, and the money it is about."""

from typing import Any

import pandas as pd

from dashboard.export.content import Block, Paragraph
from dashboard.exporting.report.subject import Subject

COLUMNS = (
    "form_type",
    "evaluations",
    "budget_initial_yuan",
    "budget_adjusted_yuan",
    "executed_yuan",
    "unspent_yuan",
    "execution_rate",
    "execution_rate_initial",
)


def coverage(subject: Subject) -> list[Block]:
    """What the report covers, and the sentence that is disclosed of it, a paragraph each type of form."""
    words = subject.words
    notes = subject.source.notes(subject.selection, words)
    blocks: list[Block] = [Paragraph(words("report.basis", source=notes.source, selection=notes.selection))]
    blocks += [Paragraph(disclosure(part)) for part in subject.parts()]
    if len(subject.parts()) > 1:
        blocks.append(Paragraph(words("report.apart")))
    return blocks + subject.table(
        words("report.table.funds"),
        "results",
        COLUMNS,
        grain="all",
        is_by_year=False,
        is_highest_first=False,
        row_limit=None,
    )


def disclosure(part: Subject) -> str:
    """What is disclosed of one type of form: years, number, funds, execution on both bases, departments."""
    words = part.words
    total = part.total()
    years = part.years()
    told: dict[str, Any] = {
        "years": words("report.period", years=years) if years else words("report.no_year"),
        "form_type": part.form_type,
        "count": int(total["evaluations"]),
    }
    is_funded = pd.notna(total["budget_adjusted_yuan"]) and pd.notna(total["executed_yuan"])
    sentences = [
        words(
            "report.disclosure",
            **told,
            initial=words.amount(total["budget_initial_yuan"]),
            adjusted=words.amount(total["budget_adjusted_yuan"]),
            executed=words.amount(total["executed_yuan"]),
            rate=words.rate(total["execution_rate"]),
            rate_initial=words.rate(total["execution_rate_initial"]),
        )
        if is_funded
        else words("report.disclosure_unfunded", **told)
    ]
    without = int(total["evaluations"] - total["evaluations_rated"])
    if is_funded and without:
        sentences.append(words("report.not_rated", count=without))
    departments = part.members("department")
    sentences.append(words("report.departments", count=int(departments["members"].max())))
    return words("report.sentence_separator").join(sentences)
