"""What was read from a picture, or where a file breaks off, is kept as far as it is sure or as sums bear it out.

A figure that nothing checks must be sure by itself. Where a sum comes out, its figures may be less so; where one does
not, only what is beyond doubt stays: the form may well be wrong itself.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from typing import Any

from dashboard.ingest.grid import Cell, Line
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


def without_doubtful(record: Evaluation, cells: Mapping[str, Cell]) -> tuple[Evaluation, tuple[Unread, ...]]:
    """The record without what is not sure, and each cell that was taken back with the reason.

    `cells` are those that may not be sure, by place.
    """
    doubtful = _doubtful(record, cells) if cells else {}
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


def perhaps_unsure(lines: Iterable[Line]) -> dict[str, Cell]:
    """The cells and paragraphs that were read from pictures, or may have been cut off, by place."""
    cells = (cell for line in lines for cell in line.cells)
    return {cell.place: cell for cell in cells if cell.confidence is not None or cell.figure_confidence is not None}


def _doubtful(record: Evaluation, cells: Mapping[str, Cell]) -> dict[FieldKey, str]:
    """The fields that are not sure, each with the reason."""
    differing: set[FieldKey] = set()
    proven: set[FieldKey] = set()
    for check in checks(record):
        proven.update(check.proven)
        if not check.agrees:
            differing.update(check.fields)
    found: dict[FieldKey, str] = {}
    values = _values(record)
    unit = next((_sureness(cells.get(origin.place)) for origin in record.origins if _is_unit(origin)), 1.0)
    for origin in record.origins:
        key, cell = _key(origin), cells.get(origin.place)
        if cell is None:
            continue
        if unit < _SURE_WORDS and (_is_unit(origin) or key[2].endswith("_yuan")):
            found[key] = "unsure_letters"
        elif key in differing:
            if _figure_sureness(cell) < _BEYOND_DOUBT:
                found[key] = "sum_differs" if cell.confidence is not None else "may_be_cut_off"
        elif key not in proven and not _is_sure(cell, key, values.get(key)):
            found[key] = "unsure_letters" if cell.confidence is not None else "may_be_cut_off"
    return found


def _values(record: Evaluation) -> dict[FieldKey, Any]:
    """Every field by its key."""
    rows: list[tuple[str, str, Any]] = [("evaluations", "", record)]
    for table in _TABLES:
        rows.extend((table, _row_key(table, row), row) for row in getattr(record, table))
    return {(table, key, field.name): getattr(row, field.name) for table, key, row in rows for field in fields(row)}


def _row_key(table: str, row: Any) -> str:
    return str(row.source if table == "funds" else row.ordinal)


def _is_sure(cell: Cell, key: FieldKey, value: Any) -> bool:
    """Whether the cell is sure enough for the field: its words, its figures, or both."""
    if not isinstance(value, str):
        return _figure_sureness(cell) >= _SURE_FIGURE
    holds_figure = key[2] not in _PASSAGES and _OF_A_FIGURE.search(value) is not None
    return _sureness(cell) >= _SURE_WORDS and (not holds_figure or _figure_sureness(cell) >= _SURE_FIGURE)


def _sureness(cell: Cell | None) -> float:
    return 1.0 if cell is None or cell.confidence is None else cell.confidence


def _figure_sureness(cell: Cell) -> float:
    return _sureness(cell) if cell.figure_confidence is None else cell.figure_confidence


def _is_unit(origin: Origin) -> bool:
    return origin.column_name == "amount_unit_reported"


def _key(origin: Origin) -> FieldKey:
    return origin.table_name, origin.row_key, origin.column_name


def _without(table: str, rows: tuple[Any, ...], doubtful: Mapping[FieldKey, str]) -> tuple[Any, ...]:
    """The rows with the doubtful fields empty; passages of a report that are doubtful are left out."""
    found: list[Any] = []
    for row in rows:
        key = _row_key(table, row)
        columns = {column: None for other, row_key, column in doubtful if (other, row_key) == (table, key)}
        if table != "sections":
            found.append(replace(row, **columns))
        elif not columns:
            found.append(row)
    return tuple(found)
