"""Part 8: what to do next, each suggestion with the number that it follows from."""

from dashboard.export.content import Block, Paragraph
from dashboard.export.numbering import chinese_number
from dashboard.exporting.report.deviations import summary_of, unmet_of
from dashboard.exporting.report.results import low_of
from dashboard.exporting.report.subject import Subject
from dashboard.figures.low_execution import CRITERIA


def suggestions(subject: Subject) -> list[Block]:
    """The suggestions that the data gives cause for, counted; the last one always stands."""
    words = subject.words
    found = _low(subject) + _targets(subject) + _leads(subject) + [words("report.suggest_next_year")]
    return [
        Paragraph(
            words(
                "report.suggestion",
                number=chinese_number(number) if words.language == "zh" else str(number),
                text=text,
            )
        )
        for number, text in enumerate(found, 1)
    ]


def _low(subject: Subject) -> list[str]:
    words = subject.words
    return [
        words(
            "report.suggest_low",
            form_type=part.form_type,
            threshold=words.rate(CRITERIA["threshold"], 0),
            count=int(low["evaluations_low"]),
            unspent=words.amount(low["unspent_low_yuan"]),
        )
        for part in subject.parts()
        if (low := low_of(part))["evaluations_low"]
    ]


def _targets(subject: Subject) -> list[str]:
    words = subject.words
    found = []
    for part in subject.parts():
        summary = summary_of(part)
        if summary.get("indicators_unexplained"):
            count = int(summary["indicators_unexplained"])
            found.append(words("report.suggest_explain", form_type=part.form_type, count=count))
        if unmet := unmet_of(part):
            found.append(words("report.suggest_unmet", form_type=part.form_type, count=unmet))
    return found


def _leads(subject: Subject) -> list[str]:
    words, examined = subject.words, subject.first("examined")
    found = []
    if examined["leads"]:
        count, evaluations = int(examined["leads"]), words.count(examined["evaluations_with_leads"])
        found.append(words("report.suggest_leads", count=count, evaluations=evaluations))
    if not examined["evaluations_reviewed"]:
        found.append(words("report.suggest_review"))
    if examined["cases"] or examined["unread_cells"]:
        found.append(words("report.suggest_complete"))
    return found
