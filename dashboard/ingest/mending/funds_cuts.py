"""Rows of funds whose empty cells were lost → the column of each figure, where arithmetic leaves one way alone.

Rows alike in their figures (amounts, per cents, dashes) are taken to fill the same columns; the parts make the total,
and leave empty what the total leaves empty; executed ÷ adjusted makes the rate.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import combinations, product
from math import prod

from dashboard.ingest.extract.money import yuan
from dashboard.ingest.grid import Cell
from dashboard.ingest.values import points_or_share
from dashboard.ingest.wording import is_placeholder, key

_MONEY = frozenset({"initial", "adjusted", "executed", "adjustment", "no_field"})
_SUMMED = _MONEY - {"no_field"}
_RATES, _POINTS = frozenset({"rate", "adjustment_rate"}), frozenset({"weight", "score", "points"})
_MOST_POINTS = Decimal(110)
_MOST_WAYS = 20000
_SAME_RATE, _SAME_WHOLE_RATE = Decimal("0.0006"), Decimal("0.01")
# Totals are printed that their parts miss by some hundredths.
_SAME_SCORE, _SAME_SUM, _NEARLY_SAME_SUM = Decimal("0.02"), Decimal("0.011"), Decimal("0.05")
_Columns = tuple[int, ...]
_Shape = tuple[bool, str]


@dataclass(frozen=True)
class FundsRow:
    """A row as it was printed: whether it is the total of the others, and its figures."""

    is_total: bool
    figures: tuple[Cell, ...]

    @cached_property
    def shape(self) -> _Shape:
        """What tells rows apart that fill different columns: an amount, a per cent or a dash in each place."""
        return self.is_total, "".join(_sign(cell.text) for cell in self.figures)


def funds_cuts(rows: Sequence[FundsRow], roles: Sequence[str]) -> list[_Columns | None]:
    """For each row the columns of its figures in order; None where more than one way is left."""
    has_signs = any(_sign(cell.text) == "%" for row in rows for cell in row.figures)
    shapes = list(dict.fromkeys(row.shape for row in rows))
    alike = {shape: [row for row in rows if row.shape == shape] for shape in shapes}
    ways = [list(_ways(alike[shape], roles, has_signs=has_signs)) for shape in shapes]
    if prod(len(one) for one in ways) > _MOST_WAYS or not all(ways):
        return [None] * len(rows)
    together = [dict(zip(shapes, chosen, strict=True)) for chosen in product(*ways)]
    closing = [one for one in together if _makes_total(rows, one, roles, _SAME_SUM)] or [
        one for one in together if _makes_total(rows, one, roles, _NEARLY_SAME_SUM)
    ]
    left = closing or together
    left = [one for one in left if _fill_alike(rows, one)] or left
    left = [one for one in left if _are_signed_alike(rows, one)] or left
    if closing:
        left = [one for one in left if _rates_have_amounts(rows, one, roles)] or left
        left = [one for one in left if _points_are_of_total(rows, one, roles)] or left
    return [_agreed(row, [one[row.shape] for one in left], roles) for row in rows]


def _agreed(row: FundsRow, ways: Sequence[_Columns], roles: Sequence[str]) -> _Columns | None:
    """The columns, if all ways put every figure of the row, dashes aside, into the same one.

    Where a figure was lost, a zero under the points of a part may as well be its amount or rate.
    """
    figures = [order for order, cell in enumerate(row.figures) if not is_placeholder(cell.text)]
    is_sure = all(way[at] == ways[0][at] for way in ways for at in figures)
    is_short = not row.is_total and len(row.figures) < len(roles)
    points = [row.figures[at].text for at in figures if roles[ways[0][at]] in _POINTS]
    return ways[0] if is_sure and not (is_short and any(points_or_share(text) == 0 for text in points)) else None


def _ways(rows: Sequence[FundsRow], roles: Sequence[str], *, has_signs: bool) -> Iterator[_Columns]:
    """The ways to put the figures of rows alike under columns in order that contradict nothing."""
    for chosen in combinations(range(len(roles)), len(rows[0].figures)):
        under = [roles[column] for column in chosen]
        is_whole = len(chosen) == len(roles)
        if is_whole or all(_suits(row, under, has_signs=has_signs) and _holds(row, under) for row in rows):
            yield chosen


def _suits(row: FundsRow, under: Sequence[str], *, has_signs: bool) -> bool:
    return all(_may_stand(cell.text, role, has_signs) for cell, role in zip(row.figures, under, strict=True))


def _may_stand(text: str, role: str, has_signs: bool) -> bool:
    sign = _sign(text)
    if sign == "-":
        return True
    if sign == "%":
        return role in _RATES or role == "weight"
    value = points_or_share(text)
    if role in _RATES:
        # Nothing of nothing is often printed without its sign.
        return not has_signs or value == 0
    return role in _MONEY or (value is not None and abs(value) <= _MOST_POINTS and "元" not in key(text))


def _holds(row: FundsRow, under: Sequence[str]) -> bool:
    """Whether the row's own figures make each other: the rate of the amounts, the score of weight and rate."""
    told = {role: cell.text for role, cell in zip(under, row.figures, strict=True) if not is_placeholder(cell.text)}
    adjusted, executed = (_amount(told[role]) if role in told else None for role in ("adjusted", "executed"))
    weight, score = (points_or_share(told[role]) if role in told else None for role in ("weight", "score"))
    rates = _rates(told.get("rate"))
    if rates and adjusted and executed is not None:
        # A rate without decimals is rounded, or cut off.
        same = _SAME_RATE if "." in told["rate"] else _SAME_WHOLE_RATE
        if min(abs(one - executed / adjusted) for one in rates) > same:
            return False
    if weight and score is not None:
        return score <= weight and (
            not rates or min(abs(min(one, Decimal(1)) * weight - score) for one in rates) <= _SAME_SCORE
        )
    return True


def _makes_total(
    rows: Sequence[FundsRow], ways: Mapping[_Shape, _Columns], roles: Sequence[str], same: Decimal
) -> bool:
    """Whether the amounts of the parts make the total in every column, and stand in none that it leaves empty."""
    totals = [row for row in rows if row.is_total]
    if len(totals) != 1 or len(rows) == 1:
        return True
    whole = _amounts(totals[0], ways, roles)
    parts = [_amounts(row, ways, roles) for row in rows if not row.is_total]
    if any(not part.keys() <= whole.keys() for part in parts):
        return False
    # Columns of no name need not be of amounts: where no part has a figure, there is nothing to add up.
    added = [at for at in whole if roles[at] in _SUMMED or any(at in part for part in parts)]
    return all(abs(sum((part.get(at, Decimal(0)) for part in parts), -whole[at])) <= same for at in added)


def _amounts(row: FundsRow, ways: Mapping[_Shape, _Columns], roles: Sequence[str]) -> dict[int, Decimal]:
    """The amounts of the row by column; points and rates add up to nothing."""
    placed = zip(ways[row.shape], row.figures, strict=True)
    found = {column: _amount(cell.text) for column, cell in placed if roles[column] in _MONEY}
    return {column: amount for column, amount in found.items() if amount is not None}


def _fill_alike(rows: Sequence[FundsRow], ways: Mapping[_Shape, _Columns]) -> bool:
    """Whether parts with as many amounts have them in the same columns, whether or not a rate stands behind them."""
    filled: dict[int, set[_Columns]] = {}
    for row in rows:
        if not row.is_total:
            signs = row.shape[1]
            amounts = tuple(column for column, sign in zip(ways[row.shape], signs, strict=True) if sign == "0")
            filled.setdefault(len(amounts), set()).add(amounts)
    return all(len(columns) == 1 for columns in filled.values())


def _are_signed_alike(rows: Sequence[FundsRow], ways: Mapping[_Shape, _Columns]) -> bool:
    """Whether each column holds per cents in all rows, or in none."""
    signs: dict[int, set[str]] = {}
    for row in rows:
        for column, sign in zip(ways[row.shape], row.shape[1], strict=True):
            signs.setdefault(column, set()).add(sign)
    return all(not {"0", "%"} <= found for found in signs.values())


def _rates_have_amounts(rows: Sequence[FundsRow], ways: Mapping[_Shape, _Columns], roles: Sequence[str]) -> bool:
    """Whether every row with a rate has the amounts it is the rate of."""
    filled = [_filled(row, ways, roles) for row in rows]
    return all({"adjusted", "executed"} <= one for one in filled if "rate" in one)


def _points_are_of_total(rows: Sequence[FundsRow], ways: Mapping[_Shape, _Columns], roles: Sequence[str]) -> bool:
    """Whether the total has points, and none of its parts has: execution is scored once."""
    filled = [(row.is_total, bool(_filled(row, ways, roles) & _POINTS)) for row in rows]
    return all(is_total == has_points for is_total, has_points in filled)


def _filled(row: FundsRow, ways: Mapping[_Shape, _Columns], roles: Sequence[str]) -> set[str]:
    """The roles under which figures of the row stand, dashes aside."""
    placed = zip(ways[row.shape], row.figures, strict=True)
    return {roles[column] for column, cell in placed if not is_placeholder(cell.text)}


def _amount(text: str) -> Decimal | None:
    return yuan(text, "元")


def _rates(text: str | None) -> list[Decimal]:
    if text is None:
        return []
    figure = points_or_share(text)
    if figure is None:
        return []
    return [figure / 100] if _sign(text) == "%" else [figure / 100, figure]


def _sign(text: str) -> str:
    return "-" if is_placeholder(text) else "%" if key(text).endswith("%") else "0"
