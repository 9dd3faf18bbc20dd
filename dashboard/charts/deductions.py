"""Points lost: by cause, and what would come off at another threshold for going over target."""

from collections.abc import Hashable
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import style
from dashboard.charts.label_rows import pack_rows_axis, wrapped_rows_axis
from dashboard.charts.members import member_names, values_column
from dashboard.i18n import Words
from dashboard.records import FigureNotes

ROW = 36
VALUES_ROOM = 84
# The penalty that is only calculated: the same colour, paler.
SIMULATED = "#f0b48d"
# Colours of causes, everywhere the same: over target is the penalty of this product, execution has its own colour.
CAUSES = {
    "over_target": style.PENALTY,
    "under_target": "#e69f00",
    "unexplained": "#cc79a7",
    "other": "#8c6bb1",
    "execution": style.EXECUTION,
    "unlisted": style.NEUTRAL,
}


def causes(frame: pd.DataFrame, words: Words, notes: FigureNotes) -> go.Figure:
    """Points lost of each district or department, stacked by cause; the total stands beside.

    `frame`: mart `points_lost_causes` of one form type, not empty.
    """
    members = frame.drop_duplicates("member_key").reset_index(drop=True)
    names = member_names(members, words)
    place_of = {key: place for place, key in enumerate(members["member_key"])}
    figure = go.Figure()
    sums = {}
    for cause, colour in CAUSES.items():
        rows = frame[frame["deduction_cause"] == cause]
        if rows.empty:
            continue
        sums[cause] = rows["points_lost"].sum()
        figure.add_bar(
            x=rows["points_lost"],
            y=[place_of[key] for key in rows["member_key"]],
            orientation="h",
            name=words.value("deduction_cause", cause),
            marker={"color": colour},
            hovertext=[
                words(
                    "over_target.cause_hover",
                    name=names[place_of[row["member_key"]]],
                    cause=words.value("deduction_cause", cause),
                    points=words.points(row["points_lost"]),
                    evaluations=words.count(row["evaluations"]),
                )
                for row in rows.to_dict("records")
            ],
            hoverinfo="text",
        )
    figure.update_layout(barmode="stack", legend={"traceorder": "normal"})
    left = wrapped_rows_axis(figure, names)
    values_column(figure, [words.points(points) for points in members["points_lost_total"]])
    figure.update_xaxes(title_text=words("over_target.axis_points"), nticks=7, tickangle=0, rangemode="tozero")
    parts = [
        words("over_target.cause_part", cause=words.value("deduction_cause", cause), points=words.points(points))
        for cause, points in sums.items()
    ]
    alt = words("over_target.causes_alt", total=words.points(sum(sums.values())), parts=words.listed(parts))
    in_all = int(members["members"].iloc[0])
    if in_all > len(members):
        alt += words("over_target.members_points", members=words.count(in_all), shown=words.count(len(members)))
    return style.finished(
        figure,
        words,
        notes,
        title=words("over_target.causes"),
        alt=alt,
        unit=words("over_target.unit_points"),
        height=max(260, 130 + ROW * len(members)),
        left=left,
        right=VALUES_ROOM,
    )


def curve(frame: pd.DataFrame, packs: pd.DataFrame, threshold: float, words: Words, notes: FigureNotes) -> go.Figure:
    """What would come off at every threshold, beside what did; the chosen threshold and the packs' own are marked.

    `frame`: mart `deduction_curve` of one form type, not empty; `packs`: mart `pack_thresholds`; threshold from 0 to 3.
    """
    figure = go.Figure()
    lost = frame["points_lost"].iloc[0]
    figure.add_scatter(
        x=frame["threshold_rate"],
        y=frame["points_simulated"],
        mode="lines",
        line={"color": style.PENALTY, "width": 2.5, "shape": "vh"},
        name=words("over_target.simulated"),
        hovertext=[
            words(
                "over_target.curve_hover",
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
        name=words("over_target.actual", points=words.points(lost)),
        hoverinfo="skip",
    )
    known = packs[packs["deduct_from_rate"].notna()]
    for rate in sorted(known["deduct_from_rate"].unique()):
        own = words(
            "over_target.own",
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
        title_text=words("over_target.axis_threshold"), tickformat=".0%", range=[-0.02, 3.02], nticks=7, tickangle=0
    )
    figure.update_yaxes(title_text=words("over_target.axis_points"), rangemode="tozero", tickformat=",", nticks=6)
    alt = words(
        "over_target.curve_alt",
        threshold=words.rate(threshold, 0),
        count=int(chosen["indicators"]),
        points=words.points(chosen["points_simulated"]),
        lost=words.points(lost),
    )
    if chosen["indicators_assumed"]:
        alt += words("over_target.assumed", count=int(chosen["indicators_assumed"]))
    return style.finished(
        figure,
        words,
        notes,
        title=words("over_target.curve"),
        alt=alt,
        unit=words("over_target.unit_points"),
        height=400,
    )


def groups(frame: pd.DataFrame, words: Words, notes: FigureNotes) -> go.Figure:
    """What came off and what would, one row a district or department and rule pack; the largest difference first.

    `frame`: mart `deduction_groups` of one form type, not empty.
    """
    names = member_names(frame, words)
    figure = go.Figure()
    for column, label, colour in (
        ("points_lost", words("over_target.came_off"), style.PENALTY),
        ("points_simulated", words("over_target.would_come_off"), SIMULATED),
    ):
        figure.add_bar(
            x=frame[column],
            y=list(range(len(frame))),
            orientation="h",
            name=label,
            marker={"color": colour},
            hovertext=[
                words(
                    "over_target.group_hover",
                    name=name,
                    pack=words.text(row[f"pack_name_{words.language}"]) or words("missing"),
                    label=label,
                    points=words.points(row[column]),
                    each=words.points(row["deduction_points"]),
                )
                for name, row in zip(names, frame.to_dict("records"), strict=True)
            ],
            hoverinfo="text",
        )
    figure.update_layout(barmode="group")
    packs = [words.text(pack) or words("missing") for pack in frame[f"pack_name_{words.language}"]]
    left = pack_rows_axis(
        figure,
        names,
        [
            words("over_target.name_assumed", name=pack) if is_assumed else pack
            for pack, is_assumed in zip(packs, frame["is_points_assumed"], strict=True)
        ],
    )
    values_column(figure, [words.points(points, is_signed=True) for points in frame["points_difference"]])
    figure.update_xaxes(title_text=words("over_target.axis_points"), rangemode="tozero", nticks=7, tickangle=0)
    alt = words(
        "over_target.groups_alt",
        count=len(frame),
        name=names[0],
        difference=words.points(frame["points_difference"].iloc[0], is_signed=True),
    )
    if frame["is_points_assumed"].any():
        alt += words("over_target.assumed_rows")
    return style.finished(
        figure,
        words,
        notes,
        title=words("over_target.groups"),
        alt=alt,
        unit=words("over_target.unit_points"),
        height=max(260, 130 + 50 * len(frame)),
        left=left,
        right=VALUES_ROOM,
    )


def _step_at(frame: pd.DataFrame, threshold: float) -> dict[Hashable, Any]:
    """The row of the curve at the nearest threshold."""
    return min(frame.to_dict("records"), key=lambda row: abs(row["threshold_rate"] - threshold))
