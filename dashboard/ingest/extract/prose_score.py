"""The total score and the grade out of sentences, each if they state one only."""

from collections.abc import Sequence
from decimal import Decimal

from dashboard.ingest.extract.ledger import Ledger
from dashboard.ingest.extract.prose_text import About, said_of_whole
from dashboard.ingest.extract.prose_words import grade_pattern, prose, score_pattern
from dashboard.ingest.grid import Cell
from dashboard.ingest.values import points
from dashboard.ingest.vocabulary import Vocabulary

_MOST_POINTS = 110


def prose_score(
    cells: Sequence[Cell], about: About, words: Vocabulary, ledger: Ledger
) -> tuple[Decimal | None, str | None]:
    """Score and grade of the report's year; of several scores the one that is said of the whole, if it is one."""
    scores: dict[Decimal, Cell] = {}
    of_whole: dict[Decimal, Cell] = {}
    grades: dict[str, Cell] = {}
    for cell in cells:
        text = said_of_whole(cell.text, about, words)
        for match in score_pattern().finditer(text):
            value = points(match["figure"])
            if value is None or value > _MOST_POINTS:
                continue
            scores.setdefault(value, cell)
            sentence = text[text.rfind("。", 0, match.start()) + 1 : match.end()]
            if any(word in sentence for word in prose().whole.scores):
                of_whole.setdefault(value, cell)
        for match in grade_pattern().finditer(text):
            grades.setdefault(match["grade"], cell)
    candidates = scores if len(scores) == 1 else of_whole
    score = next(iter(candidates)) if len(candidates) == 1 else None
    grade = next(iter(grades)) if len(grades) == 1 else None
    if score is not None:
        ledger.origin("evaluations", "", "score_reported", candidates[score])
    if grade is not None:
        ledger.origin("evaluations", "", "grade_reported", grades[grade])
    return score, grade
