"""The indicator table becomes indicator rows, checked against the totals the form prints."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from dashboard.ingest.extract.alignment import Column
from dashboard.ingest.extract.execution_row import spans_levels
from dashboard.ingest.extract.indicator_fit import IndicatorFit
from dashboard.ingest.extract.indicator_record import indicator_record
from dashboard.ingest.extract.indicator_rows import Row, indicator_tables, speaks
from dashboard.ingest.extract.ledger import Ledger
from dashboard.ingest.extract.levels import Levels, levels
from dashboard.ingest.extract.settlement import TOLERANCE, Totals, settle_by_totals
from dashboard.ingest.grid import Cell, Line
from dashboard.ingest.vocabulary import Vocabulary
from dashboard.ingest.wording import is_number
from dashboard.records import Indicator

_POINTS = frozenset({"weight", "score", "score_reviewed"})


def indicators(lines: Sequence[Line], totals: Totals, words: Vocabulary, ledger: Ledger) -> tuple[Indicator, ...]:
    """The indicator rows in order.

    Cells of rows that can be read in two ways, and are not told apart by the totals, are unread where the two differ.
    """
    fit = IndicatorFit(words)
    tables = indicator_tables(lines, fit, words, ledger)
    settle_by_totals(tables, totals, fit, words)
    found: list[Indicator] = []
    places = iter(levels([row for table in tables for row in table.rows], words))
    for table in tables:
        for row in table.rows:
            place = next(places)
            if spans_levels(row.cell("level_3"), table.columns):
                # What stands in the place of its levels has none: that of the row above is not its own.
                place = Levels()
            if row.is_frame:
                continue
            _report_doubt(row, table.columns, ledger)
            if speaks(row.reading):
                found.append(indicator_record(len(found) + 1, row, table, place.first, place.second, words, ledger))
    return _parts_counted_once(found, totals, words, ledger)


def _report_doubt(row: Row, columns: Sequence[Column], ledger: Ledger) -> None:
    """Drops what the remaining readings of a row disagree on: a guess would be a wrong figure.

    A bare figure whose sign or unit is in doubt is no target: 24 may be 24 万人.
    """
    cells = row.reading.cells
    in_doubt = {role for other in row.others for role, cell in cells.items() if not _says(other.cells.get(role), cell)}
    more = {role for other in row.others for role in other.cells if role not in cells}
    target = cells.get("target")
    if target is not None and is_number(target.text) and (in_doubt | more) & {"direction", "unit"}:
        in_doubt.add("target")
    for role, cell in cells.items():
        if role in in_doubt:
            ledger.unread(cell, "ambiguous_column")
    if in_doubt:
        kept = {role: cell for role, cell in cells.items() if role not in in_doubt}
        row.reading = replace(row.reading, cells=kept)
    headed = {column.header.column: column.role for column in columns if column.header is not None}
    for cell in row.reading.left_over:
        is_no_points = headed.get(cell.column) in _POINTS and not is_number(cell.text)
        ledger.unread(cell, "not_points" if is_no_points else "no_column")


def _says(other: Cell | None, cell: Cell) -> bool:
    return other is not None and other.text == cell.text


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
    if not any(abs(without - one) <= TOLERANCE < abs(everything - one) for one in expected):
        return tuple(found)
    for row in parts:
        for column in ("weight", "score_reported"):
            ledger.forget("indicators", str(row.ordinal), column, "part_of_row_above")
    return tuple(replace(row, weight=None, score_reported=None) if row in parts else row for row in found)
