"""Figures of the overview: trend by year, districts side by side, what changed."""

from math import floor

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from dashboard.charts import style
from dashboard.charts.members import (
    VALUES_ROOM,
    ends,
    form_types,
    member_names,
    rows_axis,
    values_column,
)
from dashboard.charts.rate_rows import rate_rows
from dashboard.i18n import Words
from dashboard.records import FigureNotes

ROW = 34


def trend(frame: pd.DataFrame, words: Words, notes: FigureNotes) -> go.Figure | None:
    """Execution rate and mean score by year, one line a form type; None where no form type has two years.

    `frame`: mart `results` with grain all, by year.
    """
    dated = frame[frame["year"].notna()]
    known = dated.groupby("form_type")[["execution_rate", "score_mean"]].count().max(axis="columns")
    frame = dated[dated["form_type"].isin(known[known > 1].index)]
    if frame.empty:
        return None
    figure = make_subplots(rows=2, cols=1, shared_xaxes=True, vertical_spacing=0.12)
    for form_type in form_types(frame):
        rows = frame[frame["form_type"] == form_type].sort_values("year")
        name = words.value("form_type", form_type)
        for panel, column, colour, written in (
            (1, "execution_rate", style.EXECUTION, words.rate),
            (2, "score_mean", style.SCORE, words.points),
        ):
            figure.add_scatter(
                x=rows["year"].astype(int),
                y=rows[column],
                name=name,
                legendgroup=form_type,
                showlegend=panel == 1,
                mode="lines+markers",
                line={"color": colour, "width": 2.5, "dash": style.DASHES[form_type]},
                marker={"size": 9},
                customdata=[[str(int(year))] for year in rows["year"]],
                hovertext=[
                    f"{name} {int(year)}<br>{written(value)}"
                    for year, value in zip(rows["year"], rows[column], strict=True)
                ],
                hoverinfo="text",
                row=panel,
                col=1,
            )
    figure.update_xaxes(dtick=1, tickformat="d", showgrid=False)
    figure.update_yaxes(title_text=words("overview.axis_rate"), tickformat=".0%", row=1, col=1)
    figure.update_yaxes(title_text=words("overview.axis_score"), row=2, col=1)
    largest = frame.loc[frame["form_type"] == frame.groupby("form_type")["evaluations"].sum().idxmax()].sort_values(
        "year"
    )
    alt = words(
        "overview.trend_alt",
        form_type=words.value("form_type", str(largest["form_type"].iloc[0])),
        first=int(largest["year"].iloc[0]),
        last=int(largest["year"].iloc[-1]),
        rate_first=words.rate(largest["execution_rate"].iloc[0]),
        rate_last=words.rate(largest["execution_rate"].iloc[-1]),
    )
    return style.finished(figure, words, notes, title=words("overview.trend"), alt=alt, height=440)


def districts(frame: pd.DataFrame, words: Words, notes: FigureNotes) -> go.Figure:
    """Execution rate on both bases, one row a district and form type.

    `frame`: mart `results` with grain district. Marks carry the administrative code.
    """
    names = member_names(frame, words)
    figure, labels = rate_rows(frame, words, "region_code")
    lowest, highest_name, lowest_rate, highest_rate = ends(frame["execution_rate"], names)
    alt = words(
        "overview.districts_alt",
        count=len(frame),
        lowest=lowest,
        lowest_rate=words.rate(lowest_rate),
        highest=highest_name,
        highest_rate=words.rate(highest_rate),
    )
    return style.finished(
        figure,
        words,
        notes,
        title=words("overview.districts"),
        alt=alt,
        height=130 + ROW * len(frame),
        left=style.label_room(labels),
        right=VALUES_ROOM,
    )


def district_scores(frame: pd.DataFrame, words: Words, notes: FigureNotes) -> go.Figure:
    """Mean score and median, one row a district and form type; `frame` as for `districts`."""
    names = member_names(frame, words)
    places = list(range(len(frame)))
    figure = go.Figure()
    for column, symbol in (("score_mean", "circle"), ("score_median", "line-ns-open")):
        figure.add_scatter(
            x=frame[column],
            y=places,
            mode="markers",
            name=words.label(column),
            marker={"symbol": symbol, "size": 13, "color": style.SCORE, "line": {"width": 2.5, "color": style.SCORE}},
            customdata=region_keys(frame),
            hovertext=[
                f"{name}<br>{words.label(column)} {words.points(score)}"
                for name, score in zip(names, frame[column], strict=True)
            ],
            hoverinfo="text",
        )
    values_column(figure, [words.points(score) for score in frame["score_mean"]])
    labels = rows_axis(figure, names)
    known = [score for column in ("score_mean", "score_median") for score in frame[column] if pd.notna(score)]
    figure.update_xaxes(range=[floor(min(known, default=2)) - 2, max([*known, 100]) + 1], nticks=6, tickangle=0)
    lowest, highest, lowest_score, highest_score = ends(frame["score_mean"], names)
    alt = words(
        "overview.district_scores_alt",
        count=len(frame),
        lowest=lowest,
        lowest_score=words.points(lowest_score),
        highest=highest,
        highest_score=words.points(highest_score),
    )
    return style.finished(
        figure,
        words,
        notes,
        title=words("overview.district_scores"),
        alt=alt,
        height=130 + ROW * len(frame),
        left=style.label_room(labels),
        right=VALUES_ROOM,
    )


def changes(frame: pd.DataFrame, words: Words, notes: FigureNotes) -> go.Figure:
    """Change of the execution rate since the year before, one row a department.

    `frame`: mart `year_changes`, not empty.
    """
    names = member_names(frame, words)
    change = frame["execution_rate_change"]
    written = [words.rate_change(value) for value in change]
    figure = go.Figure(
        go.Bar(
            x=change * 100,
            y=list(range(len(frame))),
            orientation="h",
            marker={"color": style.EXECUTION},
            text=written,
            textposition="outside",
            cliponaxis=False,
            customdata=[[name] for name in frame["department_name"]],
            hovertext=[
                f"{name}<br>{words.rate(before)} → {words.rate(after)}"
                for name, before, after in zip(
                    names, frame["execution_rate_before"], frame["execution_rate"], strict=True
                )
            ],
            hoverinfo="text",
        )
    )
    labels = rows_axis(figure, names)
    reach = max(float(change.abs().max()) * 100, 1) * 1.5
    figure.update_xaxes(
        title_text=words.label("execution_rate_change"), ticksuffix="%", range=[-reach, reach], zeroline=True
    )
    alt = words(
        "overview.changes_alt", count=len(frame), year=int(frame["year"].iloc[0]), name=names[0], change=written[0]
    )
    return style.finished(
        figure,
        words,
        notes,
        title=words("overview.changes"),
        alt=alt,
        height=110 + 30 * len(frame),
        left=style.label_room(labels),
    )


def region_keys(frame: pd.DataFrame) -> list[list[str]]:
    """What a click on a district hands on: its administrative code."""
    return [[code if isinstance(code, str) else ""] for code in frame["region_code"]]
