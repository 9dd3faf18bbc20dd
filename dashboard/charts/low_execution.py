"""The forms with most unspent money: what was spent of each budget, and what was not."""

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import style
from dashboard.charts.label_rows import wrapped_rows_axis
from dashboard.charts.members import member_names, values_column
from dashboard.i18n import Words
from dashboard.records import FigureNotes

ROW = 38
VALUES_ROOM = 66
# What is left of the execution bar: its own colour, paler.
UNSPENT = "#b9d3e6"
RATE_OF = {"adjusted": "execution_rate", "initial": "execution_rate_initial"}
UNSPENT_OF = {"adjusted": "unspent_yuan", "initial": "unspent_initial_yuan"}


def unspent(frame: pd.DataFrame, basis: str, words: Words, notes: FigureNotes) -> go.Figure:
    """One bar a form, spent and unspent; the rate on the chosen basis stands beside. Marks carry the evaluation.

    `frame`: the first rows of mart `low_execution`, not empty; `basis`: adjusted or initial.
    """
    names = member_names(frame, words)
    keys = [[key] for key in frame["evaluation_id"]]
    rates = [words.rate(rate) for rate in frame[RATE_OF[basis]]]
    hovers = [
        words(
            "low_execution.hover",
            name=name,
            department=words.text(row["department_name"]) or words("unnamed"),
            initial=words.amount(row["budget_initial_yuan"]),
            adjusted=words.amount(row["budget_adjusted_yuan"]),
            executed=words.amount(row["executed_yuan"]),
            rate=words.rate(row["execution_rate"]),
            rate_initial=words.rate(row["execution_rate_initial"]),
        )
        for name, row in zip(names, frame.to_dict("records"), strict=True)
    ]
    figure = go.Figure()
    for column, colour in (("executed_yuan", style.EXECUTION), (UNSPENT_OF[basis], UNSPENT)):
        figure.add_bar(
            x=[words.scaled(yuan) for yuan in frame[column]],
            y=list(range(len(frame))),
            orientation="h",
            name=words(f"column.{column}"),
            marker={"color": colour},
            customdata=keys,
            hovertext=hovers,
            hoverinfo="text",
        )
    figure.update_layout(barmode="stack", legend={"traceorder": "normal"})
    left = wrapped_rows_axis(figure, names)
    values_column(figure, rates)
    figure.update_xaxes(title_text=words.unit_name, tickformat=",", nticks=4, tickangle=0, rangemode="tozero")
    alt = words(
        "low_execution.unspent_alt",
        count=len(frame),
        name=names[0],
        unspent=words.amount(frame[UNSPENT_OF[basis]].iloc[0]),
        rate=rates[0],
    )
    return style.finished(
        figure,
        words,
        notes,
        title=words("low_execution.unspent"),
        alt=alt,
        unit=words.unit_name,
        height=max(240, 120 + ROW * len(frame)),
        left=left,
        right=VALUES_ROOM,
    )
