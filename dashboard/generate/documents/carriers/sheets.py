"""Puts a page onto a worksheet: .xlsx, .xls and .ods, with merged ranges, and numbers where a person types numbers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from xml.sax.saxutils import escape

import xlsxwriter
import xlwt

from dashboard.generate.documents.carriers.packages import packed
from dashboard.generate.documents.chance import Chance
from dashboard.generate.documents.paper import Block, Box, Line, Table, placed

_NUMBER = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?%?|-?\d+(?:\.\d+)?%?")
_LONGEST = 15
_NOTES = (
    "填报说明（模拟）",
    "1.分值合计应为100分。",
    "2.执行率＝全年执行数/全年预算数。",
    "3.得分最高不超过该指标分值上限。",
)
_NAMES = ("office", "table", "text", "style")


@dataclass(frozen=True, slots=True)
class _Placed:
    """A cell of the sheet: where it begins, and what a person typed into it."""

    row: int
    column: int
    box: Box
    value: str | float
    code: str


def as_xlsx(blocks: tuple[Block, ...], chance: Chance) -> bytes:
    """The page as a workbook that Excel 2007 and later write."""
    target = BytesIO()
    with xlsxwriter.Workbook(
        target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        book.set_properties({"created": datetime(2020, 1, 1)})  # noqa: DTZ001 # a workbook's dates have no zone
        sheet = book.add_worksheet(chance.pick(["Sheet1", "自评表", "1"]))
        formats = {}
        for cell in _cells(blocks, chance):
            if cell.code not in formats:
                formats[cell.code] = book.add_format({"num_format": cell.code, "border": 1, "text_wrap": True})
            if cell.box.wide > 1 or cell.box.high > 1:
                bottom, right = cell.row + cell.box.high - 1, cell.column + cell.box.wide - 1
                sheet.merge_range(cell.row, cell.column, bottom, right, "", formats[cell.code])
            write = sheet.write_string if isinstance(cell.value, str) else sheet.write_number
            write(cell.row, cell.column, cell.value, formats[cell.code])
        if chance.happens(0.15):
            notes = book.add_worksheet("填报说明")
            for row, text in enumerate(_NOTES):
                notes.write_string(row, 0, text)
    return target.getvalue()


def as_xls(blocks: tuple[Block, ...], chance: Chance) -> bytes:
    """The page as a workbook of Excel 97."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet(chance.pick(["Sheet1", "自评表"]))
    styles: dict[str, xlwt.XFStyle] = {}
    for cell in _cells(blocks, chance):
        style = styles.setdefault(cell.code, xlwt.XFStyle())
        style.num_format_str = cell.code
        bottom, right = cell.row + cell.box.high - 1, cell.column + cell.box.wide - 1
        if (bottom, right) == (cell.row, cell.column):
            sheet.write(cell.row, cell.column, cell.value, style)
        else:
            sheet.write_merge(cell.row, bottom, cell.column, right, cell.value, style)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def as_ods(blocks: tuple[Block, ...], chance: Chance) -> bytes:
    """The page as an OpenDocument spreadsheet."""
    cells = {(cell.row, cell.column): cell for cell in _cells(blocks, chance)}
    width = max(cell.column + cell.box.wide for cell in cells.values())
    height = max(cell.row + cell.box.high for cell in cells.values())
    rows = "".join(
        "<table:table-row>"
        + "".join(_ods_cell(cells.get((row, column))) for column in range(width))
        + "</table:table-row>"
        for row in range(height)
    )
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in _NAMES)
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces} office:version="1.2"><office:body>'
        f'<office:spreadsheet><table:table table:name="Sheet1">{rows}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return packed({"mimetype": kind.encode(), "content.xml": content.encode(), "META-INF/manifest.xml": b"<manifest/>"})


def _ods_cell(cell: _Placed | None) -> str:
    if cell is None:
        return "<table:table-cell/>"
    spans = f' table:number-columns-spanned="{cell.box.wide}" table:number-rows-spanned="{cell.box.high}"'
    paragraphs = "".join(f"<text:p>{escape(line)}</text:p>" for line in cell.box.text.split("\n"))
    if isinstance(cell.value, str):
        about = ' office:value-type="string"' if cell.value else ""
    else:
        kind = "percentage" if cell.code.endswith("%") else "float"
        about = f' office:value-type="{kind}" office:value="{cell.value!r}"'
    return f"<table:table-cell{about}{spans}>{paragraphs if cell.value != '' else ''}</table:table-cell>"


def _cells(blocks: tuple[Block, ...], chance: Chance) -> Iterator[_Placed]:
    """All cells top to bottom; lines go over the whole width. Some offices type figures as text throughout."""
    as_text = chance.happens(0.3)
    width = max((block.width for block in blocks if isinstance(block, Table)), default=8)
    at = 0
    for block in blocks:
        rows = [[(0, Box(block.text, width))]] if isinstance(block, Line) else placed(block)
        for row in rows:
            for column, box in row:
                value, code = (box.text, "@") if as_text else _typed(box.text)
                yield _Placed(at, column, box, value, code)
            at += 1


def _typed(text: str) -> tuple[str | float, str]:
    """What a cell holds once a person has typed the text, and the format it then shows."""
    bare = text.replace(",", "").removesuffix("%")
    if not _NUMBER.fullmatch(text) or len(bare) > _LONGEST:
        return text, "General"
    decimals = len(bare.partition(".")[2])
    code = ("#,##0" if "," in text else "0") + (f".{'0' * decimals}" if decimals else "")
    return (float(bare) / 100, f"{code}%") if text.endswith("%") else (float(bare), code)
