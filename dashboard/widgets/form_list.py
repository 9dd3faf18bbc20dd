"""Forms as a list whose names open them, one screenful at a time."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard.figures.project import form_name
from dashboard.i18n import Words
from dashboard.widgets.figures import open_project
from dashboard.widgets.kept import kept
from dashboard.widgets.sheet import Cell, Column, Row, number, show_sheet

ROWS_A_PAGE = 25


def show_form_list(words: Words, frame: pd.DataFrame, name: str, title: str) -> None:
    """The rows of mart `results` (grain project), each opening its project page."""
    pages = -(-len(frame) // ROWS_A_PAGE)
    page = st.session_state.get(f"{name}_page", 1) if pages > 1 else 1
    page = min(page, pages)
    columns = (
        Column(words.label("project_name"), "name", "link"),
        Column(words.label("department_name")),
        Column(words.label("year"), "short"),
        Column(words.label("form_type"), "short"),
        number(words.label("budget_adjusted_yuan")),
        number(words.label("execution_rate")),
        number(words.label("execution_rate_initial")),
        number(words.label("score_reported")),
        number(words.label("leads")),
    )
    show_sheet(words, name, title, columns, _rows(words, frame, page), open_project)
    if pages > 1:
        st.pagination(pages, default=1, key=f"{name}_page")


@kept(50)
def _rows(words: Words, frame: pd.DataFrame, page: int) -> list[Row]:
    shown = frame.iloc[(page - 1) * ROWS_A_PAGE : page * ROWS_A_PAGE]
    return [_row(words, row) for row in shown.to_dict("records")]


def _row(words: Words, row: Any) -> Row:
    return Row(
        (
            Cell(form_name(words, row), row["evaluation_id"]),
            Cell(words.text(row["department_name"]), note=_unit(words, row)),
            Cell(words.year(row["year"])),
            Cell(words(f"form_type_short.{row['form_type']}")),
            Cell(words.figure(row["budget_adjusted_yuan"])),
            Cell(words.rate(row["execution_rate"])),
            Cell(words.rate(row["execution_rate_initial"])),
            Cell(words.points(row["score_mean"])),
            Cell(words.count(row["leads"])),
        )
    )


def _unit(words: Words, row: Any) -> str:
    """The unit, where it is another body than the department."""
    unit = words.text(row["unit_name"])
    return "" if unit == words.text(row["department_name"]) else unit
