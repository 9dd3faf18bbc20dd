"""The properties of paragraphs and of runs of characters, as lists of changes ("sprms") to what is usual."""

import struct
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from dashboard.ingest.readers.word97.pieces import Piece, Text
from dashboard.ingest.readers.word97.source import Source
from dashboard.ingest.readers.word97.stream import Stream

_CHARACTERS, _PARAGRAPHS = 12, 13
_PAGE = 512
_IN_TABLE, _ROW_END, _DEPTH, _INNER_CELL, _INNER_ROW_END = 0x2416, 0x2417, 0x6649, 0x244B, 0x244C
_LIST, _LIST_LEVEL = 0x460B, 0x260A
_HUGE = (0x6645, 0x6646)
_TABLE = 0xD608
_TABS = 0xC615
_DELETED, _HIDDEN, _STYLE, _SIGN, _RAISED, _PICTURE = 0x0800, 0x083C, 0x4A30, 0x6A09, 0x2A48, 0x6A03
_FONT = 0x4A4F
_ON = (1, 0x81)
# The size of what a property changes to, by the three bits that tell it.
_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}


@dataclass(frozen=True, slots=True)
class ParagraphProperties:
    """What matters of a paragraph's properties; `changes` are all of them, for the end of a table's row."""

    style: int = 0
    depth: int = 0
    ends_row: bool = False
    ends_inner_cell: bool = False
    list_number: int | None = None
    list_level: int | None = None
    changes: bytes = b""


@dataclass(frozen=True, slots=True)
class RunProperties:
    """What matters of a run's properties.

    `hidden` is as written: 0 or 1, 0x80 for as the style says, 0x81 for the opposite; None where nothing is said.
    `sign` is a letter of a picture font: its number, and the font's.
    """

    is_deleted: bool = False
    hidden: int | None = None
    style: int = 0
    is_raised: bool = False
    sign: tuple[int, int] | None = None
    picture_at: int | None = None
    font: int | None = None


@dataclass(slots=True)
class Runs:
    """Runs of bytes of the text with what is said of them, by where they begin."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    changes: list[bytes] = field(default_factory=list)

    def at(self, offset: int) -> int | None:
        """The number of the run around an offset."""
        number = bisect_right(self.starts, offset) - 1
        return number if number >= 0 and offset < self.ends[number] else None


class Properties:
    """Tells the properties of any paragraph and run. Raises RefusedDocument `damaged`."""

    def __init__(self, source: Source, text: Text) -> None:
        self._source, self._text = source, text
        self._paragraphs = _runs(source, _PARAGRAPHS, _paragraph_changes)
        self._characters = _runs(source, _CHARACTERS, _character_changes)

    def paragraph(self, mark: int) -> ParagraphProperties:
        """The properties of the paragraph that ends with the mark at this position."""
        piece = self._text.piece_at(mark)
        number = self._paragraphs.at(self._text.offset(mark))
        found = self._paragraphs.changes[number] if number is not None else b"\0\0"
        style = int.from_bytes(found[:2], "little")
        return paragraph_properties(style, self._whole(found[2:]) + piece.properties)

    def runs(self, start: int, end: int) -> Iterator[tuple[int, int, RunProperties]]:
        """The runs of a stretch of text, as far as there is text."""
        end = min(end, len(self._text.text))
        while start < end:
            piece = self._text.piece_at(start)
            offset = self._text.offset(start)
            number = self._characters.at(offset)
            until = min(end, piece.end, self._next(number, offset, start, piece))
            changes = self._characters.changes[number] if number is not None else b""
            yield start, until, run_properties(changes + piece.properties)
            start = until

    def _next(self, number: int | None, offset: int, start: int, piece: Piece) -> int:
        """Where the run around an offset ends, or, between runs, where the next one begins."""
        runs = self._characters
        if number is not None:
            border = runs.ends[number]
        else:
            following = bisect_right(runs.starts, offset)
            if following == len(runs.starts):
                return piece.end
            border = runs.starts[following]
        return start + max(1, -(-(border - offset) // piece.width))

    def _whole(self, changes: bytes) -> bytes:
        """The changes, those that were too long for their place included."""
        for kind, operand in sprms(changes):
            if kind in _HUGE:
                at = int.from_bytes(operand, "little")
                return self._source.data.cut(at + 2, self._source.data.number16(at))
        return changes


def sprms(changes: bytes) -> Iterator[tuple[int, bytes]]:
    """Each property's kind and what it changes to; a broken end is left out."""
    at = 0
    while at + 3 <= len(changes):
        kind = int.from_bytes(changes[at : at + 2], "little")
        at += 2
        size = _SIZES.get(kind >> 13)
        if size is None:
            if kind == _TABLE:
                size = int.from_bytes(changes[at : at + 2], "little") - 1
                at += 2
            elif kind == _TABS and changes[at] == 255:
                return
            else:
                size = changes[at]
                at += 1
        if size < 0 or at + size > len(changes):
            return
        yield kind, changes[at : at + size]
        at += size


@lru_cache(maxsize=4096)
def paragraph_properties(style: int, changes: bytes) -> ParagraphProperties:
    """What the changes say of a paragraph of that style."""
    found: dict[int, int] = {}
    for kind, operand in sprms(changes):
        if kind in (_IN_TABLE, _ROW_END, _DEPTH, _INNER_CELL, _INNER_ROW_END, _LIST, _LIST_LEVEL):
            found[kind] = int.from_bytes(operand, "little")
    depth = found.get(_DEPTH, 0) or (1 if found.get(_IN_TABLE) else 0)
    ends_row = found.get(_ROW_END, 0) == 1 if depth <= 1 else found.get(_INNER_ROW_END, 0) == 1
    return ParagraphProperties(
        style,
        depth,
        ends_row,
        found.get(_INNER_CELL, 0) == 1,
        found.get(_LIST),
        found.get(_LIST_LEVEL),
        changes if ends_row else b"",
    )


@lru_cache(maxsize=4096)
def run_properties(changes: bytes) -> RunProperties:
    """What the changes say of a run."""
    numbers: dict[int, int] = {}
    sign: tuple[int, int] | None = None
    for kind, operand in sprms(changes):
        if kind == _SIGN:
            font, code = struct.unpack("<HH", operand)
            sign = code, font
        elif kind in (_DELETED, _HIDDEN, _STYLE, _RAISED, _PICTURE, _FONT):
            numbers[kind] = int.from_bytes(operand, "little")
    return RunProperties(
        numbers.get(_DELETED, 0) in _ON,
        numbers.get(_HIDDEN),
        numbers.get(_STYLE, 0),
        numbers.get(_RAISED) == 1,
        sign,
        numbers.get(_PICTURE),
        numbers.get(_FONT),
    )


def _runs(source: Source, structure: int, changes_at: Callable[[Stream, int, int], bytes]) -> Runs:
    """The runs out of the pages of properties that the structure lists."""
    _, pages = source.structure(structure).plain(4)
    found: list[tuple[int, int, bytes]] = []
    for item in dict.fromkeys(pages):
        number = int.from_bytes(item, "little") & 0x3FFFFF
        page = source.text.part(number * _PAGE, _PAGE)
        count = page.byte(_PAGE - 1)
        if 4 * (count + 1) > _PAGE:
            raise page.damaged("properties")
        borders = page.numbers32(0, count + 1)
        found.extend(
            (borders[index], borders[index + 1], changes_at(page, count, index))
            for index in range(count)
            if borders[index] < borders[index + 1]
        )
    found.sort(key=lambda run: run[:2])
    return Runs([run[0] for run in found], [run[1] for run in found], [run[2] for run in found])


def _paragraph_changes(page: Stream, count: int, index: int) -> bytes:
    """Style and changes of a paragraph."""
    at = 2 * page.byte(4 * (count + 1) + 13 * index)
    if not at:
        return b"\0\0"
    words = page.byte(at)
    if words:
        return page.cut(at + 1, 2 * words - 1)
    return page.cut(at + 2, 2 * page.byte(at + 1))


def _character_changes(page: Stream, count: int, index: int) -> bytes:
    at = 2 * page.byte(4 * (count + 1) + index)
    return page.cut(at + 1, page.byte(at)) if at else b""
