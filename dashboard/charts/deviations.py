"""Indicators over their targets, every one by its deviation on a log strip."""

from collections.abc import Hashable
from math import log10
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import style
from dashboard.charts.label_rows import wrapped_rows_axis
from dashboard.charts.members import member_names, values_column
from dashboard.i18n import Words
from dashboard.records import FigureNotes

ROW = 46
VALUES_ROOM = 66
# Deviations below this are drawn here: a log axis has no 0.
SMALLEST = 0.01
DECADES = (0.01, 0.1, 1, 10, 100, 1000)
LINES = (("explain_from_rate", "dot"), ("large_from_rate", "dash"), ("target_low_rate", "longdashdot"))


def strip(frame: pd.DataFrame, packs: pd.DataFrame, words: Words, notes: FigureNotes) -> go.Figure:
    """Every indicator over its target by its deviation, one row a district or department, with the lines of the packs.

    `frame`: mart `deviations` of one form type, not empty; `packs`: mart `pack_thresholds`. Full marks lost points,
    hollow ones did not, diamonds should have been explained and are not. Marks of one indicator carry the evaluation.
    """
    members = frame.drop_duplicates("member_key").drop(columns="project_name").reset_index(drop=True)
    names = member_names(members, words)
    figure = go.Figure()
    _add_pack_lines(figure, packs, len(members), words)
    _add_deduction_lines(figure, members, words)
    counts = _add_marks(figure, frame, {key: place for place, key in enumerate(members["member_key"])}, words)
    left = wrapped_rows_axis(figure, names)
    values_column(
        figure, [words("over_target.indicators", count=int(count)) for count in members["indicators_of_member"]]
    )
    farthest = max(float(frame["deviation_rate"].max()) * 1.5, 1.5)
    ticks = [tick for tick in DECADES if tick <= farthest]
    figure.update_xaxes(
        type="log",
        range=[log10(SMALLEST) - 0.1, log10(farthest)],
        tickvals=ticks,
        ticktext=[words("over_target.over", rate=words.rate(tick, 0)) for tick in ticks],
        title_text=words("over_target.axis_deviation"),
        tickangle=0,
    )
    alt = words(
        "over_target.strip_alt",
        count=int(frame["indicators"].sum()),
        deducted=words.count(counts["deducted"]),
        not_explained=words.count(counts["not_explained"]),
        largest=words.rate(frame["deviation_rate"].max(), 0),
    )
    in_all = int(members["members"].iloc[0])
    if in_all > len(members):
        alt += words("over_target.members", members=words.count(in_all), shown=words.count(len(members)))
    return style.finished(
        figure,
        words,
        notes,
        title=words("over_target.strip"),
        alt=alt,
        height=max(360, 180 + ROW * len(members)),
        left=left,
        right=VALUES_ROOM,
    )


def _add_pack_lines(figure: go.Figure, packs: pd.DataFrame, rows: int, words: Words) -> None:
    """A line for each value that a pack sets: to be explained, to be looked at, target plainly too low."""
    for column, dash in LINES:
        for rate in sorted(packs[column].dropna().unique()):
            figure.add_scatter(
                x=[rate, rate],
                y=[-0.6, rows - 0.4],
                mode="lines",
                name=words(f"over_target.line_{column}", rate=words.rate(rate, 0)),
                line={"color": style.NEUTRAL, "width": 1.5, "dash": dash},
                hoverinfo="skip",
            )


def _add_deduction_lines(figure: go.Figure, members: pd.DataFrame, words: Words) -> None:
    """In the rows whose pack takes points off: a stroke at the deviation from which it does."""
    known = [(place, rate) for place, rate in enumerate(members["deduct_from_rate"]) if pd.notna(rate)]
    if known:
        figure.add_scatter(
            x=[x for _, rate in known for x in (rate, rate, None)],
            y=[y for place, _ in known for y in (place - 0.46, place + 0.46, None)],
            mode="lines",
            name=words("over_target.line_deduct_from_rate"),
            line={"color": style.PENALTY, "width": 3},
            hoverinfo="skip",
        )


def _add_marks(figure: go.Figure, frame: pd.DataFrame, places: dict[str, int], words: Words) -> dict[str, int]:
    """The marks in three looks; returns how many indicators each look stands for."""
    offsets = frame.groupby("member_key").cumcount()
    marks = frame.assign(
        y=[places[key] + _spread(number) for key, number in zip(frame["member_key"], offsets, strict=True)]
    )
    is_deducted = frame["is_deducted"].astype(bool)
    is_silent = frame["is_explanation_missing"].astype(bool)
    counts = {}
    for name, chosen, colour, symbol in (
        ("deducted", is_deducted, style.PENALTY, "circle"),
        ("not_deducted", ~is_deducted & ~is_silent, style.NEUTRAL, "circle-open"),
        ("not_explained", ~is_deducted & is_silent, style.PENALTY, "diamond-open"),
    ):
        rows = marks[chosen]
        counts[name] = int(rows["indicators"].sum())
        figure.add_scatter(
            x=rows["deviation_rate"].clip(lower=SMALLEST),
            y=rows["y"],
            mode="markers",
            name=words(f"over_target.{name}"),
            marker={
                "symbol": symbol,
                "color": colour,
                "opacity": 0.85,
                "size": [min(9 + 2.5 * (count**0.5 - 1), 34) for count in rows["indicators"]],
                "line": {"width": 2},
            },
            customdata=[[key] if isinstance(key, str) else None for key in rows["evaluation_id"]],
            hovertext=[_mark_hover(row, words) for row in rows.to_dict("records")],
            hoverinfo="text",
        )
    return counts


def _spread(number: int) -> float:
    """How far the nth mark of a row stands off its middle, so that equal deviations stay apart."""
    return ((number * 0.618034) % 1 - 0.5) * 0.6


def _mark_hover(row: dict[Hashable, Any], words: Words) -> str:
    """What a mark says; a mark of many indicators has no name."""
    if not isinstance(row["evaluation_id"], str):
        return words(
            "over_target.many_hover",
            count=int(row["indicators"]),
            deviation=words.rate(row["deviation_rate"], 0),
            points=words.points(row["points_lost"]),
        )
    return words(
        "over_target.mark_hover",
        project=words.text(row["project_name"]) or words("unnamed"),
        indicator=words.text(row["level_3"]) or words("unnamed"),
        target=words.text(row["target_text"]),
        actual=words.text(row["actual_text"]),
        deviation=words.rate(row["deviation_rate"]),
        points=words.points(row["points_lost"]),
    )
