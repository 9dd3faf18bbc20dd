"""What stands behind a figure: its formula in words and in figures, the rule pack, the document and the cell."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.i18n import Words
from dashboard.i18n.places import SIDECAR, place_in_words
from dashboard.records import Selection
from dashboard.widgets.corrections import correction_sentence
from dashboard.widgets.form import Field, Form, Origin, row_key
from dashboard.widgets.marts import read_mart
from dashboard.widgets.measures import ALL_ROWS, MEASURES, THIS_ROW, Measure
from dashboard.widgets.original import offer_original, show_excerpt
from dashboard.widgets.parameters import parameter_lines
from dashboard.widgets.screen import escaped

PARAMETER = "cell"
LONGEST_TEXT = 60
CELLS_IN_SIGHT = 6
_NUMBERED = ("indicators", "goals", "tasks", "sections")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A figure that was opened: the fields it rests on, and its measure unless it is one of them itself."""

    table: str
    row: str
    column: str
    row_values: Mapping[str, Any]
    fields: tuple[tuple[Field, Origin], ...]
    measure: Measure | None = None


def measure_key(form: Form, table: str, row: str, column: str) -> str:
    """The key that opens a figure of ours, or "" where it is unknown."""
    values = form.row(table, row)
    return "" if values is None or pd.isna(values[column]) else f"{table}/{row}/{column}"


def evidence_of(form: Form, key: str) -> Evidence | None:
    """What a key opens (`table/row/column`); None for a key that names nothing on this form."""
    table, _, rest = key.partition("/")
    row, _, column = rest.rpartition("/")
    measure = MEASURES.get(table, {}).get(column)
    if (table, row, column) in form.origins:
        fields = tuple(((table, row, column), origin) for origin in form.origins[table, row, column])
        return Evidence(table, row, column, form.row(table, row) or {}, fields)
    values = form.row(table, row)
    if measure is None or values is None or pd.isna(values[column]):
        return None
    return Evidence(table, row, column, values, fields_of(form, measure, table, row), measure)


def open_figure(key: str) -> None:
    """Puts a figure into the address; the page then opens it, and a copied link does the same."""
    st.query_params[PARAMETER] = key


def show_opened(words: Words, form: Form) -> None:
    """Opens the figure that the address names, or says that this form has no such figure."""
    key = st.query_params.get(PARAMETER)
    if not key:
        return
    found = evidence_of(form, key)
    if found is None:
        st.warning(words("evidence.unknown", key=escaped(key)), icon=":material/link_off:")
        return
    title = words("evidence.title", name=escaped(name_of(words, found)))
    dialog: Callable[[Callable[[], None]], Callable[[], None]] = st.dialog(title, width="large", on_dismiss=_close)
    dialog(lambda: _show_evidence(words, form, found))()


def name_of(words: Words, evidence: Evidence) -> str:
    """What a figure is called: its measure or its column, and the row it stands in."""
    name = words(f"measure.{evidence.measure.name}.name") if evidence.measure else words(f"column.{evidence.column}")
    row = _row_name(words, evidence.table, evidence.row, evidence.row_values)
    return words("evidence.of_row", name=name, row=row) if row else name


def formula_sentences(words: Words, evidence: Evidence) -> list[str]:
    """The formula of a measure in words, the formula with its figures, and a note where there is one."""
    measure = evidence.measure
    if measure is None:
        return []
    stem = f"measure.{measure.name}"
    case = f"_{evidence.row_values[measure.case]}" if measure.case else ""
    sentences = [
        words("evidence.formula", formula=words(f"{stem}.formula")),
        words(f"{stem}.figures{case}", **_values(words, evidence.row_values)),
    ]
    return [*sentences, words(f"{stem}.note")] if f"{stem}.note" in words else sentences


def written(words: Words, column: str, value: Any) -> str:
    """A value in words by the name of its column; amounts to the last cent, for they are evidence."""
    if pd.isna(value):
        return words("missing")
    if isinstance(value, str):
        return words.value(column, value) if words.has_values(column) else value
    if not isinstance(value, (int, float, Decimal)):
        return str(value)
    parts = column.split("_")
    if column.endswith("_yuan"):
        return words.in_unit("yuan").amount(value)
    if "rate" in parts:
        return words.rate(value)
    if {"score", "weight", "points"} & set(parts):
        return words.points(value)
    return plain(value)


def plain(value: Decimal | float) -> str:
    """A quantity as a form would print it: thousands separators, no trailing zeros."""
    return f"{value:,.6f}".rstrip("0").rstrip(".")


def _close() -> None:
    st.query_params.pop(PARAMETER, None)


def fields_of(form: Form, measure: Measure, table: str, row: str) -> tuple[tuple[Field, Origin], ...]:
    """Every field a measure rests on, with its place; for a sum over a level the level's indicators alone."""
    found: list[tuple[Field, Origin]] = []
    for of_table, of_row, column in measure.cells:
        if of_row == ALL_ROWS:
            rows = [key for key, values in form.rows(of_table) if _counts(values, table, row)]
        else:
            rows = [row if of_row == THIS_ROW else of_row]
        for key in rows:
            field = (of_table, key, column)
            found.extend((field, origin) for origin in form.origins.get(field, ()))
    return tuple(found)


def _counts(values: Mapping[str, Any], table: str, row: str) -> bool:
    """Whether an indicator is part of a sum: rows that do not apply are not, nor those of another level."""
    return values["kind"] != "not_applicable" and (table != "levels" or row_key(values["level_1"]) == row)


def _row_name(words: Words, table: str, row: str, values: Mapping[str, Any] | None) -> str:
    """The row a figure stands in, as a person names it; "" for the whole form."""
    if table == "funds":
        return words("evidence.funds", source=words.value("source", row))
    if table == "indicators":
        return words.text(values["level_3"] if values else "") or words("evidence.numbered", number=row)
    if table == "levels":
        return row
    return words("evidence.numbered", number=row) if table in _NUMBERED else ""


def _show_evidence(words: Words, form: Form, evidence: Evidence) -> None:
    """Formula, figures, cells and pack of one figure, from top to bottom."""
    corrected = [form.corrections[field] for field in dict(evidence.fields) if field in form.corrections]
    for correction in corrected:
        st.warning(escaped(correction_sentence(words, correction)), icon=":material/edit_note:")
    if evidence.measure is None:
        if not corrected:
            st.markdown(words("evidence.as_filed"))
        show_cells(words, form, evidence)
        return
    formula, figures, *notes = formula_sentences(words, evidence)
    st.markdown(escaped(formula))
    st.markdown(f"**{escaped(figures)}**")
    for note in notes:
        st.caption(escaped(note))
    show_cells(words, form, evidence)
    _show_pack(words, form.head, evidence.measure)


def show_cells(words: Words, form: Form, evidence: Evidence) -> None:
    """The document, the cells a figure rests on in words, and the cells themselves."""
    head = form.head
    title = words.text(head["document_title"]) or words.text(head["file_name"])
    st.markdown(f"**{words('evidence.cells')}**")
    st.markdown(escaped(words("evidence.document", title=title, position=head["position"])))
    if not evidence.fields:
        st.info(words("evidence.no_place"), icon=":material/info:")
        return
    lines = "\n".join(f"- {escaped(line)}" for line in _cell_lines(words, form, evidence))
    if len(evidence.fields) > CELLS_IN_SIGHT:
        st.expander(words("evidence.all_cells", count=len(evidence.fields))).markdown(lines)
    else:
        st.markdown(lines)
    marks = {origin.place: origin.text for _, origin in evidence.fields if origin.place != SIDECAR}
    if head["is_synthetic"]:
        st.info(words("original.synthetic"), icon=":material/science:")
    elif marks:
        show_excerpt(words, head["document_id"], head["file_name"], marks, title, "excerpt")
        offer_original(words, head["document_id"], head["file_name"], head["media_type"], "evidence_original")


def _show_pack(words: Words, head: Mapping[str, Any], measure: Measure) -> None:
    """The rule pack, and the parameters of it that a measure uses."""
    pack = words.text(head[f"pack_name_{words.language}"])
    st.markdown(f"**{escaped(words('evidence.pack', pack=pack))}**")
    if measure.parameters:
        parameters = read_mart("rule_parameters", Selection(), pack=head["pack_id"])
        used = parameters[parameters["parameter"].isin(measure.parameters)]
        st.markdown("\n".join(f"- {escaped(line)}" for line in parameter_lines(words, used)))


def _values(words: Words, values: Mapping[str, Any]) -> dict[str, str]:
    """Every value of a row in words; target and actual with their units."""
    found = {column: written(words, column, value) for column, value in values.items() if column not in _CASES}
    for name in ("target", "actual"):
        if f"{name}_value" in values:
            unit = words.text(values[f"{name}_unit"])
            found[name] = found[f"{name}_value"] + unit
    return found


def _cell_lines(words: Words, form: Form, evidence: Evidence) -> list[str]:
    """The cells in words, one line each: what it is, what stands there, where; a sum names the row of each part."""
    lines = []
    for (table, row, column), origin in evidence.fields:
        name = words(f"column.{column}")
        of_row = (
            "" if (table, row) == (evidence.table, evidence.row) else _row_name(words, table, row, form.row(table, row))
        )
        text = " ".join(origin.text.split())
        lines.append(
            words(
                "evidence.cell",
                name=words("evidence.of_row", name=name, row=of_row) if of_row else name,
                text=text if len(text) <= LONGEST_TEXT else text[:LONGEST_TEXT] + "…",
                place=place_in_words(origin.place, words),
            )
        )
    return lines


_CASES = {measure.case for columns in MEASURES.values() for measure in columns.values() if measure.case} - {
    "deduction_cause"
}
