"""The figures of the deduction lab: one made-up rule for going over target, all of one type of form."""

from collections.abc import Mapping
from typing import Any

from dashboard.charts import lab as charts
from dashboard.figures.asked import Query, asked_code, asked_number
from dashboard.figures.entry import Drawing, Read

GRAINS = ("district", "department")
CURVES = ("flat", "proportional", "stepped")
SCOPES = ("all", "unexplained")
POINTS = ("1", "2", "3", "5")
# Where the slider of the threshold begins and ends, in per cent.
LOWEST, HIGHEST = 0, 300
MEMBERS_SHOWN = 20
# The share over target from which points come off and how many, where nobody chose.
THRESHOLD = 0.5
RULE: Mapping[str, Any] = {"threshold": THRESHOLD, "curve": "flat", "points": 1, "scope": "all"}


def rule_of(query: Query) -> dict[str, Any]:
    """The rule that a person made up on the page."""
    percentage = asked_number(query, "threshold", round(THRESHOLD * 100), range(LOWEST, HIGHEST + 1))
    return {
        "threshold": percentage / 100,
        "curve": asked_code(query, "curve", CURVES),
        "points": int(asked_code(query, "points", POINTS)),
        "scope": asked_code(query, "scope", SCOPES),
    }


def curve(read: Read, rule: Mapping[str, Any] = RULE) -> Drawing:
    """What would be deducted at each threshold, the chosen one marked."""
    taken = read("deduction_curve", curve=rule["curve"], points=rule["points"], scope=rule["scope"])
    return charts.curve, taken, read("pack_thresholds"), rule["threshold"], rule["curve"]


def grades(read: Read, rule: Mapping[str, Any] = RULE) -> Drawing:
    """Evaluations by grade, as filed and under the rule."""
    return charts.grades, read("deduction_grades", **rule)


def groups(read: Read, grain: str = "district", rule: Mapping[str, Any] = RULE) -> Drawing:
    """What came off and what would, member by member."""
    return charts.groups, read("deduction_groups", grain=grain, row_limit=MEMBERS_SHOWN, **rule)


def standings(read: Read, grain: str = "district", rule: Mapping[str, Any] = RULE) -> Drawing:
    """Mean scores and places as filed and under the rule, member by member."""
    return charts.standings, read("deduction_groups", grain=grain, row_limit=MEMBERS_SHOWN, **rule)
