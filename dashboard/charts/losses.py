"""How one form came from its total weight to its score, loss by loss, beside what the rules would take."""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import style
from dashboard.charts.members import VALUES_ROOM, rows_axis, values_column
from dashboard.i18n import Words
from dashboard.records import FigureNotes

_ROW = 34
_RULES_ROOM = 150


def losses(frame: pd.DataFrame, words: Words, notes: FigureNotes) -> go.Figure:
    """A waterfall from the total weight to the reported score; outlines are what the rules would take.

    `frame`: mart `form_losses`, not empty. Every bar begins where the one above it ended.
    """
    weight, score = float(frame["weight_total"].iloc[0]), float(frame["score_total"].iloc[0])
    names = [words("losses.start"), *(loss_name(row, words) for row in frame.to_dict("records")), words("losses.end")]
    before = weight - frame["points_lost"].cumsum() + frame["points_lost"]
    after = before - frame["points_lost"]
    figure = go.Figure()
    _bars(figure, words, frame, names[1:-1], before, is_gain=False)
    _bars(figure, words, frame, names[1:-1], before, is_gain=True)
    known = frame["points_lost_expected"].notna()
    if known.any():
        figure.add_bar(
            x=-frame["points_lost_expected"][known],
            y=[place + 1 for place in range(len(frame)) if known.iloc[place]],
            base=before[known],
            orientation="h",
            name=words("losses.by_rules"),
            width=0.8,
            marker={"color": "rgba(0,0,0,0)", "line": {"color": style.NEUTRAL, "width": 1.5}},
            hoverinfo="skip",
        )
    figure.add_scatter(
        x=[weight, score],
        y=[0, len(frame) + 1],
        mode="markers+text",
        marker={"symbol": "line-ns", "size": 20, "line": {"width": 3, "color": style.SCORE}},
        text=[words.points(weight), words.points(score)],
        textposition=["middle left", "middle right"],
        cliponaxis=False,
        hoverinfo="skip",
        showlegend=False,
    )
    beside = [_beside(row, words) for row in frame.to_dict("records")]
    values_column(figure, ["", *beside, ""])
    labels = rows_axis(figure, names)
    reached = [weight, score, *before, *after, *(before - frame["points_lost_expected"].astype(float)).dropna()]
    spread = max(max(reached) - min(reached), 1.0)
    figure.update_layout(barmode="overlay", bargap=0.45)
    figure.update_xaxes(
        title_text=words("project.axis_points"), range=[min(reached) - 0.16 * spread, max(reached) + 0.16 * spread]
    )
    return style.finished(
        figure,
        words,
        notes,
        title=words("losses.title"),
        alt=_alt(frame, words, weight, score),
        unit=words("project.axis_points"),
        height=110 + _ROW * len(names),
        left=style.label_room(labels),
        right=VALUES_ROOM if max(map(len, beside)) < 8 else _RULES_ROOM,
    )


def loss_name(row: Mapping[Hashable, Any], words: Words) -> str:
    """What a loss is called: the indicator, or the part of the form it belongs to."""
    if row["part"] == "indicator":
        return words.text(row["level_3"]) or words("evidence.numbered", number=int(row["ordinal"]))
    return words.value("part", row["part"])


def _bars(
    figure: go.Figure, words: Words, frame: pd.DataFrame, names: list[str], before: pd.Series, *, is_gain: bool
) -> None:
    """The floating bars of what was lost, or of what was gained above the weight."""
    chosen = frame["points_lost"] < 0 if is_gain else frame["points_lost"] > 0
    if not chosen.any():
        return
    rows = [(place, row) for place, row in enumerate(frame.to_dict("records")) if chosen.iloc[place]]
    figure.add_bar(
        x=-frame["points_lost"][chosen],
        y=[place + 1 for place, _ in rows],
        base=before[chosen],
        orientation="h",
        name=words("losses.gained" if is_gain else "project.lost"),
        width=0.5,
        marker={"color": style.SCORE} if is_gain else {"color": style.PENALTY, "pattern": {"shape": "/"}},
        customdata=[[_opens(row)] for _, row in rows],
        hovertext=[_hover(row, names[place], words) for place, row in rows],
        hoverinfo="text",
    )


def _opens(row: Mapping[Hashable, Any]) -> str:
    """The key of the figure that a bar stands for."""
    if row["part"] == "indicator":
        return f"indicators/{int(row['ordinal'])}/points_lost"
    return "funds/total/score_reported" if row["part"] == "execution" else "evaluations//points_lost"


def _hover(row: Mapping[Hashable, Any], name: str, words: Words) -> str:
    cause = words.text(row["deduction_cause"])
    cause = words.value("deduction_cause", cause) if cause else ""
    remark = style.wrap(words.text(row["remark"]), 60)[:6]
    lines = [name, words("losses.hover", points=words.points(-row["points_lost"], is_signed=True), cause=cause)]
    return "<br>".join([*lines, *(line for line in remark if line)])


def _beside(row: Mapping[Hashable, Any], words: Words) -> str:
    """The loss as filed, and by the rules where they know another."""
    filed = words.points(-row["points_lost"], is_signed=True)
    expected = row["points_lost_expected"]
    if pd.isna(expected) or expected == row["points_lost"]:
        return filed
    return words("losses.beside", filed=filed, expected=words.points(-expected, is_signed=True))


def _alt(frame: pd.DataFrame, words: Words, weight: float, score: float) -> str:
    worst = max(frame.to_dict("records"), key=lambda row: row["points_lost"])
    by_rules = float(frame["score_by_rules"].iloc[0])
    said = words(
        "losses.alt",
        count=int((frame["points_lost"] > 0).sum()),
        weight=words.points(weight),
        score=words.points(score),
        worst=loss_name(worst, words),
        lost=words.points(worst["points_lost"]),
    )
    if by_rules == score:
        return said
    return said + words("losses.alt_rules", score=words.points(by_rules))
