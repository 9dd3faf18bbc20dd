"""The numbers of a short text, each with the comparison before it and the unit behind it."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

from dashboard.ingest.loaded_once import loaded_once
from dashboard.ingest.values.numerals import has_foreign_digits, is_odd_number, plain_number
from dashboard.ingest.values.units_in_text import after_pattern, unit_at
from dashboard.ingest.values.words import any_of, operators, units, value_words
from dashboard.records import Operator

Change = Literal["rise", "fall"]
# Targets and actuals are kept to so many decimals; a figure with more is not cut but left alone.
DECIMALS = 6

_RUN = re.compile(r"[0-9](?:[0-9.,]*[0-9])?")
_RANGE = re.compile(r"--?|——?|–|~|至|到")
# Signs that tie a figure to what stands beside it: a code, a clock, a ratio, a formula, a second decimal point.
_TIES = re.escape("+×*^/'\"·_#$£¥￥|\\–@&")
_TITLE = re.compile(r"[《“”「『〔\[【‘][^》”」』〕\]】’]*[0-9][^》“”」』〔\[【’]*[》”“」』〕\]】’]")
_SIGNS = re.compile(r"[<>=≤≥≦≧⩽⩾≮≯≈≠±]")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One number of a text, or the two ends of a range, and where in the text it and its company stand."""

    start: int
    end: int
    operator: Operator | None
    value: Decimal
    value_high: Decimal | None
    unit: str | None
    change: Change | None


def candidates(text: str) -> tuple[Candidate, ...] | None:
    """Every number of the joined text in order; None where one of them cannot be read for certain."""
    if has_foreign_digits(text) or _TITLE.search(text):
        return None
    found: list[Candidate] = []
    position = 0
    while run := _RUN.search(text, position):
        candidate = _candidate(text, run, position)
        if candidate is None:
            return None
        found.append(candidate)
        position = candidate.end
    return tuple(found)


def rest_of(text: str, taken: tuple[Candidate, ...]) -> str:
    """What the joined text says beside the candidates; a gap shows where each stood."""
    parts, position = [], 0
    for candidate in taken:
        parts.append(text[position : candidate.start])
        position = candidate.end
    parts.append(text[position:])
    return " ".join(parts)


def _candidate(text: str, run: re.Match[str], floor: int) -> Candidate | None:
    value = plain_number(run.group(), DECIMALS)
    if value is None:
        return None
    start, is_negative = _sign(text, run.start(), floor)
    is_both_ways = text[max(start - 1, floor) : start] == "±"
    start -= is_both_ways
    operator_before, start = _before(text, start, floor)
    is_compared = operator_before is not None or is_both_ways
    is_alone = _stands_alone().fullmatch(text[:start]) is not None
    unit, end = unit_at(text, run.end(), is_compared=is_compared, is_alone=is_alone)
    high: Decimal | None = None
    separator = _RANGE.match(text, end)
    if separator and (upper := _RUN.match(text, separator.end())):
        high = plain_number(upper.group(), DECIMALS)
        upper_unit, end = unit_at(text, upper.end(), is_compared=is_compared, is_alone=is_alone)
        if high is None or high <= value or is_negative or (unit is not None and unit != upper_unit):
            return None
        unit = upper_unit
    operator_after, end = _after(text, end, unit)
    if is_both_ways:
        # "±5%以内" and "≤±5%" are the same span on both sides of the aim.
        if high is not None or is_negative or not value or {operator_before, operator_after} - {None, "<=", "="}:
            return None
        value, high, operator_before, operator_after = -value, value, None, None
    operator, is_certain = _operator(operator_before, operator_after, is_range=high is not None)
    is_free = (operator_before is not None or not _tied_before().search(text[:start])) and _ends_free(text, end)
    if not is_certain or not is_free:
        return None
    change, start = _change(text, start, floor)
    return Candidate(start, end, operator, -value if is_negative and value else value, high, unit, change)


def _sign(text: str, start: int, floor: int) -> tuple[int, bool]:
    """Where the number begins with its sign, and whether that is a minus: "-5", "≥-5" and "+5", but not "满意-5"."""
    if start - 1 == floor == 0 and text[0] == "+":
        return 0, False
    if start == floor or text[start - 1] != "-":
        return start, False
    before = text[: start - 1]
    is_minus = not before or _opens_number().search(before) is not None
    return (start - 1, True) if is_minus else (start, False)


def _before(text: str, start: int, floor: int) -> tuple[Operator | None, int]:
    match = _compared_before().search(text[floor:start]) if floor < start else None
    return (_operator_words("before")[match.group()], floor + match.start()) if match else (None, start)


def _after(text: str, end: int, unit: str | None) -> tuple[Operator | None, int]:
    """The comparison behind the number; not "以上" in "30人以上企业", where the number tells which enterprises."""
    match = after_pattern().match(text, end)
    if match is None:
        return None, end
    operator = _operator_words("after")[match.group()]
    may_go_on = unit == "%" or (operator == "<=" and unit in units().time_units)
    if may_go_on or re.match(r"$|[,，。;；、)]", text[match.end() :]):
        return operator, match.end()
    return None, end


def _operator(before: Operator | None, after: Operator | None, *, is_range: bool) -> tuple[Operator | None, bool]:
    """The comparison that both say together, and whether they agree."""
    if is_range:
        return "between", before in (None, "=", "about") and after in (None, "about")
    if before and after and before != after:
        return None, False
    return before or after, True


def _ends_free(text: str, end: int) -> bool:
    """True where nothing behind the number or its unit ties it to a name, a code, a formula or an inexact sum."""
    after = text[end:]
    if after and is_odd_number(after[0]):
        return False
    return not (_tied_after() if _is_named(text, end) else _not_at_end()).match(after)


def _is_named(text: str, end: int) -> bool:
    """True where a unit or a comparison, and not the last figure, ends here."""
    return text[end - 1] not in "0123456789"


@loaded_once
def _stands_alone() -> re.Pattern[str]:
    """What may stand before a number that is the whole result: nothing, or a word for having done so much."""
    return re.compile(f"[,，]*(?:{any_of(value_words().before_result)})*")


@loaded_once
def _tied_before() -> re.Pattern[str]:
    return re.compile(rf"(?:[A-Za-z.,\-~{_TIES}]|[0-9]:|{any_of(value_words().before_number)})$")


@loaded_once
def _tied_after() -> re.Pattern[str]:
    return re.compile(rf"[A-Za-z:{_TIES}]|{any_of(units().inexact_after)}|{after_pattern().pattern}")


@loaded_once
def _not_at_end() -> re.Pattern[str]:
    return re.compile(r"(?![,，。;；、)](?![0-9])|$)")


def _change(text: str, start: int, floor: int) -> tuple[Change | None, int]:
    """Whether the words before the number make it a rise or a fall: "提高5%", "下降率≥5%", not "提高到95%"."""
    before = text[floor:start]
    for change, changing in _changes() if before else ():
        if match := changing.search(before):
            return change, start if change is None else floor + match.start()
    return None, start


@loaded_once
def _changes() -> tuple[tuple[Change | None, re.Pattern[str]], ...]:
    """What ends before a number that tells a verdict and no change, a rise, a fall."""
    words = value_words()
    link = f"{any_of(words.between_change_and_number)}?$"
    kinds: tuple[tuple[Change | None, tuple[str, ...]], ...] = (
        (None, words.verdicts),
        ("rise", words.rise),
        ("fall", words.fall),
    )
    return tuple((change, re.compile(any_of(changing) + link)) for change, changing in kinds)


@cache
def _operator_words(side: Literal["before", "after"]) -> dict[str, Operator]:
    table = operators().before if side == "before" else operators().after
    return {word: operator for operator, words in table.items() for word in words}


@loaded_once
def _comparison() -> re.Pattern[str]:
    return re.compile(any_of(tuple(_operator_words("before"))))


@loaded_once
def _compared_before() -> re.Pattern[str]:
    return re.compile(f"{_comparison().pattern}$")


@loaded_once
def _opens_number() -> re.Pattern[str]:
    return re.compile(rf"{_comparison().pattern}$|[(:]$")


def has_comparison(text: str) -> bool:
    """True where words or signs of comparison are left in a text."""
    return bool(_SIGNS.search(text) or _comparison().search(text))
