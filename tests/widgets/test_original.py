"""Every place leads back to the cell it names, and an excerpt marks that cell."""

import re
from pathlib import Path

import pytest

from dashboard.i18n.places import SIDECAR
from dashboard.ingest import document_view
from dashboard.ingest.grid import Block, Cell, Grid, Paragraph
from dashboard.warehouse import open_warehouse
from dashboard.widgets.original import LONGEST_CELL, ExcerptCell, ExcerptRow, excerpt


def grid(*rows: tuple[str, ...]) -> Grid:
    """A table of a text file, from line 1."""
    return Grid(
        tuple(
            tuple(Cell(text, line - 1, column, f"line {line}, cell {column + 1}") for column, text in enumerate(texts))
            for line, texts in enumerate(rows, start=1)
        )
    )


FORM: list[Block] = [
    grid(("项目名称", "职工培训"), ("分值", "得分"), ("10", "9.5"), ("50", "48"), ("30", "30"), ("10", "10")),
    Paragraph("评分等级：优", "line 7"),
]


def test_an_excerpt_holds_the_marked_cell_and_the_rows_around_it() -> None:
    assert excerpt(FORM, {"line 3, cell 2": "9.5"}, around=1) == (
        ExcerptRow("line 2", (ExcerptCell("分值"), ExcerptCell("得分"))),
        ExcerptRow("line 3", (ExcerptCell("10"), ExcerptCell("9.5", is_marked=True))),
        ExcerptRow("line 4", (ExcerptCell("50"), ExcerptCell("48"))),
    )


def test_rows_left_out_between_two_marks_leave_a_gap() -> None:
    shown = excerpt(FORM, {"line 1, cell 2": "职工培训", "line 7": "优"}, around=0)

    assert shown == (
        ExcerptRow("line 1", (ExcerptCell("项目名称"), ExcerptCell("职工培训", is_marked=True))),
        ExcerptRow("", is_gap=True),
        ExcerptRow("line 7", (ExcerptCell("评分等级：优", is_marked=True, needle="优"),)),
    )


def test_a_place_that_is_not_there_gives_nothing() -> None:
    assert excerpt(FORM, {"line 99, cell 1": "9.5"}) == ()


def test_a_long_cell_is_cut_unless_it_is_the_one_in_question() -> None:
    long = "提升职工素质。" * 100
    blocks: list[Block] = [grid((long, "10"))]

    assert len(excerpt(blocks, {"line 1, cell 2": "10"})[0].cells[0].text) == LONGEST_CELL + 1
    assert excerpt(blocks, {"line 1, cell 1": long})[0].cells[0] == ExcerptCell(long, is_marked=True)


def test_of_a_long_paragraph_the_words_in_question_are_shown() -> None:
    text = "甲" * 5000 + "预算支出431.77万元" + "乙" * 5000
    cell = excerpt([Paragraph(text, "line 1")], {"line 1": "431.77万元"})[0].cells[0]

    assert cell.is_marked
    assert cell.needle == "431.77万元"
    assert cell.needle in cell.text
    assert len(cell.text) < 1300
    assert (cell.text[0], cell.text[-1]) == ("…", "…")


def test_a_passage_of_several_paragraphs_is_marked_from_its_first_to_its_last() -> None:
    blocks: list[Block] = [Paragraph(text, f"line {line}") for line, text in enumerate("甲乙丙丁", start=1)]
    shown = excerpt(blocks, {"line 2": "乙\n丙"}, around=1)

    assert [(row.cells[0].text, row.cells[0].is_marked) for row in shown] == [
        ("甲", False),
        ("乙", True),
        ("丙", True),
        ("丁", False),
    ]


def test_places_of_workbooks_and_pages_are_marked_too() -> None:
    blocks: list[Block] = [
        Grid(((Cell("合计", 0, 0, "Sheet1!A1"), Cell("10", 0, 1, "Sheet1!B1")),)),
        Grid(((Cell("9", 0, 0, "page 3, table 1, row 5, column 2"),),)),
    ]

    assert excerpt(blocks, {"Sheet1!B1": "10"}, around=0)[0].cells[1].is_marked
    assert excerpt(blocks, {"page 3, table 1, row 5, column 2": "9"}, around=0)[0].place == "page 3, table 1, row 5"


def test_every_place_of_the_published_documents_marks_the_text_that_was_read_there(published_store: Path) -> None:
    source = open_warehouse(published_store)
    found = source.rows(
        "select documents.document_id, documents.file_name, origins.place, origins.text from forms.origins as origins"
        " inner join forms.documents as documents on origins.document_id = documents.document_id"
    )
    documents = {(document_id, name) for document_id, name, *_ in found}
    cells = {key: _cells(document_view(source.store.original(key[0]), key[1])) for key in documents}
    wrong = [
        (name, place, text)
        for document_id, name, place, text in found
        # A passage of several paragraphs stands from its first one on.
        if place != SIDECAR and _bare(text.split("\n")[0]) not in _bare(cells[document_id, name].get(place, ""))
    ]

    assert len(found) > 3000
    assert wrong == []


@pytest.mark.parametrize("around", [0, 2])
def test_an_excerpt_of_a_published_document_marks_one_cell(published_store: Path, around: int) -> None:
    source = open_warehouse(published_store)
    document_id, name = source.rows("select document_id, file_name from forms.documents where file_name like '%福田%'")[
        0
    ]
    places = source.rows(
        "select distinct place, text from forms.origins where document_id = $document_id", {"document_id": document_id}
    )
    blocks = document_view(source.store.original(document_id), name)
    places = [(place, text) for place, text in places if place != SIDECAR][::40]

    assert len(places) > 10
    for place, text in places:
        marked = [cell for row in excerpt(blocks, {place: text}, around) for cell in row.cells if cell.is_marked]
        assert len(marked) == 1
        assert _bare(text) in _bare(marked[0].text)


def _cells(blocks: list[Block]) -> dict[str, str]:
    """The text of every cell and paragraph by its place."""
    found: dict[str, str] = {}
    for block in blocks:
        rows = ((Cell(block.text, 0, 0, block.place),),) if isinstance(block, Paragraph) else block.rows
        found.update({cell.place: cell.text for row in rows for cell in row})
    return found


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)
