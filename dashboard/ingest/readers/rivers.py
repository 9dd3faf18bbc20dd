"""Words that stand apart along a line → the columns they stand in, where nothing but white rivers parts these."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from dashboard.ingest.wording import is_number, is_placeholder

# Of so many lines, so few may have words where a river is.
_ASTRAY = 0.12
_FEWEST_LINES = 4
# A column of so many cells shows how its cells are set; most of them stand that way.
_FEWEST_CELLS, _MOST, _SAME = 4, 0.8, 0.5
# A column is filled as a rule with words in so many of the lines.
_OFTEN = 0.6


@dataclass(frozen=True, slots=True)
class Word:
    """Words that nothing parts, from `start` to `end`."""

    text: str
    start: float
    end: float


# Words with no more than a blank between them: they are one cell unless a river runs between them.
Segment = tuple[Word, ...]
Columns = tuple[tuple[float, float], ...]


def columns_of(lines: Sequence[Sequence[Segment]]) -> Columns:
    """From where to where each column reaches: between them hardly any line has words.

    The first line is the header: what stands there heads a column, be it that nothing stands below.
    """
    places = [(part[0].start, part[-1].end) for line in lines for part in line]
    astray = max(1, int(_ASTRAY * len(lines))) if len(lines) >= _FEWEST_LINES else 0
    header = [(word.start, word.end) for line in lines[:1] for part in line for word in part]
    return tuple(_reached([*places, *header * astray], astray))


def _reached(places: Sequence[tuple[float, float]], astray: int) -> list[tuple[float, float]]:
    """From where to where more than so many of the places reach."""
    ends = sorted(edge for start, end in places for edge in ((start, 1), (end, -1)))
    columns: list[tuple[float, float]] = []
    depth, start = 0, 0.0
    for x, step in ends:
        if depth <= astray < depth + step:
            start = x
        elif depth + step <= astray < depth:
            columns.append((start, x))
        depth += step
    return columns


def cells_in(line: Sequence[Segment], columns: Columns, near: float) -> dict[int, Segment] | None:
    """The line's words by column; None where a word stands in two columns or in none, or a column has two cells.

    Where no more than a blank stands between two columns, each word must stand in one of them, at its edge.
    """
    cells: dict[int, Segment] = {}
    for segment in line:
        at = _column(segment[0].start, segment[-1].end, columns)
        parts = {at: segment} if at is not None else _parted(segment, columns, near)
        if parts is None:
            return None
        for column, part in parts.items():
            if column in cells and not _is_spaced(cells[column], part):
                return None
            cells[column] = (*cells.get(column, ()), *part)
    return cells if list(cells) == sorted(cells) else None


def _column(start: float, end: float, columns: Columns) -> int | None:
    """The only column that has words between the two places."""
    inside = [number for number, (left, right) in enumerate(columns) if start < right and left < end]
    return inside[0] if len(inside) == 1 else None


def _parted(segment: Segment, columns: Columns, near: float) -> dict[int, Segment] | None:
    """The words by column, if each stands in one alone and each cell begins or ends where its column does."""
    parts: dict[int, Segment] = {}
    for word in segment:
        at = _column(word.start, word.end, columns)
        if at is None:
            return None
        parts[at] = (*parts.get(at, ()), word)
    for at, part in parts.items():
        left, right = columns[at]
        start, end = part[0].start, part[-1].end
        is_set = abs(start - left) <= near or abs(right - end) <= near or abs(start + end - left - right) <= near
        if not is_set:
            return None
    return parts


def _is_spaced(before: Segment, after: Segment) -> bool:
    """Whether the parts are the characters of one label, set apart to fill its column: 得  分."""
    return all(len(word.text) == 1 and not word.text.isascii() for word in (*before, *after))


def misplaced(rows: Sequence[dict[int, Segment]], far: float, *, is_scored: bool) -> set[int]:
    """The rows that may be shifted, or hold two cells in one.

    One of their cells does not stand as nearly all others of its column do: at its left side, its right side or its
    middle. Or a column is empty that is filled as a rule, and before it stands a cell of several words, or behind it
    one in a column that is empty as a rule. Or a figure stands where others have words, if any, two figures are
    one cell, or, where each
    row has a score, only the last column that is filled as a rule is empty.
    """
    found: set[int] = set()
    filled: set[int] = set()
    for column in {column for row in rows for column in row}:
        cells = {at: (row[column][0].start, row[column][-1].end) for at, row in enumerate(rows) if column in row}
        if len(cells) >= _OFTEN * len(rows):
            filled.add(column)
        if len(cells) < _FEWEST_CELLS:
            continue
        sides = (
            {at: start for at, (start, _) in cells.items()},
            {at: end for at, (_, end) in cells.items()},
            {at: (start + end) / 2 for at, (start, end) in cells.items()},
        )
        places = min(sides, key=lambda places: len(_away(places, _SAME)))
        away = _away(places, far)
        if len(away) <= max(1, (1 - _MOST) * len(cells)):
            found |= away
    for at, row in enumerate(rows):
        if not any(is_number(part[-1].text) for part in row.values()):
            continue
        several = [column for column, part in row.items() if len(part) > 1]
        empty = filled - set(row)
        others = row.keys() - filled
        is_figure = any(is_number(row[column][-1].text) and _holds_words(column, at, rows) for column in others)
        is_glued = bool(several) and any(column >= several[0] - 1 for column in empty)
        is_beyond = any(column + 1 in row and column + 1 not in filled for column in empty)
        is_pair = any(len(part) > 1 and is_number(part[0].text) and is_number(part[-1].text) for part in row.values())
        is_short = is_scored and empty == {max(filled, default=0)}
        if is_glued or is_beyond or is_figure or is_pair or is_short:
            found.add(at)
    return found


def _holds_words(column: int, but: int, rows: Sequence[dict[int, Segment]]) -> bool:
    """Whether the other rows have words in the column, and no figure and no dash."""
    texts = [row[column][-1].text for at, row in enumerate(rows) if at != but and column in row]
    return bool(texts) and not any(is_number(text) or is_placeholder(text) for text in texts)


def _away(places: dict[int, float], far: float) -> set[int]:
    """The rows whose place is far from that of most."""
    usual = median(places.values())
    return {at for at, place in places.items() if abs(place - usual) > far}
