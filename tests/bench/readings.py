"""Marts against the same questions asked by hand: plain SQL over forms and facts, no parameters but values."""

import json
import math
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import pandas as pd

from dashboard.warehouse import Warehouse
from dashboard.warehouse.read import selection_parameters
from tests.bench.pages import Call

PLAIN = Path(__file__).with_name("plain")
REPEATS = 9


@dataclass(frozen=True)
class Plain:
    """A query written by hand: the mart it stands beside, and the mart's parameters it is written for."""

    name: str
    mart: str
    fixed: dict[str, Any]
    sql: str

    def answers(self, call: Call) -> bool:
        """Whether the query asks what the call asked: the same selection, and the parameters it is written for."""
        selected = {name: value for name, value in selection_parameters(call.selection).items() if value}
        asked = call.extra | selected
        return (
            self.mart == call.mart
            and set(selected) <= set(self.fixed)
            and all(
                bool(asked.get(name)) if value == "*" else asked.get(name) == value
                for name, value in self.fixed.items()
            )
        )


@dataclass(frozen=True)
class Compared:
    """A mart and its plain query: seconds each, and whether they gave the same rows."""

    call: Call
    mart_seconds: float
    plain_seconds: float | None
    difference: str


def plain_queries() -> tuple[Plain, ...]:
    """The queries of plain/: `<mart>.<label>.sql`, the first line a comment with what they are written for as JSON.

    What is selected must be named there; `"*"` stands for any value, which the query then binds.
    """
    found = []
    for path in sorted(PLAIN.glob("*.sql")):
        text = path.read_text(encoding="utf-8")
        fixed = json.loads(text.splitlines()[0].removeprefix("--"))
        found.append(Plain(path.stem, path.stem.split(".")[0], fixed, text))
    return tuple(found)


def compared(warehouse: Warehouse, call: Call) -> Compared:
    """Times a mart against its plain query, one after the other so that both meet the same machine."""
    sql, parameters = warehouse.mart_call(call.mart, call.selection, call.extra)
    plain = next((one for one in plain_queries() if one.answers(call)), None)
    if plain is None:
        seconds = [_seconds(warehouse, sql, parameters) for _ in range(REPEATS)]
        return Compared(call, median(seconds), None, "no plain query")
    values = {name: value for name, value in parameters.items() if f"${name}" in plain.sql}
    marts, plains = [], []
    for _ in range(REPEATS):
        marts.append(_seconds(warehouse, sql, parameters))
        plains.append(_seconds(warehouse, plain.sql, values))
    difference = _difference(warehouse.frame(sql, parameters), warehouse.frame(plain.sql, values))
    return Compared(call, median(marts), median(plains), difference)


def _seconds(warehouse: Warehouse, sql: str, parameters: dict[str, Any]) -> float:
    began = time.perf_counter()
    warehouse.frame(sql, parameters)
    return time.perf_counter() - began


def _difference(mart: pd.DataFrame, plain: pd.DataFrame) -> str:
    """What sets two answers apart, "" where they hold the same rows in whatever order."""
    if list(mart.columns) != list(plain.columns):
        return f"columns {sorted(set(mart.columns) ^ set(plain.columns))}"
    if len(mart) != len(plain):
        return f"{len(mart)} rows against {len(plain)}"
    left, right = _sorted(mart), _sorted(plain)
    for column in mart.columns:
        for one, other in zip(left[column], right[column], strict=True):
            if not _same(one, other):
                return f"{column}: {one!r} against {other!r}"
    return ""


def _sorted(frame: pd.DataFrame) -> pd.DataFrame:
    keys = ["|".join(_text(value) for value in row) for row in frame.itertuples(index=False)]
    order = sorted(range(len(keys)), key=keys.__getitem__)
    return frame.iloc[order].reset_index(drop=True)


def _text(value: Any) -> str:
    return f"{value:.6g}" if isinstance(value, float) else str(value)


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, float) and isinstance(other, float):
        return (math.isnan(one) and math.isnan(other)) or math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-12)
    return _text(one) == _text(other)
