"""Pages run without a browser: what they read, how long their script takes, and an empty page to compare with."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from statistics import median
from typing import Any, Literal
from unittest.mock import patch

import pandas as pd
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.records import Selection
from dashboard.settings import PACKAGE
from dashboard.warehouse import Warehouse

EMPTY_PAGE = Path(__file__).with_name("empty_page.py")
PATIENCE = 120
RERUNS = 7


@dataclass(frozen=True)
class Call:
    """One reading of a mart by a page."""

    mart: str
    selection: Selection
    extra: dict[str, Any]


@dataclass(frozen=True)
class PageRun:
    """A page that was opened, then rerun: what it read, its figures, seconds to open and to rerun."""

    calls: tuple[Call, ...]
    figures: int
    opening: float
    reruns: float


class PageFails(Exception):
    """A page shows an error instead of what it is for."""


def page_run(page: str, query: dict[str, str]) -> PageRun:
    """Opens a page by its name with a link's query and reruns it; raises PageFails where it shows an error."""
    app = AppTest.from_file(str(PACKAGE / "app.py"), default_timeout=PATIENCE)
    app.run()
    for name, value in query.items():
        app.query_params[name] = value
    if page != "overview":
        app.switch_page(str(Path("pages") / f"{page}.py"))
    _forget_answers()
    with recorded_calls() as calls:
        opening = _seconds(app)
    if app.exception or app.error:
        raise PageFails(", ".join(element.value or str(element) for element in [*app.exception, *app.error]))
    return PageRun(tuple(calls), len(app.get("plotly_chart")), opening, median(_seconds(app) for _ in range(RERUNS)))


def empty_page_seconds(figures: int, dress: Literal["bare", "dressed"]) -> float:
    """Seconds that an empty page takes to rerun inside the same front door, with as many figures of thirty bars."""
    os.environ |= {"BENCH_FIGURES": str(figures), "BENCH_DRESS": dress}
    # The package shows a function under the module's name.
    with patch.object(import_module("dashboard.widgets.navigation"), "path_of", lambda _: EMPTY_PAGE):
        app = AppTest.from_file(str(PACKAGE / "app.py"), default_timeout=PATIENCE)
        app.run()
        if app.exception or len(app.get("plotly_chart")) != figures:
            raise PageFails(f"empty page: {[element.message for element in app.exception]}")
        return median(_seconds(app) for _ in range(RERUNS))


@contextmanager
def recorded_calls() -> Iterator[list[Call]]:
    """The readings of marts while the block runs, those answered from the cache left out."""
    calls: list[Call] = []
    reading = Warehouse.mart

    def recording(self: Warehouse, name: str, selection: Selection, **extra: object) -> pd.DataFrame:
        calls.append(Call(name, selection, extra))
        return reading(self, name, selection, **extra)

    with patch.object(Warehouse, "mart", recording):
        yield calls


def _forget_answers() -> None:
    st.cache_data.clear()


def _seconds(app: AppTest) -> float:
    began = time.perf_counter()
    app.run()
    return time.perf_counter() - began
