"""A figure's parts that share a pair of axes: one chart each."""

from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from dashboard.export.native.chart import Axis, Threshold
from dashboard.export.native.values import dash, listed, number_format, numbers, text, written


@dataclass(frozen=True, slots=True)
class Panel:
    """The traces on one pair of axes with what is written and drawn around them."""

    traces: tuple[Any, ...]
    x_axis: Any
    y_axis: Any
    shapes: tuple[Any, ...]
    annotations: tuple[Any, ...]
    layout: Any
    name: str

    @property
    def rows(self) -> tuple[str, ...]:
        """The names of the rows where the upright axis counts them from the top down, else nothing."""
        axis = self.y_axis
        places = numbers(axis.tickvals)
        is_counted = axis.ticktext is not None and places == tuple(range(len(places)))
        if not is_counted or not axis.range or axis.range[0] < axis.range[1]:
            return ()
        return tuple(text(tick) for tick in axis.ticktext)

    @property
    def title(self) -> str:
        """What stands above this panel alone: the annotation of a figure in parts."""
        top = (self.y_axis.domain or (0, 1))[1]
        titles = [
            note
            for note in self.annotations
            if note.xref == note.yref == "paper" and note.yanchor == "bottom" and abs(note.y - top) < 1e-6
        ]
        return text(titles[0].text) if titles else ""

    @property
    def beside(self) -> tuple[str, ...]:
        """What is written beside each row, in the right margin."""
        notes = {int(note.y): text(note.text) for note in self.annotations if note.yref == "y" and note.xref == "paper"}
        return tuple(notes.get(place, "") for place in range(len(self.rows))) if notes else ()

    @property
    def bands(self) -> list[tuple[float, str]]:
        """Words above places of the flat axis, with their places."""
        own = f"{self.y_axis_name} domain"
        return [(float(note.x), text(note.text)) for note in self.annotations if note.yref == own]

    @property
    def y_axis_name(self) -> str:
        """The name of the upright axis, as shapes and annotations say it."""
        return str(self.traces[0].yaxis or "y")

    def thresholds(self, is_x: bool) -> list[Threshold]:
        """The lines across at values of the flat axis, or of the upright one."""
        axis = self.x_axis if is_x else self.y_axis
        lines = []
        for shape in self.shapes:
            start, end = (shape.x0, shape.x1) if is_x else (shape.y0, shape.y1)
            of_other = shape.yref if is_x else shape.xref
            if start == end and str(of_other).endswith("domain"):
                said = written(float(start), number_format(axis))
                lines.append(Threshold(float(start), said, dash=dash(shape.line.dash or "dash")))
        return lines


def panels(figure: go.Figure) -> list[Panel]:
    """The panels of a figure from the top down."""
    layout = figure.layout
    pairs = list(dict.fromkeys((trace.xaxis or "x", trace.yaxis or "y") for trace in figure.data))
    found = []
    for x_name, y_name in pairs:
        x_axis, y_axis = (layout[name[0] + "axis" + name[1:]] for name in (x_name, y_name))
        found.append(
            Panel(
                traces=tuple(
                    trace for trace in figure.data if (trace.xaxis or "x", trace.yaxis or "y") == (x_name, y_name)
                ),
                x_axis=x_axis,
                y_axis=y_axis,
                shapes=tuple(
                    shape
                    for shape in layout.shapes
                    if {str(shape.xref).split()[0], str(shape.yref).split()[0]} <= {x_name, y_name}
                ),
                annotations=tuple(layout.annotations),
                layout=layout,
                name=text(layout.title.text or ""),
            )
        )
    return sorted(found, key=lambda panel: -(panel.y_axis.domain or (0, 1))[1])


def axis_of(axis: Any) -> Axis:
    """An axis with its title, number format and ends."""
    is_log = axis.type == "log"
    low, high = sorted(axis.range) if axis.range else (None, None)
    if is_log:
        low, high = (None if end is None else 10.0**end for end in (low, high))
    if low is None and axis.rangemode == "tozero":
        low = 0.0
    return Axis(
        title=text(axis.title.text or ""),
        number_format=number_format(axis),
        lowest=None if low is None else float(low),
        highest=None if high is None else float(high),
        is_log=is_log,
    )


def texts_of(trace: Any, count: int) -> tuple[str, ...]:
    """The labels of a trace's marks, one a value, or nothing."""
    if trace.text is None:
        return ()
    if isinstance(trace.text, str):
        return (text(trace.text),) * count
    return tuple("" if said is None else text(said) for said in listed(trace.text))


def is_named(trace: Any) -> bool:
    """Whether a trace stands in a legend; those of a group do in every panel, which becomes a chart of its own."""
    return bool(trace.name) and (trace.showlegend is not False or trace.legendgroup is not None)
