"""The main measures again, slowly and obviously: one form at a time, exact fractions, no SQL.

Written from the definitions (DOMAIN.md 3 and 4), not from queries/. Rates are Fractions; None means unknown.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor

from dashboard.records import Evaluation, Funds, Indicator
from dashboard.rules import RulePack

# Units that convert, typed for the tests: what is measured, and how many of the smallest.
UNITS = {
    "元": ("money", 1),
    "千元": ("money", 1000),
    "万元": ("money", 10_000),
    "亿元": ("money", 100_000_000),
    "人": ("people", 1),
    "名": ("people", 1),
    "位": ("people", 1),
    "万人": ("people", 10_000),
    "人次": ("visits", 1),
    "万人次": ("visits", 10_000),
}


@dataclass(frozen=True)
class Execution:
    """What became of the total funds of a form."""

    unspent: Fraction | None
    adjustment: Fraction | None
    rate: Fraction | None
    rate_initial: Fraction | None
    adjustment_rate: Fraction | None
    score_half_up: Fraction | None
    score_cut_off: Fraction | None


@dataclass(frozen=True)
class Scores:
    """The score of a form and the one its parts make."""

    reported: Fraction | None
    indicator_score: Fraction | None
    indicator_weight: Fraction | None
    recomputed: Fraction | None
    weight_total: Fraction | None
    is_complete: bool
    points_lost: Fraction | None
    grade: str | None


@dataclass(frozen=True)
class Result:
    """One indicator against its target."""

    is_met: bool | None
    attainment: Fraction | None
    deviation: Fraction | None
    is_comparable: bool
    points_lost: Fraction | None
    cause: str | None
    score_expected: Fraction | None


def exact(number: Decimal | None) -> Fraction | None:
    return None if number is None else Fraction(number)


def total_of(form: Evaluation) -> Funds | None:
    for row in form.funds:
        if row.source == "total":
            return row
    return None


def execution(funds: Funds) -> Execution:
    initial, adjusted, executed = (
        exact(funds.budget_initial_yuan),
        exact(funds.budget_adjusted_yuan),
        exact(funds.executed_yuan),
    )
    weight = exact(funds.weight)
    rate = divided(executed, adjusted)
    points = None
    if rate is not None and weight is not None and executed is not None and executed >= 0:
        points = min(rate, Fraction(1)) * weight
    adjustment = None if adjusted is None or initial is None else adjusted - initial
    return Execution(
        unspent=None if adjusted is None or executed is None else adjusted - executed,
        adjustment=adjustment,
        rate=rate,
        rate_initial=divided(executed, initial),
        adjustment_rate=divided(adjustment, initial),
        score_half_up=None if points is None else Fraction(floor(points * 100 + Fraction(1, 2)), 100),
        score_cut_off=None if points is None else Fraction(floor(points * 100), 100),
    )


def divided(part: Fraction | None, whole: Fraction | None) -> Fraction | None:
    if part is None or whole is None or whole == 0:
        return None
    return part / whole


def scores(form: Evaluation, pack: RulePack) -> Scores:
    reported = exact(form.score_reported)
    rows = [row for row in form.indicators if row.kind != "not_applicable" or row.weight is not None]
    funds = total_of(form)
    known_weights = [Fraction(row.weight) for row in rows if row.weight is not None]
    is_score_known = all(row.weight is not None and (row.weight <= 0 or row.score_reported is not None) for row in rows)
    known_scores = [Fraction(row.score_reported) for row in form.indicators if row.score_reported is not None]
    indicator_score = sum(known_scores, Fraction(0)) if is_score_known and known_scores else None
    indicator_weight = sum(known_weights, Fraction(0)) if known_weights else None
    execution_weight = exact(funds.weight) if funds else None
    execution_score = exact(funds.score_reported) if funds else None
    recomputed = None
    if indicator_score is not None and (execution_weight is None or execution_score is not None):
        recomputed = indicator_score + (execution_score or 0)
    weight_total = None if indicator_weight is None else indicator_weight + (execution_weight or 0)
    printed_total = Fraction(100) if form.weight_total_reported is None else Fraction(form.weight_total_reported)
    return Scores(
        reported=reported,
        indicator_score=indicator_score,
        indicator_weight=indicator_weight,
        recomputed=recomputed,
        weight_total=weight_total,
        is_complete=weight_total is not None and abs(weight_total - printed_total) <= Fraction(pack.weight_tolerance),
        points_lost=None if reported is None else printed_total - reported,
        grade=None if form.score_reported is None else pack.grade_of(form.score_reported),
    )


def in_one_unit(row: Indicator) -> tuple[Fraction | None, Fraction | None, Fraction | None]:
    """Target, its upper end and actual in one unit; no actual where the units do not fit."""
    target, high, actual = exact(row.target_value), exact(row.target_value_high), exact(row.actual_value)
    if row.target_unit is None or row.actual_unit is None or row.target_unit == row.actual_unit:
        return target, high, actual
    wanted, given = UNITS.get(row.target_unit), UNITS.get(row.actual_unit)
    if wanted is None or given is None or wanted[0] != given[0]:
        return target, high, None
    return (
        None if target is None else target * wanted[1],
        None if high is None else high * wanted[1],
        None if actual is None else actual * given[1],
    )


def direction_of(row: Indicator, target: Fraction) -> str | None:
    """more, less, exact or range: what the target asks for; None where it does not say."""
    if row.target_operator in {"<=", "<"}:
        return "less"
    if row.target_operator in {">=", ">"}:
        return "more"
    if row.target_operator in {"between", "about"}:
        return "range"
    if target == 0:
        return "less"
    if is_cost(row) and not is_percentage(row):
        return None
    return "exact" if row.target_operator == "=" else "more"


def is_cost(row: Indicator) -> bool:
    return "成本" in (row.level_1 or "") or "成本" in (row.level_2 or "")


def is_percentage(row: Indicator) -> bool:
    return (row.target_unit or row.actual_unit) in {"%", "％"}


def is_bonus(row: Indicator) -> bool:
    return "加减分" in (row.level_1 or "") or "加分" in (row.level_1 or "")


def met(row: Indicator, pack: RulePack) -> bool | None:
    """Whether the target was met; None where that cannot be told."""
    target, high, actual = in_one_unit(row)
    if row.kind != "quantitative" or target is None or actual is None:
        return None
    asked = direction_of(row, target)
    is_strict = not pack.is_inclusive_comparison
    if asked == "less":
        return actual < target if is_strict and row.target_operator == "<" else actual <= target
    if asked in {"more", "exact"}:
        return actual > target if is_strict and row.target_operator == ">" else actual >= target
    if asked == "range" and row.target_operator == "between":
        if is_cost(row) and not is_percentage(row) and actual < target:
            return None
        return actual >= target and (high is None or actual <= high)
    if asked == "range":
        return True if target <= actual <= (target if high is None else high) else None
    return True if actual == target else None


def result(row: Indicator, pack: RulePack) -> Result:
    target, high, actual = in_one_unit(row)
    is_met = met(row, pack)
    asked = direction_of(row, target) if row.kind == "quantitative" and target is not None else None
    deviation = None
    if row.kind == "quantitative" and target is not None and target > 0 and actual is not None:
        deviation = (actual - target) / target
    attainment = _attainment(asked, target, actual, pack)
    is_near_cap = is_percentage(row) and row.target_value is not None and row.target_value >= pack.near_cap_from
    is_comparable = asked in {"more", "exact"} and deviation is not None and not is_cost(row) and not is_near_cap
    weight, score = exact(row.weight), exact(row.score_reported)
    lost = None if weight is None or score is None or is_bonus(row) else weight - score
    far = pack.over_target_deduct_from or pack.over_target_explain_from
    is_far_over = bool(is_met and is_comparable and deviation is not None and deviation >= Fraction(far))
    is_above_range = is_met is False and asked == "range" and high is not None and actual is not None and actual > high
    cause = None
    if lost is not None and lost > Fraction(pack.score_tolerance):
        if is_far_over or is_above_range:
            cause = "over_target"
        elif is_met is False:
            cause = "under_target"
        elif re.fullmatch(r"\s*((无|没有|暂无|不适用|—+|-+|/)[。.]?)?\s*", row.remark or ""):
            cause = "unexplained"
        else:
            cause = "other"
    return Result(
        is_met,
        attainment,
        deviation,
        is_comparable,
        lost,
        cause,
        _expected(row, pack, is_met, is_far_over, asked, attainment),
    )


def _attainment(asked: str | None, target: Fraction | None, actual: Fraction | None, pack: RulePack) -> Fraction | None:
    if target is None or target < 0 or actual is None:
        return None
    if asked == "less":
        if actual <= target:
            return Fraction(1)
        if target == 0:
            return Fraction(0)
        if pack.reverse_formula == "ratio":
            return target / actual
        return max(1 - (actual - target) / target, Fraction(0))
    if asked in {"more", "exact"}:
        return divided(actual, target)
    return None


def _expected(
    row: Indicator,
    pack: RulePack,
    is_met: bool | None,
    is_far_over: bool,
    asked: str | None,
    attainment: Fraction | None,
) -> Fraction | None:
    if row.weight is None or is_met is None:
        return None
    weight = Fraction(row.weight)
    if is_far_over and pack.over_target_deduction == "flat":
        return max(weight - Fraction(pack.over_target_deduction_points or 0), Fraction(0))
    if is_far_over and pack.over_target_deduction == "proportional":
        return None
    if is_met:
        return weight
    if attainment is None or (asked == "less" and pack.reverse_formula == "either" and row.target_value != 0):
        return None
    share = min(max(attainment, Fraction(0)), Fraction(1))
    return Fraction(floor(weight * share * 100 + Fraction(1, 2)), 100)


def aggregate_rate(pairs: Iterable[tuple[Decimal | None, Decimal | None]]) -> Fraction | None:
    """Sum over sum of (executed, budget), only of forms that state both."""
    executed, budget = Fraction(0), Fraction(0)
    for one, other in pairs:
        if one is not None and other is not None:
            executed += Fraction(one)
            budget += Fraction(other)
    return divided(executed, budget)


def mean(numbers: Iterable[Fraction | None]) -> Fraction | None:
    known = [number for number in numbers if number is not None]
    return sum(known, Fraction(0)) / len(known) if known else None


def median(numbers: Iterable[Fraction | None]) -> Fraction | None:
    known = sorted(number for number in numbers if number is not None)
    if not known:
        return None
    middle = len(known) // 2
    return known[middle] if len(known) % 2 else (known[middle - 1] + known[middle]) / 2


def weighted_mean(pairs: Iterable[tuple[Fraction | None, Fraction | None]]) -> Fraction | None:
    """Mean of numbers weighted by amounts above 0."""
    known = [(number, amount) for number, amount in pairs if number is not None and amount is not None and amount > 0]
    total = sum((amount for _, amount in known), Fraction(0))
    return sum((number * amount for number, amount in known), Fraction(0)) / total if total else None
