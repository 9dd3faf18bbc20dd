"""A frame as a table on a sheet: worded heads, numbers in their formats, columns as wide as what they hold."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from xlsxwriter.utility import xl_range
from xlsxwriter.worksheet import Worksheet

from dashboard.export.cell_text import cell_text
from dashboard.export.tables import NUMBER_FORMATS, Kind, kind_of
from dashboard.export.workbook.book import LINE_HEIGHT, MOST_HEIGHT, Book, write_value
from dashboard.export.workbook.cells import lines, width
from dashboard.i18n import Words

WIDEST_TEXT = 44.0
NARROWEST = 8.0
LEAST_ROOM = 64.0  # titles and statements stand across the table and need this much
HEAD_LINES = 4
LEAST_HEIGHT = 13.0  # points, of a row below the table
POINTS_A_PIXEL = 0.75


@dataclass(frozen=True, slots=True)
class Table:
    """Where a table stands: the row of its head, its frame as worded, widths of columns, heights of rows in points."""

    sheet: Worksheet
    head: int
    shown: pd.DataFrame
    widths: tuple[float, ...]
    heights: tuple[float, ...]

    @property
    def first(self) -> int:
        """The first row below the head."""
        return self.head + 1

    @property
    def last(self) -> int:
        """The last row; the head's own where there are none."""
        return self.head + len(self.shown)

    @property
    def last_column(self) -> int:
        """The last column."""
        return max(0, len(self.widths) - 1)

    def row_below(self, row: int, pixels: int) -> int:
        """The row in which something ends that begins in a row of the sheet and is so many pixels high."""
        left = pixels * POINTS_A_PIXEL
        while left > 0:
            number = row - self.first
            left -= self.heights[number] if 0 <= number < len(self.heights) else LEAST_HEIGHT
            row += 1
        return row


def column_widths(shown: pd.DataFrame, words: Words) -> tuple[float, ...]:
    """Widths in half-width letters: numbers whole, long text wrapped, heads in a few lines."""
    widths = [
        max(
            NARROWEST,
            _head_width(words.label(column)),
            _number_width(shown[column], kind)
            if (kind := kind_of(column, shown[column])) != "text"
            else _text_width(shown[column]),
        )
        for column in shown.columns
    ]
    total = sum(widths)
    return tuple(each * max(1.0, LEAST_ROOM / total) for each in widths)


def write_table(
    book: Book, sheet: Worksheet, shown: pd.DataFrame, widths: Sequence[float], words: Words, head: int
) -> Table:
    """Writes the head and all rows from a row on, as high as their text is deep."""
    labels = [words.label(column) for column in shown.columns]
    for place, (label, room) in enumerate(zip(labels, widths, strict=True)):
        sheet.set_column(place, place, room)
        sheet.write_string(head, place, cell_text(label), book.format("head"))
    if labels:
        deepest = max(lines(label, room) for label, room in zip(labels, widths, strict=True))
        sheet.set_row(head, LINE_HEIGHT * min(deepest, HEAD_LINES + 1) + 4)
    deep = [1] * len(shown)
    for place, column in enumerate(shown.columns):
        kind, room = kind_of(column, shown[column]), widths[place]
        cell_format = format_of(book, kind)
        for number, value in enumerate(shown[column].tolist()):
            write_value(sheet, head + 1 + number, place, value, cell_format)
            if isinstance(value, str) and (2 * len(value) > room - 2 or "\n" in value):
                deep[number] = max(deep[number], lines(value, room))
    if labels and len(shown):  # codes of digits are text on purpose
        sheet.ignore_errors({"number_stored_as_text": xl_range(head + 1, 0, head + len(shown), len(labels) - 1)})
    heights = tuple(min(MOST_HEIGHT, LINE_HEIGHT * each) for each in deep)
    for row, height in enumerate(heights, start=head + 1):
        sheet.set_row(row, height)
    return Table(sheet, head, shown, tuple(widths), heights)


def format_of(book: Book, kind: Kind, **further: object) -> Any:
    """The format of a cell of a kind."""
    if kind == "text":
        return book.format("text", **further)
    return book.format("number", num_format=NUMBER_FORMATS[kind], **further)


def _head_width(label: str) -> float:
    """Room for a head in a few lines, in which no Latin word is broken."""
    longest = max((width(word) for word in label.split() if word.isascii()), default=0.0)
    return max(width(label) / HEAD_LINES, longest) + 3


def _number_width(values: pd.Series, kind: Kind) -> float:
    known = values.dropna()
    if known.empty:
        return NARROWEST
    ends = [float(known.min()), float(known.max())]
    written = {"amount": "{:,.2f}", "points": "{:.2f}", "rate": "{:.2%}", "count": "{:,.0f}", "year": "{:.0f}"}[kind]
    return max(width(written.format(end)) for end in ends) + 3


def _text_width(values: pd.Series) -> float:
    longest = max((width(line) for text in values.dropna() for line in str(text).split("\n")), default=0.0)
    return min(WIDEST_TEXT, longest + 4)
