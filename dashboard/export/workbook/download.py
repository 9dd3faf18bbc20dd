"""A table as it is downloaded: its head in the first row, so that other programs read it too, its statement behind."""

from collections.abc import Sequence

import pandas as pd

from dashboard.export.tables import presented
from dashboard.export.workbook.book import LINE_HEIGHT, Book, write_lines
from dashboard.export.workbook.table import column_widths, write_table
from dashboard.i18n import Words

NOTES_ROOM = 110.0


def table_xlsx(frame: pd.DataFrame, words: Words, title: str, notes: Sequence[str]) -> bytes:
    """A workbook with the table on its first sheet and the notes (unit, selection, source) on its second."""
    shown = presented(frame, words)
    book = Book(words("workbook.page", number="&P", pages="&N"))
    book.workbook.set_properties({"title": title, "comments": ""})
    sheet = book.sheet(words("export.sheet_table"))
    book.print_setup(sheet, title)
    if len(shown.columns):
        table = write_table(book, sheet, shown, column_widths(shown, words), words, head=0)
        sheet.autofilter(0, 0, table.last, table.last_column)
        sheet.print_area(0, 0, table.last, table.last_column)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
    said = book.sheet(words("export.sheet_notes"))
    book.print_setup(said, title)
    said.set_column(0, 0, NOTES_ROOM)
    for row, line in enumerate([title, *notes]):
        style = "note" if row else "title"
        write_lines(said, row, (0, 0), NOTES_ROOM, line, book.format(style), LINE_HEIGHT if row else 24)
    return book.closed()
