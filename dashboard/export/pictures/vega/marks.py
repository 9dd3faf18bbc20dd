"""Lines and marks: over years, or by two numbers; boxes are thick lines."""

from typing import Any

from dashboard.export.native import Chart, Series
from dashboard.export.pictures.vega.ink import Ink

# A five-pointed star in a square from -1 to 1.
_STAR = "M0,-1L.235,-.324L.951,-.309L.38,.124L.588,.809L0,.4L-.588,.809L-.38,.124L-.951,-.309L-.235,-.324Z"
_SHAPES = {"circle": "circle", "diamond": "diamond", "star": _STAR, "stroke": "stroke"}


def shape(series: Series, *, is_upright: bool = True) -> dict[str, Any]:
    """How a series' marks look; strokes stand upright on rows, or lie on columns."""
    look: dict[str, Any] = {"shape": _SHAPES[series.symbol], "size": series.size**2}
    if series.symbol == "stroke":
        return {**look, "stroke": series.colour, "strokeWidth": 2, "angle": 90 if is_upright else 0}
    if series.is_hollow:
        return {**look, "stroke": series.colour, "strokeWidth": 2, "fill": None}
    return {**look, "fill": series.colour}


def series_marks(chart: Chart) -> list[dict[str, Any]]:
    """The lines of every series, then its marks, on scales `x` and `y`."""
    groups = []
    for series in chart.series:
        rows = _rows(chart, series)
        if series.has_line:
            groups.append(_group(rows, _line(series)))
        if series.has_marks:
            groups.append(_group([row for row in rows if row["is_told"]], _marks(series)))
    return groups


def series_labels(chart: Chart, ink: Ink) -> list[dict[str, Any]]:
    """What is written above marks; it may reach past the plot."""
    labels = [row for series in chart.series for row in _rows(chart, series) if row["is_told"] and row["text"]]
    return [_group(labels, _above(ink))] if labels else []


def _rows(chart: Chart, series: Series) -> list[dict[str, Any]]:
    """Every mark of a series: its place, whether it has one, its words, its size and colour."""
    xs = series.xs if chart.kind == "scatter" else tuple(range(len(series.values)))
    return [
        {
            "x": x,
            "y": y,
            "is_told": x is not None and y is not None,
            "text": series.texts[place] if series.texts else "",
            "size": (series.sizes[place] if series.sizes else series.size) ** 2,
            "colour": series.point_colours[place] if series.point_colours else series.colour,
        }
        for place, (x, y) in enumerate(zip(xs, series.values, strict=True))
    ]


def _group(rows: list[dict[str, Any]], mark: dict[str, Any]) -> dict[str, Any]:
    """Marks with their data, in a group of their own."""
    return {"type": "group", "data": [{"name": "rows", "values": rows}], "marks": [{**mark, "from": {"data": "rows"}}]}


_PLACE = {"x": {"scale": "x", "field": "x"}, "y": {"scale": "y", "field": "y"}}


def _line(series: Series) -> dict[str, Any]:
    dashes = {"solid": [], "dash": [7, 5], "dot": [2, 3]}[series.dash]
    return {
        "type": "line",
        "encode": {
            "enter": {
                **_PLACE,
                "defined": {"field": "is_told"},
                "stroke": {"value": series.colour},
                "strokeWidth": {"value": series.width},
                "strokeDash": {"value": dashes},
            }
        },
    }


def _marks(series: Series) -> dict[str, Any]:
    look = shape(series)
    enter = {**{key: {"value": value} for key, value in look.items()}, **_PLACE, "size": {"field": "size"}}
    if look.get("fill"):
        enter["fill"] = {"field": "colour"}
    return {"type": "symbol", "encode": {"enter": enter}}


def _above(ink: Ink) -> dict[str, Any]:
    enter = {
        **_PLACE,
        "text": {"field": "text"},
        "dy": {"signal": "-sqrt(datum.size) / 2 - 8"},
        "align": {"value": "center"},
        "baseline": {"value": "middle"},
        "font": {"value": ink.font},
        "fontSize": {"value": 11},
        "fill": {"value": ink.quiet},
    }
    return {"type": "text", "encode": {"enter": enter}}
