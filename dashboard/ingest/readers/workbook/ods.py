"""OpenDocument spreadsheets (.ods) → a grid for each sheet."""

from collections.abc import Iterator

from lxml import etree

from dashboard.ingest.grid import Block
from dashboard.ingest.readers.limits import MAX_CELLS, MAX_MERGED_RANGES, MAX_ROWS, MAX_SHEETS, within
from dashboard.ingest.readers.package import opened_package
from dashboard.ingest.readers.trimmed import trimmed
from dashboard.ingest.readers.workbook.formats import GENERAL
from dashboard.ingest.readers.workbook.numbers import shown_number
from dashboard.ingest.readers.workbook.sheet import MergedRange, Sheet, sheet_blocks

CONTENT = "content.xml"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_ROW, _COLUMN, _CELL, _COVERED = (
    _TABLE + "table-row",
    _TABLE + "table-column",
    _TABLE + "table-cell",
    _TABLE + "covered-table-cell",
)
_PARAGRAPH = _TEXT + "p"
_SPACING = {_TEXT + "tab": " ", _TEXT + "line-break": "\n"}
_UNSEEN = frozenset({_OFFICE + "annotation", _TEXT + "note", _TEXT + "ruby-text", _TEXT + "tracked-changes"})
_HIDDEN = frozenset({"collapse", "filter"})


def ods_blocks(data: bytes, file_name: str) -> list[Block]:
    """The grids of an OpenDocument spreadsheet, one a sheet, hidden sheets last; places read "Sheet1!B12".

    Cells stand as they are shown, but for typed numbers and dates, which keep all their digits and parts.

    Raises RefusedDocument: `damaged`, `password_protected`, `too_large` or `empty`.
    """
    package = opened_package(data, file_name)
    tree = package.tree(CONTENT)
    tables = list(tree.iterfind(f"{_OFFICE}body/{_OFFICE}spreadsheet/{_TABLE}table"))
    within(len(tables), MAX_SHEETS, file_name)
    hidden = _hidden_styles(tree)
    has_pictures = any(part.startswith("pictures/") for part in package.parts)
    return sheet_blocks((_sheet(table, hidden, file_name) for table in tables), file_name, has_pictures=has_pictures)


def _hidden_styles(tree: etree._Element) -> frozenset[str | None]:
    """The styles of sheets that are not shown."""
    return frozenset(
        style.get(_STYLE + "name")
        for style in tree.iter(_STYLE + "style")
        if any(found.get(_TABLE + "display") == "false" for found in style.iter(_STYLE + "table-properties"))
    )


def _sheet(table: etree._Element, hidden: frozenset[str | None], file_name: str) -> Sheet:
    is_hidden = table.get(_TABLE + "style-name") in hidden
    sheet = Sheet(table.get(_TABLE + "name", ""), hidden_columns=list(_hidden_columns(table)), is_hidden=is_hidden)
    number = count = 0
    for row in table.iter(_ROW):
        if _owner(row) is not table:
            continue
        times = _times(row, "number-rows-repeated")
        if row.get(_TABLE + "visibility") in _HIDDEN:
            sheet.hidden_rows.append((number, number + times - 1))
        if filled := list(_row(row, number, sheet, file_name)):
            count += len(filled) * times
            within(len(sheet.rows) + times, MAX_ROWS, file_name, sheet.name)
            within(count, MAX_CELLS, file_name, sheet.name)
            sheet.rows.extend((number + index, filled) for index in range(times))
        within(len(sheet.merged), MAX_MERGED_RANGES, file_name, sheet.name)
        number += times
    return sheet


def _owner(row: etree._Element) -> etree._Element | None:
    """The table of a row, which may stand in groups and headers of rows."""
    return next(row.iterancestors(_TABLE + "table"), None)


def _hidden_columns(table: etree._Element) -> Iterator[tuple[int, int]]:
    number = 0
    for column in table.iter(_COLUMN):
        if _owner(column) is table:
            times = _times(column, "number-columns-repeated")
            if column.get(_TABLE + "visibility") in _HIDDEN:
                yield number, number + times - 1
            number += times


def _row(row: etree._Element, number: int, sheet: Sheet, file_name: str) -> Iterator[tuple[int, str]]:
    """The filled cells of a row by column; notes the merged ones that begin in it."""
    column = 0
    for cell in row.iterchildren(_CELL, _COVERED):
        times = _times(cell, "number-columns-repeated")
        if cell.tag == _CELL:
            text = trimmed(_shown(cell))
            height, width = _times(cell, "number-rows-spanned"), _times(cell, "number-columns-spanned")
            if height > 1 or width > 1:
                sheet.merged.append(MergedRange(number, column, number + height - 1, column + width - 1))
            if text:
                within(times, MAX_CELLS, file_name, sheet.name)
                yield from ((column + index, text) for index in range(times))
        column += times


def _shown(cell: etree._Element) -> str:
    """What the cell shows; a typed number with all its digits, a date with all its parts."""
    shown = "\n".join("".join(_words(paragraph)) for paragraph in cell.iterchildren(_PARAGRAPH))
    match cell.get(_OFFICE + "value-type"):
        case "float" | "percentage" | "currency" as kind:
            return _number(cell.get(_OFFICE + "value", ""), shown, is_percent=kind == "percentage")
        case "date" if "年" not in shown and "月" not in shown:
            return cell.get(_OFFICE + "date-value", shown).replace("T", " ")
    return shown


def _number(stored: str, shown: str, *, is_percent: bool) -> str:
    """The number with the decimals that are shown, and more where it was typed with more."""
    decimals = len(shown.partition(".")[2].rstrip("%").strip()) if shown.count(".") == 1 else 0
    code = "0" + ("." + "0" * decimals if decimals else "") + ("%" if is_percent else "")
    plain = shown_number(stored, code if stored else GENERAL)
    return shown if _figures(shown) == _figures(plain) and _figures(shown) else plain


def _figures(text: str) -> str:
    return "".join(character for character in text if character.isdigit() or character in "-.%")


def _words(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == _TEXT + "s":
            yield " " * min(_times(child, "c", _TEXT), 100)
        elif child.tag in _SPACING:
            yield _SPACING[child.tag]
        elif child.tag not in _UNSEEN:
            yield from _words(child)
        yield child.tail or ""


def _times(element: etree._Element, name: str, namespace: str = _TABLE) -> int:
    """How often an element repeats or how far it spans, at least once."""
    try:
        return max(int(element.get(namespace + name, "1")), 1)
    except ValueError:
        return 1
