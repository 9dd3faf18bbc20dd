"""Lines of a text → rows of cells: cells apart by tabs, or between pipes, or quoted as Excel writes them."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from dashboard.ingest.unwrapped import unwrapped

_PIPE_RULE = re.compile(r"^\|?[\s:|-]*-{3,}[\s:|-]*\|?$")
# So many lines with as many bars, none of them at both ends, make a table without outer bars.
_FEWEST_BARRED, _FEWEST_BARS = 3, 2
_NEARLY_ALL = 0.9
_WIDE_BAR = "｜"
_WHOLLY_QUOTED = re.compile('"[^"]+"')
# A quoted cell of more lines than this is no cell.
_MOST_LINES = 60
_LONGEST_COUNTER = 4


@dataclass(frozen=True, slots=True)
class Piece:
    """A cell, or a part of one, and where it begins: its line in the file and its place in that line, from 1."""

    text: str
    line: int
    cell: int

    @property
    def is_counter(self) -> bool:
        """Whether the text is a number that may count rows or pages."""
        return len(self.text) <= _LONGEST_COUNTER and self.text.isdecimal()


Row = tuple[Piece, ...]


def text_rows(text: str, cleaned: Callable[[str], str]) -> list[Row]:
    """Each line as a row of cells without markup, of one cell if the line is no table row; blank lines are empty rows.

    A cell that Excel quoted, because it holds a line break, a comma or a tab, stands whole and without its quotes.
    """
    lines = text.splitlines()
    has_inner_bars = _has_inner_bars(lines)
    usual = _usual_tabs(lines) if '"' in text else 0
    rows: list[Row] = []
    has_quoted = False
    at = 0
    while at < len(lines):
        quoted = _quoted_row(lines, at, usual) if '"' in lines[at] else None
        if quoted is not None:
            pieces, last = quoted
            has_quoted = True
            rows.append(tuple(Piece(_words_of(piece.text, cleaned), piece.line, piece.cell) for piece in pieces))
            at = last + 1
        else:
            parts = _parts(lines[at], has_inner_bars=has_inner_bars)
            rows.append(tuple(Piece(cleaned(part), at + 1, place) for place, part in enumerate(parts, start=1)))
            at += 1
    return [_without_quotes(row) for row in rows] if has_quoted else rows


def _without_quotes(row: Row) -> Row:
    """The row of a text that quotes cells, without the quotes around those that need none."""
    return tuple(
        replace(piece, text=piece.text[1:-1]) if _WHOLLY_QUOTED.fullmatch(piece.text) and len(row) > 1 else piece
        for piece in row
    )


def _has_inner_bars(lines: Sequence[str]) -> bool:
    """Whether bars stand between the cells of the text's tables and not around their rows."""
    barred = [line.strip().replace(_WIDE_BAR, "|") for line in lines]
    counts = Counter(line.count("|") for line in barred if line.count("|") >= _FEWEST_BARS)
    if not counts:
        return False
    usual, times = counts.most_common(1)[0]
    closed = sum(1 for line in barred if line.count("|") == usual and line[0] == line[-1] == "|")
    # Rows may begin and end with an empty cell: bars around all rows stand around nearly all of them.
    return times >= _FEWEST_BARRED and closed < _NEARLY_ALL * times


def _parts(line: str, *, has_inner_bars: bool) -> list[str]:
    if "\t" in line:
        return line.split("\t") if line.strip() else [""]
    stripped = line.strip().replace(_WIDE_BAR, "|")
    if _PIPE_RULE.match(stripped):
        return [""]
    if has_inner_bars:
        return stripped.split("|")
    if stripped.startswith("|") and stripped.endswith("|") and stripped.count("|") > 2:
        return stripped[1:-1].split("|")
    return [line]


def _words_of(text: str, cleaned: Callable[[str], str]) -> str:
    return unwrapped([part for line in text.splitlines() if (part := cleaned(line.replace("\t", " ")))])


def _usual_tabs(lines: Sequence[str]) -> int:
    """How many tabs most rows without quotes have."""
    counts = Counter(line.count("\t") for line in lines if "\t" in line and '"' not in line)
    return counts.most_common(1)[0][0] if counts else 0


def _quoted_row(lines: Sequence[str], at: int, usual: int) -> tuple[list[Piece], int] | None:
    """The row that begins in the line, if one of its cells is quoted, and the last line it takes."""
    pieces: list[Piece] = []
    has_quoted = has_inner_tab = False
    number, position, cell = at, 0, 1
    while True:
        end = _end_of_quoted(lines, number, position)
        if end is None:
            start, position = position, lines[number].find("\t", position)
            position = len(lines[number]) if position < 0 else position
            pieces.append(Piece(lines[number][start:position], number + 1, cell))
        else:
            text = _between(lines, (number, position + 1), end)
            pieces.append(Piece(text.replace('""', '"'), number + 1, cell))
            has_quoted, has_inner_tab = True, has_inner_tab or "\t" in text
            if end[0] > number:
                number, cell = end[0], 1
            position = end[1] + 1
        if position >= len(lines[number]):
            break
        position, cell = position + 1, cell + 1
    is_row = len(pieces) > 1 and has_quoted and (not has_inner_tab or len(pieces) - 1 == usual)
    return (pieces, number) if is_row else None


def _end_of_quoted(lines: Sequence[str], number: int, position: int) -> tuple[int, int] | None:
    """Where the quotes close that open at the place, or None where they are no quotes around a cell.

    Excel closes them right before a tab or the end of a line, doubles those inside, and quotes no cell without need.
    """
    if not lines[number].startswith('"', position):
        return None
    line, at = number, position + 1
    while line < min(len(lines), number + _MOST_LINES):
        at = lines[line].find('"', at)
        if at < 0:
            line, at = line + 1, 0
        elif lines[line].startswith('""', at):
            at += 2
        else:
            closes = at + 1 == len(lines[line]) or lines[line][at + 1] == "\t"
            text = _between(lines, (number, position + 1), (line, at))
            return (line, at) if closes and re.search('[\n\t,"]', text) else None
    return None


def _between(lines: Sequence[str], start: tuple[int, int], end: tuple[int, int]) -> str:
    (first, after), (last, before) = start, end
    if first == last:
        return lines[first][after:before]
    return "\n".join([lines[first][after:], *lines[first + 1 : last], lines[last][:before]])


def one_row(rows: Sequence[Row]) -> Row:
    """The lines as one row; each cell stands where its first part stands."""
    cells: list[list[Piece]] = [[piece] for piece in rows[0]]
    for row in rows[1:]:
        if len(row) > 1 or row[0].text:
            cells[-1].append(row[0])
            cells.extend([piece] for piece in row[1:])
    return tuple(Piece(unwrapped([part.text for part in cell]), cell[0].line, cell[0].cell) for cell in cells)
