"""Rows with labels of two lines: long names, and places under a rule pack."""

import plotly.graph_objects as go

from dashboard.charts import style
from dashboard.charts.cut_names import cut_names
from dashboard.charts.members import rows_axis

LINE_WIDTH = 20
SMALL_WIDTH = 24


def wrapped_rows_axis(figure: go.Figure, names: list[str]) -> int:
    """Labels the rows of a horizontal figure from the top down, long names in two lines; returns the room for them.

    A name that is longer still is cut (`cut_names`).
    """
    labels = [_two_lines(name) for name in cut_names(names, 2 * LINE_WIDTH - 4)]
    rows_axis(figure, names)
    figure.update_yaxes(ticktext=["<br>".join(lines) for lines in labels])
    return style.label_room([line for lines in labels for line in lines])


def pack_rows_axis(figure: go.Figure, names: list[str], packs: list[str]) -> int:
    """Labels the rows of a horizontal figure from the top down with the place and, below it, its rule pack.

    Returns the room that the labels need, in pixels.
    """
    places = cut_names(names, LINE_WIDTH)
    below = [style.shortened(pack, SMALL_WIDTH) for pack in packs]
    rows_axis(figure, names)
    figure.update_yaxes(
        ticktext=[
            f"{place}<br><span style='font-size:11px'>{pack}</span>" for place, pack in zip(places, below, strict=True)
        ]
    )
    return max(style.label_room(places), style.label_room(below) - 16)


def _two_lines(name: str) -> list[str]:
    """The name in one line or two, parted before a bracket where both parts fit, else where the first line is full."""
    if style.text_width(name) <= LINE_WIDTH:
        return [name]
    for place in reversed([place for place, sign in enumerate(name) if sign in "（(" and place]):
        parts = [name[:place].rstrip(), name[place:]]
        if max(map(style.text_width, parts)) <= LINE_WIDTH:
            return parts
    first, *rest = style.wrap(name, LINE_WIDTH)
    opened = first[-1:] if first[-1:] in "（(" else ""
    second = opened + (" " if name.isascii() else "").join(rest)
    if style.text_width(second) > LINE_WIDTH:
        # Words that do not fill the first line are broken there, so that nothing is lost.
        first, second, opened = name[:LINE_WIDTH], name[LINE_WIDTH:], ""
    return [first.removesuffix(opened), second]
