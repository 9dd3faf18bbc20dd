"""Plain text → paragraphs and grids: lines with tabs, pipes or columns of blanks are rows, others are paragraphs.

Rows that line breaks inside their cells tore over several lines are joined (`joined_lines`).
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from dashboard.errors import RefusedDocument
from dashboard.ingest.grid import Block, Cell, Grid, Paragraph
from dashboard.ingest.readers.limits import MAX_CELLS, MAX_CHARACTERS, MAX_ROWS, within
from dashboard.ingest.readers.text.barred_line import with_rows_of_barred_lines
from dashboard.ingest.readers.text.cell_lines import with_cell_rows
from dashboard.ingest.readers.text.closed_cells import closed_cell_rows
from dashboard.ingest.readers.text.decoding import decoded
from dashboard.ingest.readers.text.drawn_tables import with_drawn_tables
from dashboard.ingest.readers.text.joined_lines import joined_lines
from dashboard.ingest.readers.text.long_lines import with_cells_of_long_lines
from dashboard.ingest.readers.text.markup import cleaned
from dashboard.ingest.readers.text.rows import Piece, Row, text_rows
from dashboard.ingest.readers.text.single_cells import with_single_cells
from dashboard.ingest.readers.text.spaced_columns import with_spaced_columns
from dashboard.ingest.vocabulary import Vocabulary, vocabulary
from dashboard.ingest.wording import is_number

# So many cells beside each other that say the same, in so many characters, were one.
_FEWEST_MERGED, _SHORTEST_MERGED = 3, 4
_QUANTITY = re.compile(r"[^\d一-龥]{0,3}\d[\d,.]*.{0,6}")
_CUT_OFF = re.compile(r"[\d.,]\Z")


def text_blocks(data: bytes, file_name: str) -> list[Block]:
    """The grids and paragraphs of a text file in order; places read "line 12, cell 3".

    Raises RefusedDocument: `empty`, `too_large`, or `not_text` where the bytes are no text in UTF-8, UTF-16 or GB18030.
    """
    words = vocabulary()
    text = decoded(data, file_name)
    within(len(text), MAX_CHARACTERS, file_name)
    within(text.count("\n"), MAX_ROWS, file_name)
    within(text.count("\t"), MAX_CELLS, file_name)
    rows = closed_cell_rows(text, cleaned, words) or _rows(text, words)
    blocks: list[Block] = []
    for is_row, group in groupby(rows, key=lambda row: len(row) > 1):
        if is_row:
            blocks.append(_grid(list(group)))
        else:
            blocks.extend(Paragraph(row[0].text, _place(row[0])) for row in group if row[0].text)
    if not blocks:
        raise RefusedDocument("empty", file_name)
    return [*blocks[:-1], _in_doubt(blocks[-1])] if _CUT_OFF.search(text) else blocks


def _rows(text: str, words: Vocabulary) -> list[Row]:
    """The rows of a text that keeps its rows or its lines."""
    lines = text.splitlines()
    printed = with_drawn_tables(with_rows_of_barred_lines(text_rows(text, cleaned), lines, cleaned), lines, cleaned)
    parted = with_cells_of_long_lines(with_single_cells(printed, lines, words), words)
    return with_cell_rows(parted, words) or with_spaced_columns(joined_lines(parted, words), lines, words)


def _in_doubt(block: Block) -> Block:
    """The block, the last figure in it in doubt: the file ends right behind it, as one that was cut off does."""
    if isinstance(block, Paragraph):
        return replace(block, figure_confidence=0.0)
    *rows, last = block.rows
    at = max((order for order, cell in enumerate(last) if cell.text), default=0)
    doubtful = last[at]._replace(figure_confidence=0.0)
    return replace(block, rows=(*rows, (*last[:at], doubtful, *last[at + 1 :])))


def _place(piece: Piece) -> str:
    return f"line {piece.line}, cell {piece.cell}" if piece.cell > 1 else f"line {piece.line}"


def _grid(rows: list[Row]) -> Grid:
    return Grid(tuple(tuple(_cells(row, pieces)) for row, pieces in enumerate(rows)))


def _cells(row: int, pieces: Row) -> Iterator[Cell]:
    """The cells of a row; words that fill several columns, as programs without merged cells print one, stand once."""
    column = 0
    # In a row with figures, levels of one name and amounts may well be alike.
    has_figure = any(is_number(piece.text) for piece in pieces)
    for text, same in groupby(pieces, key=lambda piece: piece.text):
        alike = list(same)
        is_words = len(text) >= _SHORTEST_MERGED and not _QUANTITY.fullmatch(text)
        is_merged = len(alike) >= _FEWEST_MERGED and is_words and not has_figure
        for piece in alike[:1] if is_merged else alike:
            span = len(alike) if is_merged else 1
            yield Cell(text, row, column, f"line {piece.line}, cell {piece.cell}", column_span=span)
            column += span
