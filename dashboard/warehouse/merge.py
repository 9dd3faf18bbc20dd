"""Documents of one store into another, and what was corrected in them."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from duckdb import DuckDBPyConnection

from dashboard.warehouse.build import build_version
from dashboard.warehouse.insert import insert_frame
from dashboard.warehouse.read import Warehouse, open_warehouse, stored_documents
from dashboard.warehouse.store import Store

# How the rows of a table of schema forms are told to be of a document.
_OF_DOCUMENT = "document_id = $1"
_OF_EVALUATION = "evaluation_id in (select evaluation_id from forms.evaluations where document_id = $1)"
_TABLES = {
    "documents": _OF_DOCUMENT,
    "evaluations": _OF_DOCUMENT,
    "funds": _OF_EVALUATION,
    "goals": _OF_EVALUATION,
    "indicators": _OF_EVALUATION,
    "tasks": _OF_EVALUATION,
    "sections": _OF_EVALUATION,
    "origins": _OF_DOCUMENT,
    "unread": _OF_DOCUMENT,
    "corrections": f"{_OF_DOCUMENT} and not is_shipped",
}


def document_frames(warehouse: Warehouse, document_id: str) -> dict[str, Any]:
    """Everything that schema forms holds of a document, as Arrow tables by name."""
    with warehouse.cursor() as cursor:
        return {
            table: cursor.sql(f"select * from forms.{table} where {condition}", params=[document_id]).to_arrow_table()
            for table, condition in _TABLES.items()
        }


def merge_documents(store: Store, scratch: Store, document_ids: Sequence[str]) -> str | None:
    """Adds documents of another store, and corrections of those already there, all or none; returns the version.

    Raises BrokenData where the result fails a check of ours: the store stays as it was.
    """
    source = open_warehouse(scratch.folder)
    with store.writing():
        present = stored_documents(store)
        fills: list[dict[str, Any]] = []
        originals: dict[str, bytes] = {}
        for document_id in dict.fromkeys(document_ids):
            frames = document_frames(source, document_id)
            if document_id in present:
                fills.append({"corrections": _fresh(frames["corrections"], store)})
            elif frames["documents"].num_rows:
                originals[document_id] = scratch.original(document_id)
                fills.append(frames | {"documents": _imported_now(frames["documents"])})
        if not any(frame.num_rows for frames in fills for frame in frames.values()):
            return store.version
        with store.keeping_originals(originals):
            return build_version(store, lambda connection: _insert(connection, fills))


def _insert(connection: DuckDBPyConnection, fills: Sequence[dict[str, Any]]) -> None:
    for frames in fills:
        for table, frame in frames.items():
            insert_frame(connection, f"forms.{table}", frame)


def _fresh(corrections: Any, store: Store) -> Any:
    """The corrections that the store does not have, none of them in force yet."""
    known = [row[0] for row in open_warehouse(store.folder).rows("select correction_id from forms.corrections")]
    unknown = pc.invert(pc.is_in(corrections["correction_id"], value_set=pa.array(known, pa.string())))
    fresh = corrections.filter(unknown)
    place = fresh.schema.get_field_index("is_in_force")
    return fresh.set_column(place, "is_in_force", pa.array([False] * fresh.num_rows, pa.bool_()))


def _imported_now(documents: Any) -> Any:
    """The documents with the present moment: what is merged later supersedes what is in the store."""
    place = documents.schema.get_field_index("imported_at")
    now = datetime.now(UTC).replace(tzinfo=None)
    return documents.set_column(place, "imported_at", pa.array([now] * documents.num_rows, pa.timestamp("us")))
