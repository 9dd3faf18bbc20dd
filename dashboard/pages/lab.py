"""Deduction lab: another rule for going over target, and what it would change in points, scores, grades and places."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.figures import lab as figures
from dashboard.figures import over_target
from dashboard.figures.lab import CURVES, GRAINS, HIGHEST, LOWEST, POINTS, SCOPES, THRESHOLD
from dashboard.widgets import (
    Screen,
    choose,
    escaped,
    open_screen,
    read_mart,
    show_empty,
    show_figure,
    show_table,
    show_tiles,
)
from dashboard.widgets.form_table import show_form_table
from dashboard.widgets.form_types import one_form_type
from dashboard.widgets.numbers import choose_percentage

BEHIND = ("would_deduct", "differs")
EFFECTS_IN_WORDS = 6


def chosen_rule(screen: Screen) -> dict[str, Any]:
    """The rule that a person makes up: where it begins, how it takes points, how many, and from which indicators."""
    default = round(THRESHOLD * 100)
    threshold = choose_percentage(screen, "threshold", default=default, lowest=LOWEST, highest=HIGHEST, step=5)
    with st.container(horizontal=True):
        curve = choose(screen, "curve", CURVES)
        points = choose(screen, "points", POINTS)
        scope = choose(screen, "scope", SCOPES)
    st.caption(screen.words(f"lab.rule.{curve}"))
    return {"threshold": threshold, "curve": curve, "points": int(points), "scope": scope}


def show_changes(screen: Screen, summary: pd.DataFrame) -> None:
    """What the rule changes in all, at a glance."""
    words = screen.words
    total = summary.to_dict("records")[0]
    show_tiles(
        [
            (
                words("lab.tile_indicators"),
                words.count(total["indicators_simulated"]),
                words("lab.tile_indicators_help", count=int(total["indicators_over_target"])),
            ),
            (
                words("lab.tile_points"),
                words.points(total["points_simulated"]),
                words(
                    "lab.tile_points_help",
                    points=words.points(total["points_lost"]),
                    count=int(total["indicators_deducted"]),
                ),
            ),
            (
                words("lab.tile_mean"),
                words.points(total["score_mean_simulated"]),
                words("lab.tile_mean_help", score=words.points(total["score_mean"])),
            ),
            (
                words("lab.tile_grades"),
                words.count(total["grades_changed"]),
                words("lab.tile_grades_help", count=int(total["evaluations_changed"])),
            ),
        ]
    )


def show_comparison(screen: Screen, rule: Mapping[str, Any]) -> None:
    """The curve, the grades, and who gains and loses by the rule."""
    show_figure(screen, *figures.curve(screen.read, rule), name="deduction_curve")
    draw, graded = figures.grades(screen.read, rule)
    if len(graded):
        show_figure(screen, draw, graded, name="deduction_grades")
    grain = choose(screen, "grain", GRAINS)
    show_figure(screen, *figures.standings(screen.read, grain, rule), name=f"deduction_standings_{grain}")
    show_figure(screen, *figures.groups(screen.read, grain, rule), name=f"deduction_groups_{grain}")


def show_forms(screen: Screen, rule: Mapping[str, Any]) -> None:
    """Every form whose score the rule would change."""
    words = screen.words
    st.subheader(words("lab.forms"), anchor=False)
    changed = screen.table("deduction_forms", **rule)
    if changed.empty:
        show_empty(words("lab.forms_none"))
        return
    st.markdown(words("lab.forms_lead", count=int(changed["members"].iloc[0]), shown=words.count(len(changed))))
    show_form_table(screen, changed, "deduction_forms", words("lab.forms"))


def show_indicators(screen: Screen, rule: Mapping[str, Any]) -> None:
    """The indicators that the rule takes points from, or treats otherwise than their forms did."""
    words = screen.words
    st.subheader(words("lab.list"), anchor=False)
    behind = choose(screen, "behind", BEHIND)
    name = f"deduction_indicators_{behind}"
    listed = screen.table(name, **rule)
    if listed.empty:
        show_empty(words("over_target.list_empty"))
        return
    st.markdown(words("over_target.list_lead", count=int(listed["members"].iloc[0]), shown=words.count(len(listed))))
    show_form_table(screen, listed, name, words("lab.list"))


def show_effects(screen: Screen) -> None:
    """What each place's known rule would have done to the forms of other places, in words and as a table."""
    words = screen.words
    st.subheader(words("lab.effects"), anchor=False)
    effects = screen.table("rule_effects")
    if effects.empty:
        show_empty(words("lab.effects_none"))
        return
    lines = [
        words(
            "lab.effect",
            pack=row[f"pack_name_{words.language}"],
            rate=words.rate(row["deduct_from_rate"], 0),
            each=words.points(row["deduction_points"]),
            place=words.text(row[f"region_name_{words.language}"])
            or words.text(row["region_name_zh"])
            or words("unnamed"),
            evaluations=int(row["evaluations"]),
            changed=words.count(row["evaluations_changed"]),
            indicators=words.count(row["indicators_simulated"]),
            points=words.points(row["points_simulated"]),
            lost=words.points(row["points_lost"]),
            before=words.points(row["score_mean"]),
            after=words.points(row["score_mean_simulated"]),
        )
        for row in effects.head(EFFECTS_IN_WORDS).to_dict("records")
    ]
    st.markdown("\n".join(f"- {escaped(line)}" for line in lines))
    show_table(screen, effects, "rule_effects", words("lab.effects"))


screen = open_screen("lab")
types = over_target.form_types(screen.read)
if not types:
    show_empty(screen.words("over_target.missing"))
    st.stop()
screen = one_form_type(screen, types)
st.markdown(screen.words("lab.lead"))
rule = chosen_rule(screen)
summary = read_mart("deduction_summary", screen.selection, **rule)
show_changes(screen, summary)
if summary["indicators_over_target"].sum():
    show_comparison(screen, rule)
    show_forms(screen, rule)
    show_indicators(screen, rule)
else:
    show_empty(screen.words("over_target.strip_missing"))
show_effects(screen)
