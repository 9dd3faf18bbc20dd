"""Reads the containers that Office 97–2003 and protected documents come in (OLE2 compound files)."""

import struct
from collections.abc import Iterator

from dashboard.errors import RefusedDocument

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER_BYTES = 512
_END = 0xFFFFFFFA  # This and all above are marks, no sectors.
_SMALL_SECTOR = 64
_ENTRY_BYTES = 128
_STREAM, _ROOT = 2, 5
_NO_ENTRY = 0xFFFFFFFF


class Compound:
    """The streams of a compound file by name. Raises RefusedDocument `damaged`."""

    def __init__(self, data: bytes, file_name: str) -> None:
        if len(data) < _HEADER_BYTES or not data.startswith(SIGNATURE):
            raise RefusedDocument("damaged", file_name)
        self._data, self.file_name = data, file_name
        shift, small_shift = struct.unpack_from("<HH", data, 30)
        if shift not in (9, 12) or small_shift != 6:
            raise RefusedDocument("damaged", file_name)
        self._sector = 1 << shift
        first_directory, _, self._small_below, first_small = struct.unpack_from("<IIII", data, 48)
        self._table = self._sector_table()
        self._entries = {name: entry for name, *entry in self._directory(first_directory)}
        self._small_table = _numbers(self._chain(first_small))

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def stream(self, name: str) -> bytes:
        """The bytes of a stream."""
        start, size = self._entries[name]
        if size >= self._small_below:
            return self._chain(start)[:size]
        small = self._chain(self._entries[""][0]) if "" in self._entries else b""
        found = bytearray()
        for sector in self._sectors(start, self._small_table):
            found += small[sector * _SMALL_SECTOR : (sector + 1) * _SMALL_SECTOR]
        return bytes(found[:size])

    def _sector_table(self) -> tuple[int, ...]:
        """The table that tells which sector follows which."""
        holders = [number for number in struct.unpack_from("<109I", self._data, 76) if number < _END]
        following, count = struct.unpack_from("<II", self._data, 68)
        for _ in range(min(count, len(self._data) // self._sector)):
            if following >= _END or not (numbers := _numbers(self._at(following))):
                break
            *more, following = numbers
            holders += [number for number in more if number < _END]
        return _numbers(b"".join(self._at(number) for number in holders))

    def _directory(self, first: int) -> Iterator[tuple[str, int, int]]:
        """Name, first sector and size of the document's own streams; that of the small ones is named "".

        Documents embedded in this one have streams of the same names, in storages of their own: they are left out.
        """
        directory = self._chain(first)
        entries = [
            directory[at : at + _ENTRY_BYTES] for at in range(0, len(directory) - _ENTRY_BYTES + 1, _ENTRY_BYTES)
        ]
        if not entries or entries[0][66] != _ROOT:
            raise RefusedDocument("damaged", self.file_name)
        start, size = struct.unpack_from("<II", entries[0], 116)
        yield "", start, size
        passed = {_NO_ENTRY}
        waiting = [struct.unpack_from("<I", entries[0], 76)[0]]
        while waiting:
            number = waiting.pop()
            if number in passed or number >= len(entries):
                continue
            passed.add(number)
            entry = entries[number]
            waiting.extend(struct.unpack_from("<II", entry, 68))
            if entry[66] == _STREAM:
                length = min(struct.unpack_from("<H", entry, 64)[0], 64)
                name = entry[: max(length - 2, 0)].decode("utf-16-le", errors="replace")
                yield name, *struct.unpack_from("<II", entry, 116)

    def _chain(self, first: int) -> bytes:
        return b"".join(self._at(sector) for sector in self._sectors(first, self._table))

    def _sectors(self, first: int, table: tuple[int, ...]) -> Iterator[int]:
        """The sectors from the first on; a chain longer than its table goes in circles."""
        sector = first
        for _ in range(len(table) + 1):
            if sector >= _END:
                return
            if sector >= len(table):
                break
            yield sector
            sector = table[sector]
        raise RefusedDocument("damaged", self.file_name)

    def _at(self, sector: int) -> bytes:
        start = (sector + 1) * self._sector
        return self._data[start : start + self._sector]


def _numbers(data: bytes) -> tuple[int, ...]:
    whole = len(data) // 4
    return struct.unpack_from(f"<{whole}I", data)
