"""Bytes of a document, read only where they are: whatever points beyond them is damage."""

import struct

from dashboard.errors import RefusedDocument


class Stream:
    """A stream of a compound file; every reading raises RefusedDocument `damaged` where the bytes end too soon."""

    def __init__(self, data: bytes, file_name: str) -> None:
        self._data, self.file_name = data, file_name

    def __len__(self) -> int:
        return len(self._data)

    def cut(self, at: int, size: int) -> bytes:
        """So many bytes from there on."""
        if at < 0 or size < 0 or at + size > len(self._data):
            raise self.damaged()
        return self._data[at : at + size]

    def part(self, at: int, size: int) -> "Stream":
        """A part as a stream of its own."""
        return Stream(self.cut(at, size), self.file_name)

    def byte(self, at: int) -> int:
        """One byte."""
        return self.cut(at, 1)[0]

    def number16(self, at: int) -> int:
        """Two bytes without a sign."""
        return int.from_bytes(self.cut(at, 2), "little")

    def number32(self, at: int) -> int:
        """Four bytes without a sign."""
        return int.from_bytes(self.cut(at, 4), "little")

    def numbers32(self, at: int, count: int) -> tuple[int, ...]:
        """So many numbers of four bytes."""
        return struct.unpack(f"<{count}I", self.cut(at, 4 * count))

    def plain(self, item_size: int) -> tuple[tuple[int, ...], list[bytes]]:
        """The whole stream as Word's kind of list: positions, one more than items, then the items."""
        count = (len(self._data) - 4) // (4 + item_size)
        if count < 0:
            return (), []
        positions = self.numbers32(0, count + 1)
        return positions, [self.cut(4 * (count + 1) + item_size * index, item_size) for index in range(count)]

    def damaged(self, detail: str = "") -> RefusedDocument:
        """The error to raise."""
        return RefusedDocument("damaged", self.file_name, detail)
