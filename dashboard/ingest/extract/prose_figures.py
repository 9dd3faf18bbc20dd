"""Amounts, rates, score and grade out of sentences; what sentences disagree on is left alone."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from dashboard.ingest.extract.grades import GRADES
from dashboard.ingest.extract.ledger import Ledger
from dashboard.ingest.grid import Cell
from dashboard.ingest.loaded_once import loaded_once
from dashboard.ingest.values import amount, percent, points
from dashboard.ingest.wording import key
from dashboard.records import AmountUnit, Funds
from dashboard.rules import vocabulary_as
from dashboard.rules.reading import Strict

_AMOUNT = r"(?P<figure>-?\d[\d,]*(?:\.\d+)?)(?P<unit>亿元|万元|元)"
_RATE = r"(?P<figure>-?\d[\d,]*(?:\.\d+)?)%"
# "九十三分（93分）": the figure in words before the figure.
_SCORE = r"(?:[〇零一二两三四五六七八九十百点]+分?\()?(?P<figure>\d{1,3}(?:\.\d+)?)分(?!值)"
# "优"的项目16个 counts projects, and is no grade of the whole.
_NO_GRADE = r"(?!秀|好|等|[”\"」』》]?(?:等次|等级|级)?(?:的|有|\d+个|项目|单位|指标))"
_YEAR = re.compile(r"((?:19|20)\d{2})年")
_CENT = Decimal("0.01")
# Rates in sentences are rounded to whole per cents at times.
_SAME_RATE = Decimal("0.006")
_COLUMNS = {
    "initial": "budget_initial_yuan",
    "adjusted": "budget_adjusted_yuan",
    "executed": "executed_yuan",
    "adjustment": "adjustment_reported_yuan",
    "rate": "execution_rate_reported",
    "adjustment_rate": "adjustment_rate_reported",
}


class _Patterns(Strict):
    patterns: tuple[str, ...]


class _Words(Strict):
    words: tuple[str, ...]


class _Prose(Strict):
    amounts: dict[str, tuple[str, ...]]
    rates: dict[str, tuple[str, ...]]
    score: _Patterns
    grade: _Patterns
    whole: _Words


@dataclass(frozen=True, slots=True)
class _Figure:
    role: str
    value: Decimal
    cell: Cell
    unit: str | None


def prose_funds(cells: Sequence[Cell], year: int | None, ledger: Ledger) -> tuple[tuple[Funds, ...], AmountUnit | None]:
    """The total that the sentences state of the year, and the unit they state it in.

    The paragraph that says most, and whose figures make each other, is the one about the whole; other paragraphs add
    what it does not say, as long as they agree with it.
    """
    paragraphs = [found for cell in cells if (found := _figures(cell, year))]
    if not paragraphs:
        return (), None
    chosen = max(paragraphs, key=_standing)
    if _standing(chosen) < 1 and not _is_only_statement(chosen, paragraphs):
        return (), None
    if _is_disputed(chosen, paragraphs):
        ledger.doubt(chosen[0].cell, "several_amounts")
        return (), None
    taken: dict[str, _Figure] = {}
    for figure in chosen:
        taken.setdefault(figure.role, figure)
    for figure in _agreeing(paragraphs, taken):
        taken.setdefault(figure.role, figure)
    values: dict[str, Decimal] = {}
    for role, figure in taken.items():
        values[_COLUMNS[role]] = figure.value
        ledger.origin("funds", "total", _COLUMNS[role], figure.cell)
    money = next((figure for figure in taken.values() if figure.unit), None)
    unit: AmountUnit | None = None
    if money is not None and money.unit in ("万元", "元"):
        unit = "wan_yuan" if money.unit == "万元" else "yuan"
        ledger.origin("evaluations", "", "amount_unit_reported", money.cell)
    return (Funds(source="total", **values),), unit


def _figures(cell: Cell, year: int | None) -> list[_Figure]:
    """The figures of one paragraph; a role stated with two values there counts for nothing."""
    text = _of_year(key(cell.text), year)
    found: list[_Figure] = []
    for role, pattern in _patterns().items():
        is_rate = role in ("rate", "adjustment_rate")
        values: list[tuple[Decimal, str | None]] = []
        for match in pattern.finditer(text):
            unit = None if is_rate else match["unit"]
            value = percent(match["figure"] + "%") if is_rate else amount(match["figure"] + (unit or ""), "yuan")
            if value is not None:
                values.append((-value if role == "reduction" else value, unit))
        name = "adjustment" if role == "reduction" else role
        if values and len({value for value, _ in values}) == 1:
            found.append(_Figure(name, values[0][0], cell, values[0][1]))
    return found


def _of_year(text: str, year: int | None) -> str:
    """The sentences that speak of the year, or of none: those of other years only are left out."""
    sentences = re.split(r"(?<=[。;])", text)
    named = [(sentence, {int(found) for found in _YEAR.findall(sentence)}) for sentence in sentences]
    return "".join(sentence for sentence, years in named if year is None or not years or year in years)


def _standing(figures: Sequence[_Figure]) -> int:
    """How surely a paragraph speaks of the whole: what it says, what adds up, and its words."""
    by_role = {figure.role: figure.value for figure in figures}
    standing = len(by_role.keys() & {"initial", "adjusted", "executed"}) * 2 - 3
    adjusted, executed = by_role.get("adjusted"), by_role.get("executed")
    if adjusted and executed is not None and "rate" in by_role:
        standing += 3 if abs(executed / adjusted - by_role["rate"]) <= _SAME_RATE else -4
    if "initial" in by_role and "adjustment" in by_role and adjusted is not None:
        standing += 3 if abs(by_role["initial"] + by_role["adjustment"] - adjusted) <= _CENT else -4
    text = figures[0].cell.text if figures else ""
    return standing + sum(1 for word in _vocabulary().whole.words if word in text)


def _is_only_statement(chosen: Sequence[_Figure], paragraphs: Sequence[Sequence[_Figure]]) -> bool:
    """Whether no other paragraph speaks of amounts, and this one states what was executed and the rate."""
    others = [figures for figures in paragraphs if figures is not chosen and any(figure.unit for figure in figures)]
    states_execution = {"executed", "rate"} <= {figure.role for figure in chosen}
    return not others and states_execution and "执行数" in chosen[0].cell.text


def _is_disputed(chosen: Sequence[_Figure], paragraphs: Sequence[Sequence[_Figure]]) -> bool:
    """Whether another paragraph states a larger amount of the same kind, or is as good and states another one."""
    stated = {figure.role: figure.value for figure in chosen if figure.unit and figure.role != "adjustment"}
    for figures in paragraphs:
        others = {figure.role: figure.value for figure in figures if figure.role in stated}
        if any(value > stated[role] for role, value in others.items()):
            return True
        if _standing(figures) == _standing(chosen) and any(value != stated[role] for role, value in others.items()):
            return True
    return False


def _agreeing(paragraphs: Iterable[Sequence[_Figure]], taken: dict[str, _Figure]) -> list[_Figure]:
    """Figures of paragraphs that contradict the chosen one nowhere, and share an amount or a rate with it."""
    found: list[_Figure] = []
    for figures in paragraphs:
        by_role = {figure.role: figure.value for figure in figures}
        agrees = all(taken[role].value == value for role, value in by_role.items() if role in taken)
        shares = any(figure.role in taken and figure.unit for figure in figures)
        if agrees and (shares or _explains(by_role, taken)):
            found.extend(figures)
    return found


def _explains(by_role: dict[str, Decimal], taken: dict[str, _Figure]) -> bool:
    """Whether the paragraph's spending is its rate of the budget taken."""
    if "executed" in taken or "adjusted" not in taken or not taken["adjusted"].value:
        return False
    spent, rate = by_role.get("executed"), by_role.get("rate")
    return spent is not None and rate is not None and abs(spent / taken["adjusted"].value - rate) <= _SAME_RATE


def prose_score(cells: Sequence[Cell], ledger: Ledger) -> tuple[Decimal | None, str | None]:
    """The total score and the grade the sentences state, each if they state one only."""
    scores: dict[Decimal, Cell] = {}
    grades: dict[str, Cell] = {}
    for cell in cells:
        text = key(cell.text)
        for match in _score_pattern().finditer(text):
            value = points(match["figure"])
            if value is not None and value <= 110:
                scores.setdefault(value, cell)
        for match in _grade_pattern().finditer(text):
            grades.setdefault(match["grade"], cell)
    score = next(iter(scores)) if len(scores) == 1 else None
    grade = next(iter(grades)) if len(grades) == 1 else None
    if score is not None:
        ledger.origin("evaluations", "", "score_reported", scores[score])
    if grade is not None:
        ledger.origin("evaluations", "", "grade_reported", grades[grade])
    return score, grade


def _vocabulary() -> _Prose:
    return vocabulary_as("prose", _Prose)


@loaded_once
def _patterns() -> dict[str, re.Pattern[str]]:
    words = _vocabulary()
    amounts = {role: re.compile(f"(?:{'|'.join(patterns)}){_AMOUNT}") for role, patterns in words.amounts.items()}
    return amounts | {role: re.compile(f"(?:{'|'.join(patterns)}){_RATE}") for role, patterns in words.rates.items()}


@loaded_once
def _score_pattern() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(_vocabulary().score.patterns)}){_SCORE}")


@loaded_once
def _grade_pattern() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(_vocabulary().grade.patterns)})(?P<grade>{GRADES}){_NO_GRADE}")
