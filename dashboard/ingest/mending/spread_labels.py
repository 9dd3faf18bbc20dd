"""Labels of vertical merges that stand in pieces, one row a piece → the whole label in the first of the rows."""

from collections.abc import Sequence
from dataclasses import replace

from dashboard.ingest.grid import Cell, Line
from dashboard.ingest.vocabulary import Vocabulary
from dashboard.ingest.wording import key

# Labels stand in one of the first columns, in pieces of so many characters, over so many rows.
_COLUMNS = (0, 1)
_LONGEST_PIECE, _MOST_ROWS = 6, 8


def with_whole_labels(lines: Sequence[Line], words: Vocabulary) -> tuple[Line, ...]:
    """The lines; "年度" above "总体目标", or 产, 出, 指, 标 below each other, stand whole in the upper row."""
    found = list(lines)
    for column in _COLUMNS:
        at = 0
        while at < len(found):
            rows = _rows_of_label(found, at, column, words)
            if rows > 1:
                whole = "".join(_piece(found[at + offset], column) for offset in range(rows))
                found[at] = _with_cell(found[at], column, whole)
                for offset in range(1, rows):
                    found[at + offset] = _with_cell(found[at + offset], column, "")
            at += max(rows, 1)
    return tuple(line for line in found if line.cells)


def _rows_of_label(lines: Sequence[Line], at: int, column: int, words: Vocabulary) -> int:
    """Over how many rows from here on a label is spread; 0 where none begins."""
    pieces: list[str] = []
    for line in lines[at : at + _MOST_ROWS]:
        piece = _piece(line, column)
        if not piece or len(key(piece)) > _LONGEST_PIECE:
            break
        pieces.append(piece)
    whole = (size for size in range(len(pieces), 1, -1) if _is_spread(pieces[:size], words))
    return next(whole, 0)


def _is_spread(pieces: Sequence[str], words: Vocabulary) -> bool:
    """Whether the pieces are one label: that of a block, or a level none of whose pieces is a level."""
    text = "".join(pieces)
    if words.is_level_1(text):
        return not any(words.is_level_1(piece) or words.is_level_2(piece) for piece in pieces)
    is_block = words.is_indicator_group(text) or words.is_funds_group(text) or words.goal(text) in ("goal", "group")
    return is_block and not any(_is_block(piece, words) for piece in pieces[:-1]) and not words.source(pieces[-1])


def _is_block(text: str, words: Vocabulary) -> bool:
    return len(key(text)) > 2 and (words.goal(text) is not None or words.source(text) is not None)


def _piece(line: Line, column: int) -> str:
    """What stands in the column of a table row; rows of one cell are headings."""
    if line.is_paragraph or len(line.cells) < 2:
        return ""
    return next((cell.text for cell in line.cells if cell.column == column), "")


def _with_cell(line: Line, column: int, text: str) -> Line:
    changed = (cell if cell.column != column else _said(cell, text) for cell in line.cells)
    return replace(line, cells=tuple(cell for cell in changed if cell.text))


def _said(cell: Cell, text: str) -> Cell:
    return cell._replace(text=text)
