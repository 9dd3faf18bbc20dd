"""One cell a line, empty cells as empty lines → the rows of the table.

All rows of such a table take the same number of lines. It is taken only where one number alone fits: the first field
and the header of the indicators begin a row, no label ends one, and below points and scores stand figures or nothing.
One line lost or put between moves all rows below it, and no number fits any more.
"""

from collections.abc import Sequence
from itertools import accumulate

from dashboard.ingest import anchors
from dashboard.ingest.extract.indicator_columns import indicator_columns
from dashboard.ingest.grid import Cell, Line
from dashboard.ingest.readers.text.rows import Piece, Row
from dashboard.ingest.vocabulary import Vocabulary
from dashboard.ingest.wording import is_number, is_placeholder, key

_FEWEST_COLUMNS, _MOST_COLUMNS = 4, 32
_FEWEST_EMPTY, _FEWEST_ROWS, _FEWEST_NAMES = 4, 2, 3
_NAMES = ("level_1", "level_2", "level_3")
_SIGNS = frozenset("≥≤<>=")
_FIGURES = ("weight", "score", "weight_1", "weight_2")


def with_cell_rows(rows: Sequence[Row], words: Vocabulary) -> list[Row] | None:
    """The rows, those of a table as wide as it is; None where no table has a cell on each line, empty ones too."""
    texts = [row[0].text for row in rows if len(row) == 1]
    if len(texts) < len(rows) or texts.count("") < _FEWEST_EMPTY:
        return None
    cells = _Cells(texts, words)
    widths = range(_FEWEST_COLUMNS, min(_MOST_COLUMNS, (len(texts) - cells.start) // _FEWEST_ROWS) + 1)
    tables = [table for width in widths if (table := _Table(cells, width, words)).holds()]
    # Two rows at a time fit as well as one does.
    is_sure = bool(tables) and all(table.width % tables[0].width == 0 for table in tables)
    return tables[0].laid_out(rows) if is_sure else None


class _Cells:
    """The cells of a document, and what their words alone say of them, whatever the rows are."""

    def __init__(self, texts: Sequence[str], words: Vocabulary) -> None:
        self.texts = texts
        self.start = next((at for at, text in enumerate(texts) if words.field(text) is not None), len(texts))
        below = dict.fromkeys(texts[self.start :])
        self.ends = {text for text in below if _ends_table(text, words)}
        self.openers = {text for text in below if _opens_row(text, words)}
        columns = {text for text in below if words.indicator_column(text) or words.funds_column(text)}
        # How many cells up to each name columns: a row with few of them is no header.
        self.named = [0, *accumulate(text in columns for text in texts)]


class _Table:
    """Rows of one width, from the first field on."""

    def __init__(self, cells: _Cells, width: int, words: Vocabulary) -> None:
        self._words, self._cells = words, cells
        self._start, self.width = cells.start, width
        self._rows: list[list[str]] = []
        for at in range(cells.start, len(cells.texts), width):
            row = list(cells.texts[at : at + width])
            if self._ends(row):
                break
            self._rows.append(row + [""] * (width - len(row)))

    def _ends(self, row: Sequence[str]) -> bool:
        """Whether the table is over before the row: less than one is left, but for a total without its empty end."""
        first = _first(row)
        return (len(row) < self.width and not self._words.is_total(first)) or first in self._cells.ends

    def holds(self) -> bool:
        """Whether the width is that of the table."""
        words, openers = self._words, self._cells.openers
        header = next((order for order in range(len(self._rows)) if self._is_header(order)), None)
        ends = (order for order, row in enumerate(self._rows) if row[-1] in openers)
        if header is None or not all(self._is_any_header(order) for order in ends):
            return False
        is_split = header + 1 < len(self._rows) and self._is_header(header + 1)
        heads: dict[int, str] = {}
        for row in self._rows[header : header + 1 + is_split]:
            heads |= {column.position: column.role for column in indicator_columns(_line(row), words)}
        roles = [heads.get(column) for column in range(self.width)]
        below = self._rows[header + 1 + is_split :]
        body = [row for row in below if "level_3" in roles and row[roles.index("level_3")]]
        total = [row for row in below if words.is_total(_first(row))]
        figures = [column for column, role in enumerate(roles) if role in _FIGURES]
        return (
            len(body) >= _FEWEST_ROWS
            and all(_is_figure(row[column]) for row in (*body, *total) for column in figures)
            and all(self._stand(row, roles) for row in body)
        )

    def _stand(self, row: Sequence[str], roles: Sequence[str | None]) -> bool:
        """Whether names of levels stand below their headers, and figures and signs below no name."""
        return all(self._stands(text, role) for text, role in zip(row, roles, strict=True) if text)

    def _stands(self, text: str, role: str | None) -> bool:
        words = self._words
        levels = {"level_1"} if words.is_level_1(text) else set()
        levels |= {"level_2"} if words.is_level_2(text) else set()
        if levels:
            return role in levels if key(text).endswith("指标") else role in _NAMES
        return role not in _NAMES or not (is_number(text) or key(text)[0] in _SIGNS)

    def _is_header(self, order: int) -> bool:
        """Whether the row heads the indicators, and holds nothing of the row below."""
        words, row = self._words, self._rows[order]
        if not row[0] or self._named(order) < _FEWEST_NAMES:
            return False
        has_values = any(is_number(text) or words.is_level_1(text) for text in row)
        return not has_values and anchors.is_indicator_header(_line(row), words)

    def _is_any_header(self, order: int) -> bool:
        is_funds = self._named(order) > 1 and anchors.is_funds_header(_line(self._rows[order]), self._words)
        return is_funds or self._is_header(order)

    def _named(self, order: int) -> int:
        """How many cells of the row name columns."""
        at, named = self._start + order * self.width, self._cells.named
        return named[min(at + self.width, len(named) - 1)] - named[at]

    def laid_out(self, rows: Sequence[Row]) -> list[Row]:
        """The rows of the document with those of the table whole."""
        found = list(rows[: self._start])
        end = self._start
        for _ in self._rows:
            pieces = [row[0] for row in rows[end : end + self.width]]
            end += len(pieces)
            found.append((*pieces, *[Piece("", pieces[-1].line, 1)] * (self.width - len(pieces))))
        return [*found, *rows[end:]]


def _ends_table(text: str, words: Vocabulary) -> bool:
    """Whether a row that begins with the words is none of a table: a title, a note."""
    return anchors.title(_line([text]), words) is not None or words.is_note(text)


def _opens_row(text: str, words: Vocabulary) -> bool:
    """Whether the words are a label that stands at the beginning of a row."""
    return bool(text) and (
        words.is_level_1(text)
        or words.is_section(text)
        or words.is_total(text)
        or words.is_note(text)
        or words.is_indicator_group(text)
        or words.goal(text) == "group"
        or anchors.has_fields(_line([text]), words)
    )


def _is_figure(text: str) -> bool:
    return not text or is_number(text) or is_placeholder(text)


def _first(row: Sequence[str]) -> str:
    return next((text for text in row if text), "")


def _line(row: Sequence[str]) -> Line:
    cells = tuple(Cell(text, 0, column, "") for column, text in enumerate(row) if text)
    return Line(0, cells or (Cell("", 0, 0, ""),), is_paragraph=False, width=len(row))
