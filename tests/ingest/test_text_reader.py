"""Text becomes grids and paragraphs with places; what is no text is refused."""

import pytest

from dashboard.errors import RefusedDocument
from dashboard.ingest.grid import Cell, Grid, Paragraph, lines
from dashboard.ingest.read_document import document_view
from dashboard.ingest.readers import reader_for
from dashboard.ingest.readers.text import cleaned, decoded, text_blocks

FORM = "项目支出绩效自评表\n\n项目名称\t劳模管理\n主管部门\t\t某局\n备注：无\n"


def test_tabs_make_rows_and_other_lines_make_paragraphs() -> None:
    expected = [
        Paragraph("项目支出绩效自评表", "line 1"),
        Grid(
            (
                (Cell("项目名称", 0, 0, "line 3, cell 1"), Cell("劳模管理", 0, 1, "line 3, cell 2")),
                (
                    Cell("主管部门", 1, 0, "line 4, cell 1"),
                    Cell("", 1, 1, "line 4, cell 2"),
                    Cell("某局", 1, 2, "line 4, cell 3"),
                ),
            )
        ),
        Paragraph("备注：无", "line 5"),
    ]

    assert expected == text_blocks(FORM.encode(), "form.txt")


def test_lines_leave_empty_cells_out_and_keep_the_places() -> None:
    found = lines(text_blocks(FORM.encode(), "form.txt"))

    assert ["line 4, cell 1", "line 4, cell 3"] == [cell.place for cell in found[2].cells]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
def test_text_is_the_same_in_every_encoding(encoding: str) -> None:
    assert FORM == decoded(FORM.encode(encoding), "form.txt")


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system_end_lines(ends: str) -> None:
    assert text_blocks(FORM.encode(), "form.txt") == text_blocks(FORM.replace("\n", ends).encode(), "form.txt")


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("<b>资金使用情况</b>", "资金使用情况"),
        ("<p>一是律师。</p>", "一是律师。"),
        ('<ol style="x"> <li>1. 甲。</li> <li>2. 乙。</li> </ol>', "1. 甲。\n2. 乙。"),
        ("甲<br/>乙", "甲\n乙"),
        ("[bookmark: _Toc1][bookmark: _GoBack]一、基本情况", "一、基本情况"),
        ("## 项目支出绩效自评表", "项目支出绩效自评表"),
        ("**备注：**", "备注："),
        ("&lt;35万元&nbsp;", "<35万元"),
        ("<35万元", "<35万元"),
        ("<PM2.5浓度", "<PM2.5浓度"),
        ("a<b且c>d", "a<b且c>d"),
        ("\ufeff 甲 \u3000", "甲"),
    ],
)
def test_remains_of_markup_go_and_words_stay(raw: str, expected: str) -> None:
    assert expected == cleaned(raw)


def test_rows_between_pipes_are_rows() -> None:
    grid = text_blocks("| 项目名称 | 劳模管理 |\n|---|---|\n| 年度 | 2023 |\n".encode(), "form.md")

    assert [["项目名称", "劳模管理"], ["年度", "2023"]] == [
        [cell.text for cell in row] for block in grid if isinstance(block, Grid) for row in block.rows
    ]


@pytest.mark.parametrize("data", [b"", b"  \n\t\n", b"\xef\xbb\xbf\n", "\u3000\n".encode()])
def test_nothing_is_refused_as_empty(data: bytes) -> None:
    with pytest.raises(RefusedDocument) as refusal:
        document_view(data, "nothing.txt")

    assert "empty" == refusal.value.reason


@pytest.mark.parametrize(
    "data",
    [
        b"\x00\x01\x02\x03" * 50,
        bytes(range(128, 256)) * 4,
        "绩效".encode() + b"\x00" * 20,
        b"\xff\xfe" + b"\x00\xd8" * 30,
        "项目名称".encode("shift_jis", errors="replace") * 20 + b"\x81\x39\xef\x30" * 40,
    ],
)
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    with pytest.raises(RefusedDocument) as refusal:
        document_view(data, "noise.txt")

    assert "not_text" == refusal.value.reason


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"GIF89a\x01\x00", "form.docx"),
        (b'{"a": 1}', "form.json"),
    ],
)
def test_other_formats_are_refused_by_what_they_are(data: bytes, name: str) -> None:
    with pytest.raises(RefusedDocument) as refusal:
        reader_for(data, name)

    assert "unsupported_format" == refusal.value.reason
