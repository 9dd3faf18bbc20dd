"""One lead in full: the question, what was expected and found, the formula with its figures, why, and its cells."""

import json
from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboard.auditing import question, rule_name
from dashboard.i18n import Words
from dashboard.i18n.leads import lead_figures
from dashboard.widgets.evidence import Evidence, fields_of, show_cells
from dashboard.widgets.form import Field, Form, Origin, read_form
from dashboard.widgets.leads import COLOURS
from dashboard.widgets.measures import MEASURES
from dashboard.widgets.navigation import link_to
from dashboard.widgets.screen import escaped
from dashboard.widgets.sheet import Cell, Column, Row, show_sheet


def show_head(words: Words, lead: Mapping[str, Any], *, is_raised: bool) -> None:
    """How grave, which rule, on which form, and the way to it."""
    title = rule_name(words, lead["rule_code"])
    if lead["level_3"]:
        title = words("leads.of_indicator", name=title, indicator=lead["level_3"])
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.badge(words.value("severity", lead["severity"]), color=COLOURS[lead["severity"]])
        st.header(escaped(title), anchor=False, width="stretch")
    body = lead["unit_name"] or lead["department_name"] or words("unnamed")
    region = lead[f"region_name_{words.language}"] or lead["region_name_zh"] or ""
    parts = [part for part in (body, region, str(lead["year"] or "")) if part]
    form = words.value("form_type", lead["form_type"])
    st.markdown(escaped(words.clauses([lead["project_name"] or form, *parts])))
    if is_raised:
        link_to("project", words("leads.to_form"), evaluation=lead["evaluation_id"])
    else:
        st.warning(words("leads.no_longer_raised"), icon=":material/task_alt:")


def show_reasoning(words: Words, lead: Mapping[str, Any]) -> None:
    """The question, expected and found, the formula with the figures of this lead, and why it is asked."""
    code = lead["rule_code"]
    st.markdown(f"**{escaped(question(words, lead))}**")
    with st.container(horizontal=True):
        st.metric(words.label("expected"), lead["expected"] or words("missing"), border=True)
        st.metric(words.label("found"), lead["found"] or words("missing"), border=True)
        if lead["amount_yuan"] is not None:
            st.metric(words.label("amount_yuan"), words.figure(lead["amount_yuan"]), border=True)
    if f"rule.{code}.formula" in words:
        st.markdown(escaped(words("leads.formula_is", formula=words(f"rule.{code}.formula"))))
    figures = lead_figures(words, lead["inputs"])
    if figures:
        columns = (Column(words("leads.figure"), "name"), Column(words("leads.figure_value"), "text"))
        rows = [Row((Cell(name), Cell(value))) for name, value in figures]
        show_sheet(words, "lead_figures", words("leads.figures"), columns, rows, lambda _: None, form="facts")
    if f"rule.{code}.why" in words:
        st.markdown(escaped(words("leads.why", why=words(f"rule.{code}.why"))))
    pack = lead[f"pack_name_{words.language}"]
    st.caption(escaped(words("leads.rule_of_pack", code=code, pack=pack or words("missing"))))


def show_lead_cells(words: Words, lead: Mapping[str, Any]) -> None:
    """The lead's cells in the document, marked: its main cell, and the cells of its row that the formula uses."""
    form = read_form(lead["evaluation_id"])
    if form is None:
        st.info(words("leads.no_document"), icon=":material/info:")
        return
    show_cells(words, form, evidence_of_lead(form, lead))


def evidence_of_lead(form: Form, lead: Mapping[str, Any]) -> Evidence:
    """The fields a lead rests on: its main field, then those of its row that its formula or its measures use."""
    table, row, column = lead["table_name"], lead["row_part"], lead["column_name"]
    named = [column, *(name for name in json.loads(lead["inputs"]) if name != column)]
    found: dict[tuple[Field, Origin], None] = {}
    for name in named:
        key = (table, row, name)
        found |= dict.fromkeys((key, origin) for origin in form.origins.get(key, ()))
        measure = MEASURES.get(table, {}).get(name)
        if measure is not None and form.row(table, row) is not None:
            found |= dict.fromkeys(fields_of(form, measure, table, row))
    return Evidence(table, row, column, form.row(table, row) or {}, tuple(found))
