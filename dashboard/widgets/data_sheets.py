"""Documents, unread cells, the dictionary, measures, rule packs and what was not judged, as tables."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.figures.project import form_name
from dashboard.i18n import Words
from dashboard.i18n.formats import moment
from dashboard.i18n.places import place_in_words
from dashboard.widgets.figures import open_project
from dashboard.widgets.form import records
from dashboard.widgets.kept import kept
from dashboard.widgets.measures import LISTED
from dashboard.widgets.parameters import open_pack, parameter_value
from dashboard.widgets.sheet import Cell, Column, Row, number, show_sheet


def show_documents(words: Words, frame: pd.DataFrame) -> None:
    """Stored documents with what was found in each: mart `documents`."""
    columns = (
        Column(words.label("document_title"), "long"),
        Column(words.label("publisher"), "name"),
        Column(words.label("years_covered"), "short"),
        Column(words("data.documents.found"), "name"),
        number(words.label("evaluations_selected")),
        number(words.label("evaluations_superseded")),
        number(words.label("unread_cells")),
        Column(words.label("imported_at"), "short"),
    )
    show_sheet(words, "documents", words("data.documents.title"), columns, _document_rows(words, frame), _nothing)


@kept(50)
def _document_rows(words: Words, frame: pd.DataFrame) -> list[Row]:
    return [
        Row(
            (
                Cell(words.text(row["document_title"]) or row["file_name"], note=_published(words, row)),
                Cell(words.text(row["publisher"])),
                Cell(words.text(row["years_covered"])),
                Cell(_found(words, row)),
                Cell(words.count(row["evaluations_selected"])),
                Cell(words.count(row["evaluations_superseded"])),
                Cell(words.count(row["unread_cells"])),
                Cell(moment(row["imported_at"])),
            )
        )
        for row in records(frame)
    ]


def show_unread(words: Words, frame: pd.DataFrame) -> None:
    """Cells that were not used, with place and reason: mart `unread_cells`."""
    columns = (
        Column(words.label("ordinal"), "short"),
        Column(words.label("document_title"), "name"),
        Column(words.label("document_place"), "name"),
        Column(words.label("document_text"), "long"),
        Column(words.label("unread_reason"), "long"),
    )
    show_sheet(words, "unread", words("data.unread.title"), columns, _unread_rows(words, frame), _nothing)


@kept(50)
def _unread_rows(words: Words, frame: pd.DataFrame) -> list[Row]:
    return [
        Row(
            (
                Cell(str(place)),
                Cell(words.text(row["document_title"]) or row["file_name"]),
                Cell(place_in_words(row["document_place"], words)),
                Cell(row["document_text"]),
                Cell(words(f"unread.{row['unread_reason']}")),
            )
        )
        for place, row in enumerate(records(frame), start=1)
    ]


def show_dictionary(words: Words, frame: pd.DataFrame) -> None:
    """Each table of a layer with its columns: mart `dictionary`."""
    description = f"description_{words.language}"
    columns = (
        Column(words.label("column_name"), "name"),
        Column(words.label("data_type")),
        Column(words.label("description"), "long"),
    )
    for (schema, table), rows in frame.groupby(["schema_name", "table_name"], sort=False):
        described = records(rows)
        own = [row for row in described if not words.text(row["column_name"])]
        listed = [row for row in described if words.text(row["column_name"])]
        sentence = words.text(own[0][description]) if own else ""
        name = words("data.dictionary.table", schema=schema, table=table)
        with st.expander(f"`{name}` {sentence}"):
            lines = [
                Row((Cell(row["column_name"]), Cell(words.text(row["data_type"])), Cell(words.text(row[description]))))
                for row in listed
            ]
            if lines:
                show_sheet(words, f"dictionary_{schema}_{table}", name, columns, lines, _nothing)


def show_measures(words: Words) -> None:
    """Every measure: its name, its formula and what to know about it."""
    columns = (
        Column(words("data.measures.name"), "name"),
        Column(words("data.measures.formula"), "long"),
        Column(words("data.measures.note"), "long"),
    )
    rows = [
        Row(
            (
                Cell(words(f"measure.{name}.name")),
                Cell(words(f"measure.{name}.formula")),
                Cell(words(f"measure.{name}.note") if f"measure.{name}.note" in words else ""),
            )
        )
        for name in LISTED
    ]
    show_sheet(words, "measures", words("data.measures.title"), columns, rows, _nothing)


def show_packs(words: Words, frame: pd.DataFrame) -> None:
    """Rule packs with place, years and how many evaluations of the selection each judges: mart `rule_packs`."""
    columns = (
        Column(words.label("pack_name"), "name", "link"),
        Column(words.label("region_name")),
        Column(words("data.packs.valid"), "short"),
        number(words.label("evaluations")),
        number(words.label("parameters_set")),
    )
    rows = [
        Row(
            (
                Cell(row[f"pack_name_{words.language}"], row["pack_id"]),
                Cell(_region(words, row)),
                Cell(_years(words, row)),
                Cell(words.count(row["evaluations"])),
                Cell(words.count(row["parameters_set"])),
            )
        )
        for row in records(frame)
    ]
    show_sheet(words, "packs", words("data.packs.list"), columns, rows, open_pack)


def show_parameters(words: Words, frame: pd.DataFrame) -> None:
    """Every parameter of a rule pack with its evidence, reference and the pack that set it: mart `rule_parameters`."""
    columns = (
        Column(words.label("parameter"), "name"),
        Column(words.label("value"), "text"),
        Column(words.label("evidence"), "name"),
        Column(words.label("reference"), "long"),
        Column(words.label("note"), "long"),
        Column(words.label("set_by"), "name"),
    )
    rows = [
        Row(
            (
                Cell(words(f"parameter_name.{row['parameter']}"), note=row["parameter"]),
                Cell(parameter_value(words, row)),
                Cell(words.value("evidence", row["evidence"])),
                Cell(words.text(row["reference"])),
                Cell(words.text(row[f"note_{words.language}"])),
                Cell(_set_by(words, row)),
            )
        )
        for row in records(frame)
    ]
    show_sheet(words, "parameters", words("data.packs.parameters"), columns, rows, _nothing)


def show_unjudged_reasons(words: Words, frame: pd.DataFrame) -> None:
    """Rules with the reasons for which they could not judge: mart `unjudged_reasons`."""
    columns = (
        Column(words.label("rule_code"), "name"),
        Column(words.label("unjudged_reason"), "long"),
        number(words.label("cases")),
        number(words.label("evaluations")),
    )
    rows = [
        Row((_rule(words, row), Cell(words.value("unjudged_reason", row["unjudged_reason"])), *_counts(words, row)))
        for row in records(frame)
    ]
    show_sheet(words, "unjudged_reasons", words("data.unjudged.reasons"), columns, rows, _nothing)


def show_unjudged_cases(words: Words, frame: pd.DataFrame) -> None:
    """Cases that a rule could not judge, each opening its form: mart `unjudged_cases`."""
    columns = (
        Column(words.label("rule_code"), "name"),
        Column(words.label("unjudged_reason"), "long"),
        Column(words.label("level_3"), "name"),
        Column(words.label("project_name"), "name", "link"),
        Column(words.label("department_name"), "name"),
        Column(words.label("year"), "short"),
    )
    rows = [
        Row(
            (
                _rule(words, row),
                Cell(words.value("unjudged_reason", row["unjudged_reason"])),
                Cell(words.text(row["level_3"])),
                Cell(form_name(words, row), row["evaluation_id"]),
                Cell(words.text(row["department_name"])),
                Cell(words.year(row["year"])),
            )
        )
        for row in records(frame)
    ]
    show_sheet(words, "unjudged_cases", words("data.unjudged.cases"), columns, rows, open_project)


def _nothing(key: str) -> None:
    """Cells of these tables open nothing."""


def _published(words: Words, row: Mapping[str, Any]) -> str:
    """File name, date and address of a document, as far as they are known."""
    parts = [row["file_name"], words.text(row["published_date"]), words.text(row["published_address"])]
    return words.clauses([part for part in parts if part])


def _found(words: Words, row: Mapping[str, Any]) -> str:
    """What a document holds, by form type; types it does not hold are left out."""
    counted = {"project": "project_forms", "department": "department_forms", "report": "reports"}
    return words.listed(
        [
            words("data.documents.forms", form_type=words(f"form_type_short.{form_type}"), count=int(row[column]))
            for form_type, column in counted.items()
            if row[column]
        ]
    )


def _region(words: Words, row: Mapping[str, Any]) -> str:
    """The place of a rule pack; the national one has none."""
    name = words.text(row[f"region_name_{words.language}"]) or words.text(row["region_name_zh"])
    return name or words("data.packs.national")


def _years(words: Words, row: Mapping[str, Any]) -> str:
    """The years a rule pack is for."""
    first, last = row["year_from"], row["year_to"]
    if pd.isna(first) and pd.isna(last):
        return words("data.packs.all_years")
    if pd.isna(last):
        return words("data.packs.from_year", first=words.year(first))
    if pd.isna(first):
        return words("data.packs.to_year", last=words.year(last))
    if first == last:
        return words.year(first)
    return words("data.packs.years", first=words.year(first), last=words.year(last))


def _set_by(words: Words, row: Mapping[str, Any]) -> str:
    """The pack that set a parameter; one from above is marked as inherited."""
    name = words.text(row[f"set_by_{words.language}"])
    return name if row["set_by_pack_id"] == row["pack_id"] else words("data.packs.inherited", pack=name)


def _rule(words: Words, row: Mapping[str, Any]) -> Cell:
    code = row["rule_code"]
    return Cell(words("leads.rule", code=code, name=words(f"rule.{code}.name")))


def _counts(words: Words, row: Mapping[str, Any]) -> tuple[Cell, Cell]:
    return Cell(words.count(row["cases"])), Cell(words.count(row["evaluations"]))
