"""The series and axes of a slide's chart, in the terms of XlsxWriter, which draws it."""

from typing import Any

from dashboard.export.native.chart import Axis, Chart, Series, Threshold
from dashboard.export.native.colours import solid
from dashboard.export.slides.lettering import FONT, INK, QUIET, RULE, clean, cut
from dashboard.export.slides.look import (
    Look,
    column_ends,
    flat_ends,
    gap,
    has_legend,
    is_numbered,
    step_of,
    upright_ends,
    value_ends,
)

POINTS_A_PIXEL = 0.75
DASHES = {"solid": "solid", "dash": "dash", "dot": "round_dot"}
MARKS = {"circle": "circle", "diamond": "diamond", "star": "star", "stroke": "long_dash"}
PATTERNS = {"/": "wide_upward_diagonal", ".": "percent_20"}
MOST_LABELS = 60
PALE = 0.45
Ranges = list[tuple[list[Any], list[Any]]]


def drawn_series(book: Any, chart: Chart, look: Look, ranges: Ranges) -> Any:
    """The chart with its series, lines over columns on top."""
    own: list[tuple[dict[str, Any], bool]] = []
    over: list[tuple[dict[str, Any], bool]] = []
    for series, places in zip(chart.series, ranges, strict=False):
        is_over = chart.kind == "column" and (series.has_marks or series.has_line)
        options = _placed(places) | _series(chart, series, look, is_over=is_over)
        (over if is_over else own).append((options, series.is_named and not series.is_invisible))
    for (line, (_, values)), places in zip(look.lines(chart), ranges[len(chart.series) :], strict=False):
        options = _placed(places) | _line(chart, line, len(values), look)
        (over if chart.kind == "column" else own).append((options, False))
    if chart.kind == "scatter" and chart.categories:
        own.append((_placed(ranges[-1]) | _names(chart, look), False))
    drawn, lines = book.add_chart(_kind(chart)), book.add_chart({"type": "line"})
    for options, _ in own:
        drawn.add_series(options)
    for options, _ in over:
        lines.add_series(options)
    if over:
        drawn.combine(lines)
    hidden = [number for number, (_, is_named) in enumerate([*own, *over]) if not is_named]
    if has_legend(chart):
        drawn.set_legend({"position": "bottom", "font": _font(look.size), "delete_series": hidden})
    else:
        drawn.set_legend({"none": True})
    return drawn


def place_axes(drawn: Any, chart: Chart, look: Look) -> None:
    """Sets title, axes and the room of the plot."""
    title = {"name": clean(chart.title), "name_font": _font(look.size, is_bold=True), "overlay": False}
    drawn.set_title(title if chart.title else {"none": True})
    along, across = _axis(chart.category_axis, look), _axis(chart.value_axis, look)
    grid = {"visible": True, "line": {"color": RULE, "width": 0.5}}
    if chart.kind == "scatter":
        along |= _span(chart.category_axis, flat_ends(chart)) | {"major_gridlines": grid}
        across |= _span(chart.value_axis, upright_ends(chart)) | {"major_gridlines": grid}
        if chart.categories:
            across |= {"reverse": True, "label_position": "none", "line": {"none": True}}
            # Rows run from the top down, so that the flat axis crosses at the highest number to stand below.
            across |= {"major_gridlines": {"visible": False}, "crossing": "max"}
            along["label_position"] = "next_to"
        drawn.set_x_axis(along)
        drawn.set_y_axis(across)
    elif chart.kind == "bar":
        across |= _span(chart.value_axis, value_ends(chart)) | {"major_gridlines": grid}
        # XlsxWriter changes the axes of bars round: its x axis is the one that lies flat.
        drawn.set_x_axis(across | {"label_position": "next_to"})
        drawn.set_y_axis(along | {"reverse": True, "num_font": _font(look.size), "crossing": "max", "interval_unit": 1})
    else:
        across |= _span(chart.value_axis, column_ends(chart)) | {"major_gridlines": grid}
        if is_numbered(chart):
            along["interval_unit"] = 5
        elif look.is_turned(chart):
            along["num_font"] = {**_font(look.size), "rotation": -45}
        drawn.set_x_axis(along)
        drawn.set_y_axis(across)
    left, top, width, height = look.inside(chart)
    drawn.set_plotarea({"layout": {"x": left, "y": top, "width": width, "height": height}})
    drawn.set_chartarea({"border": {"none": True}, "fill": {"none": True}})


def _kind(chart: Chart) -> dict[str, str]:
    if chart.kind == "scatter":
        return {"type": "scatter", "subtype": "straight_with_markers"}
    return {"type": chart.kind, "subtype": "stacked"} if chart.is_stacked else {"type": chart.kind}


def _series(chart: Chart, series: Series, look: Look, *, is_over: bool) -> dict[str, Any]:
    options: dict[str, Any] = {}
    if is_over or chart.kind in {"line", "scatter"}:
        options |= _stroke(series)
    elif series.is_invisible:
        options |= {"fill": {"none": True}, "border": {"none": True}}
    elif series.pattern:
        options |= {"pattern": _hatching(series, series.colour), "border": {"color": series.colour}}
    else:
        options |= {"fill": {"color": series.colour}, "border": {"none": True}}
    if chart.kind in {"bar", "column"} and not is_over:
        options |= {"gap": gap(chart), "overlap": 100 if chart.is_stacked else 0}
    if series.point_colours and not series.has_marks:
        options["points"] = [
            {"pattern": _hatching(series, colour)} if series.pattern else {"fill": {"color": colour}}
            for colour in series.point_colours
        ]
    labels = _labels(chart, series, look, is_over=is_over)
    return options | ({"data_labels": labels} if labels else {})


def _hatching(series: Series, colour: str) -> dict[str, str]:
    return {"pattern": PATTERNS[series.pattern], "fg_color": "#ffffff", "bg_color": colour}


def _placed(places: tuple[list[Any], list[Any]]) -> dict[str, Any]:
    """Where a series finds its xs, its values and, above them, its name."""
    xs, values = places
    sheet, _, column, *_ = values
    return {"categories": xs, "values": values, "name": [sheet, 0, column]}


def _stroke(series: Series) -> dict[str, Any]:
    line = {
        "color": series.colour,
        "width": max(0.75, series.width * POINTS_A_PIXEL),
        "dash_type": DASHES[series.dash],
    }
    is_seen = series.has_line and not series.is_invisible
    stroke: dict[str, Any] = {"line": line if is_seen else {"none": True}, "marker": {"type": "none"}}
    if (series.has_marks or not series.has_line) and not series.is_invisible:
        size = min(series.sizes, default=series.size)
        if series.symbol == "stroke" and series.xs:
            return stroke | _upright(series)
        stroke["marker"] = {
            "type": MARKS[series.symbol],
            "size": mark_size(size),
            "border": {"color": series.colour},
            # Pale, not empty: some programs draw no edge around marks.
            "fill": {"color": solid(series.colour, PALE) if series.is_hollow else series.colour},
        }
    return stroke


def mark_size(pixels: float) -> int:
    """The size of a mark in points, within what can be seen and what covers too much."""
    return max(3, min(28, round(pixels * POINTS_A_PIXEL)))


def _upright(series: Series) -> dict[str, Any]:
    """Upright strokes through a row: no program has a mark for them, but all have bars of error."""
    edge = {"color": series.colour, "width": 2}
    return {
        "marker": {"type": "square", "size": 3, "border": {"color": series.colour}, "fill": {"color": series.colour}},
        "y_error_bars": {"type": "fixed", "value": 0.3, "end_style": 0, "line": edge},
    }


def _line(chart: Chart, line: Threshold, count: int, look: Look) -> dict[str, Any]:
    """A threshold as a series, worded at its end; an upright one above, where rows begin."""
    said = {"value": clean(line.text), "font": _font(look.size, colour=QUIET)}
    others = [{"delete": True}] * (count - 1)
    return {
        "line": {"color": QUIET, "width": 1.25, "dash_type": DASHES[line.dash]},
        "marker": {"type": "none"},
        "data_labels": {
            "value": True,
            "position": "above" if line.axis == "value" else "right",
            "font": _font(look.size, colour=QUIET),
            "custom": [said, *others] if line.axis == "category" and chart.categories else [*others, said],
        },
    }


def _names(chart: Chart, look: Look) -> dict[str, Any]:
    """Marks without a look on the left edge, whose labels are the names of the rows."""
    return {
        "line": {"none": True},
        "marker": {"type": "none"},
        "data_labels": {
            "value": True,
            "position": "left",
            "font": _font(look.size),
            "custom": [{"value": f" {clean(name)}", "font": _font(look.size)} for name in chart.categories],
        },
    }


def _labels(chart: Chart, series: Series, look: Look, *, is_over: bool) -> dict[str, Any]:
    known = [text for text in series.texts if text]
    if not known or len(known) > MOST_LABELS:
        return {}
    font = _font(look.label_size(chart, known))
    labels: dict[str, Any] = {"value": True, "font": font}
    # Narrow columns of a histogram have room for their number alone.
    is_number = bool(series.label_format) or is_numbered(chart)
    if series.label_format:
        labels["num_format"] = series.label_format
    if not is_number or not all(series.texts):
        labels["custom"] = [_label(text, font, is_number=is_number) for text in series.texts]
    if is_over or chart.kind == "line":
        labels["position"] = "above"
    elif chart.kind == "scatter":
        labels["position"] = "right"
    elif chart.is_stacked:
        labels["position"] = "center"
    else:
        labels["position"] = "outside_end"
    return labels


def _label(text: str, font: dict[str, Any], *, is_number: bool) -> dict[str, Any] | None:
    if not text:
        return {"delete": True}
    return None if is_number else {"value": f" {clean(text)}" if text.startswith("=") else clean(text), "font": font}


def _axis(axis: Axis, look: Look) -> dict[str, Any]:
    options: dict[str, Any] = {
        "num_font": _font(look.size, colour=QUIET),
        "line": {"color": RULE},
        "major_tick_mark": "none",
        "minor_tick_mark": "none",
        "label_position": "low",
    }
    if axis.title:
        options |= {"name": cut(clean(axis.title), 60), "name_font": _font(look.size, colour=QUIET)}
    if axis.number_format != "General":
        options["num_format"] = axis.number_format
    if axis.is_log:
        options["log_base"] = 10
    return options


def _span(axis: Axis, ends: tuple[float, float]) -> dict[str, Any]:
    """Both ends of an axis, fixed, so that what is drawn over the chart stands where it should."""
    span: dict[str, Any] = {"min": ends[0], "max": ends[1]}
    return span if axis.is_log else span | {"major_unit": step_of(ends[1] - ends[0], axis.number_format)}


def _font(size: float, *, colour: str = INK, is_bold: bool = False) -> dict[str, Any]:
    return {"name": FONT, "size": size, "bold": is_bold, "color": colour}
