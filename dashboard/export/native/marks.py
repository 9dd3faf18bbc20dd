"""Panels of marks and lines: lines over the years, and scatters with their boxes."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dashboard.export.native.chart import Chart, Series, Values
from dashboard.export.native.colours import NEUTRAL, is_clear, solid
from dashboard.export.native.panels import Panel, axis_of, is_named, texts_of
from dashboard.export.native.values import dash, label_format, listed, numbers, symbol, text

BOX, WHISKER, MIDDLE = 14, 1.5, 20


def line_chart(panel: Panel) -> Chart:
    """Lines over years (or other whole steps); a step without a value is a gap."""
    steps = [int(step) for trace in panel.traces for step in listed(trace.x)]
    places = list(range(min(steps), max(steps) + 1))
    series = []
    for trace in panel.traces:
        of_step = dict(zip((int(step) for step in listed(trace.x)), range(len(listed(trace.x))), strict=True))
        one = _marks(panel, trace, numbers(trace.y))
        values = tuple(one.values[of_step[place]] if place in of_step else None for place in places)
        texts = tuple(one.texts[of_step[place]] if place in of_step else "" for place in places) if one.texts else ()
        series.append(
            replace(one, values=values, texts=texts, label_format=label_format(values, texts) if texts else "", xs=())
        )
    known = [one for one in series if any(value is not None for value in one.values)]
    return Chart(
        kind="line",
        categories=tuple(str(place) for place in places),
        series=tuple(known or series[:1]),
        title=panel.title,
        category_axis=replace(axis_of(panel.x_axis), lowest=None, highest=None, number_format="General"),
        value_axis=axis_of(panel.y_axis),
        thresholds=tuple(panel.thresholds(is_x=False)),
    )


def is_over_steps(panel: Panel) -> bool:
    """Whether every trace is a line over whole steps."""
    return panel.x_axis.dtick == 1 and all(
        trace.type == "scatter" and "lines" in (trace.mode or "") for trace in panel.traces
    )


def scatter_chart(panel: Panel) -> Chart:
    """Marks and lines by two numbers, or by a number and a named row."""
    series: list[Series] = []
    for trace in panel.traces:
        series.extend(_boxes(trace) if trace.type == "box" else [_marks(panel, trace, numbers(trace.y))])
    rows = panel.rows
    upright = axis_of(panel.y_axis)
    if rows:
        upright = replace(upright, number_format="General")
    lines = [
        *(replace(line, axis="category") for line in panel.thresholds(is_x=True)),
        *panel.thresholds(is_x=False),
    ]
    return Chart(
        kind="scatter",
        categories=rows,
        series=tuple(series),
        title=panel.title,
        category_axis=axis_of(panel.x_axis),
        value_axis=upright,
        thresholds=tuple(lines),
        beside=panel.beside,
    )


def _marks(panel: Panel, trace: Any, values: Values) -> Series:
    mode = trace.mode or "lines"
    marker, line = trace.marker, trace.line
    shape, is_hollow = symbol(marker.symbol)
    has_marks, has_line = "markers" in mode, "lines" in mode
    own = marker.line.color if has_marks and shape == "stroke" and marker.line.color else marker.color
    colour = own if has_marks and own is not None else line.color
    sizes = () if marker.size is None or isinstance(marker.size, int | float) else numbers(marker.size)
    opacity = marker.opacity if has_marks else None
    texts = texts_of(trace, len(values))
    return Series(
        name=text(trace.name) if trace.name else panel.name,
        values=values,
        xs=numbers(trace.x),
        colour=solid(colour or NEUTRAL, opacity),
        sizes=tuple(size or 0.0 for size in sizes),
        texts=texts,
        label_format=label_format(values, texts) if texts else "",
        dash=dash(line.dash) if has_line else "solid",
        symbol=shape,
        size=8 if sizes or marker.size is None else float(marker.size),
        width=float(line.width or 2),
        is_hollow=is_hollow,
        has_line=has_line,
        has_marks=has_marks,
        is_named=is_named(trace),
    )


def _boxes(trace: Any) -> Sequence[Series]:
    """Boxes as thick lines from quarter to quarter on thin ones from whisker to whisker, the median a stroke."""
    rows = numbers(trace.y)
    quarters = _spans(rows, numbers(trace.q1), numbers(trace.q3))
    whiskers = _spans(rows, numbers(trace.lowerfence), numbers(trace.upperfence))
    if not rows:
        return ()
    name = text(trace.name)
    fill = trace.fillcolor if not is_clear(trace.fillcolor) else NEUTRAL
    edge = solid(trace.line.color)
    return (
        Series(name, whiskers[1], edge, xs=whiskers[0], width=WHISKER, has_line=True, is_named=False),
        Series(name, quarters[1], solid(fill), xs=quarters[0], width=BOX, has_line=True),
        Series(
            name,
            rows,
            edge,
            xs=numbers(trace.median),
            symbol="stroke",
            size=MIDDLE,
            has_marks=True,
            is_named=False,
        ),
    )


def _spans(rows: Values, starts: Values, ends: Values) -> tuple[Values, Values]:
    """Lines from start to end in each row, with gaps between: their xs, then their places."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for row, start, end in zip(rows, starts, ends, strict=True):
        xs.extend((start, end, None))
        ys.extend((row, row, None))
    return tuple(xs), tuple(ys)
