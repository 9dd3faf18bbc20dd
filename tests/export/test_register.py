"""Registers keep every text as text, and print on A4 landscape with their head on every page."""

import io
import re
import zipfile
from dataclasses import replace

import docx
import openpyxl
from docx.oxml.ns import qn

from dashboard.export.register import Column, Register, register_docx, register_xlsx

REGISTER = Register(
    title="整改台账",
    sheet="台账",
    notes=("范围：全部", "数据版本：1"),
    columns=(Column("序号", 5, is_number=True), Column("说明", 30)),
    rows=(("1", "=1+1"), ("2", "+100%<&>"), ("3", "长" * 200)),
    page="— {number} —",
)


def test_a_workbook_holds_words_never_formulas() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(register_xlsx(REGISTER)))["台账"]
    cells = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]

    assert [["序号", "说明"], [1, "=1+1"], [2, "+100%<&>"], [3, "长" * 200]] == cells
    assert [cell.data_type for cell in sheet[4]] == ["n", "s"]
    assert (sheet["A1"].value, sheet["A2"].value) == ("整改台账", "范围：全部\n数据版本：1")


def test_a_workbook_is_set_up_for_printing() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(register_xlsx(REGISTER)))["台账"]

    assert sheet.freeze_panes == "A4"
    assert sheet.print_title_rows == "$3:$3"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.column_dimensions["B"].width > sheet.column_dimensions["A"].width
    assert sheet.row_dimensions[6].height > 10 * sheet.row_dimensions[4].height / 2


def test_a_document_holds_the_rows_on_a4_landscape() -> None:
    document = docx.Document(io.BytesIO(register_docx(REGISTER)))
    section = document.sections[0]
    (table,) = document.tables

    assert section.page_width
    assert section.page_height
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["序号", "说明"], *map(list, REGISTER.rows)]
    assert [paragraph.text for paragraph in document.paragraphs][:3] == ["整改台账", "范围：全部", "数据版本：1"]
    assert "PAGE" in section.footer.paragraphs[0]._p.xml


def test_the_head_of_a_document_s_table_is_repeated_and_rows_stay_whole() -> None:
    (table,) = docx.Document(io.BytesIO(register_docx(REGISTER))).tables
    head, *rows = (row._tr.trPr for row in table.rows)

    assert head.find(qn("w:tblHeader")) is not None
    assert all(row.find(qn("w:cantSplit")) is not None and row.find(qn("w:tblHeader")) is None for row in rows)


def test_every_run_of_a_document_names_a_chinese_font_that_has_a_fall_back() -> None:
    data = register_docx(REGISTER)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        fonts = package.read("word/fontTable.xml").decode()
        body = package.read("word/document.xml").decode()
    named = re.findall(r'w:eastAsia="([^"]+)"', body)

    assert body.count("<w:r>") == len(named)
    assert {"方正小标宋简体", "黑体", "仿宋_GB2312"} == set(named)
    for name in set(named):
        assert re.search(rf'w:name="{name}">\s*<w:altName w:val="[^"]*(SimSun|SimHei|FangSong)', fonts)


def test_signs_that_no_file_can_hold_are_left_out_of_both() -> None:
    odd = replace(REGISTER, rows=(("1", "乱\x00\x0b码\ud800😀"),))
    sheet = openpyxl.load_workbook(io.BytesIO(register_xlsx(odd)))["台账"]
    table = docx.Document(io.BytesIO(register_docx(odd))).tables[0]

    assert sheet["B4"].value == table.rows[1].cells[1].text == "乱码😀"
