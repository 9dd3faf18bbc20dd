"""Part 5: what the rules ask about: leads, to be verified."""

from typing import Any

from dashboard.auditing import LeadFilter, papers_in_marts, rule_name
from dashboard.casework import read_papers
from dashboard.export.content import Block, Heading, Paragraph
from dashboard.exporting.items import Reading
from dashboard.exporting.report.subject import Subject

RULES_LISTED = 20
UNITS_LISTED = 10
GRAVE = ("E", "H")
GRAVE_TOLD = 5


def problems(subject: Subject) -> list[Block]:
    """How many leads there are, of which rules, and at which units."""
    words = subject.words
    counts = subject.read("lead_counts")
    blocks: list[Block] = [
        Paragraph(words("report.leads_are")),
        *(
            Paragraph(words("report.leads_of", form_type=part.form_type, count=int(part.total()["leads"])))
            for part in subject.parts()
        ),
    ]
    if counts.empty:
        return blocks
    blocks.append(Heading(words("report.by_rule"), 2))
    grave = [row for row in counts.to_dict("records") if row["severity"] in GRAVE][:GRAVE_TOLD]
    if grave:
        told = [
            words(
                "report.rule_told",
                rule=rule_name(words, row["rule_code"]),
                count=int(row["leads"]),
                evaluations=words.count(row["evaluations"]),
            )
            for row in grave
        ]
        blocks.append(Paragraph(words("report.grave", rules=words.clauses(told))))
    reading = Reading(subject.source, subject.selection)
    rules = reading("lead_counts")
    listed = rules.head(RULES_LISTED)
    shown = listed.assign(
        rules=[words("rule_named", code=code, name=rule_name(words, code)) for code in listed["rule_code"]]
    )
    caption = words("report.table.rules")
    blocks += subject.listed(
        caption, reading, listed, ("rules", "severity", "leads", "evaluations"), shown=shown, of=len(rules)
    )
    blocks.append(Heading(words("report.by_unit"), 2))
    papers = read_papers(subject.source.served.folder)
    asked: dict[str, Any] = papers_in_marts(papers) | LeadFilter().parameters()
    asked |= {"lead_grouping": "unit", "row_limit": UNITS_LISTED}
    for part in subject.parts():
        blocks += part.table(
            words("report.table.units", form_type=part.form_type),
            "lead_groups",
            ("unit_name", "leads", "grave_leads", "evaluations", "amount_yuan"),
            **asked,
        )
    blocks.append(Paragraph(words("report.amounts_at_stake"), is_note=True))
    return blocks
