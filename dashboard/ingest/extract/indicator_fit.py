"""How well a cell suits a column of the indicator table, told by what it holds."""

import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache

from dashboard.ingest.extract.alignment import Column
from dashboard.ingest.extract.indicator_columns import kind_of
from dashboard.ingest.grid import Cell
from dashboard.ingest.loaded_once import loaded_once
from dashboard.ingest.values.cells import points
from dashboard.ingest.values.quantities import is_value
from dashboard.ingest.values.words import units
from dashboard.ingest.vocabulary import Vocabulary
from dashboard.ingest.wording import has_digit, is_number, is_placeholder, key

_SIGNED = re.compile(r"^(?:[≥≤><=≧≦＞＜＝]|大于|小于|不低于|不少于|不超过|不高于|不大于|不小于)")
_SIGN = re.compile(r"[≥≤><=≧≦＞＜＝]")
# Weight and score in one cell.
_TWO_FIGURES = re.compile(r"\d+(?:\.\d+)?/\d+(?:\.\d+)?")
_CAUSE = re.compile(r"偏差|原因|措施|改进|超额|未完成|未达|扣\d*\.?\d*分|酌情")
_RULE = re.compile(
    r"[记得]满分|扣完为止|酌情扣分|(?:得|扣|计)\d*\.?\d+分|乘以分值|按[^，。]*计算|按.*(?:比例|执行率).*(?:得|计)分|得分按"
)
_MET = re.compile(r"达成|完成|达到|实现")
_SHARE = re.compile(r"\d+(\.\d+)?%")
_ORDER = re.compile(r"[\dA-Za-z.\-]+")
_MOST_POINTS = Decimal(110)
_LONG = 40
_LEVELS = ("level_1", "level_2")
_ASTRAY = -3.0
_IN_PLACE = -0.5
_SHORT = 14
_SHORT_UNIT = 2
# Words that no list of units holds: rather what is aimed at.
_NO_UNIT = -0.75
# A quantity or a time, and nothing else, names no indicator and explains none.
_NO_NAME, _NO_REMARK = -4.0, -3.0
# Weights are printed as shares of 100, scores hardly ever are.
_SHARE_AS_SCORE = -2.0

# What an empty column costs. A row without levels continues the row above; one without an indicator is hardly a row.
_MISSING = {"level_3": -4.0, "target": -1.5, "actual": -1.5, "weight": -1.0, "score": -1.0}


def missing(role: str) -> float:
    """What it costs to leave the column empty."""
    return _MISSING.get(role, 0.0)


class IndicatorFit:
    """Tells how well a cell suits a role; None forbids it."""

    def __init__(self, words: Vocabulary) -> None:
        self._words = words

    def __call__(self, cell: Cell, column: Column) -> float | None:
        """The fit of the cell's words; those that name no such level are one only right below its header."""
        fit = _fit_of_words(cell.text, column.role, self._words)
        if fit is not None and fit < 0 and (kind := _kind_of_any(column.role)) in _LEVELS:
            if cell.column != column.position:
                return fit + _ASTRAY
            # Names of first levels serve as second levels too; a second level below the first one's header was moved.
            return max(fit, _IN_PLACE) if kind == "level_2" and self._words.is_level_1(cell.text) else fit
        return fit


@lru_cache(maxsize=256)
def _kind_of_any(role: str) -> str:
    """The kind of a column, of one that repeats another too: "repeat2:score" → "score"."""
    return kind_of(role.partition(":")[2] or role)


# The same words stand in many rows and on many forms.
@lru_cache(maxsize=16384)
def _fit_of_words(text: str, column_role: str, words: Vocabulary) -> float | None:
    role = _kind_of_any(column_role)
    match role:
        case "level_1" | "level_2":
            return _level_fit(text, role, words)
        case "level_3":
            return _name_fit(text, words)
        case "group":
            return 3.0 if words.is_indicator_group(text) and not _is_level(text, words) else None
        case "direction":
            return 3.0 if words.is_direction(text) else None
        case "score" if text.rstrip().endswith(("%", "％")):
            return _SHARE_AS_SCORE
        case _ if role in _BY_WORDS_ALONE:
            return _BY_WORDS_ALONE[role](text)
        case _:
            return _value_fit(text, role, words)


def _is_level(text: str, words: Vocabulary) -> bool:
    return words.is_level_1(text) or words.is_level_2(text)


def _level_fit(text: str, role: str, words: Vocabulary) -> float:
    is_first, is_second = words.is_level_1(text), words.is_level_2(text)
    if is_first if role == "level_1" else is_second:
        return 3.0
    if role == "level_1" and words.may_be_level(text, 1):
        return 0.5
    if is_first or is_second:
        return -4.0
    if role == "level_1" and words.levels_in(text):
        return 3.0
    if role == "level_2" and words.may_be_level(text, 2):
        return 0.5
    if is_number(text) or _SIGNED.match(key(text)) or is_placeholder(text) or words.is_not_applicable(text):
        return -6.0
    return -1.0 if len(text) <= _SHORT else -2.5


def _name_fit(text: str, words: Vocabulary) -> float:
    if is_number(text) or is_placeholder(text) or key(text) in _units():
        return -6.0
    if _SIGNED.match(key(text)):
        return -4.0
    if _is_level(text, words):
        return -1.5
    if is_value(text):
        return _NO_NAME
    if "%" in key(text) or _SIGN.search(text):
        return -0.5
    if text.endswith("。"):
        return -2.0
    return 1.0 if len(text) <= _LONG else 0.0


def _value_fit(text: str, role: str, words: Vocabulary) -> float:
    if _is_level(text, words) and not has_digit(text):
        return -4.0
    if is_placeholder(text):
        return 0.0
    if _SIGNED.match(key(text)):
        return 3.0 if role.startswith("target") else 1.0
    if words.is_not_applicable(text):
        return 1.0
    if role == "actual" and _MET.search(text):
        return 1.5
    if is_number(text):
        return 0.7
    if role.startswith("target") and _SIGN.search(text):
        return 2.0
    return 1.5 if has_digit(text) else 0.5


@loaded_once
def _units() -> frozenset[str]:
    return frozenset((*units().units, *units().time_units))


def _points_fit(text: str) -> float | None:
    if is_placeholder(text):
        return 0.0
    value = points(text)
    if value is None and _SHARE.fullmatch(key(text)):
        return 0.5
    if value is None and "\n" in text and is_number(text):
        return 1.0
    if value is None or not -_MOST_POINTS < value < _MOST_POINTS:
        return None
    return 2.0


def _remark_fit(text: str) -> float | None:
    if is_number(text):
        return -4.0
    if _TWO_FIGURES.fullmatch(key(text)):
        return None
    if is_placeholder(text):
        return 0.3
    if _CAUSE.search(text):
        return 2.0
    if _SIGNED.match(key(text)) or is_value(text):
        return _NO_REMARK
    return 1.0 if key(text) in ("无", "不适用", "没有") else 0.5


def _number_fit(text: str) -> float | None:
    return 1.0 if _ORDER.fullmatch(key(text)) else None


def _method_fit(text: str) -> float:
    return 3.0 if _RULE.search(text) else _explanation_fit(text)


def _explanation_fit(text: str) -> float:
    return -4.0 if is_number(text) else 1.0 if len(text) > _SHORT else 0.0


def _any_fit(_: str) -> float:
    return 0.0


def _unit_fit(text: str) -> float | None:
    if is_number(text) or len(text) > _SHORT:
        return None
    word = key(text)
    if word in _units() or "/" in word or "%" in word:
        return 1.5
    return 0.5 if len(word) <= _SHORT_UNIT else _NO_UNIT


_BY_WORDS_ALONE: dict[str, Callable[[str], float | None]] = {
    "number": _number_fit,
    "unit": _unit_fit,
    "weight": _points_fit,
    "score": _points_fit,
    "score_reviewed": _points_fit,
    "weight_1": _points_fit,
    "weight_2": _points_fit,
    "remark": _remark_fit,
    "definition": _explanation_fit,
    "method": _method_fit,
    "no_field": _any_fit,
    "ignored": _any_fit,
}
