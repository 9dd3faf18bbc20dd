"""Builds Word 97 documents from paragraphs and their properties, as bytes."""

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tests.ingest.readers.packages import compound_file

PAGE = 512
TEXT_AT = 2 * PAGE
STYLES, CHARACTERS, PARAGRAPHS, FONTS, PIECES, SHAPES, BOXES, LISTS, OVERRIDES = 1, 12, 13, 15, 33, 40, 56, 73, 74
CELL = "\x07"
IN_TABLE = b"\x16\x24\x01"
ROW_END = IN_TABLE + b"\x17\x24\x01"
INNER = IN_TABLE + b"\x49\x66\x02\0\0\0"
INNER_CELL = INNER + b"\x4b\x24\x01"
INNER_ROW_END = INNER_CELL + b"\x4c\x24\x01"
HIDDEN, DELETED, RAISED = b"\x3c\x08\x01", b"\x00\x08\x01", b"\x48\x2a\x01"


@dataclass(frozen=True)
class Para:
    """A paragraph: its words with the mark that ends it, in runs if they differ, and the changes of its properties."""

    text: str | Sequence[tuple[str, bytes]]
    changes: bytes = b""
    style: int = 0

    @property
    def runs(self) -> Sequence[tuple[str, bytes]]:
        """The words in runs with their changes."""
        return [(self.text, b"")] if isinstance(self.text, str) else self.text


def line(text: str, changes: bytes = b"", style: int = 0) -> Para:
    """A paragraph of words."""
    return Para(text + "\r", changes, style)


def row(cells: Sequence[str], borders: Sequence[int], flags: Sequence[int] = ()) -> list[Para]:
    """A row of a table: the borders in twentieths of a point, and the merges of each cell."""
    shape = struct.pack(f"<{len(borders)}h", *borders)
    about = b"".join(struct.pack("<H18x", flag) for flag in (flags or [0] * len(cells)))
    operand = bytes([len(borders) - 1]) + shape + about
    table = struct.pack("<HH", 0xD608, len(operand) + 1) + operand
    return [*(Para(cell + CELL, IN_TABLE) for cell in cells), Para(CELL, ROW_END + table)]


def word_97(
    paragraphs: Sequence[Para],
    *,
    boxes: Sequence[Para] = (),
    structures: Mapping[int, bytes] | None = None,
    data: bytes = b"",
    flags: int = 0,
    version: int = 0xC1,
    is_narrow: bool = False,
    embedded: Mapping[str, bytes] | None = None,
) -> bytes:
    """The document; text boxes are one story behind the text."""
    everything = [*paragraphs, *boxes]
    width, encoding = (1, "cp1252") if is_narrow else (2, "utf-16-le")
    text = b"".join(run.encode(encoding) for found in everything for run, _ in found.runs)
    pages: list[bytes] = []
    first_page = (TEXT_AT + len(text) + PAGE - 1) // PAGE
    borders: dict[int, list[int]] = {PARAGRAPHS: [TEXT_AT], CHARACTERS: [TEXT_AT]}
    numbers: dict[int, list[int]] = {PARAGRAPHS: [], CHARACTERS: []}
    for found in everything:
        start = borders[PARAGRAPHS][-1]
        for run, changes in found.runs:
            begin = borders[CHARACTERS][-1]
            borders[CHARACTERS].append(begin + width * len(run))
            numbers[CHARACTERS].append(first_page + len(pages))
            pages.append(_character_page(begin, borders[CHARACTERS][-1], changes))
        borders[PARAGRAPHS].append(borders[CHARACTERS][-1])
        numbers[PARAGRAPHS].append(first_page + len(pages))
        changes = struct.pack("<H", found.style) + found.changes
        pages.append(_paragraph_page(start, borders[PARAGRAPHS][-1], changes))
    total = len(text) // width
    piece = struct.pack("<II", 0, total) + struct.pack("<HIH", 0, 1 << 30 | 2 * TEXT_AT if is_narrow else TEXT_AT, 0)
    table = {
        kind: struct.pack(f"<{len(borders[kind])}I{len(numbers[kind])}I", *borders[kind], *numbers[kind])
        for kind in (PARAGRAPHS, CHARACTERS)
    }
    table[PIECES] = b"\x02" + struct.pack("<I", len(piece)) + piece
    table |= structures or {}
    length = sum(len(run) for found in paragraphs for run, _ in found.runs)
    stream = b""
    places = [0] * 186
    for kind, content in table.items():
        places[2 * kind : 2 * kind + 2] = [len(stream), len(content)]
        stream += content
    lengths = [0] * 22
    lengths[3], lengths[9] = length, total - length
    header = struct.pack("<HH6xH20xH28xH", 0xA5EC, version, flags | 0x200, 14, 22)
    header += struct.pack("<22I", *lengths) + struct.pack("<H186I", 93, *places)
    document = (header.ljust(TEXT_AT, b"\0") + text).ljust(first_page * PAGE, b"\0") + b"".join(pages)
    return compound_file({"WordDocument": document, "1Table": stream, "Data": data}, embedded)


def string(words: str) -> bytes:
    """Words with their length before them."""
    return struct.pack("<H", len(words)) + words.encode("utf-16-le")


def level(text: str, *, start: int = 1, kind: int = 0) -> bytes:
    """A level of a list; the text holds the numbers of levels as characters."""
    return struct.pack("<IBB22x", start, kind, 0) + string(text)


def fonts(*names: str) -> bytes:
    """The table of fonts."""
    entries = (b"\0" * 39 + name.encode("utf-16-le") + b"\0\0" for name in names)
    return struct.pack("<HH", len(names), 0) + b"".join(bytes([len(entry)]) + entry for entry in entries)


def style(built_in: int, *, parent: int = 0xFFF, paragraph: bytes = b"", characters: bytes = b"") -> bytes:
    """A paragraph style of the style sheet."""
    about = struct.pack("<HHHHH", built_in, 1 | parent << 4, 2, 0, 0) + string("样式") + b"\0\0"
    changes = struct.pack("<HH", 2 + len(paragraph), 0) + paragraph
    changes += b"\0" * (len(changes) % 2) + struct.pack("<H", len(characters)) + characters
    return about + changes


def style_sheet(*styles: bytes) -> bytes:
    """The style sheet."""
    listed = b"".join(struct.pack("<H", len(entry)) + entry + b"\0" * (len(entry) % 2) for entry in styles)
    return struct.pack("<HHH", 4, len(styles), 10) + listed


def _paragraph_page(start: int, end: int, changes: bytes) -> bytes:
    words = len(changes) // 2 + 1
    packed = bytes([words]) + changes if len(changes) % 2 else b"\0" + bytes([words - 1]) + changes
    at = PAGE - 2 - (len(packed) + 1) // 2 * 2
    head = struct.pack("<II", start, end) + bytes([at // 2])
    return head.ljust(at, b"\0") + packed.ljust(PAGE - 1 - at, b"\0") + b"\x01"


def _character_page(start: int, end: int, changes: bytes) -> bytes:
    packed = bytes([len(changes)]) + changes
    at = PAGE - 2 - (len(packed) + 1) // 2 * 2
    head = struct.pack("<II", start, end) + bytes([at // 2 if changes else 0])
    return head.ljust(at, b"\0") + packed.ljust(PAGE - 1 - at, b"\0") + b"\x01"
