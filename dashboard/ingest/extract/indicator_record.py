"""One row of the indicator table → one indicator with the origin of each of its fields."""

import re
from decimal import Decimal

from dashboard.ingest.extract.indicator_columns import kind_of
from dashboard.ingest.extract.indicator_rows import Row, Table
from dashboard.ingest.extract.ledger import Ledger
from dashboard.ingest.grid import Cell
from dashboard.ingest.values import actual, points_or_share, target, unit_of_time
from dashboard.ingest.vocabulary import Vocabulary
from dashboard.ingest.wording import (
    indicator_name,
    is_failed_formula,
    is_placeholder,
    key,
    level_name,
    level_points,
)
from dashboard.records import Indicator

_TABLE = "indicators"
_UNDERSTOOD = frozenset({"group", "number", "ignored", "weight_1", "weight_2"})
_TICKS = frozenset("√✓✔☑")
_OF_TARGET = ("kind", "target_operator", "target_value", "target_value_high", "target_unit")


def indicator_record(
    ordinal: int, row: Row, table: Table, level_1: Cell | None, level_2: Cell | None, words: Vocabulary, ledger: Ledger
) -> Indicator:
    """The row as an indicator; the level cells are those of the row or those carried down to it."""
    key_of_row = str(ordinal)
    _settle_other_cells(row, table, ledger)
    target_text = _target_text(row, words, key_of_row, ledger)
    actual_text = _text(row, "actual", "actual_text", key_of_row, ledger)
    name = _name(row, key_of_row, ledger)
    aim = target(target_text, unit_of_time(name))
    outcome = actual(actual_text, aim)
    has_definition = row.cell("definition") is not None
    record = Indicator(
        ordinal=ordinal,
        level_1=_level(level_1, "level_1", key_of_row, ledger),
        level_2=_level(level_2, "level_2", key_of_row, ledger),
        level_3=name,
        definition_text=_text(row, "definition" if has_definition else "method", "definition_text", key_of_row, ledger),
        target_text=target_text,
        actual_text=actual_text,
        weight=_weight(row, table, key_of_row, ledger),
        score_reported=_points(row.cell("score"), "score_reported", key_of_row, ledger),
        score_reviewed=_points(row.cell("score_reviewed"), "score_reviewed", key_of_row, ledger),
        remark=_text(row, "remark", "remark", key_of_row, ledger),
        kind=aim.kind,
        target_operator=aim.operator,
        target_value=aim.value,
        target_value_high=aim.value_high,
        target_unit=aim.unit,
        actual_value=outcome.value,
        actual_unit=outcome.unit,
    )
    _derived_origins(record, key_of_row, ledger)
    return record


def _settle_other_cells(row: Row, table: Table, ledger: Ledger) -> None:
    """Accounts for cells that become no field: the table's frame, columns we have no room for, repeats."""
    for column in table.columns:
        cell = row.cell(column.role)
        if cell is None:
            continue
        kind, first_role = kind_of(column.role), column.role.partition(":")[2]
        if kind in _UNDERSTOOD or is_placeholder(cell.text):
            ledger.use(cell)
        elif first_role:
            _settle_repeat(row, cell, first_role, ledger)
        elif kind == "method":
            ledger.use(cell)
        elif kind == "no_field" or (kind == "target_initial" and _is_adjusted(row)):
            ledger.unread(cell, "no_field")


def _is_adjusted(row: Row) -> bool:
    """Whether the row states the target in force itself; False where only the initial target is filled in."""
    stated, initial = row.cell("target"), row.cell("target_initial")
    is_empty = stated is None or is_placeholder(stated.text)
    return initial is None or is_placeholder(initial.text) or not is_empty


def _settle_repeat(row: Row, cell: Cell, first_role: str, ledger: Ledger) -> None:
    """A column printed twice: the second is left aside; where the two differ, neither can be trusted.

    Explanations may differ: a form may ask for the cause in one column and for the remedy in another.
    """
    first = row.cell(first_role)
    if first_role == "remark":
        ledger.unread(cell, "repeated_column")
        return
    if first is not None and key(first.text) != key(cell.text):
        ledger.unread(first, "conflicting_columns")
        ledger.unread(cell, "conflicting_columns")
        del row.reading.cells[first_role]
    else:
        ledger.unread(cell, "repeated_column")


def _text(row: Row, role: str, column: str, row_key: str, ledger: Ledger) -> str | None:
    cell = row.cell(role)
    if cell is None:
        return None
    if is_failed_formula(cell.text):
        ledger.unread(cell, "failed_formula")
        return None
    if cell.text.strip() in _TICKS:
        # Which of several choices a tick means stands in a header of its own.
        ledger.unread(cell, "no_field")
        return None
    ledger.origin(_TABLE, row_key, column, cell)
    return cell.text


def _name(row: Row, row_key: str, ledger: Ledger) -> str | None:
    """The indicator's name without the marks of the form: its number, a star, its points."""
    printed = _text(row, "level_3", "level_3", row_key, ledger)
    return None if printed is None else indicator_name(printed)


def _target_text(row: Row, words: Vocabulary, row_key: str, ledger: Ledger) -> str | None:
    """The target as printed; where the form splits it into sign, value and unit, the three together.

    Of an initial and an adjusted target the adjusted one holds; where nothing was adjusted, the initial one.
    """
    sign, unit = row.cell("direction"), row.cell("unit")
    cell = row.cell("target") if _is_adjusted(row) else row.cell("target_initial")
    if sign is not None:
        ledger.use(sign)
    if cell is not None and words.operator(cell.text) is not None:
        # A sign without its figure says nothing.
        ledger.unread(cell, "no_target")
        cell = None
    if cell is not None and is_failed_formula(cell.text):
        ledger.unread(cell, "failed_formula")
        cell = None
    if cell is None:
        if unit is not None:
            ledger.unread(unit, "no_target")
        return None
    has_sign = sign is not None and words.operator(sign.text) is not None and re.match(r"[\d.]", key(cell.text))
    parts = [sign.text if sign is not None and has_sign else "", cell.text]
    if unit is not None:
        ledger.use(unit)
        has_unit = re.fullmatch(r"[≥≤><=]*[\d.,\-—~]+", key(cell.text)) is not None and not is_placeholder(unit.text)
        parts.append(unit.text if has_unit else "")
    text = "".join(parts)
    ledger.origin(_TABLE, row_key, "target_text", cell, text)
    return text


def _level(cell: Cell | None, column: str, row_key: str, ledger: Ledger) -> str | None:
    if cell is None:
        return None
    ledger.origin(_TABLE, row_key, column, cell)
    return level_name(cell.text) or None


def _weight(row: Row, table: Table, row_key: str, ledger: Ledger) -> Decimal | None:
    """The weight in its column; where the form has no such column, the points beside the indicator's name."""
    if any(column.role == "weight" for column in table.columns):
        return _points(row.cell("weight"), "weight", row_key, ledger)
    cell = row.cell("level_3")
    stated = level_points(cell.text) if cell else None
    if cell is None or stated is None:
        return None
    ledger.origin(_TABLE, row_key, "weight", cell)
    return Decimal(stated)


def _points(cell: Cell | None, column: str, row_key: str, ledger: Ledger) -> Decimal | None:
    if cell is None:
        return None
    if is_placeholder(cell.text):
        ledger.use(cell)
        return None
    value = points_or_share(cell.text)
    if value is None:
        ledger.unread(cell, "not_points")
        return None
    ledger.origin(_TABLE, row_key, column, cell)
    return value


def _derived_origins(record: Indicator, row_key: str, ledger: Ledger) -> None:
    """Quantities stand where their texts stand; an actual printed without a unit takes the target's."""
    sources = dict.fromkeys(_OF_TARGET, "target_text") | {"actual_value": "actual_text", "actual_unit": "actual_text"}
    if record.actual_unit is not None and key(record.actual_unit) not in key(record.actual_text or ""):
        sources["actual_unit"] = "target_text"
    ledger.copy_origins(
        _TABLE, row_key, {column: source for column, source in sources.items() if getattr(record, column) is not None}
    )
