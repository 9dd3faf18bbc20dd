"""Web pages and saved ones as paragraphs and grids."""

from dashboard.ingest.readers.web.blocks import web_blocks
from dashboard.ingest.readers.web.source import is_archive, is_page

__all__ = ["is_archive", "is_page", "web_blocks"]
