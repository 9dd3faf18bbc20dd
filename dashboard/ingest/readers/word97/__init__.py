"""Documents of Word 97–2003 and of WPS (.doc, .wps) as paragraphs and grids."""

from dashboard.ingest.readers.word97.document import word97_blocks

__all__ = ["word97_blocks"]
