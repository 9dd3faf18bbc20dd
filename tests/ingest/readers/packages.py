"""Builds the containers of office documents part by part, sound or not."""

import struct
import zipfile
from collections.abc import Mapping
from io import BytesIO

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_SECTOR, _SMALL_SECTOR, _SMALL_BELOW = 512, 64, 4096
_FREE, _CHAIN_END, _TABLE_SECTOR = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip package with the parts."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def with_parts(package: bytes, parts: Mapping[str, str | bytes]) -> bytes:
    """The zip package with parts added or replaced."""
    with zipfile.ZipFile(BytesIO(package)) as archive:
        kept: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    return zipped(kept | dict(parts))


def part_of(package: bytes, name: str) -> str:
    """The text of a part of a zip package."""
    with zipfile.ZipFile(BytesIO(package)) as archive:
        return archive.read(name).decode()


def word_document(body: str, *, numbering: str = "", styles: str = "") -> bytes:
    """A Word document whose body is written as XML."""
    parts = {
        "word/document.xml": f"<w:document {WORD} xmlns:r='{_RELATIONS}'><w:body>{body}</w:body></w:document>",
        "word/numbering.xml": f"<w:numbering {WORD}>{numbering}</w:numbering>",
        "word/styles.xml": f"<w:styles {WORD}>{styles}</w:styles>",
    }
    related = {name: f"{name}.xml" for name in ("numbering", "styles")}
    return zipped(parts | {"word/_rels/document.xml.rels": relations(related)})


def workbook(sheet: str, *, texts: str = "", styles: str = "", properties: str = "") -> bytes:
    """An Excel workbook with one sheet, all written as XML."""
    names = f"{SHEET} xmlns:r='{_RELATIONS}'"
    sheets = '<sheets><sheet name="Sheet1" sheetId="1" r:id="worksheet"/></sheets>'
    return zipped(
        {
            "xl/workbook.xml": f"<workbook {names}><workbookPr {properties}/>{sheets}</workbook>",
            "xl/sharedStrings.xml": f"<sst {SHEET}>{texts}</sst>",
            "xl/styles.xml": f"<styleSheet {SHEET}>{styles}</styleSheet>",
            "xl/worksheets/sheet1.xml": f"<worksheet {SHEET}>{sheet}</worksheet>",
            "xl/_rels/workbook.xml.rels": relations(
                {"worksheet": "worksheets/sheet1.xml", "sharedStrings": "sharedStrings.xml", "styles": "styles.xml"}
            ),
        }
    )


def relations(related: Mapping[str, str]) -> str:
    """The part that names what another part refers to: kind, which is the identity as well, → target."""
    listed = "".join(
        f'<Relationship Id="{kind}" Type="{_RELATIONS}/{kind}" Target="{target}"/>' for kind, target in related.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}">{listed}</Relationships>'


def compound_file(streams: Mapping[str, bytes], embedded: Mapping[str, bytes] | None = None) -> bytes:
    """A compound file as Office 97–2003 writes it, small streams among the small sectors.

    The streams of an embedded document lie in a storage of their own behind them.
    """
    small = bytearray()
    small_table: list[int] = []
    sectors: list[bytes] = []
    table: list[int] = []
    entries: list[tuple[str, int, int, int]] = []
    inner = embedded or {}
    for name, content in [*streams.items(), *inner.items()]:
        if len(content) < _SMALL_BELOW:
            entries.append((name, 2, _chained(small_table, -(-len(content) // _SMALL_SECTOR)), len(content)))
            small += content.ljust(-(-len(content) // _SMALL_SECTOR) * _SMALL_SECTOR, b"\0")
        else:
            entries.append((name, 2, _stored(content, sectors, table), len(content)))
    root = _stored(bytes(small), sectors, table) if small else _CHAIN_END
    small_first = _stored(struct.pack(f"<{len(small_table)}I", *small_table), sectors, table) if small else _CHAIN_END
    entries.insert(0, ("Root Entry", 5, root, len(small)))
    listed = len(streams) + 1
    rows = [_entry(*entries[0], child=1)]
    rows += [
        _entry(*entry, following=number + 1 if number + 1 not in (listed, len(entries)) else _FREE)
        for number, entry in enumerate(entries[1:], start=1)
    ]
    if inner:
        rows[listed - 1] = _entry(*entries[listed - 1], following=len(rows))
        rows.append(_entry("ObjectPool", 1, 0, 0, child=listed))
    directory = b"".join(rows)
    directory_first = _stored(directory, sectors, table)
    table_sector = len(sectors)
    table.append(_TABLE_SECTOR)
    sectors.append(struct.pack("<128I", *table, *[_FREE] * (128 - len(table))))
    header = struct.pack(
        "<8s16sHHHHH6xIIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"",
        0x3E,
        3,
        0xFFFE,
        9,
        6,
        0,
        1,
        directory_first,
        0,
        _SMALL_BELOW,
        small_first,
        1 if small else 0,
        _CHAIN_END,
        0,
        table_sector,
    )
    return header + struct.pack("<108I", *[_FREE] * 108) + b"".join(sectors)


def _stored(content: bytes, sectors: list[bytes], table: list[int]) -> int:
    """Puts the content into sectors; the first of them."""
    padded = content.ljust(-(-len(content) // _SECTOR) * _SECTOR, b"\0")
    sectors.extend(padded[at : at + _SECTOR] for at in range(0, len(padded), _SECTOR))
    return _chained(table, len(padded) // _SECTOR)


def _chained(table: list[int], count: int) -> int:
    first = len(table)
    table.extend([*range(first + 1, first + count), _CHAIN_END])
    return first


def _entry(name: str, kind: int, start: int, size: int, *, following: int = _FREE, child: int = _FREE) -> bytes:
    words = name.encode("utf-16-le") + b"\0\0"
    about = struct.pack("<HBBIII36xII4x", len(words), kind, 1, _FREE, following, child, start, size)
    return words.ljust(64, b"\0") + about
