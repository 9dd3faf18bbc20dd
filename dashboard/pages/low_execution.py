"""Low execution, for auditors: whose money was not spent, what the form says to it, and the leads beside."""

from collections.abc import Hashable
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.charts.low_execution import unspent
from dashboard.figures.low_execution import ALL_FUNDS, BASES, DEFAULT, FORMS_DRAWN, HIGHEST, LOWEST, with_criteria
from dashboard.records import Selection
from dashboard.widgets import (
    Screen,
    choose,
    escaped,
    link_to,
    open_project,
    open_screen,
    read_mart,
    show_empty,
    show_figure,
    show_tiles,
)
from dashboard.widgets.form_table import pick_forms
from dashboard.widgets.marts import first_rows
from dashboard.widgets.numbers import choose_percentage, choose_wan_yuan
from dashboard.widgets.saved import show_saved
from dashboard.widgets.tables import show_downloads

FORMS_DETAILED = 5


def choose_screening(screen: Screen) -> dict[str, Any]:
    """The criteria of the screening as a person sets them: threshold, basis, source of funds, smallest budget."""
    words = screen.words
    sources = read_mart("execution_sources", screen.selection)["source"].unique()
    with st.container(border=True):
        left, right = st.columns(2)
        with left:
            threshold = choose_percentage(screen, "threshold", default=DEFAULT, lowest=LOWEST, highest=HIGHEST, step=5)
            basis = choose(screen, "basis", BASES)
        with right:
            minimum_yuan = choose_wan_yuan(screen, "minimum")
            source = choose(
                screen, "source", [ALL_FUNDS, *sorted(sources)], worded=lambda code: words.value("source", code)
            )
    return {"threshold": threshold, "minimum_yuan": minimum_yuan, "basis": basis, "money_of": source}


def show_totals(screen: Screen, summary: pd.DataFrame) -> None:
    """How many forms were found and their money, one band of tiles a type of form: types are never added together."""
    words = screen.words
    for total in summary[summary["evaluations_low"] > 0].to_dict("records"):
        form_type = words.value("form_type", total["form_type"])
        st.subheader(words("low_execution.tiles", form_type=form_type, count=int(total["evaluations"])), anchor=False)
        show_tiles(
            [
                (
                    words("low_execution.tile_low"),
                    words.count(total["evaluations_low"]),
                    words("low_execution.tile_low_help", small=words.count(total["evaluations_below_minimum"])),
                ),
                (words("low_execution.tile_share"), words.rate(total["low_share"]), None),
                (words.label("budget_low_yuan"), words.figure(total["budget_low_yuan"]), None),
                (
                    words.label("unspent_low_yuan"),
                    words.figure(total["unspent_low_yuan"]),
                    words("low_execution.tile_unspent_help", all=words.amount(total["unspent_all_yuan"])),
                ),
            ]
        )
    others = [
        words(
            f"low_execution.{sentence}",
            form_type=words.value("form_type", total["form_type"]),
            count=int(total[column]),
        )
        for total in summary.to_dict("records")
        for sentence, column, is_so in (
            ("others_none", "evaluations", total["evaluations_low"] == 0),
            ("others_unknown", "evaluations_unknown", total["evaluations_unknown"] > 0),
        )
        if is_so
    ]
    if others:
        st.caption(escaped(words("low_execution.others", parts=words.clauses(others))))


def show_list(screen: Screen, found: pd.DataFrame) -> None:
    """The forms to look at; ticked rows are shown in full and can be taken away as files."""
    words = screen.words
    st.subheader(words("low_execution.list"), anchor=False)
    count = int(found["members"].iloc[0])
    st.markdown(words("low_execution.list_lead", count=count, shown=words.count(len(found))))
    picked = pick_forms(screen, found, "low_execution", words("low_execution.list"))
    if picked.empty:
        st.caption(words("low_execution.none_picked"))
        show_downloads(screen, found, "low_execution", words("low_execution.list"), rows_selected=count)
        return
    st.caption(words("low_execution.picked", count=len(picked)))
    show_downloads(screen, picked, "low_execution_picked", words("low_execution.list_picked"), rows_selected=count)
    for row in picked.head(FORMS_DETAILED).to_dict("records"):
        show_form(screen, row)


def show_form(screen: Screen, row: dict[Hashable, Any]) -> None:
    """One form in full: its money, its own words, its leads, and the way to its page."""
    words = screen.words
    with st.container(border=True):
        name = words.text(row["form_name"]) or words("unnamed")
        link_to("project", escaped(name), evaluation=row["evaluation_id"])
        st.markdown(
            escaped(
                words(
                    "low_execution.form_money",
                    department=words.text(row["department_name"]) or words("unnamed"),
                    year=words.year(row["year"]),
                    initial=words.amount(row["budget_initial_yuan"]),
                    adjusted=words.amount(row["budget_adjusted_yuan"]),
                    executed=words.amount(row["executed_yuan"]),
                    unspent=words.amount(row["unspent_yuan"]),
                    rate=words.rate(row["execution_rate"]),
                    rate_initial=words.rate(row["execution_rate_initial"]),
                )
            )
        )
        kind = words.value("explanation_kind", row["explanation_kind"])
        st.markdown(f"**{escaped(words('low_execution.form_words', kind=kind))}**")
        st.markdown(escaped(words.text(row["explanation"]) or words("low_execution.no_words")))
        if words.text(row["twin_name"]):
            twin = words("low_execution.twin", name=row["twin_name"], year=words.year(row["twin_year"]))
            link_to("project", escaped(twin), evaluation=row["twin_evaluation_id"])
        if words.text(row["rules"]):
            st.markdown(f"**{words('low_execution.form_leads')}** {escaped(words.text(row['rules']))}")
        show_years(screen, row)


def show_years(screen: Screen, row: dict[Hashable, Any]) -> None:
    """How often the same project was low, and its budget, adjustment and execution year by year."""
    words = screen.words
    years = read_mart("form_history", Selection(), evaluation=row["evaluation_id"])
    years = years[years["is_current"]].drop_duplicates("year")
    if len(years) < 2:
        return
    st.markdown(f"**{words('low_execution.history')}** {words('low_execution.repeated', count=int(row['years_low']))}")
    lines = [
        words(
            "low_execution.history_line",
            year=words.year(year["year"]),
            initial=words.amount(year["budget_initial_yuan"]),
            adjusted=words.amount(year["budget_adjusted_yuan"]),
            change=words.rate(year["adjustment_rate"]),
            executed=words.amount(year["executed_yuan"]),
            rate=words.rate(year["execution_rate"]),
        )
        for year in years.to_dict("records")
    ]
    st.markdown("\n".join(f"- {escaped(line)}" for line in lines))


screen = open_screen("low_execution")
criteria = choose_screening(screen)
show_saved(screen)
screen = replace(screen, notes=with_criteria(screen.notes, criteria, screen.words))
show_totals(screen, read_mart("low_execution_summary", screen.selection, **criteria))
found = screen.table("low_execution", **criteria)
if found.empty:
    show_empty(screen.words("low_execution.empty"))
    st.stop()
show_list(screen, found)
show_figure(
    screen,
    unspent,
    first_rows(found, FORMS_DRAWN),
    criteria["basis"],
    name="low_execution_unspent",
    on_click=open_project,
)
