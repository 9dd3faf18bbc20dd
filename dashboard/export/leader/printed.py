"""The leader's page as PDF."""

from datetime import datetime
from pathlib import Path

from dashboard.export import pictures
from dashboard.export.leader.sheet import (
    ADDRESS,
    QUESTION,
    TITLE,
    LeaderSheet,
    cut,
    lead_place,
    leads_heading,
    small_figure,
)
from dashboard.export.typesetting import pdf_bytes
from dashboard.i18n import Words

_TEMPLATE = Path(__file__).with_name("sheet.typ").read_text("utf-8")


def sheet_pdf(sheet: LeaderSheet, words: Words, moment: datetime | None = None) -> bytes:
    """One A4 page, PDF/A with tags. As many leads stand on it as fit; the heading says of how many.

    Raises FontMissing. Where this machine draws no pictures, their sentences stand in their place.
    """
    content = {
        "title": sheet.title,
        "title_size": 18 if len(sheet.title) <= 40 else 14 if len(sheet.title) <= 90 else 10,
        "by_line": sheet.by_line,
        "mark": words("figure.synthetic") if sheet.is_synthetic else "",
        "lang": words.language,
        "region": "cn" if words.language == "zh" else "gb",
        "sentences": list(sheet.sentences),
        "figures": [
            {
                "title": cut(item.title, TITLE),
                "alt": item.alt or item.title,
                "svg": pictures.svg_of(figure) if pictures.can_draw(figure) else "",
            }
            for item in sheet.items
            for figure in (small_figure(item),)
        ],
        "leads": [
            {"severity": lead.severity, "question": cut(lead.question, QUESTION), "place": lead_place(lead, words)}
            for lead in sheet.leads
        ],
        "headings": [leads_heading(sheet, shown, words) for shown in range(len(sheet.leads) + 1)],
        "statement": list(sheet.statement),
        "link": sheet.link if sheet.link.startswith(("http://", "https://")) else "",
        "link_label": words("statement.link", link=cut(sheet.link, ADDRESS)),
    }
    return pdf_bytes(_TEMPLATE, content, moment)
