"""Leads: what to verify, gravest first; each with its formula, its cells and its working paper; the ledger to file."""

from functools import partial
from typing import Any

import streamlit as st

from dashboard import settings
from dashboard.auditing import (
    KINDS,
    MOST_ROWS,
    ORDERS,
    LeadFilter,
    filter_lines,
    leads_by_key,
    ledger,
    register_bytes,
    rule_name,
)
from dashboard.auditing.ledger import Kind
from dashboard.casework import Papers, read_papers
from dashboard.widgets import Screen, choose, escaped, open_screen, show_empty, warehouse
from dashboard.widgets.downloads import download
from dashboard.widgets.lead_filters import asked_leads, choose_leads
from dashboard.widgets.lead_list import LEAD, close_lead, neighbours, open_lead, raised_keys, show_groups, show_queue
from dashboard.widgets.lead_sheet import show_head, show_lead_cells, show_reasoning
from dashboard.widgets.paper import show_paper
from dashboard.widgets.releases import release_line
from dashboard.widgets.stating import view_address
from dashboard.widgets.tables import XLSX

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MEDIA = {".xlsx": XLSX, ".docx": DOCX}
GROUPINGS = ("none", "unit", "rule")


def show_list(screen: Screen, papers: Papers) -> None:
    """Facets, then the queue or its groups, then the files to take away."""
    chosen = choose_leads(screen, papers)
    with st.container(horizontal=True, gap="medium"):
        grouping = choose(screen, "grouping", GROUPINGS)
        order = choose(screen, "order", ORDERS) if grouping == "none" else "severity"
    if grouping == "none":
        show_queue(screen, papers, chosen, order)
    else:
        show_groups(screen, papers, chosen, grouping)
    show_ledgers(screen, papers, chosen)
    show_vanished(screen, papers)


def show_ledgers(screen: Screen, papers: Papers, chosen: LeadFilter) -> None:
    """The rectification ledger and the problem list of what is shown, as workbook and as document."""
    words = screen.words
    st.subheader(words("leads.ledgers"), anchor=False)
    st.markdown(words("leads.ledgers_lead"))
    lines = filter_lines(words, chosen)
    if lines:
        st.caption(escaped(words.clauses(list(lines))))

    shown, release, link = warehouse(), release_line(words), view_address(screen)

    def content(kind: Kind, ending: str) -> bytes:
        found = ledger(
            shown,
            papers,
            kind,
            screen.selection,
            chosen,
            words,
            at_most=MOST_ROWS[ending],
            release=release,
            link=link,
        )
        return register_bytes(found.register(words), ending)

    for kind in KINDS:
        title = words(f"ledger.{kind}.title")
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{title}**", width="content")
            for ending, label in ((".xlsx", "export.xlsx"), (".docx", "leads.docx")):
                download(
                    words(label),
                    partial(content, kind, ending),
                    f"{title}{ending}",
                    MEDIA[ending],
                    f"{kind}{ending}",
                )


def show_vanished(screen: Screen, papers: Papers) -> None:
    """Papers whose lead is no longer raised: they stay, and can be opened."""
    words = screen.words
    raised = raised_keys(tuple(papers.by_key))
    vanished = [paper for key, paper in papers.by_key.items() if key not in raised]
    if not vanished:
        return
    with st.expander(words("leads.vanished", count=len(vanished))):
        st.caption(words("leads.vanished_lead"))
        for paper in vanished:
            name = words(
                "leads.vanished_line",
                name=paper.lead["project_name"] or paper.lead["unit_name"] or words("unnamed"),
                rule=rule_name(words, paper.lead["rule_code"]),
                state=words.value("lead_state", paper.state),
            )
            key = paper.lead_key
            st.button(escaped(name), key=f"vanished_{key}", on_click=open_lead, args=(key,), type="tertiary")


def show_way(screen: Screen, papers: Papers, key: str) -> None:
    """Back to the list, and to the leads before and behind this one."""
    words = screen.words
    before, behind = neighbours(screen, papers, asked_leads(screen), key)
    with st.container(horizontal=True):
        st.button(words("leads.back"), on_click=close_lead, icon=":material/arrow_back:", type="tertiary")
        for name, other, icon in (("before", before, "navigate_before"), ("behind", behind, "navigate_next")):
            st.button(
                words(f"leads.{name}"),
                key=f"lead_{name}",
                on_click=open_lead,
                args=(other,),
                disabled=not other,
                icon=f":material/{icon}:",
                type="tertiary",
            )


def show_lead(screen: Screen, papers: Papers, key: str) -> None:
    """One lead: what it is about on the left, its paper on the right."""
    words = screen.words
    found = leads_by_key(warehouse(), [key]).get(key)
    paper = papers.of(key)
    lead: dict[str, Any] = found or dict(paper.lead)
    show_way(screen, papers, key)
    if not lead:
        show_empty(words("leads.unknown", key=escaped(key)))
        return
    show_head(words, lead, is_raised=found is not None)
    left, right = st.columns([5, 4], gap="large")
    with left:
        show_reasoning(words, lead)
        if found is not None:
            show_lead_cells(words, found)
    with right:
        show_paper(words, papers, key, found)


screen = open_screen("leads")
papers = read_papers(settings.store_path(None))
asked = st.query_params.get(LEAD)
if asked:
    show_lead(screen, papers, asked)
else:
    show_list(screen, papers)
