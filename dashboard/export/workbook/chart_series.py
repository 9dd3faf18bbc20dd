"""The series of a native chart: colours, marks, lines and labels as the figure has them."""

from typing import Any

from dashboard.export.native.chart import Chart, Series, Threshold
from dashboard.export.workbook.book import FONT, INK
from dashboard.export.workbook.cells import chart_text
from dashboard.export.workbook.chart_cells import Range
from dashboard.export.workbook.heat import ink_on

QUIET_LINE = "#5B6670"
MOST_LABELS = 40
POINTS_A_PIXEL = 0.75
DASHES = {"solid": "solid", "dash": "dash", "dot": "round_dot"}
MARKS = {"circle": "circle", "diamond": "diamond", "star": "star", "stroke": "long_dash"}
PATTERNS = {"/": "wide_upward_diagonal", ".": "percent_20"}


def font(size: int, colour: str = INK) -> dict[str, Any]:
    """The font of a chart's text."""
    return {"name": FONT, "size": size, "bold": False, "color": colour}


def series_options(
    chart: Chart, series: Series, categories: Range, ranges: tuple[Range, Range], *, is_over: bool
) -> dict[str, Any]:
    """What XlsxWriter is to draw of a series; `ranges` hold its values and, on a scatter, its xs."""
    values, xs = ranges
    options: dict[str, Any] = {"name": chart_text(series.name), "categories": xs or categories, "values": values}
    # What the chart remembers until it is drawn anew; read from the cells, gaps would be remembered as 0.
    options["values_data"] = list(series.values)
    if xs:
        options["categories_data"] = list(series.xs)
    if is_over or chart.kind in ("line", "scatter"):
        options |= _stroke(series)
    elif series.is_invisible:
        options |= {"fill": {"none": True}, "border": {"none": True}}
    elif series.pattern:
        hatching = {"pattern": PATTERNS[series.pattern], "fg_color": "#FFFFFF", "bg_color": series.colour}
        options |= {"pattern": hatching, "border": {"color": series.colour}}
    else:
        options |= {"fill": {"color": series.colour}, "border": {"none": True}}
    if chart.kind in ("bar", "column") and not is_over:
        options["gap"] = 50
        if chart.is_stacked:
            options["overlap"] = 100
        if any(colour != series.colour for colour in series.point_colours):
            options["points"] = [{"fill": {"color": colour}} for colour in series.point_colours]
    labels = _labels(chart, series, is_over=is_over)
    if labels:
        options["data_labels"] = labels
    return options


def threshold_options(line: Threshold, ranges: tuple[Range, Range]) -> dict[str, Any]:
    """A line across the chart as a series of its own."""
    values, xs = ranges
    return {
        "name": chart_text(line.text),
        "categories": xs,
        "values": values,
        "line": {"color": QUIET_LINE, "width": 1.25, "dash_type": DASHES[line.dash]},
        "marker": {"type": "none"},
    }


def name_labels(chart: Chart, ranges: tuple[Range, Range]) -> dict[str, Any]:
    """Marks without a look on the upright axis, whose labels are the names of the rows."""
    values, xs = ranges
    beside = chart.beside or ("",) * len(chart.categories)
    names = [f"{name}　{said}".strip() for name, said in zip(chart.categories, beside, strict=True)]
    custom = [{"value": chart_text(name), "font": font(9)} for name in names]
    return {
        "name": " ",
        "categories": xs,
        "values": values,
        "line": {"none": True},
        "marker": {"type": "none"},
        "data_labels": {"value": True, "position": "left", "custom": custom, "font": font(9)},
    }


def totals_beside(chart: Chart, categories: Range, zeros: Range) -> dict[str, Any]:
    """What stands at the end of stacked bars: labels of bars without a length."""
    custom = [_label(text, font(8), is_plain=False) for text in chart.beside]
    return {
        "name": " ",
        "categories": categories,
        "values": zeros,
        "fill": {"none": True},
        "border": {"none": True},
        "data_labels": {"value": True, "position": "inside_base", "custom": custom, "font": font(8)},
    }


def _stroke(series: Series) -> dict[str, Any]:
    width = max(0.75, series.width * POINTS_A_PIXEL)
    line = {"color": series.colour, "width": width, "dash_type": DASHES[series.dash]}
    options: dict[str, Any] = {"line": line if series.has_line else {"none": True}, "marker": {"type": "none"}}
    if series.has_marks or not series.has_line:
        edge = {"color": series.colour}
        options["marker"] = {
            "type": MARKS[series.symbol],
            "size": max(3, min(20, round(series.size * POINTS_A_PIXEL))),
            "border": edge,
            "fill": {"color": _tint(series.colour)} if series.is_hollow else edge,
        }
    return options


def _labels(chart: Chart, series: Series, *, is_over: bool) -> dict[str, Any]:
    texts = series.texts
    if series.is_invisible or not any(texts) or len(texts) > MOST_LABELS:
        return {}
    is_inside = chart.is_stacked and not is_over
    written = font(8, ink_on(series.colour)) if is_inside else font(8)
    labels: dict[str, Any] = {"value": True, "font": written}
    if series.label_format:
        labels["num_format"] = series.label_format
    if not series.label_format or not all(texts):
        labels["custom"] = [_label(text, written, is_plain=bool(series.label_format)) for text in texts]
    if is_over or chart.kind == "line":
        labels["position"] = "above"
    elif chart.kind == "scatter":
        labels["position"] = "right"
    elif is_inside:
        labels["position"] = "center"
    return labels


def _label(text: str, written: dict[str, Any], *, is_plain: bool) -> dict[str, Any] | None:
    if not text:
        return {"delete": True}
    return None if is_plain else {"value": chart_text(text), "font": written}


def _tint(colour: str) -> str:
    """A light shade of a colour: a mark that is hollow in the figure, still seen where programs draw no edges."""
    parts = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return "#" + "".join(f"{255 - (255 - part) * 3 // 10:02x}" for part in parts)
