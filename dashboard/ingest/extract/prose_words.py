"""The words reports in prose use for money and scores, checked and compiled once."""

import re

from dashboard.ingest.extract.grades import GRADES
from dashboard.ingest.loaded_once import loaded_once
from dashboard.ingest.values.words import any_of
from dashboard.rules import vocabulary_as
from dashboard.rules.reading import Strict

AMOUNT = r"¥?(?P<figure>-?\d[\d,]*(?:\.\d+)?)(?P<unit>亿元|万元|元|[万亿](?![一-龥]))"
_RATE = r"(?P<figure>-?\d[\d,]*(?:\.\d+)?)%"
# "九十三分（93分）": the figure in words before the figure.
_SCORE = (
    r"(?:[〇零一二两三四五六七八九十百点]+分?\()?(?P<figure>\d{1,3}(?:\.\d+)?)分(?!值|以[上下]|[-—~至到及]|\((?:不)?含)"
)
# "优"的项目16个 counts projects, and is no grade of the whole.
_NO_GRADE = r"(?!秀|好|等|[”\"」』》]?(?:等次|等级|级)?(?:的|有|\d+个|项目|单位|指标))"


class _Patterns(Strict):
    patterns: tuple[str, ...]


class _Whole(Strict):
    words: tuple[str, ...]
    sums: tuple[str, ...]
    scores: tuple[str, ...]


class _Apart(Strict):
    other_years: tuple[str, ...]
    plans: tuple[str, ...]
    parts: dict[str, str]
    general: tuple[str, ...]
    own_name: tuple[str, ...]
    since_long: tuple[str, ...]


class Prose(Strict):
    """data/vocabulary/prose.toml."""

    amounts: dict[str, tuple[str, ...]]
    rates: dict[str, tuple[str, ...]]
    score: _Patterns
    grade: _Patterns
    whole: _Whole
    apart: _Apart


@loaded_once
def prose() -> Prose:
    """What reports call amounts, rates and scores, and what tells the whole from a part of it."""
    return vocabulary_as("prose", Prose)


@loaded_once
def figure_patterns() -> dict[str, re.Pattern[str]]:
    """What finds each amount and rate, with the figure and its unit in groups."""
    words = prose()
    amounts = {role: re.compile(f"(?:{'|'.join(patterns)}){AMOUNT}") for role, patterns in words.amounts.items()}
    return amounts | {role: re.compile(f"(?:{'|'.join(patterns)}){_RATE}") for role, patterns in words.rates.items()}


@loaded_once
def general_words() -> re.Pattern[str]:
    """What finds the words that name no project of their own."""
    return re.compile(any_of(prose().apart.general))


@loaded_once
def score_pattern() -> re.Pattern[str]:
    """What finds a total score."""
    return re.compile(f"(?:{'|'.join(prose().score.patterns)}){_SCORE}")


@loaded_once
def grade_pattern() -> re.Pattern[str]:
    """What finds a grade."""
    return re.compile(f"(?:{'|'.join(prose().grade.patterns)})(?P<grade>{GRADES}){_NO_GRADE}")
