"""One evaluation, read whole: everything the project page shows, and where each field of it was read."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from dashboard.figures.project import related
from dashboard.records import Selection
from dashboard.widgets.kept import kept
from dashboard.widgets.marts import read_mart

Field = tuple[str, str, str]
# Which column tells the rows of a table of a form apart.
KEYS = {
    "funds": "source",
    "goals": "ordinal",
    "indicators": "ordinal",
    "levels": "level_1",
    "tasks": "ordinal",
    "sections": "ordinal",
}
_EVERYTHING = Selection()


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a field was read, and the text that stands there."""

    place: str
    text: str


@dataclass(frozen=True)
class Form:
    """An evaluation and its parts, as marts `form_…` give them; `origins` by (table, row, column)."""

    head: Mapping[str, Any]
    funds: pd.DataFrame
    goals: pd.DataFrame
    indicators: pd.DataFrame
    levels: pd.DataFrame
    tasks: pd.DataFrame
    sections: pd.DataFrame
    origins: Mapping[Field, tuple[Origin, ...]]
    correction_rows: pd.DataFrame

    @cached_property
    def corrections(self) -> dict[Field, dict[str, Any]]:
        """The corrections in force, by the field they hold for."""
        found = records(self.correction_rows[self.correction_rows["is_in_force"]])
        return {(row["table_name"], row["row_part"], row["column_name"]): row for row in found}

    @property
    def evaluation_id(self) -> str:
        """The key of the evaluation."""
        return str(self.head["evaluation_id"])

    @cached_property
    def _tables(self) -> dict[str, dict[str, dict[str, Any]]]:
        """Every table's rows by their keys; of levels the first ones alone."""
        tables = {
            table: {
                row_key(row[column]): row for row in records(getattr(self, table)) if row.get("is_first_level", True)
            }
            for table, column in KEYS.items()
        }
        return {"evaluations": {"": dict(self.head)}, **tables}

    def rows(self, table: str) -> list[tuple[str, dict[str, Any]]]:
        """The rows of a table of the form with their keys: a source of funds, an ordinal or a level."""
        return list(self._tables.get(table, {}).items())

    def row(self, table: str, row: str) -> dict[str, Any] | None:
        """One row of a table of the form, or None."""
        return self._tables.get(table, {}).get(row)

    def opens(self, table: str, row: str, column: str) -> str:
        """The key that opens a field as filed, or "" where no place is known."""
        return f"{table}/{row}/{column}" if (table, row, column) in self.origins else ""


def read_form(evaluation: str) -> Form | None:
    """The evaluation of that id, current or superseded; None for an unknown id."""
    head = _part("head", evaluation)
    if head.empty:
        return None
    return _form(
        head,
        _part("funds", evaluation),
        _part("goals", evaluation),
        _part("indicators", evaluation),
        _part("levels", evaluation),
        _part("tasks", evaluation),
        _part("sections", evaluation),
        _part("origins", evaluation),
        _part("corrections", evaluation),
    )


def _part(name: str, evaluation: str) -> pd.DataFrame:
    return read_mart(f"form_{name}", _EVERYTHING, evaluation=evaluation)


@kept(100)
def _form(
    head: pd.DataFrame,
    funds: pd.DataFrame,
    goals: pd.DataFrame,
    indicators: pd.DataFrame,
    levels: pd.DataFrame,
    tasks: pd.DataFrame,
    sections: pd.DataFrame,
    origins: pd.DataFrame,
    corrections: pd.DataFrame,
) -> Form:
    """The form of these parts, put together once."""
    return Form(records(head)[0], funds, goals, indicators, levels, tasks, sections, _origins(origins), corrections)


def other_versions(form: Form) -> pd.DataFrame:
    """The same form's other versions of its year."""
    year = None if pd.isna(form.head["year"]) else form.head["year"]
    return related(_part("history", form.evaluation_id), year, of_other_years=False)


def _origins(frame: pd.DataFrame) -> dict[Field, tuple[Origin, ...]]:
    found: dict[Field, tuple[Origin, ...]] = {}
    for row in frame.to_dict("records"):
        if row["column_name"] == KEYS.get(row["table_name"]):
            # The key of a row that a person added is no figure.
            continue
        field = (row["table_name"], row["row_part"], row["column_name"])
        found[field] = (*found.get(field, ()), Origin(row["document_place"], row["document_text"]))
    return found


def row_key(value: Any) -> str:
    """The key of a row as text: a name, an ordinal, or nothing."""
    return value if isinstance(value, str) else "" if pd.isna(value) else str(int(value))


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a frame by column name."""
    if frame.empty:
        return []  # pandas would still go through every column
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]
