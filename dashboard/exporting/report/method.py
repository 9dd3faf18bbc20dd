"""Part 9: how the numbers come about, what could not be read or judged, and what the report is made from."""

from dashboard.export.content import Block, Heading, Paragraph
from dashboard.exporting.report.subject import Subject
from dashboard.figures.links import query_of

RULES = ("rates", "scores", "types", "amounts", "leads")


def method(subject: Subject) -> list[Block]:
    """The rules of counting, the limits of the data, and the statement in full."""
    words = subject.words
    examined = subject.first("examined")
    link = subject.source.link("overview", query_of(subject.selection))
    return [
        Heading(words("report.counting"), 2),
        *(Paragraph(words(f"report.method.{rule}", unit=words.unit_name)) for rule in RULES),
        Heading(words("report.limits"), 2),
        Paragraph(
            words("report.unread", count=int(examined["unread_cells"]))
            if examined["unread_cells"]
            else words("report.unread_none")
        ),
        Paragraph(
            words(
                "report.unjudged",
                count=int(examined["cases"]),
                evaluations=words.count(examined["evaluations_unjudged"]),
            )
            if examined["cases"]
            else words("report.unjudged_none")
        ),
        Heading(words("report.made_from"), 2),
        Paragraph(words("figure.source", source=subject.source.notes(subject.selection, words).source), is_note=True),
        *([Paragraph(words("report.link", link=link), is_note=True)] if subject.source.address else []),
    ]
