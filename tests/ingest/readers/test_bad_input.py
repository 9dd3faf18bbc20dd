"""Files made to mislead, to fill memory or to take for ever are refused in words, whatever they call themselves."""

import ast
import tomllib
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from dashboard.errors import RefusedDocument
from dashboard.ingest.readers import reader_for
from dashboard.ingest.readers.limits import MEGABYTE
from tests.ingest.readers.fixed_pages import Page, line_object, ofd_package, text_object
from tests.ingest.readers.packages import part_of, with_parts, word_document, workbook, zipped
from tests.ingest.readers.spoiling import reading_of, sound_files

DASHBOARD = Path(__file__).parents[3] / "dashboard"
ENDINGS = ("docx", "doc", "wps", "xlsx", "xls", "et", "ods", "odt", "ofd", "pdf", "txt")
RUN = "<w:p><w:r><w:t>9&a;8</w:t></w:r></w:p>"
BODY = "<?xml version='1.0'{}?>{}<w:document xmlns:w='{}'><w:body>" + RUN + "</w:body></w:document>"
WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ENTITY = "<!DOCTYPE w:document [<!ENTITY a '7'>]>"
ARCHIVE = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n"
INNER = b"--x\r\nContent-Type: multipart/related; boundary=x\r\n\r\n"


def with_body(content: str | bytes) -> bytes:
    return with_parts(sound_files()["plain.docx"], {"word/document.xml": content})


def with_lying_size() -> bytes:
    """A package whose directory says of a part of 20 MB that it has a hundred bytes."""
    data = bytearray(with_body(b"<w:document>" + b" " * (20 * MEGABYTE)))
    with zipfile.ZipFile(BytesIO(data)) as archive:
        name = b"word/document.xml"
        size = archive.getinfo("word/document.xml").file_size.to_bytes(4, "little")
    at = data.index(name, data.index(b"PK\x01\x02")) - 46
    assert size == data[at + 24 : at + 28]
    data[at + 24 : at + 28] = (100).to_bytes(4, "little")
    return bytes(data)


def refusal(data: bytes, name: str) -> str:
    with pytest.raises(RefusedDocument) as refused:
        reader_for(data, name).blocks(data, name)
    assert name == refused.value.file_name
    return refused.value.reason


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("form.docx", b"", "empty"),
        ("form.txt", b" \r\n\t" * 1000, "empty"),
        ("form.txt", b"\xef\xbb\xbf", "empty"),
        ("form.txt", b"\0" * 10_000, "not_text"),
        ("form.txt", b"1\n" * 200_000, "too_large"),
        ("form.txt", b"1\t" * 2_100_000, "too_large"),
        ("form.doc", b"{\\rtf1 98.63", "damaged"),
        ("form.docx", zipped({"form.docx": zipped({"a": b"x"})}), "packed"),
        ("form.rar", b"Rar!\x1a\x07\x00" + b"x" * 100, "packed"),
        ("form.docx", bytes(range(128, 256)) * 40, "damaged"),
        ("form.txt", "得分\t98.63\n满意度".encode()[:-1], "damaged"),
        ("form.txt", "得分\t98.63\n满意度".encode("utf-16")[:-1], "damaged"),
        ("form.docx", with_lying_size(), "damaged"),
        ("form.docx", with_body(BODY.format("", ENTITY, WORDS)), "damaged"),
        ("form.docx", with_body(BODY.format("", f"<!--{' ' * 9000}-->{ENTITY}", WORDS)), "damaged"),
        ("form.docx", with_body(BODY.format(" encoding='utf-16'", ENTITY, WORDS).encode("utf-16")), "damaged"),
        ("form.docx", word_document("<w:sdt>" * 5000 + "</w:sdt>" * 5000), "too_large"),
        ("form.xlsx", workbook(ENTITY + "<sheetData/>"), "damaged"),
        ("form.ofd", ofd_package([Page(["<ofd:PageBlock>" * 300 + "</ofd:PageBlock>" * 300])]), "too_large"),
        ("form.ofd", ofd_package([Page([text_object("绩" * 210_000, 20, 40)])]), "too_large"),
        ("form.html", b"<html><body>" + b"<div>" * 100_000 + b"98", "too_large"),
        ("form.html", b"<html><body>" + b"<table><tr><td>" * 3000 + b"98", "too_large"),
        ("form.html", b"<html><body><table>" + b"<tr><td></td></tr>" * 300_000, "too_large"),
        (
            "form.html",
            b"<html><body " + b" ".join(b"a%d=1" % number for number in range(100_000)) + b">98",
            "too_large",
        ),
        ("form.mht", ARCHIVE + INNER * 3000, "damaged"),
    ],
)
def test_what_no_form_is_like_is_refused(name: str, data: bytes, expected: str) -> None:
    assert expected == refusal(data, name)


def test_templates_drawn_on_every_page_are_counted_every_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.ingest.readers.ofd.blocks._MOST_OBJECTS", 1000)
    many = text_object("绩" * 190, 20, 40)

    assert "too_large" == refusal(ofd_package([Page([], [many]) for _ in range(6)]), "form.ofd")


def test_thousands_of_merged_ranges_and_of_ruling_lines_are_read() -> None:
    merged = "".join(f'<mergeCell ref="A{row}:B{row}"/>' for row in range(1, 10_001))
    sheet = workbook(
        f'<sheetData><row r="1"><c r="A1"><v>98.63</v></c></row></sheetData><mergeCells>{merged}</mergeCells>'
    )
    lines = [line_object(0, row / 20, 200, row / 20) for row in range(4000)]

    assert 1 == len(reader_for(sheet, "form.xlsx").blocks(sheet, "form.xlsx"))
    page = ofd_package([Page([*lines, text_object("98.63", 20, 250)])])
    assert 1 == len(reader_for(page, "form.ofd").blocks(page, "form.ofd"))


# Commas between cells are commas in sentences of any other text: the ending tells.
@pytest.mark.parametrize("name", sorted(sound_files().keys() - {"form.csv"}))
def test_files_say_the_same_whatever_their_name_ends_in(name: str) -> None:
    data = sound_files()[name]
    sound = reading_of(data, name)

    assert dict.fromkeys(ENDINGS, sound) == {ending: reading_of(data, f"form.{ending}") for ending in ENDINGS}


def test_a_sheet_saved_as_text_is_refused_under_another_ending() -> None:
    data = sound_files()["form.csv"]

    assert dict.fromkeys(ENDINGS, "no_table") == {ending: reading_of(data, f"form.{ending}") for ending in ENDINGS}


@pytest.mark.parametrize("part", ["word/numbering.xml", "word/styles.xml"])
def test_a_document_that_lost_what_it_refers_to_is_damaged(part: str) -> None:
    data = sound_files()["form.docx"]
    with zipfile.ZipFile(BytesIO(data)) as archive:
        kept = {name: archive.read(name) for name in archive.namelist() if name != part}

    assert part_of(data, part)
    assert "damaged" == refusal(zipped(kept), "form.docx")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_reason_a_reader_gives_is_worded(language: str) -> None:
    worded = tomllib.loads((DASHBOARD / "i18n" / f"{language}.toml").read_text(encoding="utf-8"))["refused"]
    calls = (
        node
        for path in (DASHBOARD / "ingest").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "RefusedDocument"
    )
    reasons = {
        str(constant.value)
        for call in calls
        for constant in ast.walk(call.args[0])
        if isinstance(constant, ast.Constant)
    }

    assert len(reasons) > 10
    assert set() == reasons - worded.keys()
