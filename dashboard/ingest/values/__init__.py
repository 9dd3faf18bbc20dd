"""Text → amount, rate, points, year, target and actual: pure functions, never an exception, never a guessed number."""

from dashboard.ingest.values.cells import amount, is_blank, percent, points, points_or_share
from dashboard.ingest.values.dates import year
from dashboard.ingest.values.numerals import half_width, joined
from dashboard.ingest.values.quantities import Quantity, actual, is_value, target, unit_of_time

__all__ = [
    "Quantity",
    "actual",
    "amount",
    "half_width",
    "is_blank",
    "is_value",
    "joined",
    "percent",
    "points",
    "points_or_share",
    "target",
    "unit_of_time",
    "year",
]
