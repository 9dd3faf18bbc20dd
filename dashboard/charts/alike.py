"""Departments beside those alike, and what moved an execution rate from one year to the next."""

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import style
from dashboard.charts.label_rows import wrapped_rows_axis
from dashboard.charts.members import member_names, rate_axis, values_column
from dashboard.i18n import Words
from dashboard.records import FigureNotes

ROW = 36
VALUES_ROOM = 84


def peers(frame: pd.DataFrame, words: Words, notes: FigureNotes) -> go.Figure:
    """Execution rates of departments alike in kind and size, the one in question marked; mean scores stand beside.

    `frame`: mart `peers` of one form type, not empty.
    """
    names = member_names(frame, words)
    rates = frame["execution_rate"].astype(float)
    figure = go.Figure()
    figure.add_bar(
        x=rates,
        y=list(range(len(frame))),
        orientation="h",
        marker={
            "color": style.EXECUTION,
            "opacity": [1.0 if is_this else style.FAINT for is_this in frame["is_this"]],
        },
        text=[words.rate(rate) for rate in rates],
        textposition="inside",
        insidetextanchor="start",
        hovertext=[
            words(
                "compare.peer_hover",
                name=name,
                rate=words.rate(row["execution_rate"]),
                rate_initial=words.rate(row["execution_rate_initial"]),
                budget=words.amount(row["budget_adjusted_yuan"]),
                score=words.points(row["score_mean"]),
                count=int(row["evaluations"]),
            )
            for name, row in zip(names, frame.to_dict("records"), strict=True)
        ],
        hoverinfo="text",
        showlegend=False,
    )
    left = wrapped_rows_axis(figure, names)
    figure.update_xaxes(**rate_axis(float(rates.max(skipna=True) if rates.notna().any() else 1)))
    values_column(figure, [words.points(score) for score in frame["score_mean"]])
    own = frame[frame["is_this"]].iloc[0]
    others = frame[~frame["is_this"]]
    place = int((rates > own["execution_rate"]).sum()) + 1
    return style.finished(
        figure,
        words,
        notes,
        title=words("compare.peers"),
        alt=words(
            "compare.peers_alt",
            count=len(others),
            name=names[int(frame["is_this"].to_numpy().argmax())],
            kind=words.value("body_kind", own["body_kind"]),
            rate=words.rate(own["execution_rate"]),
            place=words.count(place),
            all=words.count(len(frame)),
            median=words.rate(others["execution_rate"].median()),
        ),
        height=max(240, 110 + ROW * len(frame)),
        left=left,
        right=VALUES_ROOM,
    )


def split(frame: pd.DataFrame, words: Words, notes: FigureNotes) -> go.Figure:
    """From the execution rate of the year before to that of the last year: own changes, the mix, what came and went.

    `frame`: mart `rate_split` of one form type, not empty.
    """
    total = frame.iloc[0]
    year = int(total["year"])
    changes = [float(total[f"{part}_change_all"]) for part in ("own", "mix", "entry")]
    names = [
        words("compare.rate_of", year=year - 1),
        words("compare.own_change"),
        words("compare.mix_change"),
        words("compare.entry_change"),
        words("compare.rate_of", year=year),
    ]
    reached = [float(total["rate_all_before"])]
    for change in changes:
        reached.append(reached[-1] + change)
    figure = go.Figure()
    figure.add_bar(
        x=changes,
        y=[1, 2, 3],
        base=reached[:3],
        orientation="h",
        width=0.5,
        marker={"color": style.EXECUTION, "opacity": 0.6},
        text=[words.rate_change(change) for change in changes],
        textposition="outside",
        cliponaxis=False,
        hoverinfo="skip",
        showlegend=False,
    )
    # Marks, not bars: the axis does not begin at 0.
    figure.add_scatter(
        x=[total["rate_all_before"], total["rate_all"]],
        y=[0, 4],
        mode="markers+text",
        marker={"symbol": "line-ns", "size": 22, "line": {"width": 3, "color": style.EXECUTION}},
        text=[words.rate(total["rate_all_before"]), words.rate(total["rate_all"])],
        textposition="middle right",
        cliponaxis=False,
        hoverinfo="skip",
        showlegend=False,
    )
    left = wrapped_rows_axis(figure, names)
    low, high = min([*reached, total["rate_all"]]), max([*reached, total["rate_all"]])
    room = max((high - low) * 0.6, 0.01)
    figure.update_layout(barmode="overlay")
    figure.update_xaxes(
        tickformat=".1%", range=[max(low - room, 0), high + room], nticks=6, title_text=words("overview.axis_rate")
    )
    return style.finished(
        figure,
        words,
        notes,
        title=words("compare.split"),
        alt=words(
            "compare.split_alt",
            before=year - 1,
            after=year,
            rate_before=words.rate(total["rate_all_before"]),
            rate=words.rate(total["rate_all"]),
            own=words.rate_change(total["own_change_all"]),
            mix=words.rate_change(total["mix_change_all"]),
            entry=words.rate_change(total["entry_change_all"]),
        ),
        height=300,
        left=left,
        right=40,
    )
