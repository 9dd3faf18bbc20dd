"""The report as a whole: its title, its nine parts, each with what it is based on, and its annexes."""

from collections.abc import Callable

from dashboard.export.content import Block, Heading, PageBreak, Paper, Paragraph
from dashboard.export.numbering import numbered
from dashboard.export.tables import in_language
from dashboard.exporting.items import Source
from dashboard.exporting.report.annexes import ANNEXES
from dashboard.exporting.report.coverage import coverage
from dashboard.exporting.report.deviations import deviations
from dashboard.exporting.report.groups import groups
from dashboard.exporting.report.method import method
from dashboard.exporting.report.problems import problems
from dashboard.exporting.report.results import results
from dashboard.exporting.report.reviews import reviews, use
from dashboard.exporting.report.subject import Subject
from dashboard.exporting.report.suggestions import suggestions
from dashboard.i18n import Words
from dashboard.records import Selection

Part = Callable[[Subject], list[Block]]
PARTS: dict[str, Part] = {
    "coverage": coverage,
    "results": results,
    "groups": groups,
    "deviations": deviations,
    "problems": problems,
    "reviews": reviews,
    "use": use,
    "suggestions": suggestions,
    "method": method,
}


def report(source: Source, selection: Selection, words: Words, organisation: str = "") -> Paper:
    """The analysis report of a selection as a paper; a selection without evaluations makes one that says so."""
    subject = Subject(source, selection, words)
    notes = source.notes(selection, words)
    moment = source.made_at
    return Paper(
        title=_title(subject),
        organisation=organisation,
        date=words("pack.date", year=moment.year, month=moment.month, day=moment.day),
        blocks=_blocks(subject),
        has_contents=not subject.totals().empty,
        is_synthetic=notes.is_synthetic,
    )


def _blocks(subject: Subject) -> tuple[Block, ...]:
    words = subject.words
    if subject.totals().empty:
        empty: list[Block] = [
            Heading(words("report.part.coverage")),
            Paragraph(words("report.empty")),
            subject.note(subject.basis()),
        ]
        return numbered(empty, words)
    body: list[Block] = []
    # Every part says at its end what it is based on: parts are taken out and passed on by themselves.
    for name, part in PARTS.items():
        body += [Heading(words(f"report.part.{name}")), *part(subject), subject.note(subject.basis())]
    annexes: list[Block] = []
    for name, annex in ANNEXES.items():
        annexes += [PageBreak(), Heading(words(f"report.annex.{name}")), *annex(subject)]
    return numbered(body, words, annexes)


def _title(subject: Subject) -> str:
    """The place, if it is one, and the years that the forms are of."""
    words = subject.words
    place = _place(subject)
    years = subject.years()
    return words(
        "report.title",
        place=words("report.place", name=place) if place else "",
        period=words("report.period", years=years) if years else "",
    ).strip()


def _place(subject: Subject) -> str:
    """The one district that all forms are of, else the one place that is selected; "" where there is neither."""
    known = subject.source.options.regions
    selected = [known[code][subject.words.language] for code in subject.selection.regions if code in known]
    rows = [in_language(part.members("district"), subject.words) for part in subject.parts()]
    districts = {name for part in rows for name in part["region_name"]}
    if len(districts) == 1 and isinstance(only := next(iter(districts)), str):
        return only
    return selected[0] if len(selected) == 1 else ""
