"""Documents become records here; this room knows neither DuckDB nor Streamlit."""

from dashboard.ingest.read_document import document_view, read_document
from dashboard.ingest.readers.limits import MAX_BYTES, MEGABYTE
from dashboard.ingest.sidecars import Sidecar, digest_of, is_published, sidecar_for, sidecar_of

__all__ = [
    "MAX_BYTES",
    "MEGABYTE",
    "Sidecar",
    "digest_of",
    "document_view",
    "is_published",
    "read_document",
    "sidecar_for",
    "sidecar_of",
]
