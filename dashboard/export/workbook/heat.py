"""A heat map as a sheet of coloured cells: the numbers stand in them, the colours are those of the figure."""

import re

from dashboard.export.cell_text import cell_text
from dashboard.export.native.chart import HeatMap
from dashboard.export.workbook.book import LINE_HEIGHT, MOST_HEIGHT, Book, write_lines, write_value
from dashboard.export.workbook.cells import lines, width

HEAD = 3
CELL_ROOM = 13.0
MOST_ROOM = 40.0
LIGHT, DARK = "#FFFFFF", "#1F2A37"
_NUMBER = re.compile(r"^[-+−]?[\d,]+(?:\.(\d+))?(%?)$")


def write_heat_map(book: Book, heat: HeatMap, name: str, title: str, back: tuple[str, str]) -> str:
    """Adds the sheet and returns its name; `back` is the sheet that it belongs to and what the link to it says."""
    sheet = book.sheet(name)
    book.print_setup(sheet, title)
    room = min(MOST_ROOM, max([width(line) for row in heat.rows for line in row.split("\n")], default=10.0) + 4)
    sheet.set_column(0, 0, room)
    if heat.columns:
        sheet.set_column(1, len(heat.columns), CELL_ROOM)
    write_lines(sheet, 0, (0, max(4, len(heat.columns))), room + CELL_ROOM * 4, title, book.format("title"), 24)
    sheet.write_url(1, 0, f"internal:'{back[0]}'!A1", book.format("link"), cell_text(back[1]))
    for place, column in enumerate(heat.columns, start=1):
        sheet.write_string(HEAD, place, cell_text(column), book.format("head"))
    sheet.write_string(HEAD, 0, "", book.format("head"))
    deepest = max([-int(-width(column) // (CELL_ROOM - 1)) for column in heat.columns], default=1)
    sheet.set_row(HEAD, LINE_HEIGHT * min(5, deepest) + 4)
    for row, (label, values, texts, colours) in enumerate(
        zip(heat.rows, heat.values, heat.texts, heat.colours, strict=True), start=HEAD + 1
    ):
        sheet.write_string(row, 0, cell_text(label), book.format("text"))
        deepest = max([lines(label, room), *(lines(text, CELL_ROOM) for text in texts)])
        sheet.set_row(row, min(MOST_HEIGHT, LINE_HEIGHT * deepest))
        for place, (value, text, colour) in enumerate(zip(values, texts, colours, strict=True), start=1):
            look: dict[str, object] = {"align": "center", "indent": 0}
            if colour:
                look |= {"bg_color": colour, "font_color": ink_on(colour)}
            written = _number_format(text)
            if value is None or written is None:
                write_value(sheet, row, place, text or None, book.format("text", **look))
            else:
                write_value(sheet, row, place, value, book.format("number", num_format=written, **look))
    sheet.freeze_panes(HEAD + 1, 1)
    sheet.repeat_rows(HEAD)
    sheet.repeat_columns(0)
    sheet.print_area(0, 0, HEAD + max(1, len(heat.rows)), max(4, len(heat.columns)))
    return str(sheet.name)


def _number_format(text: str) -> str | None:
    """How a cell writes a number that the figure writes as this text; None where the text is no plain number."""
    found = _NUMBER.match(text.strip())
    if not found:
        return None
    digits = "." + "0" * len(found[1]) if found[1] else ""
    return f"0{digits}%" if found[2] else f"#,##0{digits}"


def ink_on(colour: str) -> str:
    """The colour of text that can be read on another one."""
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return DARK if 0.299 * red + 0.587 * green + 0.114 * blue > 140 else LIGHT
