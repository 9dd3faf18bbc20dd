"""Plain text → paragraphs and grids."""

from dashboard.ingest.readers.text.blocks import text_blocks
from dashboard.ingest.readers.text.decoding import decoded
from dashboard.ingest.readers.text.markup import cleaned

__all__ = ["cleaned", "decoded", "text_blocks"]
