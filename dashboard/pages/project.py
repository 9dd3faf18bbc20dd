"""Project: one form in full, as filed beside recomputed, every figure traced to its cell in the document."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from dashboard import settings
from dashboard.exporting import LEADER_ENDINGS, Source, leader_bytes, leader_sheet
from dashboard.figures import project as figures
from dashboard.figures.project import form_name
from dashboard.i18n import Words
from dashboard.i18n.formats import day
from dashboard.records import Selection
from dashboard.templating import evaluation_form, has_standard_form
from dashboard.widgets import (
    Screen,
    escaped,
    link_to,
    open_project,
    open_screen,
    read_mart,
    show_empty,
    show_figure,
    show_tiles,
)
from dashboard.widgets.corrections import show_corrections
from dashboard.widgets.downloads import download
from dashboard.widgets.evidence import PARAMETER, open_figure, show_opened
from dashboard.widgets.form import Form, other_versions, read_form, records
from dashboard.widgets.form_list import show_form_list
from dashboard.widgets.form_sheets import (
    show_checks,
    show_facts,
    show_funds,
    show_goals,
    show_history,
    show_sections,
    show_tasks,
)
from dashboard.widgets.indicator_sheet import show_indicators
from dashboard.widgets.leads import show_lead
from dashboard.widgets.marts import warehouse
from dashboard.widgets.one_page import offer_one_page
from dashboard.widgets.original import offer_original
from dashboard.widgets.screen import notes_of
from dashboard.widgets.stating import dashboard_address, seen
from dashboard.widgets.tables import XLSX, show_downloads

EVERYTHING = Selection()


def show_list(screen: Screen) -> None:
    """The evaluations of the selection, to be searched by name and opened."""
    words = screen.words
    sought = st.text_input(words("project.search"), placeholder=words("project.search_example"), key="project_search")
    both = " ".join(part for part in (screen.selection.words, sought.strip()) if part)
    chosen = replace(screen.selection, words=both or None)
    screen = replace(screen, selection=chosen, notes=notes_of(chosen, words))
    listed = screen.table("project_list")
    if listed.empty:
        show_empty(words("project.list_empty", text=escaped(both)) if both else words("screen.empty"))
        return
    count = int(listed.groupby("form_type")["members"].first().sum())
    st.subheader(words("project.list"), anchor=False)
    key = "project.list_shown" if count > len(listed) else "project.list_count"
    st.markdown(words(key, count=count, shown=len(listed)))
    show_form_list(words, listed, "project_list", words("project.list"))
    show_downloads(screen, listed, "project_list", words("project.list"))


def show_head(screen: Screen, form: Form) -> None:
    """Name, facts, document, rule pack, and the figures at a glance."""
    words, head = screen.words, form.head
    st.button(words("project.back"), on_click=close_form, icon=":material/arrow_back:", type="tertiary")
    st.header(escaped(form_name(words, head)), anchor=False)
    st.caption(words("project.outside"))
    show_versions(screen, form)
    show_facts(words, form)
    title = words.text(head["document_title"]) or head["file_name"]
    pack = words.text(head[f"pack_name_{words.language}"])
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(escaped(words("project.document", title=title)))
        if words.text(head["publisher"]):
            st.markdown(escaped(words("project.published", publisher=head["publisher"])))
        if not head["is_synthetic"]:
            offer_original(words, head["document_id"], head["file_name"], head["media_type"], "original")
            if not settings.is_read_only():
                link_to("imports", words("project.correct"), correct=form.evaluation_id)
        if has_standard_form(head["form_type"]):
            shown, at = warehouse(), dashboard_address()
            download(
                words("template.download"),
                lambda: evaluation_form(shown, form.evaluation_id, words, at),
                words("template.file_name", name=form_name(words, head)),
                XLSX,
                "standard_form",
            )
    if pack:
        link_to("data", escaped(words("project.pack", pack=pack)), part="packs", pack=head["pack_id"])
    else:
        st.markdown(words("project.pack_none"))
    show_tiles(
        [
            (words.label("budget_adjusted_yuan"), words.figure(head["budget_adjusted_yuan"]), None),
            (words.label("executed_yuan"), words.figure(head["executed_yuan"]), None),
            (words.label("execution_rate"), words.rate(head["execution_rate"]), formula(words, "execution_rate")),
            (
                words.label("execution_rate_initial"),
                words.rate(head["execution_rate_initial"]),
                formula(words, "execution_rate_initial"),
            ),
            (words("project.score_reported"), words.points(head["score_reported"]), formula(words, "score")),
            (words.label("points_lost"), words.points(head["points_lost"]), formula(words, "form_points_lost")),
            (words("project.grade"), words.text(head["grade_reported"]) or words("missing"), formula(words, "grade")),
            (words("project.leads"), words.count(head["leads"]), words("overview.leads_help")),
        ]
    )


def offer_page(screen: Screen, form: Form) -> None:
    """The form on one page, as files."""
    words, place = screen.words, seen()
    offer_one_page(
        words,
        words("leader.title", name=figures.form_name(words, form.head)),
        LEADER_ENDINGS,
        lambda ending: leader_bytes(
            leader_sheet(Source(*place()), EVERYTHING, words, form.evaluation_id), ending, words
        ),
        "project_page",
    )


def close_form() -> None:
    """Leaves the form for the list."""
    for parameter in ("evaluation", PARAMETER):
        st.query_params.pop(parameter, None)


def formula(words: Words, measure: str) -> str:
    """The formula of a measure as an explanation."""
    return words("evidence.formula", formula=words(f"measure.{measure}.formula"))


def show_versions(screen: Screen, form: Form) -> None:
    """Which version this is: superseded by which, or superseding which."""
    words = screen.words
    others = other_versions(form)
    if not form.head["is_current"]:
        st.warning(words("project.superseded"), icon=":material/history:")
        others = others[others["is_current"]]
    elif len(others):
        st.markdown(words("project.supersedes"))
    for row in records(others):
        key = "project.superseded_by" if row["is_current"] else "project.version"
        st.button(
            escaped(words(key, title=words.text(row["document_title"]), date=day(row["imported_at"]))),
            on_click=open_project,
            args=(row["evaluation_id"],),
            key=f"version_{row['evaluation_id']}",
            icon=":material/history:",
            type="tertiary",
        )


def show_leads(screen: Screen, form: Form, findings: pd.DataFrame) -> None:
    """The leads in words, each with its formula and its cell, and what the rules could not judge."""
    words = screen.words
    st.subheader(words("project.leads"), anchor=False)
    leads = findings[findings["outcome"] == "lead"]
    if not form.head["is_current"]:
        show_empty(words("project.leads_superseded"))
        return
    if leads.empty:
        st.markdown(words("project.leads_none"))
    else:
        st.markdown(words("project.leads_lead"))
    for place, lead in enumerate(records(leads)):
        cell = form.opens(lead["table_name"], lead["row_part"], lead["column_name"])
        show_lead(words, lead, cell, f"lead_{place}")
    unjudged = findings[findings["outcome"] == "not_judged"]
    if len(unjudged):
        with st.expander(words("project.unjudged", count=len(unjudged))):
            for case in unjudged.to_dict("records"):
                line = words(
                    "project.unjudged_line",
                    code=case["rule_code"],
                    name=words(f"rule.{case['rule_code']}.name"),
                    reason=words.value("unjudged_reason", case["reason"]),
                )
                st.markdown(f"- {escaped(line)}")


def show_parts(screen: Screen, form: Form, findings: pd.DataFrame) -> None:
    """The form itself, part by part; a part that it does not have is left out, or named where one expects it."""
    words = screen.words
    checks = read_mart("form_checks", EVERYTHING, evaluation=form.evaluation_id)
    if len(checks):
        st.subheader(words("form.checks"), anchor=False)
        show_checks(words, form, checks)
    show_losses(screen, form)
    st.subheader(words("form.funds"), anchor=False)
    if form.funds.empty:
        show_empty(words("project.funds_none"))
    else:
        show_funds(words, form)
    if len(form.goals):
        st.subheader(words("form.goals"), anchor=False)
        show_goals(words, form)
    if len(form.tasks):
        st.subheader(words("form.tasks"), anchor=False)
        show_tasks(words, form)
    if len(form.indicators):
        st.subheader(words("form.indicators"), anchor=False)
        show_indicators(words, form, findings)
        show_downloads(screen, form.indicators, "form_indicators", words("project.download"))
        show_levels(screen, form)
    if len(form.sections):
        st.subheader(words("form.sections"), anchor=False)
        show_sections(words, form)


def show_losses(screen: Screen, form: Form) -> None:
    """How the total came down to the score, loss by loss, where a score is printed and anything was lost."""
    draw, lost = screen.drawing(figures.losses, evaluation=form.evaluation_id)
    if len(lost):
        show_figure(screen, draw, lost, name="form_losses", on_click=open_figure)


def show_levels(screen: Screen, form: Form) -> None:
    """What each level earned of its weight, where every score is known."""
    draw, levels = screen.drawing(figures.levels, evaluation=form.evaluation_id)
    if len(levels):
        show_figure(screen, draw, levels, name="form_levels")


def show_record(screen: Screen, form: Form) -> None:
    """What was corrected in this form, by whom, when and why; nothing where nothing was."""
    words = screen.words
    if len(form.correction_rows):
        st.subheader(words("correction.title"), anchor=False)
        st.markdown(words("correction.lead"))
        show_corrections(words, form.correction_rows)
        show_downloads(screen, form.correction_rows, "form_corrections", words("correction.title"))


def show_years(screen: Screen, form: Form) -> None:
    """The same project over the years, or that there is only this one."""
    words = screen.words
    draw, over_years = screen.drawing(figures.history, evaluation=form.evaluation_id)
    if len(over_years):
        own = replace(screen, notes=figures.history_notes(form.head, over_years, words))
        show_figure(own, draw, over_years, name="form_history", on_click=open_project)
        show_history(words, over_years)
        return
    st.subheader(words("project.years"), anchor=False)
    show_empty(words("project.years_none"))


def show_form(screen: Screen, form: Form) -> None:
    """One form from top to bottom."""
    own = replace(screen, selection=EVERYTHING, notes=figures.form_notes(form.head, screen.words))
    findings = read_mart("form_findings", EVERYTHING, evaluation=form.evaluation_id)
    show_head(own, form)
    offer_page(own, form)
    show_leads(own, form, findings)
    show_parts(own, form, findings)
    show_record(own, form)
    show_years(own, form)
    show_opened(own.words, form)


screen = open_screen("project", needs_evaluations=False)
asked = st.query_params.get("evaluation", "")
form = read_form(asked) if asked else None
if form is not None:
    show_form(screen, form)
else:
    if asked:
        st.warning(screen.words("project.unknown", evaluation=escaped(asked)), icon=":material/link_off:")
    show_list(screen)
