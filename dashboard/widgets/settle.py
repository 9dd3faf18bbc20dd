"""The field or the cell that is open on the import page, and the form with which a person corrects or settles it."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard.i18n import Words
from dashboard.i18n.places import place_in_words
from dashboard.ingest.correcting import Field, correctable, corrections_of, typed_value
from dashboard.records import SET_ASIDE, SET_ASIDE_COLUMN, Correction
from dashboard.widgets.add_row import offer_added_row, offer_taking_away
from dashboard.widgets.corrections import correction_sentence, field_row, stored_value
from dashboard.widgets.evidence import PARAMETER, Evidence, evidence_of, formula_sentences, name_of, written
from dashboard.widgets.form import Form, Origin, records
from dashboard.widgets.hand import (
    LONGEST_NAME,
    LONGEST_VALUE,
    close,
    evaluation_shown,
    hand_inputs,
    hand_of,
    kind_of_column,
    shortened,
    store_corrections,
    unit_of,
)
from dashboard.widgets.screen import escaped
from dashboard.widgets.staged_form import PLACE, fields_at


def show_opened_field(words: Words, form: Form, cells: pd.DataFrame) -> None:
    """What is open: a figure with its formula or with what is printed, or a cell that became no figure."""
    key, place = st.query_params.get(PARAMETER), st.query_params.get(PLACE)
    evidence = evidence_of(form, key) if key else None
    if evidence is not None:
        _show_figure(words, form, evidence)
    elif key:
        st.warning(words("evidence.unknown", key=escaped(key)), icon=":material/link_off:")
    elif place:
        _show_cell(words, form, cells, place)
    else:
        st.caption(words("imports.original_lead"))


def _show_figure(words: Words, form: Form, evidence: Evidence) -> None:
    field = (evidence.table, evidence.row, evidence.column)
    lines = [f"**{escaped(words('imports.opened', name=name_of(words, evidence)))}**"]
    if evidence.measure is not None:
        lines += [escaped(sentence) for sentence in formula_sentences(words, evidence)]
    else:
        value = (form.row(evidence.table, evidence.row) or {}).get(evidence.column)
        _, origin = evidence.fields[0]
        printed = shortened(origin.text)
        lines.append(escaped(words("imports.printed", text=printed, place=place_in_words(origin.place, words))))
        lines.append(escaped(words("imports.held", value=shortened(written(words, evidence.column, value)))))
    st.markdown("  \n".join(lines))
    if corrected := form.corrections.get(field):
        st.warning(escaped(correction_sentence(words, corrected)), icon=":material/edit_note:")
    with st.container(horizontal=True):
        if evidence.measure is None and evidence.column in correctable(evidence.table):
            with st.popover(words("imports.correct"), icon=":material/edit:"):
                _correct_field(words, form, field, evidence.fields[0][1])
        elif evidence.measure is None:
            st.markdown(words("imports.follows"))
        if evidence.measure is None:
            offer_taking_away(words, form, (evidence.table, evidence.row))
        st.button(words("imports.close"), on_click=close, icon=":material/close:", type="tertiary")


def _show_cell(words: Words, form: Form, cells: pd.DataFrame, place: str) -> None:
    where = place_in_words(place, words)
    found = [row for row in records(cells) if row["document_place"] == place]
    if not found:
        st.markdown(escaped(words("imports.cell_understood", place=where)))
    for row in found[:1]:
        text = shortened(row["document_text"])
        st.markdown(
            f"**{escaped(words('imports.cell', text=text, place=where))}**  \n"
            + escaped(words("imports.cell_settled" if row["is_settled"] else f"unread.{row['unread_reason']}"))
        )
    with st.container(horizontal=True):
        for row in found[:1]:
            if not row["is_settled"]:
                with st.popover(words("imports.settle_cell"), icon=":material/edit:"):
                    _settle_cell(words, form, row)
                offer_added_row(words, form, cells, row)
        st.button(words("imports.close"), on_click=close, icon=":material/close:", type="tertiary")


def _correct_field(words: Words, form: Form, field: Field, origin: Origin) -> None:
    with st.form(f"correct_{form.evaluation_id}_{'_'.join(field)}", border=False):
        typed = _value_input(words, form, field[2], origin.text)
        is_empty = st.checkbox(words("imports.empty_field"))
        hand = hand_inputs(words)
        if st.form_submit_button(words("imports.save"), icon=":material/check:", type="primary"):
            _save(words, form, field, "" if is_empty else typed, (origin.place, origin.text), hand, is_empty=is_empty)


def _settle_cell(words: Words, form: Form, cell: dict[str, Any]) -> None:
    """Either the cell becomes a field that is empty so far, or it is set aside."""
    fields = _empty_fields(form, cell["document_place"])
    with st.form(f"settle_{form.evaluation_id}_{cell['document_place']}", border=False):
        field = st.selectbox(
            words("imports.becomes"),
            fields,
            index=None,
            format_func=lambda one: _field_name(words, form, one),
            placeholder=words("imports.choose_field"),
        )
        typed = st.text_input(words("imports.value"), cell["document_text"], max_chars=LONGEST_VALUE)
        st.caption(words("imports.value_help", unit=words(f"unit.{unit_of(form)}")))
        hand = hand_inputs(words)
        with st.container(horizontal=True):
            is_taken = st.form_submit_button(words("imports.settle"), icon=":material/check:", type="primary")
            is_set_aside = st.form_submit_button(words("imports.set_aside"), icon=":material/block:")
        if is_taken and field is None:
            st.error(words("imports.no_field"))
        elif is_taken and field is not None:
            _save(words, form, field, typed, (cell["document_place"], cell["document_text"]), hand, is_empty=False)
        elif is_set_aside:
            _set_aside(words, form, cell, hand)


def _value_input(words: Words, form: Form, column: str, text: str) -> str:
    """The box for a value as the form would print it."""
    unit = words(f"unit.{unit_of(form)}")
    label = words("imports.value")
    if column.endswith("_yuan"):
        label = words("imports.value_in", unit=unit)
    elif "rate" in column.split("_"):
        label = words("imports.value_percent")
    if len(text) > LONGEST_NAME:
        return st.text_area(label, text, max_chars=LONGEST_VALUE) or ""
    return st.text_input(label, text, max_chars=LONGEST_VALUE) or ""


def _save(
    words: Words, form: Form, field: Field, typed: str, cell: tuple[str, str], hand: tuple[str, str], *, is_empty: bool
) -> None:
    value = None if is_empty else typed_value(field[2], typed, unit_of(form))
    if value is None and not is_empty:
        st.error(words(f"imports.unreadable.{kind_of_column(field[2])}", text=escaped(typed)))
        return
    if (by := hand_of(words, hand)) is None:
        return
    origins = {known: tuple((one.place, one.text) for one in found) for known, found in form.origins.items()}
    document, evaluation = form.head["document_id"], evaluation_shown(form)
    corrections = [
        correction
        for one in _of_one_cell(form, field, cell[0])
        for correction in corrections_of(document, evaluation, one, value, cell, origins, by)
    ]
    store_corrections(
        words,
        corrections,
        words("imports.corrected", name=words(f"column.{field[2]}"), value=stored_value(words, field[2], value)),
    )


def _of_one_cell(form: Form, field: Field, place: str) -> list[Field]:
    """The field, and the same field of other rows that a merged cell stands for, too."""
    table, _, column = field
    same = [one for one in fields_at(form, place) if (one[0], one[2]) == (table, column)]
    return same if field in same else [field]


def _set_aside(words: Words, form: Form, cell: dict[str, Any], hand: tuple[str, str]) -> None:
    if (by := hand_of(words, hand)) is None:
        return
    place, text = cell["document_place"], cell["document_text"]
    correction = Correction(
        form.head["document_id"], SET_ASIDE, place, SET_ASIDE_COLUMN, place, text, None, by.name, by.moment, by.reason
    )
    store_corrections(words, [correction], words("imports.was_set_aside"))


def _empty_fields(form: Form, place: str) -> list[Field]:
    """The fields of the form that hold nothing: first those of the line the cell stands in, then columns in use."""
    line = place.rpartition(", ")[0]
    near = {
        (table, row)
        for (table, row, _), origins in form.origins.items()
        if line and any(origin.place.startswith(f"{line}, ") for origin in origins)
    }
    found = [
        (table, row, column)
        for table in ("evaluations", "funds", "goals", "indicators", "tasks", "sections")
        for row, values in form.rows(table)
        for column in correctable(table)
        if column in values and pd.isna(values[column]) and (table, row, column) not in form.origins
    ]
    in_use = {(table, column) for table, _, column in form.origins}
    return sorted(found, key=lambda field: ((field[0], field[1]) not in near, (field[0], field[2]) not in in_use))


def _field_name(words: Words, form: Form, field: Field) -> str:
    table, row, column = field
    values = form.row(table, row) or {}
    where = words.text(values.get("level_3")) or field_row(words, table, row)
    name = words(f"column.{column}")
    return words("evidence.of_row", name=name, row=where) if where else name
