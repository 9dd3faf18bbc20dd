"""What came of each indicator in a year: target, actual, weight and score by the rules of its place."""

from dataclasses import dataclass, fields

import numpy as np

from dashboard.generate.columns import Flags, Floats, Ints
from dashboard.generate.districts import Districts
from dashboard.generate.filings import Filings, Offices, Subjects
from dashboard.generate.money import WAN_CENT, Money
from dashboard.generate.packs import PackTable
from dashboard.generate.plans import EXACT, EXTREME, LARGE, MILD, SHORT, Levels, Plans
from dashboard.generate.pools import COST, COUNT, DATE, NOT_APPLICABLE, PERCENT, SATISFACTION, WORDS
from dashboard.generate.ragged import half_up, ranks, round_numbers, run_rows
from dashboard.generate.words import OverTarget

MET, OVER, OVER_KEPT, UNDER, PARTLY, LATE, BLANK = range(7)  # what became of the target; KEPT: no points taken off


@dataclass(frozen=True, slots=True)
class Results:
    """Indicator rows of filings, one entry each; targets, actuals, weights and scores in hundredths.

    `plan` is the row's place in the plans; `is_explained` says whether the form gives a reason.
    """

    filing: Ints
    plan: Ints
    ordinal: Ints
    kind: Ints
    target: Ints
    actual: Ints
    weight: Ints
    score: Ints
    outcome: Ints
    is_explained: Flags

    def rows(self, rows: Ints, filing: Ints) -> "Results":
        """Some rows, handed to other filings."""
        picked = {field.name: getattr(self, field.name)[rows] for field in fields(self)}
        return Results(**{**picked, "filing": filing})


def drawn_results(
    filings: Filings,
    subjects: Subjects,
    offices: Offices,
    districts: Districts,
    plans: Plans,
    levels: Levels,
    money: Money,
    packs: PackTable,
    pack: Ints,
    policies: tuple[OverTarget, ...],
    random: np.random.Generator,
) -> Results:
    """The indicator rows of all filings, drawn from their plans."""
    counts = plans.count[filings.subject]
    filing = np.repeat(np.arange(len(counts)), counts)
    plan = run_rows(plans.start[filings.subject], counts)
    district = offices.district[subjects.office[filings.subject]][filing]
    kind = plans.kind[plan]
    fails = random.random(len(kind)) < _trouble(len(counts), random)[filing]
    target, actual = _targets_and_actuals(filings, filing, plans, plan, money, fails, random)
    weight = _weights(filing, plan, districts.style[district], plans, levels, packs.execution_weight[pack[filing]])
    # What is missed by less than a point's hundredths can show is taken as reached.
    is_hair = (weight > 0) & (weight - _short_scores(kind, target, actual, weight) < 2)
    actual = np.where(is_hair & (kind == COST), np.minimum(actual, target), actual)
    actual = np.where(is_hair & (kind != COST), np.maximum(actual, target), actual)
    partly = np.isin(kind, (WORDS, DATE)) & (fails | (random.random(len(kind)) < 0.03))
    is_short = np.where(kind == COST, actual > target, actual < target)
    deviation = (actual - target) / np.maximum(target, 1)
    comparable = (kind == COUNT) | (np.isin(kind, (PERCENT, SATISFACTION)) & (target < packs.near_cap[pack[filing]]))
    flat = packs.flat_from[pack[filing]]
    policy = districts.policy[district]
    from_rate = np.where(np.isnan(flat), np.array([one.deduct_from for one in policies])[policy], flat)
    points = np.array([round(one.points * 100) for one in policies], np.int64)[policy]
    points = np.where(np.isnan(flat), points, packs.flat_points[pack[filing]])
    is_far = comparable & (deviation >= from_rate) & (target > 0)
    # Even where the rule is to take points off, some forms do not.
    is_kept = (points == 0) | (random.random(len(kind)) < 0.03)
    outcome = np.select(
        [kind == NOT_APPLICABLE, partly & (kind == DATE), partly, is_short, is_far & ~is_kept, is_far],
        [BLANK, LATE, PARTLY, UNDER, OVER, OVER_KEPT],
        MET,
    )
    score = np.select(
        [outcome == UNDER, outcome == OVER, np.isin(outcome, (PARTLY, LATE))],
        [
            _short_scores(kind, target, actual, weight),
            np.maximum(weight - points, 0),
            weight * np.where(fails, random.integers(30, 80, len(kind)), random.integers(60, 96, len(kind))) // 500 * 5,
        ],
        weight,
    )
    explains = random.random(len(kind)) < districts.explains_over[district]
    is_lost = np.isin(outcome, (OVER, UNDER, PARTLY, LATE)) & (score < weight)
    is_explained = is_lost | ((outcome == OVER_KEPT) & explains)
    return Results(filing, plan, ranks(counts) + 1, kind, target, actual, weight, score, outcome, is_explained)


def _trouble(filings: int, random: np.random.Generator) -> Floats:
    """Of each filing, the share of its indicators that fail outright: none of most, many of a few."""
    is_troubled = random.random(filings) < 0.12
    shares: Floats = np.where(is_troubled, random.beta(1.3, 2.2, filings), 0.0)
    return shares


def _targets_and_actuals(
    filings: Filings,
    filing: Ints,
    plans: Plans,
    plan: Ints,
    money: Money,
    fails: Flags,
    random: np.random.Generator,
) -> tuple[Ints, Ints]:
    """Targets and actuals in hundredths; 0 and 0 for rows without a figure."""
    kind = plans.kind[plan]
    age = filings.year[filing] - filings.year.min()
    count_target = round_numbers(plans.target[plan] * plans.growth[plan] ** age) * 100
    missing = -random.beta(1.6, 2.0, len(kind))
    deviation = np.where(fails, missing, _deviations(plans.habit[plan], random))
    count_actual = np.rint(count_target / 100 * (1 + deviation)).astype(np.int64) * 100
    percent_target = (plans.target[plan] * 100).astype(np.int64)
    percent_actual = _percentages(
        percent_target, plans.habit[plan], kind == SATISFACTION, filings.document[filing], random
    )
    percent_actual = np.where(fails, (percent_target * (1 + missing / 2)).astype(np.int64) // 10 * 10, percent_actual)
    cost_target = half_up(money.adjusted[filing, 0], np.full(len(filing), WAN_CENT))
    cost_actual = half_up(money.executed[filing, 0], np.full(len(filing), WAN_CENT))
    cases = [kind == COUNT, np.isin(kind, (PERCENT, SATISFACTION)), kind == COST]
    target: Ints = np.select(cases, [count_target, percent_target, cost_target], 0)
    actual: Ints = np.select(cases, [count_actual, percent_actual, cost_actual], 0)
    return target, actual


def _deviations(habit: Ints, random: np.random.Generator) -> Floats:
    """How far the actual is from the target, as a fraction of it."""
    size = len(habit)
    is_usual = random.random(size) < 0.85
    drawn_for = {
        EXACT: np.where(is_usual, 0.0, random.uniform(0.0, 0.25, size)),
        MILD: random.uniform(0.0, 0.32, size),
        LARGE: np.exp(random.normal(-0.4, 0.5, size)),
        EXTREME: np.exp(random.normal(1.2, 0.7, size)).clip(1.0, 22.5),
        SHORT: np.where(random.random(size) < 0.45, -random.beta(1.2, 5.0, size), 0.0),
    }
    deviations: Floats = np.select([habit == key for key in drawn_for], list(drawn_for.values()), 0.0)
    return deviations


def _percentages(target: Ints, habit: Ints, is_asked: Flags, document: Ints, random: np.random.Generator) -> Ints:
    """Percentages reached: whole or 100 where counted, with decimals where people were asked, never above 100."""
    size = len(target)
    room = 10_000 - target
    reached = target + (room * random.random(size)).astype(np.int64) // 100 * 100
    reached = np.where((random.random(size) < 0.6) | (habit == EXACT) & (target == 10_000), 10_000, reached)
    missed = target - random.integers(1, 1500, size) // 10 * 10
    is_missed = (habit == SHORT) & (random.random(size) < 0.5)
    counted = np.where(is_missed, np.maximum(missed, 0), reached)
    # In some departments one survey serves all the projects of a year.
    survey = random.integers(9_100, 9_950, int(document.max(initial=0)) + 1)
    is_shared = random.random(len(survey)) < 0.12
    own = random.integers(8_600, 10_001, size)
    own = np.where(own >= target - 300, own, target)
    asked = np.where(is_shared[document], np.maximum(survey[document], target), own)
    result: Ints = np.where(is_asked, asked, counted)
    return result


def _weights(filing: Ints, plan: Ints, style: Ints, plans: Plans, levels: Levels, execution: Ints) -> Ints:
    """Weights that close to 100 with execution: equal half points in a first level, what is left on its last row."""
    applies = plans.kind[plan] != NOT_APPLICABLE
    first = levels.first[style, plans.level[plan]]
    group = filing * len(levels.firsts) + first
    number = np.bincount(group[applies], minlength=int(group.max(initial=0)) + 1)
    # The last first level of a style takes what the rounding of the others leaves.
    last = np.array([np.flatnonzero(row).max() for row in levels.weight])
    profile = levels.weight[style]
    parts = (10_000 - execution)[:, None] * profile // profile.sum(axis=1, keepdims=True) // 50 * 50
    rounded = parts[np.arange(len(filing)), first]
    total = np.where(first == last[style], rounded + 10_000 - execution - parts.sum(axis=1), rounded)
    share = np.maximum(total // np.maximum(number[group], 1) // 50 * 50, 1)
    is_last = np.zeros(len(filing), bool)
    rows = np.flatnonzero(applies)
    newest = np.zeros(len(number), np.int64)
    newest[group[rows]] = rows  # the last assignment stays
    is_last[newest[group[rows]]] = True
    weights = np.where(is_last, total - share * (number[group] - 1), share)
    result: Ints = np.where(applies, weights, 0)
    return result


def _short_scores(kind: Ints, target: Ints, actual: Ints, weight: Ints) -> Ints:
    """Scores of targets not met: weight × actual ÷ target; costs lose in step with what they exceed."""
    reached = np.where(kind == COST, np.maximum(2 * target - actual, 0), actual)
    return half_up(weight * reached, target)
