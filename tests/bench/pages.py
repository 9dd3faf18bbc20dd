"""Pages run without a browser: what they read, how long their script takes, and an empty page to compare with."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from statistics import median
from typing import Any, Literal
from unittest.mock import patch

import pandas as pd
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.testing.v1 import AppTest, app_test, local_script_runner

from dashboard.records import Selection
from dashboard.settings import PACKAGE
from dashboard.warehouse import Warehouse
from dashboard.widgets.kept import forget_everything

EMPTY_PAGE = Path(__file__).with_name("empty_page.py")
PATIENCE = 120
RERUNS = 11
# A server compiles the script of a page once, AppTest at every run.
COMPILED = ScriptCache()


@dataclass(frozen=True)
class Call:
    """One reading of a mart by a page."""

    mart: str
    selection: Selection
    extra: dict[str, Any]


@dataclass(frozen=True)
class PageRun:
    """A page that was opened, then rerun beside empty pages: what it read, its figures, and seconds."""

    calls: tuple[Call, ...]
    figures: int
    opening: float
    reruns: float
    bare: float
    dressed: float


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
    forget_everything()
    with recorded_calls() as calls:
        opening = _seconds(app)
    if app.exception or app.error:
        raise PageFails(", ".join(element.value or str(element) for element in [*app.exception, *app.error]))
    figures = len(app.get("plotly_chart"))
    bare, dressed = _empty_page(figures, "bare"), _empty_page(figures, "dressed")
    # One after the other, so that all meet the same machine.
    rounds = [(_seconds(app), bare(), dressed()) for _ in range(RERUNS)]
    return PageRun(tuple(calls), figures, opening, *(median(seconds) for seconds in zip(*rounds, strict=True)))


def _empty_page(figures: int, dress: Literal["bare", "dressed"]) -> Callable[[], float]:
    """What runs an empty page inside the same front door, with as many figures of thirty bars; gives seconds."""
    app = AppTest.from_file(str(PACKAGE / "app.py"), default_timeout=PATIENCE)

    def run() -> float:
        os.environ |= {"BENCH_FIGURES": str(figures), "BENCH_DRESS": dress}
        # The package shows a function under the module's name.
        with patch.object(import_module("dashboard.widgets.navigation"), "path_of", lambda _: EMPTY_PAGE):
            return _seconds(app)

    run()
    if app.exception or len(app.get("plotly_chart")) != figures:
        raise PageFails(f"empty page: {[element.message for element in app.exception]}")
    return run


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


def _seconds(app: AppTest) -> float:
    with (
        patch.object(app_test, "ScriptCache", lambda: COMPILED),
        patch.object(local_script_runner, "ScriptCache", lambda: COMPILED),
    ):
        began = time.perf_counter()
        app.run()
        return time.perf_counter() - began
