"""One evaluation read back out of the warehouse, as the record it was written from."""

import dataclasses
from dataclasses import dataclass
from typing import Any

from dashboard.records import Evaluation, Funds, Goal, Indicator, Section, Task
from dashboard.warehouse.read import Warehouse

_PARTS: dict[str, type[Any]] = {
    "funds": Funds,
    "goals": Goal,
    "indicators": Indicator,
    "tasks": Task,
    "sections": Section,
}


@dataclass(frozen=True, slots=True)
class StoredEvaluation:
    """An evaluation without its origins, and whether its document was made up."""

    evaluation: Evaluation
    is_synthetic: bool


def stored_evaluation(warehouse: Warehouse, evaluation_id: str) -> StoredEvaluation | None:
    """What the warehouse holds of an evaluation; None where it holds no such one."""
    head = [field.name for field in dataclasses.fields(Evaluation) if field.name not in (*_PARTS, "origins")]
    rows = warehouse.rows(
        f"select {', '.join(head)}, is_synthetic from forms.evaluations join forms.documents using (document_id)"
        " where evaluation_id = $evaluation_id",
        {"evaluation_id": evaluation_id},
    )
    if not rows:
        return None
    *values, is_synthetic = rows[0]
    parts: dict[str, Any] = {name: _part(warehouse, name, record, evaluation_id) for name, record in _PARTS.items()}
    return StoredEvaluation(Evaluation(**dict(zip(head, values, strict=True)), **parts), bool(is_synthetic))


def _part(warehouse: Warehouse, table: str, record: type[Any], evaluation_id: str) -> tuple[Any, ...]:
    """The rows of one table, in the order of the form."""
    names = [field.name for field in dataclasses.fields(record)]
    order = "ordinal" if "ordinal" in names else "rowid"
    rows = warehouse.rows(
        f"select {', '.join(names)} from forms.{table} where evaluation_id = $evaluation_id order by {order}",
        {"evaluation_id": evaluation_id},
    )
    return tuple(record(**dict(zip(names, row, strict=True))) for row in rows)
