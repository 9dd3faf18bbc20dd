"""Records and frames into the tables of schema forms."""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from duckdb import DuckDBPyConnection

from dashboard.records import Correction, Evaluation, Reading, evaluation_id
from dashboard.warehouse.build import build_version
from dashboard.warehouse.corrections import add_corrections
from dashboard.warehouse.fingerprint import fingerprint
from dashboard.warehouse.insert import insert_frame, insert_rows
from dashboard.warehouse.read import open_warehouse
from dashboard.warehouse.store import Store

_CHILDREN = ("funds", "goals", "indicators", "tasks", "sections")


@dataclass(frozen=True, slots=True)
class Written:
    """What a write did: the version in force now, and which documents were new or already there."""

    version: str | None
    added: tuple[str, ...]
    unchanged: tuple[str, ...]


def write_readings(store: Store, readings: Sequence[tuple[Reading, bytes]]) -> Written:
    """Adds read documents and their bytes to the store, all or none; documents already there change nothing."""
    with store.writing():
        present = _present_documents(store)
        fresh: dict[str, tuple[Reading, bytes]] = {}
        unchanged: list[str] = []
        for reading, data in readings:
            key = reading.document.document_id
            if key in present or key in fresh:
                unchanged.append(key)
            else:
                fresh[key] = (reading, data)
        if not fresh:
            return Written(store.version, (), tuple(unchanged))
        for key, (_, data) in fresh.items():
            store.keep_original(key, data)
        rows = _rows(reading for reading, _ in fresh.values())
        version = build_version(store, lambda connection: _insert_all(connection, rows))
    return Written(version, tuple(fresh), tuple(unchanged))


def write_corrections(store: Store, corrections: Sequence[Correction]) -> str:
    """Puts corrections of stored documents in force, all or none; returns the version.

    Raises BrokenData where one names no field of a stored document, or not as it is printed there.
    """
    with store.writing():
        return build_version(store, lambda connection: add_corrections(connection, corrections))


def write_frames(store: Store, frames: Mapping[str, Any]) -> str:
    """Adds whole frames (pandas or Arrow) to tables of schema forms, columns matched by name; returns the version.

    For generated stores: a million rows at once, no original behind them.
    """

    def fill(connection: DuckDBPyConnection) -> None:
        for table, frame in frames.items():
            insert_frame(connection, f"forms.{table}", frame)

    with store.writing():
        return build_version(store, fill)


def bring_up_to_date(store: Store) -> bool:
    """Builds a new version where the one in force was built with other queries or rules; returns whether it did.

    An empty store is up to date. What the documents say is carried over unread.
    """
    if store.version is None or _is_up_to_date(store):
        return False
    with store.writing():
        if not _is_up_to_date(store):
            build_version(store, lambda _: None)
    return True


def _is_up_to_date(store: Store) -> bool:
    warehouse = open_warehouse(store.folder)
    has_mark = warehouse.rows("select 1 from duckdb_tables() where schema_name = 'rules' and table_name = 'built_with'")
    return bool(has_mark) and warehouse.rows("select fingerprint from rules.built_with") == [(fingerprint(),)]


def _present_documents(store: Store) -> set[str]:
    if store.version is None:
        return set()
    return {row[0] for row in open_warehouse(store.folder).rows("select document_id from forms.documents")}


def _rows(readings: Iterable[Reading]) -> dict[str, list[dict[str, Any]]]:
    """Every record of the readings as rows of schema forms, by table."""
    rows: dict[str, list[dict[str, Any]]] = {
        name: [] for name in ("documents", "evaluations", *_CHILDREN, "origins", "unread")
    }
    for reading in readings:
        document_id = reading.document.document_id
        rows["documents"].append(_fields(reading.document))
        rows["unread"].extend(_fields(unread) | {"document_id": document_id} for unread in reading.unread)
        for evaluation in reading.evaluations:
            _add_evaluation(rows, document_id, evaluation)
    return rows


def _add_evaluation(rows: dict[str, list[dict[str, Any]]], document_id: str, evaluation: Evaluation) -> None:
    key = evaluation_id(document_id, evaluation.position)
    head = {name: value for name, value in _fields(evaluation).items() if name not in (*_CHILDREN, "origins")}
    rows["evaluations"].append(head | {"evaluation_id": key, "document_id": document_id, "is_current": True})
    for child in _CHILDREN:
        rows[child].extend(_fields(record) | {"evaluation_id": key} for record in getattr(evaluation, child))
    for origin in evaluation.origins:
        row_key = f"{key}/{origin.row_key}" if origin.row_key else key
        rows["origins"].append(_fields(origin) | {"document_id": document_id, "row_key": row_key})


def _fields(record: Any) -> dict[str, Any]:
    return {field.name: getattr(record, field.name) for field in dataclasses.fields(record)}


def _insert_all(connection: DuckDBPyConnection, rows: Mapping[str, list[dict[str, Any]]]) -> None:
    for table, records in rows.items():
        insert_rows(connection, f"forms.{table}", records)
