"""Sheets saved as text say what the sheet says."""

import pytest

from dashboard.errors import RefusedDocument
from dashboard.ingest.grid import Grid, Paragraph
from dashboard.ingest.readers import reader_for
from dashboard.ingest.readers.separated import separated_blocks
from tests.ingest.readers.carriers import as_csv, as_text
from tests.ingest.readers.drawn import differences, reading_of, said, unread
from tests.ingest.readers.test_forms_in_carriers import FORM, SOMEWHERE, TITLE

TORN = "项目支出绩效自评表\n资金,年初预算数,全年预算数,全年执行数\n总额,1,200.00,1,100.00,983.50\n指标,1,2\n"


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_form_says_what_its_text_says(separator: str, encoding: str) -> None:
    typed = reading_of(as_text(TITLE, FORM), "form.txt", SOMEWHERE)
    found = reading_of(as_csv(TITLE, FORM, separator).decode().encode(encoding), "form.csv", SOMEWHERE)

    assert 8 == len(found.evaluations[0].indicators)
    assert [] == differences(said(typed), said(found))
    assert [] == differences(unread(typed), unread(found))


def test_quoted_cells_stand_whole_where_the_sheet_has_them() -> None:
    (grid,) = separated_blocks('指标,目标\r\n"甲,乙\n""丙""",≥90%\r\n="0012",5\r\n'.encode(), "2023/自评.csv")

    assert isinstance(grid, Grid)
    assert [[(cell.place, cell.text) for cell in row] for row in grid.rows] == [
        [("自评!A1", "指标"), ("自评!B1", "目标")],
        [("自评!A2", '甲,乙\n"丙"'), ("自评!B2", "≥90%")],
        [("自评!A3", "0012"), ("自评!B3", "5")],
    ]


def test_excel_may_be_told_the_separator() -> None:
    (grid,) = separated_blocks("sep=;\n甲;1,5;2,5\n乙;3,5;4,5\n".encode(), "a.csv")

    assert isinstance(grid, Grid)
    assert [(cell.place, cell.text) for cell in grid.rows[0]] == [("a!A2", "甲"), ("a!B2", "1,5"), ("a!C2", "2,5")]


def test_a_last_row_without_its_line_end_is_whole_where_it_ends_in_words() -> None:
    (grid,) = separated_blocks("甲,乙\n1,2\n3,无".encode(), "a.csv")

    assert isinstance(grid, Grid)
    assert [[cell.text for cell in row] for row in grid.rows] == [["甲", "乙"], ["1", "2"], ["3", "无"]]


def test_amounts_that_commas_cut_are_no_figures() -> None:
    (grid,) = separated_blocks(TORN.encode(), "a.csv")

    assert isinstance(grid, Grid)
    assert [[cell.text for cell in row if cell.text] for row in grid.rows][2:] == [
        ["总额,1,200.00,1,100.00,983.50"],
        ["指标", "1", "2"],
    ]


def test_a_text_by_that_name_is_read_as_text() -> None:
    blocks = separated_blocks("关于报送材料的通知".encode(), "a.csv")

    assert blocks == [Paragraph("关于报送材料的通知", "line 1")]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b",,,\r\n,,,\r\n", "empty"),
        (b"a,b\n" * 200_000, "too_large"),
        (('甲,"' + "乙,丙\n" * 100).encode(), "damaged"),
        (('甲,"' + "乙" * 140_000).encode(), "damaged"),
        ("甲,乙,丙\n1,2,3\n4,5".encode(), "damaged"),
        ("甲,乙,丙\n1,2,3\n4,5,98.6".encode(), "damaged"),
    ],
    ids=[
        "nothing",
        "no words",
        "too many rows",
        "open quotation mark",
        "too long a cell",
        "a row cut short",
        "a figure cut short",
    ],
)
def test_what_is_no_sheet_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(RefusedDocument) as refused:
        reader_for(content, "a.csv").blocks(content, "a.csv")
    assert refused.value.reason == reason
