"""Native tables on slides: rows of a frame in words, and heat maps as coloured cells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

import pandas as pd
from pptx.oxml import parse_xml
from pptx.util import Inches

from dashboard.export.native.chart import HeatMap
from dashboard.export.native.colours import text_on
from dashboard.export.slides.lettering import FONT, INK, LANGUAGES, SCRIPTS, clean, cut, wide
from dashboard.export.slides.stage import Box, Stage
from dashboard.export.tables import is_key, kind_of, presented
from dashboard.i18n import Words

HEAD, BAND, BLANK = "#e8edf2", "#f7f8fa", "#ffffff"
ROW_HEIGHT = 0.3
MOST_ROWS = 14
LETTERS_AN_INCH = 11.5
SHARE_OF_NAMES = 0.55
WIDEST, NARROWEST = 3.2, 0.8
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_SIDE, _EDGE = Inches(0.06), Inches(0.02)
_WRITTEN = {"rate": "rate", "points": "points", "count": "count", "year": "year"}


@dataclass(frozen=True, slots=True)
class Cells:
    """A table in words: heads, rows, which columns hold numbers, and the ground of each cell where it has one."""

    heads: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    is_number: tuple[bool, ...]
    grounds: Sequence[tuple[str, ...]] = ()


def frame_cells(frame: pd.DataFrame, words: Words, room: float) -> tuple[Cells, int]:
    """The rows of a frame in words with as many columns as the room in inches takes; also returns how many there are.

    Columns that only identify a row are left out.
    """
    shown = presented(frame, words)
    names = [column for column in shown.columns if not is_key(column)]
    texts = {column: _texts(column, shown[column], words) for column in names}
    numbers = [column for column in names if kind_of(column, shown[column]) != "text"]
    widths = {column: _wanted(words.label(column), texts[column]) for column in names}
    kept = _chosen(names, numbers, widths, room)
    rows = list(zip(*(texts[column] for column in kept), strict=True)) if kept else []
    return Cells(tuple(map(words.label, kept)), rows, tuple(column in numbers for column in kept)), len(names)


def _chosen(names: list[str], numbers: list[str], widths: Mapping[str, float], room: float) -> list[str]:
    """The columns that the room takes, in their order: names take half of it at most where numbers need the rest."""
    words = [column for column in names if column not in numbers]
    free = max(room - sum(widths[column] for column in numbers), room * SHARE_OF_NAMES)
    chosen: list[str] = []
    for columns_of, width in ((words, free), (numbers, room), (words, room)):
        for column in columns_of:
            is_first = not chosen
            taken = sum(widths[one] for one in chosen) + widths[column]
            if column not in chosen and (is_first or taken <= width):
                chosen.append(column)
    return [column for column in names if column in chosen]


def heat_cells(table: HeatMap) -> Cells:
    """A heat map as coloured cells, its rows named in the first column."""
    return Cells(
        heads=("", *table.columns),
        rows=[
            tuple(text.replace("\n", " · ") for text in (name, *texts))
            for name, texts in zip(table.rows, table.texts, strict=True)
        ],
        is_number=(False, *(True for _ in table.columns)),
        grounds=[(BLANK, *colours) for colours in table.colours],
    )


def add_table(stage: Stage, slide: Any, cells: Cells, box: Box, alt: str) -> None:
    """Puts a table on a slide, its columns as wide as their texts need within the box."""
    count = len(cells.heads)
    shape = slide.shapes.add_table(len(cells.rows) + 1, count, *box.emu)
    shape.height = Inches(ROW_HEIGHT * (len(cells.rows) + 1))
    shape.element.nvGraphicFramePr.cNvPr.set("descr", clean(alt))
    table = shape.table
    size = 11 if count <= 8 else 9
    wanted = [_wanted(head, [row[place] for row in cells.rows]) for place, head in enumerate(cells.heads)]
    widths = [width * box.width / sum(wanted) for width in wanted]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Inches(width)
    rooms = [int(width * LETTERS_AN_INCH * 11 / size) - 1 for width in widths]
    ink = _Ink(size, stage.language)
    places = ["l", *("ctr" for _ in cells.heads[1:])]
    rows = [ink.row([ink.cell(*one, HEAD, is_bold=True) for one in zip(cells.heads, places, strict=True)])]
    for number, row in enumerate(cells.rows):
        grounds = cells.grounds[number] if cells.grounds else ((BAND, BLANK)[number % 2],) * count
        rows.append(
            ink.row(
                [
                    # The figures of a heat map break into lines rather than lose an end.
                    ink.cell(
                        text if cells.grounds and place else cut(clean(text), max(rooms[place], 4)),
                        "ctr" if cells.grounds and place else "r" if cells.is_number[place] else "l",
                        grounds[place],
                    )
                    for place, text in enumerate(row)
                ]
            )
        )
    # Written at once: cell by cell the library takes a second for a table of 700.
    for old, new in zip(list(table.rows), rows, strict=True):
        old._tr.getparent().replace(old._tr, parse_xml(new))  # noqa: SLF001


@dataclass(frozen=True, slots=True)
class _Ink:
    """Writes the XML of cells in one size and language."""

    size: float
    language: str

    def row(self, cells: Sequence[str]) -> str:
        """A row of cells."""
        return f'<a:tr xmlns:a="{_DRAWING}" h="{Inches(ROW_HEIGHT)}">{"".join(cells)}</a:tr>'

    def cell(self, text: str, align: str, ground: str, *, is_bold: bool = False) -> str:
        """A cell on its ground; `align` is l, ctr or r."""
        own, other = LANGUAGES[self.language]
        colour = INK if ground == BLANK else text_on(ground)
        fonts = "".join(f'<{script} typeface="{FONT}"/>' for script in SCRIPTS)
        return (
            f'<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr algn="{align}"/><a:r>'
            f'<a:rPr lang="{own}" altLang="{other}" sz="{round(self.size * 100)}" b="{int(is_bold)}">'
            f'<a:solidFill><a:srgbClr val="{colour[1:].upper()}"/></a:solidFill>{fonts}</a:rPr>'
            f"<a:t>{escape(clean(text))}</a:t></a:r></a:p></a:txBody>"
            f'<a:tcPr anchor="ctr" marL="{_SIDE}" marR="{_SIDE}" marT="{_EDGE}" marB="{_EDGE}">'
            f'<a:solidFill><a:srgbClr val="{ground[1:].upper()}"/></a:solidFill></a:tcPr></a:tc>'
        )


def _texts(column: str, values: pd.Series, words: Words) -> list[str]:
    kind = kind_of(column, values)
    if kind == "amount":  # scaled already
        return ["" if pd.isna(value) else f"{value:,.2f}" for value in values]
    if kind == "text":
        return ["" if pd.isna(value) else clean(str(value)) for value in values]
    written = getattr(words, _WRITTEN[kind])
    return ["" if pd.isna(value) else written(value) for value in values]


def _wanted(head: str, texts: Sequence[str]) -> float:
    """The inches that a column would take: a head may stand in two lines, but no word of it breaks."""
    word = max(map(wide, head.split()), default=0) if head.isascii() else 0
    longest = max([wide(head) * 0.6, word, *(wide(text) for text in texts)])
    return min(max(longest / LETTERS_AN_INCH + 0.2, NARROWEST), WIDEST)
