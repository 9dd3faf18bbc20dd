"""Errors in the funds of a form; rates, scores and the sources of funds hold together unless the rule is about them."""

from decimal import Decimal

from dashboard.generate.planting.draft import Draft
from dashboard.generate.planting.planter import Planter

ZERO = Decimal(0)


def no_initial_budget(draft: Draft) -> None:
    """All the money comes during the year."""
    is_total = draft.matches("funds", "source", "^total$")
    suits = is_total & (draft.numbers("funds", "budget_initial_yuan") > 0)
    suits &= draft.numbers("funds", "budget_adjusted_yuan") > 0
    for total in draft.pick("funds", suits):
        filing = int(draft.filing("funds")[total])
        for row in draft.rows("funds", filing):
            draft.change("funds", row, budget_initial_yuan=ZERO)
        adjusted = draft.cell("funds", total, "budget_adjusted_yuan")
        if draft.cell("funds", total, "adjustment_reported_yuan") is not None:
            draft.change("funds", total, adjustment_reported_yuan=adjusted, adjustment_rate_reported=None)
        draft.plant(filing)


PLANTERS = (Planter("B04", no_initial_budget, companions=("B05", "B06", "B07")),)
