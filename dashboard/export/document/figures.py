"""Figures as pictures of a page's width, with what they show in words for those who cannot see them."""

import io
from typing import Any

import plotly.graph_objects as go
from docx.shared import Pt

from dashboard.export import pictures
from dashboard.export.cell_text import legal

TALLEST = 0.68  # of the height that the sheet has for text: a heading and some lines stand above


def can_draw(figure: go.Figure) -> bool:
    """Whether this machine can draw the figure."""
    return pictures.can_draw(figure)


def add_picture(paragraph: Any, figure: go.Figure, alt: str, width: float, height: float) -> None:
    """Draws the figure into a paragraph, `width` points wide unless that is too tall for a page of `height` points."""
    drawn = pictures.picture_bytes(pictures.on_page(figure), "png")
    shape = paragraph.add_run().add_picture(io.BytesIO(drawn), width=Pt(width))
    if shape.height > Pt(height * TALLEST):
        shape.width = round(shape.width * Pt(height * TALLEST) / shape.height)
        shape.height = Pt(height * TALLEST)
    shape._inline.docPr.set("descr", legal(alt))  # noqa: SLF001  # python-docx has no alt texts
