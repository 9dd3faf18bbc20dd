"""A made-up province: districts, departments, projects, their years, their money and their results."""

from dataclasses import dataclass

import numpy as np

from dashboard.errors import UnknownSelection
from dashboard.generate.columns import Flags, Ints
from dashboard.generate.districts import Districts, drawn_districts
from dashboard.generate.faults import Fault, planted
from dashboard.generate.filings import (
    DEPARTMENT,
    PROJECT,
    Filings,
    Offices,
    Subjects,
    drawn_filings,
    drawn_offices,
    drawn_subjects,
    offices_for,
    originals_of,
    possible_filings,
)
from dashboard.generate.money import Money, districts_of, drawn_money
from dashboard.generate.packs import PackTable, packs_of
from dashboard.generate.plans import Levels, Plans, drawn_plans, levels_of
from dashboard.generate.pools import Pools, pools_of
from dashboard.generate.ragged import run_rows, run_starts
from dashboard.generate.results import Results, drawn_results
from dashboard.generate.scores import Scores, printed_scores
from dashboard.generate.words import SyntheticWords, synthetic_words
from dashboard.rules import regions


@dataclass(frozen=True, slots=True)
class World:
    """Everything drawn, errors planted; `district`, `form`, `style` and `pack` are of each filing."""

    words: SyntheticWords
    districts: Districts
    offices: Offices
    subjects: Subjects
    filings: Filings
    pools: Pools
    levels: Levels
    plans: Plans
    packs: PackTable
    pack: Ints
    district: Ints
    form: Ints
    style: Ints
    money: Money
    results: Results
    scores: Scores
    scored: Flags
    faults: tuple[Fault, ...]


def drawn_world(evaluations: int, seed: int, years: tuple[int, ...], faults: float) -> World:
    """The world of exactly `evaluations` filings; the same arguments give the same world.

    Raises UnknownSelection where more are asked for than the listed provinces can file.
    """
    words = synthetic_words()
    districts, offices, subjects = _peopled(evaluations, seed, years, words)
    filings = drawn_filings(subjects, evaluations, _random(seed, "filings"))
    district = districts_of(filings, subjects, offices)
    form, style = subjects.form[filings.subject], districts.style[district]
    packs, pack = packs_of(districts.region_codes, filings.year, district)
    pools, levels = pools_of(words), levels_of(words.styles)
    plans = drawn_plans(subjects, offices, districts, words, pools, levels, _random(seed, "plans"))
    in_wan = np.array([one.amount_unit == "wan_yuan" for one in words.styles])[style]
    money = drawn_money(filings, subjects, offices, districts, in_wan, packs, pack, _random(seed, "money"))
    results = drawn_results(
        filings,
        subjects,
        offices,
        districts,
        plans,
        levels,
        money,
        packs,
        pack,
        words.over_target,
        _random(seed, "results"),
    )
    original = originals_of(filings)
    scored = (form == PROJECT) | (form == DEPARTMENT)
    graded = scored & np.array([one.prints_grade for one in words.styles])[style]
    broken = planted(
        money.rows(original),
        _results_of(results, plans.count[filings.subject], original),
        packs.execution_weight[pack],
        scored,
        graded,
        faults,
        _random(seed, "faults"),
    )
    scores = printed_scores(broken.money, broken.results, scored, graded, packs, pack, broken.faults)
    return World(
        words, districts, offices, subjects, filings, pools, levels, plans, packs, pack, district, form, style,
        broken.money, broken.results, scores, scored, broken.faults,
    )  # fmt: skip


def _peopled(
    evaluations: int, seed: int, years: tuple[int, ...], words: SyntheticWords
) -> tuple[Districts, Offices, Subjects]:
    """Districts, departments and projects, just so many that they can file the forms asked for."""
    growth = 1.0
    while True:
        count, departments = offices_for(evaluations, len(years), len(words.departments), growth)
        offices = drawn_offices(count, departments)
        districts = drawn_districts(int(offices.district.max()) + 1, words, regions(), _random(seed, "districts"))
        if len(districts.region_codes) <= offices.district.max():
            raise UnknownSelection(
                f"{evaluations} evaluations need {offices.district.max() + 1} districts, the provinces in"
                f" data/synthetic have {len(districts.region_codes)}; ask for fewer, or add provinces there"
            )
        subjects = drawn_subjects(offices, districts, words, years, _random(seed, "subjects"))
        if possible_filings(subjects, years) >= evaluations:
            return districts, offices, subjects
        growth *= 1.1


def _results_of(results: Results, counts: Ints, original: Ints) -> Results:
    """The rows with those of superseded versions replaced by their originals'."""
    rows = run_rows(run_starts(counts)[original], counts)
    return results.rows(rows, np.repeat(np.arange(len(counts)), counts))


def _random(seed: int, stage: str) -> np.random.Generator:
    """A stream of its own for each stage, so that a change to one leaves the others as they were."""
    return np.random.default_rng([seed, *stage.encode()])
