"""Leads and working papers together: the queue, one lead, the ledger and the problem list.

The warehouse knows leads, `casework` knows papers; they meet here by the keys of leads.
"""

from dashboard.auditing.leads import (
    SEVERITIES,
    LeadFilter,
    known_rules,
    lead_as_kept,
    lead_facets,
    lead_groups,
    lead_queue,
    leads_by_key,
    papers_in_marts,
    reader,
)
from dashboard.auditing.ledger import (
    KINDS,
    MOST_ROWS,
    Ledger,
    Listed,
    filter_lines,
    ledger,
    question,
    register_bytes,
    rule_name,
    selects,
)
from dashboard.figures.tables import LEAD_ORDERS as ORDERS

__all__ = [
    "KINDS",
    "MOST_ROWS",
    "ORDERS",
    "SEVERITIES",
    "LeadFilter",
    "Ledger",
    "Listed",
    "filter_lines",
    "known_rules",
    "lead_as_kept",
    "lead_facets",
    "lead_groups",
    "lead_queue",
    "leads_by_key",
    "ledger",
    "papers_in_marts",
    "question",
    "reader",
    "register_bytes",
    "rule_name",
    "selects",
]
