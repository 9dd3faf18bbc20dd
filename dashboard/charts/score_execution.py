"""What the indicators scored against what was spent."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import style
from dashboard.i18n import Words
from dashboard.records import FigureNotes


def against_execution(frame: pd.DataFrame, words: Words, notes: FigureNotes) -> go.Figure:
    """Score rate of the indicators against the execution rate, with the zone that rule B08 asks about.

    `frame`: mart `score_execution` of one form type, not empty. Marks of one form carry the evaluation.
    """
    figure = go.Figure()
    lowest = min(0.8, float(frame["score_rate"].min()))
    for gap in sorted(frame["gap_rate_from"].dropna().unique()):
        figure.add_scatter(
            x=[0, (1 - gap) * lowest, 1 - gap, 0],
            y=[lowest, lowest, 1, 1],
            fill="toself",
            fillcolor="rgba(213,94,0,0.10)",
            mode="lines",
            line={"color": style.PENALTY, "width": 1, "dash": "dot"},
            name=words("scores.zone", gap=words.rate(gap, 0)),
            hoverinfo="skip",
        )
    for is_asked_about, colour, symbol, name in (
        (False, style.SCORE, "circle", words("scores.not_asked_about")),
        (True, style.PENALTY, "diamond", words("scores.asked_about")),
    ):
        marks = frame[frame["is_asked_about"] == is_asked_about]
        figure.add_scatter(
            x=marks["execution_rate"],
            y=marks["score_rate"],
            mode="markers",
            name=name,
            marker={
                "color": colour,
                "symbol": symbol,
                "opacity": 0.7,
                "size": [min(10 + 3 * (count**0.5 - 1), 40) for count in marks["evaluations"]],
                "line": {"width": 0},
            },
            customdata=[[key] if isinstance(key, str) else None for key in marks["evaluation_id"]],
            hovertext=[_mark_hover(row, words) for row in marks.to_dict("records")],
            hoverinfo="text",
        )
    figure.update_xaxes(
        title_text=words("scores.axis_execution"),
        tickformat=".0%",
        range=[-0.02, max(1.03, min(float(frame["execution_rate"].max()), 2) * 1.03)],
        tickangle=0,
        nticks=7,
    )
    figure.update_yaxes(
        title_text=words("scores.axis_score_rate"), tickformat=".0%", range=[lowest - 0.01, 1.012], nticks=7
    )
    asked_about = frame[frame["is_asked_about"]]
    alt = words(
        "scores.against_execution_alt",
        count=int(frame["evaluations"].sum()),
        beyond=words.count(int(asked_about["evaluations"].sum())),
        unspent=words.amount(asked_about["unspent_yuan"].sum()),
    )
    return style.finished(figure, words, notes, title=words("scores.against_execution"), alt=alt, height=460)


def _mark_hover(row: dict[Any, Any], words: Words) -> str:
    """What a mark of the scatter says; a mark of many forms has no name."""
    name = words.text(row["project_name"]) or words.text(row["unit_name"]) or words.text(row["department_name"])
    return words(
        "scores.mark_hover",
        name=name if isinstance(row["evaluation_id"], str) else words("scores.many", count=int(row["evaluations"])),
        rate=words.rate(row["execution_rate"]),
        score=words.rate(row["score_rate"]),
        unspent=words.amount(row["unspent_yuan"]),
    )
