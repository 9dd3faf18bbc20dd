"""What the colours, dashes and marks of a figure stand for, in lines above it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.export.letters import letters_wide
from dashboard.export.native import Chart, Series
from dashboard.export.pictures.vega.ink import Ink, text_mark
from dashboard.export.pictures.vega.marks import shape
from dashboard.export.pictures.vega.patterns import surface

LINE, SWATCH, LETTER = 20, 30, 6.6
# From the middle of its last line to the plot, where lines across have their words.
ABOVE = 24


@dataclass(frozen=True, slots=True)
class Place:
    """A series of the legend: its chart's kind, its line, and its distance from the left."""

    series: Series
    kind: str
    line: int
    x: float


def legend_places(charts: Sequence[Chart], width: float) -> list[Place]:
    """Where each name stands, from the left in lines as wide as the plot; none for a single series."""
    named: dict[str, tuple[Series, str]] = {}
    for chart in charts:
        for series in chart.series:
            if series.is_named and series.name and not series.is_invisible:
                named.setdefault(series.name, (series, chart.kind))
    if len(named) < 2:
        return []
    places: list[Place] = []
    line, x = 0, 0.0
    for series, kind in named.values():
        wanted = SWATCH + letters_wide(series.name) * LETTER + 18
        if x and x + wanted > width:
            line, x = line + 1, 0.0
        places.append(Place(series, kind, line, x))
        x += wanted
    return places


def legend_height(places: Sequence[Place]) -> float:
    """The pixels that a legend takes above the plot."""
    return LINE * (1 + places[-1].line) + ABOVE if places else 0


def legend_marks(places: Sequence[Place], left: float, top: float, ink: Ink) -> list[dict[str, Any]]:
    """Swatches and names; the last line stands above the plot, which begins at `top`."""
    marks: list[dict[str, Any]] = []
    for place in places:
        x, y = left + place.x, top - ABOVE - LINE * (places[-1].line - place.line)
        marks.extend(_swatch(place.series, place.kind, x, y))
        marks.append(text_mark(place.series.name, x + SWATCH, y, ink, colour=ink.text))
    return marks


def _swatch(series: Series, kind: str, x: float, y: float) -> list[dict[str, Any]]:
    if kind in {"bar", "column"} and not series.has_marks:
        return [_rectangle(x + 8, y - 6, 13, 12, surface(series.colour, series.pattern))]
    marks = []
    if series.has_line and series.width > 4:
        return [_rectangle(x + 2, y - 5, 22, 10, series.colour)]
    if series.has_line:
        dashes = {"solid": [], "dash": [7, 5], "dot": [2, 3]}[series.dash]
        line = {"x": x, "x2": x + 24, "y": y, "stroke": series.colour, "strokeWidth": 2, "strokeDash": dashes}
        marks.append({"type": "rule", "encode": {"enter": {key: {"value": it} for key, it in line.items()}}})
    if series.has_marks:
        look = {**shape(series), "x": x + 12, "y": y, "size": min(series.size, 10) ** 2}
        marks.append({"type": "symbol", "encode": {"enter": {key: {"value": it} for key, it in look.items()}}})
    return marks


def _rectangle(x: float, y: float, width: float, height: float, fill: str) -> dict[str, Any]:
    given = {"x": x, "y": y, "width": width, "height": height, "fill": fill}
    return {"type": "rect", "encode": {"enter": {key: {"value": it} for key, it in given.items()}}}
