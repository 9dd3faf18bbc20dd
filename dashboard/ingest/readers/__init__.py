"""One file a format: bytes → grids and paragraphs, every cell with its place."""

from collections.abc import Callable
from dataclasses import dataclass

from dashboard.errors import RefusedDocument
from dashboard.ingest.grid import Block
from dashboard.ingest.readers.text import text_blocks


@dataclass(frozen=True, slots=True)
class Reader:
    """How one format is read; `name` carries a version, so that stored readings tell what read them."""

    name: str
    media_type: str
    blocks: Callable[[bytes, str], list[Block]]


TEXT = Reader("text-1", "text/plain", text_blocks)
# The first bytes of formats that are no text, longest first where one begins another.
_SIGNATURES = {
    b"PK\x03\x04": "zip",
    b"%PDF": "pdf",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "office",
    b"\x89PNG": "png",
    b"\xff\xd8\xff": "jpeg",
    b"GIF8": "gif",
    b"{\\rtf": "rtf",
    b"Rar!": "rar",
    b"7z\xbc\xaf": "7z",
    b"\x1f\x8b": "gzip",
}
_OTHER_ENDINGS = frozenset({"html", "htm", "xml", "json", "csv", "toml", "py", "sql", "js", "css"})


def reader_for(data: bytes, file_name: str) -> Reader:
    """The reader for the bytes; what they are decides, the ending only tells text formats apart.

    Raises RefusedDocument `empty` or `unsupported_format`.
    """
    if not data:
        raise RefusedDocument("empty", file_name)
    known = next((name for start, name in _SIGNATURES.items() if data.startswith(start)), None)
    ending = file_name.rpartition(".")[2].lower() if "." in file_name else ""
    if known or ending in _OTHER_ENDINGS:
        raise RefusedDocument("unsupported_format", file_name, known or ending)
    return TEXT
