"""Each golden case: what the program reads is what a person typed from the document."""

import csv
import re
import tomllib
from datetime import datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from dashboard.ingest.read_document import read_document
from dashboard.ingest.sidecars import digest_of, sidecar_for
from dashboard.records import Evaluation, Reading

GOLDEN = Path(__file__).parents[1] / "golden"
SOURCES = Path(__file__).parents[2] / "data" / "sources"
CASES = sorted(path.parent.name for path in GOLDEN.glob("*/case.toml"))
TABLES = ("evaluations", "funds", "goals", "indicators", "quantities", "tasks", "sections")
TEXTS = frozenset(
    "form_type region_code department_name unit_name project_code project_name amount_unit_reported grade_reported source"
    " goal_text outcome_text level_1 level_2 level_3 definition_text target_text actual_text remark kind target_operator"
    " target_unit actual_unit task_name indicator_name indicator_outcome heading body".split()
)


def document_of(case: str) -> Path:
    """The case's document: beside its CSV files, or the source with the same bytes."""
    stated = tomllib.loads((GOLDEN / case / "case.toml").read_text(encoding="utf-8"))
    beside = GOLDEN / case / stated["document"]
    candidates = [beside] if beside.is_file() else [path for path in SOURCES.iterdir() if path.suffix != ".toml"]
    return next(path for path in candidates if digest_of(path.read_bytes()) == stated["sha256"])


@cache
def reading_of(case: str) -> Reading:
    path = document_of(case)
    data = path.read_bytes()
    sidecar = sidecar_for(path, digest_of(data))
    return read_document(data, path.name, sidecar=sidecar, imported_at=datetime(2026, 1, 1))


def expected_rows(case: str, table: str) -> list[dict[str, str]]:
    path = GOLDEN / case / f"{table}.csv"
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def read_rows(reading: Reading, table: str) -> list[tuple[int, Any]]:
    name = "indicators" if table == "quantities" else table
    rows: list[tuple[int, Any]] = []
    for evaluation in reading.evaluations:
        records = [evaluation] if table == "evaluations" else getattr(evaluation, name)
        rows.extend((evaluation.position, record) for record in records)
    return rows


def as_compared(column: str, value: Any) -> Any:
    """Numbers as numbers, texts without white space, absent as None."""
    if value is None or value == "":
        return None
    if column in TEXTS:
        return re.sub(r"\s+", "", str(value))
    return Decimal(str(value))


def agrees(expected: Any, found: Any) -> bool:
    if isinstance(expected, str) and "…" in expected and isinstance(found, str):
        start, _, end = expected.partition("…")
        return found == expected or (found.startswith(start) and found.endswith(end))
    return bool(expected == found)


def disagreements(case: str, table: str) -> list[str]:
    expected = expected_rows(case, table)
    found = read_rows(reading_of(case), table)
    faults = [] if len(expected) == len(found) else [f"{table}: {len(expected)} rows expected, {len(found)} read"]
    for number, (typed, (position, record)) in enumerate(zip(expected, found, strict=False), start=1):
        for column, cell in typed.items():
            read = position if column == "position" else getattr(record, column)
            left, right = as_compared(column, cell), as_compared(column, read)
            if not agrees(left, right):
                faults.append(f"{table} row {number} {column}: expected {left!r}, read {right!r}")
    return faults


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("case", CASES)
def test_a_document_says_what_a_person_typed_from_it(case: str, table: str) -> None:
    faults = disagreements(case, table)

    assert [] == faults, "\n".join(faults)


@pytest.mark.parametrize("case", CASES)
def test_every_value_stands_in_the_text_it_was_read_from(case: str) -> None:
    for evaluation in reading_of(case).evaluations:
        assert [] == values_without_origin(evaluation)


def values_without_origin(evaluation: Evaluation) -> list[str]:
    """Fields that hold a value but no origin, or whose origin does not hold the field's words."""
    origins = {(origin.table_name, origin.row_key, origin.column_name): origin for origin in evaluation.origins}
    faults: list[str] = []
    for table in ("evaluations", "funds", "goals", "indicators", "tasks", "sections"):
        records = [evaluation] if table == "evaluations" else getattr(evaluation, table)
        for record in records:
            row_key = "" if table == "evaluations" else str(getattr(record, "source", None) or record.ordinal)
            for column in record.__slots__:
                value = getattr(record, column)
                if value is None or isinstance(value, tuple) or column in ("position", "ordinal", "form_type", "source"):
                    continue
                origin = origins.get((table, row_key, column))
                if origin is None or not origin.place:
                    faults.append(f"{table} {row_key} {column}: no origin")
                elif column in TEXTS - {"region_code", "amount_unit_reported", "kind", "target_operator", "target_unit"}:
                    if as_compared(column, value) not in as_compared(column, origin.text):
                        faults.append(f"{table} {row_key} {column}: {value!r} is not in {origin.text!r}")
    return faults
