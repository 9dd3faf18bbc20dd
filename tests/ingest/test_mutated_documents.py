"""Published documents with lines and cells lost, doubled or blanked: refused or read, but never made up."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.errors import RefusedDocument
from dashboard.ingest.read_document import read_document
from dashboard.records import Evaluation, Reading
from tests.ingest.provenance import without_provenance

SOURCES = Path(__file__).parents[2] / "data" / "sources"
GOLDEN = Path(__file__).parents[1] / "golden"
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in sorted(SOURCES.glob("*.txt"))}
NOW = datetime(2026, 1, 1, tzinfo=UTC)
HEADER = re.compile("一级指标|年初预算数")
FORMS = [
    form
    for text in TEXTS.values()
    for form in re.split(r"(?m)^(?=(?:## )?(?:财政)?项目支出绩效自评表)", text)
    if "一级指标" in form
] + [path.read_text(encoding="utf-8") for path in sorted(GOLDEN.glob("*/document.txt"))]
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def lost_line(lines: list[str], at: int, _: int) -> None:
    del lines[at]


def doubled_line(lines: list[str], at: int, _: int) -> None:
    lines.insert(at, lines[at])


def blanked_line(lines: list[str], at: int, _: int) -> None:
    lines[at] = "\t" * lines[at].count("\t")


def lost_cell(lines: list[str], at: int, cell: int) -> None:
    cells = lines[at].split("\t")
    del cells[cell % len(cells)]
    lines[at] = "\t".join(cells)


def blanked_cell(lines: list[str], at: int, cell: int) -> None:
    cells = lines[at].split("\t")
    cells[cell % len(cells)] = ""
    lines[at] = "\t".join(cells)


def doubled_cell(lines: list[str], at: int, cell: int) -> None:
    cells = lines[at].split("\t")
    cells.insert(cell % len(cells), cells[cell % len(cells)])
    lines[at] = "\t".join(cells)


def swapped_cells(lines: list[str], at: int, cell: int) -> None:
    cells = lines[at].split("\t")
    here, there = cell % len(cells), (cell + 1) % len(cells)
    cells[here], cells[there] = cells[there], cells[here]
    lines[at] = "\t".join(cells)


def torn_cell(lines: list[str], at: int, cell: int) -> None:
    cells = lines[at].split("\t")
    text = cells[cell % len(cells)]
    cells[cell % len(cells)] = f"{text[: len(text) // 2]}\n{text[len(text) // 2 :]}"
    lines[at : at + 1] = "\t".join(cells).split("\n")


def cut_line(lines: list[str], at: int, cell: int) -> None:
    cells = lines[at].split("\t")
    end = max(1, cell % len(cells))
    lines[at : at + 1] = ["\t".join(cells[:end]), "\t".join(cells[end:])]


def merged_lines(lines: list[str], at: int, _: int) -> None:
    lines[at : at + 2] = ["\t".join(lines[at : at + 2])]


def glued_lines(lines: list[str], at: int, _: int) -> None:
    lines[at : at + 2] = ["".join(lines[at : at + 2])]


def shifted_right(lines: list[str], at: int, _: int) -> None:
    lines[at] = f"\t{lines[at]}"


def shifted_left(lines: list[str], at: int, _: int) -> None:
    lines[at] = lines[at].removeprefix("\t")


def lost_digits(lines: list[str], at: int, _: int) -> None:
    lines[at] = re.sub(r"\d", "", lines[at])


CHANGES: list[Callable[[list[str], int, int], None]] = [
    lost_line, doubled_line, blanked_line, lost_cell, blanked_cell, doubled_cell, swapped_cells, lost_digits,
]  # fmt: skip
# Damage of saving and printing, after which a figure may be gone but must not be another one. Two figures that changed
# places are not among them: what a form prints is taken as printed.
DAMAGES: list[Callable[[list[str], int, int], None]] = [
    lost_cell, blanked_cell, doubled_cell, torn_cell, cut_line, merged_lines, glued_lines, shifted_right, shifted_left,
    lost_line,
]  # fmt: skip


def a_part(text: str, start: int, length: int) -> list[str]:
    """Some lines of the document, so that examples stay small and forms lose their ends."""
    lines = text.splitlines()
    at = start % len(lines)
    return lines[at : at + length] or lines


@SLOW
@given(
    name=st.sampled_from(sorted(TEXTS)),
    start=st.integers(0, 500),
    length=st.integers(20, 120),
    changes=st.lists(st.tuples(st.sampled_from(CHANGES), st.integers(0, 10_000), st.integers(0, 12)), max_size=6),
)
def test_a_damaged_document_is_refused_or_read_without_inventing(
    name: str, start: int, length: int, changes: list[tuple[Any, int, int]]
) -> None:
    lines = a_part(TEXTS[name], start, length)
    for change, at, cell in changes:
        if lines:
            change(lines, at % len(lines), cell)

    assert [] == inventions(read_or_refusal("\n".join(lines)))


@SLOW
@given(
    form=st.sampled_from(FORMS),
    at=st.integers(0, 10_000),
    cell=st.integers(0, 12),
    change=st.sampled_from(DAMAGES),
)
def test_one_damaged_cell_never_turns_a_figure_into_another(
    form: str, at: int, cell: int, change: Callable[[list[str], int, int], None]
) -> None:
    assert {} == changed_figures(form, at, cell, change)


@pytest.mark.parametrize("change", DAMAGES, ids=lambda change: change.__name__)
def test_no_damage_of_a_seeded_sample_turns_a_figure_into_another(
    change: Callable[[list[str], int, int], None],
) -> None:
    spots = np.random.default_rng(2026).integers((0, 0, 0), (len(FORMS), 10_000, 13), (30, 3)).tolist()
    sample = [(FORMS[number], at, cell) for number, at, cell in spots]

    assert [] == [(form[:40], at, cell) for form, at, cell in sample if changed_figures(form, at, cell, change)]


def changed_figures(
    form: str, at: int, cell: int, change: Callable[[list[str], int, int], None]
) -> dict[tuple[str, str, str], Decimal]:
    """The figures of a form that are other figures once one of its rows is damaged."""
    lines = form.splitlines()
    rows = [number for number, line in enumerate(lines) if line.count("\t") > 4 and not HEADER.search(line)]
    rows = rows or [len(lines) - 1]
    whole = whole_figures(form)
    change(lines, rows[at % len(rows)], cell)
    damaged = figures(read_or_refusal("\n".join(lines)))
    return {where: value for where, value in damaged.items() if where in whole and whole[where] != value}


@cache
def whole_figures(form: str) -> dict[tuple[str, str, str], Decimal]:
    return figures(read_or_refusal(form))


@SLOW
@given(text=st.text(alphabet="项目支出绩效自评表一二三级指标年度值实际完成分得偏差原因\t\n0123456789.%≥—（）万元"))
def test_words_of_forms_in_any_order_are_refused_or_read_without_inventing(text: str) -> None:
    assert [] == inventions(read_or_refusal(text))


@SLOW
@given(data=st.binary(max_size=400))
def test_any_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(RefusedDocument):
        read_document(data, "any.txt", sidecar=None, imported_at=NOW)


def read_or_refusal(text: str) -> Reading | None:
    try:
        return read_document(text.encode("utf-8"), "damaged.txt", sidecar=None, imported_at=NOW)
    except RefusedDocument:
        return None


def inventions(reading: Reading | None) -> list[str]:
    return [] if reading is None else [fault for found in reading.evaluations for fault in without_provenance(found)]


def figures(reading: Reading | None) -> dict[tuple[str, str, str], Decimal]:
    """Every amount, rate, weight and score of a reading of one form, by row and column."""
    found: dict[tuple[str, str, str], Decimal] = {}
    evaluation = reading.evaluations[0] if reading and len(reading.evaluations) == 1 else Evaluation(1, "project")
    rows: list[tuple[str, Any]] = [("form", evaluation)]
    rows += [(row.source, row) for row in evaluation.funds]
    rows += [(row.level_3 or "", row) for row in evaluation.indicators]
    for name, row in rows:
        for column in row.__slots__:
            value = getattr(row, column)
            if isinstance(value, Decimal) and column not in ("target_value", "target_value_high", "actual_value"):
                found[type(row).__name__, name, column] = value
    return found
