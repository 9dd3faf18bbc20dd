"""Reads marts for pages; answers are kept for as long as the warehouse stays the same."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from weakref import ref

import pandas as pd

from dashboard.records import Selection
from dashboard.warehouse import Warehouse, open_warehouse
from dashboard.widgets.kept import kept
from dashboard.widgets.looking import shown_store


@dataclass(frozen=True, slots=True)
class _Cut:
    """What a frame is the answer to, where a limit was reached."""

    frame: ref[pd.DataFrame]
    source: Warehouse
    name: str
    selection: Selection
    extra: dict[str, Any]


_NO_LIMIT = 2**31 - 1
# By the identity of the frame, for as long as it lives.
_cut: dict[int, _Cut] = {}
_first_of: dict[int, tuple[ref[pd.DataFrame], pd.DataFrame]] = {}


def warehouse() -> Warehouse:
    """The newest warehouse of the store that is looked at; raises StoreUnavailable where there is none."""
    return open_warehouse(shown_store())


def read_mart(name: str, selection: Selection, **extra: Any) -> pd.DataFrame:
    """The rows of a mart for a selection; `extra` are the mart's own parameters by name.

    The same question is answered with the same frame, which nobody may change: figures are kept by it.
    """
    source = warehouse()
    return _rows(str(shown_store()), source.version, name, selection, tuple(sorted(extra.items())))


@kept(200)
def rows_behind(frame: pd.DataFrame) -> int | None:
    """How many rows a mart has for the selection without the limit that cut this frame; None where it holds them all.

    Known of frames that `read_mart`, `first_rows` and `standing_for` gave.
    """
    part, whole = _first_of.get(id(frame), (None, frame))
    if part is not None and part() is frame:
        count = rows_behind(whole) or len(whole)
        return count if count > len(frame) else None
    asked = _cut.get(id(frame))
    if asked is None or asked.frame() is not frame:
        return None
    count = asked.source.mart_count(asked.name, asked.selection, **{**asked.extra, "row_limit": _NO_LIMIT})
    return count if count > len(frame) else None


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
    return standing_for(frame.head(count), frame)


def standing_for(part: pd.DataFrame, whole: pd.DataFrame) -> pd.DataFrame:
    """The first argument, of which `rows_behind` knows from now on that its rows are those of the second, or some."""
    gone = partial(_first_of.pop, id(part), None)
    _first_of[id(part)] = (ref(part, lambda _: gone()), whole)
    return part


@kept(500)
def _rows(
    store: str, version: str, name: str, selection: Selection, extra: tuple[tuple[str, Any], ...]
) -> pd.DataFrame:
    """The rows of one version of the warehouse: store and version are part of the key, nothing is ever invalidated."""
    source, parameters = open_warehouse(Path(store)), dict(extra)
    frame = source.mart(name, selection, **parameters)
    limit = parameters.get("row_limit")
    # Frames that stand for all rows by their sums (`is_crowded`) lack none.
    if isinstance(limit, int) and len(frame) >= limit and "is_crowded" not in frame.columns:
        gone = partial(_cut.pop, id(frame), None)
        _cut[id(frame)] = _Cut(ref(frame, lambda _: gone()), source, name, selection, parameters)
    return frame
