"""Checks that every value of a reading stands in the text it was read from."""

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from dashboard.records import Evaluation, Origin

TABLES = ("funds", "goals", "indicators", "tasks", "sections")
# Columns whose words are the form's own, not names of ours.
WORDS = frozenset(
    {
        "department_name",
        "unit_name",
        "project_code",
        "project_name",
        "grade_reported",
        "goal_text",
        "outcome_text",
        "level_1",
        "level_2",
        "level_3",
        "definition_text",
        "target_text",
        "actual_text",
        "remark",
        "task_name",
        "indicator_name",
        "indicator_outcome",
        "heading",
        "body",
    }
)
KEYS = frozenset({"position", "ordinal", "form_type", "source"})
# Targets and actuals may be numbers in words.
SPELT_OUT = frozenset({"target_value", "target_value_high", "actual_value"})
SIZES = (Decimal(1), Decimal(10) ** 3, Decimal(10) ** 4, Decimal(10) ** 8, Decimal("0.01"))


def without_provenance(evaluation: Evaluation) -> list[str]:
    """Fields that hold a value but have no origin, or whose origin does not hold the value."""
    origins = {(origin.table_name, origin.row_key, origin.column_name): origin for origin in evaluation.origins}
    faults: list[str] = []
    for table, row_key, column, value in _values(evaluation):
        origin = origins.get((table, row_key, column))
        if origin is None or not origin.place:
            faults.append(f"{table} {row_key} {column}: {value!r} has no origin")
        elif not _holds(origin, column, value):
            faults.append(f"{table} {row_key} {column}: {value!r} is not in {origin.text!r}")
    return faults


def _values(evaluation: Evaluation) -> Iterator[tuple[str, str, str, Any]]:
    rows: list[tuple[str, str, Any]] = [("evaluations", "", evaluation)]
    for table in TABLES:
        records: tuple[Any, ...] = getattr(evaluation, table)
        rows.extend((table, record.source if table == "funds" else str(record.ordinal), record) for record in records)
    for table, row_key, record in rows:
        for column in record.__slots__:
            value = getattr(record, column)
            if value is not None and not isinstance(value, tuple) and column not in KEYS:
                yield table, row_key, column, value


def _holds(origin: Origin, column: str, value: Any) -> bool:
    if column in WORDS:
        return _bare(value) in _bare(origin.text)
    if isinstance(value, Decimal):
        return column in SPELT_OUT or any(abs(value) == number * size for number in _numbers(origin) for size in SIZES)
    return True


def _numbers(origin: Origin) -> list[Decimal]:
    plain = unicodedata.normalize("NFKC", origin.text).replace(",", "")
    spaced = re.sub(r"(?<=\d) (?=\d{3}(?!\d))", "", plain)
    return [Decimal(found) for text in (plain, spaced) for found in re.findall(r"\d+(?:\.\d+)?", text)]


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text)
