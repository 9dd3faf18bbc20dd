"""A PDF's bytes → the marks of its pages; what is cut short, locked, scanned or out of all measure is refused."""

import logging
import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pdfminer.pdfdocument import PDFEncryptionError
from pdfminer.pdftypes import LITERALS_FLATE_DECODE, PDFStream, resolve1
from pdfplumber import open as open_pdf
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import PdfminerException
from pypdfium2 import PdfiumError

from dashboard.errors import RefusedDocument
from dashboard.ingest.readers.limits import MAX_BYTES, MAX_PAGES, MEGABYTE, within
from dashboard.ingest.readers.pdf.device import PageTooHeavyError, page_marks
from dashboard.ingest.readers.pdf.marks import Marks, is_without_text
from dashboard.ingest.readers.pdf.render import rendered
from dashboard.ingest.readers.pdf.scan import check_can_read, picture_marks

_MOST_CONTENT = 30 * MEGABYTE
# A header may stand behind some bytes that mail gateways and web servers put before it.
_HEADER = re.compile(rb"%PDF-\d")
_HEADER_WITHIN = 1024
_OBJECT = re.compile(rb"\b\d+\s+\d+\s+obj\b")
# What a page's content may end with; anything else is content cut off.
_LAST_OPERATOR = re.compile(
    rb"(?:^|[\s\]>)])(?:Q|q|ET|EMC|BMC|BDC|DP|MP|f\*?|F|S|s|n|B\*?|b\*?|W\*?|h|Do|EI|re|l|gs|rg|RG|g|G|k|K|cm)\s*$"
)

# A broken font is told a dozen times a page; what matters of it, the reader tells itself.
logging.getLogger("pdfminer").setLevel(logging.ERROR)


def is_pdf(data: bytes) -> bool:
    """Whether the bytes are a PDF, perhaps behind some that are not."""
    return _HEADER.search(data, 0, _HEADER_WITHIN) is not None


def pdf_pages(data: bytes, file_name: str) -> Iterator[Marks]:
    """The marks page by page, for a document whose every page can be read.

    Raises RefusedDocument `damaged`, `password_protected`, `too_large`, `ocr_missing` or `illegible`, and the page.
    """
    within(len(data), MAX_BYTES, file_name)
    # Not closed: the bytes are ours, and closing reads the tree of pages again, which may be what is broken.
    pdf = _opened(data, file_name)
    pages = _pages(pdf, file_name)
    for number, page in enumerate(pages, start=1):
        place = f"page {number}"
        try:
            _check_content(page, file_name, place)
            marks = page_marks(page, number, pdf.rsrcmgr)
        except RefusedDocument:
            raise
        except PageTooHeavyError as heavy:
            raise RefusedDocument("too_large", file_name, str(heavy), place) from heavy
        except Exception as error:  # pdfminer raises whatever a broken page leads it to
            raise RefusedDocument("damaged", file_name, type(error).__name__, place) from error
        yield _read_from_picture(data, number, file_name) if is_without_text(marks) else marks


def _read_from_picture(data: bytes, number: int, file_name: str) -> Marks:
    place = f"page {number}"
    check_can_read(file_name, place)
    try:
        picture, points = rendered(data, number)
    except PdfiumError as error:
        raise RefusedDocument("damaged", file_name, str(error), place) from error
    return picture_marks(picture, number, points, file_name)


def _opened(data: bytes, file_name: str) -> PDF:
    header = _HEADER.search(data, 0, _HEADER_WITHIN)
    data = data[header.start() :] if header else data
    end = data.rfind(b"%%EOF")
    if end < 0 or _OBJECT.search(data, end):
        raise RefusedDocument("damaged", file_name)
    try:
        return open_pdf(BytesIO(data))
    except PdfminerException as error:
        is_locked = bool(error.args) and isinstance(error.args[0], PDFEncryptionError)
        raise RefusedDocument("password_protected" if is_locked else "damaged", file_name) from error


def _pages(pdf: PDF, file_name: str) -> list[Any]:
    """The document's pages, as many as it says it has."""
    try:
        stated = resolve1(resolve1(pdf.doc.catalog["Pages"])["Count"])
        within(int(stated), MAX_PAGES, file_name)
        pages = [page.page_obj for page in pdf.pages]
    except RefusedDocument:
        raise
    except Exception as error:  # the same: a broken tree of pages may raise anything
        raise RefusedDocument("damaged", file_name, type(error).__name__) from error
    within(len(pages), MAX_PAGES, file_name)
    if len(pages) != stated or not pages:
        raise RefusedDocument("damaged", file_name, f"{len(pages)} / {stated}")
    return pages


def _check_content(page: Any, file_name: str, place: str) -> None:
    """Refuses a page whose content is broken off, which pdfminer would read in silence as far as it goes."""
    size = 0
    for reference in page.contents:
        stream = resolve1(reference)
        if not isinstance(stream, PDFStream):
            raise RefusedDocument("damaged", file_name, place=place)
        filters = stream.get_filters()
        raw = stream.rawdata
        if raw is None or not filters or filters[0][0] not in LITERALS_FLATE_DECODE:
            size += len(raw or b"")
        else:
            if stream.decipher:
                raw = stream.decipher(stream.objid or 0, stream.genno or 0, raw, stream.attrs)
            size += _unpacked_size(raw, file_name, place)
        if size > _MOST_CONTENT:
            raise RefusedDocument("too_large", file_name, f"> {_MOST_CONTENT // MEGABYTE} MB", place)


def _unpacked_size(raw: bytes, file_name: str, place: str) -> int:
    unpacker = zlib.decompressobj()
    try:
        content = unpacker.decompress(raw, _MOST_CONTENT + 1)
    except zlib.error as error:
        raise RefusedDocument("damaged", file_name, str(error), place) from error
    # Some writers leave the checksum out; then the content must at least end like content.
    if not unpacker.eof and len(content) <= _MOST_CONTENT and not _LAST_OPERATOR.search(content[-80:]):
        raise RefusedDocument("damaged", file_name, place=place)
    return len(content)
