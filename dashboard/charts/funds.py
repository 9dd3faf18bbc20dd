"""Figures of funds: from the initial budget to what was executed, and by source."""

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import style
from dashboard.charts.members import VALUES_ROOM, rate_axis, rows_axis, values_column
from dashboard.i18n import Words
from dashboard.records import FigureNotes


def flow(frame: pd.DataFrame, words: Words, notes: FigureNotes) -> go.Figure:
    """Initial budget, adjusted budget and what was executed, side by side for each form type.

    `frame`: mart `results` with grain all.
    """
    figure = go.Figure()
    for column, colour, opacity in (
        ("budget_initial_yuan", style.NEUTRAL, style.FAINT),
        ("budget_adjusted_yuan", style.NEUTRAL, 1),
        ("executed_yuan", style.EXECUTION, 1),
    ):
        figure.add_bar(
            x=[words(f"form_type_short.{form_type}") for form_type in frame["form_type"]],
            y=[words.scaled(yuan) for yuan in frame[column]],
            name=words(f"column.{column}"),
            marker={"color": colour, "opacity": opacity},
            text=[words.figure(yuan) if pd.notna(yuan) else "" for yuan in frame[column]],
            textposition="outside",
            cliponaxis=False,
            hovertext=[f"{words(f'column.{column}')}<br>{words.amount(yuan)}" for yuan in frame[column]],
            hoverinfo="text",
        )
    figure.update_yaxes(title_text=words.unit_name, tickformat=",", rangemode="tozero")
    sentences = [
        words(
            "execution.flow_alt_part",
            form_type=words.value("form_type", row["form_type"]),
            initial=words.amount(row["budget_initial_yuan"]),
            adjusted=words.amount(row["budget_adjusted_yuan"]),
            executed=words.amount(row["executed_yuan"]),
        )
        for row in frame.to_dict("records")
    ]
    return style.finished(
        figure,
        words,
        notes,
        title=words("execution.flow"),
        alt=words("execution.flow_alt", parts=words.clauses(sentences)),
        unit=words.unit_name,
    )


def sources(frame: pd.DataFrame, words: Words, notes: FigureNotes) -> go.Figure:
    """Execution rate by source of funds, one row a form type and source.

    `frame`: mart `execution_sources`, not empty.
    """
    names = [
        words(
            "member_of_type",
            name=words.value("source", row["source"]),
            form_type=words(f"form_type_short.{row['form_type']}"),
        )
        for row in frame.to_dict("records")
    ]
    amounts = [
        words(
            "execution.sources_mark" if pd.notna(row["execution_rate"]) else "execution.sources_mark_unknown",
            rate=words.rate(row["execution_rate"]),
            executed=words.amount(row["executed_yuan"]),
        )
        for row in frame.to_dict("records")
    ]
    figure = go.Figure(
        go.Bar(
            x=frame["execution_rate"],
            y=list(range(len(frame))),
            orientation="h",
            marker={
                "color": style.EXECUTION,
                "pattern": {"shape": [style.PATTERNS[form_type] for form_type in frame["form_type"]]},
            },
            hovertext=[f"{name}<br>{amount}" for name, amount in zip(names, amounts, strict=True)],
            hoverinfo="text",
        )
    )
    values_column(figure, [words.rate(rate) for rate in frame["execution_rate"]])
    labels = rows_axis(figure, names)
    figure.update_xaxes(**rate_axis(frame["execution_rate"].max()))
    sentences = [
        words("execution.sources_alt_part", name=name, mark=amount) for name, amount in zip(names, amounts, strict=True)
    ]
    return style.finished(
        figure,
        words,
        notes,
        title=words("execution.sources"),
        alt=words("execution.sources_alt", parts=words.clauses(sentences)),
        height=100 + 36 * len(frame),
        left=style.label_room(labels),
        right=VALUES_ROOM,
    )
