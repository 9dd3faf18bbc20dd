"""Puts one form into every office carrier: rows of cells whose merges are drawn with arrows."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO
from xml.sax.saxutils import escape, quoteattr

from docx import Document
from docx.document import Document as WordDocument
from docx.table import Table, _Cell
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.ingest.grid import Block, Paragraph
from dashboard.ingest.readers import reader_for
from tests.ingest.readers.packages import zipped

# A cell that only continues the cell to its left, or the one above.
LEFT, UP = "←", "↑"
Rows = Sequence[Sequence[str]]
# Rows with so few filled cells are drawn with merged cells; so many columns hold names of levels.
_FEW, _LEVELS = 4, 2


@dataclass(frozen=True)
class Placed:
    """A cell of drawn rows with its position from 0 and its spans."""

    text: str
    row: int
    column: int
    row_span: int
    column_span: int


def rows_of(drawn: str) -> list[list[str]]:
    """Rows drawn as lines with | between cells."""
    return [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in drawn.strip().splitlines()]


def placed(rows: Rows) -> Iterator[Placed]:
    """The cells that stand for themselves."""
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            if text in (LEFT, UP):
                continue
            wide = 1
            while column + wide < len(cells) and cells[column + wide] == LEFT:
                wide += 1
            high = 1
            while row + high < len(rows) and rows[row + high][column : column + 1] == [UP]:
                high += 1
            yield Placed(text, row, column, high, wide)


def as_text(title: Sequence[str], rows: Rows) -> bytes:
    """The form as text with tabs."""
    body = ["\t".join("" if cell in (LEFT, UP) else cell for cell in row) for row in rows]
    return "\n".join([*title, *body]).encode()


def as_csv(title: Sequence[str], rows: Rows, separator: str = ",") -> bytes:
    """The form as Excel saves it as text: every row as wide, cells quoted where they must be."""
    width = max(len(row) for row in rows)
    out = StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\r\n")
    for row in [*([line] for line in title), *rows]:
        writer.writerow([*("" if cell in (LEFT, UP) else cell for cell in row), *[""] * (width - len(row))])
    return out.getvalue().encode()


def as_docx(title: Sequence[str], rows: Rows) -> bytes:
    """The form as a Word document with merged cells."""
    document = Document()
    for line in title:
        document.add_paragraph(line)
    add_table(document, rows)
    return saved(document)


def add_table(container: WordDocument | _Cell, rows: Rows) -> Table:
    """A table with merged cells at the end of a Word document or of one of its cells."""
    table = container.add_table(len(rows), max(len(row) for row in rows))
    elements = [list(row._tr.tc_lst) for row in table.rows]
    for cell in placed(rows):
        if cell.row_span == cell.column_span == 1:
            if cell.text:
                elements[cell.row][cell.column].p_lst[0].add_r().text = cell.text
            continue
        first = table.cell(cell.row, cell.column)
        last = table.cell(cell.row + cell.row_span - 1, cell.column + cell.column_span - 1)
        first.merge(last).text = cell.text
    return table


def saved(document: WordDocument | Workbook) -> bytes:
    """The bytes of a Word document or a workbook."""
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def as_xlsx(title: Sequence[str], rows: Rows, name: str = "Sheet1") -> bytes:
    """The form as an Excel workbook with merged cells; numbers are numbers."""
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = name
    fill_sheet(sheet, title, rows)
    return saved(workbook)


def fill_sheet(sheet: Worksheet, title: Sequence[str], rows: Rows) -> None:
    """Writes the title lines, merged over the width of the form, and the form below them."""
    width = max(len(row) for row in rows)
    for number, line in enumerate(title, start=1):
        sheet.cell(number, 1, line)
        sheet.merge_cells(start_row=number, start_column=1, end_row=number, end_column=width)
    for cell in placed(rows):
        top, left = cell.row + len(title) + 1, cell.column + 1
        value, code = stored(cell.text)
        target = sheet.cell(top, left, value)
        target.number_format = code
        if isinstance(value, str) and value.startswith("="):
            target.data_type = "s"
        if cell.row_span > 1 or cell.column_span > 1:
            sheet.merge_cells(
                start_row=top,
                start_column=left,
                end_row=top + cell.row_span - 1,
                end_column=left + cell.column_span - 1,
            )


def stored(text: str) -> tuple[str | float | None, str]:
    """What a person who types the text into Excel gets: the value and the format of the cell."""
    bare = text.replace(",", "").removesuffix("%")
    if not bare.replace(".", "", 1).isdigit() or len(bare) > 15:
        return text or None, "General"
    decimals = len(bare.partition(".")[2])
    places = "0." + "0" * decimals if decimals else "0"
    code = places.replace("0", "#,##0", 1) if "," in text else places
    return (float(bare) / 100, f"{code}%") if text.endswith("%") else (float(bare), code)


def as_ods(title: Sequence[str], rows: Rows, name: str = "Sheet1") -> bytes:
    """The form as an OpenDocument spreadsheet, as LibreOffice writes it."""
    width = max(len(row) for row in rows)
    drawn = [[line, *[LEFT] * (width - 1)] for line in title] + [list(row) for row in rows]
    cells = {(cell.row, cell.column): cell for cell in placed(drawn)}
    body = "".join(
        "<table:table-row>"
        + "".join(_ods_cell(cells.get((row, column))) for column in range(len(drawn[row])))
        + "</table:table-row>"
        for row in range(len(drawn))
    )
    return ods_package(f"<table:table table:name={quoteattr(name)}>{body}</table:table>")


def _ods_cell(cell: Placed | None) -> str:
    if cell is None:
        return "<table:covered-table-cell/>"
    value, code = stored(cell.text)
    kind = "string" if isinstance(value, str) or value is None else "percentage" if "%" in code else "float"
    about = (
        "" if value is None else f' office:value-type="{kind}"' + (f' office:value="{value!r}"' * (kind != "string"))
    )
    spans = f' table:number-columns-spanned="{cell.column_span}" table:number-rows-spanned="{cell.row_span}"'
    return f"<table:table-cell{about}{spans}><text:p>{escape(cell.text)}</text:p></table:table-cell>"


def ods_package(tables: str, styles: str = "") -> bytes:
    """An OpenDocument spreadsheet around its tables."""
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in (("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"))
    )
    content = (
        f"<?xml version='1.0' encoding='UTF-8'?><office:document-content {names}>"
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content,
            "META-INF/manifest.xml": "<manifest/>",
        }
    )


def text_of(blocks: Sequence[Block]) -> list[str | list[list[str]]]:
    """Paragraphs as their words, grids as rows of words, empty cells included."""
    return [
        block.text if isinstance(block, Paragraph) else [[cell.text for cell in row] for row in block.rows]
        for block in blocks
    ]


def read(data: bytes, name: str = "form") -> list[str | list[list[str]]]:
    """What the reader for the bytes makes of them."""
    return text_of(reader_for(data, name).blocks(data, name))


def with_merges(rows: Rows) -> list[list[str]]:
    """The rows as a typist of the form merges them: few words take the empty cells behind them, levels those below."""
    width = max(len(row) for row in rows)
    drawn = [[*row, *[""] * (width - len(row))] for row in rows]
    for number, row in enumerate(drawn):
        filled = sum(1 for cell in row if cell)
        if filled <= _FEW:
            for column in range(1, width):
                if not row[column] and any(row[:column]):
                    row[column] = LEFT
        elif number:
            for column in range(_LEVELS):
                above = drawn[number - 1][column]
                is_wide = drawn[number - 1][column + 1] == LEFT
                if (
                    not any(cell not in ("", UP) for cell in row[: column + 1])
                    and above not in ("", LEFT)
                    and not is_wide
                ):
                    row[column] = UP
    return drawn
