"""Which figures of a form are checked by others, and whether the check comes out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from dashboard.records import Evaluation, Funds

# Table, key of the row, column: how origins name a field.
FieldKey = tuple[str, str, str]

_ALL_POINTS = Decimal(100)
_POINTS_TOLERANCE = Decimal("0.05")
_RATE_TOLERANCE = Decimal("0.0006")
_YUAN_TOLERANCE = {"yuan": Decimal("0.05"), "wan_yuan": Decimal(500)}
_PARTS = ("fiscal", "carry_over", "other")
_AMOUNTS = ("budget_initial_yuan", "budget_adjusted_yuan", "executed_yuan")


@dataclass(frozen=True, slots=True)
class Check:
    """Figures that belong together: whether they agree, and which of them could hardly be others if they do."""

    fields: tuple[FieldKey, ...]
    agrees: bool
    proven: tuple[FieldKey, ...] = ()


def checks(record: Evaluation) -> Iterator[Check]:
    """All checks whose figures are all there."""
    yield from _points(record, "weight", "weight_total_reported", _ALL_POINTS)
    yield from _points(record, "score_reported", "score_reported", None)
    for indicator in record.indicators:
        yield from _within(("indicators", str(indicator.ordinal)), indicator.weight, indicator.score_reported)
    for row in record.funds:
        yield from _within(("funds", row.source), row.weight, row.score_reported)
        yield from _rate(row)
    unit = _YUAN_TOLERANCE[record.amount_unit_reported or "yuan"]
    for column in _AMOUNTS:
        yield from _parts(record.funds, column, unit)


def _points(record: Evaluation, column: str, total_column: str, otherwise: Decimal | None) -> Iterator[Check]:
    """The indicators' points with those of the execution rate make the total; so they do without them on some forms."""
    values = [getattr(row, column) for row in record.indicators]
    printed = getattr(record, total_column)
    total = printed if printed is not None else otherwise
    if not values or total is None or any(value is None for value in values):
        return
    keys: list[FieldKey] = [("indicators", str(row.ordinal), column) for row in record.indicators]
    if printed is not None:
        keys.append(("evaluations", "", total_column))
    added = sum(values, Decimal(0))
    execution = next((getattr(row, column) for row in record.funds if row.source == "total"), None)
    with_execution: list[FieldKey] = [("funds", "total", column)] if execution is not None else []
    if execution is not None and abs(added + execution - total) <= _POINTS_TOLERANCE:
        yield Check((*keys, *with_execution), agrees=True, proven=(*keys, *with_execution))
    elif abs(added - total) <= _POINTS_TOLERANCE:
        # Beside points of the execution rate this may be chance: a figure read as ten more.
        yield Check(tuple(keys), agrees=True, proven=() if execution else tuple(keys))
    else:
        yield Check((*keys, *with_execution), agrees=False)


def _within(row: tuple[str, str], weight: Decimal | None, score: Decimal | None) -> Iterator[Check]:
    if weight is not None and score is not None:
        yield Check(((*row, "weight"), (*row, "score_reported")), agrees=0 <= score <= weight)


def _rate(row: Funds) -> Iterator[Check]:
    """Executed over adjusted makes the rate; that says nothing about the last digits of the amounts."""
    executed, adjusted, rate = row.executed_yuan, row.budget_adjusted_yuan, row.execution_rate_reported
    if executed is None or adjusted is None or rate is None:
        return
    own = "funds", row.source
    agrees = abs(executed / adjusted - rate) <= _RATE_TOLERANCE if adjusted else not executed
    keys = (*own, "executed_yuan"), (*own, "budget_adjusted_yuan"), (*own, "execution_rate_reported")
    yield Check(keys, agrees=agrees, proven=keys[2:] if agrees else ())


def _parts(funds: Sequence[Funds], column: str, tolerance: Decimal) -> Iterator[Check]:
    """The sources of funds make the total; those a form names by itself may be among them, or parts of them."""
    values = {row.source: getattr(row, column) for row in funds if getattr(row, column) is not None}
    usual = tuple(source for source in values if source in _PARTS)
    everything = tuple(source for source in values if source != "total")
    if "total" not in values or not everything:
        return
    for parts in (usual, everything):
        if parts and abs(sum((values[source] for source in parts), Decimal(0)) - values["total"]) <= tolerance:
            keys: tuple[FieldKey, ...] = tuple(("funds", source, column) for source in ("total", *parts))
            yield Check(keys, agrees=True, proven=keys)
            return
    if usual == everything:
        yield Check(tuple(("funds", source, column) for source in ("total", *usual)), agrees=False)
