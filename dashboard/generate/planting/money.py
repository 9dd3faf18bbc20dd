"""Errors in the money of a form; rates, scores and sources of funds hold together unless the rule is about them."""

import re
from decimal import Decimal

from dashboard.generate.columns import Flags
from dashboard.generate.planting.draft import Draft
from dashboard.generate.planting.planter import Planter
from dashboard.generate.planting.spending import adjustments, begins_with, full_marks, rates, scores, spends

ZERO = Decimal(0)
_TOLD = re.compile(r"(全年执行数)([0-9]+(?:\.[0-9]+)?)万元")
# Amounts quoted in the text stay as they were, and a unit's scores and rates over the years move.
ELSEWHERE = ("A12", "F01", "F02", "F04", "G01", "G02", "G03", "G04", "G06", "G08")


def no_initial_budget(draft: Draft) -> None:
    """All the money comes during the year."""
    for filing in draft.pick("evaluations", (rates(draft) > 0) & (adjustments(draft) > 0)):
        begins_with(draft, filing, ZERO)
        draft.plant(filing)


def wrong_adjustment_rate(draft: Draft) -> None:
    """The printed rate is five points above what was adjusted."""
    suits = draft.numbers("funds", "adjustment_rate_reported") > 0
    for row in draft.pick("funds", suits):
        printed = draft.cell("funds", row, "adjustment_rate_reported")
        draft.change("funds", row, adjustment_rate_reported=printed + Decimal("0.05"))
        draft.plant(int(draft.filing("funds")[row]))


def low_execution(draft: Draft) -> None:
    """Half is spent, and some outputs were missed."""
    missed = ~full_marks(draft) & (draft.numbers("indicators", "weight") > 0)
    for filing in draft.pick("evaluations", (rates(draft) >= 0.9) & draft.some("indicators", missed)):
        spends(draft, filing, Decimal("0.5"))
        draft.plant(filing)


def overspent(draft: Draft) -> None:
    """A twentieth more is spent than granted."""
    for filing in draft.pick("evaluations", rates(draft) == 1):
        spends(draft, filing, Decimal("1.05"))
        draft.plant(filing)


def adjusted_by_half(draft: Draft) -> None:
    """The budget grew by half during the year."""
    for filing in draft.pick("evaluations", _is_unadjusted(draft) & (rates(draft) > 0.7)):
        begins_with(draft, filing, Decimal("0.666"))
        draft.plant(filing)


def adjusted_to_the_spending(draft: Draft) -> None:
    """The budget was cut by a tenth to what was spent."""
    for filing in draft.pick("evaluations", _is_unadjusted(draft) & (rates(draft) == 1)):
        begins_with(draft, filing, Decimal("1.1"))
        draft.plant(filing)


def two_bases(draft: Draft) -> None:
    """Nearly all is spent of what is left of the budget, and three quarters of what was granted."""
    rate = rates(draft)
    for filing in draft.pick("evaluations", _is_unadjusted(draft) & (rate >= 0.97) & (rate < 1)):
        begins_with(draft, filing, Decimal("1.3"))
        draft.plant(filing)


def unspent_with_high_score(draft: Draft) -> None:
    """The indicators keep their points, a sixth of the money stays."""
    for filing in draft.pick("evaluations", (rates(draft) >= 0.99) & (scores(draft) >= 99)):
        spends(draft, filing, Decimal("0.84"))
        draft.plant(filing)


def best_grade_with_low_execution(draft: Draft) -> None:
    """Little more than half is spent, the total stays in the best band."""
    for filing in draft.pick("evaluations", (rates(draft) >= 0.9) & (scores(draft) >= 98)):
        spends(draft, filing, Decimal("0.55"))
        draft.plant(filing)


def all_outputs_met(draft: Draft) -> None:
    """Every output has full marks, two fifths of the money were spent."""
    is_output = draft.matches("indicators", "level_1", "产出") & (draft.numbers("indicators", "weight") > 0)
    is_full = draft.every("indicators", full_marks(draft) | ~is_output) & draft.some("indicators", is_output)
    for filing in draft.pick("evaluations", (rates(draft) >= 0.9) & is_full):
        spends(draft, filing, Decimal("0.4"))
        draft.plant(filing)


def unspent_as_thrift(draft: Draft) -> None:
    """Seven tenths of cost and budget are spent, the cost has full marks."""
    rate = rates(draft)[draft.filing("indicators")]
    for row in draft.pick("indicators", _costs(draft) & full_marks(draft) & (rate >= 0.9)):
        filing = int(draft.filing("indicators")[row])
        spends(draft, filing, Decimal("0.7"))
        target = draft.cell("indicators", row, "target_value")
        actual = (target * Decimal("0.7")).quantize(Decimal("0.01"))
        draft.change("indicators", row, actual_value=actual, actual_text=f"{actual}万元")
        draft.plant(filing, draft.cell("indicators", row, "ordinal"))


def cost_target_above_the_budget(draft: Draft) -> None:
    """The ceiling of a cost lies a fifth above the budget."""
    for row in draft.pick("indicators", _costs(draft) & full_marks(draft)):
        target = (draft.cell("indicators", row, "target_value") * Decimal("1.2")).quantize(Decimal("0.01"))
        draft.change("indicators", row, target_value=target, target_text=f"≤{target}万元")
        draft.plant(int(draft.filing("indicators")[row]), draft.cell("indicators", row, "ordinal"))


def amount_in_the_text(draft: Draft) -> None:
    """The outcome tells of a tenth more than the table."""
    for row in draft.pick("goals", draft.matches("goals", "outcome_text", _TOLD.pattern)):
        text = draft.cell("goals", row, "outcome_text")
        told = _TOLD.search(text)
        if told is not None:
            more = (Decimal(told[2]) * Decimal("1.1") + 1).quantize(Decimal("0.01"))
            draft.change("goals", row, outcome_text=text[: told.start(2)] + str(more) + text[told.end(2) :])
            draft.plant(int(draft.filing("goals")[row]))


def _is_unadjusted(draft: Draft) -> Flags:
    found: Flags = adjustments(draft) == 1
    return found


def _costs(draft: Draft) -> Flags:
    """Costs in 万元 with a ceiling that is no higher than the budget."""
    is_total = draft.matches("funds", "source", "^total$")
    budget = draft.sums("funds", "budget_adjusted_yuan", is_total)[draft.filing("indicators")]
    found: Flags = (
        draft.matches("indicators", "target_unit", "^万元$")
        & draft.matches("indicators", "target_operator", "^<=$")
        & (draft.numbers("indicators", "target_value") >= 10)
        & (draft.numbers("indicators", "target_value") * 10_000 <= budget + 50)
        & draft.matches("indicators", "level_3", "成本|预算|支出|费用|经费")
    )
    return found


BUDGET = ("B01", "B05", "B06", "B07", "B08", "B09", "B10", "B11", *ELSEWHERE)

PLANTERS = (
    Planter("A10", wrong_adjustment_rate, companions=("A12",)),
    Planter("A12", amount_in_the_text, companions=("F01", "F02", "F04")),
    Planter("B01", low_execution, companions=BUDGET),
    Planter("B02", overspent, companions=BUDGET),
    Planter("B04", no_initial_budget, companions=BUDGET),
    Planter("B05", adjusted_by_half, companions=BUDGET),
    Planter("B06", adjusted_to_the_spending, companions=BUDGET),
    Planter("B07", two_bases, companions=BUDGET),
    Planter("B08", unspent_with_high_score, companions=BUDGET),
    Planter("B09", best_grade_with_low_execution, companions=BUDGET),
    Planter("B10", all_outputs_met, companions=BUDGET),
    Planter("B11", unspent_as_thrift, companions=BUDGET),
    Planter("B12", cost_target_above_the_budget, companions=("E08", "F04")),
)
