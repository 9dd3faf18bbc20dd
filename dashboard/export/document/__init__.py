"""Word documents: blocks in the style of official Chinese documents, or of plain English ones.

`lettering` says how each kind of text is set and names the fonts, `pages` sets up sheets and page numbers, `contents`,
`grids` and `figures` write what is more than text; `paper` puts a document together.
"""

from dashboard.export.document.paper import paper_docx

__all__ = ["paper_docx"]
