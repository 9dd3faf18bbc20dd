"""Fair comparison: what chance alone would do to small members, who is alike, and what moved a rate."""

import streamlit as st

from dashboard.figures import compare as figures
from dashboard.figures.compare import GRAINS, MEASURES
from dashboard.widgets import Screen, choose, open_screen, read_mart, show_empty, show_figure
from dashboard.widgets.departments import choose_department, departments_of, open_department
from dashboard.widgets.form_types import one_form_type

ALL = {"is_by_year": False, "is_highest_first": False, "row_limit": None}


def show_chance(screen: Screen, grain: str, measure: str) -> None:
    """The funnel and the means drawn in, or why there is nothing to say."""
    words = screen.words
    st.header(words("compare.chance"), anchor=False, divider="gray")
    st.markdown(words("compare.why_funnel"))
    if not show_figure(screen, *figures.funnel(screen.read, grain, measure), name=f"funnel_{grain}_{measure}"):
        show_empty(words("compare.no_spread"))
        return
    st.markdown(words("compare.why_shrunken"))
    if not show_figure(screen, *figures.shrunken(screen.read, grain, measure), name=f"shrunken_{grain}_{measure}"):
        show_empty(words("compare.no_spread"))


def show_peers(screen: Screen) -> None:
    """Departments of the same kind and a like budget beside one that is picked."""
    words = screen.words
    st.header(words("compare.alike"), anchor=False, divider="gray")
    st.markdown(words("compare.why_peers"))
    departments = departments_of(read_mart("results", screen.selection, grain="department", **ALL), words)
    if not departments:
        show_empty(words("compare.no_departments"))
        return
    department = choose_department(screen, departments)
    if department is None:
        return
    draw, alike = screen.drawing(figures.peers, region=department.region_code, department=department.name)
    if alike.empty:
        show_empty(words("compare.no_peers"))
    else:
        show_figure(screen, draw, alike, name="peers", on_click=open_department)


def show_split(screen: Screen, grain: str) -> None:
    """What moved the execution rate between the last two years of the selection."""
    words = screen.words
    st.header(words("compare.moved"), anchor=False, divider="gray")
    st.markdown(words("compare.why_split"))
    draw, parts = figures.split(screen.read, grain)
    if parts.empty:
        show_empty(words("compare.no_years"))
    else:
        show_figure(screen, draw, parts, name=f"rate_split_{grain}")


screen = open_screen("compare")
screen = one_form_type(screen, figures.form_types(screen.read))
st.markdown(screen.words("compare.lead"))
grain = choose(screen, "grain", GRAINS)
measure = choose(screen, "measure", tuple(MEASURES))
show_chance(screen, grain, measure)
show_peers(screen)
show_split(screen, grain)
