"""Excel workbooks (.xlsx, .xlsm) → a grid for each sheet."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from lxml import etree

from dashboard.errors import RefusedDocument
from dashboard.ingest.grid import Block
from dashboard.ingest.readers.limits import (
    MAX_CELLS,
    MAX_CHARACTERS,
    MAX_MERGED_RANGES,
    MAX_ROWS,
    MAX_SHEETS,
    within,
)
from dashboard.ingest.readers.package import Package, opened_package
from dashboard.ingest.readers.trimmed import trimmed
from dashboard.ingest.readers.workbook.dates import is_date, shown_date
from dashboard.ingest.readers.workbook.formats import BUILT_IN, GENERAL
from dashboard.ingest.readers.workbook.numbers import shown_number
from dashboard.ingest.readers.workbook.sheet import MergedRange, Sheet, sheet_blocks

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_ROW, _CELL, _VALUE, _FORMULA, _INLINE = _S + "row", _S + "c", _S + "v", _S + "f", _S + "is"
_ITEM, _TEXT, _ABOVE, _MERGED, _COLUMN = _S + "si", _S + "t", _S + "rPh", _S + "mergeCell", _S + "col"
# Excel writes characters that XML forbids as _x000D_.
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_ADDRESS = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Z]{1,3})\$?([0-9]{1,7}))?")
# A cell that says something holds one of these; rows behind the last of them are empty.
_SOMETHING = (b"v>", b"is>", b"f>")
_ROW_END = re.compile(rb"</(?:\w+:)?row\s*>")
_DATA_END = re.compile(rb"</(?:\w+:)?sheetData\s*>")


@dataclass(frozen=True, slots=True)
class _Workbook:
    """What all sheets share: texts, formats by a cell's style, and where dates begin."""

    package: Package
    texts: list[str]
    formats: list[str]
    counts_from_1904: bool


def xlsx_blocks(data: bytes, file_name: str) -> list[Block]:
    """The grids of an Excel workbook, one a sheet, hidden sheets last; places read "Sheet1!B12".

    Numbers, percentages and dates stand as their cells show them. Hidden rows and columns, comments and drawings are
    left out; a formula without a stored result stands as its words.

    Raises RefusedDocument: `damaged`, `password_protected`, `too_large` or `empty`.
    """
    package = opened_package(data, file_name)
    main = package.main_part("xl/workbook.xml")
    tree = package.tree(main)
    relations = package.relations(main)
    named = {relation.kind: relation.part for relation in relations}
    parts = {relation.relation_id: relation.part for relation in relations if relation.kind == "worksheet"}
    properties = tree.find(_S + "workbookPr")
    workbook = _Workbook(
        package,
        list(_shared_texts(package, named.get("sharedStrings", ""))),
        _formats(package, named.get("styles", "")),
        properties is not None and properties.get("date1904") in ("1", "true"),
    )
    stated = [sheet for sheet in tree.iter(_S + "sheet") if sheet.get(_RELATION_ID) in parts]
    within(len(stated), MAX_SHEETS, file_name)
    sheets = (_sheet(workbook, parts[sheet.get(_RELATION_ID, "")], sheet) for sheet in stated)
    return sheet_blocks(sheets, file_name, has_pictures=any("/media/" in part for part in package.parts))


def _shared_texts(package: Package, part: str) -> Iterator[str]:
    if part:
        for item in _elements(package, part, package.xml_bytes(part), _ITEM):
            yield trimmed(_text(item))


def _text(element: etree._Element) -> str:
    """The words of a text, whatever its runs; not the reading aids above characters."""
    pieces: list[str] = []
    for child in element:
        if child.tag == _TEXT:
            pieces.append(child.text or "")
        elif child.tag != _ABOVE:
            pieces.extend(inner.text or "" for inner in child.iter(_TEXT))
    text = "".join(pieces)
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _formats(package: Package, part: str) -> list[str]:
    """The format code of each cell style, by its number; none where the workbook has no styles."""
    if not part:
        return []
    styles = package.tree(part)
    codes = {**BUILT_IN}
    for custom in styles.iter(_S + "numFmt"):
        codes[_number(custom.get("numFmtId"))] = custom.get("formatCode", GENERAL)
    cell_styles = styles.find(_S + "cellXfs")
    found = cell_styles if cell_styles is not None else ()
    return [codes.get(_number(style.get("numFmtId")), GENERAL) for style in found if style.tag == _S + "xf"]


def _sheet(workbook: _Workbook, part: str, stated: etree._Element) -> Sheet:
    package = workbook.package
    name = stated.get("name", "")
    sheet = Sheet(name, is_hidden=stated.get("state", "visible") != "visible")
    row_number = -1
    count = characters = 0
    content = _without_empty_end(package.xml_bytes(part))
    for element in _elements(package, part, content, _ROW, _MERGED, _COLUMN):
        if element.tag == _COLUMN:
            if element.get("hidden") in ("1", "true"):
                sheet.hidden_columns.append((_number(element.get("min")) - 1, _number(element.get("max")) - 1))
        elif element.tag == _MERGED:
            if merged := _merged(element.get("ref", "")):
                sheet.merged.append(merged)
                within(len(sheet.merged), MAX_MERGED_RANGES, package.file_name, name)
        else:
            row_number = _number(element.get("r")) - 1 if element.get("r") else row_number + 1
            if element.get("hidden") in ("1", "true"):
                sheet.hidden_rows.append((row_number, row_number))
            if filled := _row(workbook, element):
                count += len(filled)
                characters += sum(len(text) for _, text in filled)
                within(characters, MAX_CHARACTERS, package.file_name, name)
                within(len(sheet.rows), MAX_ROWS, package.file_name, name)
                within(count, MAX_CELLS, package.file_name, name)
                sheet.rows.append((row_number, filled))
    sheet.rows.sort(key=lambda row: row[0])
    return sheet


def _row(workbook: _Workbook, row: etree._Element) -> list[tuple[int, str]]:
    """The filled cells of a row by column."""
    found: dict[int, str] = {}
    column = -1
    for cell in row:
        if cell.tag != _CELL:
            continue
        at = _ADDRESS.fullmatch(cell.get("r", ""))
        column = column_number(at[1]) if at else column + 1
        if text := _shown(workbook, cell):
            found[column] = text
    return sorted(found.items())


def _shown(workbook: _Workbook, cell: etree._Element) -> str:
    """What the cell shows; raises RefusedDocument `damaged` where it names a text or a style that is not there."""
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        inline = cell.find(_INLINE)
        return trimmed(_text(inline)) if inline is not None else ""
    value = cell.findtext(_VALUE)
    if value is None or value == "":
        # A formula whose result is an empty text says so by its kind; without a result nothing shows, whatever it is.
        formula = cell.findtext(_FORMULA) if value is None or kind == "n" else None
        return trimmed(f"={formula}") if formula else ""
    match kind:
        case "s":
            index = _number(value)
            if not 0 <= index < len(workbook.texts):
                raise _lost(workbook, cell)
            return workbook.texts[index]
        case "b":
            return "TRUE" if value == "1" else "FALSE"
        case "n":
            return trimmed(_shown_number(workbook, cell, value))
    return trimmed(_ESCAPED.sub(lambda found: chr(int(found[1], 16)), value))


def _shown_number(workbook: _Workbook, cell: etree._Element, value: str) -> str:
    style = _number(cell.get("s"))
    # Without its style 98.63% would read 0.9863.
    if not 0 <= style < len(workbook.formats) and style != 0:
        raise _lost(workbook, cell)
    code = workbook.formats[style] if workbook.formats else GENERAL
    if is_date(code):
        return shown_date(value, code, counts_from_1904=workbook.counts_from_1904)
    return shown_number(value, code)


def _lost(workbook: _Workbook, cell: etree._Element) -> RefusedDocument:
    return RefusedDocument("damaged", workbook.package.file_name, place=cell.get("r", ""))


def _elements(package: Package, part: str, content: bytes, *tags: str) -> Iterator[etree._Element]:
    """The elements with the tags one by one, each forgotten before the next: a sheet may be larger than memory."""
    options: dict[str, Any] = {"resolve_entities": False, "no_network": True, "huge_tree": False, "load_dtd": False}
    try:
        for _, element in etree.iterparse(BytesIO(content), events=("end",), tag=tags, **options):
            yield element
            element.clear()
            while (before := element.getprevious()) is not None:
                del before.getparent()[0]
    except etree.XMLSyntaxError as error:
        raise RefusedDocument("damaged", package.file_name, part) from error


def _without_empty_end(content: bytes) -> bytes:
    """The sheet without the rows behind the last cell that says something: there may be a million of them."""
    last = max(content.rfind(mark) for mark in _SOMETHING)
    row_end = _ROW_END.search(content, max(last, 0))
    data_end = _DATA_END.search(content, max(last, 0))
    if last < 0 or row_end is None or data_end is None:
        return content
    return content[: row_end.end()] + content[data_end.start() :]


def _merged(reference: str) -> MergedRange | None:
    found = _RANGE.fullmatch(reference)
    if found is None or not found[3]:
        return None
    rows = sorted((int(found[2]) - 1, int(found[4]) - 1))
    columns = sorted((column_number(found[1]), column_number(found[3])))
    return MergedRange(rows[0], columns[0], rows[1], columns[1])


def column_number(letters: str) -> int:
    """The column that letters name, from 0: A → 0, AB → 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _number(text: str | None) -> int:
    """The number an attribute holds, 0 where it holds none."""
    try:
        return int(text or 0)
    except ValueError:
        return 0
