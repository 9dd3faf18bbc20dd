"""The rows of a frame as a table of words for paper."""

from collections.abc import Callable, Mapping
from typing import Any, Literal

import pandas as pd

from dashboard.export.content import Grid
from dashboard.export.tables import Kind, is_key, kind_of, presented
from dashboard.i18n import Words

# What stands beside every mart's rows for paging and drawing, and says nothing on paper.
_UNSAID = frozenset({"members", "place", "is_crowded"})


def worded_grid(frame: pd.DataFrame, words: Words, caption: str, *, rows: int, columns: int) -> tuple[Grid, int]:
    """At most so many rows and columns of a frame in words, and how many columns there are.

    Columns that only identify a row, or that have no value, are left out and not counted.
    """
    shown = presented(frame.drop(columns=[column for column in frame.columns if column in _UNSAID]), words)
    names = [column for column in shown.columns if not is_key(column)]
    kept = names[:columns]
    kinds = {column: kind_of(column, shown[column]) for column in kept}
    cells = [[_cell(value, kinds[column], words) for value in shown[column].head(rows)] for column in kept]
    aligned: list[Literal["left", "right"]] = ["left" if kinds[column] == "text" else "right" for column in kept]
    grid = Grid(
        caption=caption,
        columns=tuple(words.label(column) for column in kept),
        rows=tuple(zip(*cells, strict=True)),
        aligned=tuple(aligned),
    )
    return grid, len(names)


def _cell(value: Any, kind: Kind, words: Words) -> str:
    """One value of a worded frame as text; amounts stand in their unit already."""
    if pd.isna(value):
        return words("missing")
    if kind == "text":
        return str(value)
    written: Mapping[Kind, Callable[[Any], str]] = {
        "amount": words.points,
        "rate": words.rate,
        "points": words.points,
        "count": words.count,
        "year": words.year,
    }
    return written[kind](value)
