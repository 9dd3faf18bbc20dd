"""PDF documents, and pages given as pictures, as paragraphs and grids."""

from dashboard.ingest.readers.pdf.blocks import page_blocks, pdf_blocks
from dashboard.ingest.readers.pdf.scan import picture_marks
from dashboard.ingest.readers.pdf.source import is_pdf

__all__ = ["is_pdf", "page_blocks", "pdf_blocks", "picture_marks"]
