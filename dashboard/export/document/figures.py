"""Figures as pictures of a page's width, with what they show in words for those who cannot see them."""

import io
from typing import Any

import plotly.graph_objects as go
from docx.shared import Pt

from dashboard.export import pictures
from dashboard.export.document.lettering import plain

# The pixels of a page's width: letters of 13 pixels come to 8 points on an upright sheet.
PAGE_PIXELS = 780
TALLEST = 0.78  # of the height that the sheet has for text
NOTES = "notes"


def figure_on_page(figure: go.Figure) -> go.Figure:
    """The figure at a page's width, without the title and the notes, which stand beside it as text."""
    drawn = go.Figure(figure)
    drawn.layout.annotations = [note for note in drawn.layout.annotations if note.name != NOTES]
    meta = drawn.layout.meta or {}
    drawn.update_layout(title={"text": ""}, width=PAGE_PIXELS)
    if "height" in meta:
        drawn.update_layout(height=meta["height"], margin={"l": meta["left"], "r": meta["right"], "t": 40, "b": 48})
    return drawn


def can_draw() -> bool:
    """Whether this machine can draw pictures."""
    return pictures.can_draw()


def add_picture(paragraph: Any, figure: go.Figure, alt: str, width: float, height: float) -> None:
    """Draws the figure into a paragraph, `width` points wide unless that is too tall for a page of `height` points."""
    drawn = figure_on_page(figure)
    shape = paragraph.add_run().add_picture(io.BytesIO(pictures.picture_bytes(drawn, "png")), width=Pt(width))
    if shape.height > Pt(height * TALLEST):
        shape.width = round(shape.width * Pt(height * TALLEST) / shape.height)
        shape.height = Pt(height * TALLEST)
    shape._inline.docPr.set("descr", plain(alt))  # noqa: SLF001  # python-docx has no alt texts
