"""What another rule for going over target would change: points, grades, mean scores and places."""

from collections.abc import Hashable
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import style
from dashboard.charts.label_rows import wrapped_rows_axis
from dashboard.charts.members import member_names, values_column
from dashboard.i18n import Words
from dashboard.records import FigureNotes

ROW = 50
VALUES_ROOM = 84
PLACES_ROOM = 110
# What is only worked out: the colour of its subject, paler.
PENALTY_SIMULATED = "#f0b48d"
SCORE_SIMULATED = "#8fd0bd"


def curve(
    frame: pd.DataFrame, packs: pd.DataFrame, threshold: float, rule: str, words: Words, notes: FigureNotes
) -> go.Figure:
    """What would come off at every threshold, beside what did; the chosen threshold and the packs' own are marked.

    `frame`: mart `deduction_curve` of one form type, not empty; `packs`: mart `pack_thresholds`; threshold from 0 to 3;
    `rule`: the code of the curve.
    """
    figure = go.Figure()
    lost = frame["points_lost"].iloc[0]
    figure.add_scatter(
        x=frame["threshold_rate"],
        y=frame["points_simulated"],
        mode="lines",
        line={"color": style.PENALTY, "width": 2.5, "shape": "vh"},
        name=words("lab.would_come_off"),
        hovertext=[
            words(
                "lab.curve_hover",
                threshold=words.rate(row["threshold_rate"], 0),
                count=words.count(row["indicators"]),
                points=words.points(row["points_simulated"]),
            )
            for row in frame.to_dict("records")
        ],
        hoverinfo="text",
    )
    figure.add_scatter(
        x=[0, 3],
        y=[lost, lost],
        mode="lines",
        line={"color": style.NEUTRAL, "width": 2, "dash": "dash"},
        name=words("lab.actual", points=words.points(lost)),
        hoverinfo="skip",
    )
    known = packs[packs["deduct_from_rate"].notna()]
    for rate in sorted(known["deduct_from_rate"].unique()):
        own = words(
            "lab.own",
            packs=words.listed(list(known.loc[known["deduct_from_rate"] == rate, f"pack_name_{words.language}"])),
            rate=words.rate(rate, 0),
        )
        figure.add_scatter(
            x=[rate],
            y=[_step_at(frame, rate)["points_simulated"]],
            mode="markers",
            marker={"symbol": "star", "size": 15, "color": style.PENALTY, "line": {"width": 0}},
            name=own,
            hovertext=[own],
            hoverinfo="text",
        )
    figure.add_vline(x=threshold, line={"dash": "solid", "width": 1.5})
    chosen = _step_at(frame, threshold)
    figure.update_xaxes(
        title_text=words("lab.axis_threshold"), tickformat=".0%", range=[-0.02, 3.02], nticks=7, tickangle=0
    )
    figure.update_yaxes(title_text=words("over_target.axis_points"), rangemode="tozero", tickformat=",", nticks=6)
    return style.finished(
        figure,
        words,
        notes,
        title=words("lab.curve_title", rule=words(f"lab.curve.{rule}")),
        alt=words(
            "lab.curve_alt",
            threshold=words.rate(threshold, 0),
            count=int(chosen["indicators"]),
            points=words.points(chosen["points_simulated"]),
            lost=words.points(lost),
        ),
        unit=words("over_target.unit_points"),
        height=400,
    )


def grades(frame: pd.DataFrame, words: Words, notes: FigureNotes) -> go.Figure:
    """Evaluations by grade, as filed and under the other rule.

    `frame`: mart `deduction_grades` of one form type, not empty.
    """
    figure = go.Figure()
    names = [words.value("grade", grade) for grade in frame["grade"]]
    for column, label, colour in (
        ("evaluations", words("lab.as_filed"), style.SCORE),
        ("evaluations_simulated", words("lab.would_be"), SCORE_SIMULATED),
    ):
        figure.add_bar(
            x=names,
            y=frame[column],
            name=label,
            marker={"color": colour},
            text=[words.count(count) for count in frame[column]],
            textposition="outside",
            cliponaxis=False,
            hoverinfo="skip",
        )
    parts = [
        words(
            "lab.grade_part",
            grade=name,
            before=words.count(row["evaluations"]),
            after=words.count(row["evaluations_simulated"]),
        )
        for name, row in zip(names, frame.to_dict("records"), strict=True)
    ]
    figure.update_layout(barmode="group")
    figure.update_yaxes(title_text=words("scores.axis_evaluations"), rangemode="tozero", tickformat=",", nticks=5)
    return style.finished(
        figure,
        words,
        notes,
        title=words("lab.grades"),
        alt=words("lab.grades_alt", parts=words.clauses(parts)),
        height=320,
    )


def groups(frame: pd.DataFrame, words: Words, notes: FigureNotes) -> go.Figure:
    """What came off and what would, one row a district or department; the largest difference first.

    `frame`: mart `deduction_groups` of one form type, not empty.
    """
    names = member_names(frame, words)
    figure = go.Figure()
    for column, label, colour in (
        ("points_lost", words("lab.came_off"), style.PENALTY),
        ("points_simulated", words("lab.would_come_off"), PENALTY_SIMULATED),
    ):
        figure.add_bar(
            x=frame[column],
            y=list(range(len(frame))),
            orientation="h",
            name=label,
            marker={"color": colour},
            hovertext=[
                words("lab.group_hover", name=name, label=label, points=words.points(points))
                for name, points in zip(names, frame[column], strict=True)
            ],
            hoverinfo="text",
        )
    figure.update_layout(barmode="group")
    left = wrapped_rows_axis(figure, names)
    values_column(figure, [words.points(points, is_signed=True) for points in frame["points_difference"]])
    figure.update_xaxes(title_text=words("over_target.axis_points"), rangemode="tozero", nticks=7, tickangle=0)
    return style.finished(
        figure,
        words,
        notes,
        title=words("lab.groups"),
        alt=words(
            "lab.groups_alt",
            count=len(frame),
            name=names[0],
            difference=words.points(frame["points_difference"].iloc[0], is_signed=True),
        )
        + _cut(frame, words),
        unit=words("over_target.unit_points"),
        height=max(260, 130 + ROW * len(frame)),
        left=left,
        right=VALUES_ROOM,
    )


def standings(frame: pd.DataFrame, words: Words, notes: FigureNotes) -> go.Figure | None:
    """Mean scores as filed and under the other rule, joined by a line; the places by them stand beside.

    `frame`: mart `deduction_groups` of one form type. None where no member has a score.
    """
    scored = frame[frame["score_mean"].notna()].sort_values("score_place")
    if scored.empty:
        return None
    names = member_names(scored, words)
    rows = scored.to_dict("records")
    places = list(range(len(rows)))
    figure = go.Figure()
    figure.add_scatter(
        x=[x for row in rows for x in (row["score_mean"], row["score_mean_simulated"], None)],
        y=[y for place in places for y in (place, place, None)],
        mode="lines",
        line={"color": style.NEUTRAL, "width": 2},
        hoverinfo="skip",
        showlegend=False,
    )
    for column, label, colour, size in (
        ("score_mean", words("lab.as_filed"), style.SCORE, 14),
        ("score_mean_simulated", words("lab.would_be"), SCORE_SIMULATED, 8),
    ):
        figure.add_scatter(
            x=scored[column],
            y=places,
            mode="markers",
            marker={"color": colour, "size": size},
            name=label,
            hovertext=[
                words("lab.standing_hover", name=name, label=label, score=words.points(row[column]))
                for name, row in zip(names, rows, strict=True)
            ],
            hoverinfo="text",
        )
    left = wrapped_rows_axis(figure, names)
    values_column(figure, [_places(row, words) for row in rows])
    figure.update_xaxes(title_text=words("lab.axis_mean"), nticks=7, tickangle=0)
    moved = sum(row["score_place"] != row["score_place_simulated"] for row in rows)
    return style.finished(
        figure,
        words,
        notes,
        title=words("lab.standings"),
        alt=words("lab.standings_alt", count=len(rows), moved=words.count(moved)) + _cut(frame, words),
        unit=words("over_target.unit_points"),
        height=max(260, 130 + ROW * len(rows)),
        left=left,
        right=PLACES_ROOM,
    )


def _places(row: dict[Hashable, Any], words: Words) -> str:
    """The place by mean score, or both places where the rule moves it."""
    before, after = words.count(row["score_place"]), words.count(row["score_place_simulated"])
    return words("lab.place", place=before) if before == after else words("lab.places", before=before, after=after)


def _cut(frame: pd.DataFrame, words: Words) -> str:
    """How many rows there are, where not all are shown."""
    members = int(frame["members"].iloc[0])
    if members <= len(frame):
        return ""
    return words("lab.members", members=words.count(members), shown=words.count(len(frame)))


def _step_at(frame: pd.DataFrame, threshold: float) -> dict[Hashable, Any]:
    """The row of the curve at the nearest threshold."""
    return min(frame.to_dict("records"), key=lambda row: abs(row["threshold_rate"] - threshold))
