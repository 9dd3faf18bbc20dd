"""The formats of papers: every writer is one line here."""

from collections.abc import Callable, Mapping

from dashboard.errors import UnknownSelection
from dashboard.export.content import Paper
from dashboard.export.document import paper_docx
from dashboard.export.html import paper_html
from dashboard.export.print import paper_pdf
from dashboard.i18n import Words

PaperWriter = Callable[[Paper, Words], bytes]
PAPER_WRITERS: Mapping[str, PaperWriter] = {
    ".docx": paper_docx,
    ".html": paper_html,
    ".pdf": paper_pdf,
}


def paper_bytes(paper: Paper, ending: str, words: Words) -> bytes:
    """A paper as a file of the kind that an ending names; raises UnknownSelection for any other ending."""
    if ending not in PAPER_WRITERS:
        raise UnknownSelection(words("pack.ending", ending=ending, endings=words.listed(list(PAPER_WRITERS))))
    return PAPER_WRITERS[ending](paper, words)
