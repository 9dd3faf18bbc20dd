"""Word documents (.docx, .docm) as paragraphs and grids."""

from dashboard.ingest.readers.word.document import body_blocks, word_blocks

__all__ = ["body_blocks", "word_blocks"]
