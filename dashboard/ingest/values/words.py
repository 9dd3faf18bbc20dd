"""The word lists behind the reading of values, checked and compiled once."""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache

from dashboard.ingest.loaded_once import loaded_once
from dashboard.records import Operator
from dashboard.rules import vocabulary_as
from dashboard.rules.reading import Strict


class Blanks(Strict):
    """data/vocabulary/blanks.toml."""

    no_value: tuple[str, ...]
    not_applicable: tuple[str, ...]


class Operators(Strict):
    """data/vocabulary/operators.toml."""

    before: dict[Operator, tuple[str, ...]]
    after: dict[Operator, tuple[str, ...]]


class NoneOf(Strict):
    """Things of which 零 states that there are none."""

    units: tuple[str, ...]
    things: tuple[str, ...]


class Classes(Strict):
    """Words for a class, and what the words hold that compare classes and no counts."""

    units: tuple[str, ...]
    compared_by: tuple[str, ...]


class Multiple(Strict):
    """A unit that is so many of another."""

    unit: str
    size: Decimal


class Units(Strict):
    """data/vocabulary/units.toml."""

    units: tuple[str, ...]
    time_units: tuple[str, ...]
    aliases: dict[str, str]
    calendar_units: dict[str, tuple[int, int]]
    measured_times: dict[str, tuple[str, ...]]
    not_units: tuple[str, ...]
    not_in_units: tuple[str, ...]
    measures: tuple[str, ...]
    classifiers: tuple[str, ...]
    joined_to: tuple[str, ...]
    inexact_after: tuple[str, ...]
    same: tuple[tuple[str, ...], ...]
    per: tuple[str, ...]
    none: NoneOf
    classes: Classes
    scale: dict[str, Decimal]
    multiples: dict[str, Multiple]


class ValueWords(Strict):
    """data/vocabulary/value_words.toml."""

    misleading: tuple[str, ...]
    planned: tuple[str, ...]
    harmless: tuple[str, ...]
    rise: tuple[str, ...]
    fall: tuple[str, ...]
    to_level: tuple[str, ...]
    between_change_and_number: tuple[str, ...]
    compared_with: tuple[str, ...]
    verdicts: tuple[str, ...]
    before_number: tuple[str, ...]
    before_result: tuple[str, ...]
    calendar: tuple[str, ...]


@cache
def blanks() -> Blanks:
    """What stands for an empty cell."""
    return vocabulary_as("blanks", Blanks)


@cache
def operators() -> Operators:
    """How comparisons are written."""
    return vocabulary_as("operators", Operators)


@cache
def units() -> Units:
    """The units that may follow a number."""
    return vocabulary_as("units", Units)


@cache
def value_words() -> ValueWords:
    """The words that change what a number beside them is."""
    return vocabulary_as("value_words", ValueWords)


@cache
def any_of(words: Iterable[str]) -> str:
    """A pattern for one of the words, the longest first; one that never matches where there are none."""
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word) for word in longest_first) + ")" if longest_first else "(?!)"


@loaded_once
def unit_pattern() -> re.Pattern[str]:
    """What matches the name of a unit or of a span of time, the longest there is."""
    return re.compile(any_of((*units().units, *units().time_units)))
