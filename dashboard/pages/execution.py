"""Execution: how much of the money was spent, by district, department, unit and project."""

import streamlit as st

from dashboard.charts import execution as figures
from dashboard.charts import funds
from dashboard.widgets import (
    Screen,
    choose,
    narrow_to,
    open_project,
    open_screen,
    read_mart,
    show_empty,
    show_figure,
)

GRAINS = ("district", "department", "unit", "project")
ORDERS = ("lowest", "highest")
CLICKS = {
    "district": narrow_to("regions"),
    "department": narrow_to("departments"),
    "unit": narrow_to("words"),
    "project": open_project,
}
MEMBERS_RANKED = 20
LINES_DRAWN = 8


def show_ranking(screen: Screen, grain: str) -> None:
    """Members by execution rate, with the 80 % line."""
    order = choose(screen, "order", ORDERS)
    ranked = read_mart(
        "results",
        screen.selection,
        grain=grain,
        is_by_year=False,
        is_highest_first=order == "highest",
        row_limit=MEMBERS_RANKED,
    )
    show_figure(screen, figures.ranking, ranked, grain, name=f"ranking_{grain}", on_click=CLICKS[grain])


def show_totals(screen: Screen) -> None:
    """Bands, from budget to spending, sources and means of the whole selection."""
    words = screen.words
    counted = read_mart("execution_bands", screen.selection)
    show_figure(screen, figures.bands, counted, name="execution_bands")
    totals = read_mart(
        "results", screen.selection, grain="all", is_by_year=False, is_highest_first=False, row_limit=None
    )
    show_figure(screen, funds.flow, totals, name="execution_flow")
    show_figure(screen, figures.means, totals, name="execution_means")
    by_source = read_mart("execution_sources", screen.selection)
    if by_source.empty:
        st.subheader(words("execution.sources"), anchor=False)
        show_empty(words("execution.sources_missing"))
    else:
        show_figure(screen, funds.sources, by_source, name="execution_sources")


def show_slope(screen: Screen, grain: str) -> None:
    """The same members over the years, or what that lacks."""
    words = screen.words
    by_year = read_mart(
        "results", screen.selection, grain=grain, is_by_year=True, is_highest_first=False, row_limit=LINES_DRAWN
    )
    if not show_figure(screen, figures.slope, by_year, name=f"slope_{grain}", on_click=narrow_to("years")):
        st.subheader(words("execution.slope"), anchor=False)
        show_empty(words("execution.slope_missing"))


screen = open_screen("execution")
grain = choose(screen, "grain", GRAINS)
show_ranking(screen, grain)
show_totals(screen)
show_slope(screen, grain)
