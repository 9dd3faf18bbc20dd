"""Records as rows of schema forms."""

import dataclasses
from collections.abc import Iterable
from typing import Any

from dashboard.records import Document, Evaluation, Reading, evaluation_id

_CHILDREN = ("funds", "goals", "indicators", "tasks", "sections")

Row = dict[str, Any]


def form_rows(readings: Iterable[Reading]) -> dict[str, list[Row]]:
    """Every record of the readings as rows of schema forms, by table."""
    rows: dict[str, list[Row]] = {name: [] for name in ("documents", "evaluations", *_CHILDREN, "origins", "unread")}
    for reading in readings:
        document_id = reading.document.document_id
        rows["documents"].append(document_row(reading.document))
        rows["unread"].extend(_fields(unread) | {"document_id": document_id} for unread in reading.unread)
        for evaluation in reading.evaluations:
            _add_evaluation(rows, document_id, evaluation)
    return rows


def document_row(document: Document) -> Row:
    """The row of a document."""
    return _fields(document)


def evaluation_row(document_id: str, evaluation: Evaluation) -> Row:
    """The row of an evaluation itself, current until a later document of the same form is found."""
    head = {name: value for name, value in _fields(evaluation).items() if name not in (*_CHILDREN, "origins")}
    key = evaluation_id(document_id, evaluation.position)
    return head | {"evaluation_id": key, "document_id": document_id, "is_current": True}


def _add_evaluation(rows: dict[str, list[Row]], document_id: str, evaluation: Evaluation) -> None:
    key = evaluation_id(document_id, evaluation.position)
    rows["evaluations"].append(evaluation_row(document_id, evaluation))
    for child in _CHILDREN:
        rows[child].extend(_fields(record) | {"evaluation_id": key} for record in getattr(evaluation, child))
    for origin in evaluation.origins:
        row_key = f"{key}/{origin.row_key}" if origin.row_key else key
        rows["origins"].append(_fields(origin) | {"document_id": document_id, "row_key": row_key})


def _fields(record: Any) -> Row:
    return {field.name: getattr(record, field.name) for field in dataclasses.fields(record)}
