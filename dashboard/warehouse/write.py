"""Records and frames into the tables of schema forms."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from duckdb import DuckDBPyConnection

from dashboard.records import Correction, Reading
from dashboard.warehouse.build import build_version
from dashboard.warehouse.corrections import add_corrections
from dashboard.warehouse.fingerprint import fingerprint
from dashboard.warehouse.insert import insert_frame, insert_rows
from dashboard.warehouse.read import open_warehouse, stored_documents
from dashboard.warehouse.rows import form_rows
from dashboard.warehouse.store import Store


@dataclass(frozen=True, slots=True)
class Written:
    """What a write did: the version in force now, and which documents were new or already there."""

    version: str | None
    added: tuple[str, ...]
    unchanged: tuple[str, ...]


def write_readings(store: Store, readings: Sequence[tuple[Reading, bytes]]) -> Written:
    """Adds read documents and their bytes to the store, all or none; documents already there change nothing."""
    with store.writing():
        present = stored_documents(store)
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
        rows = form_rows(reading for reading, _ in fresh.values())
        with store.keeping_originals({key: data for key, (_, data) in fresh.items()}):
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


def rebuild(store: Store) -> None:
    """Builds the version in force anew from what it holds; raises FailedCheck where that breaks a check of ours."""
    with store.writing():
        if store.version is not None:
            build_version(store, lambda _: None)


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


def _insert_all(connection: DuckDBPyConnection, rows: Mapping[str, list[dict[str, Any]]]) -> None:
    for table, records in rows.items():
        insert_rows(connection, f"forms.{table}", records)
