"""A figure on a page: its title, what it says, the chart, its table and its files."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dashboard.charts import style
from dashboard.export import pictures
from dashboard.export.fonts import has_chinese_fonts
from dashboard.export.statement import notes_in_full
from dashboard.figures import FIGURES
from dashboard.i18n import Words
from dashboard.i18n.notes import note_lines
from dashboard.records import FigureNotes
from dashboard.widgets import address
from dashboard.widgets.downloads import download
from dashboard.widgets.frame import mark_changed
from dashboard.widgets.kept import kept
from dashboard.widgets.navigation import ask_for_page
from dashboard.widgets.packing import offer_packing
from dashboard.widgets.screen import Screen, escaped
from dashboard.widgets.stating import statement_of
from dashboard.widgets.tables import draw_table, show_downloads

Draw = Callable[..., go.Figure | None]
OnClick = Callable[[str], None]
_CONFIG = {"displayModeBar": False, "displaylogo": False, "showSendToCloud": False, "scrollZoom": False}


_PICTURES: Mapping[pictures.PictureFormat, str] = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
}


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A figure ready for the page, and what the page prints around it."""

    figure: go.Figure
    title: str
    alt: str
    unit: str | None


def show_figure(
    screen: Screen,
    draw: Draw,
    frame: pd.DataFrame,
    *others: Any,
    name: str,
    on_click: OnClick | None = None,
    packed: str = "",
) -> bool:
    """Draws a figure with its table and downloads below it; returns whether there was anything to draw.

    The figure is `draw(frame, *others, words, notes)`, drawn once for the same arguments; the rows of `frame` are its
    table. `name` is its stable name, `packed` the one in `dashboard.figures` where that is another. `on_click` receives
    the first value of the clicked mark's customdata.
    """
    words = screen.words
    drawn = _drawn(draw, ground(), words, screen.notes, frame, *others)
    if drawn is None:
        return False
    key = f"figure_{name}"
    st.subheader(drawn.title, anchor=False)
    st.markdown(escaped(drawn.alt))
    st.plotly_chart(
        drawn.figure,
        key=key,
        theme=None,
        alt=drawn.alt,
        config=_CONFIG,
        on_select=(lambda: _click(key, on_click)) if on_click else "ignore",
        selection_mode="points",
    )
    st.caption(escaped(words("figure.separator").join(note_lines(words, screen.notes, drawn.unit))))
    if (packed or name) in FIGURES:
        offer_packing(screen, packed or name, drawn.title, key=name)
    with st.expander(words("figure.table")):
        draw_table(words, frame, drawn.title)
        show_downloads(screen, frame, name, drawn.title, unit=drawn.unit, packed="")
        statement = statement_of(screen, frame, drawn.unit or "")

        def in_full() -> go.Figure:
            return draw(frame, *others, words, notes_in_full(statement(), words))

        _show_pictures(words, drawn, name, in_full)
    return True


@kept(200)
def _drawn(draw: Draw, shade: style.Ground, words: Words, notes: FigureNotes, *values: Any) -> _Drawn | None:
    """The figure of these values on that ground; None where they lack what it takes."""
    figure = draw(*values, words, notes)
    if figure is None:
        return None
    meta = figure.layout.meta
    return _Drawn(style.on_screen(figure, shade), meta["title"], meta["alt"], meta["unit"] or None)


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


def _show_pictures(words: Words, drawn: _Drawn, name: str, figure: Callable[[], go.Figure]) -> None:
    """Buttons for the figure as PNG, SVG and PDF, or what to install where it cannot be had."""
    if not has_chinese_fonts():
        st.caption(words("error.FontMissing"))
        return
    if not pictures.can_draw(drawn.figure):
        st.caption(words("export.no_browser"))
        return

    def picture(picture_format: pictures.PictureFormat) -> Callable[[], bytes]:
        return lambda: pictures.picture_bytes(style.on_paper(figure()), picture_format)

    with st.container(horizontal=True):
        for picture_format, media_type in _PICTURES.items():
            download(
                words(f"export.{picture_format}"),
                picture(picture_format),
                f"{drawn.title}.{picture_format}",
                media_type,
                f"{name}_{picture_format}",
            )
