"""One chart as a Vega group: scales, axes, names of categories, lines across, and what stands beside its rows."""

import math
from dataclasses import dataclass
from typing import Any

from dashboard.export.letters import in_lines, letters_wide
from dashboard.export.native import Axis, Chart
from dashboard.export.pictures.vega.bars import bar_labels, bar_marks
from dashboard.export.pictures.vega.formats import label_expression
from dashboard.export.pictures.vega.ink import Ink, text_mark
from dashboard.export.pictures.vega.marks import series_labels, series_marks
from dashboard.export.pictures.vega.reach import reach

LINE, LETTER = 14, 6.2


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a panel's plot stands in the picture, in pixels; `right` is the room beside it."""

    left: float
    top: float
    width: float
    height: float
    right: float


def room_left(chart: Chart, width: float, height: float) -> float:
    """The pixels that the names of the rows, or the numbers and the title of an upright axis, need beside the plot."""
    if not (chart.kind == "bar" or (chart.kind == "scatter" and chart.categories)):
        return 84 if chart.value_axis.title else 60
    lines = max(1, int(0.8 * height / len(chart.categories) // LINE))
    widest = max(letters_wide(part) for name in chart.categories for part in name.split("\n"))
    wanted = widest if lines == 1 else widest / lines + 6
    return min(20 + LETTER * wanted, width * 0.4)


def chart_group(chart: Chart, frame: Frame, ink: Ink) -> dict[str, Any]:
    """The chart's group. Places of categories are numbers from 0, so that names alike stay apart."""
    has_rows = chart.kind == "bar" or (chart.kind == "scatter" and bool(chart.categories))
    has_columns = chart.kind in {"column", "line"}
    has_bars = chart.kind in {"bar", "column"}
    flat = chart.value_axis if chart.kind == "bar" else chart.category_axis
    upright = chart.category_axis if chart.kind == "bar" else chart.value_axis
    count = len(chart.categories)
    places = {"type": "linear", "domain": [-0.5, count - 0.5], "zero": False}
    across, along = reach(chart, is_flat=True), reach(chart, is_flat=False)
    x_scale = places if has_columns else _scale(flat, across)
    y_scale = places if has_rows else _scale(upright, along)
    downward = [0, frame.height] if has_rows else [frame.height, 0]
    clipped = {
        "type": "group",
        "clip": True,
        "encode": _size(0, 0, frame),
        "marks": bar_marks(chart, ink) if has_bars else series_marks(chart),
    }
    return {
        "type": "group",
        "encode": _size(frame.left, frame.top, frame),
        "scales": [
            {"name": "x", **x_scale, "range": [0, frame.width]},
            {"name": "y", **y_scale, "range": downward},
        ],
        "axes": [
            *([] if has_columns else [_axis("x", flat, across, frame, ink)]),
            *([] if has_rows else [_axis("y", upright, along, frame, ink)]),
        ],
        "marks": [
            *_lines_across(chart, frame, ink),
            clipped,
            *(bar_labels(chart, frame.width, frame.right, ink) if has_bars else series_labels(chart, ink)),
            *(_row_names(chart, frame, ink) if has_rows else []),
            *(_column_names(chart, frame, ink) if has_columns else []),
            *_beside(chart, frame, ink),
            *_bands(chart, ink),
            *([text_mark(chart.title, 0, -10, ink, colour=ink.text)] if chart.title else []),
        ],
    }


def _size(x: float, y: float, frame: Frame) -> dict[str, Any]:
    given = {"x": x, "y": y, "width": frame.width, "height": frame.height}
    return {"enter": {key: {"value": it} for key, it in given.items()}}


def _scale(axis: Axis, ends: tuple[float, float]) -> dict[str, Any]:
    is_open = axis.lowest is None or axis.highest is None
    return {
        "type": "log" if axis.is_log else "linear",
        "domain": list(ends),
        "zero": False,
        "nice": is_open and not axis.is_log,
    }


def _axis(name: str, axis: Axis, ends: tuple[float, float], frame: Frame, ink: Ink) -> dict[str, Any]:
    is_flat = name == "x"
    room = frame.width / 110 if is_flat else frame.height / 55
    return {
        "scale": name,
        "orient": "bottom" if is_flat else "left",
        "grid": True,
        "gridScale": "y" if is_flat else "x",
        **({"values": _powers(ends)} if axis.is_log else {}),
        "domain": False,
        "ticks": False,
        "tickCount": max(2, round(room)),
        "gridColor": ink.grid,
        "labelColor": ink.quiet,
        "labelFont": ink.font,
        "labelFontSize": 12,
        "labelPadding": 8,
        "labelFlush": False,
        "labelOverlap": True,
        "encode": {"labels": {"update": {"text": {"signal": label_expression(axis.number_format)}}}},
        "zindex": 0,
        **(
            {
                "title": axis.title,
                "titleColor": ink.quiet,
                "titleFont": ink.font,
                "titleFontSize": 12,
                "titleFontWeight": "normal",
                "titlePadding": 12,
            }
            if axis.title
            else {}
        ),
    }


def _powers(ends: tuple[float, float]) -> list[float]:
    """1, 2 and 5 times each power of ten between the ends."""
    powers = range(math.floor(math.log10(ends[0])), math.ceil(math.log10(ends[1])) + 1)
    steps = [float(f"{step}e{power}") for power in powers for step in (1, 2, 5)]
    return [step for step in steps if ends[0] <= step <= ends[1]]


def _row_names(chart: Chart, frame: Frame, ink: Ink) -> list[dict[str, Any]]:
    """The names of the rows at the left, in as many lines as a row has room for."""
    pitch = frame.height / len(chart.categories)
    most = max(1, int(pitch // LINE))
    width = max(4, int((frame.left - 14) / LETTER))
    size = 12 if pitch >= 13 else 9
    marks = []
    for place, name in enumerate(chart.categories):
        lines = [line for part in name.split("\n") for line in in_lines(part, width, most)][:most]
        middle = (place + 0.5) * pitch
        for number, line in enumerate(lines):
            y = middle + (number - (len(lines) - 1) / 2) * LINE
            marks.append(text_mark(line, -8, y, ink, align="right", size=size))
    return marks


def _column_names(chart: Chart, frame: Frame, ink: Ink) -> list[dict[str, Any]]:
    """The names below the columns, every so many where they stand too close, and the title of the axis."""
    pitch = frame.width / len(chart.categories)
    widest = max(letters_wide(name) for name in chart.categories)
    is_short = widest * LETTER <= pitch - 6
    step = 1 if is_short or pitch > 60 else -(-int(widest * LETTER + 10) // max(1, int(pitch)))
    lines_of = {
        place: [name] if step > 1 or is_short else in_lines(name, int((pitch - 8) / LETTER), 3)
        for place, name in enumerate(chart.categories)
        if place % step == 0
    }
    marks = [
        text_mark(line, (place + 0.5) * pitch, frame.height + 16 + number * LINE, ink, align="center")
        for place, lines in lines_of.items()
        for number, line in enumerate(lines)
    ]
    if chart.category_axis.title:
        below = frame.height + 22 + LINE * max(map(len, lines_of.values()))
        marks.append(text_mark(chart.category_axis.title, frame.width / 2, below, ink, align="center"))
    return marks


def _lines_across(chart: Chart, frame: Frame, ink: Ink) -> list[dict[str, Any]]:
    """Thresholds: a line from edge to edge with its words at the end."""
    marks: list[dict[str, Any]] = []
    for line in chart.thresholds:
        is_flat = (line.axis == "value") == (chart.kind == "bar")
        along, across, end = ("x", "y", frame.height) if is_flat else ("y", "x", frame.width)
        dashes = {"solid": [], "dash": [6, 4], "dot": [2, 3]}[line.dash]
        place = {"scale": along, "value": line.value}
        marks.append(
            {
                "type": "rule",
                "encode": {
                    "enter": {
                        along: place,
                        across: {"value": 0},
                        f"{across}2": {"value": end},
                        "stroke": {"value": ink.quiet},
                        "strokeWidth": {"value": 1.5},
                        "strokeDash": {"value": dashes},
                    }
                },
            }
        )
        if chart.bands:  # their words say it
            continue
        said = text_mark(line.text, 0, -7, ink, size=10, align="center" if is_flat else "right")
        if not is_flat:
            said["encode"]["enter"]["x"] = {"value": frame.width}
            said["encode"]["enter"]["dy"] = {"value": -8}
        said["encode"]["enter"][along] = place
        marks.append(said)
    return marks


def _beside(chart: Chart, frame: Frame, ink: Ink) -> list[dict[str, Any]]:
    """What stands at the right of each row."""
    pitch = frame.height / max(1, len(chart.categories))
    return [
        text_mark(said, frame.width + 9, (place + 0.5) * pitch, ink) for place, said in enumerate(chart.beside) if said
    ]


def _bands(chart: Chart, ink: Ink) -> list[dict[str, Any]]:
    marks = []
    for place, said in chart.bands:
        mark = text_mark(said, 0, -7, ink, size=11)
        mark["encode"]["enter"]["x"] = {"scale": "x", "value": place}
        marks.append(mark)
    return marks
