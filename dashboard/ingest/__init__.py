"""Documents become records here; this room knows neither DuckDB nor Streamlit."""

from dashboard.ingest.read_document import document_view, read_document
from dashboard.ingest.sidecars import Sidecar, sidecar_for

__all__ = ["Sidecar", "document_view", "read_document", "sidecar_for"]
