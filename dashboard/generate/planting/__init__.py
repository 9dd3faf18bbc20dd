"""Errors planted in generated filings, one kind for each audit rule, so that each rule can be seen to find its own.

A planter edits finished tables: one function in the file of its group, added to that file's PLANTERS.
"""

from dashboard.generate.planting.design import PLANTERS as DESIGN
from dashboard.generate.planting.draft import Draft
from dashboard.generate.planting.money import PLANTERS as MONEY
from dashboard.generate.planting.planter import Planter
from dashboard.generate.planting.results import PLANTERS as RESULTS
from dashboard.generate.planting.satisfaction import PLANTERS as SATISFACTION
from dashboard.generate.planting.targets import PLANTERS as TARGETS
from dashboard.generate.planting.units import PLANTERS as UNITS
from dashboard.generate.planting.weights import PLANTERS as WEIGHTS
from dashboard.generate.planting.wording import PLANTERS as WORDING

PLANTERS: tuple[Planter, ...] = (
    *MONEY,
    *WEIGHTS,
    *RESULTS,
    *TARGETS,
    *DESIGN,
    *WORDING,
    *SATISFACTION,
    *UNITS,
)

__all__ = ["PLANTERS", "Draft", "Planter"]
