"""Indicator rows in the words of their forms, and the operators and units those words hold."""

from dataclasses import dataclass

import numpy as np

from dashboard.generate.columns import Column, Flags, Ints, chosen, filled, joined, number_texts, one_of, where
from dashboard.generate.plans import Plans
from dashboard.generate.pools import COST, COUNT, DATE, NOT_APPLICABLE, PERCENT, SATISFACTION, WORDS, Pools
from dashboard.generate.results import BLANK, LATE, OVER, OVER_KEPT, PARTLY, UNDER, Results
from dashboard.generate.words import Remarks, Style

_OPERATORS = {">": ">", "≥": ">=", "=": "=", "<": "<", "≤": "<=", "": None}
_AT_LEAST, _EXACTLY, _AT_MOST = range(3)
_MONTH_ENDS = (("6", "30"), ("9", "30"), ("11", "30"), ("12", "31"))


@dataclass(frozen=True, slots=True)
class IndicatorTexts:
    """Text columns of indicator rows and the operator and unit that the texts print."""

    names: Column
    targets: Column
    actuals: Column
    remarks: Column
    operators: Column
    units: Column
    holds_figure: Flags


def indicator_texts(
    results: Results,
    plans: Plans,
    pools: Pools,
    style: Ints,
    year: Ints,
    styles: tuple[Style, ...],
    remarks: Remarks,
    random: np.random.Generator,
) -> IndicatorTexts:
    """The words of every row; `style` and `year` are those of the rows."""
    kind = results.kind
    entry = np.maximum(plans.entry[results.plan], 0)
    word = chosen(pools.vocabulary, plans.word[results.plan])
    names = where(kind == NOT_APPLICABLE, remarks.not_applicable, chosen([one.name for one in pools.entries], entry))
    units = chosen([one.unit for one in pools.entries], entry)
    holds_figure = np.isin(kind, (COUNT, PERCENT, SATISFACTION, COST))
    sign = _signs(results)
    targets, actuals = _figures(results, style, sign, units, styles)
    due, done = _dates(results, year, random)
    partly = results.outcome == PARTLY
    written = where(partly, _by_style([one.partly_words for one in styles], style), _done_words(styles, style, word))
    for cases, target, actual in (
        (kind == WORDS, word, written),
        (kind == DATE, due, done),
        (kind == NOT_APPLICABLE, remarks.not_applicable, remarks.not_applicable),
    ):
        targets, actuals = where(cases, target, targets), where(cases, actual, actuals)
    signs = [[one.at_least, one.exactly, one.at_most] for one in styles]
    operators = chosen([_OPERATORS[text] for row in signs for text in row], style * 3 + sign)
    return IndicatorTexts(
        names=names,
        targets=targets,
        actuals=actuals,
        remarks=_remarks(results, style, styles, remarks, random),
        operators=where(holds_figure, operators, None),
        units=where(holds_figure, units, None),
        holds_figure=holds_figure,
    )


def _signs(results: Results) -> Ints:
    """At least, exactly or at most: costs have a ceiling, the full 100 % is exact, all else a floor."""
    is_whole = (results.kind == PERCENT) & (results.target == 10_000)
    signs: Ints = np.select([results.kind == COST, is_whole], [_AT_MOST, _EXACTLY], _AT_LEAST).astype(np.int64)
    return signs


def _figures(
    results: Results, style: Ints, sign: Ints, units: Column, styles: tuple[Style, ...]
) -> tuple[Column, Column]:
    """Targets and actuals as figures with sign and unit, the way each style writes them."""
    fixed = np.array([one.has_fixed_decimals for one in styles])[style]
    before, after = (_by_style([getattr(one, name) for one in styles], style) for name in ("unit_open", "unit_close"))
    printed = chosen([text for one in styles for text in (one.at_least, one.exactly, one.at_most)], style * 3 + sign)
    said = where(results.kind == SATISFACTION, _by_style([one.satisfaction_words for one in styles], style), "")
    target = joined(printed, number_texts(results.target, fixed), before, units, after)
    actual = joined(said, number_texts(results.actual, fixed), before, units, after)
    return target, actual


def _dates(results: Results, year: Ints, random: np.random.Generator) -> tuple[Column, Column]:
    """When work was due and when it was done, late where the row says so."""
    size = len(year)
    due = random.integers(0, len(_MONTH_ENDS), size)
    is_late = results.outcome == LATE
    years = [str(number) for number in range(int(year.min(initial=2000)), int(year.max(initial=2000)) + 2)]
    due_year = chosen(years, year - int(year.min(initial=2000)))
    done_year = chosen(years, year - int(year.min(initial=2000)) + is_late)
    month = np.where(is_late, random.integers(1, 4, size), random.integers(3, 6, size))
    day = random.integers(1, 29, size)
    numbers = [str(number) for number in range(32)]
    target = filled(
        "{year}年{month}月{day}日前",
        year=due_year,
        month=chosen([month for month, _ in _MONTH_ENDS], due),
        day=chosen([day for _, day in _MONTH_ENDS], due),
    )
    actual = filled(
        "{year}年{month}月{day}日完成", year=done_year, month=chosen(numbers, month), day=chosen(numbers, day)
    )
    return target, actual


def _done_words(styles: tuple[Style, ...], style: Ints, word: Column) -> Column:
    """What stands in the actual of a qualitative target that was met: the target's word again, or a set phrase."""
    return one_of([one.done_words for one in styles], style, words=word)


def _remarks(
    results: Results, style: Ints, styles: tuple[Style, ...], remarks: Remarks, random: np.random.Generator
) -> Column:
    """Explanations where the form gives one, else what it puts in an empty cell."""
    texts = _by_style([one.nothing_to_explain or None for one in styles], style)
    for outcomes, phrases in (
        ((OVER, OVER_KEPT), remarks.over),
        ((UNDER,), remarks.under),
        ((PARTLY,), remarks.partly),
        ((LATE,), remarks.late),
    ):
        phrase = chosen(phrases, random.integers(0, len(phrases), len(style)))
        texts = where(np.isin(results.outcome, outcomes) & results.is_explained, phrase, texts)
    return where(results.outcome == BLANK, remarks.not_applicable, texts)


def _by_style(texts: list[str] | list[str | None], style: Ints) -> Column:
    return chosen(texts, style)
