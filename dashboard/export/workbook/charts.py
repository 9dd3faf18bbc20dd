"""Native charts on a sheet: what the chart model says, drawn by the office program from cells of the sheet."""

from functools import partial
from math import ceil, floor, log10
from typing import Any

from xlsxwriter.worksheet import Worksheet

from dashboard.export.native.chart import Axis, Chart, Threshold
from dashboard.export.workbook.book import FONT, INK, LINE, Book
from dashboard.export.workbook.cells import chart_text, width
from dashboard.export.workbook.chart_cells import Places
from dashboard.export.workbook.chart_series import (
    font,
    name_labels,
    series_options,
    threshold_options,
    totals_beside,
)

LEAST_HEIGHT, MOST_HEIGHT = 420, 1000
LEAST_WIDTH = 760
ACROSS = 1.45  # how much wider than high a chart is at least, so that it fills a page and needs no second one
BAR_HEIGHT = 26
MOVES_BUT_KEEPS_ITS_SIZE = 2
PIXELS_A_LETTER = 6.2
NEARLY = 1e-9


def insert_chart(
    book: Book, sheet: Worksheet, chart: Chart, places: Places, at: tuple[int, int], title: str, alt: str
) -> None:
    """Puts a chart with its upper left corner in a cell; `alt` says in words what it shows."""
    drawn = _chart(book, chart.kind, is_stacked=chart.is_stacked)
    over = _chart(book, "line", is_stacked=False)  # what stands over columns: lines and marks
    own: list[tuple[dict[str, Any], bool]] = []
    overlaid: list[tuple[dict[str, Any], bool]] = []
    for series, ranges in zip(chart.series, places.series, strict=True):
        is_over = chart.kind == "column" and (series.has_line or series.has_marks)
        options = series_options(chart, series, places.categories, ranges, is_over=is_over)
        (overlaid if is_over else own).append((options, series.is_named and not series.is_invisible))
    for line, ranges in zip(drawn_thresholds(chart), places.thresholds, strict=True):
        (overlaid if chart.kind == "column" else own).append((threshold_options(line, ranges), True))
    if places.names is not None:
        own.append((name_labels(chart, places.names), False))
    if places.zeros:
        # Its entry in the legend is blank, not deleted: LibreOffice counts entries of stacked bars from the other end.
        own.append((totals_beside(chart, places.categories, places.zeros), True))
    for options, _ in own:
        drawn.add_series(options)
    for options, _ in overlaid:
        over.add_series(options)
    if overlaid:
        drawn.combine(over)
    _set_axes(drawn, chart)
    drawn.set_title({"name": chart_text(title), "name_font": font(12), "overlay": False})
    hidden = [number for number, (_, is_named) in enumerate([*own, *overlaid]) if not is_named]
    if len(own) + len(overlaid) - len(hidden) > 1:
        drawn.set_legend({"position": "bottom", "font": font(9), "delete_series": hidden})
    else:
        drawn.set_legend({"none": True})
    drawn.set_chartarea({"border": {"color": LINE}})
    drawn.show_blanks_as("gap")
    if not places.is_in_table:
        drawn.show_hidden_data()
    wide, high = size_of(chart)
    drawn.set_size({"width": wide, "height": high})
    sheet.insert_chart(*at, drawn, {"object_position": MOVES_BUT_KEEPS_ITS_SIZE, "description": alt})


def drawn_thresholds(chart: Chart) -> tuple[Threshold, ...]:
    """The thresholds that can be drawn as series: any on a scatter, level ones over columns and lines."""
    if chart.kind == "bar":
        return ()
    return tuple(line for line in chart.thresholds if chart.kind == "scatter" or line.axis == "value")


def size_of(chart: Chart) -> tuple[int, int]:
    """Width and height in pixels: where names stand one below the other, each gets its room."""
    if chart.kind != "bar" and not (chart.kind == "scatter" and chart.categories):
        return LEAST_WIDTH, LEAST_HEIGHT
    beside = 1 if chart.is_stacked or chart.kind == "scatter" else max(1, len(chart.series))
    wanted = 140 + int(BAR_HEIGHT * len(chart.categories) * (0.5 + 0.5 * beside))
    high = max(LEAST_HEIGHT, min(MOST_HEIGHT, wanted))
    return max(LEAST_WIDTH, int(ACROSS * high)), high


def _chart(book: Book, kind: str, *, is_stacked: bool) -> Any:
    options = {"type": kind}
    if kind == "scatter":
        options["subtype"] = "straight_with_markers"
    elif is_stacked:
        options["subtype"] = "stacked"
    chart = book.workbook.add_chart(options)
    # XlsxWriter names a font for Latin letters only; Chinese ones would take whatever the program falls back to.
    vars(chart)["_write_a_latin"] = partial(_write_both_scripts, chart)
    return chart


def _write_both_scripts(chart: Any, attributes: list[tuple[str, str]]) -> None:
    for script in ("a:latin", "a:ea"):
        chart._xml_empty_tag(script, attributes)  # noqa: SLF001  # the element beside the one it writes itself


def _set_axes(drawn: Any, chart: Chart) -> None:
    along, across = _axis(chart.category_axis), _axis(chart.value_axis)
    across["major_gridlines"] = {"visible": True, "line": {"color": LINE, "width": 0.75}}
    along["major_gridlines"] = {"visible": False}
    drawn_lines = drawn_thresholds(chart)
    left_out = [band for _, band in chart.bands] or [line.text for line in chart.thresholds if line not in drawn_lines]
    said = "　".join(map(chart_text, left_out))
    axis = across if chart.kind == "bar" else along
    if said:  # lines that no series can draw are named under the axis they stand on
        axis["name"] = "　".join(part for part in (axis.get("name", ""), said) if part)
        axis["name_font"] = font(9)
    if chart.kind == "bar":
        along |= {"reverse": True, "crossing": "max"}
        # XlsxWriter changes the axes of bars round: its x axis is the one that lies flat.
        drawn.set_x_axis(across | {"label_position": "next_to"})
        drawn.set_y_axis(along)
        return
    if chart.kind == "scatter" and chart.categories:
        _name_rows(drawn, chart, along, across)
    elif len(chart.categories) > 12 and chart.kind != "scatter":
        along["num_font"] = {**font(9), "rotation": -45}
    drawn.set_x_axis(along)
    drawn.set_y_axis(across)


def _name_rows(drawn: Any, chart: Chart, along: dict[str, Any], across: dict[str, Any]) -> None:
    """Makes room for the names of rows on the left: an axis of numbers cannot bear names, labels of marks can."""
    across |= {
        "reverse": True,
        "crossing": "max",
        "min": -0.5,
        "max": len(chart.categories) - 0.5,
        "label_position": "none",
        "major_gridlines": {"visible": False},
        "major_unit": 1,
    }
    along["major_gridlines"] = {"visible": True, "line": {"color": LINE, "width": 0.75}}
    along["label_position"] = "next_to"
    wide, high = size_of(chart)
    longest = max(width(chart_text(name)) for name in chart.categories)
    left = min(0.45, (longest * PIXELS_A_LETTER + 20) / wide)
    top, bottom = 60 / high, 100 / high
    drawn.set_plotarea({"layout": {"x": left, "y": top, "width": 0.96 - left, "height": 1 - top - bottom}})


def _axis(axis: Axis) -> dict[str, Any]:
    options: dict[str, Any] = {
        "num_font": {"name": FONT, "size": 9, "color": INK},
        "line": {"color": LINE},
        "label_position": "low",
    }
    if axis.title:
        options |= {"name": chart_text(axis.title), "name_font": font(9)}
    if axis.number_format != "General":
        options["num_format"] = axis.number_format
    lowest, highest = _ends(axis)
    if lowest is not None:
        options["min"] = lowest
    if highest is not None:
        options["max"] = highest
    if axis.is_log:
        options["log_base"] = 10
    return options


def _ends(axis: Axis) -> tuple[float | None, float | None]:
    """The ends of an axis, moved outwards to round numbers: office programs count their ticks from the lower end."""
    lowest, highest = axis.lowest, axis.highest
    if axis.is_log:
        return (
            10.0 ** floor(log10(lowest)) if lowest and lowest > 0 else None,
            10.0 ** ceil(log10(highest)) if highest and highest > 0 else None,
        )
    if lowest is None or highest is None or highest <= lowest:
        return lowest, highest
    step = 10.0 ** floor(log10((highest - lowest) / 2))
    return round(floor(lowest / step + NEARLY) * step, 10), round(ceil(highest / step - NEARLY) * step, 10)
