"""Targets that are too low, by themselves or beside those of the year before."""

from decimal import ROUND_DOWN, Decimal

import numpy as np

from dashboard.generate.columns import Ints
from dashboard.generate.planting.draft import Draft
from dashboard.generate.planting.planter import Planter
from dashboard.generate.planting.results import FIGURES, LOST_POINTS, explains, figures, loses, notes, on_target, writes

_ONE = Decimal(1)
_NEAR_THE_CAP = 80
_UNUSUAL = Decimal("0.77")


def over_and_unexplained(draft: Draft) -> None:
    """Four tenths over target, and nobody says why."""
    for row in draft.pick("indicators", on_target(draft)):
        writes(draft, row, ">=", Decimal(10), Decimal(14), "项")
        draft.change("indicators", row, remark=None)
        notes(draft, row)


def far_over_for_free(draft: Draft) -> None:
    """Eight tenths over target, explained, at full marks."""
    for row in draft.pick("indicators", on_target(draft)):
        writes(draft, row, ">=", Decimal(10), Decimal(18), "项")
        explains(draft, row)
        notes(draft, row)


def too_low(draft: Draft) -> None:
    """Three times the target, explained, for a point."""
    for row in draft.pick("indicators", on_target(draft) & (draft.numbers("indicators", "weight") > 2)):
        writes(draft, row, ">=", Decimal(10), Decimal(30), "项")
        explains(draft, row)
        loses(draft, row, Decimal(1))
        notes(draft, row)


def far_from_the_cap(draft: Draft) -> None:
    """A twentieth was planned and all of it done, explained."""
    near_the_cap = draft.numbers("indicators", "target_value") >= _NEAR_THE_CAP
    suits = figures(draft) & near_the_cap & draft.matches("indicators", "target_unit", "^%$")
    for row in draft.pick("indicators", suits):
        writes(draft, row, ">=", Decimal(5), Decimal(100), "%")
        explains(draft, row)
        notes(draft, row)


def at_least_nothing(draft: Draft) -> None:
    """Any result meets the target."""
    for row in draft.pick("indicators", figures(draft) & draft.matches("indicators", "target_unit", "^%$")):
        writes(draft, row, ">=", Decimal(0), Decimal(3), "%")
        notes(draft, row)


def over_twice(draft: Draft) -> None:
    """Two years running a target of ten is far exceeded, and stays at ten."""
    before = years_before(draft)
    for row in draft.pick("indicators", on_target(draft) & (before >= 0)):
        for one, actual in ((int(before[row]), Decimal(14)), (row, Decimal(15))):
            writes(draft, one, ">=", Decimal(10), actual, "项")
            explains(draft, one)
        draft.free[draft.filing("indicators")[before[row]]] = False
        notes(draft, row)


def below_last_year(draft: Draft) -> None:
    """Half of what was done last year is planned, and done."""
    before = years_before(draft)
    last = np.where(before >= 0, draft.numbers("indicators", "actual_value")[before], 0)
    suits = figures(draft) & draft.matches("indicators", "target_unit", "^[^%]+$")
    suits &= draft.numbers("indicators", "target_value") >= last * 0.9
    for row in draft.pick("indicators", suits & (last >= 10)):
        reached, unit = (draft.cell("indicators", int(before[row]), name) for name in ("actual_value", "actual_unit"))
        half = (reached / 2).quantize(_ONE, ROUND_DOWN)
        writes(draft, row, ">=", half, half, unit)
        draft.change("indicators", row, remark="无")
        draft.free[draft.filing("indicators")[before[row]]] = False
        notes(draft, row)


def same_points_for_far_and_near(draft: Draft) -> None:
    """Three times over target costs what half over does, and what nothing else in the unit costs."""
    suits = figures(draft) & draft.matches("indicators", "target_unit", "^[^%]+$")
    suits &= draft.numbers("indicators", "weight") > 2
    count = np.bincount(draft.filing("indicators")[suits], minlength=len(draft.free))
    for row in draft.pick("indicators", suits & (count >= 2)[draft.filing("indicators")]):
        filing = int(draft.filing("indicators")[row])
        other = next(one for one in draft.rows("indicators", filing) if suits[one] and one != row)
        for one, actual in ((row, Decimal(40)), (other, Decimal(16))):
            writes(draft, one, ">=", Decimal(10), actual, "项")
            explains(draft, one)
            loses(draft, one, _UNUSUAL)
            notes(draft, one)


def years_before(draft: Draft) -> Ints:
    """For each indicator the row of the same one on the same project's form of the year before, both free; else -1."""
    heads = draft.records("evaluations", "region_code", "department_name", "unit_name", "project_code", "project_name")
    numbered = {head: number for number, head in enumerate(dict.fromkeys(heads))}
    projects = np.array([numbered[head] for head in heads], np.int64)
    years = draft.numbers("evaluations", "year").astype(np.int64)
    names = draft.texts("indicators", "level_3").dictionary_encode()
    filing = draft.filing("indicators")
    rows = np.flatnonzero(draft.free[filing])
    # One number for project, name and year: the same indicator a year before has the number before.
    named = names.indices.fill_null(len(names.dictionary)).to_numpy(zero_copy_only=False)[rows].astype(np.int64)
    keys = (projects[filing[rows]] * (len(names.dictionary) + 1) + named) * 10_000 + years[filing[rows]]
    distinct, first, count = np.unique(keys, return_index=True, return_counts=True)
    last = np.searchsorted(distinct, distinct - 1)
    is_pair = (count == 1) & (distinct[last] == distinct - 1) & (count[last] == 1)
    own, before = rows[first[is_pair]], rows[first[last[is_pair]]]
    found = np.full(len(filing), -1, np.int64)
    found[own] = np.where(figures(draft)[before], before, -1)
    return found


PLANTERS = (
    Planter("D01", over_and_unexplained, companions=("B13", "E03", *FIGURES)),
    Planter("D02", far_over_for_free, companions=("B13", "E03", *FIGURES)),
    Planter("D03", too_low, companions=("B13", "E03", *FIGURES, *LOST_POINTS)),
    Planter("D04", same_points_for_far_and_near, companions=("B13", "E03", *FIGURES, *LOST_POINTS)),
    Planter("D05", far_from_the_cap, companions=FIGURES),
    Planter("D06", at_least_nothing, companions=FIGURES),
    Planter("D07", over_twice, companions=("B13", "E03", *FIGURES)),
    Planter("D08", below_last_year, companions=FIGURES),
)
