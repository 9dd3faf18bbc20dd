"""What a person types into a field of a form → corrections, with what follows from the field."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from dashboard.ingest.values import Quantity, actual, amount, percent, points, target, unit_of_time, year
from dashboard.records import ADDABLE, CORRECTABLE, AmountUnit, Correction, Evaluation, Indicator, evaluation_id
from dashboard.rules import regions

Place = tuple[str, str]
Field = tuple[str, str, str]
_POINTS = frozenset({"weight", "score"})
_QUANTITIES = (
    "kind",
    "target_operator",
    "target_value",
    "target_value_high",
    "target_unit",
    "actual_value",
    "actual_unit",
)
# What stands in a column of its own but follows from a text: corrected through the text alone.
FOLLOWING = frozenset(_QUANTITIES)


@dataclass(frozen=True, slots=True)
class Hand:
    """Who corrects, when and why."""

    name: str
    moment: datetime
    reason: str


def correctable(table: str) -> tuple[str, ...]:
    """The columns of a table that a person may type anew."""
    return tuple(column for column in CORRECTABLE.get(table, ()) if column not in FOLLOWING)


def typed_value(column: str, text: str, unit: AmountUnit) -> str | None:
    """What is typed, as the column stores it; None where it cannot be read as what the column holds.

    Amounts are in `unit` unless they name another, rates are percentages, with or without the sign.
    """
    typed = text.strip()
    if column.endswith("_yuan"):
        yuan = amount(typed, unit)
        return str(yuan) if yuan is not None and yuan == yuan.quantize(Decimal("0.01")) else None
    if "rate" in column.split("_"):
        return _plain(percent(typed, is_percent=True), 6)
    if _POINTS & set(column.split("_")):
        return _plain(points(typed), 4)
    if column == "year":
        found = year(typed)
        return str(found) if found is not None else None
    if column == "region_code":
        return typed if typed in {region.region_code for region in regions()} else None
    return typed or None


def corrections_of(
    document_id: str,
    evaluation: Evaluation,
    field: Field,
    value: str | None,
    cell: Place,
    origins: Mapping[Field, tuple[Place, ...]],
    hand: Hand,
) -> tuple[Correction, ...]:
    """The correction of one field, and of every quantity that then follows from its text.

    `value` is as the column stores it, None empties the field. `cell` is where it stands, for a field that was read
    nowhere; `origins` are the places of the fields that were.
    """
    table, row, _ = field
    key = evaluation_id(document_id, evaluation.position)
    row_key = f"{key}/{row}" if row else key
    changed = {field[2]: value, **_following(evaluation, field, value)}

    def corrected(column: str, to: str | None) -> Correction:
        place, text = origins.get((table, row, column), origins.get(field, (cell,)))[0]
        return Correction(document_id, table, row_key, column, place, text, to, hand.name, hand.moment, hand.reason)

    return tuple(corrected(column, to) for column, to in changed.items())


def row_corrections(
    document_id: str,
    evaluation: Evaluation,
    row: tuple[str, str],
    values: Mapping[str, tuple[str, Place]],
    cell: Place,
    hand: Hand,
) -> tuple[Correction, ...]:
    """The corrections that add a row nothing was read of: its key, each value with its cell, and what follows.

    `row` is the table and the key of the row in its form, `cell` the one that was picked.
    """
    table, key = row
    row_key = f"{evaluation_id(document_id, evaluation.position)}/{key}"
    stated: dict[str, tuple[str | None, Place]] = {ADDABLE[table]: (key, cell), **values}
    if table == "indicators":
        stated |= dict(_quantities_of(values))
    return tuple(
        Correction(document_id, table, row_key, column, place, text, value, hand.name, hand.moment, hand.reason)
        for column, (value, (place, text)) in stated.items()
    )


def row_taken_away(
    document_id: str, evaluation: Evaluation, row: tuple[str, str], cell: Place, hand: Hand
) -> Correction:
    """The correction that takes an added row away again."""
    table, key = row
    row_key = f"{evaluation_id(document_id, evaluation.position)}/{key}"
    place, text = cell
    return Correction(
        document_id, table, row_key, ADDABLE[table], place, text, None, hand.name, hand.moment, hand.reason
    )


def next_ordinal(evaluation: Evaluation, table: str) -> str:
    """The number of a row behind all that the table holds."""
    return str(max((row.ordinal for row in getattr(evaluation, table)), default=0) + 1)


def _quantities_of(values: Mapping[str, tuple[str, Place]]) -> Iterator[tuple[str, tuple[str | None, Place]]]:
    """The quantities that follow from the target and the actual of a new row, at the places of these."""
    nothing: tuple[None, Place] = (None, ("", ""))
    aim_text, aim_cell = values.get("target_text", nothing)
    outcome_text, outcome_cell = values.get("actual_text", nothing)
    aim = target(aim_text, unit_of_time(values.get("level_3", nothing)[0]))
    now = _quantities(aim, actual(outcome_text, aim))
    for column, found in now.items():
        is_of_outcome = column.startswith("actual_") or not aim_cell[0]
        if found is not None:
            yield (
                column,
                (
                    _plain(found, 6) if isinstance(found, Decimal) else found,
                    outcome_cell if is_of_outcome else aim_cell,
                ),
            )


def _following(evaluation: Evaluation, field: Field, value: str | None) -> dict[str, str | None]:
    """The quantities of an indicator that are others once its target or its actual is another text."""
    table, row, column = field
    if table != "indicators" or column not in ("target_text", "actual_text"):
        return {}
    (indicator,) = (one for one in evaluation.indicators if str(one.ordinal) == row)
    aim = target(value if column == "target_text" else indicator.target_text, unit_of_time(indicator.level_3))
    outcome = actual(value if column == "actual_text" else indicator.actual_text, aim)
    return dict(_differing(indicator, _quantities(aim, outcome)))


def _quantities(aim: Quantity, outcome: Quantity) -> dict[str, Any]:
    """The columns that hold what a target and an actual say."""
    return {
        "kind": aim.kind,
        "target_operator": aim.operator,
        "target_value": aim.value,
        "target_value_high": aim.value_high,
        "target_unit": aim.unit,
        "actual_value": outcome.value,
        "actual_unit": outcome.unit,
    }


def _differing(indicator: Indicator, now: Mapping[str, Any]) -> Iterator[tuple[str, str | None]]:
    for name in _QUANTITIES:
        if getattr(indicator, name) != now[name]:
            found = now[name]
            yield name, _plain(found, 6) if isinstance(found, Decimal) else found


def _plain(value: Decimal | None, digits: int) -> str | None:
    """The number without trailing zeros; None where it has more decimals than are stored."""
    if value is None or value != round(value, digits):
        return None
    return f"{value.normalize():f}"
