"""Points lost by cause."""

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import style
from dashboard.charts.label_rows import wrapped_rows_axis
from dashboard.charts.members import member_names, values_column
from dashboard.i18n import Words
from dashboard.records import FigureNotes

ROW = 36
VALUES_ROOM = 84
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
