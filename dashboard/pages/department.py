"""Department: one body on one page, its funds, scores, leads, tasks, problems and measures, and its forms."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from dashboard.exporting import LEADER_ENDINGS, Source, leader_bytes, leader_sheet
from dashboard.figures import department as figures
from dashboard.widgets import (
    Screen,
    escaped,
    narrow_to,
    open_project,
    open_screen,
    read_mart,
    show_empty,
    show_figure,
    show_tiles,
)
from dashboard.widgets.department_sheets import (
    show_departments,
    show_explanations,
    show_lead_counts,
    show_leads,
    show_passages,
    show_tasks,
)
from dashboard.widgets.departments import (
    Department,
    choose_department,
    department_name,
    departments_of,
    is_ambiguous,
)
from dashboard.widgets.form_list import show_form_list
from dashboard.widgets.one_page import offer_one_page
from dashboard.widgets.screen import notes_of
from dashboard.widgets.stating import seen
from dashboard.widgets.tables import show_downloads

DEPARTMENTS_LISTED = 200
ALL = {"is_by_year": False, "is_highest_first": False, "row_limit": None}


def narrowed(screen: Screen, department: Department) -> Screen:
    """The screen for one department: its selection and the notes of its figures."""
    chosen = department.within(screen.selection)
    return replace(screen, selection=chosen, notes=notes_of(chosen, screen.words))


def show_choice(screen: Screen, rows: pd.DataFrame) -> None:
    """The departments of the selection, to be picked from."""
    words = screen.words
    st.subheader(words("department.list"), anchor=False)
    listed = rows.sort_values("evaluations", ascending=False).head(DEPARTMENTS_LISTED)
    if len(rows) > len(listed):
        st.markdown(words("department.list_shown", count=len(rows), shown=words.count(len(listed))))
    show_departments(words, listed)
    show_downloads(screen, rows, "departments", words("department.list"))


def offer_page(screen: Screen) -> None:
    """The department on one page, as files."""
    words, place = screen.words, seen()
    offer_one_page(
        words,
        words("leader.title", name=screen.selection.departments[0]),
        LEADER_ENDINGS,
        lambda ending: leader_bytes(leader_sheet(Source(*place()), screen.selection, words), ending, words),
        "department_page",
    )


def show_totals(screen: Screen) -> None:
    """Funds on both bases and scores at a glance, one band of tiles a form type, and the funds as a figure."""
    words = screen.words
    totals = read_mart("results", screen.selection, grain="all", **ALL)
    for total in totals.to_dict("records"):
        form_type = words.value("form_type", total["form_type"])
        st.subheader(words("department.tiles", form_type=form_type, count=total["evaluations"]), anchor=False)
        mean = words.rate(total["execution_rate_mean"])
        show_tiles(
            [
                (words.label("budget_initial_yuan"), words.figure(total["budget_initial_yuan"]), None),
                (words.label("budget_adjusted_yuan"), words.figure(total["budget_adjusted_yuan"]), None),
                (words.label("executed_yuan"), words.figure(total["executed_yuan"]), None),
                (words.label("unspent_yuan"), words.figure(total["unspent_yuan"]), formula(screen, "unspent")),
                (
                    words.label("execution_rate"),
                    words.rate(total["execution_rate"]),
                    words("overview.execution_rate_help", mean=mean),
                ),
                (
                    words.label("execution_rate_initial"),
                    words.rate(total["execution_rate_initial"]),
                    words("overview.execution_rate_initial_help"),
                ),
                (words.label("score_mean"), words.points(total["score_mean"]), formula(screen, "score_mean")),
                (words.label("leads"), words.count(total["leads"]), words("overview.leads_help")),
            ]
        )
    for name, entry, on_click in (
        ("department_funds", figures.funds, None),
        ("department_trend", figures.trend, narrow_to("years")),
    ):
        draw, frame = screen.drawing(entry)
        if len(frame):
            show_figure(screen, draw, frame, name=name, on_click=on_click)


def formula(screen: Screen, measure: str) -> str:
    """The formula of a measure as an explanation."""
    return screen.words("evidence.formula", formula=screen.words(f"measure.{measure}.formula"))


def show_scores(screen: Screen) -> None:
    """Scores year by year, one figure a form type: the types are different instruments."""
    words = screen.words
    types = figures.form_types(screen.read)
    if not types:
        st.subheader(words("department.scores"), anchor=False)
        show_empty(words("department.scores_none"))
    for form_type in types:
        show_figure(
            replace(screen, notes=figures.of_type(screen.notes, form_type, words)),
            *screen.drawing(figures.scores, form_type=form_type),
            name=f"department_scores_{form_type}",
            on_click=open_project,
        )


def show_findings(screen: Screen) -> None:
    """The leads, gravest first."""
    words = screen.words
    found = screen.table("department_leads")
    st.subheader(words("department.leads"), anchor=False)
    if found.empty:
        st.markdown(words("department.leads_none"))
        return
    st.markdown(words("department.leads_lead"))
    show_lead_counts(words, read_mart("lead_counts", screen.selection))
    count = int(found["members"].iloc[0])
    with st.expander(words("department.leads_all", count=count)):
        if count > len(found):
            st.markdown(words("department.leads_shown", count=count, shown=words.count(len(found))))
        show_leads(words, found)
        show_downloads(screen, found, "department_leads", words("department.leads"))


def show_own_words(screen: Screen) -> None:
    """Tasks, passages and explanations as filed; what a department does not state is said to be missing."""
    words = screen.words
    tasks = screen.table("department_tasks")
    passages = screen.table("department_passages")
    explained = screen.table("department_explanations")
    st.subheader(words("department.tasks"), anchor=False)
    if tasks.empty:
        show_empty(words("department.tasks_none"))
    else:
        show_tasks(words, tasks)
        show_downloads(screen, tasks, "department_tasks", words("department.tasks"))
    st.subheader(words("department.passages"), anchor=False)
    if passages.empty:
        show_empty(words("department.passages_none"))
    else:
        show_passages(words, passages)
        show_downloads(screen, passages, "department_passages", words("department.passages"))
    if len(explained):
        st.subheader(words("department.explanations"), anchor=False)
        count = int(explained["members"].iloc[0])
        if count > len(explained):
            st.markdown(words("department.explanations_shown", count=count, shown=words.count(len(explained))))
        show_explanations(words, explained)
        show_downloads(screen, explained, "department_explanations", words("department.explanations"))


def show_forms(screen: Screen) -> None:
    """The department's forms, each a link."""
    words = screen.words
    listed = screen.table("department_forms")
    count = int(listed.groupby("form_type")["members"].first().sum())
    st.subheader(words("department.projects"), anchor=False)
    if count > len(listed):
        st.markdown(words("department.projects_shown", count=count, shown=words.count(len(listed))))
    show_form_list(words, listed, "department_forms", words("department.projects"))
    show_downloads(screen, listed, "department_forms", words("department.projects"))


screen = open_screen("department")
rows = screen.table("departments")
departments = departments_of(rows, screen.words)
department = choose_department(screen, departments)
if department is None:
    show_choice(screen, rows)
elif is_ambiguous(department, departments):
    show_empty(screen.words("department.ambiguous", name=escaped(department.name)))
else:
    own = narrowed(screen, department)
    st.header(escaped(department_name(own.words, department)), anchor=False)
    offer_page(own)
    show_totals(own)
    show_scores(own)
    show_findings(own)
    show_own_words(own)
    show_forms(own)
