"""Each golden case: what the program reads is what a person typed from the document."""

import csv
import re
import tomllib
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from dashboard.ingest.read_document import read_document
from dashboard.ingest.sidecars import digest_of, sidecar_for
from dashboard.records import Reading
from tests.ingest.provenance import WORDS, without_provenance

GOLDEN = Path(__file__).parents[1] / "golden"
I18N = Path(__file__).parents[2] / "dashboard" / "i18n"
SOURCES = Path(__file__).parents[2] / "data" / "sources"
CASES = sorted(path.parent.name for path in GOLDEN.glob("*/case.toml"))
TABLES = ("evaluations", "funds", "goals", "indicators", "quantities", "tasks", "sections")
TEXTS = WORDS | {
    "form_type",
    "region_code",
    "amount_unit_reported",
    "source",
    "kind",
    "target_operator",
    "target_unit",
    "actual_unit",
}


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
    return read_document(data, path.name, sidecar=sidecar, imported_at=datetime(2026, 1, 1, tzinfo=UTC))


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
        assert [] == without_provenance(evaluation)


@pytest.mark.parametrize("case", CASES)
def test_every_unread_cell_has_a_reason_that_is_worded(case: str) -> None:
    worded = tomllib.loads((I18N / "zh.toml").read_text(encoding="utf-8"))["unread"]

    assert [] == [cell for cell in reading_of(case).unread if cell.reason not in worded]
