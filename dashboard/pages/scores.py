"""Scores: how they are spread, between which grades, in which parts, and against what was spent."""

import pandas as pd
import streamlit as st

from dashboard.charts import score_execution, score_groups
from dashboard.charts import scores as figures
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

GRAINS = ("department", "district", "year")
DEPTHS = ("level_1", "level_2")
MEMBERS_SHOWN = 25
POINTS_A_MEMBER = 25
PARTS_SHOWN = 16
MARKS_DRAWN = 1500
GAPS_LISTED = 100
GAP_COLUMNS = (
    "form_name",
    "gap_rate",
    "score_rate",
    "execution_rate",
    "execution_rate_initial",
    "unspent_yuan",
    "score_reported",
    "department_name",
    "unit_name",
    "region_name",
    "year",
    "pack_name",
)


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
    bins, bands = read_mart("score_bins", screen.selection), read_mart("score_bands", screen.selection)
    show_figure(screen, figures.histogram, bins, bands, name="score_histogram")


def show_groups(screen: Screen) -> None:
    """Departments, districts or years side by side, and their score rates by part."""
    words = screen.words
    grain = choose(screen, "grain", GRAINS)
    members = read_mart("score_groups", screen.selection, grain=grain, row_limit=MEMBERS_SHOWN)
    keys = tuple(members["member_key"])
    points = read_mart("score_points", screen.selection, grain=grain, member_keys=keys, point_limit=POINTS_A_MEMBER)
    show_figure(
        screen,
        score_groups.groups,
        members,
        points,
        name=f"score_groups_{grain}",
        on_click=open_project,
    )
    depth = choose(screen, "depth", DEPTHS)
    parts = read_mart(
        "score_levels",
        screen.selection,
        grain=grain,
        member_keys=keys,
        depth=depth,
        column_limit=PARTS_SHOWN,
    )
    if parts.empty:
        st.subheader(words("scores.levels"), anchor=False)
        show_empty(words("scores.levels_missing"))
        return
    show_figure(screen, score_groups.levels, parts, members, name=f"score_levels_{grain}_{depth}")


def show_against_execution(screen: Screen) -> None:
    """Scores against execution, and the forms that rule B08 asks about."""
    words = screen.words
    marks = read_mart("score_execution", screen.selection, row_limit=MARKS_DRAWN)
    if marks.empty:
        st.subheader(words("scores.against_execution"), anchor=False)
        show_empty(words("scores.against_execution_missing"))
        return
    show_figure(
        screen,
        score_execution.against_execution,
        marks,
        name="score_execution",
        on_click=open_project,
    )
    gaps = read_mart("score_gaps", screen.selection, row_limit=GAPS_LISTED)
    st.subheader(words("scores.gaps"), anchor=False)
    if gaps.empty:
        show_empty(words("scores.gaps_none"))
        return
    st.markdown(words("scores.gaps_lead", count=int(gaps["members"].iloc[0]), shown=words.count(len(gaps))))
    show_form_table(screen, gaps, "score_gaps", words("scores.gaps"), shown=GAP_COLUMNS)


screen = open_screen("scores")
summary = read_mart("score_summary", screen.selection)
scored = summary.loc[summary["evaluations_scored"] > 0, "form_type"]
if scored.empty:
    show_empty(screen.words("scores.missing"))
    st.stop()
screen = one_form_type(screen, scored)
show_totals(screen, summary)
show_histogram(screen)
show_groups(screen)
show_against_execution(screen)
