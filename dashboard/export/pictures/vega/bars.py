"""Bars and columns: side by side, stacked, or lifted by an invisible foot; marks on them; their labels."""

from typing import Any

from dashboard.export.letters import in_lines, letters_wide
from dashboard.export.native import Chart, Series
from dashboard.export.pictures.vega.ink import Ink, on_colour
from dashboard.export.pictures.vega.marks import shape
from dashboard.export.pictures.vega.patterns import surface

# The part of a category's room that its bars take.
THICK = 0.72
# The room at the right, in pixels, that figures leave which write their numbers there.
BESIDE = 60
LETTER = 5.8


def bar_marks(chart: Chart, ink: Ink) -> list[dict[str, Any]]:
    """The bars of every series, then the marks on them, on scales `x` and `y`; categories stand at 0, 1, 2, …"""
    along, across = _ways(chart)
    bar = {
        along: {"scale": along, "field": "start"},
        f"{along}2": {"scale": along, "field": "end"},
        across: {"scale": across, "field": "from"},
        f"{across}2": {"scale": across, "field": "to"},
        "fill": {"field": "fill"},
    }
    return [
        _group(_rows(chart, ink), {"type": "rect", "encode": {"enter": bar}}),
        *(_marks_on_bars(chart, series) for series in chart.series if series.has_marks),
    ]


def bar_labels(chart: Chart, width: float, right: float, ink: Ink) -> list[dict[str, Any]]:
    """The labels: inside the parts of a stack where they fit, beside rows where there is room, else past the end."""
    rows = [row for row in _rows(chart, ink) if row["text"]]
    if not rows:
        return []
    along, across = _ways(chart)
    enter: dict[str, Any] = {
        "text": {"field": "text"},
        across: {"scale": across, "field": "middle"},
        "font": {"value": ink.font},
        "fontSize": {"value": 11},
        "baseline": {"value": "middle"},
        "align": {"value": "center"},
        "fill": {"value": ink.quiet},
    }
    shown = [series for series in chart.series if not series.has_marks and not series.is_invisible]
    is_lifted = any(series.is_invisible for series in chart.series)
    if chart.is_stacked and not is_lifted:
        length = f"abs(scale('{along}', datum.end) - scale('{along}', datum.start))"
        wanted = "datum.width * 6 + 4" if chart.kind == "bar" else "14"
        enter |= {
            along: {"signal": f"(scale('{along}', datum.start) + scale('{along}', datum.end)) / 2"},
            "fill": {"field": "ink"},
            "opacity": {"signal": f"{length} > {wanted} ? 1 : 0"},
        }
    elif chart.kind == "bar" and len(shown) == 1 and right >= BESIDE and not _is_taken(chart, shown[0]):
        enter |= {"x": {"value": width + 9}, "align": {"value": "left"}, "fontSize": {"value": 12}}
    elif chart.kind == "bar":
        enter |= {
            "x": {"scale": "x", "field": "end"},
            "dx": {"signal": "datum.end >= datum.start ? 5 : -5"},
            "align": {"signal": "datum.end >= datum.start ? 'left' : 'right'"},
        }
    else:
        columns = sum(1 for one in shown if not chart.is_stacked) or 1
        room = max(5, int(width / len(chart.categories) / columns / LETTER))
        for row in rows:
            row["text"] = in_lines(row["text"], room, 2)
        enter |= {
            "y": {"signal": "min(scale('y', datum.start), scale('y', datum.end))"},
            "dy": {"signal": "-3 - 12 * (length(datum.text) - 1)"},
            "baseline": {"value": "bottom"},
            "lineHeight": {"value": 12},
        }
    return [_group(rows, {"type": "text", "encode": {"enter": enter}})]


def _is_taken(chart: Chart, series: Series) -> bool:
    """Whether something else stands beside a row that has a label."""
    return any(said and text for said, text in zip(chart.beside, series.texts, strict=False))


def _rows(chart: Chart, ink: Ink) -> list[dict[str, Any]]:
    """Every bar: from where to where it reaches, where it stands, how it is filled, what is written on it."""
    bars = [series for series in chart.series if not series.has_marks]
    feet, falls = ([0.0] * len(chart.categories) for _ in range(2))
    rows = []
    for number, series in enumerate(bars):
        thick = THICK if chart.is_stacked else THICK / len(bars)
        shift = 0.0 if chart.is_stacked else (number - (len(bars) - 1) / 2) * thick
        for place, value in enumerate(series.values):
            if value is None:
                continue
            ends = feet if value >= 0 else falls
            start = ends[place] if chart.is_stacked else 0.0
            ends[place] += value
            if not series.is_invisible:
                middle = place + shift
                reaches = {"start": start, "end": start + value, "from": middle - thick / 2, "to": middle + thick / 2}
                rows.append({**reaches, "middle": middle, **_look(series, place, ink)})
    return rows


def _look(series: Series, place: int, ink: Ink) -> dict[str, Any]:
    colour = series.point_colours[place] if series.point_colours else series.colour
    text = series.texts[place] if series.texts else ""
    return {
        "fill": surface(colour, series.pattern),
        "text": text,
        "width": letters_wide(text),
        "ink": ink.text if series.pattern else on_colour(colour, ink),
    }


def _marks_on_bars(chart: Chart, series: Series) -> dict[str, Any]:
    along, across = _ways(chart)
    rows = [{"at": value, "place": place} for place, value in enumerate(series.values) if value is not None]
    look = shape(series, is_upright=chart.kind == "bar")
    enter = {
        along: {"scale": along, "field": "at"},
        across: {"scale": across, "field": "place"},
        **{key: {"value": value} for key, value in look.items()},
    }
    return _group(rows, {"type": "symbol", "encode": {"enter": enter}})


def _ways(chart: Chart) -> tuple[str, str]:
    """The scale of values and that of categories."""
    return ("x", "y") if chart.kind == "bar" else ("y", "x")


def _group(rows: list[dict[str, Any]], mark: dict[str, Any]) -> dict[str, Any]:
    """Marks with their data, in a group of their own."""
    return {"type": "group", "data": [{"name": "rows", "values": rows}], "marks": [{**mark, "from": {"data": "rows"}}]}
