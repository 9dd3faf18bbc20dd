"""One look for every figure: colours by meaning, one typeface, and the lines that say what is shown.

Execution, scores and penalties each have one colour everywhere (Okabe and Ito's set, told apart by colour-blind
readers, more than 3:1 against the light and the dark ground). Text takes its colour from the template alone, so that
the same figure stands on either ground.
"""

import textwrap
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import plotly.graph_objects as go

from dashboard.i18n import Words
from dashboard.i18n.notes import note_lines
from dashboard.records import FigureNotes

EXECUTION = "#2b7bba"
SCORE = "#009e73"
PENALTY = "#d55e00"
NEUTRAL = "#8a8f98"
COLOURS = {"execution": EXECUTION, "score": SCORE, "penalty": PENALTY, "neutral": NEUTRAL}
# Lines, bars or boxes that must be told apart within one subject (districts, years); never for a meaning.
SERIES = ["#2b7bba", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#8a8f98", "#8c6bb1"]
# Form types share their subject's colour and differ by hatching, their lines by dashes.
PATTERNS = {"project": "", "department": "/", "report": "."}
DASHES = {"project": "solid", "department": "dash", "report": "dot"}
FAINT = 0.45

FONT = (
    "Noto Sans CJK SC, Noto Sans SC, Microsoft YaHei, PingFang SC, Hiragino Sans GB, Source Han Sans SC, "
    "WenQuanYi Micro Hei, sans-serif"
)
NOTES, SYNTHETIC = "notes", "synthetic"
PAPER_WIDTH = 1200
LINE = 17

Ground = Literal["light", "dark"]


@dataclass(frozen=True, slots=True)
class Ink:
    """The colours of text, rules and ground on a page."""

    text: str
    quiet: str
    grid: str
    ground: str


INKS: dict[Ground, Ink] = {
    "light": Ink(text="#1f2933", quiet="#5b6570", grid="#e4e7eb", ground="#ffffff"),
    "dark": Ink(text="#f2f4f7", quiet="#b3bac4", grid="#39404d", ground="#0e1117"),
}


@cache
def template(ground: Ground) -> go.layout.Template:
    """The template that gives a figure its typeface and the colours of text and rules."""
    ink = INKS[ground]
    axis = {
        "gridcolor": ink.grid,
        "linecolor": ink.grid,
        "zerolinecolor": ink.grid,
        "tickfont": {"color": ink.quiet, "size": 12},
        "title": {"font": {"color": ink.quiet, "size": 12}, "standoff": 14},
        "ticks": "outside",
        "ticklen": 6,
        "tickcolor": "rgba(0,0,0,0)",
        "automargin": True,
    }
    return go.layout.Template(
        layout={
            "font": {"family": FONT, "size": 13, "color": ink.text},
            "title": {"font": {"size": 18, "color": ink.text}, "x": 0, "xref": "container", "xanchor": "left"},
            "paper_bgcolor": ink.ground,
            "plot_bgcolor": "rgba(0,0,0,0)",
            "colorway": SERIES,
            "xaxis": axis,
            "yaxis": axis,
            "legend": {
                "orientation": "h",
                "x": 0,
                "xanchor": "left",
                "y": 1.02,
                "yanchor": "bottom",
                "title": {"text": ""},
            },
            "hoverlabel": {"font": {"family": FONT, "size": 13}, "align": "left"},
            "annotationdefaults": {"font": {"color": ink.quiet, "size": 12}, "showarrow": False},
            "shapedefaults": {"line": {"color": ink.quiet, "width": 1.5, "dash": "dash"}},
            "separators": ".,",
            "bargap": 0.28,
        }
    )


def finished(
    figure: go.Figure,
    words: Words,
    notes: FigureNotes,
    *,
    title: str,
    alt: str,
    unit: str | None = None,
    height: int = 400,
    left: int = 70,
    right: int = 24,
) -> go.Figure:
    """The figure with its title above, its notes below and its sentence for screen readers.

    `left` is the room for the labels of the vertical axis in pixels (`label_room`), `right` that beside the plot,
    `height` that of the plot with its axes; title and notes add their own. `alt` and `title` are kept in
    `figure.layout.meta` for the page.
    """
    lines = note_lines(words, notes, unit)
    wrapped = [line for text in lines for line in wrap(text, 170)]
    bottom = 62
    marks = [_synthetic_mark(words)] if notes.is_synthetic else []
    figure.update_layout(
        title={"text": title, "y": 1, "yref": "container", "yanchor": "top", "pad": {"t": 18, "l": 16}},
        height=height + 44 + len(wrapped) * LINE,
        margin={"l": left, "r": right, "t": 88, "b": bottom + len(wrapped) * LINE},
        meta={"title": title, "alt": alt, "unit": unit or "", "height": height, "left": left, "right": right},
        dragmode=False,
        uniformtext={"minsize": 9, "mode": "hide"},
    )
    # Set, not updated: an update checks every annotation against every other, 0.4 s for 120 of them instead of 0.01.
    figure.layout.annotations = [*figure.layout.annotations, _notes(wrapped, left, bottom), *marks]
    return figure


def _notes(lines: list[str], left: int, bottom: int) -> dict[str, Any]:
    """The lines below a figure."""
    return {
        "name": NOTES,
        "text": "<br>".join(lines),
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": 0,
        "xanchor": "left",
        "yanchor": "top",
        "align": "left",
        "xshift": 16 - left,
        "yshift": 10 - bottom,
        "font": {"size": 11},
    }


def _synthetic_mark(words: Words) -> dict[str, Any]:
    """The mark across a figure of made-up data."""
    return {
        "name": SYNTHETIC,
        "text": words("figure.synthetic_mark"),
        "xref": "paper",
        "yref": "paper",
        "x": 0.5,
        "y": 0.5,
        "xanchor": "center",
        "yanchor": "middle",
        "opacity": 0.16,
        "font": {"size": 46},
        "textangle": -18,
    }


class Ready(go.Figure):  # type: ignore[misc]  # Plotly has no types
    """A figure that nobody changes any more: what is sent to a browser is worked out once."""

    def to_dict(self) -> dict[str, Any]:
        """The figure as Plotly's dictionary, the same one at every call."""
        if not hasattr(self, "_sent"):
            self._sent: dict[str, Any] = super().to_dict()
        return self._sent


def on_screen(figure: go.Figure, ground: Ground) -> Ready:
    """The figure as it stands in a page: no title and no notes, which the page prints as text that wraps.

    Works on plain dictionaries, which Plotly does not check again: a fifth of the time.
    """
    drawn = figure.to_plotly_json()
    layout = drawn["layout"]
    meta = layout["meta"]
    layout["annotations"] = [note for note in layout.get("annotations", []) if note.get("name") != NOTES]
    layout["template"] = _template_json(ground)
    layout["title"] = {"text": ""}
    layout["paper_bgcolor"] = "rgba(0,0,0,0)"
    layout["height"] = meta["height"]
    layout["margin"] = {"l": meta["left"], "r": meta["right"], "t": 40, "b": 48}
    return Ready(drawn, _validate=False)


def on_paper(figure: go.Figure) -> go.Figure:
    """The figure as it goes into a file: light ground, fixed width, title and notes inside."""
    return go.Figure(figure).update_layout(template=template("light"), width=PAPER_WIDTH)


@cache
def _template_json(ground: Ground) -> dict[str, Any]:
    plain: dict[str, Any] = template(ground).to_plotly_json()
    return plain


def text_width(text: str) -> int:
    """The width of a text in half-width columns; Chinese characters count two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)


def shortened(text: str, width: int = 30) -> str:
    """The text cut to a number of half-width columns, with an ellipsis where something is missing."""
    if text_width(text) <= width:
        return text
    kept = ""
    for character in text:
        if text_width(kept + character) > width - 2:
            break
        kept += character
    return kept.rstrip() + "…"


def wrap(text: str, width: int) -> list[str]:
    """The text in lines of at most so many half-width columns; Chinese breaks anywhere, English between words."""
    if text_width(text) <= width:
        return [text]
    if text.isascii():
        return textwrap.wrap(text, width)
    lines = [""]
    for character in text:
        if text_width(lines[-1] + character) > width:
            lines.append("")
        lines[-1] += character
    return lines


def label_room(labels: list[str]) -> int:
    """The pixels that the longest label needs at the left of a horizontal bar."""
    return 20 + round(6.4 * max((text_width(label) for label in labels), default=6))
