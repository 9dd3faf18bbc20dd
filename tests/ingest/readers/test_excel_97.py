"""Workbooks of Excel 97–2003 are read record by record; what is damaged is refused, never the end of the process."""

import struct
from collections.abc import Sequence

import pytest

from dashboard.errors import RefusedDocument
from dashboard.ingest.grid import Cell, Grid
from dashboard.ingest.readers.workbook import xls_blocks
from tests.ingest.readers.carriers import read
from tests.ingest.readers.packages import compound_file

BOF = struct.pack("<HH", 0x600, 5)
SHEET_BOF = struct.pack("<HH", 0x600, 0x10)


def record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def string(words: str, *, length_bytes: int = 2) -> bytes:
    return len(words).to_bytes(length_bytes, "little") + b"\1" + words.encode("utf-16-le")


def shared(*texts: bytes) -> bytes:
    """The table of shared texts, in as many records as there are pieces."""
    first, *others = texts
    return record(0xFC, struct.pack("<II", 9, 9) + first) + b"".join(record(0x3C, piece) for piece in others)


def excel_97(
    *cells: bytes,
    formats: Sequence[tuple[int, str]] = (),
    styles: Sequence[int] = (0,),
    before: bytes = b"",
    state: int = 0,
    name: str = "表",
) -> bytes:
    """A workbook with one sheet."""
    about = b"".join(record(0x41E, struct.pack("<H", number) + string(code)) for number, code in formats)
    about += b"".join(record(0xE0, struct.pack("<HH16x", 0, number)) for number in styles) + before
    stated = 8 + len(string(name, length_bytes=1)) + 2
    start = len(record(0x809, BOF)) + len(about) + stated + len(record(0x0A))
    sheet = record(0x85, struct.pack("<IBB", start, state, 0) + string(name, length_bytes=1))
    stream = record(0x809, BOF) + about + sheet + record(0x0A)
    assert start == len(stream)
    return compound_file({"Workbook": stream + record(0x809, SHEET_BOF) + b"".join(cells) + record(0x0A)})


def number(row: int, column: int, value: float, style: int = 0) -> bytes:
    return record(0x203, struct.pack("<HHHd", row, column, style, value))


def packed(row: int, column: int, value: int, style: int = 0) -> bytes:
    return record(0x27E, struct.pack("<HHHI", row, column, style, value))


def label(row: int, column: int, words: str) -> bytes:
    return record(0x204, struct.pack("<HHH", row, column, 0) + string(words))


def formula(row: int, column: int, result: bytes, style: int = 0) -> bytes:
    return record(0x06, struct.pack("<HHH", row, column, style) + result + b"\0" * 8)


def refusal(data: bytes) -> tuple[str, str]:
    with pytest.raises(RefusedDocument) as refused:
        read(data, "form.xls")
    return refused.value.reason, refused.value.detail


def test_numbers_look_as_in_their_cells() -> None:
    data = excel_97(
        number(0, 0, 0.98629142857142858, 1),
        number(0, 1, 345202.0, 2),
        number(0, 2, 45291.0, 3),
        packed(0, 3, (128 << 2) | 2),
        packed(0, 4, (9863 << 2) | 3, 1),
        packed(0, 5, ((-5 & 0x3FFFFFFF) << 2) | 2),
        packed(0, 6, struct.unpack("<Q", struct.pack("<d", 1.5))[0] >> 32),
        record(0xBD, struct.pack("<HHHIHIH", 0, 7, 0, (7 << 2) | 2, 4, (8 << 2) | 2, 8)),
        formats=[(164, "#,##0.00"), (165, 'yyyy"年"m"月"'), (166, '0"分"')],
        styles=[0, 10, 164, 165, 166],
    )

    assert [[["98.63%", "345,202.00", "2023年12月", "128", "9863.00%", "-5", "1.5", "7", "8分"]]] == read(data)


def test_results_of_formulas_stand_for_them() -> None:
    data = excel_97(
        formula(0, 0, struct.pack("<d", 0.5), 1),
        formula(0, 1, b"\0\0\0\0\0\0\xff\xff"),
        record(0x4BC, b"\0" * 8),
        record(0x207, string("优秀")),
        formula(0, 2, b"\1\0\1\0\0\0\xff\xff"),
        formula(0, 3, b"\2\0\x07\0\0\0\xff\xff"),
        formula(0, 4, b"\3\0\0\0\0\0\xff\xff"),
        record(0x205, struct.pack("<HHHBB", 0, 5, 0, 0, 0)),
        record(0x205, struct.pack("<HHHBB", 0, 6, 0, 42, 1)),
        styles=[0, 9],
    )

    assert [[["50%", "优秀", "TRUE", "#DIV/0!", "", "FALSE", "#N/A"]]] == read(data)


def test_texts_go_on_in_the_next_record_in_either_width() -> None:
    wide, narrow = "项目支出".encode("utf-16-le"), b"performance"
    rich = struct.pack("<HBH", 2, 1 | 8, 1) + "绩效".encode("utf-16-le") + b"\0\0\1\0"
    phonetic = struct.pack("<HBI", 2, 1 | 4, 3) + "自评".encode("utf-16-le") + b"xyz"
    split = struct.pack("<HB", 15, 1) + wide
    data = excel_97(
        *(record(0xFD, struct.pack("<HHHI", 0, column, 0, column)) for column in range(4)),
        before=shared(rich + phonetic + split, b"\0" + narrow + string("末尾")[:5], b"\1" + "尾".encode("utf-16-le")),
    )

    assert [[["绩效", "自评", "项目支出performance", "末尾"]]] == read(data)


def test_merged_cells_and_what_is_hidden() -> None:
    data = excel_97(
        record(0x7D, struct.pack("<HHHHH", 3, 3, 0, 0, 1)),
        record(0x208, struct.pack("<HHHHHHHH", 1, 0, 4, 0, 0, 0, 0x20, 0)),
        label(0, 0, "自评表"),
        label(0, 3, "藏"),
        label(1, 0, "藏"),
        label(2, 0, "甲"),
        label(2, 2, "乙"),
        record(0xE5, struct.pack("<HHHHH", 1, 0, 0, 0, 2)),
    )

    assert [
        Grid(
            (
                (Cell("自评表", 0, 0, "表!A1", 1, 3),),
                (Cell("甲", 2, 0, "表!A3"), Cell("", 2, 1, "表!B3"), Cell("乙", 2, 2, "表!C3")),
            )
        )
    ] == xls_blocks(data, "form.xls")


def test_charts_inside_a_sheet_hold_no_cells() -> None:
    chart = record(0x809, struct.pack("<HH", 0x600, 0x20)) + number(5, 0, 7.0) + record(0x0A)

    assert [[["甲", "乙"]]] == read(excel_97(label(0, 0, "甲"), chart, label(0, 1, "乙")))


def test_days_may_count_from_1904() -> None:
    data = excel_97(number(0, 0, 0.0, 1), before=record(0x22, b"\1\0"), styles=[0, 14])

    assert [[["1904-01-01"]]] == read(data)


def test_large_workbooks_lie_in_ordinary_sectors() -> None:
    lines = ["项目" * 400 + str(row) for row in range(30)]
    data = excel_97(*(label(row, 0, line) + label(row, 1, "乙") for row, line in enumerate(lines)))

    assert [[[line, "乙"] for line in lines]] == read(data)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (excel_97(), ("empty", "")),
        (excel_97(label(0, 0, "甲"), state=1), ("empty", "")),
        (excel_97(label(0, 0, "甲"), before=record(0x2F, b"\0" * 6)), ("password_protected", "")),
        (
            compound_file({"Workbook": record(0x809, struct.pack("<HH", 0x500, 5)) + record(0x0A)}),
            ("unsupported_format", "Excel 95"),
        ),
        (compound_file({"Book": b"\0" * 5000}), ("unsupported_format", "Excel 95")),
        (compound_file({"Workbook": b"\0" * 5000}), ("damaged", "")),
        (excel_97(label(0, 0, "甲"))[:600], ("damaged", "")),
        (excel_97(record(0xFD, struct.pack("<HHHI", 0, 0, 0, 3)), before=shared(string("甲"))), ("damaged", "")),
        (excel_97(number(0, 0, 0.9863, 7)), ("damaged", "")),
    ],
    ids=[
        "empty",
        "only a hidden list",
        "protected",
        "Excel 95",
        "Excel 95 by name",
        "no sheet",
        "cut short",
        "lost text",
        "lost style",
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, expected: tuple[str, str]) -> None:
    assert expected == refusal(data)
