"""Leads as a queue one screenful at a time, and as groups by unit or rule."""

from typing import Any, Literal

import pandas as pd
import streamlit as st

from dashboard.auditing import ORDERS, LeadFilter, lead_facets, lead_groups, lead_queue, rule_name
from dashboard.casework import Paper, Papers
from dashboard.figures.project import form_name
from dashboard.i18n import Words
from dashboard.records import Selection
from dashboard.widgets.figures import narrow_to
from dashboard.widgets.lead_filters import PAGE, page_key, pick_rule, to_first_page
from dashboard.widgets.marts import read_mart
from dashboard.widgets.screen import Screen, show_empty
from dashboard.widgets.sheet import Cell, Column, Row, number, show_sheet
from dashboard.widgets.tables import show_downloads

LEAD = "lead"
_ASKED = "leads_asked"
LEADS_A_PAGE = 25
GROUPS_LISTED = 200
GRAVE = {"E", "H"}
# Whoever comes that far narrows the list down; the files hold what no page does.
MOST_PAGES = 400


def show_queue(screen: Screen, papers: Papers, chosen: LeadFilter, order: str) -> None:
    """The queue, one page of it, each lead opening its own screen."""
    words = screen.words
    asked = (screen.selection, chosen, order)
    if st.session_state.setdefault(_ASKED, asked) != asked:
        st.session_state[_ASKED] = asked
        to_first_page()
    page = st.session_state.get(PAGE, 1)
    shown = _page(screen, papers, chosen, order, page)
    if shown.empty and page > 1:
        to_first_page()
        page = 1
        shown = _page(screen, papers, chosen, order, page)
    if shown.empty:
        show_empty(words("leads.none"))
        return
    count = _count(screen, papers, chosen)
    pages = min(-(-count // LEADS_A_PAGE), MOST_PAGES)
    first, last = (words.count(place) for place in (shown["place"].min(), shown["place"].max()))
    st.markdown(words("leads.listed", count=count, first=first, last=last))
    columns = (
        Column(words.label("rule_code"), "name", "link"),
        Column(words.label("severity"), "short"),
        Column(words("leads.filing"), "long"),
        Column(words.label("year"), "short"),
        Column(words.label("expected"), "short"),
        Column(words.label("found"), "short"),
        number(words.label("amount_yuan")),
        Column(words.label("lead_state"), "short"),
    )
    rows = [_row(words, row, papers.of(row["lead_key"])) for row in shown.to_dict("records")]
    show_sheet(words, "leads", words("leads.title"), columns, rows, open_lead)
    if pages == MOST_PAGES:
        st.caption(words("leads.capped", most=words.count(MOST_PAGES * LEADS_A_PAGE)))
    if pages > 1:
        st.pagination(pages, default=page, key=page_key(), on_change=_turn)
    title = words("leads.this_page")
    show_downloads(screen, shown, "leads_page_table", title, rows_selected=count, packed="lead_queue")


def show_groups(screen: Screen, papers: Papers, chosen: LeadFilter, grouping: str) -> None:
    """Leads counted by unit or by rule; a name narrows the page to its leads."""
    words = screen.words
    groups = lead_groups(screen.read, papers, chosen, grouping=grouping, limit=GROUPS_LISTED)
    if groups.empty:
        show_empty(words("leads.none"))
        return
    st.markdown(words(f"leads.groups_{grouping}", count=int(groups["members"].iloc[0]), shown=words.count(len(groups))))
    columns = (
        Column(words.label("unit_name" if grouping == "unit" else "rule_code"), "name", "link"),
        Column(words.label("form_type"), "short"),
        number(words.label("leads")),
        number(words.label("grave_leads")),
        number(words.label("open_leads")),
        number(words.label("evaluations")),
        number(words.label("amount_yuan")),
    )
    rows = [_group(words, row, grouping) for row in groups.to_dict("records")]
    narrow = narrow_to("words") if grouping == "unit" else pick_rule

    def open_group(key: str) -> None:
        st.session_state["leads_grouping"] = "none"
        st.query_params.pop("grouping", None)
        narrow(key)

    show_sheet(words, f"lead_groups_{grouping}", words("leads.title"), columns, rows, open_group)
    st.caption(words("leads.amount_once"))
    count = int(groups["members"].iloc[0])
    listed = groups.drop(columns=["members"])
    show_downloads(screen, listed, f"lead_groups_{grouping}", words("leads.groups"), rows_selected=count)


def open_lead(key: str) -> None:
    """Puts a lead into the address; the page then shows it alone."""
    st.query_params[LEAD] = key


def close_lead() -> None:
    """Leaves the lead for the list."""
    st.query_params.pop(LEAD, None)


def neighbours(screen: Screen, papers: Papers, chosen: LeadFilter, key: str) -> tuple[str, str]:
    """The leads before and behind one on its page of the queue; "" where there is none."""
    asked = st.query_params.get("order")
    order = asked if asked in ORDERS else ORDERS[0]
    keys = list(_page(screen, papers, chosen, order, st.session_state.get(PAGE, 1))["lead_key"])
    if key not in keys:
        return "", ""
    at = keys.index(key)
    return keys[at - 1] if at else "", keys[at + 1] if at + 1 < len(keys) else ""


def _count(screen: Screen, papers: Papers, chosen: LeadFilter) -> int:
    facets = lead_facets(screen.read, papers, chosen)
    return int(facets.loc[facets["dimension"] == "all", "leads"].sum())


def _turn() -> None:
    st.session_state[PAGE] = st.session_state[page_key()]


def raised_keys(keys: tuple[str, ...]) -> frozenset[str]:
    """Those of the keys whose lead is raised now, whatever is selected."""
    return frozenset(read_mart("lead_details", Selection(), lead_keys=keys)["lead_key"])


def state_cell(words: Words, paper: Paper) -> Cell:
    """The state of a paper, with who has it and until when."""
    lines = [paper.owner, paper.due.isoformat() if paper.due else ""]
    return Cell(words.value("lead_state", paper.state), note="\n".join(line for line in lines if line))


def _page(screen: Screen, papers: Papers, chosen: LeadFilter, order: str, page: int) -> pd.DataFrame:
    return lead_queue(screen.read, papers, chosen, order=order, offset=(page - 1) * LEADS_A_PAGE, limit=LEADS_A_PAGE)


def _row(words: Words, row: Any, paper: Paper) -> Row:
    grave: Literal["lead", ""] = "lead" if row["severity"] in GRAVE else ""
    project, unit = form_name(words, row), words.text(row["unit_name"]) or words.text(row["department_name"])
    return Row(
        (
            Cell(rule_name(words, row["rule_code"]), row["lead_key"], note=words.text(row["level_3"])),
            Cell(words.value("severity", row["severity"]), tone=grave),
            Cell(project, note="" if unit == project else unit),
            Cell(words.year(row["year"])),
            Cell(words.text(row["expected"])),
            Cell(words.text(row["found"])),
            Cell("" if pd.isna(row["amount_yuan"]) else words.figure(row["amount_yuan"])),
            state_cell(words, paper),
        )
    )


def _group(words: Words, row: Any, grouping: str) -> Row:
    if grouping == "unit":
        name = words.text(row["unit_name"]) or words("unnamed")
        region = words.text(row[f"region_name_{words.language}"]) or words.text(row["region_name_zh"])
        head = Cell(name, words.text(row["unit_name"]), note=region)
    else:
        code = row["rule_code"]
        head = Cell(words("rule_named", code=code, name=rule_name(words, code)), code)
    return Row(
        (
            head,
            Cell(words(f"form_type_short.{row['form_type']}")),
            Cell(words.count(row["leads"])),
            Cell(words.count(row["grave_leads"])),
            Cell(words.count(row["open_leads"])),
            Cell(words.count(row["evaluations"])),
            Cell("" if pd.isna(row["amount_yuan"]) else words.figure(row["amount_yuan"])),
        )
    )
