"""The typeface and the colours of a figure's text and rules, as its template has them."""

from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go


@dataclass(frozen=True, slots=True)
class Ink:
    """Typeface and colours."""

    font: str
    text: str
    quiet: str
    grid: str
    ground: str


def ink_of(figure: go.Figure, font: str) -> Ink:
    """The ink of a figure, written in a font."""
    layout = figure.layout.template.layout
    return Ink(
        font=font,
        text=layout.font.color or "#1f2933",
        quiet=layout.annotationdefaults.font.color or "#5b6570",
        grid=layout.xaxis.gridcolor or "#e4e7eb",
        ground=layout.paper_bgcolor or "#ffffff",
    )


def text_mark(
    text: str,
    x: float,
    y: float,
    ink: Ink,
    *,
    size: float = 12,
    colour: str = "",
    align: str = "left",
    baseline: str = "middle",
    **others: Any,
) -> dict[str, Any]:
    """One line of text at a place, in pixels."""
    given = {
        "text": text,
        "x": round(x, 2),
        "y": round(y, 2),
        "align": align,
        "baseline": baseline,
        "font": ink.font,
        "fontSize": size,
        "fill": colour or ink.quiet,
        **others,
    }
    return {
        "type": "text",
        "interactive": False,
        "encode": {"enter": {key: {"value": it} for key, it in given.items()}},
    }


def on_colour(colour: str, ink: Ink) -> str:
    """The colour of a text on a surface: that of the page's text, or white where this is darker."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return "#ffffff" if 0.299 * red + 0.587 * green + 0.114 * blue < 130 else ink.text
