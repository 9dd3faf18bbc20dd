"""The funds of a form: by columns under a header, or as pairs of label and figure."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from dashboard.ingest import anchors
from dashboard.ingest.extract.funds_rows import FundsColumn, funds_columns, placed
from dashboard.ingest.extract.ledger import Ledger
from dashboard.ingest.extract.money import MoneyUnit, yuan
from dashboard.ingest.grid import Cell, Line
from dashboard.ingest.values import percent, points
from dashboard.ingest.vocabulary import Vocabulary
from dashboard.ingest.wording import is_number, is_placeholder, key, label, level_points
from dashboard.records import Funds

_FIELDS = {
    "initial": "budget_initial_yuan",
    "adjusted": "budget_adjusted_yuan",
    "executed": "executed_yuan",
    "adjustment": "adjustment_reported_yuan",
    "adjustment_rate": "adjustment_rate_reported",
    "rate": "execution_rate_reported",
    "weight": "weight",
    "score": "score_reported",
}
_MONEY = frozenset({"initial", "adjusted", "executed", "adjustment"})
# How far a printed rate may be from executed ÷ adjusted and still be the same rate.
_SAME_RATE = Decimal("0.0006")
# A bare rate between these can only be per cent; below it may be a fraction, above it is something else.
_CLEARLY_PER_CENT, _MOST_PER_CENT = Decimal(2), Decimal(300)


@dataclass(slots=True)
class _Sources:
    """The rows under way: source → column → value."""

    unit: MoneyUnit | None
    ledger: Ledger
    rows: dict[str, dict[str, Decimal]] = field(default_factory=dict)
    has_total_row: bool = True

    def row(self, source: str) -> dict[str, Decimal]:
        return self.rows.setdefault(source, {})

    def put(self, source: str, role: str, cell: Cell, value: Decimal | None) -> None:
        """Takes a value; one that cannot be read, or that contradicts what stands there, is unread."""
        column = _FIELDS[role]
        if value is None:
            self.ledger.unread(cell, "unknown_unit" if role in _MONEY and self.unit is None else "not_a_figure")
        elif column in self.row(source):
            self.ledger.unread(cell, "second_value") if self.row(source)[column] != value else self.ledger.use(cell)
        else:
            self.row(source)[column] = value
            self.ledger.origin("funds", source, column, cell)


def funds(lines: Sequence[Line], unit: MoneyUnit | None, words: Vocabulary, ledger: Ledger) -> tuple[Funds, ...]:
    """One record a source of funds, in the order of the form; amounts in yuan."""
    sources = _Sources(unit, ledger)
    columns: tuple[FundsColumn, ...] = ()
    pair_roles: list[tuple[int, str]] = []
    sources.has_total_row = any(words.source(cell.text) == "total" for line in lines for cell in line.cells)
    for line in lines:
        if anchors.is_funds_header(line, words):
            columns = funds_columns(line, words)
            ledger.use(*line.cells)
        elif columns and not _is_all_pairs(line, words):
            _table_row(line, columns, sources, words)
        else:
            columns = ()
            pair_roles = _pairs(line, pair_roles, sources, words)
    return tuple(Funds(source=source, **row) for source, row in sources.rows.items() if row)


def _table_row(line: Line, columns: tuple[FundsColumn, ...], sources: _Sources, words: Vocabulary) -> None:
    names = [cell for cell in line.cells if not _is_value(cell)]
    values = [cell for cell in line.cells if _is_value(cell)]
    source_cell = next((cell for cell in reversed(names) if words.source(cell.text)), None)
    if source_cell is None:
        source_cell = names[-1] if names and values and names[-1].column < values[0].column else None
    if source_cell is None:
        return
    if not values:
        if words.source(source_cell.text):
            sources.ledger.use(source_cell)
        return
    source = _source_name(source_cell, words)
    if words.is_funds_group(source_cell.text) and words.source(source_cell.text) is None:
        if sources.has_total_row:
            return
        source = "total"
    if source in sources.rows and source != "total":
        source = _printed(source_cell)
    sources.ledger.use(source_cell)
    sources.row(source)
    for cell in names:
        if words.is_funds_group(cell.text):
            sources.ledger.use(cell)
        elif cell.column > source_cell.column and cell.column > values[0].column and not is_placeholder(cell.text):
            sources.ledger.unread(cell, "no_field")
    cells, doubtful = placed(values, columns, source_cell.column, lambda cell: yuan(cell.text, _word(sources)))
    for cell in doubtful:
        if is_placeholder(cell.text):
            sources.ledger.use(cell)
        else:
            sources.ledger.unread(cell, "ambiguous_column")
    _put_row(source, cells, columns, sources)


def _put_row(source: str, cells: dict[str, Cell], columns: Sequence[FundsColumn], sources: _Sources) -> None:
    headers = {column.role: column.header for column in columns}
    for role, cell in cells.items():
        if role not in _FIELDS:
            if not is_placeholder(cell.text):
                sources.ledger.unread(cell, "no_field")
            else:
                sources.ledger.use(cell)
        elif is_placeholder(cell.text):
            sources.ledger.use(cell)
        elif role in _MONEY:
            sources.put(source, role, cell, yuan(cell.text, _word(sources)))
        elif role in ("weight", "score"):
            sources.put(source, role, cell, points(cell.text))
        else:
            sources.put(source, role, cell, _rate(cell, headers[role], role, sources.row(source)))
    if source == "total" and "weight" not in sources.row(source):
        for role in ("weight", "score", "rate"):
            header = headers.get(role)
            stated = level_points(header.text) or _points_inside(header.text) if header else None
            if header is not None and stated is not None:
                sources.put(source, "weight", header, Decimal(stated))
                break


def _points_inside(text: str) -> str | None:
    """The points in a header such as "得分（20分*执行率）"."""
    before, mark, _ = key(text).partition("分*")
    digits = before.rpartition("(")[2]
    return digits if mark and digits.replace(".", "", 1).isdigit() else None


def _rate(cell: Cell, header: Cell | None, role: str, row: dict[str, Decimal]) -> Decimal | None:
    """The rate as a fraction of 1. A bare figure is per cent where the header says so, else what the amounts make it."""
    says_percent = header is not None and "%" in key(header.text)
    stated = percent(cell.text, is_percent=says_percent)
    if stated is not None or not is_number(cell.text):
        return stated
    bare = points(cell.text)
    if bare is None:
        return None
    budget, spent = row.get("budget_adjusted_yuan"), row.get("executed_yuan")
    if role == "rate" and budget and spent is not None:
        actual = spent / budget
        if abs(bare / 100 - actual) <= _SAME_RATE:
            return bare / 100
        if abs(bare - actual) <= _SAME_RATE:
            return bare
    if bare == 0:
        return bare
    return bare / 100 if _CLEARLY_PER_CENT < bare <= _MOST_PER_CENT else None


def _pairs(
    line: Line, above: list[tuple[int, str]], sources: _Sources, words: Vocabulary
) -> list[tuple[int, str]]:
    """Takes label–figure pairs. A source below a label ("其中：财政拨款" below "执行数") splits that label's figure."""
    roles: list[tuple[int, str]] = []
    waiting: tuple[str, str] | None = None
    order = 0
    for cell in line.cells:
        role = words.funds_column(cell.text) if not _is_value(cell) else None
        if role in _FIELDS and role not in ("weight", "score"):
            waiting = ("total", role)
            roles.append((cell.column, role))
            sources.ledger.use(cell)
        elif role == "no_field":
            waiting = ("total", role)
            roles.append((cell.column, role))
            sources.ledger.use(cell)
        elif not _is_value(cell) and words.source(cell.text) and above:
            waiting = (_source_name(cell, words), _role_above(cell, order, above))
            order += 1
            sources.ledger.use(cell)
        elif _is_value(cell) and waiting:
            source, role = waiting
            if is_placeholder(cell.text):
                sources.ledger.use(cell)
            elif role == "no_field":
                sources.ledger.unread(cell, role)
            elif role in _MONEY:
                sources.put(source, role, cell, yuan(cell.text, _word(sources)))
            else:
                sources.put(source, role, cell, _rate(cell, None, role, sources.row(source)))
            waiting = None
        elif words.is_funds_group(cell.text):
            sources.ledger.use(cell)
    return roles or above


def _is_all_pairs(line: Line, words: Vocabulary) -> bool:
    """Whether the line names several amounts itself, whatever header stands above it."""
    return sum(1 for cell in line.cells if not _is_value(cell) and words.funds_column(cell.text) in _MONEY) > 1


def _role_above(cell: Cell, order: int, above: list[tuple[int, str]]) -> str:
    same_column = [role for column, role in above if column == cell.column]
    return same_column[0] if same_column else above[min(order, len(above) - 1)][1]


def _is_value(cell: Cell) -> bool:
    return is_number(cell.text) or is_placeholder(cell.text) or yuan(cell.text, "元") is not None


def _word(sources: _Sources) -> str | None:
    return sources.unit.word if sources.unit else None


def _source_name(cell: Cell, words: Vocabulary) -> str:
    """Our name of the source, or the label as printed."""
    name = words.source(cell.text)
    return _printed(cell) if name is None or name == "as_printed" else name


def _printed(cell: Cell) -> str:
    return label(cell.text).removeprefix("其中").lstrip(":：-—、.")
