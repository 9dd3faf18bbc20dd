"""OpenDocument texts (.odt) as paragraphs and grids."""

from dashboard.ingest.readers.odt.document import odt_blocks

__all__ = ["odt_blocks"]
