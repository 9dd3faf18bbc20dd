"""OFD documents → paragraphs and grids, by the same geometry as PDF pages."""

from collections.abc import Iterator

from dashboard.errors import RefusedDocument
from dashboard.ingest.grid import Block
from dashboard.ingest.readers.limits import within
from dashboard.ingest.readers.ofd.book import books
from dashboard.ingest.readers.ofd.page import page_marks
from dashboard.ingest.readers.package import Package
from dashboard.ingest.readers.pdf.blocks import page_blocks
from dashboard.ingest.readers.pdf.marks import Marks, is_without_text

# Templates may be drawn on every page, so that a small file holds many objects.
_MOST_OBJECTS = 1_000_000


def ofd_blocks(data: bytes, file_name: str) -> list[Block]:
    """The grids and paragraphs of an OFD document; places read "page 3, table 1, row 5, column 2".

    Stamps, comments and other annotations, and attached files, are left out.

    Raises RefusedDocument: `damaged`, `password_protected`, `too_large`, `no_text_layer` or `empty`.
    """
    return page_blocks(_pages(Package(data, file_name)), file_name)


def _pages(package: Package) -> Iterator[Marks]:
    count = 0
    for book in books(package):
        for page in book.pages:
            marks, drawn = page_marks(package, book, page)
            if is_without_text(marks):
                raise RefusedDocument("no_text_layer", package.file_name, place=f"page {page.number}")
            count += drawn
            within(count, _MOST_OBJECTS, package.file_name, f"page {page.number}")
            yield marks
