"""Rows of a mart as a table of words for paper."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.export.content import Grid
from dashboard.export.tables import Kind, in_language, is_key, kind_of, presented
from dashboard.i18n import Words

# What stands beside every mart's rows for paging and drawing, and says nothing on paper.
NAMES_KEPT = 4
_WEIGHTS: tuple[Kind, ...] = ("year", "text", "rate", "amount", "points", "count")
_UNSAID = frozenset({"members", "place", "is_crowded"})


def worded_grid(
    frame: pd.DataFrame, words: Words, caption: str, *, rows: int, columns: int, figure: go.Figure | None = None
) -> tuple[Grid, int]:
    """At most so many rows and columns of a frame in words, and how many columns there are.

    Columns that only identify a row, or that have no value, are left out and not counted. Where there are too many,
    the first ones stay; beside a figure names, then what `figure` draws of the frame, then rates before amounts before
    points before counts.
    """
    shown = in_language(frame, words)
    names = [
        column
        for column in shown.columns
        if column not in _UNSAID and not is_key(column) and (shown.empty or shown[column].notna().any())
    ]
    if figure is None:
        kept = names[:columns]
    else:
        kept = _weightiest(shown[names], columns, _drawn(presented(shown[names], words), figure))
    return chosen_grid(frame.head(rows), kept, words, caption), len(names)


def chosen_grid(
    frame: pd.DataFrame, columns: Sequence[str], words: Words, caption: str, *, totals: pd.DataFrame | None = None
) -> Grid:
    """The columns of a frame, labelled and worded: amounts in the unit of the words, what is unknown as a dash.

    `columns` are names as `in_language` leaves them. `totals` are rows of the same columns that stand below as sums.
    """
    rows = in_language(frame, words)
    below = pd.DataFrame() if totals is None else in_language(totals, words)
    kinds = {column: kind_of(column, rows[column]) for column in columns}
    return Grid(
        caption=caption,
        columns=tuple(words.label(column) for column in columns),
        rows=tuple(
            tuple(_cell(column, row.get(column), kinds[column], words) for column in columns)
            for row in (*rows.to_dict("records"), *below.to_dict("records"))
        ),
        aligned=tuple("left" if kinds[column] == "text" else "right" for column in columns),
        strong=frozenset(range(len(rows), len(rows) + len(below))),
    )


def _weightiest(shown: pd.DataFrame, columns: int, drawn: frozenset[str]) -> list[str]:
    """So many columns, in their own order."""
    kinds = {column: kind_of(column, shown[column]) for column in shown.columns}
    by_weight = sorted(shown.columns, key=lambda column: (column not in drawn, _WEIGHTS.index(kinds[column])))
    texts = [column for column in shown.columns if kinds[column] == "text"][:NAMES_KEPT]
    kept = [*texts, *(column for column in by_weight if column not in texts)][:columns]
    return [column for column in shown.columns if column in kept]


def _drawn(shown: pd.DataFrame, figure: go.Figure | None) -> frozenset[str]:
    """The columns whose numbers stand on an axis of the figure."""
    numbers = {
        column: set(shown[column].dropna()) for column in shown.columns if pd.api.types.is_numeric_dtype(shown[column])
    }
    axes = [
        {value for value in values if isinstance(value, float) and value == value}  # noqa: PLR0124  # not a NaN
        for trace in (figure.data if figure else ())
        for values in (trace["x"], trace["y"])
        if values is not None
    ]
    return frozenset(
        column for column, known in numbers.items() if any(len(axis) > 1 and axis <= known for axis in axes)
    )


def _cell(column: str, value: Any, kind: Kind, words: Words) -> str:
    """One value of a frame as text."""
    if not isinstance(value, list) and pd.isna(value):
        return words("missing")
    if words.has_values(column):
        return words.value(column, value)
    match kind:
        case "amount":
            return words.figure(value)
        case "rate":
            return words.rate(value)
        case "points":
            return words.points(value)
        case "count":
            return words.count(value)
        case "year":
            return words.year(value)
        case "text":
            return str(value)
