"""Figures of execution rates: ranking, bands, two means, change by year."""

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import style
from dashboard.charts.cut_names import cut_names
from dashboard.charts.members import (
    LABEL_WIDTH,
    VALUES_ROOM,
    form_types,
    member_names,
    rate_axis,
    rows_axis,
)
from dashboard.charts.rate_rows import rate_rows
from dashboard.i18n import Words
from dashboard.records import FigureNotes

THRESHOLD = 0.8
ROW = 30
BELOW = ("below_30", "from_30_to_60", "from_60_to_80")
# What a click on a member hands on, by the grain of the frame: the column that names it.
KEYS = {"district": "region_code", "department": "department_name", "unit": "unit_name", "project": "evaluation_id"}


def ranking(frame: pd.DataFrame, grain: str, words: Words, notes: FigureNotes) -> go.Figure:
    """Execution rate of every member as a bar with the 80 % line; a diamond marks the rate on the initial budget.

    `frame`: mart `results` for the grain. Bars below the line are full, the others pale. Members whose rate is
    unknown are listed without a bar. Marks carry the member's key (KEYS).
    """
    names = member_names(frame, words)
    rates = frame["execution_rate"]
    opacity = [1 if rate < THRESHOLD else style.FAINT for rate in rates]
    figure, labels = rate_rows(frame, words, KEYS[grain], opacity)
    figure.add_vline(x=THRESHOLD)
    rated = sorted((rate, name) for rate, name in zip(rates, names, strict=True) if pd.notna(rate))
    members = int(frame.drop_duplicates("form_type")["members"].sum())
    alt = words(
        "execution.ranking_alt" if members == len(frame) else "execution.ranking_alt_part",
        count=members,
        shown=words.count(len(frame)),
        most=words.count(frame["place"].max()),
        lowest=rated[0][1] if rated else names[0],
        lowest_rate=words.rate(rated[0][0] if rated else None),
        below=words.count(sum(rate < THRESHOLD for rate, _ in rated)),
    )
    return style.finished(
        figure,
        words,
        notes,
        title=words("execution.ranking"),
        alt=alt,
        height=110 + ROW * len(frame),
        left=style.label_room(labels),
        right=VALUES_ROOM,
    )


def bands(frame: pd.DataFrame, words: Words, notes: FigureNotes) -> go.Figure:
    """How many evaluations fall into each band of the execution rate, by form type; `frame`: mart `execution_bands`."""
    figure = go.Figure()
    counted = frame.groupby("band")["evaluations"].sum()
    shown = frame[(frame["band"] != "unknown") | (counted.get("unknown", 0) > 0)]
    sentences = []
    for form_type in form_types(frame):
        rows = shown[shown["form_type"] == form_type]
        numbers = dict(zip(rows["band"], rows["evaluations"], strict=True))
        figure.add_bar(
            x=[words.value("band", band) for band in rows["band"]],
            y=rows["evaluations"],
            name=words.value("form_type", form_type),
            marker={
                "color": style.EXECUTION,
                "opacity": [1 if band in BELOW else style.FAINT for band in rows["band"]],
                "pattern": {"shape": style.PATTERNS[form_type]},
            },
            text=[words.count(number) if number else "" for number in rows["evaluations"]],
            textposition="outside",
            cliponaxis=False,
            hovertext=[
                f"{words.value('form_type', form_type)}<br>{words.value('band', row['band'])}: "
                f"{words.count(row['evaluations'])} ({words.rate(row['evaluations_share'])})"
                for row in rows.to_dict("records")
            ],
            hoverinfo="text",
        )
        sentences.append(
            words(
                "execution.bands_alt_part",
                form_type=words.value("form_type", form_type),
                count=int(rows["evaluations"].sum()),
                below=words.count(sum(numbers[band] for band in BELOW)),
                full=words.count(numbers["full"]),
            )
        )
    figure.update_yaxes(title_text=words("execution.axis_evaluations"), rangemode="tozero", tickformat=",d")
    return style.finished(
        figure,
        words,
        notes,
        title=words("execution.bands"),
        alt=words("execution.bands_alt", parts=words.clauses(sentences)),
    )


def means(frame: pd.DataFrame, words: Words, notes: FigureNotes) -> go.Figure:
    """The rate weighted by amount beside the simple mean of the single rates, one row a form type.

    `frame`: mart `results` with grain all.
    """
    names = [words.value("form_type", form_type) for form_type in frame["form_type"]]
    places = list(range(len(frame)))
    figure = go.Figure()
    for column, symbol, colour in (
        ("execution_rate", "circle", style.EXECUTION),
        ("execution_rate_mean", "circle-open", style.EXECUTION),
        ("execution_rate_initial", "diamond-open", style.NEUTRAL),
    ):
        figure.add_scatter(
            x=frame[column],
            y=places,
            mode="markers",
            name=words(f"execution.{column}"),
            marker={"symbol": symbol, "size": 14, "color": colour, "line": {"width": 2.5}},
            hovertext=[
                f"{name}<br>{words(f'execution.{column}')} {words.rate(rate)}"
                for name, rate in zip(names, frame[column], strict=True)
            ],
            hoverinfo="text",
        )
    figure.add_vline(x=THRESHOLD)
    labels = rows_axis(figure, names)
    columns = ["execution_rate", "execution_rate_mean", "execution_rate_initial"]
    figure.update_xaxes(**rate_axis(frame[columns].max().max()))
    sentences = [
        words(
            "execution.means_alt_part",
            form_type=words.value("form_type", row["form_type"]),
            weighted=words.rate(row["execution_rate"]),
            simple=words.rate(row["execution_rate_mean"]),
            initial=words.rate(row["execution_rate_initial"]),
        )
        for row in frame.to_dict("records")
    ]
    return style.finished(
        figure,
        words,
        notes,
        title=words("execution.means"),
        alt=words("execution.means_alt", parts=words.clauses(sentences)),
        height=110 + 54 * len(frame),
        left=style.label_room(labels),
    )


def slope(frame: pd.DataFrame, words: Words, notes: FigureNotes) -> go.Figure | None:
    """Execution rate by year, one line a member that has two years or more; None where there is none.

    `frame`: mart `results` for a grain, by year; its first members are drawn, as many as there are colours.
    """
    rated = frame[frame["execution_rate"].notna() & frame["year"].notna()]
    lines = [
        rows.sort_values("year") for _, rows in rated.groupby(["form_type", "member_key"], sort=False) if len(rows) > 1
    ]
    lines = lines[: len(style.SERIES)]
    if not lines:
        return None
    names = member_names(pd.concat([rows.tail(1) for rows in lines]), words)
    figure = go.Figure()
    changes = []
    for number, (rows, name, label) in enumerate(zip(lines, names, cut_names(names, LABEL_WIDTH), strict=True)):
        figure.add_scatter(
            x=rows["year"].astype(int),
            y=rows["execution_rate"],
            name=label,
            mode="lines+markers",
            line={"color": style.SERIES[number], "width": 2, "dash": style.DASHES[rows["form_type"].iloc[-1]]},
            marker={"size": 8},
            customdata=[[str(int(year))] for year in rows["year"]],
            hovertext=[
                f"{name} {int(year)}<br>{words.rate(rate)}"
                for year, rate in zip(rows["year"], rows["execution_rate"], strict=True)
            ],
            hoverinfo="text",
        )
        changes.append((rows["execution_rate"].iloc[-1] - rows["execution_rate"].iloc[0], name))
    figure.add_hline(y=THRESHOLD)
    years = sorted({int(year) for rows in lines for year in rows["year"]})
    figure.update_xaxes(dtick=1, tickformat="d", showgrid=False, range=[years[0] - 0.25, years[-1] + 0.25])
    figure.update_yaxes(tickformat=".0%")
    (fall, faller), (rise, riser) = min(changes), max(changes)
    alt = words(
        "execution.slope_alt",
        count=len(lines),
        first=years[0],
        last=years[-1],
        riser=riser,
        rise=words.rate_change(rise),
        faller=faller,
        fall=words.rate_change(fall),
    )
    return style.finished(figure, words, notes, title=words("execution.slope"), alt=alt, height=460)
