"""Rows of a table whose cells a line break tore over several lines → whole rows.

A row has as many tabs as its neighbours, however many lines it takes; what stands before a line's first tab goes on
with the last cell above. Where neither counting nor the words make it certain, lines stay as they are.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dashboard.ingest.readers.text.loose_lines import with_whole_first_cells, with_whole_last_cells
from dashboard.ingest.readers.text.rows import Piece, Row, one_row
from dashboard.ingest.readers.text.torn_cells import Tie, TornCells
from dashboard.ingest.vocabulary import Vocabulary
from dashboard.ingest.wording import is_number, key

# A torn row of more lines than this is no row.
_MOST_LINES = 400
_FEWEST_TABS, _MOST_WIDTHS = 2, 5
# Among so many whole rows, or in a table of so many rows, lines that may be one row are one.
_FEWEST_WHOLE, _FEWEST_ROWS, _FEWEST_NUMBERS = 2, 4, 3
# A table with so many torn rows is torn throughout.
_FEWEST_JOINS = 3
# Two lines with so many figures each are two rows, if words stand between them.
_FEWEST_FIGURES = 2
# What it costs to leave a line that is no whole row, and to join lines that only may belong together.
_LEFT = 1.0
_COST = {Tie.DOUBTFUL: 0.8, Tie.POSSIBLE: 0.3, Tie.SURE: 0.1}
# What of a figure is not its unit.
_NOT_UNIT = re.compile(r"[\d.,<>≤≥=＝≦≧约]")


@dataclass(frozen=True, slots=True)
class _Group:
    """Lines `first` to `last` as one row, and how sure that is."""

    first: int
    last: int
    tie: Tie


def joined_lines(rows: Sequence[Row], words: Vocabulary) -> list[Row]:
    """The rows with those joined that are parts of one; every other row stands as it was."""
    if not any(len(row) > 1 for row in rows):
        return list(rows)
    torn = TornCells(words, (piece.text for row in rows for piece in row))
    return _Table(rows, torn).joined()


class _Table:
    """The lines of a document, on their way to rows."""

    def __init__(self, rows: Sequence[Row], torn: TornCells) -> None:
        self._torn = torn
        self._set(rows)
        self._numbers = _numbers(rows)
        # The widths whose rows are whole by now.
        self._whole: set[int] = set()
        self._joins = 0

    def joined(self) -> list[Row]:
        """The rows, joined where they are torn: those of the commonest width first, then those of other widths."""
        ways = [self._way(width) for width in self._widths()]
        if not ways:
            return list(self._rows)
        usual, *others = [width for _, _, width in sorted(ways, key=lambda way: (way[0], -way[2]))]
        self._join(usual)
        self._set(with_whole_first_cells(self._rows, self._torn))
        for width in (usual, *others):
            self._join(width)
        if self._joins >= _FEWEST_JOINS:
            self._take_fragments_apart()
        is_torn = self._joins >= _FEWEST_JOINS
        return with_whole_last_cells(self._rows, self._torn, usual, is_torn=is_torn)

    def _set(self, rows: Sequence[Row]) -> None:
        self._rows = list(rows)
        self._tabs = [len(row) - 1 for row in rows]

    def _widths(self) -> list[int]:
        """The widths that rows may have: the commonest and the widest lines, and more where all rows are torn."""
        counts = Counter(count for count in self._tabs if count >= _FEWEST_TABS)
        if not counts:
            return []
        common = sorted(counts, key=lambda width: -width * counts[width])[:_MOST_WIDTHS]
        wide = sorted(counts, reverse=True)[:_MOST_WIDTHS]
        return [*{*common, *wide, wide[0] + 1, wide[0] + 2}]

    def _join(self, width: int) -> None:
        """Joins the lines that make rows of the width."""
        _, groups, _ = self._way(width)
        kept, is_table = self._kept(groups, width)
        self._joins += len(kept)
        self._set(self._rows_of(kept))
        if is_table:
            self._whole.add(width)

    def _kept(self, groups: Sequence[_Group], width: int) -> tuple[list[_Group], bool]:
        """The groups that are sure, or stand beside rows of their width in a table of that width; whether it is one."""
        by_first = {group.first: group for group in groups}
        rows: list[_Group | None] = []
        at = 0
        while at < len(self._rows):
            group = by_first.get(at)
            if group is not None or self._tabs[at] > 0:
                is_whole = group is None and self._tabs[at] == width
                rows.append(group or (_Group(at, at, Tie.SURE) if is_whole else None))
            at = group.last + 1 if group is not None else at + 1
        of_width = sum(1 for row in rows if row is not None)
        is_usual = of_width >= _FEWEST_ROWS and of_width * 2 >= len(rows)
        is_table = is_usual or of_width - len(groups) >= _FEWEST_WHOLE
        beside = [None, *rows, None]
        kept = [
            row
            for before, row, behind in zip(beside, rows, beside[2:], strict=False)
            if row is not None
            and row.last > row.first
            and (row.tie is Tie.SURE or (is_table and (before is not None or behind is not None)))
        ]
        return kept, is_table

    def _way(self, width: int) -> tuple[float, list[_Group], int]:
        """The cheapest way to make rows of the width: what it costs, and the lines it joins."""
        ways: list[tuple[float, list[_Group]]] = [(0.0, [])]
        starts: dict[int, list[_Group]] = {}
        for at in range(len(self._rows)):
            for group in self._groups_from(at, width):
                starts.setdefault(group.last, []).append(group)
            cost, groups = ways[at]
            is_whole = self._tabs[at] == 0 or self._is_whole(at, width, *self._whole)
            best = (cost + (0.0 if is_whole else _LEFT), groups)
            for group in starts.get(at, ()):
                cost, groups = ways[group.first]
                cost += _COST[group.tie]
                if cost < best[0]:
                    best = (cost, [*groups, group])
            ways.append(best)
        return (*ways[-1], width)

    def _groups_from(self, first: int, width: int) -> Iterator[_Group]:
        """The torn rows that may begin in the line: one of exactly the width, or narrower ones that are sure."""
        tabs = self._tabs[first]
        if not 0 < tabs < width or self._is_whole(first, *self._whole):
            return
        tie = Tie.SURE
        figures = _figures(self._rows[first])
        above, cell = first, [self._rows[first][-1].text]
        for at in range(first + 1, min(first + _MOST_LINES, len(self._rows))):
            row = self._rows[at]
            if row[0].text or len(row) > 1:
                cell.append(row[0].text)
            if len(row) == 1:
                continue
            if self._is_whole(at, *self._whole):
                return
            tabs += self._tabs[at]
            junction = self._tie(above, cell)
            if junction is Tie.DOUBTFUL and not self._numbers and is_number(row[0].text):
                # Where rows are not numbered none begins with a figure: the line goes on, whatever the figure is.
                junction = Tie.SURE
            tie = min(tie, junction)
            if tabs > width or tie is Tie.NONE or self._counts_on(at):
                return
            if junction is Tie.POSSIBLE and min(figures, _figures(row)) >= _FEWEST_FIGURES:
                return
            figures += _figures(row)
            if (tabs == width and not self._goes_on(at)) or (tie is Tie.SURE and self._is_row(first, at)):
                yield _Group(first, at, tie)
            above, cell = at, [row[-1].text]

    def _tie(self, above: int, cell: Sequence[str]) -> Tie:
        """How sure it is that the last cell of a line goes on in the lines below: never where the line ends whole."""
        found = self._torn.tie(cell)
        return Tie.NONE if found is not Tie.SURE and _ends_in_pair(self._rows[above]) else found

    def _take_fragments_apart(self) -> None:
        """Makes no rows of lines that are parts of one row and could not be joined: half a row misleads."""
        fragments: set[int] = set()
        for above, below in pairwise(place for place, row in enumerate(self._rows) if len(row) > 1):
            between = [row[0].text for row in self._rows[above + 1 : below] if row[0].text]
            last, first = self._rows[above][-1].text, self._rows[below][0].text
            is_figure = is_number(last) and first[:1].isdigit()
            is_part = not self._is_whole(below, *self._whole) and (is_figure or not self._is_whole(above, *self._whole))
            if (
                is_part
                and not self._counts_on(below)
                and not _ends_in_pair(self._rows[above])
                and self._torn.tie([last, *between, first]) is not Tie.NONE
            ):
                fragments |= {above, below}
        for place in fragments:
            row = self._rows[place]
            words = "  ".join(piece.text for piece in row if piece.text)
            self._rows[place] = (Piece(words, row[0].line, row[0].cell),)

    def _goes_on(self, at: int) -> bool:
        """Whether the figure that ends the line surely goes on in the lines below it."""
        cell = [self._rows[at][-1].text]
        for row in self._rows[at + 1 : at + _MOST_LINES]:
            if row[0].text or len(row) > 1:
                cell.append(row[0].text)
            if len(row) > 1:
                return self._torn.is_torn_figure(cell)
        return False

    def _is_row(self, first: int, last: int) -> bool:
        """Whether a row may begin with the first line, and another one with the line behind the last."""
        rest = range(last + 1, len(self._rows))
        following = next((at for at in rest if len(self._rows[at]) > 1), None)
        return (following is None or self._starts_row(following)) and self._starts_row(first)

    def _is_whole(self, at: int, *widths: int) -> bool:
        """Whether the line is a whole row of one of the widths: it begins as rows do."""
        return self._tabs[at] in widths and self._starts_row(at)

    def _starts_row(self, at: int) -> bool:
        return self._counts_on(at) or self._torn.starts_row(self._rows[at][0].text)

    def _counts_on(self, at: int) -> bool:
        """Whether the line opens with the number after that of the row above: it is a row of its own."""
        first = self._rows[at][0]
        return (first.line, first.text) in self._numbers

    def _rows_of(self, groups: Sequence[_Group]) -> list[Row]:
        found: list[Row] = []
        at = 0
        for group in groups:
            found.extend(self._rows[at : group.first])
            found.append(one_row(self._rows[group.first : group.last + 1]))
            at = group.last + 1
        return [*found, *self._rows[at:]]


def _ends_in_pair(row: Row) -> bool:
    """Whether the row ends with what was aimed at and what came of it, so that its last cell is whole.

    The two are figures of one unit ("≥356台", "498台"), or the same words.
    """
    if len(row) <= _FEWEST_TABS:
        return False
    aim, outcome = key(row[-2].text), key(row[-1].text)
    unit = _NOT_UNIT.sub("", outcome)
    if not unit or unit != _NOT_UNIT.sub("", aim):
        return False
    return aim == outcome or (any(map(str.isdigit, aim)) and any(map(str.isdigit, outcome)))


def _figures(row: Row) -> int:
    """How many cells of the row are bare figures, the number of the row left out."""
    return sum(1 for piece in row[1:] if is_number(piece.text))


def _numbers(rows: Sequence[Row]) -> frozenset[tuple[int, str]]:
    """The first cells that number the rows of a table, by line: 1, 2, 3 and so on, three at least."""
    found: set[tuple[int, str]] = set()
    run: list[tuple[int, str]] = []
    for row in rows:
        number = row[0].text if len(row) > 1 and row[0].is_counter else ""
        if number and int(number) in (1, len(run) + 1):
            run = [*(run if int(number) > 1 else []), (row[0].line, number)]
            found.update(run if len(run) >= _FEWEST_NUMBERS else [])
    return frozenset(found)
