"""Figures as PNG, SVG and PDF.

A browser draws the SVG where there is one, else Vega does, from the figure's charts; Typst makes the other two of it.
"""

from typing import Literal

import plotly.graph_objects as go

from dashboard.export.pictures.browser import start_browser
from dashboard.export.pictures.drawn import can_draw, svg_of
from dashboard.export.pictures.held import Held
from dashboard.export.typesetting import pdf_bytes, png_bytes

__all__ = ["PictureFormat", "can_draw", "on_page", "picture_bytes", "start_browser", "svg_of"]

PictureFormat = Literal["png", "svg", "pdf"]
# One point of an SVG is a ninety-sixth of an inch.
PIXELS_PER_INCH = 96
# The pixels of the text's width on A4, where letters of 13 pixels come to 8 points, and of the height left by heading
# and notes.
PAGE_WIDTH, PAGE_HEIGHT = 780, 720
# What is left of the room between rows where a figure is too high: labels of two lines still stand apart.
CLOSEST = 0.67
# A PNG has some 300 kB: those of the pack that is being written.
_pngs: Held[bytes] = Held(24)
_TEMPLATE = """
#let picture = json(bytes(sys.inputs.content))
#set document(title: picture.title)
#set text(lang: picture.lang, region: picture.region, font: picture.sans)
#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(picture.svg), format: "svg", alt: picture.alt)
"""


def picture_bytes(figure: go.Figure, picture_format: PictureFormat, *, scale: float = 2) -> bytes:
    """The figure as a PNG (`scale` times its size in pixels), an SVG, or a PDF with vectors and searchable text.

    Needs `can_draw(figure)`. Raises FontMissing, and TimeoutError where the browser does not answer within a minute.
    """
    svg = svg_of(figure)
    if picture_format == "svg":
        return svg.encode()
    meta = figure.layout.meta or {}
    title = meta.get("title") or figure.layout.title.text or "—"
    lang, region = ("en", "gb") if title.isascii() else ("zh", "cn")
    content = {"svg": svg, "title": title, "alt": meta.get("alt") or title, "lang": lang, "region": region}
    if picture_format == "pdf":
        return pdf_bytes(_TEMPLATE, content)
    return _pngs.of((svg, scale), lambda: png_bytes(_TEMPLATE, content, PIXELS_PER_INCH * scale))


def on_page(figure: go.Figure) -> go.Figure:
    """The figure as it stands in a running text: no title and no notes, which caption and paragraphs say.

    It is as wide as a page and no higher than one, or higher where rows would come too close.
    """
    shown = go.Figure(figure).update_layout(title={"text": ""}, width=PAGE_WIDTH)
    meta = figure.layout.meta
    if meta:
        shown.layout.annotations = [note for note in figure.layout.annotations if note.name != "notes"]
        shown.layout.height = min(meta["height"], max(PAGE_HEIGHT, round(meta["height"] * CLOSEST)))
        shown.layout.margin = {"l": meta["left"], "r": meta["right"], "t": 40, "b": 48}
    return shown
