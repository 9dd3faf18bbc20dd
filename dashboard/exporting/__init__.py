"""What leaves the dashboard as a file: from the store to bytes, the same for pages and commands.

`by_name` writes one mart or figure, `summary` the summary table, `whole` the warehouse, `dictionary` what its columns
mean; `stating` says what each was made from; `items` reads figures and tables with all that a file must say of them;
`packs` makes the pack of a meeting out of them; `paper_writers` are the formats of papers.
"""

from dashboard.exporting.by_name import export, tables, usual_unit, write_table
from dashboard.exporting.dictionary import WRITERS as DICTIONARIES
from dashboard.exporting.dictionary import dictionary_register
from dashboard.exporting.items import Source, made_item
from dashboard.exporting.leader import LEADER_ENDINGS, leader_bytes, leader_sheet, write_leader
from dashboard.exporting.packs import made_pack, pack_bytes, pack_endings
from dashboard.exporting.paper_writers import PAPER_WRITERS, paper_bytes
from dashboard.exporting.stating import stated
from dashboard.exporting.summary import summary_workbook
from dashboard.exporting.whole import whole_bytes, whole_size, write_warehouse

__all__ = [
    "DICTIONARIES",
    "LEADER_ENDINGS",
    "PAPER_WRITERS",
    "Source",
    "dictionary_register",
    "export",
    "leader_bytes",
    "leader_sheet",
    "made_item",
    "made_pack",
    "pack_bytes",
    "pack_endings",
    "paper_bytes",
    "stated",
    "summary_workbook",
    "tables",
    "usual_unit",
    "whole_bytes",
    "whole_size",
    "write_leader",
    "write_table",
    "write_warehouse",
]
