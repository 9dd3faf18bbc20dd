"""Office documents are told apart by what they hold, measured before they are opened, and never break the reader."""

import tomllib
from pathlib import Path

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.errors import RefusedDocument
from dashboard.ingest.readers import reader_for
from dashboard.ingest.readers.limits import MAX_BYTES, MEGABYTE
from tests.ingest.readers.carriers import as_docx, as_ods, as_xlsx, saved
from tests.ingest.readers.packages import compound_file, part_of, with_parts, zipped

GOLDEN = Path(__file__).parents[2] / "golden"
I18N = Path(__file__).parents[3] / "dashboard" / "i18n"
ROWS = [["项目名称", "劳模管理"], ["年度", "2023"]]
EXCEL_97 = (GOLDEN / "excel_97_form" / "document.xls").read_bytes()
WORD_97 = (GOLDEN / "word_97_form" / "document.doc").read_bytes()
FIXED_PAGES = (GOLDEN / "fixed_page_form" / "document.ofd").read_bytes()
SOUND = {
    "application/msword": WORD_97,
    "application/ofd": FIXED_PAGES,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": as_docx([], ROWS),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": as_xlsx([], ROWS),
    "application/vnd.ms-excel.sheet.macroEnabled.12": with_parts(as_xlsx([], ROWS), {"xl/vbaProject.bin": b"x"}),
    "application/vnd.oasis.opendocument.spreadsheet": as_ods([], ROWS),
    "application/vnd.oasis.opendocument.text": (GOLDEN / "open_text_form" / "document.odt").read_bytes(),
    "application/vnd.ms-excel": EXCEL_97,
}
EXCEL_2003 = b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Table/></Workbook>'
PIECES = [
    b"\xff\xff\xff\xff",
    b"\0\0\0\0",
    b"9999999999",
    b"-1",
    b"\xff\xff\xff\x7f",
    b"</",
    b'"',
    b"XFD1048576",
    b"nan",
]


def refusal(data: bytes, name: str = "form.docx") -> tuple[str, str]:
    with pytest.raises(RefusedDocument) as refused:
        reader_for(data, name).blocks(data, name)
    return refused.value.reason, refused.value.detail


@pytest.mark.parametrize("name", ["form.docx", "form.xls", "form.txt", "form.pdf", "表"])
@pytest.mark.parametrize("media_type", SOUND)
def test_documents_are_known_by_what_they_hold(media_type: str, name: str) -> None:
    reader = reader_for(SOUND[media_type], name)

    assert media_type == reader.media_type
    assert reader.name in ("word-1", "word97-1", "workbook-1", "odt-1", "ofd-1")
    assert reader.blocks(SOUND[media_type], name)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (compound_file({"WordDocument": b"\0" * 5000, "1Table": b"\0" * 100}), ("legacy_word", "")),
        (compound_file({"EncryptionInfo": b"\0" * 100, "EncryptedPackage": b"\0" * 5000}), ("password_protected", "")),
        (compound_file({"PowerPoint Document": b"\0" * 100}), ("unsupported_format", "OLE")),
        (zipped({"ppt/presentation.xml": "<p/>"}), ("unsupported_format", "pptx")),
        (zipped({"xl/workbook.bin": b"x"}), ("unsupported_format", "xlsb")),
        (zipped({"OFD.xml": "<ofd/>"}), ("damaged", "OFD.xml")),
        (
            zipped({"mimetype": "application/vnd.oasis.opendocument.presentation", "content.xml": "<x/>"}),
            ("unsupported_format", "odf"),
        ),
        (zipped({"自评表.docx": as_docx([], ROWS)}), ("packed", "zip")),
        (b"GIF89a" + b"\0" * 50, ("unsupported_format", "gif")),
        (EXCEL_2003, ("unsupported_format", "Excel 2003 XML")),
        (b"PK\x03\x04rest", ("damaged", "")),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ("damaged", "")),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 5000, ("damaged", "")),
        (as_docx([], ROWS)[:2000], ("damaged", "")),
        (EXCEL_97[:3000], ("damaged", "")),
        (b"", ("empty", "")),
    ],
)
def test_what_no_reader_knows_is_refused_by_name(data: bytes, expected: tuple[str, str]) -> None:
    assert expected == refusal(data)


def test_protected_packages_are_refused_before_they_are_opened() -> None:
    data = bytearray(as_docx([], ROWS))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1

    assert ("password_protected", "") == refusal(bytes(data))


@pytest.mark.parametrize(
    "parts",
    [
        {"word/media/bomb.bin": b"\0" * (11 * MEGABYTE)},
        {f"word/media/{number}.bin": b"" for number in range(10_001)},
        {"word/document.xml": b"<w:document>" + b"<w:p/>" * (7 * MEGABYTE)},
    ],
    ids=["what unpacks to hundred times its size", "ten thousand parts", "one endless part"],
)
def test_packages_beyond_the_limits_are_refused(parts: dict[str, str | bytes]) -> None:
    assert "too_large" == refusal(with_parts(saved(Document()), parts))[0]


def test_many_large_parts_are_too_large_together() -> None:
    package = bytearray(zipped({"word/document.xml": b"<x/>", **{f"{number}.bin": b"x" for number in range(40)}}))
    at = -1
    while (at := package.find(b"PK\x01\x02", at + 1)) >= 0:
        package[at + 20 : at + 28] = (9 * MEGABYTE).to_bytes(4, "little") * 2

    assert "too_large" == refusal(bytes(package))[0]


@pytest.mark.parametrize("start", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_files_beyond_fifty_megabytes_are_refused_unopened(start: bytes) -> None:
    assert "too_large" == refusal(start + b"a" * MAX_BYTES + b"a")[0]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_reason_is_worded(language: str) -> None:
    worded = tomllib.loads((I18N / f"{language}.toml").read_text(encoding="utf-8"))["refused"]
    reasons = {
        "damaged",
        "too_large",
        "password_protected",
        "legacy_word",
        "only_pictures",
        "unsupported_format",
        "empty",
    }

    assert set() == reasons - worded.keys()


def mutated(data: bytes, changes: list[tuple[int, int, int]]) -> bytes:
    """The bytes with pieces overwritten, cut out or put in; positions are taken modulo the length."""
    for kind, position, choice in changes:
        at = position % max(len(data), 1)
        piece = PIECES[choice % len(PIECES)]
        match kind:
            case 0:
                data = data[:at] + piece + data[at + len(piece) :]
            case 1:
                data = data[:at] + data[at + choice :]
            case _:
                data = data[:at] + piece + data[at:]
    return data


def is_read_or_refused(data: bytes) -> bool:
    try:
        return bool(reader_for(data, "form.docx").blocks(data, "form.docx"))
    except RefusedDocument as refused:
        return bool(refused.reason)


CHANGES = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2**20), st.integers(0, 200)), min_size=1, max_size=8)
UNHURRIED = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@UNHURRIED
@given(CHANGES)
@pytest.mark.parametrize("media_type", SOUND)
def test_damaged_files_are_read_or_refused(media_type: str, changes: list[tuple[int, int, int]]) -> None:
    assert is_read_or_refused(mutated(SOUND[media_type], changes))


@UNHURRIED
@given(CHANGES)
@pytest.mark.parametrize(
    ("media_type", "part"),
    [
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "word/document.xml"),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "word/_rels/document.xml.rels"),
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xl/worksheets/sheet1.xml"),
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xl/workbook.xml"),
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xl/styles.xml"),
        ("application/vnd.oasis.opendocument.spreadsheet", "content.xml"),
    ],
)
def test_damaged_parts_are_read_or_refused(media_type: str, part: str, changes: list[tuple[int, int, int]]) -> None:
    package = SOUND[media_type]
    assert is_read_or_refused(with_parts(package, {part: mutated(part_of(package, part).encode(), changes)}))
