"""Execution: how much of the money was spent, by district, department, unit and project."""

import streamlit as st

from dashboard.figures import execution as figures
from dashboard.figures.execution import GRAINS, ORDERS
from dashboard.widgets import (
    Screen,
    choose,
    narrow_to,
    open_project,
    open_screen,
    show_empty,
    show_figure,
)

CLICKS = {
    "district": narrow_to("regions"),
    "department": narrow_to("departments"),
    "unit": narrow_to("words"),
    "project": open_project,
}


def show_ranking(screen: Screen, grain: str) -> None:
    """Members by execution rate, with the 80 % line."""
    order = choose(screen, "order", ORDERS)
    entry = figures.ranking(screen.read, grain, order)
    show_figure(screen, *entry, name=f"ranking_{grain}", on_click=CLICKS[grain])


def show_totals(screen: Screen) -> None:
    """Bands, from budget to spending, sources and means of the whole selection."""
    words = screen.words
    for part in (figures.bands, figures.flow, figures.means):
        show_figure(screen, *part(screen.read), name=f"execution_{part.__name__}")
    draw, by_source = figures.sources(screen.read)
    if by_source.empty:
        st.subheader(words("execution.sources"), anchor=False)
        show_empty(words("execution.sources_missing"))
    else:
        show_figure(screen, draw, by_source, name="execution_sources")


def show_slope(screen: Screen, grain: str) -> None:
    """The same members over the years, or what that lacks."""
    words = screen.words
    entry = figures.slope(screen.read, grain)
    if not show_figure(screen, *entry, name=f"slope_{grain}", on_click=narrow_to("years")):
        st.subheader(words("execution.slope"), anchor=False)
        show_empty(words("execution.slope_missing"))


screen = open_screen("execution")
grain = choose(screen, "grain", GRAINS)
show_ranking(screen, grain)
show_totals(screen)
show_slope(screen, grain)
