"""What a download from a page says of itself, its link back to what the person sees among it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from dashboard import settings
from dashboard.export.content import Statement
from dashboard.figures.links import NAMES, query_of
from dashboard.figures.selected import bases_sentence
from dashboard.records import Selection
from dashboard.warehouse import Release, Store, Warehouse
from dashboard.widgets.address import RELEASE
from dashboard.widgets.kept import kept
from dashboard.widgets.marts import read_mart, rows_behind, warehouse
from dashboard.widgets.navigation import PAGES
from dashboard.widgets.releases import shown_release
from dashboard.widgets.screen import Screen

# Every button of a page says the same; rows become words once.
_sentence = kept(100)(bases_sentence)


def statement_of(
    screen: Screen, frame: pd.DataFrame, unit: str | None = None, *, rows_selected: int | None = None
) -> Callable[[], Statement]:
    """What a file with these rows says: the view it was made from, both bases where a rate stands, rows, time, link.

    The view is taken down at once, as a click comes without it; rows are counted and the time is read when the answer
    is called. `unit` is that of the figure or the table, found from the columns where it is None. `rows_selected` is
    known by itself where the frame is what a mart answered.
    """
    words = screen.words
    has_amounts = any(column.endswith("_yuan") for column in frame.columns)
    has_rates = any("execution_rate" in column for column in frame.columns)
    seen = Statement(
        notes=screen.notes,
        unit=(words.unit_name if has_amounts else "") if unit is None else unit,
        bases=_bases(screen) if has_rates else "",
        version=warehouse().version,
        rows=len(frame),
        link=view_address(screen),
    )

    def finished() -> Statement:
        selected = rows_behind(frame) if rows_selected is None else rows_selected
        return replace(seen, made_at=f"{datetime.now().astimezone():%Y-%m-%d %H:%M}", rows_selected=selected)

    return finished


def seen() -> Callable[[], tuple[Warehouse, Store, datetime, Release | None, str]]:
    """What files of whole pages are made from, as `dashboard.exporting.Source` takes it.

    The data that is looked at is taken down at once, as a click comes without it; the time is that of the call.
    """
    shown, served, release, address = (
        warehouse(),
        Store(settings.store_path(None)),
        shown_release(),
        dashboard_address(),
    )
    return lambda: (shown, served, datetime.now().astimezone(), release, address)


def view_address(screen: Screen) -> str:
    """The address of the page as it is seen: its own parameters, the selection it shows, and its release."""
    own = {name: st.query_params.get_all(name) for name in st.query_params if name not in NAMES.values()}
    release = shown_release()
    asked = {**own, **query_of(screen.selection), **({RELEASE: [str(release.number)]} if release else {})}
    text = urlencode([(name, value) for name, values in asked.items() for value in values])
    return f"{dashboard_address() or '/'}{PAGES.get(screen.name, '')}" + (f"?{text}" if text else "")


def _bases(screen: Screen) -> str:
    """The execution rates on both budgets of the form that a page is about, else of its selection by type of form."""
    evaluation = st.query_params.get("evaluation") if screen.name == "project" else None
    if evaluation:
        return _sentence(read_mart("form_head", Selection(), evaluation=evaluation), screen.words)
    totals = read_mart(
        "results", screen.selection, grain="all", is_by_year=False, is_highest_first=False, row_limit=None
    )
    return _sentence(totals, screen.words)


def dashboard_address() -> str:
    """Where the person found the dashboard, with a slash at its end; "" where the browser has not said."""
    url = (st.context.url or "").split("?")[0]
    before, _, last = url.rstrip("/").rpartition("/")
    found = before if last in {path for path in PAGES.values() if path} else url.rstrip("/")
    return f"{found}/" if found else ""
