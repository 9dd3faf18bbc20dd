"""The whole picture: title, legend, one group a panel, notes, and the mark of made-up data."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from dashboard.export.native import Chart, HeatMap
from dashboard.export.native.values import text
from dashboard.export.pictures.vega.heat import heat_group
from dashboard.export.pictures.vega.ink import Ink, ink_of, text_mark
from dashboard.export.pictures.vega.legend import legend_height, legend_marks, legend_places
from dashboard.export.pictures.vega.panel import Frame, chart_group, room_left

NOTES, SYNTHETIC = "notes", "synthetic"
# Between the panels of one figure: ticks, a title below, a title above.
BETWEEN = 62
NOTE_LINE = 17
TITLE_HEIGHT = 40


def specification(figure: go.Figure, charts: Sequence[Chart | HeatMap], font: str) -> dict[str, Any]:
    """The Vega specification of a figure told as charts, in its own size and margins."""
    ink = ink_of(figure, font)
    layout = figure.layout
    width, height = int(layout.width or 700), int(layout.height or 450)
    margin = layout.margin
    left, right, top, bottom = (
        default if side is None else side
        for side, default in ((margin.l, 80), (margin.r, 80), (margin.t, 100), (margin.b, 80))
    )
    drawn = [chart for chart in charts if isinstance(chart, Chart)]
    left = max([left, *(room_left(chart, width, height - top - bottom) for chart in drawn)])
    wide = width - left - right
    legend = legend_places(drawn, wide)
    top = max(top, legend_height(legend) + (TITLE_HEIGHT if layout.title.text else 4))
    high = height - top - bottom
    share = (high - BETWEEN * (len(charts) - 1)) / max(1, len(charts))
    groups = []
    for number, chart in enumerate(charts):
        frame = Frame(left, top + number * (share + BETWEEN), wide, share, right)
        groups.append(heat_group(chart, frame, ink) if isinstance(chart, HeatMap) else chart_group(chart, frame, ink))
    return {
        "$schema": "https://vega.github.io/schema/vega/v5.json",
        "width": width,
        "height": height,
        "padding": 0,
        "autosize": "none",
        "background": ink.ground,
        "marks": [
            *_title(figure, ink),
            *legend_marks(legend, left, top, ink),
            *groups,
            *_notes(figure, height - bottom + 62, ink),
            *_synthetic(figure, left + wide / 2, top + high / 2, ink),
        ],
    }


def _title(figure: go.Figure, ink: Ink) -> list[dict[str, Any]]:
    title = text(figure.layout.title.text or "")
    return [text_mark(title, 16, 27, ink, size=18, colour=ink.text)] if title else []


def _notes(figure: go.Figure, first: float, ink: Ink) -> list[dict[str, Any]]:
    """The lines below the figure."""
    lines = [line for note in figure.layout.annotations if note.name == NOTES for line in note.text.split("<br>")]
    return [text_mark(text(line), 16, first + NOTE_LINE * number, ink, size=11) for number, line in enumerate(lines)]


def _synthetic(figure: go.Figure, x: float, y: float, ink: Ink) -> list[dict[str, Any]]:
    """The mark across a figure of made-up data."""
    return [
        text_mark(text(note.text), x, y, ink, size=46, align="center", opacity=note.opacity, angle=note.textangle or 0)
        for note in figure.layout.annotations
        if note.name == SYNTHETIC
    ]
