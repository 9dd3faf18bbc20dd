"""The records of Excel 97–2003 workbooks (BIFF8), and the strings and numbers inside them."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

_CONTINUE = 0x3C
BEGINS, ENDS = 0x809, 0x0A
_IS_WIDE, _HAS_EXTRA, _HAS_RUNS = 1, 4, 8


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its kind, and its bytes in the pieces in which they are stored."""

    kind: int
    pieces: tuple[bytes, ...]

    @property
    def data(self) -> bytes:
        """The bytes before any continuation."""
        return self.pieces[0]

    def numbers(self, layout: str, at: int = 0) -> tuple[int, ...] | None:
        """The whole numbers that stand there, None where the record is too short."""
        if len(self.data) < at + struct.calcsize(layout):
            return None
        return struct.unpack_from(layout, self.data, at)


def records(stream: bytes, start: int) -> Iterator[Record]:
    """The records of one part of the workbook, without those of parts inside it such as charts."""
    at = start
    depth = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        pieces = [stream[at + 4 : at + 4 + length]]
        at += 4 + length
        while stream[at : at + 2] == b"\x3c\x00" and at + 4 <= len(stream):
            more = struct.unpack_from("<H", stream, at + 2)[0]
            pieces.append(stream[at + 4 : at + 4 + more])
            at += 4 + more
        depth += kind == BEGINS
        if depth <= 1:
            yield Record(kind, tuple(pieces))
        depth -= kind == ENDS
        if depth <= 0:
            return


class Strings:
    """Reads strings one after the other from a record that may go on in others."""

    def __init__(self, record: Record, at: int = 0) -> None:
        self._pieces = record.pieces
        self._piece, self._at = 0, at

    @property
    def is_at_end(self) -> bool:
        """Whether nothing is left."""
        return self._piece == len(self._pieces) - 1 and self._at >= len(self._pieces[-1])

    def string(self, length_bytes: int = 2) -> str:
        """The next string, its length in front."""
        length = int.from_bytes(self._bytes(length_bytes), "little")
        options = int.from_bytes(self._bytes(1), "little")
        runs = int.from_bytes(self._bytes(2), "little") if options & _HAS_RUNS else 0
        extra = int.from_bytes(self._bytes(4), "little") if options & _HAS_EXTRA else 0
        text = self._characters(length, is_wide=bool(options & _IS_WIDE))
        self._skip(4 * runs + extra)
        return text

    def _characters(self, length: int, *, is_wide: bool) -> str:
        """Characters of one byte or of two; each continuation says anew which."""
        text = ""
        while length > 0:
            if self._at >= len(self._pieces[self._piece]):
                if self._piece + 1 >= len(self._pieces):
                    break
                self._piece, self._at = self._piece + 1, 1
                is_wide = bool(self._pieces[self._piece][:1] not in (b"", b"\x00"))
            width = 2 if is_wide else 1
            piece = self._pieces[self._piece][self._at : self._at + length * width]
            self._at += len(piece)
            text += piece.decode("utf-16-le" if is_wide else "latin-1", errors="replace")
            length -= max(len(piece) // width, 1)
        return text

    def _bytes(self, count: int) -> bytes:
        found = b""
        while len(found) < count:
            piece = self._pieces[self._piece][self._at : self._at + count - len(found)]
            found += piece
            self._at += len(piece)
            if len(found) < count:
                if self._piece + 1 >= len(self._pieces):
                    break
                self._piece, self._at = self._piece + 1, 0
        return found

    def _skip(self, count: int) -> None:
        while count > 0:
            left = len(self._pieces[self._piece]) - self._at
            if count <= left or self._piece + 1 >= len(self._pieces):
                self._at += min(count, max(left, 0))
                return
            count -= max(left, 0)
            self._piece, self._at = self._piece + 1, 0


def packed_number(packed: int) -> float:
    """The number that Excel packs into four bytes: a whole one or the upper half of a fraction, maybe of a hundred."""
    if packed & 2:
        whole = packed >> 2
        number = float(whole - (1 << 30) if whole & (1 << 29) else whole)
    else:
        number = float(struct.unpack("<d", struct.pack("<Q", (packed & 0xFFFFFFFC) << 32))[0])
    return number / 100 if packed & 1 else number
