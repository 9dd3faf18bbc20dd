"""The parts of one evaluation as tables: what the form says beside what follows from it, every figure to be opened."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.i18n import Words
from dashboard.widgets.corrections import filed_cell
from dashboard.widgets.evidence import measure_key, open_figure, written
from dashboard.widgets.figures import open_project
from dashboard.widgets.form import Form, records
from dashboard.widgets.kept import kept
from dashboard.widgets.sheet import Cell, Column, Row, number, show_sheet

FACTS = (
    "year",
    "region_code",
    "department_name",
    "unit_name",
    "project_code",
    "form_type",
    "amount_unit_reported",
    "score_reviewed",
)
AMOUNTS = ("budget_initial_yuan", "budget_adjusted_yuan", "executed_yuan")
BAD = {"differs"}


def show_facts(words: Words, form: Form) -> None:
    """What a form is: year, place, department, unit, code."""
    head = form.head
    rows = []
    for column in FACTS:
        value = head[column]
        if column == "region_code":
            value = words.text(head[f"region_name_{words.language}"]) or head["region_name_zh"]
        if pd.isna(value):
            continue
        text = words.year(value) if column == "year" else written(words, column, value)
        rows.append(_named("region_name" if column == "region_code" else column, text, form, column, words))
    columns = (Column(words("form.fact"), "name"), Column(words("form.fact_value")))
    show_sheet(words, "facts", words("form.facts"), columns, rows, open_figure, form="facts")


def show_checks(words: Words, form: Form, checks: pd.DataFrame) -> None:
    """Each figure that the form prints and that follows from its others, side by side."""
    columns = (
        Column(words("form.checked"), "name"),
        number(words("form.reported")),
        number(words("form.recomputed")),
        number(words("form.difference")),
        Column(words("form.verdict"), "long"),
    )
    show_sheet(words, "checks", words("form.checks"), columns, _check_rows(words, form, checks), open_figure)


@kept(50)
def _check_rows(words: Words, form: Form, checks: pd.DataFrame) -> list[Row]:
    rows = []
    for row in checks.to_dict("records"):
        table, key = row["table_name"], row["row_part"]
        reported, recomputed = (_check_value(words, row, side) for side in ("reported", "recomputed"))
        verdict = words.value("verdict", row["verdict"])
        if words.text(row["unjudged_reason"]):
            verdict = words(
                "form.verdict_why", verdict=verdict, why=words.value("unjudged_reason", row["unjudged_reason"])
            )
        rows.append(
            Row(
                (
                    Cell(words(f"form.check.{row['checked']}")),
                    filed_cell(words, form, reported, table, key, row["column_reported"]),
                    Cell(recomputed, measure_key(form, table, key, row["column_recomputed"])),
                    Cell(_difference(words, row)),
                    Cell(verdict, tone="lead" if row["verdict"] in BAD else ""),
                )
            )
        )
    return rows


def show_funds(words: Words, form: Form) -> None:
    """All sources of funds on both bases, the total first."""
    columns = (
        Column(words.label("source"), "name"),
        *(number(words.label(column)) for column in AMOUNTS),
        number(words.label("unspent_yuan")),
        number(words.label("execution_rate_reported")),
        number(words.label("execution_rate")),
        number(words.label("execution_rate_initial")),
        number(words.label("adjustment_rate")),
    )
    rows = []
    for source, row in form.rows("funds"):
        filed = [filed_cell(words, form, words.figure(row[column]), "funds", source, column) for column in AMOUNTS]
        rate = row["execution_rate_reported"]
        rows.append(
            Row(
                (
                    Cell(words.value("source", source)),
                    *filed,
                    Cell(words.figure(row["unspent_yuan"]), measure_key(form, "funds", source, "unspent_yuan")),
                    filed_cell(words, form, words.rate(rate), "funds", source, "execution_rate_reported"),
                    *(
                        Cell(words.rate(row[column]), measure_key(form, "funds", source, column))
                        for column in ("execution_rate", "execution_rate_initial", "adjustment_rate")
                    ),
                ),
                kind="total" if source == "total" else "row",
                is_quiet=not any(row[column] for column in AMOUNTS if pd.notna(row[column])),
            )
        )
    show_sheet(words, "funds", words("form.funds"), columns, rows, open_figure)


def show_goals(words: Words, form: Form) -> None:
    """Annual goals and what came of them."""
    columns = (
        Column(words("form.ordinal"), "short"),
        Column(words.label("goal_text"), "long"),
        Column(words.label("outcome_text"), "long"),
    )
    rows = [
        Row((Cell(key), *(_filed(words, form, "goals", key, row, column) for column in ("goal_text", "outcome_text"))))
        for key, row in form.rows("goals")
    ]
    show_sheet(words, "goals", words("form.goals"), columns, rows, open_figure)


def show_tasks(words: Words, form: Form) -> None:
    """Tasks of a department form or report with their key indicators; a task's words stand on its first row alone."""
    shown = [
        column
        for column in ("goal_text", "outcome_text", "indicator_name", "indicator_outcome", "amount_yuan")
        if form.tasks[column].notna().any()
    ]
    columns = (
        Column(words.label("task_name"), "name"),
        *(
            number(words.label(column))
            if column == "amount_yuan"
            else Column(words.label(column), "long" if column.endswith("_text") else "name")
            for column in shown
        ),
    )
    rows = []
    before: Mapping[str, Any] = {}
    for key, row in form.rows("tasks"):
        is_same = bool(before) and words.text(row["task_name"]) == words.text(before["task_name"])
        name = "" if is_same else words.text(row["task_name"])
        cells = [filed_cell(words, form, name, "tasks", key, "task_name")]
        for column in shown:
            repeats = is_same and column in {"goal_text", "outcome_text"} and row[column] == before[column]
            cells.append(Cell("") if repeats else _filed(words, form, "tasks", key, row, column))
        rows.append(Row(tuple(cells)))
        before = row
    show_sheet(words, "tasks", words("form.tasks"), columns, rows, open_figure)


def show_sections(words: Words, form: Form) -> None:
    """Titled passages in the order of the document."""
    columns = (Column(words.label("heading"), "name"), Column(words.label("body"), "long"))
    rows = [
        Row(tuple(_filed(words, form, "sections", key, row, column) for column in ("heading", "body")))
        for key, row in form.rows("sections")
    ]
    show_sheet(words, "sections", words("form.sections"), columns, rows, open_figure)


def show_history(words: Words, frame: pd.DataFrame) -> None:
    """The same project year by year, each opening its form: mart `form_history`."""
    columns = (
        Column(words.label("year"), "short", "link"),
        number(words.label("budget_adjusted_yuan")),
        number(words.label("executed_yuan")),
        number(words.label("execution_rate")),
        number(words.label("execution_rate_initial")),
        number(words.label("score_reported")),
        Column(words.label("grade_reported"), "short"),
        number(words.label("leads")),
    )
    show_sheet(words, "history", words("project.years"), columns, _history_rows(words, frame), open_project)


@kept(50)
def _history_rows(words: Words, frame: pd.DataFrame) -> list[Row]:
    return [
        Row(
            (
                Cell(words.year(row["year"]), "" if row["is_this"] else row["evaluation_id"]),
                Cell(words.figure(row["budget_adjusted_yuan"])),
                Cell(words.figure(row["executed_yuan"])),
                Cell(words.rate(row["execution_rate"])),
                Cell(words.rate(row["execution_rate_initial"])),
                Cell(words.points(row["score_reported"])),
                Cell(words.text(row["grade_reported"])),
                Cell(words.count(row["leads"])),
            ),
            kind="total" if row["is_this"] else "row",
        )
        for row in records(frame)
    ]


def _named(label: str, text: str, form: Form, column: str, words: Words) -> Row:
    return Row((Cell(words(f"column.{label}")), filed_cell(words, form, text, "evaluations", "", column)))


def _filed(words: Words, form: Form, table: str, row: str, values: Mapping[str, Any], column: str) -> Cell:
    """A cell with what the form says, to be opened at its place."""
    value = values[column]
    text = words.text(value) if not column.endswith("_yuan") else "" if pd.isna(value) else words.figure(value)
    return filed_cell(words, form, text, table, row, column)


def _check_value(words: Words, row: Mapping[Any, Any], side: str) -> str:
    """A checked figure in words, by how it is read."""
    if row["reading"] == "text":
        return words.text(row[f"text_{side}"]) or words("missing")
    if row["reading"] == "amount":
        return words.figure(row[side])
    return words.rate(row[side]) if row["reading"] == "rate" else words.points(row[side])


def _difference(words: Words, row: Mapping[Any, Any]) -> str:
    """Recomputed less reported; nothing where one of them is unknown."""
    difference = row["difference"]
    if pd.isna(difference):
        return ""
    if row["reading"] == "rate":
        return words.rate_change(difference)
    if row["reading"] == "amount":
        return words.figure(difference, is_signed=True)
    return words.points(difference, is_signed=True)
