"""Opens the zip packages of office documents: nothing outside is followed, nothing is unpacked unmeasured."""

import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from lxml import etree

from dashboard.errors import RefusedDocument
from dashboard.ingest.readers.limits import (
    MAX_PARTS,
    MAX_RATIO,
    MAX_TREE_BYTES,
    MAX_UNPACKED_BYTES,
    RATIO_COUNTS_FROM,
    within,
    within_bytes,
)

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# Documents saved as "strict" use other names for the same words.
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)
# XML writes it in these letters alone; nothing else that office programs write holds it.
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part refers to inside the package: the last word of the kind, and the part's name."""

    relation_id: str
    kind: str
    part: str


class Package:
    """The parts of a zip package, by name, without regard to case and direction of strokes.

    Raises RefusedDocument: `damaged`, `password_protected`, or `too_large` before anything is unpacked.
    """

    def __init__(self, data: bytes, file_name: str) -> None:
        self.file_name = file_name
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeError) as error:
            raise RefusedDocument("damaged", file_name) from error
        entries = [entry for entry in self._archive.infolist() if not entry.filename.endswith("/")]
        within(len(entries), MAX_PARTS, file_name)
        within_bytes(sum(entry.file_size for entry in entries), MAX_UNPACKED_BYTES, file_name)
        for entry in entries:
            if entry.flag_bits & 1:
                raise RefusedDocument("password_protected", file_name)
            if entry.file_size > RATIO_COUNTS_FROM:
                within(entry.file_size // max(entry.compress_size, 1), MAX_RATIO, file_name)
        self._entries = {_key(entry.filename): entry for entry in entries}
        self._relations: dict[str, list[Relation]] = {}

    def __contains__(self, part: str) -> bool:
        return _key(part) in self._entries

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of all parts in lower case."""
        return tuple(self._entries)

    def content(self, part: str) -> bytes:
        """The bytes of a part."""
        entry = self._entries.get(_key(part))
        if entry is None:
            raise self._damaged(part)
        try:
            content = self._archive.read(entry)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            NotImplementedError,
            RuntimeError,
            ValueError,
            OSError,
        ) as error:
            raise self._damaged(part) from error
        return content

    def xml_bytes(self, part: str) -> bytes:
        """The XML of a part in the namespaces that nearly all documents use; no document type is accepted."""
        content = self.content(part)
        if any(mark in content for mark in _DOCTYPES):
            raise self._damaged(part)
        if b"purl.oclc.org/ooxml" in content:
            for strict, usual in _STRICT:
                content = content.replace(strict, usual)
        return content

    def tree(self, part: str) -> etree._Element:
        """The root element of a part."""
        content = self.xml_bytes(part)
        within_bytes(len(content), MAX_TREE_BYTES, self.file_name, part)
        try:
            return etree.fromstring(content, parser())
        except etree.XMLSyntaxError as error:
            if "xcessive depth" in str(error):
                raise RefusedDocument("too_large", self.file_name, place=part) from error
            raise self._damaged(part) from error

    def relations(self, part: str = "") -> list[Relation]:
        """What the part (or, without one, the package) refers to inside the package; links to outside are left out."""
        if part not in self._relations:
            self._relations[part] = self._told_relations(part)
        return self._relations[part]

    def _told_relations(self, part: str) -> list[Relation]:
        folder, name = posixpath.split(part)
        described_in = posixpath.join(folder, "_rels", f"{name}.rels")
        if described_in not in self:
            return []
        return [
            Relation(
                relation.get("Id", ""),
                relation.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/"),
            )
            for relation in self.tree(described_in).iter(_RELATIONSHIP)
            if relation.get("TargetMode") != "External"
        ]

    def main_part(self, usual: str) -> str:
        """The part that the package names as its document, else the usual one."""
        named = [relation.part for relation in self.relations() if relation.kind == "officeDocument"]
        return next((part for part in named if part in self), usual)

    def _damaged(self, part: str) -> RefusedDocument:
        return RefusedDocument("damaged", self.file_name, part)


@lru_cache(maxsize=1)
def opened_package(data: bytes, file_name: str) -> Package:
    """The package, opened once for telling what it is and for reading it; raises what Package does."""
    return Package(data, file_name)


def parser() -> etree.XMLParser:
    """A parser that reads what stands in the bytes and nothing else."""
    return etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_comments=True
    )


def _key(part: str) -> str:
    return part.replace("\\", "/").lstrip("/").lower()
