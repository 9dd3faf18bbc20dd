"""Records into DuckDB, DuckDB into frames: the only room that knows the database.

A store is a folder that holds everything that must last:

    originals/<sha256>            the documents, byte for byte
    warehouse-<version>.duckdb    the figures; CURRENT names the version in force
    CURRENT                       replaced in one step, so a reader sees the old version or the new one, never half
    write.lock                    held by the one process that writes
    releases/                     versions that were signed off, each a store of its own without originals
    papers/                       working papers of leads, which outlive every version (dashboard/casework)
    refused/                      why files were refused, so that they are not read again; may go at any time
    staging/                      documents that were read and are not in the store yet; may go at any time
"""

from dashboard.warehouse.changes import Changes, changes
from dashboard.warehouse.check import Breach, breaches
from dashboard.warehouse.currency import superseded_by
from dashboard.warehouse.evaluations import StoredEvaluation, stored_evaluation
from dashboard.warehouse.merge import merge_documents
from dashboard.warehouse.query import query_rows
from dashboard.warehouse.read import Counts, Warehouse, holds_synthetic, open_warehouse, stored_documents
from dashboard.warehouse.releases import (
    Release,
    content_of,
    last_release,
    make_release,
    release_store,
    releases,
    withdraw_release,
)
from dashboard.warehouse.staging import (
    FAILED_CHECK,
    Batch,
    StagedFile,
    StagedReading,
    batch_of,
    candidate,
    copied,
    new_batch,
)
from dashboard.warehouse.store import Store
from dashboard.warehouse.whole import Described, table_sizes, write_tables, write_whole
from dashboard.warehouse.write import (
    Written,
    bring_up_to_date,
    rebuild,
    write_corrections,
    write_frames,
    write_readings,
)

__all__ = [
    "FAILED_CHECK",
    "Batch",
    "Breach",
    "Changes",
    "Counts",
    "Described",
    "Release",
    "StagedFile",
    "StagedReading",
    "Store",
    "StoredEvaluation",
    "Warehouse",
    "Written",
    "batch_of",
    "breaches",
    "bring_up_to_date",
    "candidate",
    "changes",
    "content_of",
    "copied",
    "holds_synthetic",
    "last_release",
    "make_release",
    "merge_documents",
    "new_batch",
    "open_warehouse",
    "query_rows",
    "rebuild",
    "release_store",
    "releases",
    "stored_documents",
    "stored_evaluation",
    "superseded_by",
    "table_sizes",
    "withdraw_release",
    "write_corrections",
    "write_frames",
    "write_readings",
    "write_tables",
    "write_whole",
]
