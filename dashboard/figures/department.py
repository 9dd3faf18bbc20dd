"""The figures of one department's selection."""

from dataclasses import replace

import pandas as pd

from dashboard.charts import funds as fund_charts
from dashboard.charts import overview as charts
from dashboard.charts import score_groups
from dashboard.figures.entry import Drawing, Read
from dashboard.i18n import Words
from dashboard.records import FigureNotes

POINTS_DRAWN = 200


def funds(read: Read) -> Drawing:
    """From the initial budget to the adjusted one to what was executed, where a budget is known."""
    totals = read("results", grain="all", is_by_year=False, is_highest_first=False, row_limit=None)
    return fund_charts.flow, totals[totals["budget_adjusted_yuan"].notna()].reset_index(drop=True)


def trend(read: Read) -> Drawing:
    """Execution and scores by year; nothing where there is one year alone."""
    by_year = read("results", grain="all", is_by_year=True, is_highest_first=False, row_limit=None)
    return charts.trend, by_year if len(set(by_year["year"].dropna())) > 1 else by_year.head(0)


def scores(read: Read, form_type: str = "project") -> Drawing:
    """Scores year by year of one type of form: the types are different instruments."""
    grouped = read("score_groups", grain="year", row_limit=None)
    keys = tuple(dict.fromkeys(grouped["member_key"]))
    points = read("score_points", grain="year", member_keys=keys, point_limit=POINTS_DRAWN)
    return score_groups.groups, _of_type(grouped, form_type), _of_type(points, form_type)


def form_types(read: Read) -> list[str]:
    """The types of form that carry scores."""
    return list(dict.fromkeys(read("score_groups", grain="year", row_limit=None)["form_type"]))


def of_type(notes: FigureNotes, form_type: str, words: Words) -> FigureNotes:
    """The notes, saying which type of form is shown."""
    return replace(notes, further=(*notes.further, words.value("form_type", form_type)))


def _of_type(frame: pd.DataFrame, form_type: str) -> pd.DataFrame:
    return frame[frame["form_type"] == form_type].reset_index(drop=True)
