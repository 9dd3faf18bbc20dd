"""The figures of over-target results and deductions; all of one type of form."""

from dashboard.charts import deductions
from dashboard.charts import deviations as charts
from dashboard.charts.treatment import treatment
from dashboard.figures.entry import Drawing, Read

GRAINS = ("district", "department")
MEMBERS_SHOWN = 20
MARKS_DRAWN = 1500


def deviations(read: Read, grain: str = "district") -> Drawing:
    """Every indicator's deviation on a strip, with the lines of the rule packs."""
    marks = read("deviations", grain=grain, row_limit=MEMBERS_SHOWN, mark_limit=MARKS_DRAWN)
    return charts.strip, marks, read("pack_thresholds")


def causes(read: Read, grain: str = "district") -> Drawing:
    """Points lost by cause."""
    return deductions.causes, read("points_lost_causes", grain=grain, row_limit=MEMBERS_SHOWN)


def treated(read: Read) -> Drawing:
    """The same deviation treated differently across districts."""
    return treatment, read("deviation_treatment", row_limit=MEMBERS_SHOWN)


def form_types(read: Read) -> list[str]:
    """The types of form that have indicators."""
    return list(read("over_target_summary")["form_type"])
