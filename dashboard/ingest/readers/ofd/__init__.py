"""OFD documents (GB/T 33190, the national format of fixed pages) as paragraphs and grids."""

from dashboard.ingest.readers.ofd.blocks import ofd_blocks

__all__ = ["ofd_blocks"]
