"""What leaves the dashboard as a file: from the store to bytes, the same for pages and commands.

`by_name` writes one mart or figure; `items` reads figures and tables with all that a file must say of them; `packs`
makes the pack of a meeting out of them; `paper_writers` are the formats of papers.
"""

from dashboard.exporting.by_name import export, tables, usual_unit, write_table
from dashboard.exporting.items import Source, made_item
from dashboard.exporting.packs import made_pack, pack_bytes
from dashboard.exporting.paper_writers import PAPER_WRITERS, paper_bytes

__all__ = [
    "PAPER_WRITERS",
    "Source",
    "export",
    "made_item",
    "made_pack",
    "pack_bytes",
    "paper_bytes",
    "tables",
    "usual_unit",
    "write_table",
]
