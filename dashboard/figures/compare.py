"""The figures of fair comparison; all of one type of form."""

from typing import Any

from dashboard.charts import alike
from dashboard.charts import compare as charts
from dashboard.figures.asked import Query, asked_text
from dashboard.figures.entry import Drawing, Read

GRAINS = ("department", "district")
MEASURES = {"execution": ("fair_rates", "execution_rate"), "score": ("fair_scores", "score")}
MEMBERS_IN_FUNNEL = 2000
MEMBERS_SHOWN = 20


def funnel(read: Read, grain: str = "department", measure: str = "execution") -> Drawing:
    """Members by number of evaluations and mean, between the limits of chance."""
    mart, stem = MEASURES[measure]
    return charts.funnel, read(mart, grain=grain, row_limit=MEMBERS_IN_FUNNEL), stem


def shrunken(read: Read, grain: str = "department", measure: str = "execution") -> Drawing:
    """Means as they are and drawn in by chance, for the members farthest off."""
    mart, stem = MEASURES[measure]
    return charts.shrunken, read(mart, grain=grain, row_limit=MEMBERS_SHOWN), stem


def split(read: Read, grain: str = "department") -> Drawing:
    """What moved the execution rate from one year to the next."""
    return alike.split, read("rate_split", grain=grain, row_limit=MEMBERS_SHOWN)


def department_of(query: Query) -> dict[str, Any]:
    """The department that was picked: the key of its region and its name."""
    region, _, department = asked_text(query, "body").rpartition("|")
    return {"region": region, "department": department}


def peers(read: Read, region: str = "", department: str = "") -> Drawing:
    """Departments of the same kind and a like budget beside one: the one picked, else the only one there is."""
    if not department:
        every = read("results", grain="department", is_by_year=False, is_highest_first=False, row_limit=None)
        named = every.loc[every["department_name"].notna(), ["region_code", "department_name"]].drop_duplicates()
        if len(named) == 1:
            region, department = named.fillna("").iloc[0]
    beside = read("peers", region=region, department=department)
    return alike.peers, beside if len(beside) > 1 else beside.head(0)


def form_types(read: Read) -> list[str]:
    """The types of form in the selection."""
    return list(read("results", grain="all", is_by_year=False, is_highest_first=False, row_limit=None)["form_type"])
