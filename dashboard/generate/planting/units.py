"""Errors that show only beside other forms: of the unit, of the year before, of the department, and of a reviewer."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from statistics import pstdev

import numpy as np

from dashboard.generate.planting.draft import Draft
from dashboard.generate.planting.groups import whole_departments
from dashboard.generate.planting.money import BUDGET
from dashboard.generate.planting.planter import Planter
from dashboard.generate.planting.results import LOST_POINTS, explains, loses, of_projects
from dashboard.generate.planting.spending import full_marks, rates, scores, spends

_FULL, _BEST, _MANY = 100, 90, 5
_HUNDRED = Decimal(100)


def half_at_full_marks(draft: Draft) -> None:
    """A department's projects become those of one unit, half of them at full marks."""
    for group, points in _units(draft):
        full = [filing for filing, one in zip(group, points, strict=True) if one == _FULL]
        if 2 * len(full) >= len(group):
            _take(draft, group)
            for filing in full:
                draft.plant(filing)


def all_in_the_best_grade(draft: Draft) -> None:
    """A department's projects become those of one unit, none below the best grade."""
    for group, points in _units(draft):
        if min(points) > _BEST and 2 * points.count(_FULL) < len(group) and pstdev(points) > 1:
            _take(draft, group)
            for filing in group:
                draft.plant(filing)


def hardly_any_spread(draft: Draft) -> None:
    """A department's projects become those of one unit, all scored alike."""
    for group, points in _units(draft):
        if pstdev(points) < 1 and 2 * points.count(_FULL) < len(group):
            _take(draft, group)
            for filing in group:
                draft.plant(filing)


def just_excellent(draft: Draft) -> None:
    """A benefit in words costs what brings the total down to the edge of the best grade."""
    score = scores(draft)
    suits = full_marks(draft) & draft.matches("indicators", "kind", "^qualitative$") & of_projects(draft)
    suits &= draft.numbers("indicators", "weight") * 0.2 >= (score - 90.2)[draft.filing("indicators")]
    near = (score >= 90.6) & (score < 95)
    for row in draft.pick("indicators", suits & near[draft.filing("indicators")]):
        filing = int(draft.filing("indicators")[row])
        explains(draft, row)
        loses(draft, row, draft.cell("evaluations", filing, "score_reported") - Decimal("90.2"))
        draft.plant(filing)


def more_points_for_less(draft: Draft) -> None:
    """An eighth less of the money is spent than last year, and the score is higher all the same."""
    score, rate = scores(draft), rates(draft)
    heads = draft.records("evaluations", "region_code", "department_name", "unit_name", "project_code", "project_name")
    years = draft.numbers("evaluations", "year")
    places = {(heads[filing], years[filing]): filing for filing in np.flatnonzero(draft.free).tolist()}
    before = np.array([places.get((head, year - 1), -1) for head, year in zip(heads, years, strict=True)])
    suits = (before >= 0) & (rate >= 0.95) & (rate[before] >= 0.95) & (score - score[before] > 2)
    for filing in draft.pick("evaluations", suits):
        draft.free[before[filing]] = False
        spends(draft, filing, Decimal(str(round(float(rate[before[filing]]) - 0.125, 4))))
        draft.plant(filing)


def reviewed_lower(draft: Draft) -> None:
    """A reviewer gives six points less."""
    for filing in draft.pick("evaluations", scores(draft) > _BEST):
        score = draft.cell("evaluations", filing, "score_reported")
        draft.change("evaluations", filing, score_reviewed=score - Decimal(6))
        draft.plant(filing)


def less_than_its_projects(draft: Draft) -> None:
    """The department files a hundredth of its money."""
    heads = draft.records("evaluations", "region_code", "department_name", "year")
    is_project = draft.matches("evaluations", "form_type", "^project$") & (rates(draft) > 0)
    with_projects = {heads[filing] for filing in np.flatnonzero(is_project)}
    suits = np.array([head in with_projects for head in heads])
    for filing in draft.pick("evaluations", suits & draft.matches("evaluations", "form_type", "^department$")):
        for row in draft.rows("funds", filing):
            for column in ("budget_initial_yuan", "budget_adjusted_yuan", "executed_yuan", "adjustment_reported_yuan"):
                amount = draft.cell("funds", row, column)
                if amount is not None:
                    draft.change("funds", row, **{column: (amount / _HUNDRED).quantize(Decimal("0.01"))})
        draft.plant(filing)


def _units(draft: Draft) -> Iterator[tuple[list[int], list[float]]]:
    """Whole departments of enough projects, all scored out of a hundred, until enough errors were planted.

    No unit of theirs has enough projects already.
    """
    score = scores(draft)
    units = draft.texts("evaluations", "unit_name").to_pylist()
    for group in whole_departments(draft, _MANY):
        if draft.planted_now() >= draft.each:
            return
        is_scored = not np.isnan(score[group]).any()
        if is_scored and max(Counter(units[one] for one in group).values()) < _MANY:
            yield group, score[group].tolist()


def _take(draft: Draft, group: list[int]) -> None:
    """Makes the filings those of one unit; they are used from now on."""
    draft.free[group] = False
    unit = draft.cell("evaluations", group[0], "department_name") + "本级"
    for filing in group:
        draft.change("evaluations", filing, unit_name=unit)


# Who belongs to which unit decides whose scores are compared and whose form follows on whose.
UNITS = ("D04", "D07", "D08", "G01", "G02", "G03", "G06")

PLANTERS = (
    Planter("G01", half_at_full_marks, companions=UNITS),
    Planter("G02", all_in_the_best_grade, companions=UNITS),
    Planter("G03", hardly_any_spread, companions=UNITS),
    Planter("G04", just_excellent, companions=LOST_POINTS),
    Planter("G06", more_points_for_less, companions=BUDGET),
    Planter("G07", reviewed_lower),
    Planter("G08", less_than_its_projects, companions=("A12", "B12")),
)
