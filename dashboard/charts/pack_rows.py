"""Rows that stand for a place under a rule pack: the place, and below it the pack."""

import plotly.graph_objects as go

from dashboard.charts import style
from dashboard.charts.members import rows_axis

NAME_WIDTH = 26
PACK_WIDTH = 30


def pack_rows_axis(figure: go.Figure, names: list[str], packs: list[str]) -> int:
    """Labels the rows of a horizontal figure in two lines, from the top down; returns the room they need in pixels."""
    rows_axis(figure, names)
    places = [style.shortened(name, NAME_WIDTH) for name in names]
    below = [style.shortened(pack, PACK_WIDTH) for pack in packs]
    figure.update_yaxes(
        ticktext=[
            f"{place}<br><span style='font-size:11px'>{pack}</span>" for place, pack in zip(places, below, strict=True)
        ]
    )
    return max(style.label_room(places), style.label_room(below) - 12)
