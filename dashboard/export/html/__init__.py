"""Web pages to hand round: one file, which asks nobody for anything."""

from dashboard.export.html.paper import paper_html

__all__ = ["paper_html"]
