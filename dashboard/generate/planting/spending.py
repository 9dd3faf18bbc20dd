"""How a form's spending, budget and points are changed so that the rest of it holds together."""

from decimal import ROUND_HALF_UP, Decimal

import numpy as np

from dashboard.generate.columns import Flags, Floats
from dashboard.generate.planting.draft import Draft
from dashboard.rules import pack_for

_CENT, _POINT, _RATE = Decimal("0.01"), Decimal("0.01"), Decimal("0.0001")
_HUNDRED = Decimal(100)


def spends(draft: Draft, filing: int, rate: Decimal) -> None:
    """Has every source spend that share of its adjusted budget: rates, execution score, total and grade follow."""
    quantum = _quantum(draft, filing)
    total, executed = draft.total(filing), Decimal(0)
    for row in draft.rows("funds", filing):
        if row == total:
            continue
        budget = draft.cell("funds", row, "budget_adjusted_yuan")
        spent = (budget * rate / quantum).quantize(Decimal(1), ROUND_HALF_UP) * quantum
        executed += spent
        draft.change("funds", row, executed_yuan=spent)
        if draft.cell("funds", row, "execution_rate_reported") is not None and budget:
            draft.change("funds", row, execution_rate_reported=(spent / budget).quantize(_RATE, ROUND_HALF_UP))
    budget = draft.cell("funds", total, "budget_adjusted_yuan")
    reached = (executed / budget).quantize(_RATE, ROUND_HALF_UP)
    draft.change("funds", total, executed_yuan=executed, execution_rate_reported=reached)
    weight, score = (draft.cell("funds", total, name) for name in ("weight", "score_reported"))
    earned = (min(reached, Decimal(1)) * weight).quantize(_POINT, ROUND_HALF_UP)
    draft.change("funds", total, score_reported=earned)
    moves_total(draft, filing, earned - score)


def begins_with(draft: Draft, filing: int, share: Decimal) -> None:
    """Sets the initial budget of every source to that multiple of its adjusted one."""
    quantum = _quantum(draft, filing)
    total, initial = draft.total(filing), Decimal(0)
    for row in draft.rows("funds", filing):
        if row != total:
            budget = draft.cell("funds", row, "budget_adjusted_yuan")
            granted = (budget * share / quantum).quantize(Decimal(1), ROUND_HALF_UP) * quantum
            initial += granted
            draft.change("funds", row, budget_initial_yuan=granted)
    draft.change("funds", total, budget_initial_yuan=initial)


def moves_total(draft: Draft, filing: int, points: Decimal) -> None:
    """Adds points to the printed total and prints the grade it then has, where the form prints grades."""
    score = draft.cell("evaluations", filing, "score_reported") + points
    draft.change("evaluations", filing, score_reported=score)
    if draft.cell("evaluations", filing, "grade_reported") is not None:
        pack = pack_for(*(draft.cell("evaluations", filing, name) for name in ("region_code", "year")))
        draft.change("evaluations", filing, grade_reported=pack.grade_of(score))


def rates(draft: Draft) -> Floats:
    """Executed ÷ adjusted budget of each filing that is scored and has money of several sources; else not a number."""
    return _shares(draft, "executed_yuan", "budget_adjusted_yuan")


def adjustments(draft: Draft) -> Floats:
    """Adjusted ÷ initial budget of each such filing."""
    return _shares(draft, "budget_adjusted_yuan", "budget_initial_yuan")


def scores(draft: Draft) -> Floats:
    """The printed total of each filing."""
    return draft.numbers("evaluations", "score_reported")


def level_weights(draft: Draft, level: str) -> Floats:
    """The points of a first level in each filing."""
    return draft.sums("indicators", "weight", draft.matches("indicators", "level_1", f"^{level}$"))


def full_marks(draft: Draft) -> Flags:
    """Indicators that have a weight and lost nothing of it."""
    weight = draft.numbers("indicators", "weight")
    found: Flags = (weight > 0) & (draft.numbers("indicators", "score_reported") == weight)
    return found


def _shares(draft: Draft, part: str, whole: str) -> Floats:
    is_total = draft.matches("funds", "source", "^total$") & (draft.numbers("funds", "weight") > 0)
    parts, wholes = (draft.sums("funds", column, is_total) for column in (part, whole))
    found: Floats = np.divide(parts, wholes, out=np.full(len(parts), np.nan), where=wholes > 0)
    return found


def _quantum(draft: Draft, filing: int) -> Decimal:
    """The smallest amount that the form prints."""
    return _HUNDRED if draft.cell("evaluations", filing, "amount_unit_reported") == "wan_yuan" else _CENT
