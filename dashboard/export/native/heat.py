"""Heat maps as tables of coloured cells."""

from typing import Any

from dashboard.export.native.chart import HeatMap
from dashboard.export.native.colours import on_scale
from dashboard.export.native.panels import Panel
from dashboard.export.native.values import listed, numbers, text

BLANK = "#ffffff"


def heat_map(panel: Panel) -> HeatMap:
    """The table of a panel with a heat map."""
    trace = panel.traces[0]
    values = tuple(numbers(row) for row in _rows(trace.z))
    scale = [(float(place), str(colour)) for place, colour in trace.colorscale]
    return HeatMap(
        columns=tuple(text(tick) for tick in panel.x_axis.ticktext),
        rows=panel.rows,
        values=values,
        texts=tuple(tuple(text(cell) for cell in row) for row in _rows(trace.text)),
        colours=tuple(
            tuple(
                BLANK if value is None else on_scale(value, float(trace.zmin), float(trace.zmax), scale)
                for value in row
            )
            for row in values
        ),
        title=panel.title,
    )


def _rows(field: Any) -> list[list[Any]]:
    return [listed(row) for row in listed(field)]
