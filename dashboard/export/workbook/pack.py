"""The pack of a meeting as a workbook."""

from dashboard.export.content import Pack
from dashboard.export.native import native_charts
from dashboard.export.workbook.book import Book
from dashboard.export.workbook.contents import write_contents
from dashboard.export.workbook.item import name_of, write_item
from dashboard.i18n import Words


def pack_xlsx(pack: Pack, words: Words) -> bytes:
    """A workbook with a sheet of contents and one an item: its table, and its chart drawn from cells of the sheet."""
    book = Book(words("workbook.page", number="&P", pages="&N"))
    book.workbook.set_properties({"title": pack.title, "author": pack.organisation, "comments": ""})
    contents = book.sheet(words("workbook.contents"))
    names = []
    for number, item in enumerate(pack.items, start=1):
        charts = native_charts(item.figure) if item.figure is not None else ()
        names.append(write_item(book, item, charts, name_of(number, item), contents.name, words))
    write_contents(book, contents, pack, names, words)
    return book.closed()
