"""The indicator table becomes indicator rows, checked against the totals the form prints."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product
from math import prod

from dashboard.ingest.extract.alignment import Alignment
from dashboard.ingest.extract.indicator_record import indicator_record
from dashboard.ingest.extract.indicator_rows import Row, indicator_tables, speaks
from dashboard.ingest.extract.ledger import Ledger
from dashboard.ingest.extract.levels import levels
from dashboard.ingest.grid import Line
from dashboard.ingest.values.cells import points_or_share
from dashboard.ingest.vocabulary import Vocabulary
from dashboard.ingest.wording import is_placeholder
from dashboard.records import Indicator

_TOLERANCE = Decimal("0.05")
_MOST_COMBINATIONS = 512
# How much worse another reading of a row that lacks a figure may be and still cast doubt on it.
_LACKING_DOUBT = 2.5


@dataclass(frozen=True, slots=True)
class Totals:
    """What the form prints as totals, weight and score a row, and what the execution rate contributes to them."""

    printed: tuple[tuple[Decimal | None, Decimal | None], ...] = ()
    execution_weight: Decimal | None = None
    execution_score: Decimal | None = None


def indicators(lines: Sequence[Line], totals: Totals, words: Vocabulary, ledger: Ledger) -> tuple[Indicator, ...]:
    """The indicator rows in order.

    Cells of rows that can be read in two ways, and are not told apart by the totals, are unread where the two differ.
    """
    tables = indicator_tables(lines, words, ledger)
    rows = [row for table in tables for row in table.rows if not row.is_frame]
    columns = frozenset(column.role for table in tables for column in table.columns)
    _settle_by_totals(rows, columns, frozenset(width for table in tables for width in table.widths), totals)
    found: list[Indicator] = []
    places = iter(levels([row for table in tables for row in table.rows], words))
    for table in tables:
        for row in table.rows:
            place = next(places)
            if row.is_frame:
                continue
            _report_doubt(row, ledger)
            if speaks(row.reading):
                found.append(indicator_record(len(found) + 1, row, table, place.first, place.second, words, ledger))
    return _parts_counted_once(found, totals, words, ledger)


def _settle_by_totals(rows: Sequence[Row], columns: frozenset[str], widths: frozenset[int], totals: Totals) -> None:
    """Where rows have more than one reading, keeps the readings with which the form makes its printed totals.

    Where the totals still do not come out, one row read otherwise may make them; else rows that lack a figure their
    table has a column for stay in doubt.
    """
    if _settled_among_likely(rows, totals):
        return
    mended = [
        (row, reading)
        for row in rows
        for reading in (*row.others, *row.unlikely)
        if _closes([reading if other is row else other.reading for other in rows], totals)
    ]
    if len(mended) == 1:
        only, reading = mended[0]
        only.reading, only.others = reading, []
        return
    for row in rows:
        is_lacking = any(role in columns and role not in row.reading.cells for role in ("level_3", "weight", "score"))
        if row.line.width not in widths:
            _doubt_what_moved(row, shares=_weights_are_shares(rows))
        elif is_lacking:
            row.others = [*row.others, *(way for way in row.unlikely if row.reading.worth - way.worth < _LACKING_DOUBT)]


def _weights_are_shares(rows: Sequence[Row]) -> bool:
    """Whether most weights of the table are printed as shares: "15%"."""
    weights = [cell.text for row in rows if (cell := row.reading.cells.get("weight")) is not None]
    return 2 * sum(1 for text in weights if _is_share(text)) > len(weights)


def _is_share(text: str) -> bool:
    return text.rstrip().endswith(("%", "％"))


def _doubt_what_moved(row: Row, *, shares: bool) -> None:
    """A row with less or more cells than the others lost some or has some twice: its figures may stand anywhere.

    A score above its weight, or a weight that is printed unlike the others, stands somewhere else for certain.
    """
    row.others = [*row.others, *row.unlikely]
    weight, score = (_points(row.reading, role) for role in ("weight", "score"))
    is_above = weight is not None and score is not None and score > weight
    cell = row.reading.cells.get("weight")
    if is_above or (cell is not None and not is_placeholder(cell.text) and _is_share(cell.text) != shares):
        moved = tuple(cell for role in ("weight", "score") if (cell := row.reading.cells.get(role)))
        kept = {role: cell for role, cell in row.reading.cells.items() if role not in ("weight", "score")}
        row.reading = replace(row.reading, cells=kept, left_over=(*row.reading.left_over, *moved))


def _settled_among_likely(rows: Sequence[Row], totals: Totals) -> bool:
    """Whether likely readings make the totals; keeps those that do."""
    doubtful = [row for row in rows if row.others]
    choices = [[row.reading, *row.others] for row in doubtful]
    if prod(len(choice) for choice in choices) > _MOST_COMBINATIONS:
        return False
    fixed = [row.reading for row in rows if not row.others]
    closing = [choice for choice in product(*choices) if _closes([*fixed, *choice], totals)]
    for index, row in enumerate(doubtful if closing else ()):
        kept = [way for way in choices[index] if any(way is choice[index] for choice in closing)]
        row.reading, row.others = kept[0], kept[1:]
    return bool(closing)


def _closes(readings: Iterable[Alignment], totals: Totals) -> bool:
    """Whether weights and scores add up to a total the form prints; one of the two must be printed."""
    rows = list(readings)
    return any(_makes(rows, weight, score, totals) for weight, score in totals.printed)


def _makes(readings: Sequence[Alignment], weight: Decimal | None, score: Decimal | None, totals: Totals) -> bool:
    checks = 0
    for role, total, execution in (
        ("weight", weight, totals.execution_weight),
        ("score", score, totals.execution_score),
    ):
        if total is None:
            continue
        values = [_points(reading, role) for reading in readings]
        if any(value is None for value in values):
            return False
        added = sum((value for value in values if value is not None), Decimal(0))
        if not any(abs(added + extra - total) <= _TOLERANCE for extra in (execution or Decimal(0), Decimal(0))):
            return False
        checks += 1
    return checks > 0


def _points(reading: Alignment, role: str) -> Decimal | None:
    cell = reading.cells.get(role)
    if cell is None or is_placeholder(cell.text):
        return Decimal(0)
    return points_or_share(cell.text)


def _report_doubt(row: Row, ledger: Ledger) -> None:
    """Drops what the remaining readings of a row disagree on: a guess would be a wrong figure."""
    for other in row.others:
        for role in list(row.reading.cells):
            cell = row.reading.cells[role]
            rival = other.cells.get(role)
            if rival is None or rival.text != cell.text:
                ledger.unread(cell, "ambiguous_column")
                row.reading = replace(
                    row.reading, cells={name: kept for name, kept in row.reading.cells.items() if name != role}
                )
    for cell in row.reading.left_over:
        ledger.unread(cell, "no_column")


def _parts_counted_once(
    found: list[Indicator], totals: Totals, words: Vocabulary, ledger: Ledger
) -> tuple[Indicator, ...]:
    """The rows; "其中" rows lose points that repeat those of the row above, if only so the total comes out."""
    parts = [row for row in found if row.level_3 and words.is_part(row.level_3) and row.weight is not None]
    if not parts:
        return tuple(found)
    everything = sum((row.weight for row in found if row.weight is not None), Decimal(0))
    without = everything - sum((row.weight for row in parts if row.weight is not None), Decimal(0))
    expected = [weight - (totals.execution_weight or Decimal(0)) for weight, _ in totals.printed if weight is not None]
    if not any(abs(without - one) <= _TOLERANCE < abs(everything - one) for one in expected):
        return tuple(found)
    for row in parts:
        for column in ("weight", "score_reported"):
            ledger.forget("indicators", str(row.ordinal), column, "part_of_row_above")
    return tuple(replace(row, weight=None, score_reported=None) if row in parts else row for row in found)
