"""Excel 97–2003 workbooks (.xls) → a grid for each sheet."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from dashboard.errors import RefusedDocument
from dashboard.ingest.grid import Block
from dashboard.ingest.readers.compound import Compound
from dashboard.ingest.readers.limits import MAX_SHEETS, within
from dashboard.ingest.readers.trimmed import trimmed
from dashboard.ingest.readers.workbook.biff import SheetLayout, sheet_layouts
from dashboard.ingest.readers.workbook.dates import shown_moment
from dashboard.ingest.readers.workbook.formats import GENERAL
from dashboard.ingest.readers.workbook.numbers import shown_number
from dashboard.ingest.readers.workbook.sheet import MergedRange, Sheet, sheet_blocks

_Value = int | float | str | bool | time | date | datetime | timedelta
_MIDNIGHT = time()
_DAY_ZERO = date(1899, 12, 31)


def xls_blocks(data: bytes, file_name: str) -> list[Block]:
    """The grids of an Excel 97–2003 workbook, one a sheet, hidden sheets last; places read "Sheet1!B12".

    Raises RefusedDocument: `damaged`, `password_protected`, `unsupported_format`, `too_large` or `empty`.
    """
    layouts = sheet_layouts(Compound(data, file_name).stream("Workbook"), file_name)
    try:
        with CalamineWorkbook.from_filelike(BytesIO(data)) as workbook:
            return sheet_blocks(_sheets(workbook, layouts, file_name), file_name, has_pictures=False)
    except PasswordError as error:
        raise RefusedDocument("password_protected", file_name) from error
    except CalamineError as error:
        raise RefusedDocument("damaged", file_name) from error


def _sheets(workbook: CalamineWorkbook, layouts: list[SheetLayout], file_name: str) -> Iterator[Sheet]:
    stated = list(enumerate(workbook.sheets_metadata))
    within(len(stated), MAX_SHEETS, file_name)
    stated.sort(key=lambda sheet: sheet[1].visible != SheetVisibleEnum.Visible)
    for index, about in stated:
        if about.typ == SheetTypeEnum.WorkSheet:
            layout = layouts[index] if index < len(layouts) else SheetLayout()
            yield _sheet(workbook, index, about.name, layout)


def _sheet(workbook: CalamineWorkbook, index: int, name: str, layout: SheetLayout) -> Sheet:
    stored = workbook.get_sheet_by_index(index)
    first_column = stored.start[1] if stored.start else 0
    sheet = Sheet(name)
    sheet.merged = [MergedRange(*first, *last) for first, last in stored.merged_cell_ranges or ()]
    for row, values in enumerate(stored.iter_rows()):
        if row not in layout.hidden_rows and (filled := list(_row(values, row, first_column, layout))):
            sheet.rows.append((row, filled))
    return sheet


def _row(values: list[_Value], row: int, first_column: int, layout: SheetLayout) -> Iterator[tuple[int, str]]:
    """The filled cells of a row by column."""
    for column, value in enumerate(values, start=first_column):
        if value == "" or any(first <= column <= last for first, last in layout.hidden_columns):
            continue
        if text := trimmed(_shown(value, layout.formats.get((row, column), GENERAL))):
            yield column, text


def _shown(value: _Value, code: str) -> str:
    """What the cell shows. A number that is no date there (1900 has its own calendar) stands as the moment it means."""
    match value:
        case bool():
            return "TRUE" if value else "FALSE"
        case str():
            return value
        case int() | float():
            return shown_number(repr(value), code)
        case datetime():
            return shown_moment(value, code)
        case date():
            return shown_moment(datetime.combine(value, _MIDNIGHT), code)
        case time():
            return shown_moment(datetime.combine(_DAY_ZERO, value), code)
        case timedelta():
            return shown_moment(datetime.combine(_DAY_ZERO, _MIDNIGHT) + value, code)
