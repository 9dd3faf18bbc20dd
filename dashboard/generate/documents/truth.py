"""What a generated document says, in the terms of the records; columns are those of schema `forms`.

Beside that stand the `label` that a row of funds bears on the form, and the words above each column (`headers`).

A value is text, a number as text, or None where the form says nothing. `either` holds several where the conventions
of reading leave it open which one is meant.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

Said = str | None | dict[str, list[str | None]]

EVALUATION = (
    "form_type", "year", "department_name", "unit_name", "project_code", "project_name", "amount_unit_reported",
    "score_reported", "weight_total_reported", "grade_reported",
)  # fmt: skip
FUNDS = (
    "source", "budget_initial_yuan", "budget_adjusted_yuan", "executed_yuan", "weight", "execution_rate_reported",
    "score_reported",
)  # fmt: skip
GOALS = ("goal_text", "outcome_text")
INDICATORS = (
    "level_1", "level_2", "level_3", "target_text", "actual_text", "weight", "score_reported", "remark", "kind",
    "target_operator", "target_value", "target_value_high", "target_unit", "actual_value", "actual_unit",
)  # fmt: skip


@dataclass(slots=True)
class FormTruth:
    """One form or report: its own columns, and rows of funds, goals and indicators by column."""

    columns: dict[str, Said] = field(default_factory=dict)
    funds: list[dict[str, Said]] = field(default_factory=list)
    goals: list[dict[str, Said]] = field(default_factory=list)
    indicators: list[dict[str, Said]] = field(default_factory=list)
    headers: dict[str, dict[str, str]] = field(default_factory=lambda: {"funds": {}, "indicators": {}})

    def as_json(self) -> dict[str, Any]:
        """The truth with every column named, None where nothing was said of it."""
        return {
            "evaluation": _whole(EVALUATION, self.columns),
            "funds": [_whole(FUNDS, row) | {"label": row.get("label")} | _kept(row) for row in self.funds],
            "goals": [_whole(GOALS, row) for row in self.goals],
            "indicators": [_whole(INDICATORS, row) for row in self.indicators],
            "headers": self.headers,
        }


def either(*values: str | None) -> Said:
    """Any of these is right."""
    distinct = list(dict.fromkeys(values))
    return distinct[0] if len(distinct) == 1 else {"any": distinct}


def number(value: Decimal | int | None) -> str | None:
    """A number as plain text, without trailing zeros."""
    if value is None:
        return None
    text = f"{Decimal(value):f}"
    return (text.rstrip("0").rstrip(".") or "0") if "." in text else text


def _whole(names: tuple[str, ...], said: Mapping[str, Said]) -> dict[str, Said]:
    return {name: said.get(name) for name in names}


def _kept(row: Mapping[str, Said]) -> dict[str, bool]:
    """A source whose row is printed but empty may be left out by a reader."""
    return {} if any(row.get(name) for name in FUNDS[1:]) else {"is_empty": True}
