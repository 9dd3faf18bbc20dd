"""The figures of execution."""

from typing import Any

import pandas as pd

from dashboard.charts import execution as charts
from dashboard.charts import funds
from dashboard.figures.asked import Query, asked_code
from dashboard.figures.entry import Drawing, Read

GRAINS = ("district", "department", "unit", "project")
ORDERS = ("lowest", "highest")
MEMBERS_RANKED = 20
LINES_DRAWN = 8


def ranking(read: Read, grain: str = "district", order: str = "lowest") -> Drawing:
    """Members by execution rate, with the 80 % line."""
    ranked = read(
        "results", grain=grain, is_by_year=False, is_highest_first=order == "highest", row_limit=MEMBERS_RANKED
    )
    return charts.ranking, ranked, grain


def order_of(query: Query) -> dict[str, Any]:
    """From which end a ranking begins."""
    return {"order": asked_code(query, "order", ORDERS)}


def bands(read: Read) -> Drawing:
    """How many evaluations lie in each band of the execution rate."""
    return charts.bands, read("execution_bands")


def flow(read: Read) -> Drawing:
    """From the initial budget to the adjusted one to what was executed."""
    return funds.flow, _totals(read)


def means(read: Read) -> Drawing:
    """The rate weighted by amounts beside the simple mean."""
    return charts.means, _totals(read)


def sources(read: Read) -> Drawing:
    """Execution by source of funds."""
    return funds.sources, read("execution_sources")


def slope(read: Read, grain: str = "district") -> Drawing:
    """The same members over the years."""
    by_year = read("results", grain=grain, is_by_year=True, is_highest_first=False, row_limit=LINES_DRAWN)
    return charts.slope, by_year


def _totals(read: Read) -> pd.DataFrame:
    return read("results", grain="all", is_by_year=False, is_highest_first=False, row_limit=None)
