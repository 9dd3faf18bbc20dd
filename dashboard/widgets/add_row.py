"""A row of a form that nothing was read of, filled in by a person from the cells of its line; and taken away again."""

import re
from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.i18n import Words
from dashboard.ingest.correcting import correctable, next_ordinal, row_corrections, row_taken_away, typed_value
from dashboard.records import ADDABLE
from dashboard.widgets.form import Form, records
from dashboard.widgets.hand import evaluation_shown, hand_inputs, hand_of, kind_of_column, store_corrections, unit_of
from dashboard.widgets.screen import escaped

Place = tuple[str, str]
SOURCES = ("total", "fiscal", "carry_over", "other")
# What a row of each table cannot be without.
NAMED_BY = {"indicators": "level_3", "goals": "goal_text", "tasks": "task_name"}
_CELL_OF_SHEET = re.compile(r"(.+!)[A-Z]+(\d+)")


def offer_added_row(words: Words, form: Form, cells: pd.DataFrame, cell: Mapping[str, Any]) -> None:
    """A form with the columns of the table that is chosen; each may take a cell of the line, or what is typed."""
    tables = ["indicators", *(table for table in ADDABLE if table != "indicators")]
    with st.popover(words("imports.row.add"), icon=":material/add:"):
        key = f"{form.evaluation_id}_{cell['document_place']}"
        table = st.selectbox(
            words("imports.row.table"), tables, format_func=lambda one: words(f"form.{one}"), key=f"row_table_{key}"
        )
        line = _cells_of_line(cells, cell)
        with st.form(f"row_{table}_{key}", border=False):
            source = _source_input(words, form) if table == "funds" else None
            typed = {column: _input(words, form, column, line) for column in correctable(table)}
            st.caption(words("imports.value_help", unit=words(f"unit.{unit_of(form)}")))
            hand = hand_inputs(words)
            if st.form_submit_button(words("imports.row.save"), icon=":material/check:", type="primary"):
                _save(words, form, table, source, {column: text for column, text in typed.items() if text}, line, hand)


def offer_taking_away(words: Words, form: Form, row: tuple[str, str]) -> None:
    """Takes a row away again that a person added; for any other row there is nothing to offer."""
    table, key = row
    added = form.corrections.get((table, key, ADDABLE.get(table, "")))
    if added is None:
        return
    with (
        st.popover(words("imports.row.take_away"), icon=":material/delete:"),
        st.form(f"away_{table}_{key}", border=False),
    ):
        st.caption(words("imports.row.take_away_lead"))
        hand = hand_inputs(words)
        if st.form_submit_button(words("imports.row.take_away"), icon=":material/delete:", type="primary"):
            by = hand_of(words, hand)
            if by is not None:
                cell = (added["document_place"], added["text_printed"])
                taken = row_taken_away(form.head["document_id"], evaluation_shown(form), row, cell, by)
                store_corrections(words, [taken], words("imports.row.was_taken_away"))


def _cells_of_line(cells: pd.DataFrame, cell: Mapping[str, Any]) -> list[Place]:
    """The picked cell and the other unread ones of its line, in the order of the document."""
    line = line_of(cell["document_place"])
    return [
        (row["document_place"], row["document_text"])
        for row in records(cells)
        if row["document_place"] == cell["document_place"]
        or (not row["is_settled"] and line is not None and line_of(row["document_place"]) == line)
    ]


def line_of(place: str) -> str | None:
    """The line that a place stands in: "table 1, row 5, column 2" → "table 1, row 5"; Sheet1!B12 → Sheet1!12."""
    if in_sheet := _CELL_OF_SHEET.fullmatch(place):
        return in_sheet[1] + in_sheet[2]
    return place.rpartition(", ")[0] or None


def _source_input(words: Words, form: Form) -> str:
    """The source of funds that the row is of: one of ours that the form has not, or as printed."""
    named = {words.value("source", source): source for source in SOURCES if form.row("funds", source) is None}
    chosen = _choice(words, words("column.source"), list(named))
    return named.get(chosen, chosen)


def _input(words: Words, form: Form, column: str, line: list[Place]) -> str:
    """The box of a column: the cells of the line to choose from; levels that the form names already come first."""
    texts = [text for _, text in line]
    if column in ("level_1", "level_2"):
        texts = [*(words.text(values[column]) for _, values in form.rows("indicators")), *texts]
    return _choice(words, words(f"column.{column}"), list(dict.fromkeys(text for text in texts if text)))


def _choice(words: Words, label: str, options: list[str]) -> str:
    chosen: str | None = st.selectbox(
        label, options, index=None, accept_new_options=True, placeholder=words("imports.row.choose")
    )
    return (chosen or "").strip()


def _save(
    words: Words,
    form: Form,
    table: str,
    source: str | None,
    typed: Mapping[str, str],
    line: list[Place],
    hand: tuple[str, str],
) -> None:
    values: dict[str, tuple[str, Place]] = {}
    for column, text in typed.items():
        value = typed_value(column, text, unit_of(form))
        if value is None:
            wrong = words(f"imports.unreadable.{kind_of_column(column)}", text=escaped(text))
            st.error(words("imports.row.unreadable", name=words(f"column.{column}"), error=wrong))
            return
        values[column] = (value, next((cell for cell in line if cell[1] == text), line[0]))
    needed = NAMED_BY.get(table)
    if not values or (needed is not None and needed not in values) or source == "":
        st.error(words("imports.row.nameless", name=words(f"column.{needed or 'source'}")))
    elif source is not None and form.row("funds", source) is not None:
        st.error(words("imports.row.present", name=escaped(words.value("source", source))))
    elif (by := hand_of(words, hand)) is not None:
        evaluation = evaluation_shown(form)
        row = (table, source or next_ordinal(evaluation, table))
        corrections = row_corrections(form.head["document_id"], evaluation, row, values, line[0], by)
        store_corrections(words, corrections, words("imports.row.added", table=words(f"form.{table}")))
