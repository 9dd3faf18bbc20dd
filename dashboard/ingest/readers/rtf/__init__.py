"""Documents in the Rich Text Format, which often bear the ending .doc, as paragraphs and grids."""

from dashboard.ingest.readers.rtf.document import SIGNATURE, rtf_blocks

__all__ = ["SIGNATURE", "rtf_blocks"]
