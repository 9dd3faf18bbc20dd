"""One page for a leader: three figures, three sentences, the leads to verify, and what it was made from.

`sheet` is what stands on it; `printed` sets it as PDF, `written` as a Word document, each on exactly one A4 page, and
`projected` as one slide.
"""

from dashboard.export.leader.printed import sheet_pdf
from dashboard.export.leader.projected import sheet_pptx
from dashboard.export.leader.sheet import Lead, LeaderSheet
from dashboard.export.leader.written import sheet_docx

__all__ = ["Lead", "LeaderSheet", "sheet_docx", "sheet_pdf", "sheet_pptx"]
