"""The rows that add a form up: total weight, total score, grade."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from dashboard.ingest import anchors
from dashboard.ingest.extract.ledger import Ledger
from dashboard.ingest.grid import Cell, Line
from dashboard.ingest.values import points
from dashboard.ingest.vocabulary import Vocabulary
from dashboard.ingest.wording import is_placeholder, key, label
from dashboard.records import Funds, Indicator

_TICK = r"[√☑✓✔■●]"
_EARNED = re.compile("得分|评分|自评")
_TOLERANCE = Decimal("0.05")
GRADES = "优秀|良好|优|良|中|差|合格|不合格|较差|一般"


@dataclass(frozen=True, slots=True)
class TotalRow:
    """What a total row prints; `loose` are figures of which the row does not tell what they are."""

    weight: Decimal | None = None
    score: Decimal | None = None
    grade: str | None = None
    loose: tuple[Cell, ...] = ()


def total_row(lines: Sequence[Line], header: Line | None, words: Vocabulary, ledger: Ledger) -> TotalRow:
    """What the total rows print. Of two figures the first is the weight; one alone goes by the column it stands in."""
    result = TotalRow()
    for line in lines:
        figures: list[Cell] = []
        grade = result.grade
        for cell in line.cells:
            inside = _figure_inside(cell.text)
            if inside is not None:
                figures.append(cell)
            elif (
                words.is_total(cell.text)
                or words.field(cell.text)
                or words.indicator_column(cell.text)
                or is_placeholder(cell.text)
            ):
                ledger.use(cell)
            elif (found := grade_in(cell.text)) is not None and grade is None:
                ledger.origin("evaluations", "", "grade_reported", cell)
                grade = found
        kept = _without_repeats(figures)
        for cell in figures:
            if cell not in kept:
                ledger.unread(cell, "repeated_column")
        weight, score, loose = _told_apart(kept, line, header, words)
        if result.weight is None and result.score is None and not result.loose:
            _note(weight, "weight_total_reported", ledger)
            _note(score, "score_reported", ledger)
            result = TotalRow(_value(weight), _value(score), grade, loose)
        else:
            result = replace(result, grade=grade)
    return result


def with_loose_figures(printed: TotalRow, rows: Sequence[Indicator], execution: Funds, ledger: Ledger) -> TotalRow:
    """The total row with its loose figures told by arithmetic: what the weights, and what the scores, add up to."""
    if not printed.loose:
        return printed
    weights = _sums([row.weight for row in rows], execution.weight)
    scores = _sums([row.score_reported for row in rows], execution.score_reported)
    for_weight = [cell for cell in printed.loose if _is_one_of(cell, weights)]
    for_score = [cell for cell in printed.loose if _is_one_of(cell, scores)]
    weight = for_weight[0] if len(for_weight) == 1 and for_weight != for_score else None
    score = for_score[0] if len(for_score) == 1 and for_weight != for_score else None
    _note(weight, "weight_total_reported", ledger)
    _note(score, "score_reported", ledger)
    for cell in printed.loose:
        if cell not in (weight, score):
            ledger.unread(cell, "ambiguous_column")
    return replace(printed, weight=_value(weight), score=_value(score), loose=())


def _is_one_of(cell: Cell, sums: Sequence[Decimal]) -> bool:
    figure = _value(cell)
    return figure is not None and any(abs(figure - added) <= _TOLERANCE for added in sums)


def _without_repeats(figures: list[Cell]) -> list[Cell]:
    """The figures, of more than two without those that repeat the one before."""
    if len(figures) <= 2:
        return figures
    return [cell for index, cell in enumerate(figures) if index == 0 or figures[index - 1].text != cell.text]


def _sums(values: Sequence[Decimal | None], execution: Decimal | None) -> tuple[Decimal, ...]:
    """What the figures add up to, with and without execution; nothing where one of them is unknown."""
    known = [value for value in values if value is not None]
    if not known or len(known) < len(values):
        return ()
    added = sum(known, Decimal(0))
    return (added,) if execution is None else (added, added + execution)


def grade_in(text: str) -> str | None:
    """The one grade a cell states: "优", "优□ 良☑ 中□ 差□" → "良"; None where none or several are ticked."""
    word = key(text)
    stated = re.fullmatch(rf"\(?(?:[^:]{{0,8}}(?:等级|等次|结果|结论)[:为]?)?[“\"]?({GRADES})[”\"]?\)?", word)
    if stated:
        return stated[1]
    before = re.findall(rf"{_TICK}({GRADES})", word)
    after = re.findall(rf"({GRADES}){_TICK}", word)
    boxes_first = re.match(r"[□☐○]|" + _TICK, word) is not None
    ticked = before if boxes_first else after or before
    return ticked[0] if len(ticked) == 1 else None


def _figure_inside(text: str) -> Decimal | None:
    """The figure of a cell: "100", "98.5分", "总得分：98.5"."""
    value = points(text)
    if value is None:
        found = re.fullmatch(r"[^\d]{0,12}[::](-?[\d.]+)分?", key(text))
        value = points(found[1]) if found else None
    return value


def _value(cell: Cell | None) -> Decimal | None:
    return _figure_inside(cell.text) if cell else None


def _note(cell: Cell | None, column: str, ledger: Ledger) -> None:
    if cell is not None:
        ledger.origin("evaluations", "", column, cell)


def _told_apart(
    figures: list[Cell], line: Line, header: Line | None, words: Vocabulary
) -> tuple[Cell | None, Cell | None, tuple[Cell, ...]]:
    """Weight, score, and the figures that may be either, among the figures of a total row."""
    roles = {words.indicator_column(cell.text): cell.column for cell in header.cells} if header else {}
    named = [cell for cell in figures if _EARNED.search(label(cell.text))]
    if named and len(figures) <= 2:
        rest = [cell for cell in figures if cell not in named]
        return (rest[0] if rest else None), named[0], ()
    if len(figures) == 2:
        is_score_first = "weight" in roles and "score" in roles and roles["score"] < roles["weight"]
        return (figures[1], figures[0], ()) if is_score_first else (figures[0], figures[1], ())
    if len(figures) == 1 and ("weight" not in roles or _EARNED.search(label(line.cells[0].text))):
        return None, figures[0], ()
    return None, None, tuple(figures)


def header_of(lines: Sequence[Line], words: Vocabulary) -> Line | None:
    """The last header among the lines of an indicator table."""
    return next((line for line in reversed(lines) if anchors.is_indicator_header(line, words)), None)
