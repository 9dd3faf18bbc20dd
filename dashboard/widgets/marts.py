"""Reads marts for pages; answers are cached for as long as the warehouse stays the same."""

from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import settings
from dashboard.records import Selection
from dashboard.warehouse import Warehouse, open_warehouse


def warehouse() -> Warehouse:
    """The newest warehouse of the store named by JIXIAO_STORE; raises StoreUnavailable where there is none."""
    return open_warehouse(settings.store_path(None))


def read_mart(name: str, selection: Selection, **extra: Any) -> pd.DataFrame:
    """The rows of a mart for a selection; `extra` are the mart's own parameters by name.

    Frames are small aggregates: the cache copies them on every hit.
    """
    source = warehouse()
    return _rows(str(settings.store_path(None)), source.version, name, selection, tuple(sorted(extra.items())))


@st.cache_data(show_spinner=False, max_entries=500)
def _rows(
    store: str, version: str, name: str, selection: Selection, extra: tuple[tuple[str, Any], ...]
) -> pd.DataFrame:
    """The rows of one version of the warehouse: store and version are part of the key, nothing is ever invalidated."""
    return open_warehouse(Path(store)).mart(name, selection, **dict(extra))
