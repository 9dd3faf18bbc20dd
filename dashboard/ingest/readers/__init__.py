"""One file a format: bytes → grids and paragraphs, every cell with its place."""

from collections.abc import Callable
from dataclasses import dataclass

from dashboard.errors import RefusedDocument
from dashboard.ingest.grid import Block
from dashboard.ingest.readers.limits import MAX_BYTES, within_bytes
from dashboard.ingest.readers.odt import odt_blocks
from dashboard.ingest.readers.ofd import ofd_blocks
from dashboard.ingest.readers.office import OfficeKind, office_kind
from dashboard.ingest.readers.pdf import is_pdf, pdf_blocks
from dashboard.ingest.readers.picture import picture_blocks
from dashboard.ingest.readers.rtf import SIGNATURE as RTF_SIGNATURE
from dashboard.ingest.readers.rtf import rtf_blocks
from dashboard.ingest.readers.separated import separated_blocks
from dashboard.ingest.readers.text import text_blocks
from dashboard.ingest.readers.web import is_archive, is_page, web_blocks
from dashboard.ingest.readers.word import word_blocks
from dashboard.ingest.readers.word97 import word97_blocks
from dashboard.ingest.readers.workbook import ods_blocks, xls_blocks, xlsx_blocks


@dataclass(frozen=True, slots=True)
class Reader:
    """How one format is read; `name` carries a version, so that stored readings tell what read them."""

    name: str
    media_type: str
    blocks: Callable[[bytes, str], list[Block]]


TEXT = Reader("text-1", "text/plain", text_blocks)
SEPARATED = Reader("separated-1", "text/csv", separated_blocks)
PDF = Reader("pdf-1", "application/pdf", pdf_blocks)
RTF = Reader("rtf-1", "application/rtf", rtf_blocks)
WEB = Reader("web-1", "text/html", web_blocks)
_OFFICE: dict[OfficeKind, Reader] = {
    "docx": Reader("word-1", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", word_blocks),
    "docm": Reader("word-1", "application/vnd.ms-word.document.macroEnabled.12", word_blocks),
    "doc": Reader("word97-1", "application/msword", word97_blocks),
    "xlsx": Reader("workbook-1", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx_blocks),
    "xlsm": Reader("workbook-1", "application/vnd.ms-excel.sheet.macroEnabled.12", xlsx_blocks),
    "xls": Reader("workbook-1", "application/vnd.ms-excel", xls_blocks),
    "ods": Reader("workbook-1", "application/vnd.oasis.opendocument.spreadsheet", ods_blocks),
    "odt": Reader("odt-1", "application/vnd.oasis.opendocument.text", odt_blocks),
    "ofd": Reader("ofd-1", "application/ofd", ofd_blocks),
}
_PICTURES = {
    b"\x89PNG": Reader("picture-1", "image/png", picture_blocks),
    b"\xff\xd8\xff": Reader("picture-1", "image/jpeg", picture_blocks),
    b"II*\x00": Reader("picture-1", "image/tiff", picture_blocks),
    b"MM\x00*": Reader("picture-1", "image/tiff", picture_blocks),
}
# The first bytes of formats that are no text, longest first where one begins another.
_SIGNATURES = {
    b"GIF8": "gif",
}
_PACKED = {
    b"Rar!": "rar",
    b"7z\xbc\xaf": "7z",
    b"\x1f\x8b": "gzip",
}
_WEB_ENDINGS = frozenset({"html", "htm", "mht", "mhtml"})
_OTHER_ENDINGS = frozenset({"xml", "json", "toml", "py", "sql", "js", "css"})


def reader_for(data: bytes, file_name: str) -> Reader:
    """The reader for the bytes; what they are decides, the ending only tells text formats apart.

    Raises RefusedDocument: `empty`, `too_large`, `packed`, `unsupported_format`, or what `office_kind` raises.
    """
    if not data:
        raise RefusedDocument("empty", file_name)
    within_bytes(len(data), MAX_BYTES, file_name)
    if office := office_kind(data, file_name):
        return _OFFICE[office]
    if data.startswith(RTF_SIGNATURE):
        return RTF
    if is_pdf(data):
        return PDF
    if picture := next((reader for start, reader in _PICTURES.items() if data.startswith(start)), None):
        return picture
    if packed := next((name for start, name in _PACKED.items() if data.startswith(start)), None):
        raise RefusedDocument("packed", file_name, packed)
    known = next((name for start, name in _SIGNATURES.items() if data.startswith(start)), None)
    ending = file_name.rpartition(".")[2].lower() if "." in file_name else ""
    if not known and (is_page(data) or is_archive(data) or (ending in _WEB_ENDINGS and b"<" in data)):
        return WEB
    if known or ending in _OTHER_ENDINGS:
        raise RefusedDocument("unsupported_format", file_name, known or ending)
    return SEPARATED if ending == "csv" else TEXT
