"""One table of funds: rows that prove themselves by arithmetic show where the figures of the others stand."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from dashboard.ingest.extract.funds_rows import (
    Choice,
    FundsColumn,
    Layout,
    funds_columns,
    layout_of_header,
    layout_shown,
    likely_choices,
    placed,
    proves_itself,
    proves_nothing,
)
from dashboard.ingest.extract.funds_sources import MONEY, Sources, is_figure, printed_name, source_name
from dashboard.ingest.extract.funds_standing import standing_figures
from dashboard.ingest.grid import Cell, Line
from dashboard.ingest.values import points_or_share
from dashboard.ingest.vocabulary import Vocabulary
from dashboard.ingest.wording import is_placeholder, level_points, points_of_product

# No form makes more of its points hang on how much was spent.
_LARGEST_SHARE = Decimal(50)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row with a label: the source it tells, its label, its figures, and its width.

    `choices` are the ways to place the figures, by how many of them may be too many.
    """

    source: str
    label: Cell
    figures: tuple[Cell, ...]
    width: int
    choices: dict[int, list[Choice]] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class _Reading:
    """A row with its figures by role, those that could stand in several columns, and whether the row was torn."""

    row: _Row
    cells: dict[str, Cell]
    doubtful: tuple[Cell, ...]
    is_torn: bool = False


class FundsTable:
    """Collects the rows under one header; `read` then gives their figures to the sources."""

    def __init__(self, header: Line, sources: Sources, words: Vocabulary, *, has_total_row: bool) -> None:
        self._header = header
        self._columns = funds_columns(header, words)
        self._sources = sources
        self._words = words
        self._has_total_row = has_total_row
        self._rows: list[_Row] = []
        self._nameless: list[Line] = []

    def add(self, line: Line) -> None:
        """Takes one line; a row without a label of its own stays unread."""
        names = [cell for cell in line.cells if not is_figure(cell)]
        figures = [cell for cell in line.cells if is_figure(cell)]
        label = _label(names, figures, self._words)
        if _holds_two_rows(line, self._words):
            return
        if label is None:
            if figures and not names:
                self._nameless.append(line)
            return
        source = self._source(label)
        if source is None:
            return
        self._sources.ledger.use(label)
        self._settle_words(names, figures)
        if figures:
            self._rows.append(_Row(source, label, tuple(figures), line.width))

    def _source(self, label: Cell) -> str | None:
        """The source that the label names; a second row of one name keeps the name as printed."""
        source = source_name(label, self._words)
        if self._words.source(label.text) is None and self._words.is_funds_group(label.text):
            if self._has_total_row:
                return None
            source = "total"
        taken = {row.source for row in self._rows} | set(self._sources.rows)
        return printed_name(label) if source in taken and source != "total" else source

    def _settle_words(self, names: Sequence[Cell], figures: Sequence[Cell]) -> None:
        """Accounts for the other words of the row: heads of the block, and remarks that no column of ours holds."""
        for cell in names:
            if self._words.is_funds_group(cell.text):
                self._sources.ledger.use(cell)
            elif figures and cell.column > figures[0].column:
                self._sources.ledger.unread(cell, "no_field")

    def read(self) -> None:
        """Gives each row's figures to its source.

        The one row of figures below a label that spans the header as well is what the label names, else the total.
        """
        if len(self._nameless) == 1 and not self._rows:
            self._add_nameless(self._nameless[0])
        for reading in self._standing() or self._settled():
            self._sources.row(reading.row.source)
            self._take(reading)

    def _add_nameless(self, line: Line) -> None:
        """Takes the only row, whose label stands in the header."""
        named = [cell for cell in self._header.cells if self._words.source(cell.text) is not None]
        if len(named) == 1:
            self._rows.append(_Row(source_name(named[0], self._words), named[0], line.cells, line.width))
        elif not self._has_total_row:
            self._rows.append(_Row("total", self._header.cells[0], line.cells, line.width))

    def _standing(self) -> list[_Reading]:
        """The rows with each figure below its header, where arithmetic proves that all of them stand so."""
        rows = [(row.source == "total", row.figures) for row in self._rows]
        found = standing_figures(rows, self._columns, self._sources.yuan)
        return [_Reading(row, cells, ()) for row, cells in zip(self._rows, found, strict=True)] if found else []

    def _settled(self) -> list[_Reading]:
        """The rows, each by its own arithmetic, by the layout that others show, and by where its figures stand."""
        shown = [self._shown_by(row) for row in self._rows]
        usual, times = Counter(row.width for row in self._rows).most_common(1)[0] if self._rows else (0, 0)
        usual = usual if times > 1 else self._header.width
        readings = []
        for index, row in enumerate(self._rows):
            layout, lost = self._layout_for(
                row, [one for at, one in enumerate(shown) if one and at != index], shown[index]
            )
            is_torn = row.width not in (self._header.width, usual)
            readings.append(_Reading(row, *self._placed(row, layout, lost, is_torn=is_torn), is_torn))
        return [_without_disputed(reading, readings, self._sources) for reading in readings]

    def _placed(
        self, row: _Row, layout: Layout | None, lost: int = 0, *, is_torn: bool = False
    ) -> tuple[dict[str, Cell], tuple[Cell, ...]]:
        # What no column of ours is called, and stands above the labels, heads the labels.
        columns = [one for one in self._columns if one.role != "no_field" or one.header.column > row.label.column]
        too_many = max(-lost, 0)
        choices = self._choices(row, columns, too_many)
        if layout is not None and not lost and proves_nothing(row.figures):
            # Some of them may belong to no column of ours: so few are left out that the others stand as laid out.
            ways = (self._choices(row, columns, left_out) for left_out in range(len(row.figures)))
            choices = next(
                (way for way in ways if any(layout.holds(one.by_role, row.label.column) for one in way)), choices
            )
        return placed(row.figures, choices, row.label.column, layout, lost, is_torn=is_torn)

    def _choices(self, row: _Row, columns: Sequence[FundsColumn], too_many: int) -> list[Choice]:
        if too_many not in row.choices:
            row.choices[too_many] = likely_choices(row.figures, columns, row.label.column, self._sources.yuan, too_many)
        return row.choices[too_many]

    def _shown_by(self, row: _Row) -> Layout | None:
        """The layout of the table, if the row leaves no doubt of it."""
        by_role, doubtful = self._placed(row, None)
        if doubtful or not proves_itself(by_role, self._columns, self._sources.yuan):
            return None
        return layout_shown(by_role, row.label.column, row.width, self._columns, self._header.width)

    def _layout_for(self, row: _Row, others: Sequence[Layout], own: Layout | None) -> tuple[Layout | None, int]:
        """The layout the row goes by, and how many cells the row lost (below 0: has too many).

        Best is that of another row as wide as this one with its label in the same column, then its own, then that of
        the header; a row of another width than all of them was torn.
        """
        same = [layout for layout in others if layout.width == row.width]
        if same:
            return next((layout for layout in same if layout.label_column == row.label.column), same[0]), 0
        if row.width == self._header.width:
            return own or layout_of_header(row.label.column, row.width, self._columns), 0
        return (others[0], others[0].width - row.width) if others else (own, 0)

    def _take(self, reading: _Reading) -> None:
        source = reading.row.source
        reading = _without_rate_as_weight(reading)
        headers = {column.role: column.header for column in self._columns}
        for role, cell in reading.cells.items():
            self._sources.take(source, role.partition("#")[0], cell, headers.get(role))
        for cell in reading.doubtful:
            if is_placeholder(cell.text):
                self._sources.ledger.use(cell)
            else:
                self._sources.ledger.unread(cell, "ambiguous_column")
        if source == "total" and "weight" not in self._sources.row("total"):
            self._take_weight_of_header(headers)

    def _take_weight_of_header(self, headers: dict[str, Cell]) -> None:
        """The weight of execution where only a header states it: "分值（10分）", "得分（20分*执行率）"."""
        for role in ("weight", "score", "rate"):
            header = headers.get(role)
            stated = (level_points(header.text) or points_of_product(header.text)) if header else None
            if header is not None and stated is not None:
                self._sources.put("total", "weight", header, Decimal(stated))
                return


def _without_rate_as_weight(reading: _Reading) -> _Reading:
    """The reading; without weight and score where a rate stands as the weight: execution is worth no such share."""
    weight = reading.cells.get("weight")
    share = points_or_share(weight.text) if weight is not None and weight.text.rstrip().endswith(("%", "％")) else None
    if share is None or share <= _LARGEST_SHARE:
        return reading
    moved = tuple(cell for role, cell in reading.cells.items() if role in ("weight", "score"))
    kept = {role: cell for role, cell in reading.cells.items() if role not in ("weight", "score")}
    return replace(reading, cells=kept, doubtful=(*reading.doubtful, *moved))


def _label(names: Sequence[Cell], figures: Sequence[Cell], words: Vocabulary) -> Cell | None:
    """The label of the row: the last cell before the figures that names a source, then any; else the words before."""
    before = [cell for cell in names if not figures or cell.column < figures[0].column]
    known = (cell for part in (before, names) for cell in reversed(part) if words.source(cell.text))
    return next(known, before[-1] if before and figures else None)


def _holds_two_rows(line: Line, words: Vocabulary) -> bool:
    """Whether a source stands between figures: two rows on one line, of which no header tells the second's columns."""
    figures = [order for order, cell in enumerate(line.cells) if is_figure(cell)]
    named = [order for order, cell in enumerate(line.cells) if not is_figure(cell) and words.source(cell.text)]
    return any(figures[0] < order < figures[-1] for order in named if figures)


def _without_disputed(reading: _Reading, readings: Sequence[_Reading], sources: Sources) -> _Reading:
    """The reading; that of a torn total row without amounts where one of them is not what its parts add up to."""
    parts = [other for other in readings if other.row.source != "total"]
    if not reading.is_torn or reading.row.source != "total" or not parts:
        return reading
    if all(_is_sum(reading, parts, role, sources) for role in MONEY):
        return reading
    moved = tuple(cell for role, cell in reading.cells.items() if role in MONEY)
    kept = {role: cell for role, cell in reading.cells.items() if role not in MONEY}
    return replace(reading, cells=kept, doubtful=(*reading.doubtful, *moved))


def _is_sum(whole: _Reading, parts: Sequence[_Reading], role: str, sources: Sources) -> bool:
    """Whether the total of a column is what its parts add up to; True where one of the figures is unknown."""
    figures = [sources.yuan(one.cells[role]) if role in one.cells else None for one in (whole, *parts)]
    known = [figure for figure in figures if figure is not None]
    return len(known) < len(figures) or known[0] == sum(known[1:])
