"""Tables drawn with characters (┌─┬┐, +---+) → their rows.

What stands between two rules is one row, over however many lines its words go on. A cell that no rule ends runs over
several rows and stands in the first of them.
"""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from dashboard.ingest.readers.text.rows import Piece, Row
from dashboard.ingest.unwrapped import unwrapped

_BARS = frozenset("│┃║|｜")
_RULES = frozenset("─━═-=")
_JOINTS = frozenset("┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝┏┳┓┣╋┫┗┻┛╭╮╰╯+")
_EDGES = _BARS | _JOINTS
_DRAWN = _EDGES | _RULES
# A table with fewer rules has one below its header alone; so has one with so many lines between two of them.
_FEWEST_RULES, _MOST_LINES = 5, 12
# Words over more lines than this are no cell that was wrapped: they are kept line by line.
_LONGEST_CELL = 60
_FEWEST_COLUMNS, _SHORTEST_RULE = 2, 2
# How wide programs take the characters that East Asian fonts make wide and others narrow.
_WIDE: tuple[str, ...] = ("WFA", "WF")


@dataclass(frozen=True, slots=True)
class _Part:
    """What stands between two edges of a line, and where these are."""

    text: str
    start: int
    end: int

    @property
    def is_rule(self) -> bool:
        """Whether nothing but a rule stands here."""
        return len(self.text) >= _SHORTEST_RULE and _RULES.issuperset(self.text)


def with_drawn_tables(rows: Sequence[Row], lines: Sequence[str], cleaned: Callable[[str], str]) -> list[Row]:
    """The rows, those of drawn tables in place of the lines they take; `lines` are those of the text as they stand."""
    tables = {}
    at = 0
    while at < len(lines):
        last = _last_line(lines, at) if _is_rule(lines[at]) else at
        if last > at and (table := _table(lines[at : last + 1], at, cleaned)) is not None:
            tables.update(dict.fromkeys(range(at + 1, last + 2)))
            tables[at + 1] = table
        at = last + 1
    if not tables:
        return list(rows)
    return [found for row in rows for found in (tables.get(row[0].line, [row]) or ())]


def _last_line(lines: Sequence[str], at: int) -> int:
    last = at
    while last + 1 < len(lines) and _EDGES.intersection(lines[last + 1].strip()[:1]):
        last += 1
    return last


def _table(block: Sequence[str], first: int, cleaned: Callable[[str], str]) -> list[Row] | None:
    """The rows of the lines; None where they are no table."""
    edges, parts = min((_placed(block, wide) for wide in _WIDE), key=lambda placed: _jitter(placed[1]))
    if len(edges) <= _FEWEST_COLUMNS:
        return None
    rules = [number for number, line in enumerate(parts) if any(part.is_rule for part in line)]
    gaps = [below - above for above, below in pairwise(rules)]
    is_ruled = len(rules) >= _FEWEST_RULES and max(gaps) <= _MOST_LINES
    return list(_rows(parts, edges, first, cleaned, is_ruled=is_ruled))


def _jitter(lines: Sequence[Sequence[_Part]]) -> int:
    """How many places edges stand at: the fewest where characters are taken as wide as the writer took them."""
    return len({part.end for line in lines for part in line})


def _is_rule(line: str) -> bool:
    """Whether the line is the first rule of a table."""
    text = line.strip()
    return bool(text) and text[0] in _JOINTS and not _RULES.isdisjoint(text) and _DRAWN.issuperset(text)


def _placed(block: Sequence[str], wide: str) -> tuple[list[float], list[list[_Part]]]:
    """Where the edges of the columns are, and what stands between those of each line."""
    lines = [_parts(line.strip(), wide) for line in block]
    most = max(map(len, lines))
    full = [[part.start for part in line] + [line[-1].end] for line in lines if len(line) == most > 0]
    return [median(places) for places in zip(*full, strict=True)], lines


def _parts(line: str, wide: str) -> list[_Part]:
    """What stands between the edges of a line."""
    places: list[tuple[int, int]] = []
    at = 0
    for order, sign in enumerate(line):
        # A plus may stand in words as well; as an edge, a rule goes on from it.
        is_edge = sign in _EDGES and (sign != "+" or _RULES.intersection(line[max(order - 1, 0) : order + 2]))
        if is_edge:
            places.append((order, at))
        at += 2 if unicodedata.east_asian_width(sign) in wide else 1
    return [_Part(line[one + 1 : two], start, end) for (one, start), (two, end) in pairwise(places)]


def _rows(
    lines: Sequence[Sequence[_Part]],
    edges: Sequence[float],
    first: int,
    cleaned: Callable[[str], str],
    *,
    is_ruled: bool,
) -> Iterator[Row]:
    """The rows with as many cells as there are columns; a cell over several of them stands in the first."""
    width = len(edges) - 1
    rows: list[dict[int, list[Piece]]] = []
    # The row in which the cell began that stands in each column now.
    begun = [0] * width
    for number, line in enumerate(lines, start=first + 1):
        columns = _columns(line, edges)
        ruled = {
            column
            for part, (start, end) in zip(line, columns, strict=True)
            if part.is_rule
            for column in range(start, end)
        }
        if ruled or not is_ruled or not rows:
            rows.append({})
            begun = [len(rows) - 1 if column in ruled or not is_ruled else row for column, row in enumerate(begun)]
        for place, (part, (start, _)) in enumerate(zip(line, columns, strict=True), start=1):
            if not part.is_rule and (text := cleaned(part.text)):
                rows[begun[start]].setdefault(start, []).append(Piece(text, number, place))
    for row in filter(None, rows):
        opening = min((parts[0] for parts in row.values()), key=lambda piece: (piece.line, piece.cell))
        yield tuple(_whole(row.get(column), opening, column) for column in range(width))


def _columns(line: Sequence[_Part], edges: Sequence[float]) -> list[tuple[int, int]]:
    """The first column each part stands in, and the one behind its last."""
    if len(line) == len(edges) - 1:
        return [(column, column + 1) for column in range(len(line))]
    found: list[tuple[int, int]] = []
    start = 0
    for order, part in enumerate(line):
        # Each part and each of those behind it takes one column at least.
        most = len(edges) - len(line) + order
        end = min(
            range(start + 1, max(most, start + 1) + 1),
            key=lambda edge: abs(edges[min(edge, len(edges) - 1)] - part.end),
        )
        found.append((min(start, len(edges) - 2), end))
        start = end
    return found


def _whole(parts: Sequence[Piece] | None, opening: Piece, column: int) -> Piece:
    if not parts:
        return Piece("", opening.line, column + 1)
    texts = [part.text for part in parts]
    text = unwrapped(texts) if len(texts) <= _LONGEST_CELL else "\n".join(texts)
    return Piece(text, parts[0].line, parts[0].cell)
