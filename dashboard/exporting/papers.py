"""A pack as a paper: a heading, its figure, its table and its statement for every item."""

from collections.abc import Iterator
from contextlib import suppress

from dashboard.errors import JixiaoError
from dashboard.export import pictures
from dashboard.export.content import Block, Heading, Item, Pack, PageBreak, Paper, Paragraph, Picture
from dashboard.export.statement import statement_lines
from dashboard.export.worded_grid import worded_grid
from dashboard.i18n import Words

ROWS_OF_TABLE, ROWS_BESIDE_FIGURE, COLUMNS = 60, 12, 8
# A table that stands alone has pages of its own, and parts beside each other where it is wide.
ROWS_ALONE, COLUMNS_ALONE = 2000, 24


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


def draw_ahead(item: Item) -> None:
    """Has the picture of an item drawn for papers, so that it is there when they are written; fails in silence."""
    if item.figure is not None and pictures.can_draw(item.figure):
        with suppress(JixiaoError, TimeoutError):
            pictures.svg_of(pictures.on_page(item.figure))


def table_paper(item: Item, words: Words) -> Paper:
    """A table alone as a paper without a cover, with its statement."""
    blocks = tuple(_item(item, words, rows=ROWS_ALONE, columns=COLUMNS_ALONE))
    is_synthetic = item.statement.notes.is_synthetic
    return Paper(item.title, "", "", blocks[1:], has_cover=False, has_contents=False, is_synthetic=is_synthetic)


def _item(item: Item, words: Words, *, rows: int = ROWS_OF_TABLE, columns: int = COLUMNS) -> Iterator[Block]:
    yield Heading(item.title)
    if item.headline:
        yield Paragraph(item.headline)
    if item.missing:
        yield Paragraph(item.missing)
    if item.figure is not None:
        yield Picture(item.figure, item.title, item.alt)
    yield Paragraph(words("figure.separator").join(statement_lines(item.statement, words)), is_note=True)
    if len(item.frame):
        most = rows if item.figure is None else ROWS_BESIDE_FIGURE
        grid, known = worded_grid(item.frame, words, item.title, rows=most, columns=columns, figure=item.figure)
        yield grid
        cut = [
            words(f"pack.{key}", count=there, shown=words.count(shown))
            for key, there, shown in (
                ("rows_cut", len(item.frame), len(grid.rows)),
                ("columns_cut", known, len(grid.columns)),
            )
            if there > shown
        ]
        if cut:
            yield Paragraph(words("pack.cut", parts=words.clauses(cut)), is_note=True)
