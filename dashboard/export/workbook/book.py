"""A workbook that is being written: its formats and the set-up that all its sheets share."""

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from math import inf
from typing import Any

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from dashboard.export.cell_text import cell_text
from dashboard.export.workbook.cells import lines, sheet_name

FONT = "Microsoft YaHei"
FONT_SIZE = 10
INK, QUIET, LINE, HEAD, SUBTOTAL = "#1F2A37", "#5B6670", "#C9D1D9", "#E8EDF2", "#F4F6F8"
LINK_COLOUR = "#1F5FA8"
A4_PAPER = 9  # as workbooks number sizes of paper
LINE_HEIGHT = 15.0  # points, at FONT_SIZE
HEADER_LIMIT = 120
USUAL_SIZE = 11  # points, of the letters that widths of columns are counted in
MOST_HEIGHT = 400.0

_STYLES: Mapping[str, Mapping[str, object]] = {
    "title": {"bold": True, "font_size": 16, "text_wrap": True},
    "headline": {"font_size": 12, "text_wrap": True},
    "note": {"font_color": QUIET, "font_size": 9, "text_wrap": True},
    "link": {"font_color": LINK_COLOUR, "underline": 1},
    "head": {"bold": True, "text_wrap": True, "align": "center", "valign": "vcenter", "bg_color": HEAD, "border": 1},
    "text": {"text_wrap": True, "num_format": "@", "border": 1, "align": "left", "indent": 1},
    "number": {"align": "right", "border": 1},
}


@dataclass
class Book:
    """A workbook in the making. Text stays text, whatever it begins with; `page` words the number of a page."""

    page: str
    _target: io.BytesIO = field(default_factory=io.BytesIO)
    _formats: dict[tuple[object, ...], Format] = field(default_factory=dict)

    def __post_init__(self) -> None:
        options = {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "nan_inf_to_errors": False,
        }
        self.workbook: Workbook = xlsxwriter.Workbook(self._target, options)

    def sheet(self, wanted: str) -> Worksheet:
        """A new sheet under a valid name, set up to print on A4 across, one page wide."""
        sheet = self.workbook.add_worksheet(sheet_name(wanted, [other.name for other in self.workbook.worksheets()]))
        sheet.hide_gridlines(2)
        return sheet

    def format(self, style: str, **further: object) -> Format:
        """The format of a style, with something more; made once."""
        key = (style, *sorted(further.items()))
        if key not in self._formats:
            shared = {
                "font_name": FONT,
                "font_size": FONT_SIZE,
                "font_color": INK,
                "valign": "top",
                "border_color": LINE,
            }
            self._formats[key] = self.workbook.add_format({**shared, **_STYLES[style], **further})
        return self._formats[key]

    def print_setup(self, sheet: Worksheet, title: str) -> None:
        """A4 across, one page wide, the title above and the number of the page below each page."""
        sheet.set_landscape()
        sheet.set_paper(A4_PAPER)
        sheet.fit_to_pages(1, 0)
        sheet.center_horizontally()
        sheet.set_margins(left=0.4, right=0.4, top=0.75, bottom=0.7)
        font = f'&"{FONT},Regular"&9'
        sheet.set_header(f"&L{font}{_in_header(title)}")
        sheet.set_footer(f"&C{font}{self.page}")

    def closed(self) -> bytes:
        """The workbook's bytes; nothing can be written afterwards."""
        self.workbook.close()
        return self._target.getvalue()


def write_value(sheet: Worksheet, row: int, column: int, value: Any, cell_format: Format) -> None:
    """Writes one value with its own type; text is never taken for a formula, a link or a number."""
    if isinstance(value, str):
        sheet.write_string(row, column, cell_text(value), cell_format)
    elif pd.isna(value) or value in (inf, -inf):
        sheet.write_blank(row, column, None, cell_format)
    elif isinstance(value, (bool, date, datetime)):
        sheet.write_string(row, column, cell_text(value), cell_format)
    else:
        sheet.write_number(row, column, float(value), cell_format)


def write_lines(
    sheet: Worksheet, row: int, columns: tuple[int, int], room: float, text: str, cell_format: Format, height: float
) -> None:
    """Writes a text over several columns of a row, which grows with its lines; `height` is that of one line.

    `room` is how many half-width letters of the usual size the columns take.
    """
    first, last = columns
    written = cell_text(text)
    if last > first:
        sheet.merge_range(row, first, row, last, "", cell_format)
    sheet.write_string(row, first, written, cell_format)
    sheet.set_row(row, min(MOST_HEIGHT, height * lines(written, room * USUAL_SIZE / cell_format.font_size)))


def _in_header(text: str) -> str:
    """A text as the head of a page takes it: one line, its signs kept from being read as codes."""
    plain = " ".join(cell_text(text).split())
    if len(plain) > HEADER_LIMIT:
        plain = plain[: HEADER_LIMIT - 1] + "…"
    # A digit at its start would be read as part of the font size.
    return " " + plain.replace("&", "&&")
