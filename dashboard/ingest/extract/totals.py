"""The rows that add a form up: total weight, total score, grade."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from dashboard.ingest import anchors
from dashboard.ingest.extract.alignment import Column
from dashboard.ingest.extract.grades import grade_in
from dashboard.ingest.extract.indicator_columns import indicator_columns, kind_of
from dashboard.ingest.extract.ledger import Ledger
from dashboard.ingest.grid import Cell, Line
from dashboard.ingest.values import points_or_share
from dashboard.ingest.vocabulary import Vocabulary
from dashboard.ingest.wording import is_number, is_placeholder, key, label

_EARNED = re.compile("得分|评分|自评")
# Columns that may hold a figure of the total row which is neither weight nor score.
_BESIDE = frozenset({"no_field", "ignored", "score_reviewed", "weight_1", "weight_2", "method"})


@dataclass(frozen=True, slots=True)
class TotalRow:
    """The figures of one total row; `loose` are those of which the row does not tell what they are.

    `reviewed` is what a reviewer gave; `is_of_scores` says that the row's label speaks of points earned.
    """

    weight: Cell | None = None
    score: Cell | None = None
    loose: tuple[Cell, ...] = ()
    is_of_scores: bool = False
    reviewed: Cell | None = None

    @property
    def figures(self) -> tuple[Decimal | None, Decimal | None]:
        """Weight and score in points."""
        return figure_inside(self.weight), figure_inside(self.score)


@dataclass(slots=True)
class PrintedTotals:
    """Every total row of a form, in order, and the grade that stands in one of them."""

    rows: list[TotalRow] = field(default_factory=list)
    grade: str | None = None


def printed_totals(lines: Sequence[Line], header: Line | None, words: Vocabulary, ledger: Ledger) -> PrintedTotals:
    """What the total rows print. In a row as wide as the header the columns tell, else the order of the figures."""
    found = PrintedTotals()
    columns = indicator_columns(header, words) if header else ()
    width = header.width if header else 0
    for line in lines:
        figures: list[Cell] = []
        for cell in line.cells:
            if figure_inside(cell) is not None or is_number(cell.text):
                figures.append(cell)
            elif (
                words.is_total(cell.text)
                or words.field(cell.text)
                or words.indicator_column(cell.text)
                or is_placeholder(cell.text)
            ):
                ledger.use(cell)
            elif (grade := grade_in(cell.text)) is not None and found.grade is None:
                ledger.origin("evaluations", "", "grade_reported", cell)
                found.grade = grade
        if figures and len(figures) == len(line.cells) and found.rows:
            # The row above goes on here: which of its figures is which cannot be told.
            above = found.rows.pop()
            loose = (*(cell for cell in (above.weight, above.score, above.reviewed) if cell), *above.loose, *figures)
            found.rows.append(TotalRow(loose=loose))
            continue
        placed = _by_column(figures, columns, ledger) if line.width == width else None
        row = placed or _by_order(_without_repeats(figures, ledger), line, columns)
        if figures:
            found.rows.append(row)
    return found


def _by_column(figures: Sequence[Cell], columns: Sequence[Column], ledger: Ledger) -> TotalRow | None:
    """The figures by the columns they stand in; None where one stands in a column of words: the row is shifted."""
    roles = {column.position: column.role for column in columns}
    # Two figures of one cell that was parted have one place.
    standing = {cell.column: roles.get(cell.column, "") for cell in figures}
    is_shifted = any(role not in ("weight", "score") and not _may_hold_figures(role) for role in standing.values())
    by_role = {standing[cell.column]: cell for cell in reversed(figures)}
    weight = by_role.get("weight") or by_role.get("weight_1") or by_role.get("weight_2")
    score = by_role.get("score")
    # One figure alone may have moved: the row's other figure is lost.
    is_lacking = score is None or (weight is None and "weight" in roles.values())
    if is_shifted or is_lacking or _is_above(score, weight):
        return None
    for cell in figures:
        if cell in (weight, score, by_role.get("score_reviewed")):
            continue
        if standing[cell.column].startswith("repeat"):
            ledger.unread(cell, "repeated_column")
        elif kind_of(standing[cell.column]) == "no_field":
            ledger.unread(cell, "no_field")
        else:
            ledger.use(cell)
    return TotalRow(weight, score, reviewed=by_role.get("score_reviewed"))


def _may_hold_figures(role: str) -> bool:
    return kind_of(role) in _BESIDE or role.startswith("repeat")


def _is_above(score: Cell | None, weight: Cell | None) -> bool:
    earned, most = figure_inside(score), figure_inside(weight)
    return earned is not None and most is not None and earned > most


def _by_order(figures: list[Cell], line: Line, columns: Sequence[Column]) -> TotalRow:
    """Of two figures the first is the weight; one alone goes by the columns there are, and by the row's label."""
    roles = {column.role: column.position for column in columns}
    named = [cell for cell in figures if _EARNED.search(label(cell.text))]
    if named and len(figures) <= 2:
        rest = [cell for cell in figures if cell not in named]
        return TotalRow(rest[0] if rest else None, named[0])
    has_other_figures = any(
        role.startswith("repeat") or kind_of(role) in ("no_field", "ignored", "score_reviewed") for role in roles
    )
    if len(figures) == 2 and not has_other_figures:
        is_score_first = "weight" in roles and "score" in roles and roles["score"] < roles["weight"]
        return TotalRow(*(reversed(figures) if is_score_first else figures))
    if len(figures) == 1 and "weight" not in roles:
        return TotalRow(None, figures[0])
    return TotalRow(loose=tuple(figures), is_of_scores=_EARNED.search(label(line.cells[0].text)) is not None)


def _without_repeats(figures: list[Cell], ledger: Ledger) -> list[Cell]:
    """The figures, of more than two without those that repeat the one before."""
    if len(figures) <= 2:
        return figures
    kept = [cell for index, cell in enumerate(figures) if index == 0 or figures[index - 1].text != cell.text]
    for cell in figures:
        if cell not in kept:
            ledger.unread(cell, "repeated_column")
    return kept


def figure_inside(cell: Cell | None) -> Decimal | None:
    """The figure of a cell: "100", "98.5分", "100%", "总得分：98.5"."""
    if cell is None:
        return None
    value = points_or_share(cell.text)
    if value is None:
        found = re.fullmatch(r"[^\d]{0,12}[::](-?[\d.]+)分?", key(cell.text))
        value = points_or_share(found[1]) if found else None
    return value


def header_of(lines: Sequence[Line], words: Vocabulary) -> Line | None:
    """The last header among the lines of an indicator table."""
    return next((line for line in reversed(lines) if anchors.is_indicator_header(line, words)), None)
