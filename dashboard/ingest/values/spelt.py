"""Quantities without figures: 三次, 不少于两场, 百分之九十, 零投诉; and comparisons whose number is missing."""

import re
from dataclasses import dataclass
from decimal import Decimal

from dashboard.ingest.loaded_once import loaded_once
from dashboard.ingest.values.numerals import CHINESE_DIGITS, chinese_integer
from dashboard.ingest.values.words import any_of, operators, units
from dashboard.records import Operator


@dataclass(frozen=True, slots=True)
class Spelt:
    """A quantity in Chinese numerals; `is_none` where it says that there is none of a thing."""

    operator: Operator | None
    value: Decimal
    unit: str | None
    is_none: bool = False


def spelt(text: str) -> Spelt | None:
    """The quantity that the whole joined text spells; None where it spells none, or not for certain."""
    if _none().fullmatch(text):
        return Spelt(None, Decimal(0), None, is_none=True)
    match = _shape().fullmatch(text)
    if match is None:
        return None
    before, after = _signs(operators().before).get(match["before"]), _signs(operators().after).get(match["after"])
    is_date = match["unit"] in units().calendar_units and not (before or after)
    if is_date or _compares_classes(match) or (before and after and before != after):
        return None
    value = 100 if match["share"] == "百" else chinese_integer(match["share"] or match["count"])
    return None if value is None else Spelt(before or after, Decimal(value), match["unit"] or "%")


def _compares_classes(match: re.Match[str]) -> bool:
    """Whether the words name a class and those beside it ("二类及以上"): the better one may have the lower number."""
    classes = units().classes
    if match["unit"] not in classes.units or match["count"] == "两":
        return False
    return bool(match["after"] or re.search(any_of(classes.compared_by), match["before"] or ""))


def lacks_its_number(text: str) -> bool:
    """True where the joined text compares with a number that is not there: "≥(家)", "不少于次", "%以上"."""
    match = _hollow().fullmatch(text)
    return match is not None and bool(match["before"] or match["after"])


@loaded_once
def _none() -> re.Pattern[str]:
    return re.compile(f"[零0]{any_of(units().none.things)}")


@loaded_once
def _shape() -> re.Pattern[str]:
    number = f"[{CHINESE_DIGITS}]+"
    return re.compile(
        f"(?P<before>{_any_sign(operators().before)})?"
        f"(?:百分之(?P<share>{number})|(?P<count>{number})(?P<unit>{any_of(units().units)}))"
        f"(?P<after>{_any_sign(operators().after)})?"
    )


@loaded_once
def _hollow() -> re.Pattern[str]:
    unit = rf"(?:\([^()0-9]*\)|{any_of(units().units)})?"
    return re.compile(f"(?P<before>{_any_sign(operators().before)})?{unit}(?P<after>{_any_sign(operators().after)})?")


def _any_sign(table: dict[Operator, tuple[str, ...]]) -> str:
    return any_of(tuple(word for words in table.values() for word in words))


def _signs(table: dict[Operator, tuple[str, ...]]) -> dict[str | None, Operator]:
    return {word: operator for operator, words in table.items() for word in words}
