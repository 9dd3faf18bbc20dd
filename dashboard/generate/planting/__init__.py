"""Errors planted in generated filings, one kind for each audit rule, so that each rule can be seen to find its own.

A planter edits finished tables: one function in the file of its group, added to that file's PLANTERS.
"""

from dashboard.generate.planting.draft import Draft
from dashboard.generate.planting.money import PLANTERS as MONEY
from dashboard.generate.planting.planter import Planter
from dashboard.generate.planting.weights import PLANTERS as WEIGHTS

PLANTERS: tuple[Planter, ...] = (
    *MONEY,
    *WEIGHTS,
)

__all__ = ["PLANTERS", "Draft", "Planter"]
