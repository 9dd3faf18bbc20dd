"""One item of a pack on a sheet of its own: a sentence, the table, its chart beside it, the statement below."""

from xlsxwriter.utility import xl_range_abs
from xlsxwriter.worksheet import Worksheet

from dashboard.export.cell_text import cell_text
from dashboard.export.content import Item
from dashboard.export.native.chart import Chart, HeatMap
from dashboard.export.statement import rows_line, statement_lines
from dashboard.export.tables import is_key, presented
from dashboard.export.workbook.book import LINE_HEIGHT, LINK_COLOUR, Book, write_lines
from dashboard.export.workbook.cells import sheet_name
from dashboard.export.workbook.chart_cells import placed, with_names
from dashboard.export.workbook.charts import drawn_thresholds, insert_chart, size_of
from dashboard.export.workbook.heat import write_heat_map
from dashboard.export.workbook.table import LEAST_ROOM, Table, column_widths, write_table
from dashboard.i18n import Words

HEAD = 4
COLUMN_ROOM = 10.0
PIXELS = 75  # of a column of COLUMN_ROOM
# Above this, table and chart side by side would be too small to read on one page: each prints on pages of its own.
ROOM_OF_A_PAGE = 220.0

MOST_OF_A_LINK = 2000  # letters, of an address that office programs follow

# First row, first column, last row, last column.
Area = tuple[int, int, int, int]


def write_item(
    book: Book, item: Item, charts: tuple[Chart | HeatMap, ...], name: str, contents: str, words: Words
) -> str:
    """Adds the item's sheet and returns its name; `contents` is the sheet that lists all items."""
    sheet = book.sheet(name)
    book.print_setup(sheet, item.title)
    shown = presented(item.frame, words)
    shown = shown[[column for column in shown.columns if not is_key(column)]]
    drawn = [chart for chart in charts if isinstance(chart, Chart)]
    shown = with_names(shown, drawn)
    widths = column_widths(shown, words) if len(shown.columns) else (LEAST_ROOM,)
    last, room = len(widths) - 1, sum(widths)
    sheet.set_column(0, 0, widths[0])
    write_lines(sheet, 0, (0, last), room, item.title, book.format("title"), 24)
    write_lines(sheet, 1, (0, last), room, item.missing or item.headline, book.format("headline"), 18)
    write_lines(sheet, 2, (0, last), room, _head_line(item, charts, words), book.format("note"), LINE_HEIGHT)
    sheet.write_url(3, 0, f"internal:'{contents}'!A1", book.format("link"), words("workbook.back"))
    if not len(shown.columns):
        _write_statement(book, sheet, item, HEAD, (last, room), words)
        sheet.print_area(0, 0, HEAD + 20, last)
        return str(sheet.name)
    table = write_table(book, sheet, shown, widths, words, HEAD)
    sheet.freeze_panes(HEAD + 1, 0)
    sheet.repeat_rows(HEAD)
    if len(shown):
        sheet.autofilter(HEAD, 0, table.last, last)
    end = _write_statement(book, sheet, item, table.last + 2, (last, room), words)
    _set_print_area(book, table, end, _write_charts(book, table, drawn, item, words))
    for heat in charts:
        if isinstance(heat, HeatMap):
            named = write_heat_map(
                book,
                heat,
                words("workbook.heat_map", name=name),
                item.title,
                (sheet.name, words("workbook.back_to_table")),
            )
            sheet.write_url(
                3, min(last, 1), f"internal:'{named}'!A1", book.format("link"), words("workbook.to_heat_map")
            )
    return str(sheet.name)


def _head_line(item: Item, charts: tuple[Chart | HeatMap, ...], words: Words) -> str:
    parts = [words("figure.unit", unit=item.statement.unit)] if item.statement.unit else []
    if not item.missing:
        parts.append(rows_line(item.statement, words))
    if item.figure is not None and not charts:
        parts.append(words("workbook.no_chart"))
    if item.statement.notes.is_synthetic:
        parts.append(words("figure.synthetic"))
    return "　".join(parts)


def _write_statement(
    book: Book, sheet: Worksheet, item: Item, row: int, across: tuple[int, float], words: Words
) -> int:
    last, room = across
    lines = statement_lines(item.statement, words)
    for place, line in enumerate(lines):
        write_lines(sheet, row + place, (0, last), room, line, book.format("note"), 13)
        link = item.statement.link
        if link.startswith("http") and link in line and len(link) <= MOST_OF_A_LINK:
            sheet.write_url(row + place, 0, link, book.format("note", font_color=LINK_COLOUR), cell_text(line))
    return row + len(lines)


def _write_charts(book: Book, table: Table, charts: list[Chart], item: Item, words: Words) -> list[Area]:
    """Puts the charts one below the other right of the table; returns the cells that each of them covers."""
    sheet, start = table.sheet, table.last_column + 2
    sheet.set_column(start - 1, start - 1, 2)
    covered = -(-max([size_of(chart)[0] for chart in charts], default=0) // PIXELS)
    if charts:
        sheet.set_column(start, start + covered - 1, COLUMN_ROOM)
    free, row = start + covered + 1, table.first
    areas = []
    for chart in charts:
        places, free = placed(book, chart, drawn_thresholds(chart), table, free, words)
        title = (chart.title or item.title) if len(charts) > 1 else item.title
        insert_chart(book, sheet, chart, places, (row, start), title, cell_text(item.alt or item.headline))
        end = table.row_below(row, size_of(chart)[1])
        areas.append((row, start, end, start + covered - 1))
        row = end + 2
    return areas


def _set_print_area(book: Book, table: Table, end: int, charts: list[Area]) -> None:
    """Prints table, statement and charts, never the columns of chart data: side by side where that stays legible."""
    sheet, own = table.sheet, (0, 0, end, table.last_column)
    room = sum(table.widths) + max([COLUMN_ROOM * (area[3] - area[1]) for area in charts], default=0.0)
    if not charts:
        sheet.print_area(*own)
    elif len(charts) == 1 and room <= ROOM_OF_A_PAGE:
        sheet.print_area(0, 0, max(end, charts[0][2]), charts[0][3])
    else:
        areas = ",".join(f"'{sheet.name}'!{xl_range_abs(*area)}" for area in (own, *charts))
        book.workbook.define_name(f"'{sheet.name}'!_xlnm.Print_Area", f"={areas}")


def name_of(number: int, item: Item) -> str:
    """What the sheet of an item is to be called: its place in the pack makes it unlike any other."""
    return sheet_name(f"{number} {item.title}", ())
