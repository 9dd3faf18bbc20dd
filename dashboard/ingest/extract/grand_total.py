"""Which of a form's total rows is the total of the whole, told by arithmetic."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from dashboard.ingest.extract.ledger import Ledger
from dashboard.ingest.extract.totals import PrintedTotals, TotalRow, figure_inside
from dashboard.ingest.grid import Cell
from dashboard.records import Funds, Indicator

_TOLERANCE = Decimal("0.05")
_WHOLE = Decimal(100)


@dataclass(frozen=True, slots=True)
class GrandTotal:
    """The total weight and score of a form, and what a reviewer gave in all.

    None where no row prints them, or nothing tells which row does.
    """

    weight: Decimal | None = None
    score: Decimal | None = None
    reviewed: Decimal | None = None


def grand_total(printed: PrintedTotals, rows: Sequence[Indicator], execution: Funds, ledger: Ledger) -> GrandTotal:
    """The row that adds up everything. Rows that add up a part of the form, or what a reviewer gave, are left aside."""
    weights = _sums([row.weight for row in rows], execution.weight)
    scores = _sums([row.score_reported for row in rows], execution.score_reported)
    told = [_told_by_sums(row, weights, scores) for row in printed.rows]
    chosen = _chosen([row for row in told if row.weight or row.score], weights, scores)
    if chosen is not None and _is_of_indicators_alone(chosen, rows, execution):
        chosen = None
    _account_for(told, chosen, ledger)
    return GrandTotal(*chosen.figures, figure_inside(chosen.reviewed)) if chosen is not None else GrandTotal()


def _account_for(told: Sequence[TotalRow], chosen: TotalRow | None, ledger: Ledger) -> None:
    """Notes of every figure of the total rows where it went, or why it went nowhere."""
    for row in told:
        for cell in (row.weight, row.score, row.reviewed):
            if cell is not None and chosen is not None:
                ledger.use(cell)
            elif cell is not None:
                ledger.unread(cell, "ambiguous_column")
        for cell in row.loose:
            ledger.unread(cell, "ambiguous_column")
    if chosen is None:
        return
    for cell, column in (
        (chosen.weight, "weight_total_reported"),
        (chosen.score, "score_reported"),
        (chosen.reviewed, "score_reviewed"),
    ):
        if cell is not None and figure_inside(cell) is not None:
            ledger.origin("evaluations", "", column, cell)
        elif cell is not None:
            ledger.unread(cell, "not_points")


def _is_of_indicators_alone(chosen: TotalRow, rows: Sequence[Indicator], execution: Funds) -> bool:
    """Whether the row adds up the indicators only, and it takes the execution rate to make up all points."""
    printed, _ = chosen.figures
    alone = sum((row.weight for row in rows if row.weight is not None), Decimal(0))
    return printed == alone and execution.weight is not None and alone + execution.weight == _WHOLE != alone


def _told_by_sums(row: TotalRow, weights: Sequence[Decimal], scores: Sequence[Decimal]) -> TotalRow:
    """The row with its loose figures told: what the weights, and what the scores, add up to."""
    if not row.loose:
        return row
    for_weight = [cell for cell in row.loose if _is_one_of(cell, weights)]
    for_score = [cell for cell in row.loose if _is_one_of(cell, scores)]
    if for_weight == for_score:
        is_score = row.is_of_scores and len(for_score) == 1
        return TotalRow(None, for_score[0]) if is_score else row
    weight = for_weight[0] if len(for_weight) == 1 else None
    score = for_score[0] if len(for_score) == 1 else None
    return TotalRow(weight, score, tuple(cell for cell in row.loose if cell not in (weight, score)))


def _chosen(rows: Sequence[TotalRow], weights: Sequence[Decimal], scores: Sequence[Decimal]) -> TotalRow | None:
    """The one row of all points, by what it prints as their total; else the one that most figures speak for."""
    different = {row.figures: row for row in reversed(rows)}
    if len(different) <= 1:
        return next(iter(different.values()), None)
    whole = [row for row in different.values() if row.figures[0] == _WHOLE]
    if len(whole) == 1:
        return whole[0]
    standing = {figures: _standing(row, weights, scores) for figures, row in different.items()}
    best = [row for figures, row in different.items() if standing[figures] == max(standing.values()) > 0]
    return best[0] if len(best) == 1 else None


def _standing(row: TotalRow, weights: Sequence[Decimal], scores: Sequence[Decimal]) -> int:
    """How much speaks for the row: its figures are what everything, execution included, adds up to."""
    return sum(
        2 if _is_one_of(cell, sums[-1:]) else 1 if _is_one_of(cell, sums) else 0
        for cell, sums in ((row.weight, weights), (row.score, scores))
    )


def _is_one_of(cell: Cell | None, sums: Sequence[Decimal]) -> bool:
    figure = figure_inside(cell)
    return figure is not None and any(abs(figure - added) <= _TOLERANCE for added in sums)


def _sums(values: Sequence[Decimal | None], execution: Decimal | None) -> tuple[Decimal, ...]:
    """What the figures add up to, without and with execution; nothing where one of them is unknown."""
    known = [value for value in values if value is not None]
    if not known or len(known) < len(values):
        return ()
    added = sum(known, Decimal(0))
    return (added,) if execution is None else (added, added + execution)
