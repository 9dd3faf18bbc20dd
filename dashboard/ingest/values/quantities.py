"""What a target or an actual says: one quantity, a time, words, or nothing.

A number is taken only where the text holds exactly one that can be meant and nothing that changes what it is;
everything else stays text. Values keep the digits as printed: 90 % is 90 with the unit "%", 3000 万元 is 3000.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from dashboard.ingest.loaded_once import loaded_once
from dashboard.ingest.values.candidates import DECIMALS, Candidate, Change, candidates, has_comparison, rest_of
from dashboard.ingest.values.cells import is_blank, is_not_applicable
from dashboard.ingest.values.dates import names_a_time, without_dates
from dashboard.ingest.values.numerals import CHINESE_DIGITS, joined
from dashboard.ingest.values.spelt import lacks_its_number, spelt
from dashboard.ingest.values.unit_sizes import factor, is_money, is_multiple
from dashboard.ingest.values.words import any_of, units, value_words
from dashboard.records import Kind, Operator

# Longer texts are narration: which number in them is the result cannot be told.
_LONGEST_TARGET = 60
_LONGEST_ACTUAL = 200
_LONGEST_COMPANY = 24
_MOST_SHARERS = 2
_RATES = ("%", "‰")
_DIGIT = re.compile("[0-9]")


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a text says. `kind` is None where it says nothing, compares with a number that is missing, or may be
    a quantity or a time alike ("20年").

    `operator` is None where the text prints no comparison. `value_high` is the upper end of `between`. `change` tells
    a rise or fall ("提高5%") from a level.
    """

    kind: Kind | None
    operator: Operator | None = None
    value: Decimal | None = None
    value_high: Decimal | None = None
    unit: str | None = None
    change: Change | None = None


NOTHING = Quantity(None)
NOT_APPLICABLE = Quantity("not_applicable")
WORDS = Quantity("qualitative")
A_TIME = Quantity("date")


@lru_cache(maxsize=8192)
def target(text: str | None, measured_in: str | None = None) -> Quantity:
    """The target that a text sets: operator, value, upper value and unit where it holds exactly one quantity.

    `measured_in` is the unit of time that the indicator's name speaks of (`unit_of_time`): "20年" is no date then.
    """
    plain = joined(text or "")
    if plainly := _without_quantity(plain, longest=_LONGEST_TARGET):
        return plainly
    if words := spelt(plain):
        return Quantity("quantitative", words.operator, words.value, None, words.unit)
    dateless, has_day = without_dates(plain)
    found = candidates(dateless)
    if has_day or not found or len(found) != 1:
        return WORDS
    if _may_be_a_date(found[0]) and found[0].unit != (measured_in or ""):
        return NOTHING if found[0].unit else WORDS
    is_misleading = _is_misleading(rest_of(dateless, found), found[0], _misleading())
    return WORDS if is_misleading else _quantity(found[0], plain)


@lru_cache(maxsize=8192)
def unit_of_time(name: str | None) -> str | None:
    """The unit in which the name of an indicator measures a time: 年 for 使用年限; None where it speaks of none."""
    measured = units().measured_times.items()
    return next((unit for unit, words in measured if any(word in (name or "") for word in words)), None)


@lru_cache(maxsize=8192)
def actual(text: str | None, target: Quantity) -> Quantity:
    """The result that a text states, read against its target.

    Of several quantities the one in the target's unit is taken, if there is exactly one; it is given in the target's
    unit (0.3万元 for a target in 元 is 3000). A bound ("95%以上") or a range is no value, and stays text. A bare number
    takes the target's unit, unless it may be 元 for 万元 or a fraction for a percentage: then there is no value.
    """
    plain = joined(text or "")
    if plainly := _without_quantity(plain, longest=_LONGEST_ACTUAL):
        return plainly
    if words := spelt(plain):
        answers = not words.is_none or target.unit is None or target.unit in units().none.units
        stated = Quantity("quantitative", words.operator, words.value, None, words.unit)
        return _in_unit(stated, target) if words.operator in (None, "=") and answers else WORDS
    dateless, _ = without_dates(plain)
    only = _answer(candidates(dateless) or (), dateless, plain, target)
    return WORDS if only is None else _in_unit(_quantity(only, plain), target)


@lru_cache(maxsize=8192)
def is_value(text: str) -> bool:
    """Whether the text is a quantity or a time and says nothing else: "11台", "32万元/台", "2023年12月6日"."""
    dateless, has_day = without_dates(joined(text))
    found = candidates(dateless) or ()
    rest = _harmless().sub("", rest_of(dateless, found))
    return (has_day or len(found) == 1) and not re.search(r"[^\s,，。;；()]", rest)


def _without_quantity(text: str, longest: int) -> Quantity | None:
    """What the joined text says if it cannot hold a quantity; None if it can."""
    if is_blank(text):
        return NOT_APPLICABLE if is_not_applicable(text) else NOTHING
    if len(text) > longest:
        return WORDS
    if _DIGIT.search(without_dates(text)[0]) or spelt(text):
        return None
    if lacks_its_number(text):
        return NOTHING
    return A_TIME if names_a_time(text) else WORDS


def _answer(found: tuple[Candidate, ...], dateless: str, text: str, target: Quantity) -> Candidate | None:
    """The one candidate that is the result, if there is exactly one and nothing speaks against it."""
    rest = rest_of(dateless, found)
    fitting = tuple(one for one in found if _fits(_shared(one.unit, text), target.unit))
    chosen = fitting if len(found) > 1 else found
    if len(chosen) != 1 or (len(rest) > _LONGEST_COMPANY and not fitting):
        return None
    only = chosen[0]
    is_value = only.operator in (None, "=", "about") and _answers_change(only, target)
    is_value &= bool(fitting) or not _may_be_a_date(only)
    if not is_value or _is_misleading(rest, only, _misleading_as_result()):
        return None
    return only


def _quantity(only: Candidate, text: str) -> Quantity:
    unit = _shared(only.unit, text)
    if unit is None and "每" in text:
        return WORDS
    return Quantity("quantitative", only.operator, only.value, only.value_high, unit, only.change)


def _shared(unit: str | None, text: str) -> str | None:
    """The unit with what 每 shares it by: 次/月 for 每月1-2次, 元/生·年 for 每生每年800元; None where unclear."""
    if unit is None or "每" not in text or "/" in unit or unit in _RATES:
        return unit
    sharers = re.findall(f"每个?({any_of(units().per)})", text)
    return f"{unit}/{'·'.join(sharers)}" if len(sharers) == text.count("每") <= _MOST_SHARERS else None


def _is_misleading(rest: str, only: Candidate, misleading: re.Pattern[str]) -> bool:
    """True where the words beside the number may make it another than the one meant."""
    plain = _harmless_or_reached().sub("", rest)
    if misleading.search(plain) or has_comparison(plain):
        return True
    if only.change is None and _other_change().search(plain):
        return True
    if only.unit is None:
        return bool(re.search(r"[^\s,，。;；、]", plain))
    return bool(re.search(f"[{CHINESE_DIGITS}]{re.escape(only.unit.partition('/')[0])}", rest))


@loaded_once
def _harmless() -> re.Pattern[str]:
    return re.compile(any_of(value_words().harmless))


@loaded_once
def _harmless_or_reached() -> re.Pattern[str]:
    words = value_words()
    return re.compile(f"{any_of(words.harmless)}|{any_of(words.fall)}{any_of(words.to_level)}")


@loaded_once
def _misleading() -> re.Pattern[str]:
    return re.compile(any_of(value_words().misleading))


@loaded_once
def _misleading_as_result() -> re.Pattern[str]:
    return re.compile(any_of((*value_words().misleading, *value_words().planned)))


@loaded_once
def _other_change() -> re.Pattern[str]:
    """A fall, or a comparison with another year, beside a number that tells neither."""
    return re.compile(any_of((*value_words().compared_with, *value_words().fall)))


def _may_be_a_date(only: Candidate) -> bool:
    """True for a bare 23年, 5日 or 2023, which may name a time."""
    if only.operator is not None or only.value_high is not None:
        return False
    if only.unit is None:
        return Decimal(1990) <= only.value < Decimal(2100) and only.value == only.value.to_integral_value()
    first, last = units().calendar_units.get(only.unit, (1, 0))
    return first <= only.value <= last


def _fits(unit: str | None, wanted: str | None) -> bool:
    return unit is not None and wanted is not None and factor(unit, wanted) is not None


def _answers_change(only: Candidate, target: Quantity) -> bool:
    """True where both are levels or both the same change; "8%" alone may answer "增长5%"."""
    if target.kind != "quantitative" or only.change == target.change:
        return True
    return only.change is None and target.change == "rise" and target.unit == "%"


def _in_unit(found: Quantity, target: Quantity) -> Quantity:
    """The value in the target's unit where that is certain; in its own where the two do not convert; else no value."""
    if found.value is None or target.kind != "quantitative":
        return found
    if found.unit is None or target.unit is None:
        return replace(found, unit=found.unit or target.unit) if _is_one_scale(found, target) else WORDS
    size = factor(found.unit, target.unit)
    if size is None:
        return found
    value = found.value * size
    is_kept_whole = value == round(value, DECIMALS)
    return replace(found, value=value, unit=target.unit) if is_kept_whole else found


def _is_one_scale(found: Quantity, target: Quantity) -> bool:
    """True where a number without a unit cannot be 元 for 万元, 人 for 万人, nor a fraction for a percentage."""
    unit = found.unit or target.unit
    if found.unit is not None and target.value == 0:
        # A target of nothing is nothing in any unit.
        return True
    if unit is None or not (unit in _RATES or is_money(unit) or is_multiple(unit)) or found.value == 0:
        return True
    if unit in _RATES and found.unit is None and found.value is not None and abs(found.value) > 1:
        return True
    if not found.value or not target.value:
        return False
    return Decimal("0.1") < found.value / target.value < Decimal(10)
