"""The rows that add a form up: total weight, total score, grade."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from dashboard.ingest import anchors
from dashboard.ingest.extract.ledger import Ledger
from dashboard.ingest.grid import Cell, Line
from dashboard.ingest.values import points
from dashboard.ingest.vocabulary import Vocabulary
from dashboard.ingest.wording import is_placeholder, key, label

_TICK = r"[√☑✓✔■●]"
GRADES = "优秀|良好|优|良|中|差|合格|不合格|较差|一般"


@dataclass(frozen=True, slots=True)
class TotalRow:
    """The figures of a total row that nobody has told apart yet, and the columns of the table above."""

    weight: Decimal | None = None
    score: Decimal | None = None
    grade: str | None = None


def total_row(
    lines: Sequence[Line], header: Line | None, words: Vocabulary, ledger: Ledger
) -> TotalRow:
    """What the total rows print. Of two figures the first is the weight; one alone goes by the column it stands in."""
    result = TotalRow()
    for line in lines:
        figures: list[Cell] = []
        grade = result.grade
        for cell in line.cells:
            inside = _figure_inside(cell.text)
            if inside is not None:
                figures.append(cell)
            elif words.is_total(cell.text) or words.field(cell.text) or words.indicator_column(cell.text) or is_placeholder(cell.text):
                ledger.use(cell)
            elif (found := grade_in(cell.text)) is not None and grade is None:
                ledger.origin("evaluations", "", "grade_reported", cell)
                grade = found
        weight, score = _told_apart(figures, line, header, words)
        if result.weight is None and result.score is None:
            _note(weight, "weight_total_reported", ledger)
            _note(score, "score_reported", ledger)
            result = TotalRow(_value(weight), _value(score), grade)
        else:
            result = TotalRow(result.weight, result.score, grade)
    return result


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
) -> tuple[Cell | None, Cell | None]:
    """Weight and score among the figures of a total row."""
    named = [cell for cell in figures if re.search("得分|评分", label(cell.text))]
    if named and len(figures) <= 2:
        rest = [cell for cell in figures if cell not in named]
        return (rest[0] if rest else None), named[0]
    roles = {words.indicator_column(cell.text): cell.column for cell in header.cells} if header else {}
    if len(figures) == 2:
        is_score_first = "weight" in roles and "score" in roles and roles["score"] < roles["weight"]
        return (figures[1], figures[0]) if is_score_first else (figures[0], figures[1])
    if len(figures) == 1:
        if "weight" not in roles and "score" in roles:
            return None, figures[0]
        if figures[0].column == roles.get("score"):
            return None, figures[0]
        if figures[0].column == roles.get("weight"):
            return figures[0], None
    return None, None


def header_of(lines: Sequence[Line], words: Vocabulary) -> Line | None:
    """The last header among the lines of an indicator table."""
    return next((line for line in reversed(lines) if anchors.is_indicator_header(line, words)), None)
