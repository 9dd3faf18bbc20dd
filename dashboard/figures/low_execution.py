"""The figure of low execution."""

from typing import Any

from dashboard.charts import low_execution as charts
from dashboard.figures.entry import Drawing, Read

FORMS_DRAWN = 15
# The screening where nobody chose another: below 80 % of the adjusted budget, all funds, any amount.
CRITERIA: dict[str, Any] = {"threshold": 0.8, "minimum_yuan": 0, "basis": "adjusted", "money_of": "total"}


def unspent(read: Read) -> Drawing:
    """The forms with most money left unspent."""
    return charts.unspent, read("low_execution", **CRITERIA, row_limit=FORMS_DRAWN), CRITERIA["basis"]
