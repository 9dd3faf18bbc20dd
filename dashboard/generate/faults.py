"""A seeded share of forms gets one error each while it is drawn; later kinds are planted afterwards (planting/).

    A01  printed execution rate        A08  a source of funds           C01  not met, full marks
    A02  execution score               A09  printed grade               C02  deduction out of proportion
    A03  a score above its weight      B03  no adjusted budget          C06  points off, no explanation
    A04  a weight, so not 100          A05  printed total

Each code is the audit rule that must find the error; nothing else in a generated form breaks these rules.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from dashboard.generate.columns import Flags, Ints
from dashboard.generate.money import Money
from dashboard.generate.pools import COUNT
from dashboard.generate.ragged import half_up, some_of
from dashboard.generate.results import OVER, UNDER, Results


@dataclass(frozen=True, slots=True)
class Fault:
    """Errors of one kind: the audit rule, the filings, and the indicator rows where they stand in rows."""

    rule_code: str
    filings: Ints
    rows: Ints | None = None


@dataclass(frozen=True, slots=True)
class Planted:
    """Money and results with errors in them, the errors, and the totals and grades to misprint."""

    money: Money
    results: Results
    faults: tuple[Fault, ...]


ROW_FAULTS = ("A03", "A04", "C01", "C02", "C06")
MONEY_FAULTS = ("A01", "A02", "A08", "B03")
PRINT_FAULTS = ("A05", "A09")
KINDS = (*ROW_FAULTS, *MONEY_FAULTS, *PRINT_FAULTS)


def planted(
    money: Money,
    results: Results,
    execution_weight: Ints,
    scored: Flags,
    graded: Flags,
    share: float,
    random: np.random.Generator,
) -> Planted:
    """Plants about `share` of the scored filings with one error each, all kinds equally often."""
    each = round(int(scored.sum()) * share / len(KINDS))
    free = scored.copy()
    faults = []
    for code in KINDS:
        if code in ROW_FAULTS:
            rows = _one_a_filing(_rows_for(code, results) & free[results.filing], results.filing, each, random)
            fault = Fault(code, results.filing[rows], rows)
            results = _broken_results(code, results, rows)
        else:
            candidates = free & (money.adjusted[:, 0] > 0) & (graded if code == "A09" else True)
            fault = Fault(code, some_of(random, candidates, each))
            money = _BROKEN_MONEY[code](money, fault.filings, execution_weight) if code in MONEY_FAULTS else money
        free[fault.filings] = False
        faults.append(fault)
    return Planted(money, results, tuple(faults))


def _rows_for(code: str, results: Results) -> Flags:
    """Rows that can hold an error of the kind."""
    lost = results.weight - results.score
    if code in ("A03", "A04"):
        found: Flags = (results.weight >= 300) & (lost == 0)
    elif code in ("C01", "C02"):
        # The deduction must be large enough to be wrong by more than any tolerance, and leave room for more.
        found = (results.outcome == UNDER) & (results.kind == COUNT) & (lost >= 50) & (results.score >= 50)
    else:
        found = np.isin(results.outcome, (OVER, UNDER)) & (lost > 1)
    return found


def _one_a_filing(candidates: Flags, filing: Ints, count: int, random: np.random.Generator) -> Ints:
    """Up to `count` candidate rows, no two of one filing."""
    rows = random.permutation(np.flatnonzero(candidates))
    _, first = np.unique(filing[rows], return_index=True)
    picked: Ints = np.sort(rows[np.sort(first)[:count]])
    return picked


def _broken_results(code: str, results: Results, rows: Ints) -> Results:
    score, weight, explained = results.score.copy(), results.weight.copy(), results.is_explained.copy()
    if code == "A03":
        score[rows] = weight[rows] + 100
    elif code == "A04":
        weight[rows] -= 200
        score[rows] -= 200
    elif code == "C01":
        score[rows] = weight[rows]
        explained[rows] = False
    elif code == "C02":
        score[rows] -= 30
    else:
        explained[rows] = False
    return replace(results, score=score, weight=weight, is_explained=explained)


def _wrong_rate(money: Money, rows: Ints, weight: Ints) -> Money:
    rate = money.rate.copy()
    rate[rows] = np.where(rate[rows] > 500, rate[rows] - 310, rate[rows] + 310)
    return replace(money, rate=rate)


def _wrong_score(money: Money, rows: Ints, weight: Ints) -> Money:
    score = money.score.copy()
    score[rows] = np.where(score[rows] >= 50, score[rows] - 50, score[rows] + 50)
    return replace(money, score=score)


def _wrong_source(money: Money, rows: Ints, weight: Ints) -> Money:
    executed = money.executed.copy()
    executed[rows, 1] += 1_000_000
    return replace(money, executed=executed)


def _no_budget(money: Money, rows: Ints, weight: Ints) -> Money:
    """Spending without an adjusted budget; rate and score are of the initial one, as such forms do."""
    adjusted, executed = money.adjusted.copy(), money.executed.copy()
    rate, score = money.rate.copy(), money.score.copy()
    adjusted[rows] = 0
    executed[rows, 1] = np.maximum(executed[rows, 1], 1_000_000)
    executed[rows, 0] = executed[rows, 1:].sum(axis=1)
    rate[rows] = half_up(executed[rows, 0] * 10_000, np.maximum(money.initial[rows, 0], executed[rows, 0]))
    score[rows] = half_up(np.minimum(rate[rows], 10_000) * weight[rows], np.full(len(rows), 10_000))
    return replace(money, adjusted=adjusted, executed=executed, rate=rate, score=score)


_BROKEN_MONEY: dict[str, Callable[[Money, Ints, Ints], Money]] = {
    "A01": _wrong_rate,
    "A02": _wrong_score,
    "A08": _wrong_source,
    "B03": _no_budget,
}
