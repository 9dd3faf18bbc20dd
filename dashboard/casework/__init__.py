"""The auditor's working papers: what people note of leads, who wrote it and when; files in the store, never rows.

The room knows leads by their keys alone (`findings.every.lead_key`), so that papers outlive every version of the
warehouse. The history is its only truth; papers and people are what its entries add up to.
"""

from dashboard.casework.changing import Change, add_person, change_paper, remove_person
from dashboard.casework.checking import Examined, Fault, examine
from dashboard.casework.evidence import KINDS, LARGEST_MEGABYTES, Evidence, evidence_bytes
from dashboard.casework.papers import STATES, Paper, Papers, papers_folder, read_papers
from dashboard.casework.selections import SavedSelection, forget_selection, save_selection, saved_selections

__all__ = [
    "KINDS",
    "LARGEST_MEGABYTES",
    "STATES",
    "Change",
    "Evidence",
    "Examined",
    "Fault",
    "Paper",
    "Papers",
    "SavedSelection",
    "add_person",
    "change_paper",
    "evidence_bytes",
    "examine",
    "forget_selection",
    "papers_folder",
    "read_papers",
    "remove_person",
    "save_selection",
    "saved_selections",
]
