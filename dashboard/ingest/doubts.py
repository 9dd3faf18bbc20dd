"""What was read from a picture is kept as far as it is sure, or as sums bear it out; the rest is unread.

A figure that nothing checks must be sure by itself. Where a sum comes out, its figures may be less so; where one does
not, only what is beyond doubt stays: the form may well be wrong itself.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from dashboard.ingest.grid import Line
from dashboard.ingest.sums import FieldKey, checks
from dashboard.records import Evaluation, Origin, Unread

# How sure the least sure letter must be.
_SURE_FIGURE = 0.8
_SURE_WORDS = 0.5
_BEYOND_DOUBT = 0.97
_OF_A_FIGURE = re.compile(r"[\d%％<>=≤≥＜＞＝]")
# Columns of sentences, whose figures no measure is made of.
_PASSAGES = frozenset({"goal_text", "outcome_text", "remark", "definition_text", "heading", "body"})
_TABLES = ("funds", "goals", "indicators", "tasks", "sections")


def without_doubtful(record: Evaluation, lines: Iterable[Line]) -> tuple[Evaluation, tuple[Unread, ...]]:
    """The record without what is not sure, and each cell that was taken back with the reason."""
    confidence = {cell.place: cell.confidence for line in lines for cell in line.cells if cell.confidence is not None}
    doubtful = _doubtful(record, confidence) if confidence else {}
    if not doubtful:
        return record, ()
    kept = tuple(origin for origin in record.origins if _key(origin) not in doubtful)
    changed: dict[str, Any] = {table: _without(table, getattr(record, table), doubtful) for table in _TABLES}
    changed |= {column: None for table, _, column in doubtful if table == "evaluations"}
    unread = {
        origin.place: Unread(origin.place, origin.text, doubtful[_key(origin)])
        for origin in record.origins
        if _key(origin) in doubtful
    }
    return replace(record, **changed, origins=kept), tuple(unread.values())


def _doubtful(record: Evaluation, confidence: Mapping[str, float]) -> dict[FieldKey, str]:
    """The fields that are not sure, each with the reason."""
    differing: set[FieldKey] = set()
    proven: set[FieldKey] = set()
    for check in checks(record):
        proven.update(check.proven)
        if not check.agrees:
            differing.update(check.fields)
    found: dict[FieldKey, str] = {}
    unit = next((confidence.get(origin.place) for origin in record.origins if _is_unit(origin)), None)
    for origin in record.origins:
        key, sure = _key(origin), confidence.get(origin.place)
        if sure is None:
            continue
        if unit is not None and unit < _SURE_WORDS and (_is_unit(origin) or key[2].endswith("_yuan")):
            found[key] = "unsure_letters"
        elif key in differing:
            if sure < _BEYOND_DOUBT:
                found[key] = "sum_differs"
        elif key not in proven and sure < (_SURE_FIGURE if _holds_figure(origin) else _SURE_WORDS):
            found[key] = "unsure_letters"
    return found


def _holds_figure(origin: Origin) -> bool:
    return origin.column_name not in _PASSAGES and _OF_A_FIGURE.search(origin.text) is not None


def _is_unit(origin: Origin) -> bool:
    return origin.column_name == "amount_unit_reported"


def _key(origin: Origin) -> FieldKey:
    return origin.table_name, origin.row_key, origin.column_name


def _without(table: str, rows: tuple[Any, ...], doubtful: Mapping[FieldKey, str]) -> tuple[Any, ...]:
    """The rows with the doubtful fields empty; passages of a report that are doubtful are left out."""
    found: list[Any] = []
    for row in rows:
        key = row.source if table == "funds" else str(row.ordinal)
        columns = {column: None for other, row_key, column in doubtful if (other, row_key) == (table, key)}
        if table != "sections":
            found.append(replace(row, **columns))
        elif not columns:
            found.append(row)
    return tuple(found)
