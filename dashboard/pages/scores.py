"""Scores: how they are spread, between which grades, in which parts, and against what was spent."""

import pandas as pd
import streamlit as st

from dashboard.figures import scores as figures
from dashboard.figures.scores import DEPTHS, GRAINS
from dashboard.widgets import (
    Screen,
    choose,
    open_project,
    open_screen,
    read_mart,
    show_empty,
    show_figure,
    show_tiles,
)
from dashboard.widgets.form_table import show_form_table
from dashboard.widgets.form_types import one_form_type


def show_totals(screen: Screen, summary: pd.DataFrame) -> None:
    """Scores of one type of form at a glance, and which forms carry none."""
    words = screen.words
    total = summary[summary["form_type"].isin(screen.selection.form_types)].to_dict("records")[0]
    show_tiles(
        [
            (words("scores.tile_mean"), words.points(total["score_mean"]), words("scores.tile_mean_help")),
            (
                words("scores.tile_weighted"),
                words.points(total["score_mean_weighted"]),
                words("scores.tile_weighted_help"),
            ),
            (words("scores.tile_median"), words.points(total["score_median"]), None),
            (
                words("scores.tile_lowest"),
                words.points(total["score_lowest"]),
                words(
                    "scores.tile_lowest_help",
                    highest=words.points(total["score_highest"]),
                    deviation=words.points(total["score_deviation"]),
                ),
            ),
            (
                words("scores.tile_full"),
                words.rate(total["full_share"]),
                words("scores.tile_full_help", count=int(total["evaluations_full"])),
            ),
            (
                words("scores.tile_scored"),
                words.count(total["evaluations_scored"]),
                words("scores.tile_scored_help", count=int(total["evaluations"])),
            ),
        ]
    )
    without = summary[summary["evaluations_scored"] == 0]
    if len(without):
        names = [words.value("form_type", form_type) for form_type in without["form_type"]]
        st.caption(words("scores.without_score", form_types=words.listed(names)))


def show_histogram(screen: Screen) -> None:
    """The histogram with the grades of each rule pack."""
    show_figure(screen, *figures.histogram(screen.read), name="score_histogram")


def show_groups(screen: Screen) -> None:
    """Departments, districts or years side by side, and their score rates by part."""
    words = screen.words
    grain = choose(screen, "grain", GRAINS)
    entry = figures.groups(screen.read, grain)
    show_figure(screen, *entry, name=f"score_groups_{grain}", on_click=open_project)
    depth = choose(screen, "depth", DEPTHS)
    draw, parts, *others = figures.levels(screen.read, grain, depth)
    if parts.empty:
        st.subheader(words("scores.levels"), anchor=False)
        show_empty(words("scores.levels_missing"))
        return
    show_figure(screen, draw, parts, *others, name=f"score_levels_{grain}_{depth}")


def show_against_execution(screen: Screen) -> None:
    """Scores against execution, and the forms that rule B08 asks about."""
    words = screen.words
    draw, marks = figures.against_execution(screen.read)
    if marks.empty:
        st.subheader(words("scores.against_execution"), anchor=False)
        show_empty(words("scores.against_execution_missing"))
        return
    show_figure(screen, draw, marks, name="score_execution", on_click=open_project)
    gaps = screen.table("score_gaps")
    st.subheader(words("scores.gaps"), anchor=False)
    if gaps.empty:
        show_empty(words("scores.gaps_none"))
        return
    st.markdown(words("scores.gaps_lead", count=int(gaps["members"].iloc[0]), shown=words.count(len(gaps))))
    show_form_table(screen, gaps, "score_gaps", words("scores.gaps"))


screen = open_screen("scores")
summary = read_mart("score_summary", screen.selection)
scored = figures.form_types(screen.read)
if not scored:
    show_empty(screen.words("scores.missing"))
    st.stop()
screen = one_form_type(screen, scored)
show_totals(screen, summary)
show_histogram(screen)
show_groups(screen)
show_against_execution(screen)
