"""One form of a document that was read, beside the document: a figure marks its cell, a cell the figure it became."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.figures.project import form_name
from dashboard.i18n import Words
from dashboard.i18n.places import SIDECAR
from dashboard.records import Selection
from dashboard.widgets.evidence import PARAMETER, evidence_of, open_figure
from dashboard.widgets.form import Form, records
from dashboard.widgets.form_sheets import show_checks, show_facts, show_funds, show_goals, show_sections, show_tasks
from dashboard.widgets.indicator_sheet import show_indicators
from dashboard.widgets.leads import show_lead
from dashboard.widgets.marts import read_mart, rows_where
from dashboard.widgets.screen import show_empty
from dashboard.widgets.whole_original import CellState, show_pickable

PLACE = "at"
EVALUATION = "evaluation"
# The colours are the grounds of .streamlit/config.toml, so that nothing shines through.
_IN_SIGHT = """
<style>
@media (min-height: 700px) {
    [data-testid=stLayoutWrapper]:has(> .st-key-imports_original) { position: sticky; top: 3.75rem; z-index: 90; }
    .st-key-imports_original { background: light-dark(#ffffff, #13191f); }
}
</style>
"""


def choose_evaluation(words: Words, document: str) -> str:
    """The evaluation of the document that is looked at, the first unless the address names another."""
    listed = records(read_mart("document_evaluations", Selection(), document=document))
    named = {row["evaluation_id"]: row for row in listed}
    asked = st.query_params.get(EVALUATION, "")
    chosen = asked if asked in named else next(iter(named))
    if len(named) == 1:
        return chosen
    picked = st.selectbox(
        words("imports.form", count=len(named)),
        list(named),
        index=list(named).index(chosen),
        format_func=lambda key: words(
            "imports.form_named", number=named[key]["position"], name=form_name(words, named[key])
        ),
        key=f"imports_evaluation_{document[:16]}_{chosen}",
    )
    if picked != chosen:
        for name in (PARAMETER, PLACE):
            st.query_params.pop(name, None)
        st.query_params[EVALUATION] = picked
        st.rerun()
    return chosen


def show_arithmetic(words: Words, form: Form) -> pd.DataFrame:
    """Figures that follow from others beside what the form prints, and what does not add up; returns the findings."""
    checks = read_mart("form_checks", Selection(), evaluation=form.evaluation_id)
    findings = read_mart("form_findings", Selection(), evaluation=form.evaluation_id)
    st.subheader(words("imports.arithmetic"), anchor=False)
    if len(checks):
        show_checks(words, form, checks)
    leads = [row for row in records(rows_where(findings, "outcome", "lead")) if row["rule_code"].startswith("A")]
    if not form.head["is_current"]:
        st.markdown(words("imports.arithmetic_superseded"))
    elif not leads:
        st.markdown(words("imports.arithmetic_closes"))
    for place, lead in enumerate(leads):
        cell = form.opens(lead["table_name"], lead["row_part"], lead["column_name"])
        show_lead(words, lead, cell, f"imports_lead_{place}")
    return findings


def frame_in_sight() -> DeltaGenerator:
    """A frame that stays in sight while what is below it is scrolled, where the screen is high enough for both."""
    st.html(_IN_SIGHT)
    return st.container(key="imports_original", border=True)


def show_original(words: Words, form: Form, cells: pd.DataFrame) -> None:
    """The document with every cell to be picked; what is open is marked."""
    show_pickable(
        words,
        (form.head["document_id"], form.head["file_name"]),
        _marks(form, cells),
        _states(form, cells),
        words("imports.original"),
        lambda place: pick_cell(form, place),
    )


def show_reading(words: Words, form: Form, findings: pd.DataFrame) -> None:
    """Everything that was read, part by part; every figure opens its cell."""
    parts: list[tuple[str, Any, bool]] = [
        ("form.facts", lambda: show_facts(words, form), True),
        ("form.funds", lambda: show_funds(words, form), len(form.funds) > 0),
        ("form.goals", lambda: show_goals(words, form), len(form.goals) > 0),
        ("form.tasks", lambda: show_tasks(words, form), len(form.tasks) > 0),
        ("form.indicators", lambda: show_indicators(words, form, findings), len(form.indicators) > 0),
        ("form.sections", lambda: show_sections(words, form), len(form.sections) > 0),
    ]
    for title, show, is_there in parts:
        if is_there:
            st.subheader(words(title), anchor=False)
            show()
    if form.funds.empty and form.indicators.empty:
        show_empty(words("imports.no_figures"))


def pick_cell(form: Form, place: str) -> None:
    """Opens the figure that a cell became; a cell that became none is opened itself."""
    fields = fields_at(form, place)
    st.query_params.pop(PLACE, None)
    st.query_params.pop(PARAMETER, None)
    if fields:
        open_figure("/".join(fields[0]))
    else:
        st.query_params[PLACE] = place


def fields_at(form: Form, place: str) -> list[tuple[str, str, str]]:
    """The fields that were read from a cell; quantities come after the texts they follow from."""
    return [field for field, origins in form.origins.items() if any(origin.place == place for origin in origins)]


def _marks(form: Form, cells: pd.DataFrame) -> dict[str, str]:
    """The places of what is open: of a figure's cells, or the cell itself."""
    opened, place = st.query_params.get(PARAMETER), st.query_params.get(PLACE)
    if opened and (evidence := evidence_of(form, opened)):
        return {origin.place: origin.text for _, origin in evidence.fields if origin.place != SIDECAR}
    if place:
        texts = dict(zip(cells["document_place"], cells["document_text"], strict=True))
        return {place: str(texts.get(place, ""))}
    return {}


def _states(form: Form, cells: pd.DataFrame) -> Mapping[str, CellState]:
    """What became of every cell of the form; cells of other forms of the document are left out."""
    states: dict[str, CellState] = {
        origin.place: "read" for origins in form.origins.values() for origin in origins if origin.place != SIDECAR
    }
    for row in records(cells):
        states[row["document_place"]] = "settled" if row["is_settled"] else "unread"
    return states
