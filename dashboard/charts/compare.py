"""Members beside what chance alone would do: the funnel, and means drawn in by it."""

from collections.abc import Callable

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import style
from dashboard.charts.label_rows import wrapped_rows_axis
from dashboard.charts.members import member_names, values_column
from dashboard.i18n import Words
from dashboard.records import FigureNotes

ROW = 36
PLACES_ROOM = 110
FEW = 5
# Limits of a funnel: 95 and 99.8 of 100 members would lie within if nothing but chance set them apart.
LIMITS = {"95": (1.96, "dash"), "998": (3.09, "dot")}
_COLOURS = {"execution_rate": style.EXECUTION, "score": style.SCORE}


def _written(measure: str, words: Words) -> Callable[[float], str]:
    return words.rate if measure == "execution_rate" else words.points


def funnel(frame: pd.DataFrame, measure: str, words: Words, notes: FigureNotes) -> go.Figure | None:
    """Members by the number of their evaluations and their mean, between the limits of chance.

    `frame`: mart `fair_rates` or `fair_scores` of one form type, `measure` its stem (`execution_rate`, `score`). None
    where evaluations do not spread, so that there are no limits.
    """
    known = frame[frame["deviations"].notna()]
    if known.empty:
        return None
    written = _written(measure, words)
    names = member_names(known, words)
    middle, spread = float(known[f"{measure}_all"].iloc[0]), float(known[f"{measure}_spread"].iloc[0])
    counts = np.unique(np.geomspace(1, max(int(known["evaluations"].max()), 2) * 1.15, 60))
    figure = go.Figure()
    for name, (deviations, dash) in LIMITS.items():
        for sign in (-1, 1):
            figure.add_scatter(
                x=counts,
                y=middle + sign * deviations * spread / np.sqrt(counts),
                mode="lines",
                line={"color": style.NEUTRAL, "width": 1.5, "dash": dash},
                name=words(f"compare.limit_{name}"),
                showlegend=sign > 0,
                hoverinfo="skip",
            )
    figure.add_hline(y=middle, line={"dash": "solid", "width": 1})
    for zone, size, opacity in (("within", 8, 0.45), ("beyond_95", 11, 1.0), ("beyond_998", 11, 1.0)):
        chosen = known["funnel_zone"] == zone
        if not chosen.any():
            continue
        figure.add_scatter(
            x=known.loc[chosen, "evaluations"],
            y=known.loc[chosen, f"{measure}_mean"],
            mode="markers",
            marker={
                "color": _COLOURS[measure],
                "size": size,
                "opacity": opacity,
                "symbol": "circle-open" if zone == "beyond_95" else "circle",
                "line": {"width": 2 if zone == "beyond_95" else 0, "color": _COLOURS[measure]},
            },
            name=words.value("funnel_zone", zone),
            hovertext=[
                words(
                    "compare.funnel_hover",
                    name=name,
                    figure=written(mean),
                    count=int(evaluations),
                    zone=words.value("funnel_zone", zone),
                )
                for name, mean, evaluations, is_chosen in zip(
                    names, known[f"{measure}_mean"], known["evaluations"], chosen, strict=True
                )
                if is_chosen
            ],
            hoverinfo="text",
        )
    below = int(((known["funnel_zone"] != "within") & (known["deviations"] < 0)).sum())
    above = int(((known["funnel_zone"] != "within") & (known["deviations"] > 0)).sum())
    # The limits of the largest member are in sight whatever the others do.
    reach = LIMITS["998"][0] * spread / float(known["evaluations"].max()) ** 0.5
    lowest = min(known[f"{measure}_mean"].min(), middle - reach)
    highest = max(known[f"{measure}_mean"].max(), middle + reach)
    room = max((highest - lowest) * 0.15, spread / 10, 1e-6)
    figure.update_xaxes(title_text=words("compare.axis_evaluations"), type="log", tickformat="d", nticks=8)
    figure.update_yaxes(
        title_text=words(f"compare.axis_{measure}"),
        tickformat=".0%" if measure == "execution_rate" else "",
        range=[lowest - room, highest + room],
    )
    return style.finished(
        figure,
        words,
        notes,
        title=words("compare.funnel"),
        alt=words(
            "compare.funnel_alt",
            members=words.count(len(known)),
            mean=written(middle),
            below=words.count(below),
            above=words.count(above),
        ),
        height=420,
    )


def shrunken(frame: pd.DataFrame, measure: str, words: Words, notes: FigureNotes) -> go.Figure | None:
    """Means as they are and drawn in by chance, joined by a line; the places by either stand beside.

    `frame`: mart `fair_rates` or `fair_scores` of one form type. None where nothing can be drawn in.
    """
    known = frame[frame[f"{measure}_shrunken"].notna()].sort_values("shrunken_place", kind="stable")
    if known.empty:
        return None
    written = _written(measure, words)
    names = [
        words("scores.name_few", name=name) if count < FEW else name
        for name, count in zip(member_names(known, words), known["evaluations"], strict=True)
    ]
    rows = known.to_dict("records")
    figure = go.Figure()
    figure.add_scatter(
        x=[x for row in rows for x in (row[f"{measure}_mean"], row[f"{measure}_shrunken"], None)],
        y=[y for place in range(len(rows)) for y in (place, place, None)],
        mode="lines",
        line={"color": style.NEUTRAL, "width": 1.5},
        hoverinfo="skip",
        showlegend=False,
    )
    for column, label, symbol in (
        (f"{measure}_mean", words("compare.own_mean"), "circle-open"),
        (f"{measure}_shrunken", words("compare.drawn_in"), "circle"),
    ):
        figure.add_scatter(
            x=known[column],
            y=list(range(len(rows))),
            mode="markers",
            marker={"color": _COLOURS[measure], "size": 10, "symbol": symbol, "line": {"width": 2}},
            name=label,
            hovertext=[
                words("compare.shrunken_hover", name=name, label=label, figure=written(value), count=int(count))
                for name, value, count in zip(names, known[column], known["evaluations"], strict=True)
            ],
            hoverinfo="text",
        )
    left = wrapped_rows_axis(figure, names)
    values_column(figure, [_places(int(row["place"]), int(row["shrunken_place"]), words) for row in rows])
    figure.update_xaxes(
        title_text=words(f"compare.axis_{measure}"), tickformat=".0%" if measure == "execution_rate" else "", nticks=7
    )
    moved = sum(row["place"] != row["shrunken_place"] for row in rows)
    alt = words("compare.shrunken_alt", count=len(rows), moved=words.count(moved))
    members = int(known["members"].iloc[0])
    if members > len(rows):
        alt += words("compare.members", members=words.count(members), shown=words.count(len(rows)))
    if (known["evaluations"] < FEW).any():
        alt += words("scores.few", few=FEW)
    return style.finished(
        figure,
        words,
        notes,
        title=words("compare.shrunken"),
        alt=alt,
        height=max(240, 110 + ROW * len(rows)),
        left=left,
        right=PLACES_ROOM,
    )


def _places(before: int, after: int, words: Words) -> str:
    """The place by the mean, or both places where drawing in moves it."""
    if before == after:
        return words("lab.place", place=words.count(before))
    return words("lab.places", before=words.count(before), after=words.count(after))
