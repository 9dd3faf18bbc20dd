"""A figure on a page: its title, what it says, the chart, its table and its files."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dashboard.charts import style
from dashboard.export import pictures
from dashboard.widgets import address
from dashboard.widgets.frame import mark_changed
from dashboard.widgets.navigation import ask_for_page
from dashboard.widgets.screen import Screen, escaped
from dashboard.widgets.tables import download, draw_table, show_downloads

OnClick = Callable[[str], None]
_CONFIG = {"displayModeBar": False, "displaylogo": False, "showSendToCloud": False, "scrollZoom": False}


def show_figure(
    screen: Screen,
    figure: go.Figure,
    frame: pd.DataFrame,
    name: str,
    *,
    on_click: OnClick | None = None,
) -> None:
    """Draws a figure that has gone through `style.finished`, with its table and downloads below it.

    `name` is its stable name. `on_click` receives the first value of the clicked mark's customdata.
    """
    words = screen.words
    meta = figure.layout.meta
    key = f"figure_{name}"
    st.subheader(meta["title"], anchor=False)
    st.markdown(escaped(meta["alt"]))
    st.plotly_chart(
        style.on_screen(figure, ground()),
        key=key,
        theme=None,
        alt=meta["alt"],
        config=_CONFIG,
        on_select=(lambda: _click(key, on_click)) if on_click else "ignore",
        selection_mode="points",
    )
    st.caption(escaped(words("figure.separator").join(style.note_lines(words, screen.notes, meta["unit"] or None))))
    with st.expander(words("figure.table")):
        draw_table(words, frame, meta["title"])
        show_downloads(screen, frame, name, meta["title"], unit=meta["unit"] or None)
        _show_pictures(screen, figure, name)


def narrow_to(field: str) -> OnClick:
    """A click that narrows the page to the mark's key; `field` is a field of the selection."""

    def narrow(value: str) -> None:
        st.session_state[address.key(field)] = str(value) if field == "words" else [str(value)]
        mark_changed()

    return narrow


def open_project(evaluation_id: str) -> None:
    """A click that opens the project page of an evaluation."""
    ask_for_page("project", {"evaluation": [evaluation_id]})


def ground() -> style.Ground:
    """Whether the person looks at a light or a dark page."""
    return "dark" if st.context.theme.type == "dark" else "light"


def _click(key: str, on_click: OnClick) -> None:
    """Hands the first key of the clicked marks on; a click on nothing, which clears the selection, does nothing."""
    state: Any = st.session_state.get(key)
    for point in state.selection.points if state else []:
        found = point.get("customdata")
        if found:
            on_click(found[0] if isinstance(found, (list, tuple)) else found)
            return


def _show_pictures(screen: Screen, figure: go.Figure, name: str) -> None:
    """Buttons for the figure as PNG and SVG, or what to install where no browser can draw them."""
    words = screen.words
    if not pictures.can_draw():
        st.caption(words("export.no_browser"))
        return
    title = figure.layout.meta["title"]
    with st.container(horizontal=True):
        download(
            words("export.png"),
            lambda: pictures.picture_bytes(style.on_paper(figure), "png"),
            f"{title}.png",
            "image/png",
            f"{name}_png",
        )
        download(
            words("export.svg"),
            lambda: pictures.picture_bytes(style.on_paper(figure), "svg"),
            f"{title}.svg",
            "image/svg+xml",
            f"{name}_svg",
        )
