"""Over target: how far beyond their targets indicators went, what came off for it, and how alike places treat it."""

import pandas as pd
import streamlit as st

from dashboard.figures import over_target as figures
from dashboard.figures.over_target import GRAINS
from dashboard.widgets import (
    Screen,
    choose,
    link_to,
    open_project,
    open_screen,
    read_mart,
    show_empty,
    show_figure,
    show_table,
    show_tiles,
)
from dashboard.widgets.form_table import show_form_table
from dashboard.widgets.form_types import one_form_type

BEHIND = ("lost", "deducted", "disputed")


def show_totals(screen: Screen, summary: pd.DataFrame) -> None:
    """Indicators over target and points lost at a glance."""
    words = screen.words
    total = summary[summary["form_type"].isin(screen.selection.form_types)].to_dict("records")[0]
    show_tiles(
        [
            (
                words("over_target.tile_over"),
                words.count(total["indicators_over_target"]),
                words(
                    "over_target.tile_over_help",
                    count=int(total["indicators"]),
                    comparable=words.count(total["indicators_comparable"]),
                ),
            ),
            (
                words("over_target.tile_unexplained"),
                words.count(total["indicators_unexplained"]),
                words("over_target.tile_unexplained_help", count=int(total["indicators_to_explain"])),
            ),
            (
                words("over_target.tile_deducted"),
                words.points(total["points_lost_over_target"]),
                words("over_target.tile_deducted_help", count=int(total["indicators_deducted_over_target"])),
            ),
            (
                words("over_target.tile_lost"),
                words.points(total["points_lost"] if total["indicators_deducted"] else 0),
                words(
                    "over_target.tile_lost_help",
                    count=int(total["indicators_deducted"]),
                    disputed=words.count(total["indicators_disputed"]),
                ),
            ),
        ]
    )


def show_packs(screen: Screen, packs: pd.DataFrame) -> None:
    """Which lines each rule pack draws, and how sure we are of them."""
    words = screen.words
    st.subheader(words("over_target.packs"), anchor=False)
    st.markdown(words("over_target.packs_lead"))
    show_table(screen, packs, "pack_thresholds", words("over_target.packs"))


def show_deviations(screen: Screen) -> None:
    """The strip of deviations, points lost by cause, and how districts treat the same deviation."""
    words = screen.words
    grain = choose(screen, "grain", GRAINS)
    draw, marks, *lines = figures.deviations(screen.read, grain)
    if marks.empty:
        st.subheader(words("over_target.strip"), anchor=False)
        show_empty(words("over_target.strip_missing"))
    else:
        show_figure(screen, draw, marks, *lines, name=f"deviations_{grain}", on_click=open_project)
    draw, lost = figures.causes(screen.read, grain)
    if lost.empty:
        st.subheader(words("over_target.causes"), anchor=False)
        show_empty(words("over_target.causes_missing"))
    else:
        show_figure(screen, draw, lost, name=f"points_lost_causes_{grain}")
    draw, treated = figures.treated(screen.read)
    if len(treated):
        show_figure(screen, draw, treated, name="deviation_treatment")


def show_indicators(screen: Screen) -> None:
    """The indicators that lost points, with both causes; and how often the two agree."""
    words = screen.words
    st.subheader(words("over_target.list"), anchor=False)
    behind = choose(screen, "behind", BEHIND)
    name = f"deduction_indicators_{behind}"
    listed = screen.table(name)
    if listed.empty:
        show_empty(words("over_target.list_empty"))
    else:
        st.markdown(
            words("over_target.list_lead", count=int(listed["members"].iloc[0]), shown=words.count(len(listed)))
        )
        show_form_table(screen, listed, name, words("over_target.list"))
    agreement = screen.table("cause_agreement")
    if len(agreement):
        st.subheader(words("over_target.agreement"), anchor=False)
        st.markdown(words("over_target.agreement_lead"))
        show_table(screen, agreement, "cause_agreement", words("over_target.agreement"))


screen = open_screen("over_target")
summary = read_mart("over_target_summary", screen.selection)
if summary.empty:
    show_empty(screen.words("over_target.missing"))
    st.stop()
screen = one_form_type(screen, figures.form_types(screen.read))
packs = screen.table("pack_thresholds")
show_totals(screen, summary)
show_deviations(screen)
if summary["indicators_deducted"].sum():
    show_indicators(screen)
show_packs(screen, packs)
link_to("lab", screen.words("over_target.to_lab"))
