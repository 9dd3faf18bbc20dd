"""Pages turned to text that close every cell with a bar, empty ones too, and keep no rows → the rows.

Merged cells stand once, where they begin, so a row is as wide as its header but for the levels that go on from above.
A table is laid out only where one way alone to cut its rows fits the words of its columns.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache

from dashboard.ingest import anchors
from dashboard.ingest.extract.funds_sources import is_figure
from dashboard.ingest.extract.indicator_columns import indicator_columns
from dashboard.ingest.grid import Cell
from dashboard.ingest.mending.cell_labels import CellLabels, as_line
from dashboard.ingest.readers.text.rows import Piece, Row
from dashboard.ingest.unwrapped import unwrapped
from dashboard.ingest.vocabulary import Vocabulary
from dashboard.ingest.wording import is_number, is_placeholder, key

# Nearly all lines with bars are such cells then.
_CLOSED = re.compile(r"([^|]*)\|\s*")
_FEWEST, _MOST = 20, 0.9
_WIDEST_HEADER, _MOST_ROWS = 24, 400
# Behind the last source no other stands so near.
_MOST_BETWEEN = 3
_LEVELS = ("level_1", "level_2")
_POINTS = frozenset({"weight", "score"})
_MONEY = frozenset({"initial", "adjusted", "executed"})
_FIGURES = _MONEY | {"rate", "weight", "score"}


def closed_cell_rows(text: str, cleaned: Callable[[str], str], words: Vocabulary) -> list[Row] | None:
    """The rows of the text, a cell of several lines in one; None where it does not close its cells line by line."""
    if text.count("|") < _FEWEST:
        return None
    lines = text.splitlines()
    closed = sum(1 for line in lines if _CLOSED.fullmatch(line))
    if closed < _FEWEST or closed < _MOST * sum(1 for line in lines if "|" in line):
        return None
    labels = CellLabels(words)
    found: list[Row] = []
    cells: list[Piece] = []
    open_lines: list[Piece] = []
    for number, line in enumerate(lines, start=1):
        closing = _CLOSED.fullmatch(line)
        part = Piece(cleaned(closing[1] if closing else line), number, 1)
        if closing is None:
            open_lines.append(part)
            continue
        if open_lines and (not cells or labels.is_label(Cell(part.text, 0, 0, ""))):
            # No label has several lines: these stand between two tables.
            found.extend([*_Cells(cells, words).rows(), *[(piece,) for piece in open_lines]])
            cells, open_lines = [], []
        whole = [*open_lines, part]
        cells.append(Piece(unwrapped([piece.text for piece in whole if piece.text]), whole[0].line, 1))
        open_lines = []
    found.extend(_Cells(cells, words).rows())
    return [*found, *[(piece,) for piece in open_lines]]


class _Cells:
    """Reads cells one after the other; each method takes what begins at `_at` and moves on."""

    def __init__(self, pieces: Sequence[Piece], words: Vocabulary) -> None:
        self._pieces, self._words = pieces, words
        self._cells = [Cell(piece.text, 0, order, "") for order, piece in enumerate(pieces)]
        self._labels = CellLabels(words)
        self._at = 0

    def rows(self) -> list[Row]:
        """The rows in order; a cell that is in none is a row of its own."""
        found: list[Row] = []
        while self._at < len(self._pieces):
            found.extend(self._indicators() or self._funds() or self._goals() or self._pair() or self._alone())
        return found

    def _text(self, at: int) -> str:
        return self._pieces[at].text if at < len(self._pieces) else ""

    def _taken(self, size: int, before: int = 0, width: int = 0) -> Row:
        """The next cells as a row of the width, with so many empty ones before them."""
        pieces = self._pieces[self._at : self._at + size]
        empty = Piece("", pieces[0].line, 1)
        self._at += size
        return (*[empty] * before, *pieces, *[empty] * (width - before - size))

    def _alone(self) -> list[Row]:
        self._at += 1
        return [(self._pieces[self._at - 1],)]

    def _pair(self) -> list[Row]:
        """A label of the head, of a passage or of a total, and what stands beside it."""
        words, text = self._words, self._text(self._at)
        if words.is_total(text):
            return [self._taken(1 + self._until_label(self._at + 1))]
        if size := self._amounts_beside_labels():
            return [self._taken(size)]
        if not (words.field(text) or words.is_section(text)) or self._at + 1 == len(self._pieces):
            return []
        value = self._cells[self._at + 1]
        return [self._taken(2)] if not value.text or self._labels.is_value(value) else []

    def _amounts_beside_labels(self) -> int:
        """How many cells a row has in which labels of amounts, or a source and itself again, stand before figures."""
        labels = [self._text(at) for at in (self._at, self._at + 2)]
        figures = self._cells[self._at + 1 : self._at + 4 : 2]
        roles = {self._words.funds_column(label) for label in labels}
        is_source = key(labels[0]) == key(labels[1]) and self._words.source(labels[0]) is not None
        is_paired = len(figures) == len(labels) and all(not one.text or is_figure(one) for one in figures)
        return 4 if is_paired and (is_source or (len(roles) == len(labels) and roles <= _MONEY)) else 0

    def _until_label(self, at: int) -> int:
        """How many figures and empty cells follow from the place on."""
        end = at
        while end < len(self._pieces) and (not self._text(end) or is_figure(self._cells[end])):
            end += 1
        return end - at

    def _goals(self) -> list[Row]:
        """The labels of goal and outcome, and both texts below them."""
        names: list[str | None] = []
        while (name := self._words.goal(self._text(self._at + len(names)))) is not None:
            names.append(name)
        texts = self._cells[self._at + len(names) : self._at + len(names) + 2]
        if names[-2:] != ["goal", "outcome"] or not all(not one.text or self._labels.is_value(one) for one in texts):
            return []
        above = [(self._pieces[at],) for at in range(self._at, self._at + len(names) - 2)]
        self._at += len(names) - 2
        return [*above, self._taken(2), self._taken(len(texts))] if texts else []

    def _funds(self) -> list[Row]:
        """A funds header, and a row from each source to the next: the last column may be merged over all of them."""
        cells = self._cells[self._at : self._at + _WIDEST_HEADER]
        # Above the sources the header has an empty cell of its own.
        is_empty_above = len(cells) > 1 and not cells[1].text and self._words.is_funds_group(cells[0].text)
        headings, header, size = self._labels.funds_header([*cells[:1], *cells[1 + is_empty_above :]])
        if size == 0 or size != len(headings) + len(header):
            return []
        width = 1 + len(header)
        found: list[Row] = [(self._pieces[at],) for at in range(self._at, self._at + len(headings))]
        self._at += len(headings) + is_empty_above
        found.append(self._taken(len(header), before=1))
        # Words in the last column may be merged over all rows; any other row as short lost a cell.
        may_be_short = self._words.funds_column(header[-1].text) not in _FIGURES
        rows: list[Row] = []
        start = self._at
        while (count := self._cells_of_source(width)) == width or (count == width - 1 and may_be_short):
            rows.append(self._taken(count, width=width))
        if self._is_shifted(rows, header):
            # The header alone: its columns are not those of the rows.
            self._at = start + 1
            return [*found, (self._pieces[start],)]
        return [*found, *rows]

    def _is_shifted(self, rows: Sequence[Row], header: Sequence[Cell]) -> bool:
        """Whether a per cent stands in no column of rates, or more cells stand before the next source."""
        roles = [self._words.funds_column(cell.text) or "rate" for cell in header]
        placed = (pair for row in rows for pair in zip(row[1:], roles, strict=True))
        percents = (role for piece, role in placed if piece.text.endswith(("%", "％")))
        next_cells = self._cells[self._at : self._at + _MOST_BETWEEN]
        is_left_over = any(self._words.source(cell.text) is not None for cell in next_cells)
        return is_left_over or any(not role.endswith("rate") for role in percents)

    def _cells_of_source(self, width: int) -> int:
        """How many cells the row of a source has that begins here; 0 where none does.

        Words behind the figures fill the last column.
        """
        if self._words.source(self._text(self._at)) is None:
            return 0
        end = self._at + 1 + self._until_label(self._at + 1)
        is_remark = end - self._at == width - 1 and self._words.source(self._text(end)) is None
        is_sure = self._words.source(self._text(end + 1)) is not None
        if is_remark and end < len(self._pieces) and (is_sure or self._labels.is_value(self._cells[end])):
            return width
        return end - self._at

    def _indicators(self) -> list[Row]:
        """An indicator header and the rows below it with their total; the header alone where no one way cuts them."""
        header, size = self._labels.indicator_header(self._cells[self._at : self._at + _WIDEST_HEADER])
        if size == 0 or size != len(header):
            return []
        places = [cell._replace(column=order) for order, cell in enumerate(header)]
        group, *columns = indicator_columns(as_line(places), self._words)
        if group.position == 0:
            # The label beside the whole table stands once; the header begins behind it.
            return self._alone()
        roles = [column.role for column in columns]
        start = self._at + size
        end = self._end_of_rows(start)
        has_levels = len(roles) == size and roles[:2] == list(_LEVELS)
        cuts = self._cuts(start, end, roles) if has_levels else None
        found = [self._taken(size)]
        if cuts is None:
            # The header alone: below it no cell is dealt out, the total's neither.
            last = end + self._until_label(end + 1) if self._words.is_total(self._text(end)) else end - 1
            found.extend((piece,) for piece in self._pieces[start : last + 1])
            self._at = max(last + 1, start)
            return found
        found.extend(self._taken(cut, before=size - cut) for cut in cuts)
        if self._words.is_total(self._text(end)):
            total = 1 + self._until_label(end + 1)
            found.append(self._taken(total, before=max(size - total, 0)))
        return found

    def _end_of_rows(self, start: int) -> int:
        """Where the rows end: at their total, else at the next passage, note or title."""
        words = self._words
        places = range(start, min(len(self._pieces), start + _MOST_ROWS * _WIDEST_HEADER))
        total = (at for at in places if words.is_total(self._text(at)) and self._until_label(at + 1))
        beyond = (at for at in places if self._is_beyond(at))
        last = next(beyond, len(self._pieces))
        return min(next(total, last), last)

    def _is_beyond(self, at: int) -> bool:
        """Whether the cell is no part of the table above it."""
        words, text = self._words, self._text(at)
        is_own = words.is_section(text) or words.is_note(text) or words.field(text) == "project_name"
        return is_own or anchors.title(as_line((self._cells[at],)), words) is not None

    def _cuts(self, start: int, end: int, roles: Sequence[str]) -> list[int] | None:
        """How many cells each row has, if one way alone fits."""

        @cache
        def ways(at: int) -> tuple[tuple[int, ...], ...]:
            """At most two ways to cut the cells from the place on."""
            if at == end:
                return ((),)
            found: list[tuple[int, ...]] = []
            for merged in range(len(_LEVELS) + 1 if at > start else 1):
                size = len(roles) - merged
                if at + size <= end and self._is_row(at, roles[merged:]):
                    found.extend((size, *rest) for rest in ways(at + size))
            return tuple(found[:2])

        # Rows are cut from the last one on, lest a long table goes too deep.
        for at in range(end, start, -1):
            ways(at)
        return list(ways(start)[0]) if len(ways(start)) == 1 else None

    def _is_row(self, at: int, roles: Sequence[str]) -> bool:
        """Whether the cells from the place on fit the columns."""
        return all(self._fits(self._text(at + order), role) for order, role in enumerate(roles))

    def _fits(self, text: str, role: str) -> bool:
        words = self._words
        if role == "level_1":
            return words.is_level_1(text)
        if role == "level_2":
            return words.is_level_2(text)
        if role in _POINTS:
            return not text or is_number(text) or is_placeholder(text)
        if role == "direction":
            return not text or words.operator(text) is not None or words.is_direction(text) or not is_number(text)
        if role == "level_3":
            is_level = key(text).endswith("指标") and (words.is_level_1(text) or words.is_level_2(text))
            return bool(text) and not is_number(text) and not is_level
        return not (key(text).endswith("指标") and (words.is_level_1(text) or words.is_level_2(text)))
