"""Excel 97–2003 workbooks (.xls) → grids for each sheet.

Libraries that read them end the whole process on some damaged ones; this reader can only refuse them.
"""

import struct
from dataclasses import dataclass, field

from dashboard.errors import RefusedDocument
from dashboard.ingest.grid import Block
from dashboard.ingest.readers.compound import Compound
from dashboard.ingest.readers.limits import MAX_CELLS, MAX_CHARACTERS, MAX_MERGED_RANGES, MAX_SHEETS, within
from dashboard.ingest.readers.trimmed import trimmed
from dashboard.ingest.readers.workbook.biff import BEGINS, Record, Strings, packed_number, records
from dashboard.ingest.readers.workbook.dates import is_date, shown_date
from dashboard.ingest.readers.workbook.formats import BUILT_IN, GENERAL
from dashboard.ingest.readers.workbook.numbers import shown_number
from dashboard.ingest.readers.workbook.sheet import MergedRange, Sheet, address, sheet_blocks

_EXCEL_97 = 0x600
_FILE_PASS, _STATED, _TEXTS, _FORMAT, _STYLE, _DATE_MODE = 0x2F, 0x85, 0xFC, 0x41E, 0xE0, 0x22
_ROW, _COLUMNS, _MERGED = 0x208, 0x7D, 0xE5
_SHARED_TEXT, _OWN_TEXTS, _NUMBER, _PACKED, _PACKED_ROW = 0xFD, (0x204, 0xD6), 0x203, 0x27E, 0xBD
_FORMULA, _FORMULA_TEXT, _SWITCH = 0x06, 0x207, 0x205
_WORKSHEET = 0
_ZERO_HEIGHT, _HIDDEN = 0x20, 1
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}


@dataclass(frozen=True, slots=True)
class _Stated:
    """A sheet that the workbook names: where its records begin, and whether it is hidden."""

    name: str
    start: int
    is_hidden: bool


@dataclass(slots=True)
class _Workbook:
    """What all sheets share."""

    file_name: str
    stated: list[_Stated] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    codes: dict[int, str] = field(default_factory=lambda: dict(BUILT_IN))
    styles: list[int] = field(default_factory=list)
    counts_from_1904: bool = False

    def shown(self, number: float, style: int) -> str:
        """The number as its cell shows it; without its style 98.63% would read 0.9863."""
        if self.styles and style >= len(self.styles):
            raise RefusedDocument("damaged", self.file_name)
        code = self.codes.get(self.styles[style], GENERAL) if self.styles else GENERAL
        if is_date(code):
            return shown_date(repr(number), code, counts_from_1904=self.counts_from_1904)
        return shown_number(repr(number), code)


def xls_blocks(data: bytes, file_name: str) -> list[Block]:
    """The grids of an Excel 97–2003 workbook, hidden sheets last; places read "Sheet1!B12".

    Cells stand as they are shown. Hidden rows and columns, comments and drawings are left out.

    Raises RefusedDocument: `damaged`, `password_protected`, `unsupported_format`, `too_large` or `empty`.
    """
    stream = Compound(data, file_name).stream("Workbook")
    workbook = _workbook(stream, file_name)
    if not workbook.stated:
        raise RefusedDocument("damaged", file_name)
    within(len(workbook.stated), MAX_SHEETS, file_name)
    sheets = (_SheetReader(stated, workbook, file_name).sheet(stream) for stated in workbook.stated)
    return sheet_blocks(sheets, file_name, has_pictures=False)


def _workbook(stream: bytes, file_name: str) -> _Workbook:
    workbook = _Workbook(file_name)
    for record in records(stream, 0):
        kind = record.kind
        if kind == BEGINS and (version := record.numbers("<H")) and version[0] < _EXCEL_97:
            raise RefusedDocument("unsupported_format", file_name, "Excel 95")
        if kind == _FILE_PASS:
            raise RefusedDocument("password_protected", file_name)
        if kind == _STATED and (stated := record.numbers("<IBB")) and stated[2] == _WORKSHEET:
            name = Strings(record, 6).string(length_bytes=1)
            workbook.stated.append(_Stated(name, stated[0], is_hidden=stated[1] & 3 != 0))
        elif kind == _TEXTS:
            texts = Strings(record, 8)
            while not texts.is_at_end:
                workbook.texts.append(texts.string())
        elif kind == _FORMAT and (number := record.numbers("<H")):
            workbook.codes[number[0]] = Strings(record, 2).string()
        elif kind == _STYLE and (style := record.numbers("<H", 2)):
            workbook.styles.append(style[0])
        elif kind == _DATE_MODE and (mode := record.numbers("<H")):
            workbook.counts_from_1904 = mode[0] == 1
    return workbook


class _SheetReader:
    """Takes the cells of one sheet out of its records."""

    def __init__(self, stated: _Stated, workbook: _Workbook, file_name: str) -> None:
        self._workbook, self._file_name = workbook, file_name
        self._start = stated.start
        self._sheet = Sheet(stated.name, is_hidden=stated.is_hidden)
        self._cells: dict[tuple[int, int], str] = {}
        # The formula whose words stand in the next record.
        self._waiting: tuple[int, int] | None = None

    def sheet(self, stream: bytes) -> Sheet:
        """The sheet with all its cells."""
        for record in records(stream, self._start):
            if cell := record.numbers("<HHH"):
                self._take_cell(record, *cell)
            self._take_layout(record)
            within(len(self._cells), MAX_CELLS, self._file_name, self._sheet.name)
            within(len(self._sheet.merged), MAX_MERGED_RANGES, self._file_name, self._sheet.name)
        rows: dict[int, list[tuple[int, str]]] = {}
        characters = 0
        for (row, column), text in sorted(self._cells.items()):
            characters += len(text)
            within(characters, MAX_CHARACTERS, self._file_name, self._sheet.name)
            if shown := trimmed(text):
                rows.setdefault(row, []).append((column, shown))
        self._sheet.rows = list(rows.items())
        return self._sheet

    def _take_cell(self, record: Record, row: int, column: int, style: int) -> None:
        data = record.data
        if record.kind == _SHARED_TEXT and (index := record.numbers("<I", 6)):
            self._cells[row, column] = self._shared_text(index[0], row, column)
        elif record.kind in _OWN_TEXTS:
            self._cells[row, column] = Strings(record, 6).string()
        elif record.kind == _NUMBER and len(data) >= 14:
            self._cells[row, column] = self._workbook.shown(struct.unpack_from("<d", data, 6)[0], style)
        elif record.kind == _PACKED and (packed := record.numbers("<I", 6)):
            self._cells[row, column] = self._workbook.shown(packed_number(packed[0]), style)
        elif record.kind == _PACKED_ROW:
            for offset in range((len(data) - 6) // 6):
                own_style, own_number = struct.unpack_from("<HI", data, 4 + 6 * offset)
                self._cells[row, column + offset] = self._workbook.shown(packed_number(own_number), own_style)
        elif record.kind == _SWITCH and len(data) >= 8:
            self._cells[row, column] = _switch(data[6], is_error=data[7] == 1)
        elif record.kind == _FORMULA and len(data) >= 14:
            self._take_result(data[6:14], row, column, style)
        elif record.kind == _FORMULA_TEXT and self._waiting:
            self._cells[self._waiting] = Strings(record).string()
            self._waiting = None

    def _shared_text(self, index: int, row: int, column: int) -> str:
        if index >= len(self._workbook.texts):
            raise RefusedDocument("damaged", self._file_name, place=address(self._sheet.name, row, column))
        return self._workbook.texts[index]

    def _take_result(self, result: bytes, row: int, column: int, style: int) -> None:
        """The result of a formula: a number, a switch, an error, or words in the next record."""
        if result[6:] != b"\xff\xff":
            self._cells[row, column] = self._workbook.shown(struct.unpack("<d", result)[0], style)
        elif result[0] == 0:
            self._waiting = row, column
        elif result[0] in (1, 2):
            self._cells[row, column] = _switch(result[2], is_error=result[0] == 2)

    def _take_layout(self, record: Record) -> None:
        data = record.data
        if record.kind == _ROW and (options := record.numbers("<H", 12)):
            if options[0] & _ZERO_HEIGHT:
                number = struct.unpack_from("<H", data)[0]
                self._sheet.hidden_rows.append((number, number))
        elif record.kind == _COLUMNS and (columns := record.numbers("<HHHHH")):
            if columns[4] & _HIDDEN:
                self._sheet.hidden_columns.append((columns[0], columns[1]))
        elif record.kind == _MERGED:
            for at in range(2, len(data) - 7, 8):
                top, bottom, left, right = struct.unpack_from("<HHHH", data, at)
                self._sheet.merged.append(MergedRange(top, left, max(top, bottom), max(left, right)))


def _switch(value: int, *, is_error: bool) -> str:
    if is_error:
        return _ERRORS.get(value, "#N/A")
    return "TRUE" if value else "FALSE"
