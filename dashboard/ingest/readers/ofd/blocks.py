"""OFD documents → paragraphs and grids, by the same geometry as PDF pages."""

from collections.abc import Iterator

from dashboard.errors import RefusedDocument
from dashboard.ingest.grid import Block
from dashboard.ingest.readers.limits import within
from dashboard.ingest.readers.ofd.book import Book, BookPage, books
from dashboard.ingest.readers.ofd.page import POINTS, DrawnPage, drawn_page
from dashboard.ingest.readers.package import Package
from dashboard.ingest.readers.pdf import picture_marks
from dashboard.ingest.readers.pdf.blocks import page_blocks
from dashboard.ingest.readers.pdf.marks import Marks, is_without_text
from dashboard.ingest.readers.picture import pictures

# Templates may be drawn on every page, so that a small file holds many objects.
_MOST_OBJECTS = 1_000_000
# A scanned page is one picture from edge to edge.
_WHOLE_PAGE = 0.95
_SIGNATURES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\0", b"MM\0*")


def ofd_blocks(data: bytes, file_name: str) -> list[Block]:
    """The grids and paragraphs of an OFD document; places read "page 3, table 1, row 5, column 2".

    Stamps, comments and other annotations, and attached files, are left out.

    Raises RefusedDocument: `damaged`, `password_protected`, `too_large`, `no_text_layer`, `empty`, or what reading a
    scanned page raises.
    """
    return page_blocks(_pages(Package(data, file_name)), file_name)


def _pages(package: Package) -> Iterator[Marks]:
    count = 0
    for book in books(package):
        for page in book.pages:
            drawn = drawn_page(package, book, page)
            count += drawn.objects
            within(count, _MOST_OBJECTS, package.file_name, f"page {page.number}")
            yield _scanned(package, book, page, drawn) if is_without_text(drawn.marks) else drawn.marks


def _scanned(package: Package, book: Book, page: BookPage, drawn: DrawnPage) -> Marks:
    """The marks of a page that is one picture of a sheet."""
    part = book.pictures.get(drawn.picture or "", "")
    is_whole = drawn.marks.picture_share >= _WHOLE_PAGE and not drawn.marks.glyphs
    content = package.content(part) if is_whole and part in package else b""
    if not content.startswith(_SIGNATURES):
        raise RefusedDocument("no_text_layer", package.file_name, place=f"page {page.number}")
    picture = next(pictures(content, package.file_name))
    points = (page.area[2] - page.area[0]) * POINTS / picture.shape[1]
    return picture_marks(picture, page.number, points, package.file_name)
