"""Native tables on slides: rows of a frame in words, and heat maps as coloured cells."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches

from dashboard.export.native.chart import HeatMap
from dashboard.export.native.colours import text_on
from dashboard.export.slides.lettering import INK, clean, columns, cut, rgb, write
from dashboard.export.slides.stage import Box, Stage
from dashboard.export.tables import is_key, kind_of, presented
from dashboard.i18n import Words

HEAD, BAND, BLANK = "#e8edf2", "#f7f8fa", "#ffffff"
ROW_HEIGHT = 0.3
MOST_ROWS = 14
LETTERS_AN_INCH = 13
WIDEST, NARROWEST = 3.2, 0.8
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
    kept: list[str] = []
    for column in names:
        if sum(_wanted(words.label(one), texts[one]) for one in (*kept, column)) > room and kept:
            break
        kept.append(column)
    rows = list(zip(*(texts[column] for column in kept), strict=True)) if kept else []
    is_number = tuple(kind_of(column, shown[column]) != "text" for column in kept)
    return Cells(tuple(words.label(column) for column in kept), rows, is_number), len(names)


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
    table.horz_banding = False
    size = 11 if count <= 8 else 9
    wanted = [_wanted(head, [row[place] for row in cells.rows]) for place, head in enumerate(cells.heads)]
    for place, width in enumerate(wanted):
        table.columns[place].width = Inches(width * box.width / sum(wanted))
    rooms = [int(width * box.width / sum(wanted) * LETTERS_AN_INCH * 11 / size) - 1 for width in wanted]
    table.rows[0].height = Inches(ROW_HEIGHT)
    for place, head in enumerate(cells.heads):
        _fill(table.cell(0, place), clean(head), size, HEAD, stage.language, is_bold=True, is_middle=place > 0)
    for number, row in enumerate(cells.rows, start=1):
        table.rows[number].height = Inches(ROW_HEIGHT)
        for place, text in enumerate(row):
            ground = cells.grounds[number - 1][place] if cells.grounds else (BLANK, BAND)[number % 2]
            # The figures of a heat map break into lines rather than lose an end.
            said = clean(text) if cells.grounds and place else cut(clean(text), max(rooms[place], 4))
            _fill(
                table.cell(number, place),
                said,
                size,
                ground,
                stage.language,
                is_middle=bool(cells.grounds) and place > 0,
                is_right=cells.is_number[place],
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
    """The inches that a column would take."""
    longest = max([columns(head) * 0.7, *(columns(text) for text in texts)], default=6)
    return min(max(longest / LETTERS_AN_INCH + 0.2, NARROWEST), WIDEST)


def _fill(
    cell: Any,
    text: str,
    size: float,
    ground: str,
    language: str,
    *,
    is_bold: bool = False,
    is_middle: bool = False,
    is_right: bool = False,
) -> None:
    cell.fill.solid()
    cell.fill.fore_color.rgb = rgb(ground)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.margin_left = cell.margin_right = Inches(0.06)
    cell.margin_top = cell.margin_bottom = Inches(0.02)
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.CENTER if is_middle else PP_ALIGN.RIGHT if is_right else PP_ALIGN.LEFT
    write(paragraph, text, size, language, colour=text_on(ground) if ground != BLANK else INK, is_bold=is_bold)
