"""Zip archives of folders: their files in memory, one at a time, each measured while it is unpacked."""

import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, Literal

from dashboard.errors import RefusedDocument
from dashboard.ingest import MAX_BYTES, MEGABYTE

# Ten thousand files with long names make 3 MB of directory.
_MOST_DIRECTORY_BYTES = 8 * 1024 * 1024
_MOST_UNPACKED_BYTES = 20 * 1024 * 1024 * 1024
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
# Parts that make a zip file a document: office packages, OpenDocument, OFD, e-books.
_DOCUMENT_PARTS = frozenset({"[content_types].xml", "mimetype", "ofd.xml", "meta-inf/container.xml"})
_NAMELESS = "?"
_ENCRYPTED, _UTF_8 = 0x1, 0x800
# APPNOTE 4.3.14 to 4.3.16: the end of the directory and, before it, where that of a large archive stands.
_END, _END_SIZE, _MOST_COMMENT = b"PK\x05\x06", 22, 65_535
_LOCATOR, _LOCATOR_SIZE = b"PK\x06\x07", 20
_END_64, _END_64_SIZE = b"PK\x06\x06", 56
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive, its name with `/` between folders; `load` gives its bytes or raises RefusedDocument."""

    name: str
    load: Callable[[], bytes]


def archive_members(archive: Path | IO[bytes], name: str) -> list[Member] | None:
    """The files of an archive, or None where the zip file is itself a document or no zip file at all.

    An archive that is too large as a whole yields one member that raises RefusedDocument. The file stays open for as
    long as there are members of it.
    """
    try:
        if _directory_bytes(archive) > _MOST_DIRECTORY_BYTES:
            return [Member(name, partial(_too_large, name, _MOST_DIRECTORY_BYTES))]
        opened = zipfile.ZipFile(archive)
    except _BROKEN:
        return None
    entries = [entry for entry in opened.infolist() if not entry.filename.endswith("/")]
    if any(entry.filename.lower() in _DOCUMENT_PARTS for entry in entries):
        opened.close()
        return None
    if sum(entry.file_size for entry in entries) > _MOST_UNPACKED_BYTES:
        opened.close()
        return [Member(name, partial(_too_large, name, _MOST_UNPACKED_BYTES))]
    return [Member(_name_of(entry), partial(_content, opened, entry)) for entry in entries]


def _directory_bytes(archive: Path | IO[bytes]) -> int:
    """How long the list of files is by what the archive's end says; it is held in memory as a whole."""
    if isinstance(archive, Path):
        with archive.open("rb") as file:
            return _directory_bytes(file)
    size = archive.seek(0, 2)
    archive.seek(max(size - _END_SIZE - _MOST_COMMENT, 0))
    tail = archive.read()
    end = tail.rfind(_END)
    if end < 0:
        return 0
    directory = _number(tail, end + 12, 4)
    if end >= _LOCATOR_SIZE and tail.startswith(_LOCATOR, end - _LOCATOR_SIZE):
        archive.seek(_number(tail, end - _LOCATOR_SIZE + 8, 8))
        record = archive.read(_END_64_SIZE)
        if record.startswith(_END_64):
            directory = max(directory, _number(record, 40, 8))
    archive.seek(0)
    return directory


def _number(data: bytes, start: int, length: Literal[4, 8]) -> int:
    return int.from_bytes(data[start : start + length], "little")


def _name_of(entry: zipfile.ZipInfo) -> str:
    """The name as it was given: archives made on Chinese Windows hold GB18030 and say nothing of it."""
    name = entry.filename
    if not entry.flag_bits & _UTF_8:
        raw = name.encode("cp437", errors="replace")
        for encoding in ("utf-8", "gb18030"):
            try:
                name = raw.decode(encoding)
            except UnicodeDecodeError:
                continue
            break
    parts = name.replace("\\", "/").split("/")
    return "/".join(part for part in parts if part not in {"", ".", ".."}) or _NAMELESS


def _content(opened: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    name = _name_of(entry)
    if entry.flag_bits & _ENCRYPTED:
        raise RefusedDocument("password_protected", name)
    if entry.compress_type not in _METHODS:
        raise RefusedDocument("unsupported_format", name, f"zip {entry.compress_type}")
    if entry.file_size > MAX_BYTES:
        _too_large(name, MAX_BYTES)
    try:
        return opened.read(entry)
    except _BROKEN as error:
        raise RefusedDocument("damaged", name) from error


def _too_large(name: str, most: int) -> bytes:
    raise RefusedDocument("too_large", name, f"> {most // MEGABYTE:,} MB")
