"""The piece table: a document's text, and where in the file each of its characters stands."""

import struct
from bisect import bisect_right
from dataclasses import dataclass

from dashboard.ingest.readers.limits import MAX_TREE_BYTES, within
from dashboard.ingest.readers.word97.source import Source

_CLX = 33
_PROPERTIES, _PIECES = 1, 2
_NARROW = 1 << 30
# What Windows leaves open in its western letters.
_WESTERN = {code: code for code in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters that lie one behind the other in the file, and the properties put on all of them."""

    start: int
    end: int
    offset: int
    width: int
    properties: bytes


class Text:
    """All stories of a document one behind the other, as characters."""

    def __init__(self, pieces: list[Piece], text: str) -> None:
        self.pieces, self.text = pieces, text
        self._starts = [piece.start for piece in pieces]

    def piece_at(self, position: int) -> Piece:
        """The piece in which a character stands."""
        return self.pieces[bisect_right(self._starts, position) - 1]

    def offset(self, position: int) -> int:
        """Where in the file a character stands."""
        piece = self.piece_at(position)
        return piece.offset + (position - piece.start) * piece.width


def text_of(source: Source) -> Text:
    """The text of all stories; raises RefusedDocument `damaged`, or `too_large` where pieces overlap without end."""
    clx = source.structure(_CLX)
    shared: list[bytes] = []
    at = 0
    while at < len(clx) and clx.byte(at) == _PROPERTIES:
        size = clx.number16(at + 1)
        shared.append(clx.cut(at + 3, size))
        at += 3 + size
    if at >= len(clx) or clx.byte(at) != _PIECES:
        raise clx.damaged("pieces")
    positions, items = clx.part(at + 5, clx.number32(at + 1)).plain(8)
    if len(positions) < 2 or positions[0] != 0 or positions[-1] < source.text_length:
        raise clx.damaged("pieces")
    within(positions[-1], MAX_TREE_BYTES, clx.file_name)
    pieces: list[Piece] = []
    texts: list[str] = []
    for index, item in enumerate(items):
        start, end = positions[index], positions[index + 1]
        if end <= start:
            raise clx.damaged("pieces")
        place = int.from_bytes(item[2:6], "little")
        is_narrow = bool(place & _NARROW)
        offset = (place & (_NARROW - 1)) // 2 if is_narrow else place & (_NARROW - 1)
        width = 1 if is_narrow else 2
        raw = source.text.cut(offset, (end - start) * width)
        texts.append(_western(raw) if is_narrow else _wide(raw))
        properties = int.from_bytes(item[6:8], "little")
        pieces.append(Piece(start, end, offset, width, _properties(properties, shared)))
    return Text(pieces, "".join(texts))


def _wide(raw: bytes) -> str:
    """One character for two bytes: halves of rare characters stay apart, so that positions count on."""
    text = raw.decode("utf-16-le", errors="replace")
    if 2 * len(text) == len(raw):
        return text
    return "".join(map(chr, struct.unpack(f"<{len(raw) // 2}H", raw)))


def _western(raw: bytes) -> str:
    try:
        return raw.decode("cp1252")
    except UnicodeDecodeError:
        return "".join(chr(_WESTERN[code]) if code in _WESTERN else bytes([code]).decode("cp1252") for code in raw)


def _properties(modifier: int, shared: list[bytes]) -> bytes:
    """The properties that quick saving put on a piece, where they are kept apart; single ones change only looks."""
    index = modifier >> 1
    return shared[index] if modifier & 1 and index < len(shared) else b""
