"""What a cell on a line of its own is: a label of a head, a header's column, a source, a goal, or none of them."""

import re
from collections.abc import Callable, Sequence
from itertools import takewhile

from dashboard.ingest import anchors
from dashboard.ingest.extract.funds_sources import is_figure
from dashboard.ingest.grid import Cell, Line
from dashboard.ingest.unwrapped import unwrapped
from dashboard.ingest.vocabulary import Vocabulary
from dashboard.ingest.wording import has_digit, key

_MONEY = frozenset({"initial", "adjusted", "executed"})
_UNIT = re.compile(r"\((?:单位[::])?(?:万|亿|千)?元\)")
_MOST_PARTS, _LONGEST_PART, _FEWEST = 3, 12, 2
# "一级" alone is a column; "一级" above "指标" is one as well.
_SHORT_LEVEL = 2
_Role = Callable[[str], str | None]


class CellLabels:
    """Reads labels off single cells."""

    def __init__(self, words: Vocabulary) -> None:
        self.words = words

    def is_label(self, cell: Cell) -> bool:
        """Whether the cell opens something: a field, a part of the form, a passage, a title."""
        words, line = self.words, as_line((cell,))
        return (
            bool(anchors.fields_in(cell.text, words))
            or words.goal(cell.text) is not None
            or words.is_section(cell.text)
            or words.is_total(cell.text)
            or words.is_note(cell.text)
            or words.is_indicator_group(cell.text)
            or words.is_funds_group(cell.text)
            or words.is_furniture(cell.text)
            or anchors.title(line, words) is not None
            or words.indicator_column(cell.text) is not None
            or (words.funds_column(cell.text) is not None and not has_digit(cell.text))
        )

    def is_value(self, cell: Cell) -> bool:
        """Whether the cell can be what stands beside a label."""
        return is_figure(cell) or not self.is_label(cell)

    def indicator_header(self, cells: Sequence[Cell]) -> tuple[tuple[Cell, ...], int]:
        """The columns of an indicator header that begins the cells, and how many cells it takes: 0 if none begins."""
        header, taken = self._header(cells, self.words.indicator_column)
        return (header, taken) if anchors.is_indicator_header(as_line(header), self.words) else ((), 0)

    def funds_header(self, cells: Sequence[Cell]) -> tuple[tuple[Cell, ...], tuple[Cell, ...], int]:
        """The headings and the columns of a funds header that begins the cells, and how many cells it takes."""
        words = self.words
        headings: list[Cell] = []
        at = 0
        while at < len(cells) and words.is_funds_group(cells[at].text):
            size = 2 if at + 1 < len(cells) and _UNIT.fullmatch(key(cells[at + 1].text)) else 1
            headings.append(joined_cell(cells[at : at + size]))
            at += size
        header, taken = self._header(cells[at:], words.funds_column)
        while headings and len(self._money(header)) < _FEWEST and words.funds_column(headings[-1].text):
            header = (headings.pop(), *header)
        is_header = len(self._money(header)) >= _FEWEST and len(header) > _FEWEST
        return (tuple(headings), header, at + taken) if is_header else ((), (), 0)

    def _money(self, header: Sequence[Cell]) -> set[str | None]:
        return {self.words.funds_column(cell.text) for cell in header} & _MONEY

    def _header(self, cells: Sequence[Cell], role: _Role) -> tuple[tuple[Cell, ...], int]:
        """The columns that begin the cells; a column's name may take several lines."""
        header: list[Cell] = []
        at = 0
        while at < len(cells):
            short = (len(cell.text) <= _LONGEST_PART for cell in cells[at : at + _MOST_PARTS])
            most = sum(takewhile(bool, short))
            sizes = range(max(most, 1), 0, -1)
            size = next((size for size in sizes if self._is_column(cells[at : at + size], role)), 0)
            if size == 0:
                break
            column = joined_cell(cells[at : at + size])
            # A column named twice was doubled.
            header += [column] if not header or key(header[-1].text) != key(column.text) else []
            at += size
        return tuple(header), at

    def _is_column(self, parts: Sequence[Cell], role: _Role) -> bool:
        """Whether the parts are the name of one column."""
        whole = role("".join(cell.text for cell in parts))
        if whole is None or any(self.words.is_level_1(cell.text) or self.words.is_level_2(cell.text) for cell in parts):
            return False
        if len(parts) == 1:
            return True
        roles = [role(cell.text) for cell in parts]
        is_level = whole.startswith("level") and roles[0] == whole and len(key(parts[0].text)) <= _SHORT_LEVEL
        return roles[0] is None or is_level or all(part == whole for part in roles)


def joined_cell(parts: Sequence[Cell]) -> Cell:
    """The parts as one cell, where the first of them stands."""
    return parts[0]._replace(text=unwrapped([part.text for part in parts]))


def as_line(cells: Sequence[Cell]) -> Line:
    """The cells as a row of a table."""
    return Line(0, tuple(cells), is_paragraph=False, width=len(cells))
