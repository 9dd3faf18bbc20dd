"""Tells office documents apart by what they hold, not by their names."""

from typing import Literal

from dashboard.errors import RefusedDocument
from dashboard.ingest.readers import compound
from dashboard.ingest.readers.compound import Compound
from dashboard.ingest.readers.package import Package, opened_package

OfficeKind = Literal["docx", "docm", "doc", "xlsx", "xlsm", "xls", "ods", "odt", "ofd"]
ZIP_SIGNATURE = b"PK\x03\x04"
_OPEN_DOCUMENTS: dict[bytes, OfficeKind] = {
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.text": "odt",
}
# What else comes in zip packages, by a part that only it has.
_OTHER_PACKAGES = {
    "xl/workbook.bin": "xlsb",
    "ppt/presentation.xml": "pptx",
    "content.xml": "odf",
    "meta-inf/container.xml": "epub",
}
# Office documents that are one XML file, by the namespace near its beginning.
_XML_DOCUMENTS = {
    b"urn:schemas-microsoft-com:office:spreadsheet": "Excel 2003 XML",
    b"http://schemas.microsoft.com/office/word/2003/wordml": "Word 2003 XML",
    b"http://schemas.microsoft.com/office/2006/xmlPackage": "Word XML",
}
_BEGINNING = 4096
# Word 2 had no container.
_WORD_2 = b"\xdb\xa5\x2d\x00"


def office_kind(data: bytes, file_name: str) -> OfficeKind | None:
    """Which office document the bytes are, or None where they are none.

    Raises RefusedDocument: `legacy_word`, `password_protected`, `damaged`, `too_large`, `packed` where they are an
    archive of files, or `unsupported_format` where they are an office document that no reader knows.
    """
    if data.startswith(ZIP_SIGNATURE):
        return _kind_of_package(opened_package(data, file_name))
    if data.startswith(compound.SIGNATURE):
        return _kind_of_compound(Compound(data, file_name))
    if data.startswith(_WORD_2):
        raise RefusedDocument("legacy_word", file_name)
    beginning = data[:_BEGINNING]
    if beginning.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<?xml"):
        for namespace, name in _XML_DOCUMENTS.items():
            if namespace in beginning:
                raise RefusedDocument("unsupported_format", file_name, name)
    return None


def _kind_of_package(package: Package) -> OfficeKind:
    main = package.main_part("").lower()
    has_macros = any(part.endswith("vbaproject.bin") for part in package.parts)
    if main.startswith("word/") or "word/document.xml" in package:
        return "docm" if has_macros else "docx"
    if (main.startswith("xl/") and main.endswith(".xml")) or "xl/workbook.xml" in package:
        return "xlsm" if has_macros else "xlsx"
    media_type = package.content("mimetype") if "mimetype" in package else b""
    if kind := next((kind for name, kind in _OPEN_DOCUMENTS.items() if media_type.startswith(name)), None):
        if b"encryption-data" in package.content("META-INF/manifest.xml"):
            raise RefusedDocument("password_protected", package.file_name)
        return kind
    if "OFD.xml" in package:
        return "ofd"
    if other := next((name for part, name in _OTHER_PACKAGES.items() if part in package), None):
        raise RefusedDocument("unsupported_format", package.file_name, other)
    raise RefusedDocument("packed", package.file_name, "zip")


def _kind_of_compound(container: Compound) -> OfficeKind:
    if "EncryptedPackage" in container or "\tDRMContent" in container:
        raise RefusedDocument("password_protected", container.file_name)
    if "Workbook" in container:
        return "xls"
    if "WordDocument" in container:
        return "doc"
    raise RefusedDocument("unsupported_format", container.file_name, "Excel 95" if "Book" in container else "OLE")
