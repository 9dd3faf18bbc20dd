"""What a department's forms say in their own words, and what was found in them, as tables."""

from typing import Any

import pandas as pd

from dashboard.figures.project import form_name
from dashboard.i18n import Words
from dashboard.i18n.leads import lead_sentence
from dashboard.widgets.departments import open_department
from dashboard.widgets.figures import open_project
from dashboard.widgets.form import records
from dashboard.widgets.kept import kept
from dashboard.widgets.leads import lead_title
from dashboard.widgets.sheet import Cell, Column, Row, number, show_sheet


def show_departments(words: Words, frame: pd.DataFrame) -> None:
    """Departments to pick from: mart `results` (grain department), one row a form type."""
    columns = (
        Column(words.label("department_name"), "name", "link"),
        Column(words.label("region_name")),
        Column(words.label("form_type"), "short"),
        number(words.label("evaluations")),
        number(words.label("budget_adjusted_yuan")),
        number(words.label("execution_rate")),
        number(words.label("score_mean")),
        number(words.label("leads")),
    )
    rows = [
        Row(
            (
                Cell(words.text(row["department_name"]), row["member_key"]),
                Cell(words.text(row[f"region_name_{words.language}"]) or words.text(row["region_name_zh"])),
                Cell(words(f"form_type_short.{row['form_type']}")),
                Cell(words.count(row["evaluations"])),
                Cell(words.figure(row["budget_adjusted_yuan"])),
                Cell(words.rate(row["execution_rate"])),
                Cell(words.points(row["score_mean"])),
                Cell(words.count(row["leads"])),
            )
        )
        for row in records(frame)
    ]
    show_sheet(words, "departments", words("department.list"), columns, rows, open_department)


def show_lead_counts(words: Words, frame: pd.DataFrame) -> None:
    """Which rules ask something of a selection, and how often: mart `lead_counts`."""
    columns = (
        Column(words.label("rule_code"), "name"),
        Column(words.label("severity"), "short"),
        number(words.label("leads")),
        number(words.label("evaluations")),
        Column(words("department.why"), "long"),
    )
    show_sheet(words, "lead_counts", words("department.leads"), columns, _lead_count_rows(words, frame), open_project)


@kept(50)
def _lead_count_rows(words: Words, frame: pd.DataFrame) -> list[Row]:
    return [
        Row(
            (
                Cell(words("leads.rule", code=row["rule_code"], name=words(f"rule.{row['rule_code']}.name"))),
                Cell(words.value("severity", row["severity"])),
                Cell(words.count(row["leads"])),
                Cell(words.count(row["evaluations"])),
                Cell(words(f"rule.{row['rule_code']}.why")),
            )
        )
        for row in records(frame)
    ]


def show_leads(words: Words, frame: pd.DataFrame) -> None:
    """Leads of a selection (mart `leads`), each opening its form."""
    columns = (
        Column(words.label("rule_code"), "name"),
        Column(words.label("severity"), "short"),
        Column(words("department.question"), "long"),
        Column(words.label("project_name"), "name", "link"),
        Column(words.label("year"), "short"),
    )
    show_sheet(words, "leads", words("department.leads"), columns, _lead_rows(words, frame), open_project)


@kept(50)
def _lead_rows(words: Words, frame: pd.DataFrame) -> list[Row]:
    return [
        Row(
            (
                Cell(lead_title(words, row), note=row["rule_code"]),
                Cell(words.value("severity", row["severity"])),
                Cell(lead_sentence(words, row["rule_code"], row["inputs"])),
                _form(words, row),
                Cell(words.year(row["year"])),
            )
        )
        for row in records(frame)
    ]


def show_tasks(words: Words, frame: pd.DataFrame) -> None:
    """Tasks with their key indicators (mart `tasks`); a task's words stand on its first row alone."""
    texts = [
        column
        for column in ("goal_text", "outcome_text", "indicator_name", "indicator_outcome")
        if frame[column].notna().any()
    ]
    columns = (
        Column(words.label("task_name"), "name", "link"),
        *(Column(words.label(column), "long" if column.endswith("_text") else "name") for column in texts),
        number(words.label("amount_yuan")),
        Column(words.label("year"), "short"),
    )
    rows = []
    before: dict[str, Any] = {}
    for row in records(frame):
        is_same = all(row[column] == before.get(column) for column in ("evaluation_id", "task_name"))
        cells = [Cell("" if is_same else words.text(row["task_name"]), "" if is_same else row["evaluation_id"])]
        for column in texts:
            repeats = is_same and column in {"goal_text", "outcome_text"} and row[column] == before[column]
            cells.append(Cell("" if repeats else words.text(row[column])))
        amount = "" if pd.isna(row["amount_yuan"]) else words.figure(row["amount_yuan"])
        rows.append(Row((*cells, Cell(amount), Cell("" if is_same else words.year(row["year"])))))
        before = row
    show_sheet(words, "department_tasks", words("department.tasks"), columns, rows, open_project)


def show_passages(words: Words, frame: pd.DataFrame) -> None:
    """Titled passages (mart `passages`) as filed, each opening its form."""
    columns = (
        Column(words.label("heading"), "name", "link"),
        Column(words.label("body"), "long"),
        Column(words.label("year"), "short"),
    )
    rows = [
        Row((Cell(row["heading"], row["evaluation_id"]), Cell(row["body"]), Cell(words.year(row["year"]))))
        for row in records(frame)
    ]
    show_sheet(words, "passages", words("department.passages"), columns, rows, open_project)


def show_explanations(words: Words, frame: pd.DataFrame) -> None:
    """Explanations of deviations (mart `explanations`) as filed, with target, actual and points lost."""
    columns = (
        Column(words.label("level_3"), "name"),
        Column(words.label("target_text")),
        Column(words.label("actual_text")),
        number(words.label("points_lost")),
        Column(words.label("remark"), "long"),
        Column(words.label("project_name"), "name", "link"),
        Column(words.label("year"), "short"),
    )
    show_sheet(
        words, "explanations", words("department.explanations"), columns, _explanation_rows(words, frame), open_project
    )


@kept(50)
def _explanation_rows(words: Words, frame: pd.DataFrame) -> list[Row]:
    return [
        Row(
            (
                Cell(words.text(row["level_3"])),
                Cell(words.text(row["target_text"])),
                Cell(words.text(row["actual_text"])),
                Cell(words.points(row["points_lost"])),
                Cell(words.text(row["remark"])),
                _form(words, row),
                Cell(words.year(row["year"])),
            )
        )
        for row in records(frame)
    ]


def _form(words: Words, row: dict[str, Any]) -> Cell:
    return Cell(form_name(words, row), row["evaluation_id"])
