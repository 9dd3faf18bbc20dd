"""Rows of the indicator table, each cell put under its column; doubtful rows keep their second reading."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from dashboard.ingest import anchors
from dashboard.ingest.extract.alignment import Alignment, Column, alignments
from dashboard.ingest.extract.indicator_fit import IndicatorFit, missing
from dashboard.ingest.extract.ledger import Ledger
from dashboard.ingest.grid import Cell, Line
from dashboard.ingest.values.cells import points
from dashboard.ingest.vocabulary import Vocabulary
from dashboard.ingest.wording import is_number, is_placeholder

# Two readings of a row closer than this are both possible.
_DOUBT = 1.25
# Readings this much worse are taken only where the printed totals ask for them.
_UNLIKELY = 4.0
# What it costs to read a row's words in another order than they stand.
_SWAPPED = -1.0
_STRAY_POINTS = -5.0
# What it is worth that each cell stands right below its header.
_IN_PLACE = 2.0
_VALUES = ("level_3", "target", "actual", "weight", "score", "direction", "unit")


@dataclass(slots=True)
class Row:
    """One row: its best reading, the others that are nearly as good, and those that only arithmetic could make good."""

    line: Line
    reading: Alignment
    others: list[Alignment] = field(default_factory=list)
    unlikely: list[Alignment] = field(default_factory=list)

    def cell(self, role: str) -> Cell | None:
        """The cell under the role, or None."""
        return self.reading.cells.get(role)


@dataclass(slots=True)
class Table:
    """One indicator table under one header."""

    columns: tuple[Column, ...]
    rows: list[Row] = field(default_factory=list)


def indicator_tables(lines: Sequence[Line], words: Vocabulary, ledger: Ledger) -> list[Table]:
    """The tables among the lines; a header printed again on the next page continues its table."""
    fit = IndicatorFit(words)
    tables: list[Table] = []
    for line in lines:
        if anchors.is_indicator_header(line, words):
            columns = _columns(line, words)
            if not tables or [column.role for column in tables[-1].columns] != [column.role for column in columns]:
                tables.append(Table(columns))
            else:
                tables[-1] = Table(columns, tables[-1].rows)
            ledger.use(*line.cells)
        elif tables and not tables[-1].rows and anchors.is_indicator_subheader(line, words):
            tables[-1].columns = _split_target(tables[-1].columns, line, words)
            ledger.use(*line.cells)
        elif _is_empty(line, words):
            ledger.use(*line.cells)
        elif tables:
            row = _row(line, tables[-1].columns, fit, words)
            if row is not None:
                tables[-1].rows.append(row)
    return tables


def _is_empty(line: Line, words: Vocabulary) -> bool:
    """Whether the row holds only its frame and room for more: "成本指标 | 指标1：", "……"."""
    return all(
        words.is_filler(cell.text)
        or words.is_indicator_group(cell.text)
        or words.is_level_1(cell.text)
        or words.is_level_2(cell.text)
        for cell in line.cells
    )


def _columns(line: Line, words: Vocabulary) -> tuple[Column, ...]:
    """The header's columns. Points behind a level belong to the level; a column that repeats is marked."""
    columns: list[Column] = []
    taken: set[str] = set()
    for cell in line.cells:
        role = words.indicator_column(cell.text)
        if (
            not columns
            and words.is_indicator_group(cell.text)
            and (role is None or _has_later(line, cell, role, words))
        ):
            role = "group"
        role = role or "no_field"
        if role == "target_initial" and not _has_later(line, cell, "target", words):
            role = "target"
        if role == "weight" and columns and columns[-1].role in ("level_1", "level_2"):
            role = "weight_1" if columns[-1].role == "level_1" else "weight_2"
        if role in taken:
            role = f"repeat{sum(1 for name in taken if name.endswith(':' + role)) + 1}:{role}"
        taken.add(role)
        columns.append(Column(role, cell.column, cell))
    if columns and columns[0].role != "group":
        columns.insert(0, Column("group", columns[0].position - 1))
    return tuple(columns)


def _has_later(line: Line, cell: Cell, role: str, words: Vocabulary) -> bool:
    return any(other.column > cell.column and words.indicator_column(other.text) == role for other in line.cells)


def _split_target(columns: tuple[Column, ...], line: Line, words: Vocabulary) -> tuple[Column, ...]:
    """The columns with the target split as the header's second row says (operator, value, unit)."""
    at = next((index for index, column in enumerate(columns) if column.role == "target"), None)
    if at is None:
        return columns
    parts = [Column(words.indicator_column(cell.text) or "no_field", cell.column, cell) for cell in line.cells]
    start = columns[at].position
    widened = [Column(part.role, start + index, part.header) for index, part in enumerate(parts)]
    grown = len(parts) - 1
    has_room = at + 1 < len(columns) and columns[at + 1].position > start + grown
    rest = [
        column if has_room else Column(column.role, column.position + grown, column.header)
        for column in columns[at + 1 :]
    ]
    return (*columns[:at], *widened, *rest)


def _row(line: Line, columns: Sequence[Column], fit: IndicatorFit, words: Vocabulary) -> Row | None:
    cells = [cell for cell in line.cells if not words.is_filler(cell.text)]
    readings = [_checked(reading) for reading in alignments(cells, columns, fit, missing)]
    swapped = _levels_first(cells, words)
    if swapped != cells:
        readings += [_checked(reading, _SWAPPED) for reading in alignments(swapped, columns, fit, missing)]
    readings.sort(key=lambda reading: -reading.worth)
    best = readings[0]
    if not _speaks(best):
        return None
    rest: dict[tuple[str | None, ...], Alignment] = {}
    for reading in readings[1:]:
        if _values(reading) != _values(best):
            rest.setdefault(_values(reading), reading)
    others = [reading for reading in rest.values() if best.worth - reading.worth < _DOUBT]
    unlikely = [reading for reading in rest.values() if _DOUBT <= best.worth - reading.worth < _UNLIKELY]
    return Row(line, best, others, unlikely)


def _speaks(reading: Alignment) -> bool:
    """Whether the row names something: figures alone are no indicator."""
    if "level_3" in reading.cells:
        return True
    told = [reading.cells[role] for role in ("target", "actual") if role in reading.cells]
    return any(not is_number(cell.text) and not is_placeholder(cell.text) for cell in told)


def _levels_first(cells: list[Cell], words: Vocabulary) -> list[Cell]:
    """The cells with names of levels before the words they stand behind: vertical merges swap the two."""
    names = [cell for cell in cells[:4] if words.is_level_1(cell.text) or words.is_level_2(cell.text)]
    return [*names, *(cell for cell in cells if cell not in names)]


def _checked(reading: Alignment, cost: float = 0.0) -> Alignment:
    """The reading with its own arithmetic weighed: no score is above its weight."""
    weight = _number(reading, "weight")
    score = _number(reading, "score")
    worth = reading.worth + cost + (_IN_PLACE if reading.is_in_place else 0.0)
    if weight is not None and score is not None:
        worth += 1.0 if score <= weight else -3.0
    worth += sum(_STRAY_POINTS for level in ("1", "2") if _has_stray_points(reading, level))
    return replace(reading, worth=worth)


def _has_stray_points(reading: Alignment, level: str) -> bool:
    """Whether points of a level stand in the row without the level."""
    return f"weight_{level}" in reading.cells and f"level_{level}" not in reading.cells


def _number(reading: Alignment, role: str) -> Decimal | None:
    cell = reading.cells.get(role)
    return points(cell.text) if cell else None


def _values(reading: Alignment) -> tuple[str | None, ...]:
    return tuple(cell.text if (cell := reading.cells.get(role)) else None for role in _VALUES)
