"""Figures of one form: what each level earned of its weight, and the same project over the years."""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from dashboard.charts import style
from dashboard.charts.members import rows_axis
from dashboard.i18n import Words
from dashboard.records import FigureNotes


def levels(frame: pd.DataFrame, words: Words, notes: FigureNotes) -> go.Figure:
    """Points earned and lost, one row a second level.

    `frame`: mart `form_levels` without its first-level sums, every score known, not empty.
    """
    names = [_level_name(row, words) for row in frame.to_dict("records")]
    places = list(range(len(frame)))
    hover = [
        f"{name}<br>{words('project.level_score', score=words.points(score), weight=words.points(weight))}"
        for name, score, weight in zip(names, frame["score_reported"], frame["weight"], strict=True)
    ]
    figure = go.Figure()
    figure.add_bar(
        x=frame["score_reported"],
        y=places,
        orientation="h",
        name=words("column.score_reported"),
        marker={"color": style.SCORE},
        text=[words.points(score) for score in frame["score_reported"]],
        textposition="inside",
        insidetextanchor="start",
        hovertext=hover,
        hoverinfo="text",
    )
    weight, score = frame["weight"].sum(), frame["score_reported"].sum()
    worst = int(frame["points_lost"].to_numpy().argmax())
    alt = words("project.levels_alt_full", weight=words.points(weight))
    if frame["points_lost"].iloc[worst] > 0:
        figure.add_bar(
            x=frame["points_lost"].clip(lower=0),
            y=places,
            orientation="h",
            name=words("project.lost"),
            marker={"color": style.PENALTY, "pattern": {"shape": "/"}},
            text=[words.points(-lost, is_signed=True) if lost > 0 else "" for lost in frame["points_lost"]],
            textposition="outside",
            cliponaxis=False,
            hovertext=hover,
            hoverinfo="text",
        )
        alt = words(
            "project.levels_alt",
            weight=words.points(weight),
            score=words.points(score),
            worst=names[worst],
            lost=words.points(frame["points_lost"].iloc[worst]),
        )
    labels = rows_axis(figure, names)
    figure.update_layout(barmode="stack", legend={"traceorder": "normal"})
    figure.update_xaxes(title_text=words("project.axis_points"), range=[0, float(frame["weight"].max()) * 1.15])
    return style.finished(
        figure,
        words,
        notes,
        title=words("project.levels"),
        alt=alt,
        unit=words("project.axis_points"),
        height=110 + 32 * len(frame),
        left=style.label_room(labels),
    )


def years(frame: pd.DataFrame, words: Words, notes: FigureNotes) -> go.Figure:
    """Execution rate and total score of one project by year; a mark carries the evaluation.

    `frame`: mart `form_history`, versions in force alone, two years or more.
    """
    figure = make_subplots(rows=2, cols=1, shared_xaxes=True, vertical_spacing=0.12)
    for panel, column, colour, written in (
        (1, "execution_rate", style.EXECUTION, words.rate),
        (2, "score_reported", style.SCORE, words.points),
    ):
        figure.add_scatter(
            x=frame["year"].astype(int),
            y=frame[column],
            mode="lines+markers+text",
            line={"color": colour, "width": 2.5},
            marker={"size": 10},
            text=[written(value) for value in frame[column]],
            textposition="top center",
            cliponaxis=False,
            customdata=[[evaluation] for evaluation in frame["evaluation_id"]],
            hovertext=[
                f"{int(year)}<br>{words(f'column.{column}')} {written(value)}"
                for year, value in zip(frame["year"], frame[column], strict=True)
            ],
            hoverinfo="text",
            showlegend=False,
            row=panel,
            col=1,
        )
    figure.update_xaxes(dtick=1, tickformat="d", showgrid=False)
    figure.update_yaxes(title_text=words("overview.axis_rate"), tickformat=".0%", rangemode="tozero", row=1, col=1)
    figure.update_yaxes(title_text=words("department.axis_score"), row=2, col=1)
    first, last = frame.iloc[0], frame.iloc[-1]
    alt = words(
        "project.years_alt",
        first=int(first["year"]),
        last=int(last["year"]),
        rate_first=words.rate(first["execution_rate"]),
        rate_last=words.rate(last["execution_rate"]),
        score_first=words.points(first["score_reported"]),
        score_last=words.points(last["score_reported"]),
    )
    return style.finished(figure, words, notes, title=words("project.years"), alt=alt, height=420)


def _level_name(row: Mapping[Hashable, Any], words: Words) -> str:
    """A second level under its first; one name alone where the form gives one or repeats it."""
    first, second = words.text(row["level_1"]), words.text(row["level_2"])
    if not first or not second or first == second:
        return second or first or words("form.no_level")
    return words("project.level_pair", level_1=first, level_2=second)
