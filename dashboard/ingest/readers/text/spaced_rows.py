"""One table whose columns are set apart by blanks → its rows."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from dashboard.ingest.readers.rivers import Segment, cells_in, columns_of, misplaced
from dashboard.ingest.readers.text.blanks import BLANKS, segments_of, text_of
from dashboard.ingest.readers.text.rows import Piece, Row
from dashboard.ingest.readers.text.torn_cells import Tie, TornCells
from dashboard.ingest.unwrapped import unwrapped
from dashboard.ingest.wording import is_number, is_placeholder

# Cells of a column stand so near to where the others do, in characters, and words as near to an edge stand at it.
_FAR, NEAR = 2, 2
_FEWEST_FIGURES = 2
# A cell that goes on in the next line leaves no more room in its column.
_ROOM = 3


@dataclass(slots=True)
class SpacedTable:
    """Lines between two headers; `kind` is what the header heads, empty for lines outside any table."""

    kind: str
    rows: list[Row] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Part:
    """Words of a cell that stand on one line: its number in the file, and their place in it."""

    text: str
    line: int
    place: int


_Parts = dict[int, dict[int, list[_Part]]]


class SpacedRows:
    """A table read with characters of certain widths."""

    def __init__(self, table: SpacedTable, widths: dict[str, int]) -> None:
        self._table = table
        self._segments = _set_back(
            {at: segments_of(line, widths) for at, line in enumerate(table.lines) if line.strip(BLANKS)}
        )
        columns = columns_of([parts for parts in self._segments.values() if len(parts) > 1])
        placed = {at: cells_in(parts, columns, NEAR) for at, parts in self._segments.items()}
        fitting = [(at, cells) for at, cells in placed.items() if cells]
        away = {
            number + 1
            for number in misplaced([cells for _, cells in fitting[1:]], _FAR, is_scored=table.kind == "indicators")
        }
        kept = {at: cells for number, (at, cells) in enumerate(fitting) if number not in away}
        if not fitting or fitting[0][0] != next(iter(self._segments)):
            kept = {}
        # A wrong width makes columns that are none, or lines that fit none.
        self.cost = 2 * len(columns) + len(self._segments) - len(kept)
        used = sorted({column for cells in kept.values() for column in cells})
        self.width = len(used)
        numbers = {column: number for number, column in enumerate(used)}
        self.cells = {at: {numbers[column]: part for column, part in cells.items()} for at, cells in kept.items()}
        self.lines_up_nowhere = len(kept) <= 1
        if self._has_figures_without_header():
            self.cells = {}

    def _has_figures_without_header(self) -> bool:
        """Whether a column is one of figures from its top on: then its header stands elsewhere."""
        for column in range(self.width):
            texts = [text_of(cells[column]) for cells in self.cells.values() if column in cells]
            if is_number(texts[0]) and sum(1 for text in texts if is_number(text)) >= _FEWEST_FIGURES:
                return True
        return False

    def said(self, at: int) -> dict[int, str] | None:
        """What the line says, by column."""
        cells = self.cells.get(at)
        return {column: text_of(words) for column, words in cells.items()} if cells is not None else None

    def rows(self, torn: TornCells, doubtful: set[int]) -> list[Row]:
        """The rows; lines that do not fit, or are doubtful, stay as they stand."""
        parts = {
            at: {
                column: [_Part(text_of(cells[column]), row[0].line, place)]
                for place, column in enumerate(sorted(cells), start=1)
            }
            for at, row in enumerate(self._table.rows)
            if at not in doubtful and (cells := self.cells.get(at)) is not None
        }
        parts = self._goals_row(parts) if self._table.kind == "goals" else self._joined(parts, torn)
        if self._table.kind == "indicators":
            parts = self._under_known_levels(parts)
        found: list[Row] = []
        for at, row in enumerate(self._table.rows):
            if at not in parts:
                found.append(row)
            elif parts[at]:
                found.append(tuple(_piece(parts[at].get(column, []), row) for column in range(self.width)))
        return found

    def _goals_row(self, parts: _Parts) -> _Parts:
        """The goals as one row below their header; no row where a line of them does not fit."""
        header, *others = self._segments
        if not others or any(at not in parts for at in self._segments):
            return {at: cells for at, cells in parts.items() if at == header}
        whole: dict[int, list[_Part]] = {}
        for at in others:
            for column, cell in parts[at].items():
                whole.setdefault(column, []).extend(cell)
        return {header: parts[header], others[0]: whole, **{at: {} for at in others[1:]}}

    def _under_known_levels(self, parts: _Parts) -> _Parts:
        """The rows without those whose level may stand in a line above them that is no row."""
        known = dict(parts)
        lost: float | None = None
        for at, segments in self._segments.items():
            start = segments[0][0].start
            if lost is not None and start <= lost + NEAR:
                lost = None
            if at not in parts:
                lost = start if lost is None else min(lost, start)
            elif lost is not None:
                known.pop(at)
        return known

    def _joined(self, parts: _Parts, torn: TornCells) -> _Parts:
        """The rows; lines that go on with cells of the row above are joined to it and hold nothing more.

        Where nobody knows whether a line goes on with the row above or begins the one below, none of them is a row.
        """
        found = {at: {column: list(cell) for column, cell in cells.items()} for at, cells in parts.items()}
        filled = list(self._segments)
        loose = {at for above, at in pairwise(filled) if self._is_loose(at, above, torn)}
        last = filled[0]
        for order, at in enumerate(filled):
            if at not in loose:
                last = at
                continue
            if at in parts and last in found and self._goes_on(filled, order, last, torn):
                for column, cell in parts[at].items():
                    found[last][column].extend(cell)
                found[at] = {}
                continue
            below = next((other for other in filled[order:] if other not in loose), at)
            for other in (last, at, below):
                if other != filled[0]:
                    found.pop(other, None)
        return found

    def _is_loose(self, at: int, above: int, torn: TornCells) -> bool:
        """Whether the line may be a part of a row: it has few words, none of them a label, or nothing but figures."""
        cells = self.said(at)
        if cells is None:
            is_own = torn.stands_alone(self._table.rows[at][0].text)
            return len(self._segments[at]) * 2 < self.width and not is_own
        if len(cells) * 2 >= self.width:
            return False
        before = self.said(above) or {}
        figures = {column for column, text in cells.items() if is_number(text) or is_placeholder(text)}
        labels = {
            column
            for column, text in cells.items()
            if torn.is_own(text) and (column not in before or torn.tie([before[column], text]) is Tie.NONE)
        }
        return not labels and (not figures or len(figures) == len(cells))

    def _goes_on(self, filled: Sequence[int], order: int, last: int, torn: TornCells) -> bool:
        """Whether the line surely goes on with the row: each of its cells is full above, and not full itself."""
        at = filled[order]
        if last == filled[0]:
            return all(
                column in self.cells[last] and torn.tie([text_of(self.cells[last][column]), text_of(part)]) is Tie.SURE
                for column, part in self.cells[at].items()
            )
        below = filled[order + 1] if order + 1 < len(filled) else None
        for column, part in self.cells[at].items():
            if is_number(text_of(part)):
                return False
            right = max(cells[column][-1].end for cells in self.cells.values() if column in cells)
            above = self.cells[filled[order - 1]].get(column) if filled[order - 1] in self.cells else None
            is_full = above is not None and above[-1].end > right - _ROOM
            is_open = part[-1].end > right - _ROOM and (
                below is None or column in self.cells.get(below, {column: part})
            )
            if not is_full or is_open:
                return False
        return True


def _set_back(lines: dict[int, list[Segment]]) -> dict[int, list[Segment]]:
    """The lines, those moved to below the header that lost the blanks before their first cell, as all lines did.

    Such a line fits the header in one place only: there every cell begins where a column does.
    """
    if len(lines) <= 1 or any(segments[0][0].start for segments in lines.values()):
        return lines
    header, *others = lines.items()
    starts = [segment[0].start for segment in header[1]]
    found = dict([header])
    for at, segments in others:
        places = [segment[0].start for segment in segments]
        offsets = {start - place for start in starts for place in places[1:2] if start >= place}
        fitting = [offset for offset in offsets if _begin_below(places, offset, starts)]
        is_moved = len(fitting) == 1 and fitting[0] >= header[1][0][-1].end - NEAR
        found[at] = [_moved(segment, fitting[0]) for segment in segments] if is_moved else segments
    return found


def _begin_below(places: Sequence[float], offset: float, starts: Sequence[float]) -> bool:
    """Whether all cells but the first, so far to the right, begin where columns do: over labels may be no header."""
    return all(any(abs(place + offset - start) < NEAR for start in starts) for place in places[1:])


def _moved(segment: Segment, offset: float) -> Segment:
    return tuple(replace(word, start=word.start + offset, end=word.end + offset) for word in segment)


def _piece(parts: Sequence[_Part], row: Row) -> Piece:
    """The parts of a cell as one, where the first of them stands."""
    if not parts:
        return Piece("", row[0].line, 1)
    return Piece(unwrapped([part.text for part in parts]), parts[0].line, parts[0].place)
