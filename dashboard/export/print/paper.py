"""A paper → PDF: A4 with a cover, contents, numbered captions, heads that repeat, and vectors for figures."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from dashboard.export import pictures
from dashboard.export.across import laid_across
from dashboard.export.content import Block, Grid, Heading, PageBreak, Paper, Paragraph, Picture
from dashboard.export.print.table import A4, laid_out, points
from dashboard.export.typesetting import pdf_bytes
from dashboard.i18n import Language, Words

# The looks of the Word documents: official Chinese style (GB/T 9704), and a plain English one. Margins in millimetres,
# all else in points; `pitch` is that from line to line.
LOOKS: Mapping[Language, Mapping[str, float]] = {
    "zh": {
        "top": 37,
        "right": 26,
        "bottom": 35,
        "left": 28,
        "body": 16,
        "pitch": 29,
        "gap": 0,
        "indent": 2,
        "heading_1": 16,
        "heading_2": 16,
        "heading_3": 16,
        "caption": 12,
        "page": 14,
    },
    "en": {
        "top": 25,
        "right": 25,
        "bottom": 25,
        "left": 25,
        "body": 11.5,
        "pitch": 17,
        "gap": 6,
        "indent": 0,
        "heading_1": 16,
        "heading_2": 13,
        "heading_3": 11.5,
        "caption": 10.5,
        "page": 10,
    },
}
# Of the text's height, what a figure may take beside its caption.
TALLEST = 0.8
_TEMPLATE = Path(__file__).with_name("paper.typ").read_text("utf-8")


def paper_pdf(paper: Paper, words: Words, moment: datetime | None = None) -> bytes:
    """The paper as PDF/A-2a and PDF/UA-1: tagged, its fonts inside, dated now or at a moment.

    Figures lose their title and notes, which captions and paragraphs say. Raises FontMissing; needs
    `pictures.can_draw` of every figure, or says in its place what is missing.
    """
    look = LOOKS[words.language]
    blocks = [_set(block, look, words) for block in paper.blocks]
    tables = [block for block in blocks if block["kind"] == "table"]
    content = {
        "title": paper.title,
        "organisation": paper.organisation,
        "date": paper.date,
        "by_line": words.clauses([part for part in (paper.organisation, paper.date) if part]),
        "mark": words("figure.synthetic_mark") if paper.is_synthetic else "",
        "running_title": _short(paper.title),
        "title_size": 22 if len(paper.title) <= 60 else 16 if len(paper.title) <= 120 else 13,
        "lang": words.language,
        "region": "cn" if words.language == "zh" else "gb",
        "look": look,
        "page_number": words("outline.page", number="{number}"),
        "contents_title": words("outline.contents"),
        "unshown_line": words("print.unshown"),
        "has_cover": paper.has_cover,
        "has_contents": paper.has_contents and any(isinstance(block, Heading) for block in paper.blocks),
        # Nothing but wide tables lies across from the first page.
        "is_wide": not paper.has_cover and bool(tables) and all(block["is_wide"] for block in tables),
        "blocks": _with_wide_tables(paper.blocks, blocks),
    }
    return pdf_bytes(_TEMPLATE, content, moment)


def _with_wide_tables(blocks: Sequence[Block], drawn: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The drawn blocks with those that lie across together, so that headings and notes stand with their tables."""
    wide = {id(block) for block, it in zip(blocks, drawn, strict=True) if it.get("is_wide")}
    across = laid_across(blocks, lambda grid: id(grid) in wide)
    joined: list[dict[str, Any]] = []
    for number, it in enumerate(drawn):
        if number not in across:
            joined.append(it)
        elif number - 1 in across:
            joined[-1]["blocks"].append(it)
        else:
            joined.append({"kind": "across", "blocks": [it]})
    return joined


def _set(block: Block, look: Mapping[str, float], words: Words) -> dict[str, Any]:
    match block:
        case Heading():
            return {"kind": "heading", "text": block.text, "level": block.level}
        case Paragraph():
            return {"kind": "note" if block.is_note else "paragraph", "text": block.text}
        case Picture():
            return _picture(block, look, words)
        case Grid():
            return laid_out(block, look["left"] + look["right"], words)
        case PageBreak():
            return {"kind": "new_page"}


def _picture(block: Picture, look: Mapping[str, float], words: Words) -> dict[str, Any]:
    figure = pictures.on_page(block.figure)
    if not pictures.can_draw(figure):
        return {"kind": "note", "text": f"{block.caption} {words('outline.no_picture', alt=block.alt)}"}
    width = points(A4[0] - look["left"] - look["right"])
    tallest = points(A4[1] - look["top"] - look["bottom"]) * TALLEST
    return {
        "kind": "picture",
        "svg": pictures.svg_of(figure),
        "alt": block.alt or block.caption,
        "caption": block.caption,
        "width": round(min(width, tallest * figure.layout.width / figure.layout.height), 1),
    }


def _short(title: str) -> str:
    """The title on one line of the running head."""
    return title if len(title) <= 36 else f"{title[:35]}…"
