"""PDF → paragraphs and grids: ruled tables by their lines, over pages; everything else by where its words stand."""

from collections.abc import Iterable

from dashboard.errors import RefusedDocument
from dashboard.ingest.grid import Block
from dashboard.ingest.readers.pdf.beside import side_by_side
from dashboard.ingest.readers.pdf.columns import Columns, is_alike, joined
from dashboard.ingest.readers.pdf.lattice import TooManyRulesError
from dashboard.ingest.readers.pdf.layout import PageLayout, PlacedLine, RuledTable, WordLine, page_layout
from dashboard.ingest.readers.pdf.marks import Marks
from dashboard.ingest.readers.pdf.paragraphs import Numbering, text_blocks
from dashboard.ingest.readers.pdf.running import without_running_lines
from dashboard.ingest.readers.pdf.sheets import Part, Sheet, grid_of
from dashboard.ingest.readers.pdf.source import pdf_pages


def pdf_blocks(data: bytes, file_name: str) -> list[Block]:
    """The grids and paragraphs of a PDF in reading order; places read "page 3, table 1, row 5, column 2".

    Raises RefusedDocument `too_large`, `damaged`, `password_protected`, `ocr_missing`, `illegible` or `empty`.
    """
    return page_blocks(pdf_pages(data, file_name), file_name)


def page_blocks(drawn: Iterable[Marks], file_name: str) -> list[Block]:
    """The grids and paragraphs of pages whose marks are known, whatever they were drawn from.

    Raises RefusedDocument `too_large` or `empty`, and what reading the pages raises.
    """
    pages = _beside([_layout(marks, file_name) for marks in drawn], file_name)
    pieces = _pieces(pages, without_running_lines(pages))
    columns = _shared_columns([piece for piece in pieces if isinstance(piece, Sheet)])
    blocks = [grid_of(piece, columns[id(piece)]) if isinstance(piece, Sheet) else piece for piece in pieces]
    if not blocks:
        raise RefusedDocument("empty", file_name)
    return blocks


def _layout(marks: Marks, file_name: str) -> PageLayout:
    try:
        return page_layout(marks)
    except TooManyRulesError as many:
        raise RefusedDocument("too_large", file_name, str(many), f"page {marks.number}") from many


def _beside(pages: list[PageLayout], file_name: str) -> list[PageLayout]:
    try:
        return side_by_side(pages)
    except TooManyRulesError as many:
        raise RefusedDocument("too_large", file_name, str(many)) from many


def _pieces(pages: list[PageLayout], lines: list[list[WordLine]]) -> list[Sheet | Block]:
    """The document in reading order; a table goes on with the one before if only the page stands between them."""
    numbering = Numbering()
    pieces: list[Sheet | Block] = []
    waiting: list[PlacedLine] = []
    for page, kept in zip(pages, lines, strict=True):
        for item in _in_order(page.tables, kept):
            if isinstance(item, WordLine):
                waiting.append(PlacedLine(page, item))
                continue
            pieces.extend(text_blocks(waiting, numbering))
            is_first = not waiting
            waiting = []
            item.number = numbering.number("table", page.marks.number)
            last = pieces[-1] if pieces else None
            if is_first and isinstance(last, Sheet) and _is_next_page(last, page) and last.takes(item):
                continue
            pieces.append(Sheet([Part(item)]))
    pieces.extend(text_blocks(waiting, numbering))
    return pieces


def _is_next_page(sheet: Sheet, page: PageLayout) -> bool:
    before = sheet.parts[-1].table.marks
    return page.marks.number in (before.number + 1, before.last_number + 1)


def _in_order(tables: list[RuledTable], lines: list[WordLine]) -> list[RuledTable | WordLine]:
    """Tables and lines from top to bottom."""
    items: list[RuledTable | WordLine] = [*lines, *tables]
    return sorted(items, key=lambda item: item.top)


def _shared_columns(sheets: list[Sheet]) -> dict[int, Columns]:
    """The columns each sheet is counted in: those of its neighbours too, as far as their lines lie at the same places.

    A table that goes on behind a running head, or a form drawn like the one before it, has the same columns so.
    """
    groups: list[tuple[Columns, list[Sheet]]] = []
    for sheet in sheets:
        if groups and is_alike(groups[-1][0], sheet.columns, wholly=True):
            together, members = groups[-1]
            groups[-1] = joined(together, sheet.columns), [*members, sheet]
        else:
            groups.append((sheet.columns, [sheet]))
    return {id(sheet): columns for columns, members in groups for sheet in members}
