"""Rows of execution rates, which a ranking and a comparison of districts share."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import style
from dashboard.charts.members import hover_texts, member_names, rate_axis, rows_axis, values_column
from dashboard.i18n import Words


def rate_rows(
    frame: pd.DataFrame, words: Words, key_column: str, opacity: Sequence[float] | float = 1
) -> tuple[go.Figure, list[str]]:
    """One row a member: a bar for the rate on the adjusted budget, a diamond for that on the initial one.

    `frame`: rows of mart `results`. Marks carry what stands in `key_column`. Also returns the labels of the rows.
    """
    names = member_names(frame, words)
    keys = [[key if isinstance(key, str) else ""] for key in frame[key_column]]
    hovers = hover_texts(frame, names, words)
    figure = go.Figure()
    figure.add_bar(
        x=frame["execution_rate"],
        y=list(range(len(frame))),
        orientation="h",
        name=words.label("execution_rate"),
        marker={
            "color": style.EXECUTION,
            "opacity": opacity,
            "pattern": {"shape": [style.PATTERNS[form_type] for form_type in frame["form_type"]]},
        },
        customdata=keys,
        hovertext=hovers,
        hoverinfo="text",
    )
    figure.add_scatter(
        x=frame["execution_rate_initial"],
        y=list(range(len(frame))),
        mode="markers",
        name=words.label("execution_rate_initial"),
        marker={"symbol": "diamond-open", "size": 10, "color": style.NEUTRAL, "line": {"width": 2}},
        customdata=keys,
        hovertext=hovers,
        hoverinfo="text",
    )
    values_column(figure, [words.rate(rate) for rate in frame["execution_rate"]])
    figure.update_xaxes(**rate_axis(frame[["execution_rate", "execution_rate_initial"]].max().max()))
    return figure, rows_axis(figure, names)
