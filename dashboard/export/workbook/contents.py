"""The first sheet of a pack: its title, who made it and when, its items with links, and what holds for all of them."""

from xlsxwriter.worksheet import Worksheet

from dashboard.export.cell_text import cell_text
from dashboard.export.content import Pack
from dashboard.export.statement import statement_lines
from dashboard.export.workbook.book import LINE_HEIGHT, MOST_HEIGHT, Book, write_lines
from dashboard.export.workbook.cells import lines
from dashboard.i18n import Words

WIDTHS = (6.0, 50.0, 76.0, 10.0)
HEAD = 4


def write_contents(book: Book, sheet: Worksheet, pack: Pack, names: list[str], words: Words) -> None:
    """Fills the sheet; `names` are the sheets of the items in their order."""
    book.print_setup(sheet, pack.title)
    room, last = sum(WIDTHS), len(WIDTHS) - 1
    for place, each in enumerate(WIDTHS):
        sheet.set_column(place, place, each)
    write_lines(sheet, 0, (0, last), room, pack.title, book.format("title", font_size=20), 32)
    write_lines(
        sheet, 1, (0, last), room, "　".join(filter(None, (pack.organisation, pack.date))), book.format("headline"), 20
    )
    if pack.is_synthetic:
        write_lines(sheet, 2, (0, last), room, words("figure.synthetic"), book.format("note", bold=True), LINE_HEIGHT)
    if not pack.items:
        write_lines(sheet, HEAD, (0, last), room, words("workbook.no_items"), book.format("headline"), 20)
        sheet.print_area(0, 0, HEAD, last)
        return
    for place, key in enumerate(("number", "item", "headline", "rows")):
        sheet.write_string(HEAD, place, words(f"workbook.{key}"), book.format("head"))
    for number, (item, name) in enumerate(zip(pack.items, names, strict=True), start=1):
        row = HEAD + number
        said = cell_text(item.missing or item.headline)
        sheet.write_number(row, 0, number, book.format("number", align="center"))
        linked = book.format("link", border=1, text_wrap=True)
        sheet.write_url(row, 1, f"internal:'{name}'!A1", linked, cell_text(item.title))
        sheet.write_string(row, 2, said, book.format("text"))
        sheet.write_number(row, 3, item.statement.rows, book.format("number", num_format="#,##0"))
        deepest = max(lines(item.title, WIDTHS[1]), lines(said, WIDTHS[2]))
        sheet.set_row(row, min(MOST_HEIGHT, LINE_HEIGHT * deepest + 3))
    row = HEAD + len(pack.items) + 2
    for line in _common(pack, words):
        write_lines(sheet, row, (0, last), room, line, book.format("note"), 13)
        row += 1
    sheet.freeze_panes(HEAD + 1, 0)
    sheet.repeat_rows(HEAD)
    sheet.print_area(0, 0, row, last)


def _common(pack: Pack, words: Words) -> list[str]:
    """The lines that the statements of all items share."""
    first, *others = [statement_lines(item.statement, words) for item in pack.items]
    return [line for line in first if all(line in lines_of for lines_of in others)]
