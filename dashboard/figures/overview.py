"""The figures of the overview."""

import pandas as pd

from dashboard.charts import overview as charts
from dashboard.figures.entry import Drawing, Read

DEPARTMENTS_COMPARED = 12
DISTRICTS_COMPARED = 40


def trend(read: Read) -> Drawing:
    """Execution and scores by year."""
    return charts.trend, read("results", grain="all", is_by_year=True, is_highest_first=False, row_limit=None)


def districts(read: Read) -> Drawing:
    """Districts side by side by execution."""
    return charts.districts, _by_district(read)


def district_scores(read: Read) -> Drawing:
    """Districts side by side by score."""
    return charts.district_scores, _by_district(read)


def changes(read: Read) -> Drawing:
    """What changed in departments against the year before."""
    return charts.changes, read("year_changes", row_limit=DEPARTMENTS_COMPARED)


def _by_district(read: Read) -> pd.DataFrame:
    return read("results", grain="district", is_by_year=False, is_highest_first=False, row_limit=DISTRICTS_COMPARED)
