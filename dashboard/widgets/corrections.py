"""Corrections in words: beside the figure they changed, and as a record of a form."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

import pandas as pd

from dashboard.figures.project import form_name
from dashboard.i18n import Words
from dashboard.i18n.formats import day, moment
from dashboard.i18n.places import place_in_words
from dashboard.records import ADDABLE
from dashboard.widgets.figures import open_project
from dashboard.widgets.form import Form, records
from dashboard.widgets.sheet import Cell, Column, Row, show_sheet


def filed_cell(words: Words, form: Form, text: str, table: str, row: str, column: str) -> Cell:
    """A cell with what the form says, to be opened at its place; a corrected one names what is printed, who and why."""
    corrected = form.corrections.get((table, row, column))
    opens = form.opens(table, row, column)
    if corrected is None:
        return Cell(text, opens if text else "")
    return Cell(
        text or words("missing"),
        opens,
        mark=words("correction.mark", text=" ".join(str(corrected["text_printed"]).split())),
        note=hand(words, corrected),
    )


def hand(words: Words, corrected: Mapping[str, Any]) -> str:
    """Who corrected, when and why."""
    return words(
        "correction.hand",
        name=corrected["corrected_by"],
        date=day(corrected["corrected_at"]),
        reason=corrected["correction_reason"],
    )


def correction_sentence(words: Words, corrected: Mapping[str, Any]) -> str:
    """What was printed, read and put instead, by whom and why."""
    return words(
        "correction.sentence",
        printed=" ".join(str(corrected["text_printed"]).split()),
        read=stored_value(words, corrected["column_name"], corrected["value_read"]),
        corrected=stored_value(words, corrected["column_name"], corrected["value_corrected"]),
        hand=hand(words, corrected),
    )


def stored_value(words: Words, column: str, value: object) -> str:
    """A value as a correction keeps it, in words: to its last digit, amounts in yuan whatever unit the page is in."""
    text = words.text(value)
    if not text:
        return words("correction.nothing")
    if words.has_values(column):
        return words.value(column, text)
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    if column.endswith("_yuan"):
        return words.in_unit("yuan").amount(number)
    if "rate" in column.split("_"):
        return f"{_plain(number * 100)}%"
    return _plain(number) if {"weight", "score", "value"} & set(column.split("_")) else text


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def show_corrections(words: Words, frame: pd.DataFrame, *, with_form: bool = False) -> None:
    """Corrections, the latest first: mart `form_corrections`, or `corrections` with the form that each opens."""
    forms = (Column(words.label("project_name"), "name", "link"),) if with_form else ()
    columns = (
        *forms,
        Column(words("correction.field"), "name"),
        Column(words.label("text_printed"), "text"),
        Column(words("correction.read"), "text"),
        Column(words("correction.corrected"), "text"),
        Column(words.label("correction_reason"), "long"),
        Column(words.label("corrected_by"), "short"),
        Column(words.label("corrected_at"), "short"),
    )
    rows = [
        Row(
            (
                *((Cell(form_name(words, row), row["evaluation_id"]),) if with_form else ()),
                Cell(_field(words, row), note=field_row(words, row["table_name"], row["row_part"])),
                Cell(row["text_printed"], note=place_in_words(row["document_place"], words)),
                Cell(stored_value(words, row["column_name"], row["value_read"])),
                Cell(stored_value(words, row["column_name"], row["value_corrected"])),
                Cell(row["correction_reason"], note=words.text(row["reference"])),
                Cell(row["corrected_by"]),
                Cell(moment(row["corrected_at"])),
            ),
            is_quiet=not row["is_in_force"],
        )
        for row in records(frame)
    ]
    show_sheet(words, "corrections", words("correction.title"), columns, rows, open_project)


def _field(words: Words, row: Mapping[str, Any]) -> str:
    """The field that was corrected; the key of a row stands for the row as a whole."""
    if ADDABLE.get(row["table_name"]) != row["column_name"]:
        return words(f"column.{row['column_name']}")
    return words("correction.row_added" if words.text(row["value_corrected"]) else "correction.row_taken_away")


def field_row(words: Words, table: str, row: str) -> str:
    """Which row of a form a field stands in, in words; "" for the form itself."""
    if table == "evaluations":
        return ""
    if table == "funds":
        return words("evidence.funds", source=words.value("source", row))
    return words(f"correction.row.{table}", number=row)
