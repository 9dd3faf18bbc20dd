"""A whole table in one line, its cells between bars → its rows.

Each row begins and ends with a bar, so that two bars with nothing between them part the rows: they come back at the
same distance all along the line, which empty cells do not.
"""

from collections.abc import Callable, Sequence

from dashboard.ingest.readers.text.rows import Piece, Row

_NARROWEST, _WIDEST, _FEWEST_ROWS = 4, 32, 4
_FEWEST_BARS = _FEWEST_ROWS * (_NARROWEST + 1)
_RULE = frozenset(":- ")


def with_rows_of_barred_lines(rows: Sequence[Row], lines: Sequence[str], cleaned: Callable[[str], str]) -> list[Row]:
    """The rows; a line of the text that holds a whole table is its rows, and the words before and behind them."""
    found: list[Row] = []
    for row in rows:
        line = lines[row[0].line - 1]
        whole = _rows(line.split("|"), row[0].line, cleaned) if line.count("|") > _FEWEST_BARS else []
        found.extend(whole or [row])
    return found


def _rows(parts: Sequence[str], number: int, cleaned: Callable[[str], str]) -> list[Row]:
    """The rows; none where not one width alone parts the line evenly."""
    widths = [width for width in range(_NARROWEST, _WIDEST + 1) if _is_parted(parts, width + 1)]
    if not widths or any((width + 1) % (widths[0] + 1) for width in widths):
        return []
    pieces = [Piece(cleaned(part), number, place) for place, part in enumerate(parts, start=1)]
    step = widths[0] + 1
    rows = [tuple(pieces[at + 1 : at + step]) for at in range(0, len(parts) - 1, step)]
    rows = [row for row in rows if not all(piece.text and set(piece.text) <= _RULE for piece in row)]
    return [(pieces[0],), *rows, (pieces[-1],)]


def _is_parted(parts: Sequence[str], step: int) -> bool:
    """Whether nothing stands between two bars at every such step, and at least some rows do."""
    rows, rest = divmod(len(parts) - 1, step)
    return rest == 0 and rows >= _FEWEST_ROWS and not any(part.strip() for part in parts[step:-1:step])
