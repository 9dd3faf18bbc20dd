"""Panels with bars: rows, columns, stacks, the bins of a histogram, and waterfalls."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dashboard.export.native.chart import Chart, Pattern, Series, Threshold, Values
from dashboard.export.native.colours import NEUTRAL, is_clear, solid
from dashboard.export.native.panels import Panel, axis_of, is_named, texts_of
from dashboard.export.native.values import label_format, listed, numbers, symbol, text


def bar_chart(panel: Panel) -> Chart | None:
    """The chart of a panel that has bars; None where it cannot be told."""
    bars = [trace for trace in panel.traces if trace.type == "bar"]
    if any(trace.base is not None for trace in bars):
        return _waterfall(panel, bars)
    if panel.rows:
        return _rows(panel)
    if all(isinstance(name, str) for trace in bars for name in listed(trace.x)):
        return _columns(panel, bars)
    return _bins(panel, bars[0]) if len(panel.traces) == 1 else None


def _rows(panel: Panel) -> Chart:
    """Bars from the left, one row a name; marks on the same rows."""
    rows = panel.rows
    series = [_one(panel, trace, numbers(trace.x), [int(place) for place in listed(trace.y)]) for trace in panel.traces]
    beside = panel.beside
    if beside and not any(series[0].texts):
        # Where the margin says the very numbers of the first bars, it is their labels.
        written = label_format(
            series[0].values,
            [said if value is not None else "" for said, value in zip(beside, series[0].values, strict=True)],
        )
        if written and not _is_stacked(panel):
            series[0] = replace(series[0], texts=beside, label_format=written)
            beside = tuple(
                "" if value is not None else said for said, value in zip(beside, series[0].values, strict=True)
            )
    return Chart(
        kind="bar",
        categories=rows,
        series=tuple(series),
        title=panel.title,
        value_axis=axis_of(panel.x_axis),
        is_stacked=_is_stacked(panel),
        thresholds=tuple(panel.thresholds(is_x=True)),
        beside=beside if any(beside) else (),
    )


def _columns(panel: Panel, bars: Sequence[Any]) -> Chart:
    """Columns over names."""
    names = list(dict.fromkeys(str(name) for trace in bars for name in listed(trace.x)))
    return Chart(
        kind="column",
        categories=tuple(text(name) for name in names),
        series=tuple(
            _one(panel, trace, numbers(trace.y), [names.index(name) for name in listed(trace.x)], len(names))
            for trace in panel.traces
        ),
        title=panel.title,
        category_axis=replace(axis_of(panel.x_axis), number_format="General"),
        value_axis=axis_of(panel.y_axis),
        is_stacked=_is_stacked(panel),
        thresholds=tuple(panel.thresholds(is_x=False)),
    )


def _bins(panel: Panel, trace: Any) -> Chart | None:
    """The bars of a histogram as columns, from the first bin to the last; bins without a bar are gaps.

    A bin is named by where it begins, as on the axis.
    """
    middles = [float(middle) for middle in listed(trace.x)]
    half = 0.5
    if not middles or any((middle - half) % 1 for middle in middles):
        return None
    first = min(middles)
    named = dict(zip(numbers(panel.x_axis.tickvals), map(text, panel.x_axis.ticktext or ()), strict=True))
    places = [first + step for step in range(int(max(middles) - first) + 1)]
    names = [named.get(middle, f"{middle - half:g}") for middle in places]
    lines = [Threshold(line.value - first, line.text, "category", line.dash) for line in panel.thresholds(is_x=True)]
    return Chart(
        kind="column",
        categories=tuple(names),
        series=(_one(panel, trace, numbers(trace.y), [int(middle - first) for middle in middles], len(places)),),
        title=panel.title,
        category_axis=replace(axis_of(panel.x_axis), number_format="General", lowest=None, highest=None),
        value_axis=axis_of(panel.y_axis),
        thresholds=tuple(lines),
        bands=tuple((max(place - first, -half), said) for place, said in panel.bands),
    )


def _waterfall(panel: Panel, bars: Sequence[Any]) -> Chart | None:
    """Floating bars as stacked columns on an invisible foot; outlined bars and marks are marks at their ends.

    None where a bar reaches below zero: a foot cannot lift it.
    """
    names = panel.rows
    foot: list[float | None] = [None] * len(names)
    floating, marks = [], []
    for trace in bars:
        lengths, bases = numbers(trace.x), numbers(trace.base)
        places = [int(place) for place in listed(trace.y)]
        if is_clear(_colour(trace.marker.color)):
            ends = tuple(
                None if base is None or length is None else base + length
                for base, length in zip(bases, lengths, strict=True)
            )
            mark = _one(panel, trace, ends, places)
            marks.append(replace(mark, colour=solid(trace.marker.line.color), has_marks=True, symbol="stroke"))
            continue
        for place, base, length in zip(places, bases, lengths, strict=True):
            if base is not None and length is not None:
                foot[place] = min(base, base + length)
        heights = tuple(None if length is None else abs(length) for length in lengths)
        beside = panel.beside
        one = _one(panel, trace, heights, places)
        if not one.texts and beside:
            one = replace(
                one, texts=tuple(beside[place] if value is not None else "" for place, value in enumerate(one.values))
            )
        floating.append(one)
    if not names or any(low is not None and low < 0 for low in foot):
        return None
    marks.extend(
        _one(panel, trace, numbers(trace.x), [int(place) for place in listed(trace.y)])
        for trace in panel.traces
        if trace.type != "bar"
    )
    lifting = Series("", tuple(foot), "#ffffff", is_named=False, is_invisible=True)
    return Chart(
        kind="column",
        categories=names,
        series=(lifting, *floating, *marks),
        title=panel.title,
        value_axis=axis_of(panel.x_axis),
        is_stacked=True,
    )


def _one(panel: Panel, trace: Any, values: Values, places: list[int], count: int | None = None) -> Series:
    """A trace as a series over all categories; `places` says which of them its values belong to."""
    size = len(panel.rows) if count is None else count
    of_place = dict(zip(places, range(len(places)), strict=True))

    def spread(given: Sequence[Any], gap: Any) -> tuple[Any, ...]:
        return tuple(given[of_place[place]] if place in of_place else gap for place in range(size)) if given else ()

    is_mark = trace.type == "scatter"
    marker = trace.marker
    own = marker.line.color if is_mark and symbol(marker.symbol)[0] == "stroke" else marker.color
    opacity = marker.opacity
    texts = spread(texts_of(trace, len(values)), "")
    all_values = spread(values, None)
    colours: tuple[str, ...] = ()
    if opacity is not None and not isinstance(opacity, int | float):
        colours = spread([solid(_colour(own), part) for part in listed(opacity)], "#ffffff")
    # A legend shows a series in its strongest colour; where all are as pale, they are.
    whole = (
        solid(_colour(own), opacity) if not colours else colours[0] if len(set(colours)) == 1 else solid(_colour(own))
    )
    shape, is_hollow = symbol(marker.symbol) if is_mark else ("circle", False)
    return Series(
        name=text(trace.name) if trace.name else panel.name,
        values=all_values,
        colour=whole,
        point_colours=colours if len(set(colours)) > 1 else (),
        texts=texts if any(texts) else (),
        label_format=label_format(all_values, texts) if texts else "",
        pattern="" if is_mark else _pattern(marker.pattern.shape),
        symbol=shape,
        size=float(marker.size or 8) if is_mark else 8,
        is_hollow=is_hollow,
        has_marks=is_mark,
        is_named=is_named(trace),
    )


def _pattern(shape: Any) -> Pattern:
    """The hatching of a series; rows that differ say by their names what hatching would."""
    shapes = {shape or ""} if shape is None or isinstance(shape, str) else set(shape)
    only = shapes.pop() if len(shapes) == 1 else ""
    known: dict[str, Pattern] = {"": "", "/": "/", ".": "."}
    return known[only]


def _colour(colour: Any) -> str | None:
    return colour if colour is None or isinstance(colour, str) else NEUTRAL


def _is_stacked(panel: Panel) -> bool:
    return bool(panel.layout.barmode == "stack")
