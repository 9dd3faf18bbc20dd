"""Papers as PDF, set by Typst."""

from dashboard.export.print.paper import paper_pdf

__all__ = ["paper_pdf"]
