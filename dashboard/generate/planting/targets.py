"""Targets that are too low, by themselves or beside those of the year before."""

from decimal import ROUND_DOWN, Decimal

import numpy as np

from dashboard.generate.planting.draft import Draft
from dashboard.generate.planting.planter import Planter
from dashboard.generate.planting.results import FIGURES, explains, figures, notes, writes

_ONE = Decimal(1)


def far_from_the_cap(draft: Draft) -> None:
    """A twentieth was planned and all of it done, explained."""
    for row in draft.pick("indicators", figures(draft) & draft.matches("indicators", "target_unit", "^%$")):
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
    for row in draft.pick("indicators", figures(draft) & (before >= 0)):
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


def years_before(draft: Draft) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """For each indicator the row of the same one on the same project's form of the year before, both free; else -1."""
    heads = draft.records("evaluations", "region_code", "department_name", "unit_name", "project_code", "project_name")
    years = draft.numbers("evaluations", "year")
    full = figures(draft)
    names = draft.texts("indicators", "level_3").to_pylist()
    filing = draft.filing("indicators")
    found = np.full(len(names), -1, np.int64)
    rows: dict[tuple[tuple[object, ...], float, str | None], list[int]] = {}
    for row in np.flatnonzero(draft.free[filing]):
        rows.setdefault((heads[filing[row]], float(years[filing[row]]), names[row]), []).append(int(row))
    for (head, year, name), own in rows.items():
        before = rows.get((head, year - 1, name), [])
        if len(own) == 1 and len(before) == 1 and full[before[0]]:
            found[own[0]] = before[0]
    return found


PLANTERS = (
    Planter("D05", far_from_the_cap, companions=FIGURES),
    Planter("D06", at_least_nothing, companions=FIGURES),
    Planter("D07", over_twice, companions=("B13", "E03", *FIGURES)),
    Planter("D08", below_last_year, companions=FIGURES),
)
