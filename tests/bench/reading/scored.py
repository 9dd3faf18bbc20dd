"""Holds what was read against the truth: right, abstained, silently wrong, rows that are not there.

A field counts where the truth or the reader has a value. Right: the same, texts without white space and with half-width
forms, numbers as numbers. Abstained: the reader says nothing where the form says something. Wrong: it says something
else, or says something where the form says nothing. `{"any": […]}` in a truth: each of these is right.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from difflib import SequenceMatcher
from typing import Any

from dashboard.records import Evaluation

Row = dict[str, Any]
AMOUNTS = ("budget_initial_yuan", "budget_adjusted_yuan", "executed_yuan")
# Middle dots that look alike: a scan cannot tell them apart, nor can a person.
_DOTS = str.maketrans(dict.fromkeys("・•‧∙⋅", "·"))
NOTES = {"is_empty", "label"}
_NUMBERS = {
    "year", "score_reported", "weight_total_reported", "budget_initial_yuan", "budget_adjusted_yuan", "executed_yuan",
    "weight", "execution_rate_reported", "target_value", "target_value_high", "actual_value",
}  # fmt: skip


# What stands in cells of tables below a header: the fields that any converter can be asked for.
CELLS = {
    "funds": (*AMOUNTS, "weight", "execution_rate_reported", "score_reported"),
    "indicators": ("target_text", "actual_text", "weight", "score_reported", "remark"),
}


@dataclass(slots=True)
class Score:
    """Counts of fields, rows that nobody printed, and each field that is not right; `cells` are those of CELLS."""

    right: int = 0
    abstained: int = 0
    wrong: int = 0
    spurious: int = 0
    cells: int = 0
    cells_right: int = 0
    misses: list[tuple[str, str, str, str, str]] = field(default_factory=list)

    def add(self, other: "Score") -> None:
        """Adds the counts of another."""
        self.right += other.right
        self.abstained += other.abstained
        self.wrong += other.wrong
        self.spurious += other.spurious
        self.cells += other.cells
        self.cells_right += other.cells_right
        self.misses += other.misses

    @property
    def fields(self) -> int:
        """All fields that were compared."""
        return self.right + self.abstained + self.wrong


def scored(truths: Sequence[Row], found: Sequence[Evaluation]) -> Score:
    """Every form of a document against what was read, forms in their order."""
    score = Score()
    for at, truth in enumerate(truths):
        evaluation = found[at] if at < len(found) else None
        _compare(score, "evaluation", truth["evaluation"], evaluation)
        rows = (
            ("funds", truth["funds"], evaluation.funds if evaluation else (), _like_funds, 0.5),
            ("goals", truth["goals"], evaluation.goals if evaluation else (), _like_goals, 0.3),
            ("indicators", truth["indicators"], evaluation.indicators if evaluation else (), _like_indicators, 1.5),
        )
        for table, said, read, like, least in rows:
            _compare_rows(score, table, said, read, like, least)
    for evaluation in found[len(truths) :]:
        score.spurious += 1
        score.misses.append(("spurious", "evaluation", "", "", str(evaluation.project_name)))
    return score


def is_same(column: str, expected: Any, found: Any) -> bool:
    """Whether two values say the same."""
    if expected is None or found is None:
        return expected is found
    if column in _NUMBERS:
        try:
            return Decimal(str(expected)) == Decimal(str(found))
        except InvalidOperation:
            return False
    return bare(expected) == bare(found)


def bare(text: Any) -> str:
    """A text without white space, in half-width forms, with one sign for each comparison and one middle dot."""
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", str(text))).translate(_DOTS)
    return plain if plain in {">=", "<="} else plain.replace(">=", "≥").replace("<=", "≤")


def meant(value: Any) -> list[Any]:
    """What may be meant, the likeliest first."""
    return list(value["any"]) if isinstance(value, dict) else [value]


def _compare(score: Score, where: str, truth: Row, found: Any) -> None:
    for column, expected in truth.items():
        if column in NOTES:
            continue
        value = getattr(found, column) if found is not None else None
        is_right = any(is_same(column, one, value) for one in meant(expected))
        if None not in meant(expected) and column in CELLS.get(where.split(maxsplit=1)[0], ()):
            score.cells += 1
            score.cells_right += is_right
        if is_right:
            score.right += value is not None
        elif value is None:
            score.abstained += 1
            score.misses.append(("abstained", where, column, str(expected), ""))
        else:
            score.wrong += 1
            score.misses.append(("wrong", where, column, str(expected), str(value)))


def _compare_rows(
    score: Score, table: str, said: Sequence[Row], read: Sequence[Any], like: Callable[[Row, Any], float], least: float
) -> None:
    pairs = _aligned(said, read, like, least)
    for at, truth in enumerate(said):
        partner = pairs.get(at)
        if partner is None and truth.get("is_empty"):
            continue
        name = next(
            (str(meant(truth[column])[0]) for column in ("level_3", "source", "goal_text") if column in truth), ""
        )
        _compare(score, f"{table} {at + 1} {name}", truth, None if partner is None else read[partner])
    for number, row in enumerate(read):
        if number not in pairs.values():
            score.spurious += 1
            score.misses.append(("spurious", table, "", "", str(row)[:300]))


def _aligned(
    said: Sequence[Row], read: Sequence[Any], like: Callable[[Row, Any], float], least: float
) -> dict[int, int]:
    """Rows of the truth and rows that were read, in order, so that they are as like as can be."""
    best = [[0.0] * (len(read) + 1) for _ in range(len(said) + 1)]
    likeness = [[like(one, other) for other in read] for one in said]
    for i in range(len(said)):
        for j in range(len(read)):
            paired = best[i][j] + likeness[i][j] if likeness[i][j] >= least else 0.0
            best[i + 1][j + 1] = max(best[i][j + 1], best[i + 1][j], paired)
    pairs: dict[int, int] = {}
    i, j = len(said), len(read)
    while i and j:
        like_here = likeness[i - 1][j - 1]
        if like_here >= least and abs(best[i][j] - best[i - 1][j - 1] - like_here) < 1e-9:
            i, j = i - 1, j - 1
            pairs[i] = j
        elif best[i][j] == best[i - 1][j]:
            i -= 1
        else:
            j -= 1
    return pairs


def _like_text(expected: Any, found: Any) -> float:
    if found is None:
        return 0.0
    return max((SequenceMatcher(None, bare(one), bare(found)).ratio() for one in meant(expected) if one), default=0.0)


def _like_indicators(truth: Row, found: Any) -> float:
    weight = any(is_same("weight", one, found.weight) for one in meant(truth["weight"]))
    texts = [_like_text(truth[column], getattr(found, column)) for column in ("level_3", "target_text", "actual_text")]
    return 3 * texts[0] + texts[1] + texts[2] + 0.3 * weight


def _like_funds(truth: Row, found: Any) -> float:
    same = sum(truth[name] is not None and is_same(name, truth[name], getattr(found, name)) for name in AMOUNTS)
    return 2.0 * any(is_same("source", one, found.source) for one in meant(truth["source"])) + 0.5 * same


def _like_goals(truth: Row, found: Any) -> float:
    return _like_text(truth["goal_text"], found.goal_text) + _like_text(truth["outcome_text"], found.outcome_text)
