"""What every correction on the import page asks for: who and why; and how it is stored."""

from collections.abc import Sequence
from datetime import UTC, datetime

import streamlit as st

from dashboard.i18n import Words
from dashboard.ingest.correcting import Hand
from dashboard.records import AmountUnit, Correction, Evaluation
from dashboard.warehouse import open_warehouse, stored_evaluation, write_corrections
from dashboard.widgets.evidence import PARAMETER
from dashboard.widgets.form import Form
from dashboard.widgets.looking import shown_store
from dashboard.widgets.staged_form import PLACE

NAME = "imports_name"
LONGEST_NAME = 40
LONGEST_REASON = 300
LONGEST_VALUE = 4000
LONGEST_SHOWN = 160


def hand_inputs(words: Words) -> tuple[str, str]:
    """Name and reason; the name is remembered."""
    reason = st.text_input(
        words("imports.reason"), max_chars=LONGEST_REASON, placeholder=words("imports.reason_example")
    )
    name = st.text_input(words("imports.name"), st.session_state.get(NAME, ""), max_chars=LONGEST_NAME)
    return (name or "").strip(), (reason or "").strip()


def hand_of(words: Words, hand: tuple[str, str]) -> Hand | None:
    """Who corrects and why; says what is missing."""
    name, reason = hand
    if not reason:
        st.error(words("imports.no_reason"))
    if not name:
        st.error(words("imports.no_name"))
    return Hand(name, datetime.now(UTC), reason) if name and reason else None


def store_corrections(words: Words, corrections: Sequence[Correction], said: str) -> None:
    """Puts the corrections in force and shows the page anew."""
    st.session_state[NAME] = corrections[0].corrected_by
    with st.spinner(words("imports.recomputing")):
        write_corrections(open_warehouse(shown_store()).store, corrections)
    st.toast(said, icon=":material/check:")
    close()
    st.rerun()


def close() -> None:
    """Leaves the figure or the cell that is open."""
    for name in (PARAMETER, PLACE):
        st.query_params.pop(name, None)


def evaluation_shown(form: Form) -> Evaluation:
    """The evaluation as the store holds it."""
    found = stored_evaluation(open_warehouse(shown_store()), form.evaluation_id)
    assert found is not None  # noqa: S101  # the form was read from that very store
    return found.evaluation


def unit_of(form: Form) -> AmountUnit:
    """The unit in which the form prints its amounts; without one amounts are in yuan."""
    return "wan_yuan" if form.head["amount_unit_reported"] == "wan_yuan" else "yuan"


def kind_of_column(column: str) -> str:
    """What a column holds, as far as it is said where a value cannot be read."""
    if column.endswith("_yuan"):
        return "amount"
    if "rate" in column.split("_"):
        return "rate"
    if column in ("year", "region_code"):
        return column
    return "points" if {"weight", "score"} & set(column.split("_")) else "text"


def shortened(text: str) -> str:
    """The text on one line, cut where it is long."""
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST_SHOWN else plain[:LONGEST_SHOWN] + "…"
