"""Amounts and rates out of sentences; what sentences disagree on is left alone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from dashboard.ingest.extract.ledger import Ledger
from dashboard.ingest.extract.prose_lists import items_of_lists
from dashboard.ingest.extract.prose_text import SEVERAL_YEARS, About, said_of_whole
from dashboard.ingest.extract.prose_words import figure_patterns, prose
from dashboard.ingest.grid import Cell
from dashboard.ingest.values import amount, percent
from dashboard.ingest.vocabulary import Vocabulary
from dashboard.ingest.wording import key
from dashboard.records import AmountUnit, Funds

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
_BUDGETS = ("adjusted", "initial")
# What figures that make each other, or contradict each other, add to a paragraph's standing.
_ADDS_UP, _CONTRADICTS = 3, -4
_ADDED_UP = "累计"
# So long at most is a line "调整预算数：1,020.00万元" of a list of figures.
_LONGEST_LINE = 40


@dataclass(frozen=True, slots=True)
class _Figure:
    role: str
    value: Decimal
    cell: Cell
    unit: str | None


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """The figures of one paragraph, one a role, and the amounts in it that may be the budget."""

    cell: Cell
    figures: tuple[_Figure, ...]
    provided: tuple[_Figure, ...] = ()

    @property
    def values(self) -> dict[str, Decimal]:
        """The value of each role."""
        return {figure.role: figure.value for figure in self.figures}


def prose_funds(
    cells: Sequence[Cell], about: About, words: Vocabulary, ledger: Ledger
) -> tuple[tuple[Funds, ...], AmountUnit | None]:
    """The total that the sentences state of the year, and the unit they state it in.

    The paragraph that says most, and whose figures make each other, is the one about the whole; other paragraphs add
    what it does not say, as long as they agree with it.
    """
    about = replace(about, runs_for_years=_runs_for_years(cells))
    read = _joined([found for cell in cells if (found := _paragraph(cell, about, words))], cells)
    of_items = items_of_lists(cells, {paragraph.cell.place: paragraph.values for paragraph in read})
    paragraphs = [paragraph for paragraph in read if paragraph.figures and paragraph.cell.place not in of_items]
    if not paragraphs:
        return (), None
    borne_out = {paragraph.cell.place: _budget_borne_out(paragraph, read) for paragraph in paragraphs}
    chosen = max(paragraphs, key=lambda one: _standing(one) + (_ADDS_UP if borne_out[one.cell.place] else 0))
    provided = borne_out[chosen.cell.place]
    if _standing(chosen) < 1 and provided is None and not _is_only_statement(chosen, paragraphs):
        return (), None
    if _is_disputed(chosen, paragraphs):
        ledger.doubt(chosen.cell, "several_amounts")
        return (), None
    taken: dict[str, _Figure] = {}
    for figure in (*chosen.figures, *_agreeing(paragraphs, chosen)):
        taken.setdefault(figure.role, figure)
    stated = {taken[role].value for role in _BUDGETS if role in taken}
    if provided is not None and provided.value not in stated:
        taken.setdefault(provided.role if provided.role in _BUDGETS else "adjusted", provided)
    values: dict[str, Decimal] = {}
    for role, column in _COLUMNS.items():
        if role in taken:
            values[column] = taken[role].value
            ledger.origin("funds", "total", column, taken[role].cell)
    return ((Funds(source="total", **values),), _unit(taken, ledger)) if values else ((), None)


def _unit(taken: Mapping[str, _Figure], ledger: Ledger) -> AmountUnit | None:
    money = next((figure for figure in taken.values() if figure.unit), None)
    if money is None or money.unit not in ("万元", "元"):
        return None
    ledger.origin("evaluations", "", "amount_unit_reported", money.cell)
    return "wan_yuan" if money.unit == "万元" else "yuan"


def _paragraph(cell: Cell, about: About, words: Vocabulary) -> _Paragraph | None:
    """The paragraph's figures; a role stated with two values there counts for nothing."""
    text = said_of_whole(cell.text, about, words)
    stated = _stated(text, cell, about)
    figures = tuple(found[0] for found in stated.values() if len({figure.value for figure in found}) == 1)
    provided = tuple(stated.pop("budget", ()))
    figures = tuple(figure for figure in figures if figure.role != "budget")
    if "executed" not in {figure.role for figure in figures} and "其中" in key(cell.text):
        behind = _stated(said_of_whole(cell.text, about, words, with_parts=True), cell, about)
        figures = (*figures, *_made_of(behind, _Paragraph(cell, figures, provided)))
    return _Paragraph(cell, figures, provided) if figures or provided else None


def _joined(read: Sequence[_Paragraph], cells: Sequence[Cell]) -> list[_Paragraph]:
    """The paragraphs, with short lines right below one another, each stating another figure, as one."""
    at = {cell.place: number for number, cell in enumerate(cells)}
    joined: list[_Paragraph] = []
    for paragraph in read:
        last = joined[-1] if joined else None
        if last is None or not _goes_on(last, paragraph, at):
            joined.append(paragraph)
        else:
            figures, provided = last.figures + paragraph.figures, last.provided + paragraph.provided
            joined[-1] = _Paragraph(last.cell, figures, provided)
    return joined


def _goes_on(last: _Paragraph, paragraph: _Paragraph, at: Mapping[str, int]) -> bool:
    cells = [figure.cell for figure in (*last.figures, *last.provided)]
    are_short = all(len(key(cell.text)) <= _LONGEST_LINE for cell in (*cells, paragraph.cell))
    is_next = at[paragraph.cell.place] - max(at[cell.place] for cell in cells) == 1
    return are_short and is_next and not last.values.keys() & paragraph.values.keys()


def _stated(text: str, cell: Cell, about: About) -> dict[str, list[_Figure]]:
    """Every figure that a text states, by role."""
    found: dict[str, list[_Figure]] = {}
    for role, pattern in figure_patterns().items():
        for match in pattern.finditer(text):
            if about.runs_for_years and _ADDED_UP in match[0]:
                continue
            unit = match["unit"] if "unit" in pattern.groupindex else None
            value = amount(match["figure"] + unit, "yuan") if unit else percent(match["figure"] + "%")
            if value is not None:
                name = "adjustment" if role == "reduction" else role
                figure = _Figure(name, -value if role == "reduction" else value, cell, unit)
                found.setdefault(name, []).append(figure)
    return found


def _made_of(behind: Mapping[str, Sequence[_Figure]], front: _Paragraph) -> tuple[_Figure, ...]:
    """Spending and rate behind "其中" where they are the whole's: the rate of a budget in front of it."""
    spent, rates = behind.get("executed", ()), behind.get("rate", ())
    if len(spent) != 1 or len({rate.value for rate in rates}) != 1:
        return ()
    budgets = [front.values[role] for role in _BUDGETS if role in front.values]
    budgets += [figure.value for figure in front.provided]
    if not any(_is_rate(spent[0].value, budget, rates[0].value) for budget in budgets):
        return ()
    return (spent[0],) if "rate" in front.values else (spent[0], rates[0])


def _runs_for_years(cells: Iterable[Cell]) -> bool:
    """Whether the report tells of money of several years: what has been spent 累计 is then not the year's."""
    texts = [key(cell.text) for cell in cells]
    since_long = prose().apart.since_long
    return any(SEVERAL_YEARS.search(text) or any(word in text for word in since_long) for text in texts)


def _is_rate(spent: Decimal, budget: Decimal, rate: Decimal) -> bool:
    """Whether the rate is that of spending to budget, as exactly as it is printed; cut off or rounded."""
    exponent = rate.as_tuple().exponent
    step = Decimal(1).scaleb(min(exponent if isinstance(exponent, int) else 0, -2))
    return budget > 0 and abs(spent / budget - rate) < step


def _budget_borne_out(chosen: _Paragraph, paragraphs: Sequence[_Paragraph]) -> _Figure | None:
    """The one budget, or amount provided, that spending and rate or what was left bear out; None without one."""
    values = chosen.values
    spent = values.get("executed")
    rate = values.get("rate", values.get("use_rate"))
    if spent is None:
        return None
    fitting: dict[Decimal, _Figure] = {}
    for paragraph in (chosen, *paragraphs):
        budgets = (figure for figure in paragraph.figures if figure.role in _BUDGETS)
        for figure in (*budgets, *paragraph.provided):
            is_of_rate = rate is not None and _is_rate(spent, figure.value, rate)
            leaves_rest = "unspent" in values and abs(figure.value - spent - values["unspent"]) <= _CENT
            if is_of_rate or leaves_rest:
                fitting.setdefault(figure.value, figure)
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def _standing(paragraph: _Paragraph) -> int:
    """How surely a paragraph speaks of the whole: what it says, what adds up, and its words."""
    by_role = paragraph.values
    standing = len(by_role.keys() & {"initial", "adjusted", "executed"}) * 2 - 3
    adjusted, executed = by_role.get("adjusted"), by_role.get("executed")
    if adjusted and executed is not None and "rate" in by_role:
        standing += _ADDS_UP if abs(executed / adjusted - by_role["rate"]) <= _SAME_RATE else _CONTRADICTS
    elif _budget_borne_out(paragraph, ()) is not None:
        standing += _ADDS_UP
    if "initial" in by_role and "adjustment" in by_role and adjusted is not None:
        is_sum = abs(by_role["initial"] + by_role["adjustment"] - adjusted) <= _CENT
        standing += _ADDS_UP if is_sum else _CONTRADICTS
    return standing + sum(1 for word in prose().whole.words if word in paragraph.cell.text)


def _is_only_statement(chosen: _Paragraph, paragraphs: Sequence[_Paragraph]) -> bool:
    """Whether no other paragraph speaks of amounts, and this one states what was executed and the rate."""
    others = [other for other in paragraphs if other is not chosen and any(figure.unit for figure in other.figures)]
    states_execution = {"executed", "rate"} <= chosen.values.keys()
    return not others and states_execution and "执行数" in chosen.cell.text


def _is_disputed(chosen: _Paragraph, paragraphs: Sequence[_Paragraph]) -> bool:
    """Whether another paragraph states a larger amount of the same kind, or is as good and states another one."""
    stated = {figure.role: figure.value for figure in chosen.figures if figure.unit and figure.role in _COLUMNS}
    stated.pop("adjustment", None)
    for paragraph in paragraphs:
        others = {role: value for role, value in paragraph.values.items() if role in stated}
        if any(value > stated[role] for role, value in others.items()):
            return True
        if _standing(paragraph) == _standing(chosen) and any(value != stated[role] for role, value in others.items()):
            return True
    return False


def _agreeing(paragraphs: Iterable[_Paragraph], chosen: _Paragraph) -> list[_Figure]:
    """Figures of paragraphs that contradict the chosen one nowhere, and share an amount or a rate with it."""
    taken = chosen.values
    found: list[_Figure] = []
    for paragraph in paragraphs:
        agrees = all(taken[role] == value for role, value in paragraph.values.items() if role in taken)
        shares = any(figure.role in taken and figure.unit for figure in paragraph.figures)
        if agrees and (shares or _explains(paragraph.values, taken)):
            found.extend(paragraph.figures)
    return found


def _explains(by_role: Mapping[str, Decimal], taken: Mapping[str, Decimal]) -> bool:
    """Whether the paragraph's spending is its rate of the budget taken."""
    if "executed" in taken or not taken.get("adjusted"):
        return False
    spent, rate = by_role.get("executed"), by_role.get("rate")
    return spent is not None and rate is not None and abs(spent / taken["adjusted"] - rate) <= _SAME_RATE
