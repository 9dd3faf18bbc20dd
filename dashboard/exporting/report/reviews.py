"""Parts 6 and 7: spot checks, and what became of leads; both only as far as they are on record."""

from dashboard.auditing import LeadFilter, lead_facets
from dashboard.casework import read_papers
from dashboard.export.content import Block, Paragraph
from dashboard.exporting.report.subject import Subject

OPEN = "open"


def reviews(subject: Subject) -> list[Block]:
    """How many forms carry reviewed scores and how many of those lie far below the self-score, or that none do."""
    words = subject.words
    examined = subject.first("examined")
    if not examined["evaluations_reviewed"]:
        return [Paragraph(words("report.no_reviews"))]
    gaps = int(examined["review_gaps"])
    told = [
        words("report.reviewed", count=int(examined["evaluations_reviewed"])),
        words("report.review_gaps", count=gaps) if gaps else words("report.no_review_gaps"),
    ]
    return [Paragraph(words("report.sentence_separator").join(told))]


def use(subject: Subject) -> list[Block]:
    """The states of leads in the working papers, explanations on the forms, and what no data says."""
    words = subject.words
    facets = lead_facets(subject.read, read_papers(subject.source.served.folder), LeadFilter())
    states = facets[(facets["dimension"] == "lead_state") & (facets["leads"] > 0)].to_dict("records")
    total = int(facets.loc[facets["dimension"] == "all", "leads"].max()) if states else 0
    blocks: list[Block] = []
    if not states:
        blocks.append(Paragraph(words("report.no_leads")))
    elif [state["value"] for state in states] == [OPEN]:
        blocks.append(Paragraph(words("report.leads_open", count=total)))
    else:
        told = [
            words("report.lead_state", state=words.value("lead_state", state["value"]), count=int(state["leads"]))
            for state in states
        ]
        blocks.append(Paragraph(words("report.lead_states", count=total, states=words.listed(told))))
    explained = subject.first("explanations", row_limit=1)
    if explained:
        blocks.append(Paragraph(words("report.explained", count=int(explained["members"]))))
    blocks.append(Paragraph(words("report.use_unknown")))
    return blocks
