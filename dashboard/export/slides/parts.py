"""What is too long for one slide, in parts: charts and tables by rows."""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil
from typing import TypeVar

from dashboard.export.native.chart import Chart, HeatMap, Series
from dashboard.export.slides.look import flat_ends, value_ends

MOST_PARTS = 4
Row = TypeVar("Row")


def row_parts(rows: Sequence[Row], most: int) -> list[Sequence[Row]]:
    """Rows in parts of about the same length, none longer than `most`; at most so many as slides are turned."""
    shown = rows[: most * MOST_PARTS]
    count = max(1, ceil(len(shown) / most))
    size = ceil(len(shown) / count)
    return [shown[start : start + size] for start in range(0, len(shown), size)] or [shown]


def chart_parts(chart: Chart, most: int) -> list[Chart]:
    """A chart of rows in parts on the same axis; any other chart is one part."""
    if len(chart.categories) <= most or chart.kind not in {"bar", "scatter"}:
        return [chart]
    fixed = _with_ends(chart)
    return [_part(fixed, rows[0], rows[-1] + 1) for rows in row_parts(range(len(chart.categories)), most)]


def heat_parts(table: HeatMap, most: int) -> list[HeatMap]:
    """A heat map in parts by rows."""
    return [
        replace(
            table,
            rows=tuple(table.rows[row] for row in rows),
            values=tuple(table.values[row] for row in rows),
            texts=tuple(table.texts[row] for row in rows),
            colours=tuple(table.colours[row] for row in rows),
        )
        for rows in row_parts(range(len(table.rows)), most)
    ]


def _with_ends(chart: Chart) -> Chart:
    """The chart with the ends of its axis of numbers settled for all parts."""
    if chart.kind == "bar":
        low, high = value_ends(chart)
        return replace(chart, value_axis=replace(chart.value_axis, lowest=low, highest=high))
    low, high = flat_ends(chart)
    return replace(chart, category_axis=replace(chart.category_axis, lowest=low, highest=high))


def _part(chart: Chart, start: int, end: int) -> Chart:
    cut = _cut_rows if chart.kind == "bar" else _cut_marks
    return replace(
        chart,
        categories=chart.categories[start:end],
        beside=chart.beside[start:end],
        series=tuple(cut(series, start, end) for series in chart.series),
    )


def _cut_rows(series: Series, start: int, end: int) -> Series:
    return replace(
        series,
        values=series.values[start:end],
        texts=series.texts[start:end],
        point_colours=series.point_colours[start:end],
        sizes=series.sizes[start:end],
    )


def _cut_marks(series: Series, start: int, end: int) -> Series:
    """The marks of some rows of a scatter, moved up to the first; a line through all rows ends with the part."""
    known = [value for value in series.values if value is not None]
    if series.has_line and not series.has_marks and None not in series.values and max(known) - min(known) > 1:
        moved = (min(max(value, start - 0.6), end - 0.4) - start for value in known)
        return replace(series, values=tuple(moved))
    chosen: list[int] = []
    for place, value in enumerate(series.values):
        is_in = value is not None and start - 0.5 <= value < end - 0.5
        if is_in or (value is None and chosen and chosen[-1] == place - 1):
            chosen.append(place)
    return replace(
        series,
        values=tuple(None if (value := series.values[place]) is None else value - start for place in chosen),
        xs=tuple(series.xs[place] for place in chosen),
        texts=tuple(series.texts[place] for place in chosen) if series.texts else (),
        sizes=tuple(series.sizes[place] for place in chosen) if series.sizes else (),
    )
