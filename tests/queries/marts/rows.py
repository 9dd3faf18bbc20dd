"""Rows of a mart as plain tuples, to be compared whole."""

from typing import Any

import pandas as pd

from dashboard.figures.lab import RULE
from dashboard.records import Selection
from dashboard.warehouse import Warehouse

EVERYTHING = Selection()
FUTIAN, MINHANG = "440304", "310112"
PROJECTS = Selection(form_types=("project",))


def ruled(**chosen: Any) -> dict[str, Any]:
    """The made-up rule of the deduction lab, the given parameters in place of its own."""
    return {**RULE, **chosen}


def rows(warehouse: Warehouse, mart: str, *columns: str, selection: Selection = EVERYTHING, **extra: Any) -> list[Any]:
    """The named columns of a mart's rows: floats rounded to six decimals, what is unknown None."""
    frame = warehouse.mart(mart, selection, **extra)[list(columns)]
    return [tuple(_plain(value) for value in row) for row in frame.itertuples(index=False, name=None)]


def _plain(value: Any) -> Any:
    if pd.isna(value):
        return None
    return round(value, 6) if isinstance(value, float) else value
