"""The shared vocabulary: what a document says, as frozen records.

Money is in yuan (Decimal), rates are fractions of 1 (Decimal), scores and weights are points (Decimal).
`None` means absent on the form, and only that. Names follow the columns of schema `forms`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from hashlib import sha256
from typing import Literal

FormType = Literal["project", "department", "report"]
AmountUnit = Literal["yuan", "wan_yuan"]
Operator = Literal[">=", ">", "=", "<=", "<", "between", "about"]
Kind = Literal["quantitative", "qualitative", "date", "not_applicable"]

FORM_TYPES: tuple[FormType, ...] = ("project", "department", "report")


@dataclass(frozen=True, slots=True)
class Document:
    """One stored file; `document_id` is the sha256 of its bytes."""

    document_id: str
    file_name: str
    media_type: str
    byte_size: int
    title: str | None
    publisher: str | None
    published_address: str | None
    published_date: str | None
    imported_at: datetime
    reader: str
    is_synthetic: bool = False


@dataclass(frozen=True, slots=True)
class Funds:
    """One source of funds of an evaluation: `total`, `fiscal`, `carry_over`, `other`, or the label as printed."""

    source: str
    budget_initial_yuan: Decimal | None = None
    budget_adjusted_yuan: Decimal | None = None
    executed_yuan: Decimal | None = None
    adjustment_reported_yuan: Decimal | None = None
    adjustment_rate_reported: Decimal | None = None
    weight: Decimal | None = None
    execution_rate_reported: Decimal | None = None
    score_reported: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Goal:
    """One annual goal and what came of it, in the form's words."""

    ordinal: int
    goal_text: str | None
    outcome_text: str | None


@dataclass(frozen=True, slots=True)
class Indicator:
    """One third-level indicator row; the texts are as filed, the quantities are what the texts hold."""

    ordinal: int
    level_1: str | None
    level_2: str | None
    level_3: str | None
    definition_text: str | None = None
    target_text: str | None = None
    actual_text: str | None = None
    weight: Decimal | None = None
    score_reported: Decimal | None = None
    score_reviewed: Decimal | None = None
    remark: str | None = None
    kind: Kind | None = None
    target_operator: Operator | None = None
    target_value: Decimal | None = None
    target_value_high: Decimal | None = None
    target_unit: str | None = None
    actual_value: Decimal | None = None
    actual_unit: str | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """One task of a department form, one row per key indicator of the task."""

    ordinal: int
    task_name: str | None
    goal_text: str | None = None
    outcome_text: str | None = None
    indicator_name: str | None = None
    indicator_outcome: str | None = None
    amount_yuan: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """One titled passage: problems, measures, results."""

    ordinal: int
    heading: str
    body: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where one field was read: the text as it stands and its place in the document.

    `row_key` is `""` for the evaluation itself, the ordinal as text for goals, indicators, tasks and sections, and
    the source for funds; the warehouse prefixes it with the evaluation's id.
    """

    table_name: str
    row_key: str
    column_name: str
    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Unread:
    """A cell or passage of a recognised form that was not used; `reason` is a code worded in the catalogue."""

    place: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One form or report in a document, with everything it says."""

    position: int
    form_type: FormType
    year: int | None = None
    region_code: str | None = None
    department_name: str | None = None
    unit_name: str | None = None
    project_code: str | None = None
    project_name: str | None = None
    amount_unit_reported: AmountUnit | None = None
    score_reported: Decimal | None = None
    score_reviewed: Decimal | None = None
    weight_total_reported: Decimal | None = None
    grade_reported: str | None = None
    funds: tuple[Funds, ...] = ()
    goals: tuple[Goal, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    tasks: tuple[Task, ...] = ()
    sections: tuple[Section, ...] = ()
    origins: tuple[Origin, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything one document says, and what of it could not be used."""

    document: Document
    evaluations: tuple[Evaluation, ...]
    unread: tuple[Unread, ...] = ()


# What of a table may be corrected; keys, and what follows from other columns alone, may not.
CORRECTABLE: Mapping[str, tuple[str, ...]] = {
    "evaluations": (
        "year",
        "region_code",
        "department_name",
        "unit_name",
        "project_code",
        "project_name",
        "score_reported",
        "score_reviewed",
        "weight_total_reported",
        "grade_reported",
    ),
    "funds": (
        "budget_initial_yuan",
        "budget_adjusted_yuan",
        "executed_yuan",
        "adjustment_reported_yuan",
        "adjustment_rate_reported",
        "weight",
        "execution_rate_reported",
        "score_reported",
    ),
    "goals": ("goal_text", "outcome_text"),
    "indicators": (
        "level_1",
        "level_2",
        "level_3",
        "definition_text",
        "target_text",
        "actual_text",
        "weight",
        "score_reported",
        "score_reviewed",
        "remark",
        "kind",
        "target_operator",
        "target_value",
        "target_value_high",
        "target_unit",
        "actual_value",
        "actual_unit",
    ),
    "tasks": ("task_name", "goal_text", "outcome_text", "indicator_name", "indicator_outcome", "amount_yuan"),
    "sections": ("heading", "body"),
}
# The tables that a person may add an unread row to, with the column that tells their rows apart: a correction of it
# adds the row of that key, and one that empties it takes the row away again.
ADDABLE: Mapping[str, str] = {"funds": "source", "goals": "ordinal", "indicators": "ordinal", "tasks": "ordinal"}
# The table of a correction that sets an unread cell aside; its row is the place, its column this one.
SET_ASIDE = "unread"
SET_ASIDE_COLUMN = "text"


@dataclass(frozen=True, slots=True)
class Correction:
    """What one field should hold instead of what was read, and who says so, when and why.

    `row_key` is the evaluation's id, followed by `/` and the row's own key below it. `value` is written as the column
    stores it (yuan, fractions of 1); None empties the field. `place` and `text_printed` are the cell it stands in.
    """

    document_id: str
    table_name: str
    row_key: str
    column_name: str
    place: str
    text_printed: str
    value: str | None
    corrected_by: str
    corrected_at: datetime
    reason: str
    reference: str | None = None

    @property
    def correction_id(self) -> str:
        """The key of a correction: the same field, hand and moment give the same one."""
        parts = (
            self.document_id,
            self.table_name,
            self.row_key,
            self.column_name,
            self.value or "",
            self.corrected_by,
            self.corrected_at.isoformat(),
        )
        return sha256("\0".join(parts).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Selection:
    """What a person is looking at; an empty tuple or None means no restriction.

    `regions` holds administrative codes of any level; a province or city stands for everything below it.
    """

    years: tuple[int, ...] = ()
    regions: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    form_types: tuple[str, ...] = ()
    words: str | None = None


@dataclass(frozen=True, slots=True)
class FigureNotes:
    """The sentences that stand in every figure and export: selection, source, and the mark of made-up data."""

    selection: str
    source: str
    is_synthetic: bool = False
    packs: str = ""
    further: tuple[str, ...] = field(default_factory=tuple)


def evaluation_id(document_id: str, position: int) -> str:
    """The key of an evaluation: the first 16 hex digits of its document and its position there, from 1."""
    return f"{document_id[:16]}-{position:03d}"
