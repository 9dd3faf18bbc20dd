"""Registers (ledgers, problem lists) as people sign and file them: worded rows, as XLSX and as DOCX."""

import io
import unicodedata
from dataclasses import dataclass
from typing import Any

import docx
import xlsxwriter
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt

from dashboard.export.cell_text import cell_text, legal
from dashboard.export.document.fields import add_page_number
from dashboard.export.document.lettering import BODY_FONT, HEAD_FONT, TITLE_FONT, name_fall_backs, set_font
from dashboard.export.tables import csv_of

A4_PAPER = 9  # as workbooks number sizes of paper
PAGE_MM = (297, 210)
MARGIN_MM = 18
HEAD_COLOUR = "#E8EDF2"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its label and its width in half-width letters; `is_number` sets it to the right."""

    label: str
    width: int
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Register:
    """A title, what it was made from, and rows of text under columns; `page` words the number of a page.

    `noted` are the notes as the head of a column (`statement_column`), for a CSV.
    """

    title: str
    sheet: str
    notes: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    page: str
    noted: str = ""


def register_xlsx(register: Register) -> bytes:
    """A workbook: title and notes above the table, its head frozen and on every page, A4 landscape, one page wide."""
    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(target, options) as book:
        title = book.add_format({"bold": True, "font_size": 16, "align": "center", "valign": "vcenter"})
        note = book.add_format({"text_wrap": True, "valign": "top", "font_color": "#444444", "font_size": 9})
        head = book.add_format(
            {
                "bold": True,
                "text_wrap": True,
                "align": "center",
                "valign": "vcenter",
                "border": 1,
                "bg_color": HEAD_COLOUR,
            }
        )
        text = book.add_format({"text_wrap": True, "valign": "top", "border": 1, "num_format": "@"})
        number = book.add_format({"valign": "top", "border": 1, "align": "right"})
        sheet = book.add_worksheet(register.sheet)
        last = len(register.columns) - 1
        sheet.merge_range(0, 0, 0, last, "", title)
        sheet.write_string(0, 0, register.title, title)
        sheet.set_row(0, 30)
        sheet.merge_range(1, 0, 1, last, "", note)
        sheet.write_string(1, 0, "\n".join(register.notes), note)
        sheet.set_row(1, 12.5 * _lines_of_notes(register))
        for place, column in enumerate(register.columns):
            sheet.set_column(place, place, column.width)
            sheet.write_string(2, place, column.label, head)
        sheet.set_row(2, 30)
        for row, values in enumerate(register.rows, 3):
            for place, (column, value) in enumerate(zip(register.columns, values, strict=True)):
                if column.is_number and value.isdecimal():
                    sheet.write_number(row, place, int(value), number)
                else:
                    sheet.write_string(row, place, cell_text(value), text)
            sheet.set_row(row, 13.5 * _lines_of(register, values))
        sheet.freeze_panes(3, 0)
        if register.rows:
            sheet.autofilter(2, 0, 2 + len(register.rows), last)
        sheet.repeat_rows(2)
        sheet.set_landscape()
        sheet.set_paper(A4_PAPER)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        sheet.set_footer("&C&P / &N")
    return target.getvalue()


def register_csv(register: Register) -> bytes:
    """A CSV that Excel and WPS open as it is; its last column, empty below its head, holds `noted`."""
    return csv_of([column.label for column in register.columns], register.rows, register.noted)


def register_docx(register: Register) -> bytes:
    """A document: title, notes and table on A4 landscape, the head of the table repeated on every page."""
    document = docx.Document()
    name_fall_backs(document)
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(PAGE_MM[0]), Mm(PAGE_MM[1])
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(MARGIN_MM)
    set_font(document.styles["Normal"], BODY_FONT, 10.5)
    document.core_properties.title = legal(register.title)[:255]
    document.core_properties.author = ""
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    set_font(title.add_run(legal(register.title)), TITLE_FONT, 22)
    for line in register.notes:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        set_font(paragraph.add_run(legal(line)), BODY_FONT, 9)
    document.add_paragraph().paragraph_format.space_after = Pt(0)
    _add_table(document, register)
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    add_page_number(footer, register.page, BODY_FONT, 10.5)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _add_table(document: Any, register: Register) -> None:
    table = document.add_table(rows=1 + len(register.rows), cols=len(register.columns), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    wide = sum(column.width for column in register.columns)
    widths = [Mm((PAGE_MM[0] - 2 * MARGIN_MM) * column.width / wide) for column in register.columns]
    for grid, width in zip(table.columns, widths, strict=True):
        grid.width = width
    head, *rows = table.rows  # each access walks the whole table, so once
    _fill(head, [column.label for column in register.columns], widths, HEAD_FONT, None)
    _mark(head, "w:tblHeader")
    for row, values in zip(rows, register.rows, strict=True):
        _fill(row, values, widths, BODY_FONT, register.columns)
        _mark(row, "w:cantSplit")


def _fill(row: Any, values: Any, widths: list[Mm], font: str, columns: tuple[Column, ...] | None) -> None:
    for place, (cell, value) in enumerate(zip(row.cells, values, strict=True)):
        cell.width = widths[place]
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(0)
        if columns is None or columns[place].is_number:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        set_font(paragraph.add_run(legal(value)), font, 9)


def _mark(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))  # noqa: SLF001  # python-docx has no name for it


def _lines_of(register: Register, values: tuple[str, ...]) -> int:
    return min(20, max(_lines(value, column.width) for column, value in zip(register.columns, values, strict=True)))


def _lines_of_notes(register: Register) -> int:
    wide = sum(column.width for column in register.columns)
    return sum(_lines(note, wide) for note in register.notes)


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a column; Chinese letters are two wide."""
    return sum(
        max(1, -(-sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in line) // width))
        for line in text.split("\n")
    )
