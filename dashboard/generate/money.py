"""Budgets of filings and what was spent of them, by source, in cents."""

from dataclasses import dataclass, replace

import numpy as np

from dashboard.generate.columns import Flags, Floats, Ints
from dashboard.generate.districts import Districts
from dashboard.generate.filings import PROJECT, REPORT, TASKS, Filings, Offices, Subjects
from dashboard.generate.packs import PackTable
from dashboard.generate.ragged import drawn, half_up

CENTS = 100
WAN_CENT = 10_000  # the last digit of 万元 with two decimals, in cents
SOURCES = ("total", "fiscal", "carry_over", "other")


@dataclass(frozen=True, slots=True)
class Money:
    """Cents by filing and source (columns as in SOURCES), and what the form prints of the total.

    `rate` is in ten-thousandths, `score` in hundredths of a point; both stand for nothing where the form prints none.
    """

    initial: Ints
    adjusted: Ints
    executed: Ints
    rate: Ints
    score: Ints

    def rows(self, rows: Ints) -> "Money":
        """The money of some filings."""
        return Money(*(getattr(self, name)[rows] for name in ("initial", "adjusted", "executed", "rate", "score")))


def drawn_money(
    filings: Filings,
    subjects: Subjects,
    offices: Offices,
    districts: Districts,
    in_wan: Flags,
    packs: PackTable,
    pack: Ints,
    random: np.random.Generator,
) -> Money:
    """Money of every filing: projects drawn, departments the sum of their projects and what they run on."""
    size = len(filings.subject)
    grid = np.where(in_wan, WAN_CENT, CENTS)
    initial, adjusted = _budgets(filings, subjects, random)
    district = districts_of(filings, subjects, offices)
    executed = adjusted * _rates(filings, subjects, districts, district, random)
    # A fifth of the budgets is set to what was spent once the year is over.
    is_settled = (executed > 0.05 * adjusted) & (executed < 0.999 * adjusted) & (random.random(size) < 0.22)
    initial_cents = _on_grid(initial, np.full(size, 100 * CENTS))
    executed_cents = _on_grid(executed, grid)
    adjusted_cents = np.where(
        is_settled, np.maximum(executed_cents, grid), _on_grid(adjusted, np.full(size, 100 * CENTS))
    )
    is_whole = np.abs(executed - adjusted) < 0.005
    executed_cents = np.where(is_whole, adjusted_cents, executed_cents)
    by_source = _by_source([initial_cents, adjusted_cents, executed_cents], random)
    nothing = np.zeros(size, np.int64)
    money = Money(*by_source, nothing, nothing)
    return printed(_with_departments(money, filings, subjects, random), districts, district, packs, pack)


def districts_of(filings: Filings, subjects: Subjects, offices: Offices) -> Ints:
    """The district of each filing."""
    found: Ints = offices.district[subjects.office[filings.subject]]
    return found


def printed(money: Money, districts: Districts, district: Ints, packs: PackTable, pack: Ints) -> Money:
    """The money with the rate and the score that the forms print for it: the pack's rounding, else the district's."""
    executed, adjusted = money.executed[:, 0], money.adjusted[:, 0]
    earned = np.minimum(executed, adjusted) * packs.execution_weight[pack]
    cuts_off = np.where(packs.rounding[pack] == 0, districts.cuts_off[district], packs.rounding[pack] == 1)
    cut = np.where(adjusted > 0, earned // np.maximum(adjusted, 1), 0)
    return replace(
        money,
        rate=half_up(executed * 10_000, adjusted),
        score=np.where(cuts_off, cut, half_up(earned, adjusted)),
    )


def prints_score(forms: Ints) -> Flags:
    """Whether a form prints a weight and a score for execution."""
    flags: Flags = (forms != TASKS) & (forms != REPORT)
    return flags


def _budgets(filings: Filings, subjects: Subjects, random: np.random.Generator) -> tuple[Floats, Floats]:
    """Initial and adjusted budgets, in cents: a size of its own for each subject, a drift, a year's change."""
    usual = np.exp(random.normal(np.log(900_000), 1.4, len(subjects.office))).clip(5_000, 400_000_000) * CENTS
    drift = random.normal(0.02, 0.07, len(subjects.office))
    age = filings.year - filings.year.min()
    size = len(filings.subject)
    initial = usual[filings.subject] * np.exp(drift[filings.subject] * age + random.normal(0, 0.06, size))
    change = drawn(random, [0.62, 0.22, 0.12, 0.04], size)
    factor = np.select(
        [change == 1, change == 2, change == 3],
        [random.uniform(-0.1, 0.1, size), random.normal(-0.08, 0.25, size), random.normal(0.3, 0.5, size)],
        0.0,
    )
    adjusted = initial * np.exp(factor)
    # Projects set up in the course of a year have no initial budget.
    initial = np.where((random.random(size) < 0.01) & (subjects.form[filings.subject] == PROJECT), 0.0, initial)
    return initial, adjusted


def _rates(
    filings: Filings, subjects: Subjects, districts: Districts, district: Ints, random: np.random.Generator
) -> Floats:
    """Execution rates: many at exactly 1, most of the rest just below, a low tail, a few at 0 or above 1."""
    size = len(filings.subject)
    slowness = random.gamma(2.0, 0.5, len(subjects.office))[filings.subject]
    low = np.clip(districts.low_share[district] * slowness, 0, 0.5)
    full = districts.full_share[district] * (1.3 - 0.3 * slowness).clip(0.3)
    luck = random.random(size)
    usual = 1 - random.beta(0.8, 11, size)
    rates = np.where(luck < full, 1.0, np.where(luck > 1 - low, random.beta(2.2, 1.6, size) * 0.85, usual))
    rare = drawn(random, [0.993, 0.004, 0.003], size)
    result: Floats = np.select([rare == 1, rare == 2], [0.0, random.uniform(1.001, 1.04, size)], rates)
    return result


def _on_grid(cents: Floats | Ints, grid: Ints) -> Ints:
    result: Ints = (np.rint(cents / grid) * grid).astype(np.int64)
    return result


def _by_source(totals: list[Ints], random: np.random.Generator) -> tuple[Ints, Ints, Ints]:
    """The totals divided into sources: mostly fiscal alone, sometimes with carry-over or other funds."""
    size = len(totals[0])
    tables = [np.zeros((size, len(SOURCES)), np.int64) for _ in totals]
    for table, total in zip(tables, totals, strict=True):
        table[:, 0] = total
    initial, adjusted, executed = tables
    kind = drawn(random, [0.74, 0.18, 0.08], size)
    share = np.where(kind == 0, 0.0, random.uniform(0.05, 0.45, size))
    column = np.where(kind == 2, 3, 2)
    rows = np.arange(size)
    for table in (initial, adjusted):
        table[rows, column] = _on_grid(table[:, 0] * share, np.full(size, WAN_CENT))
    # Money carried over arrives in the course of the year as often as it stands in the initial budget.
    is_late = (kind == 1) & (random.random(size) < 0.5)
    initial[rows, column] = np.where(is_late, 0, initial[rows, column])
    # What was carried over is spent first.
    executed[rows, column] = np.minimum(adjusted[rows, column], executed[:, 0])
    for table in tables:
        table[:, 1] = table[:, 0] - table[:, 2] - table[:, 3]
    return initial, adjusted, executed


def _with_departments(money: Money, filings: Filings, subjects: Subjects, random: np.random.Generator) -> Money:
    """The money with every department's own form holding its projects' sum and its running costs."""
    form = subjects.form[filings.subject]
    own = np.flatnonzero(form != PROJECT)
    document_of_own = filings.document[own]
    running = money.initial[own, 0] // 2 + 3_000_000 * CENTS
    running = running // WAN_CENT * WAN_CENT
    spent = np.where(random.random(len(own)) < 0.5, running, (running * 0.99).astype(np.int64) // WAN_CENT * WAN_CENT)
    tables = []
    for table, base in ((money.initial, running), (money.adjusted, running), (money.executed, spent)):
        sums = np.zeros((filings.document.max() + 1, len(SOURCES)), np.int64)
        np.add.at(sums, filings.document[form == PROJECT], table[form == PROJECT])
        result = table.copy()
        result[own] = sums[document_of_own]
        result[own, 0] += base
        result[own, 1] += base
        tables.append(result)
    return replace(money, initial=tables[0], adjusted=tables[1], executed=tables[2])
