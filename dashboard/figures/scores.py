"""The figures of scores; all of one type of form."""

import pandas as pd

from dashboard.charts import score_execution, score_groups
from dashboard.charts import scores as charts
from dashboard.figures.entry import Drawing, Read

GRAINS = ("department", "district", "year")
DEPTHS = ("level_1", "level_2")
MEMBERS_SHOWN = 25
POINTS_A_MEMBER = 25
PARTS_SHOWN = 16
MARKS_DRAWN = 1500


def histogram(read: Read) -> Drawing:
    """The histogram with the grades of each rule pack."""
    return charts.histogram, read("score_bins"), read("score_bands")


def groups(read: Read, grain: str = "department") -> Drawing:
    """Departments, districts or years side by side, each form a point."""
    members = _members(read, grain)
    keys = tuple(members["member_key"])
    points = read("score_points", grain=grain, member_keys=keys, point_limit=POINTS_A_MEMBER)
    return score_groups.groups, members, points


def levels(read: Read, grain: str = "department", depth: str = "level_1") -> Drawing:
    """Score rates of the same members by part of the form."""
    members = _members(read, grain)
    keys = tuple(members["member_key"])
    parts = read("score_levels", grain=grain, member_keys=keys, depth=depth, column_limit=PARTS_SHOWN)
    return score_groups.levels, parts, members


def against_execution(read: Read) -> Drawing:
    """Scores against execution, with the zone of rule B08."""
    return score_execution.against_execution, read("score_execution", row_limit=MARKS_DRAWN)


def _members(read: Read, grain: str) -> pd.DataFrame:
    return read("score_groups", grain=grain, row_limit=MEMBERS_SHOWN)


def form_types(read: Read) -> list[str]:
    """The types of form that carry scores."""
    summary = read("score_summary")
    return list(summary.loc[summary["evaluations_scored"] > 0, "form_type"])
