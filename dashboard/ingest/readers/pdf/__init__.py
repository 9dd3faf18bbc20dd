"""PDF documents as paragraphs and grids."""

from dashboard.ingest.readers.pdf.blocks import pdf_blocks
from dashboard.ingest.readers.pdf.source import is_pdf

__all__ = ["is_pdf", "pdf_blocks"]
