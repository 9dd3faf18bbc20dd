"""Totals and grades of generated forms: the sum of the printed parts, graded by the bands of the place."""

from dataclasses import dataclass

import numpy as np

from dashboard.generate.columns import Column, Flags, Ints, chosen, where
from dashboard.generate.faults import Fault
from dashboard.generate.money import Money
from dashboard.generate.packs import PackTable, grades_of
from dashboard.generate.results import Results

GRADES = ("优", "良", "中", "差")


@dataclass(frozen=True, slots=True)
class Scores:
    """Totals in hundredths of a point, and grades, filing by filing."""

    total: Ints
    grade: Column


def printed_scores(
    money: Money,
    results: Results,
    scored: Flags,
    graded: Flags,
    packs: PackTable,
    pack: Ints,
    faults: tuple[Fault, ...],
) -> Scores:
    """What the forms print: their parts added up and graded, but for the misprints among the faults."""
    misprinted = {fault.rule_code: fault.filings for fault in faults}
    total = np.where(scored, money.score, 0)
    np.add.at(total, results.filing, results.score)
    # Two points less, or more where a form has next to none.
    wrong = misprinted["A05"]
    total[wrong] += np.where(total[wrong] > 300, -200, 200)
    grade = np.zeros(len(total), np.int64)
    for index, rule in enumerate(packs.packs):
        rows = np.flatnonzero(pack == index)
        distinct, inverse = np.unique(total[rows], return_inverse=True)
        grade[rows] = np.array([GRADES.index(one) for one in grades_of(rule, distinct)], np.int64)[inverse]
    wrong = misprinted["A09"]
    grade[wrong] = (grade[wrong] + 1) % len(GRADES)
    return Scores(total, where(scored & graded, chosen(GRADES, grade), None))
