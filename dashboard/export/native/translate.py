"""A Plotly figure as charts that an office program can draw and edit."""

import plotly.graph_objects as go

from dashboard.export.native.bars import bar_chart
from dashboard.export.native.chart import Chart, HeatMap
from dashboard.export.native.heat import heat_map
from dashboard.export.native.marks import is_over_steps, line_chart, scatter_chart
from dashboard.export.native.panels import Panel, panels

TOLD = {"bar", "box", "heatmap", "scatter"}


def native_charts(figure: go.Figure) -> tuple[Chart | HeatMap, ...]:
    """The figure's panels from the top down, with its very numbers; nothing where one of them cannot be told so."""
    if not {trace.type for trace in figure.data} <= TOLD:
        return ()
    charts = [_chart(panel) for panel in panels(figure)]
    told = tuple(chart for chart in charts if chart is not None)
    return told if len(told) == len(charts) else ()


def _chart(panel: Panel) -> Chart | HeatMap | None:
    kinds = {trace.type for trace in panel.traces}
    if kinds == {"heatmap"}:
        return heat_map(panel) if panel.rows and panel.x_axis.ticktext is not None else None
    if "bar" in kinds and kinds <= {"bar", "scatter"}:
        return bar_chart(panel)
    if not kinds <= {"box", "scatter"}:
        return None
    return line_chart(panel) if is_over_steps(panel) else scatter_chart(panel)
