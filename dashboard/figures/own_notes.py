"""What figures and tables of some pages must say beside their selection: the form, the criteria, the type."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from dashboard.figures import department, low_execution, project
from dashboard.figures.entry import Read
from dashboard.i18n import Words
from dashboard.records import FORM_TYPES, FigureNotes


def own_notes(
    name: str, arguments: Mapping[str, Any], read: Read, frame: pd.DataFrame, notes: FigureNotes, words: Words
) -> FigureNotes:
    """The notes of a figure or table by its name, as its page has them; `notes` are those of its selection."""
    if arguments.get("evaluation"):
        return _of_form(name, read("form_head", evaluation=arguments["evaluation"]), frame, notes, words)
    if name.startswith("low_execution"):
        return low_execution.with_criteria(notes, arguments.get("criteria", arguments), words)
    for form_type in FORM_TYPES:
        if name == f"department_scores_{form_type}":
            return department.of_type(notes, form_type, words)
    return notes


def _of_form(name: str, head: pd.DataFrame, frame: pd.DataFrame, notes: FigureNotes, words: Words) -> FigureNotes:
    if head.empty:
        return notes
    row: dict[str, Any] = {str(column): value for column, value in head.iloc[0].items()}
    of_form = project.history_notes(row, frame, words) if name == "form_history" else project.form_notes(row, words)
    return replace(of_form, further=notes.further)
