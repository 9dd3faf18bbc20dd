"""A cell that must hold one figure: money, a rate, points."""

import re
from decimal import Decimal
from functools import cache, lru_cache

from dashboard.ingest.loaded_once import loaded_once
from dashboard.ingest.values.numerals import joined, plain_number
from dashboard.ingest.values.words import any_of, blanks
from dashboard.records import AmountUnit

# Facts of the language: one of these words is so many yuan.
_YUAN: dict[str, Decimal] = {
    "元": Decimal(1),
    "千元": Decimal(1000),
    "万": Decimal(10000),
    "万元": Decimal(10000),
    "百万元": Decimal(1000000),
    "千万元": Decimal(10000000),
    "亿": Decimal(100000000),
    "亿元": Decimal(100000000),
}
_FORM_UNIT: dict[AmountUnit, Decimal] = {"yuan": _YUAN["元"], "wan_yuan": _YUAN["万元"]}
_CENT = Decimal("0.01")
# No amount is longer; explanations in the same column are.
_LONGEST = 60
_RATE = re.compile(r"(-?)([0-9.,]+)(%?)")
_POINTS = re.compile(r"(-?)([0-9.,]+)分?|\(([0-9.]+)分\)")
_PER_CENT = re.compile(r"\s*[%％]$")
# So many cells are remembered by each function.
_MOST = 8192
_SPACED = re.compile(
    r"(?:[¥￥]-?[1-9][0-9]{0,2}(?: [0-9]{3})+(?:\.[0-9]+)?|-?[1-9][0-9]{0,2}(?: [0-9]{3})+\.[0-9]{1,2}|"
    r"-?[1-9][0-9]{0,2}(?: [0-9]{3}){2,})(?:[千万亿]?元)?"
)


def is_blank(text: str | None) -> bool:
    """True where a cell holds no value: empty, 无, a dash, 不适用."""
    return text is None or joined(text) in _plain(blanks().no_value) or is_not_applicable(text)


def is_not_applicable(text: str) -> bool:
    """True where the whole cell says that its row does not apply."""
    return joined(text) in _plain(blanks().not_applicable)


@lru_cache(maxsize=_MOST)
def amount(text: str | None, unit: AmountUnit) -> Decimal | None:
    """The yuan that a cell states, exactly; None where it is not one amount and nothing else.

    `unit` is the form's; 元, 千元, 万元 or 亿元 inside the cell wins. Two decimals where the amount is whole cents,
    as many as needed where it is not. Brackets are not read as a minus: they may be a number in a list.
    """
    if text is None or len(text) > _LONGEST:
        return None
    match = _amount_pattern().fullmatch(_without_gaps(joined(text)))
    if match is None:
        return None
    sign, figure, word = match["sign"], match["figure"], match["unit"] or match["bracketed"]
    number = plain_number(figure.replace("，", ","))
    if number is None:
        return None
    yuan = number * (_YUAN[word] if word else _FORM_UNIT[unit])
    if yuan >= Decimal(10) ** 15:
        return None
    cents = yuan.quantize(_CENT)
    exact = cents if cents == yuan else yuan
    return -exact if sign and exact else exact


def _without_gaps(text: str) -> str:
    """The amount with spaces between its thousands taken out, where they can be nothing else: "¥386 000.00".

    "386 000" alone may be two figures.
    """
    return text.replace(" ", "") if _SPACED.fullmatch(text) else text


def percent(text: str | None, *, is_percent: bool = False) -> Decimal | None:
    """The rate that a cell states, as a fraction of 1; None where it is not one rate and nothing else.

    A figure without % counts only under a header that says %: `is_percent`.
    """
    match = None if text is None else _RATE.fullmatch(joined(text))
    if match is None or not (match[3] or is_percent):
        return None
    number = plain_number(match[2])
    if number is None:
        return None
    rate = number.scaleb(-2)
    return -rate if match[1] and rate else rate


@lru_cache(maxsize=_MOST)
def points(text: str | None) -> Decimal | None:
    """The points of a weight or a score: "12.5", "10分", "(50分)"; None where the cell is not one figure."""
    match = None if text is None else _POINTS.fullmatch(joined(text))
    if match is None:
        return None
    number = plain_number(match[2] or match[3])
    if number is None:
        return None
    return -number if match[1] and number else number


@lru_cache(maxsize=_MOST)
def points_or_share(text: str | None) -> Decimal | None:
    """The points of a cell; a column of shares prints them as per cent of 100: "15%"."""
    return None if text is None else points(_PER_CENT.sub("", text.strip()))


@loaded_once
def _amount_pattern() -> re.Pattern[str]:
    unit = any_of(tuple(_YUAN))
    return re.compile(
        rf"(?:人民币)?[¥￥]?(?P<sign>-?)[¥￥]?(?P<figure>[0-9][0-9.,，]*)(?:(?P<unit>{unit})|\((?P<bracketed>{unit})\))?整?"
    )


@cache
def _plain(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(joined(word) for word in words)
