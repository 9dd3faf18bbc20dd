"""Word documents (.docx, .docm) as paragraphs and grids."""

from dashboard.ingest.readers.word.document import word_blocks

__all__ = ["word_blocks"]
