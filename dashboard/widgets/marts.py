"""Reads marts for pages; answers are kept for as long as the warehouse stays the same."""

from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.records import Selection
from dashboard.warehouse import Warehouse, open_warehouse
from dashboard.widgets.kept import kept
from dashboard.widgets.looking import shown_store


def warehouse() -> Warehouse:
    """The newest warehouse of the store that is looked at; raises StoreUnavailable where there is none."""
    return open_warehouse(shown_store())


def read_mart(name: str, selection: Selection, **extra: Any) -> pd.DataFrame:
    """The rows of a mart for a selection; `extra` are the mart's own parameters by name.

    The same question is answered with the same frame, which nobody may change: figures are kept by it.
    """
    source = warehouse()
    return _rows(str(shown_store()), source.version, name, selection, tuple(sorted(extra.items())))


@kept(500)
def rows_where(frame: pd.DataFrame, column: str, value: object) -> pd.DataFrame:
    """The rows of a frame with a value in a column, numbered from 0; the same frame again for the same question."""
    return frame[frame[column] == value].reset_index(drop=True)


@kept(500)
def rows_with(frame: pd.DataFrame, column: str) -> pd.DataFrame:
    """The rows of a frame that have any value in a column; the same frame again for the same question."""
    return frame[frame[column].notna()].reset_index(drop=True)


@kept(500)
def first_rows(frame: pd.DataFrame, count: int) -> pd.DataFrame:
    """The first rows of a frame; the same frame again for the same question."""
    return frame.head(count)


@kept(500)
def _rows(
    store: str, version: str, name: str, selection: Selection, extra: tuple[tuple[str, Any], ...]
) -> pd.DataFrame:
    """The rows of one version of the warehouse: store and version are part of the key, nothing is ever invalidated."""
    return open_warehouse(Path(store)).mart(name, selection, **dict(extra))
