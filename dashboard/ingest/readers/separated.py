"""Sheets saved as text (.csv): cells apart by commas, semicolons or tabs, quoted where they hold one → a grid."""

import csv
import re
from collections import Counter
from io import StringIO
from itertools import pairwise
from pathlib import PurePath

from dashboard.errors import RefusedDocument
from dashboard.ingest.grid import Block
from dashboard.ingest.readers.limits import MAX_CELLS, MAX_CHARACTERS, MAX_ROWS, within
from dashboard.ingest.readers.text import decoded, text_blocks
from dashboard.ingest.readers.trimmed import trimmed
from dashboard.ingest.readers.workbook.sheet import Sheet, sheet_blocks

_SEPARATORS = ",;\t"
# Excel is told the separator so, in a line above the sheet.
_TOLD = re.compile(r"sep=([,;\t])\r?\n", re.IGNORECASE)
# A cell of more lines than this is none: a quotation mark never closed.
_MOST_LINES = 60
# Programs that keep leading zeros write a code as the formula ="0012".
_AS_FORMULA = re.compile(r'="([^"]*)"')
# An amount such as 1,234.56 without quotes falls into these two.
_THOUSANDS, _REST = re.compile(r"[¥￥-]?\d{1,3}"), re.compile(r"\d{3}(?:\.\d+)?")

# What a figure may break off behind.
_FIGURE_SIGNS = frozenset("0123456789.,")
_Rows = list[list[str]]


def separated_blocks(data: bytes, file_name: str) -> list[Block]:
    """The sheet's grids and paragraphs, a file without any separator as plain text; places read "name!B12".

    A row in which a comma may have cut an amount in two stays one cell. Raises RefusedDocument: `empty`, `too_large`,
    `not_text`, or `damaged` where a quotation mark is never closed or the last row breaks off.
    """
    text = decoded(data, file_name)
    within(len(text), MAX_CHARACTERS, file_name)
    within(text.count("\n"), MAX_ROWS, file_name)
    told = _TOLD.match(text)
    text = text[told.end() :] if told else text
    within(max(text.count(sign) for sign in _SEPARATORS), MAX_CELLS, file_name)
    ways = {sign: _rows(text, sign, file_name) for sign in (told[1] if told else _SEPARATORS)}
    separator = max(ways, key=lambda sign: _cells_of_table(ways[sign]))
    rows = ways[separator]
    if not _cells_of_table(rows):
        return text_blocks(data, file_name)
    if _is_cut_short(rows, text):
        raise RefusedDocument("damaged", file_name, place=f"line {len(text.splitlines())}")
    if separator == ",":
        rows = _with_torn_rows_whole(rows)
    name = PurePath(file_name).stem
    filled = [
        (number, [(column, words) for column, cell in enumerate(row) if (words := _words(cell))])
        for number, row in enumerate(rows, start=1 if told else 0)
    ]
    return sheet_blocks([Sheet(name, [row for row in filled if row[1]])], file_name, has_pictures=False)


def _rows(text: str, separator: str, file_name: str) -> _Rows:
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator)
    rows: _Rows = []
    last = 0
    try:
        for row in reader:
            if reader.line_num - last > _MOST_LINES:
                raise RefusedDocument("damaged", file_name, place=f"line {last + 1}")
            last = reader.line_num
            rows.append(row)
    except csv.Error as error:
        raise RefusedDocument("damaged", file_name, str(error), f"line {last + 1}") from error
    return rows


def _cells_of_table(rows: _Rows) -> int:
    """How many cells stand beside others in rows of the most usual width."""
    widths = Counter(len(row) for row in rows if len(row) > 1)
    return max(((width - 1) * times for width, times in widths.items()), default=0)


def _is_cut_short(rows: _Rows, text: str) -> bool:
    """Whether the file breaks off in its last row: 98.6 would stand where 98.63 stood.

    Programs write all rows of a sheet as wide, and nearly all end the last one like the others.
    """
    *whole, last = [row for row in rows if row]
    widths = {len(row) for row in whole}
    is_open = not text.endswith(("\n", "\r")) and last[-1].rstrip()[-1:] in _FIGURE_SIGNS
    return len(widths) == 1 and (len(last) < max(widths) or (len(last) == max(widths) and is_open))


def _with_torn_rows_whole(rows: _Rows) -> _Rows:
    """The rows; where they are not all as wide, those that may hold half an amount a cell are one cell each.

    Programs write all rows of a sheet as wide and quote such amounts; people who type the commas do neither.
    """
    if len({len(row) for row in rows if row}) == 1:
        return rows
    return [[",".join(row)] if any(_may_be_one(*pair) for pair in pairwise(row)) else row for row in rows]


def _may_be_one(first: str, second: str) -> bool:
    return _THOUSANDS.fullmatch(first.strip()) is not None and _REST.fullmatch(second.strip()) is not None


def _words(cell: str) -> str:
    formula = _AS_FORMULA.fullmatch(cell.strip())
    return trimmed(formula[1] if formula else cell)
