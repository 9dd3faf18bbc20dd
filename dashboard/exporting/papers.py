"""A pack as a paper: a heading, its figure, its table and its statement for every item."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Literal

from dashboard.errors import JixiaoError
from dashboard.export import pictures
from dashboard.export.content import Block, Heading, Item, Pack, PageBreak, Paper, Paragraph, Picture
from dashboard.export.statement import statement_lines
from dashboard.export.worded_grid import worded_grid
from dashboard.i18n import Words

ROWS_OF_TABLE, COLUMNS = 60, 8
ROWS_BESIDE_FIGURE, COLUMNS_BESIDE_FIGURE = 12, 6
LONGEST_CELL = 48
# A table that stands alone has pages of its own, and parts beside each other where it is wide.
ROWS_ALONE, COLUMNS_ALONE, LONGEST_ALONE = 2000, 24, 10_000


def pack_paper(pack: Pack, words: Words) -> Paper:
    """The paper of a pack: its cover, contents, and every item on a page of its own."""
    blocks: list[Block] = []
    for number, item in enumerate(pack.items):
        if number:
            blocks.append(PageBreak())
        blocks.extend(_item(item, words))
    if not pack.items:
        blocks.append(Paragraph(words("pack.empty")))
    return Paper(pack.title, pack.organisation, pack.date, tuple(blocks), is_synthetic=pack.is_synthetic)


def draw_ahead(item: Item, picture_format: Literal["png", "svg"]) -> None:
    """Has the picture of an item drawn for papers, so that it is there when they are written; fails in silence."""
    if item.figure is not None and pictures.can_draw(item.figure):
        with suppress(JixiaoError, TimeoutError):
            pictures.picture_bytes(pictures.on_page(item.figure), picture_format)


def table_paper(item: Item, words: Words) -> Paper:
    """A table alone as a paper without a cover, with its statement."""
    blocks = tuple(_item(item, words, rows=ROWS_ALONE, columns=COLUMNS_ALONE, longest=LONGEST_ALONE))
    is_synthetic = item.statement.notes.is_synthetic
    return Paper(item.title, "", "", blocks[1:], has_cover=False, has_contents=False, is_synthetic=is_synthetic)


def _item(
    item: Item, words: Words, *, rows: int = ROWS_OF_TABLE, columns: int = COLUMNS, longest: int = LONGEST_CELL
) -> Iterator[Block]:
    yield Heading(item.title)
    if item.headline:
        yield Paragraph(item.headline)
    if item.missing:
        yield Paragraph(item.missing)
    if item.figure is not None:
        yield Picture(item.figure, item.title, item.alt)
    yield Paragraph(words("figure.separator").join(statement_lines(item.statement, words)), is_note=True)
    if len(item.frame):
        is_beside = item.figure is not None
        most_rows, most_columns = (ROWS_BESIDE_FIGURE, COLUMNS_BESIDE_FIGURE) if is_beside else (rows, columns)
        grid, known = worded_grid(
            item.frame, words, item.title, rows=most_rows, columns=most_columns, figure=item.figure
        )
        shortened = replace(grid, rows=tuple(tuple(_short(cell, longest) for cell in row) for row in grid.rows))
        cut = [
            words(f"pack.{key}", count=there, shown=words.count(shown))
            for key, there, shown in (
                ("rows_cut", len(item.frame), len(grid.rows)),
                ("columns_cut", known, len(grid.columns)),
            )
            if there > shown
        ]
        if shortened != grid:
            cut.append(words("pack.texts_cut"))
        # Before the table: behind one that fills its pages it would stand on a page of its own.
        if cut:
            yield Paragraph(words("pack.cut", parts=words.clauses(cut)), is_note=True)
        yield shortened


def _short(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
