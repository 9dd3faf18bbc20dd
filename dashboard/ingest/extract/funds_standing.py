"""Rows of funds whose figures stand right below their headers, proven by the parts that make the total."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from dashboard.ingest.extract.funds_arithmetic import checks
from dashboard.ingest.extract.funds_rows import FundsColumn, may_hold, own_role
from dashboard.ingest.grid import Cell
from dashboard.ingest.wording import is_placeholder

# How far the sum of the parts may be from the total: what rounding makes of 万元, and a small share of the total.
_ROUNDED_YUAN, _SHARE = Decimal(110), Decimal("0.001")
_MONEY, _POINTS = frozenset({"initial", "adjusted", "executed", "adjustment"}), frozenset({"weight", "score"})
_Money = Callable[[Cell], Decimal | None]


def standing_figures(
    rows: Sequence[tuple[bool, Sequence[Cell]]], columns: Sequence[FundsColumn], money: _Money
) -> list[dict[str, Cell]] | None:
    """The figures of each row by role, as they stand below the headers; None where that is not proven for all rows.

    `rows` tell whether they are the total. In every column of amounts that the total fills, parts must stand too and
    make it: rows that lost no more than empty cells behind their figures do, and a row that lost another one does not.
    """
    below = [_below_headers(cells, columns, money) for _, cells in rows]
    found = [by_role for by_role in below if by_role is not None]
    if len(found) < len(rows):
        return None
    totals = [by_role for (is_total, _), by_role in zip(rows, found, strict=True) if is_total]
    parts = [by_role for (is_total, _), by_role in zip(rows, found, strict=True) if not is_total]
    return found if len(totals) == 1 and parts and _make_total(parts, totals[0], money) else None


def _below_headers(cells: Sequence[Cell], columns: Sequence[FundsColumn], money: _Money) -> dict[str, Cell] | None:
    """The figures by the header each stands below; None where one stands below none, or where they contradict."""
    named = {column.header.column: column for column in columns}
    if any(cell.column not in named or not may_hold(cell, named[cell.column]) for cell in cells):
        return None
    by_role = {own_role(named[cell.column]): cell for cell in cells}
    filled = _filled(by_role)
    # Sums prove amounts alone: points and rates that lack their company may have moved.
    is_half = len(filled & _POINTS) == 1 or ("rate" in filled and not filled >= {"adjusted", "executed"})
    return None if is_half or any(proof < 0 for proof in checks(by_role, money)) else by_role


def _filled(by_role: Mapping[str, Cell]) -> set[str]:
    """The roles under which a figure stands, dashes aside."""
    return {role for role, cell in by_role.items() if not is_placeholder(cell.text)}


def _make_total(parts: Sequence[Mapping[str, Cell]], total: Mapping[str, Cell], money: _Money) -> bool:
    """Whether the parts make the total in every column of amounts, and fill those it fills; zeros prove nothing."""
    whole = {role: money(total[role]) for role in _filled(total) & _MONEY}
    added = [{role: money(part[role]) for role in _filled(part) & _MONEY} for part in parts]
    if not any(whole.values()) or any(None in one.values() for one in (whole, *added)):
        return False
    if any(one.keys() != whole.keys() for one in added if not any(one.values())):
        return False
    return {role for one in added for role in one} == whole.keys() and all(
        _is_same(amount, [one[role] for one in added if role in one]) for role, amount in whole.items()
    )


def _is_same(whole: Decimal | None, parts: Sequence[Decimal | None]) -> bool:
    missed = abs(sum((part or Decimal(0) for part in parts), -(whole or Decimal(0))))
    return missed <= min(_ROUNDED_YUAN, abs(whole or Decimal(0)) * _SHARE)
