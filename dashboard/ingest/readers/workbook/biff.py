"""The number formats of cells in Excel 97–2003 workbooks, which python-calamine does not tell."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from dashboard.errors import RefusedDocument
from dashboard.ingest.readers.workbook.formats import BUILT_IN, GENERAL

_BOF, _EOF, _FILE_PASS, _BOUND_SHEET = 0x809, 0x0A, 0x2F, 0x85
_FORMAT, _STYLE, _ROW, _COLUMN_INFO = 0x41E, 0xE0, 0x208, 0x7D
_NUMBER, _RK, _FORMULA, _MULTIPLE_RK = 0x203, 0x27E, 0x06, 0xBD
_EXCEL_97 = 0x600
_ZERO_HEIGHT = 0x20


@dataclass(slots=True)
class SheetLayout:
    """Of one sheet: the format code of each number by row and column, and which rows and columns are hidden."""

    formats: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)


def sheet_layouts(stream: bytes, file_name: str) -> list[SheetLayout]:
    """The layout of every sheet, in the order of the workbook.

    Raises RefusedDocument: `password_protected`, `damaged`, or `unsupported_format` where the workbook is older than
    Excel 97.
    """
    codes = dict(BUILT_IN)
    styles: list[int] = []
    starts: list[int] = []
    for kind, record in _records(stream, 0):
        if kind == _BOF and len(record) >= 2 and struct.unpack_from("<H", record)[0] < _EXCEL_97:
            raise RefusedDocument("unsupported_format", file_name, "Excel 95")
        if kind == _FILE_PASS:
            raise RefusedDocument("password_protected", file_name)
        if kind == _BOUND_SHEET and len(record) >= 8:
            starts.append(struct.unpack_from("<I", record)[0])
        elif kind == _FORMAT and len(record) >= 5:
            codes[struct.unpack_from("<H", record)[0]] = _string(record[2:])
        elif kind == _STYLE and len(record) >= 4:
            styles.append(struct.unpack_from("<H", record, 2)[0])
    by_style = [codes.get(number, GENERAL) for number in styles]
    return [_layout(stream, start, by_style) for start in starts]


def _layout(stream: bytes, start: int, by_style: list[str]) -> SheetLayout:
    found = SheetLayout()
    for kind, record in _records(stream, start):
        if kind in (_NUMBER, _RK, _FORMULA) and len(record) >= 6:
            row, column, style = struct.unpack_from("<HHH", record)
            found.formats[row, column] = by_style[style] if style < len(by_style) else GENERAL
        elif kind == _MULTIPLE_RK and len(record) >= 12:
            row, first = struct.unpack_from("<HH", record)
            for index in range((len(record) - 6) // 6):
                style = struct.unpack_from("<H", record, 4 + 6 * index)[0]
                found.formats[row, first + index] = by_style[style] if style < len(by_style) else GENERAL
        elif kind == _ROW and len(record) >= 16:
            if struct.unpack_from("<H", record, 12)[0] & _ZERO_HEIGHT:
                found.hidden_rows.add(struct.unpack_from("<H", record)[0])
        elif kind == _COLUMN_INFO and len(record) >= 10:
            first, last, _, _, options = struct.unpack_from("<HHHHH", record)
            if options & 1:
                found.hidden_columns.append((first, last))
    return found


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """The records from a place on until the end of their part."""
    at = start
    depth = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        depth += 1 if kind == _BOF else 0
        yield kind, stream[at + 4 : at + 4 + length]
        if kind == _EOF:
            depth -= 1
            if depth <= 0:
                return
        at += 4 + length


def _string(record: bytes) -> str:
    """A string with its length in front, of one byte a character or of two."""
    length, options = struct.unpack_from("<HB", record)
    if options & 1:
        return record[3 : 3 + 2 * length].decode("utf-16-le", errors="replace")
    return record[3 : 3 + length].decode("latin-1")
