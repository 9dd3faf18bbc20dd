"""A review table that was filled in → reviewed scores, as corrections of the forms' records."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from dashboard.errors import UnknownSelection
from dashboard.export.review_table import review_key
from dashboard.i18n import LANGUAGES, Words
from dashboard.i18n import words as words_of
from dashboard.ingest.grid import Cell, Grid
from dashboard.ingest.readers.workbook import xlsx_blocks
from dashboard.ingest.values import points
from dashboard.records import Correction, Selection
from dashboard.warehouse import Warehouse

_NEEDED = ("score_reviewed", "review_key")


@dataclass(frozen=True, slots=True)
class Problem:
    """A cell that cannot be taken: what is wrong (`review.problem.<reason>`), what stands there, and where."""

    reason: str
    text: str
    place: str


@dataclass(frozen=True, slots=True)
class ReviewedScore:
    """One indicator's reviewed score beside its own, with what the reviewer found."""

    evaluation_id: str
    ordinal: int
    document_id: str
    form_name: str
    level_3: str | None
    weight: Decimal
    score_reported: Decimal | None
    score_reviewed: Decimal
    actual_reviewed: str


@dataclass(frozen=True, slots=True)
class Review:
    """What a filled table says: the scores that can be taken, and the cells that cannot."""

    scores: tuple[ReviewedScore, ...]
    problems: tuple[Problem, ...]
    rows: int


def read_review(warehouse: Warehouse, data: bytes, file_name: str, words: Words) -> Review:
    """The reviewed scores of a filled table; empty cells are no scores.

    Raises RefusedDocument for a file that cannot be read, and UnknownSelection for one that is no review table.
    """
    at, rows = _table(data, file_name, words)
    typed = [(_text(row, at["review_key"]), row) for row in rows]
    typed = [(key, row) for key, row in typed if key]
    evaluations = sorted({key.rpartition("/")[0] for key, _ in typed})
    known = _known(warehouse, evaluations)
    scores: list[ReviewedScore] = []
    problems: list[Problem] = []
    seen: set[str] = set()
    for key, row in typed:
        cell = _cell(row, at["score_reviewed"])
        if cell is None or not cell.text.strip():
            continue
        found = _judged(known.get(key), cell, _text(row, at.get("actual_reviewed")), is_repeated=key in seen)
        seen.add(key)
        if isinstance(found, Problem):
            problems.append(found)
        else:
            scores.append(found)
    return Review(tuple(scores), tuple(problems), len(typed))


def review_corrections(
    warehouse: Warehouse, review: Review, words: Words, name: str, moment: datetime
) -> tuple[Correction, ...]:
    """The corrections that put reviewed scores beside the self-scores, the forms' reviewed totals among them.

    A total is the self-score of the form less what the review takes off the indicators it looked at.
    """
    found: list[Correction] = []
    by_form: dict[str, list[ReviewedScore]] = {}
    for score in review.scores:
        by_form.setdefault(score.evaluation_id, []).append(score)
    places = _places(warehouse, review.scores)
    for evaluation, scores in by_form.items():
        for score in scores:
            row_key = review_key(evaluation, score.ordinal)
            actual = score.actual_reviewed
            reason = words("review.reason_actual", actual=actual) if actual else words("review.reason")
            place = places.get(("indicators", row_key), ("", ""))
            found.append(
                _correction(score.document_id, "indicators", row_key, place, score.score_reviewed, reason, name, moment)
            )
        total = _total(warehouse, evaluation, scores)
        if total is not None:
            place = places.get(("evaluations", evaluation), ("", ""))
            reason = words("review.reason_total", count=len(scores))
            document = scores[0].document_id
            found.append(_correction(document, "evaluations", evaluation, place, total, reason, name, moment))
    return tuple(found)


def _correction(
    document_id: str,
    table: str,
    row_key: str,
    place: tuple[str, str],
    value: Decimal,
    reason: str,
    name: str,
    moment: datetime,
) -> Correction:
    at, text = place
    return Correction(
        document_id, table, row_key, "score_reviewed", at, text, f"{value.normalize():f}", name, moment, reason
    )


def _table(data: bytes, file_name: str, words: Words) -> tuple[dict[str, int], list[tuple[Cell, ...]]]:
    """The columns of the first sheet with a review table's head, in either language, and the rows below it."""
    labels = {
        words_of(language).label(column): column for language in LANGUAGES for column in (*_NEEDED, "actual_reviewed")
    }
    for block in xlsx_blocks(data, file_name):
        if not isinstance(block, Grid):
            continue
        for number, row in enumerate(block.rows):
            at = {labels[cell.text.strip()]: cell.column for cell in row if cell.text.strip() in labels}
            if set(_NEEDED) <= set(at):
                return at, list(block.rows[number + 1 :])
    raise UnknownSelection(words("review.no_table", file=file_name))


def _judged(
    indicator: Mapping[str, Any] | None, cell: Cell, actual: str, *, is_repeated: bool
) -> ReviewedScore | Problem:
    """The score of one row, or what is wrong with it."""
    score = points(cell.text.strip())
    reason = ""
    if indicator is None:
        reason = "unknown_key"
    elif is_repeated:
        reason = "repeated"
    elif score is None:
        reason = "no_score"
    elif not 0 <= score <= indicator["weight"]:
        reason = "beyond_weight"
    if reason or indicator is None or score is None:
        return Problem(reason, cell.text.strip(), cell.place)
    return ReviewedScore(
        indicator["evaluation_id"],
        int(indicator["ordinal"]),
        indicator["document_id"],
        indicator["form_name"],
        indicator["level_3"],
        indicator["weight"],
        indicator["score_reported"],
        score,
        actual,
    )


def _known(warehouse: Warehouse, evaluations: Sequence[str]) -> dict[str, dict[str, Any]]:
    """The indicators of these evaluations by their keys, decimals exact."""
    if not evaluations:
        return {}
    sql, parameters = warehouse.mart_call("review_rows", Selection(), {"evaluations": list(evaluations)})
    with warehouse.cursor() as cursor:
        result = cursor.execute(sql, parameters)
        columns = [column[0] for column in result.description or ()]
        rows = [dict(zip(columns, row, strict=True)) for row in result.fetchall()]
    return {review_key(row["evaluation_id"], row["ordinal"]): row for row in rows}


def _places(warehouse: Warehouse, scores: Sequence[ReviewedScore]) -> dict[tuple[str, str], tuple[str, str]]:
    """Where the self-score of each row and each form is printed: place and text."""
    keys = [review_key(score.evaluation_id, score.ordinal) for score in scores]
    keys += list({score.evaluation_id for score in scores})
    found = warehouse.rows(
        "select table_name, row_key, min(place), min(text) from forms.origins"
        " where column_name in ('score_reported', 'weight') and table_name in ('indicators', 'evaluations')"
        " and list_contains($keys, row_key) group by table_name, row_key",
        {"keys": keys},
    )
    return {(table, row_key): (place, text) for table, row_key, place, text in found}


def _total(warehouse: Warehouse, evaluation: str, scores: Sequence[ReviewedScore]) -> Decimal | None:
    """The form's own total less what the review takes off; None where it prints none, or a self-score is missing."""
    if any(score.score_reported is None for score in scores):
        return None
    (own,) = warehouse.rows(
        "select score_reported from forms.evaluations where evaluation_id = $key", {"key": evaluation}
    )[0]
    if own is None:
        return None
    return Decimal(own) - sum((Decimal(s.score_reported or 0) - s.score_reviewed for s in scores), Decimal(0))


def _cell(row: Sequence[Cell], column: int | None) -> Cell | None:
    return next((cell for cell in row if cell.column == column), None)


def _text(row: Sequence[Cell], column: int | None) -> str:
    cell = _cell(row, column)
    return cell.text.strip() if cell else ""


def problem_lines(review: Review, words: Words) -> Iterator[str]:
    """Each cell that cannot be taken, in a sentence."""
    for problem in review.problems:
        yield words(f"review.problem.{problem.reason}", text=problem.text, place=problem.place)
