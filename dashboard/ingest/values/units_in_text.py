"""The unit behind a number: one of the list, a compound of them, or a short word that can be nothing else."""

import re
from functools import cache

from dashboard.ingest.loaded_once import loaded_once
from dashboard.ingest.values.words import any_of, operators, units

# What a word that is no unit of the list may have: so many characters before the text ends.
_LONGEST_COMPARED = 2
_LONGEST_ALONE = 1
_CJK = "\u4e00-\u9fff"
_LETTERS = "A-Za-z\u00b0\u00b5\u03bc\u03a9\u2126\u2103\u00b2\u00b3\u33a1\u33a5"


def unit_at(text: str, position: int, *, is_compared: bool, is_alone: bool) -> tuple[str | None, int]:
    """The unit at this position of the joined text and where it ends; none where no unit can be told.

    `is_compared` says that a comparison stands before the number, `is_alone` that nothing else does: then a short word
    up to the end of the text is a unit also if the list does not hold it.
    """
    if match := _bracketed().match(text, position):
        return match.group(1), match.end()
    listed, end = _listed(text, position)
    word = _word_up_to_the_end().match(text, position)
    if word is None or word.end() <= end or not _may_be_unit(word.group()):
        return listed, end
    if _compound().fullmatch(word.group()) or (listed is not None and _is_measure_cut_short(listed, word.group())):
        return word.group(), word.end()
    longest = _LONGEST_COMPARED if is_compared else _LONGEST_ALONE if is_alone else 0
    if listed is not None or not _unlisted(longest).fullmatch(word.group()):
        return listed, end
    counted = _counted().match(word.group())
    return (counted.group(), position + counted.end()) if counted else (word.group(), word.end())


def _listed(text: str, position: int) -> tuple[str | None, int]:
    match = _unit_pattern().match(text, position)
    if match and (match["alone"] or not _no_unit().match(text, match.start("bare"))):
        return units().aliases.get(match.group(), match.group()), match.end()
    return None, position


def _may_be_unit(word: str) -> bool:
    """Whether nothing in the word says that it is none: 多, 余, 完成, 级, 年代."""
    return not _not_in_units().search(word) and not _no_unit().match(word)


def _is_measure_cut_short(listed: str, word: str) -> bool:
    """Whether a unit of measurement would be cut out of a longer one: 分 of 分贝. Behind 套 or 个 stands the thing."""
    return listed in units().measures and len(word) == len(listed) + 1


@loaded_once
def _bracketed() -> re.Pattern[str]:
    """A unit in brackets: any short word without figures, as "(家)", "(名/天)", "(%)"."""
    return re.compile(r"\((?!含|其中)([^()0-9<>=≤≥,，。;；、]{1,10})\)")


@loaded_once
def _unit_pattern() -> re.Pattern[str]:
    """A known unit, with 万 or 亿 before it or alone at the end, and what it is shared by: 人次/年, 元/人.年."""
    known = any_of((*units().units, *units().aliases))
    scale = any_of(tuple(units().scale))
    sharer = any_of((*units().per, *units().units))
    shared = rf"(?:/每?{sharer}(?:[.·/]{sharer})?)?"
    return re.compile(
        rf"(?:{scale})?(?P<bare>{known})(?:\({any_of(units().units)}\)|{shared})|(?P<alone>[万亿])(?=$|[,，。;；、)])"
    )


@loaded_once
def _word_up_to_the_end() -> re.Pattern[str]:
    """Letters up to the end of the text, to a bracket, or to a comparison behind them."""
    word = rf"[{_CJK}{_LETTERS}%‰]"
    return re.compile(
        rf"/?(?:10*(?=[万千百]?$))?{word}*?(?:[/·.]{word}+?)*?(?=$|[,，。;；、()]|{after_pattern().pattern}$)"
    )


@loaded_once
def _compound() -> re.Pattern[str]:
    """Units joined: 人份, 剂次; or shared by anything short: 元/生/年, 件/万人, 16/10万."""
    scale = any_of(tuple(units().scale))
    part = rf"(?:{scale})?(?:[{_CJK}]{{1,4}}|[{_LETTERS}]{{1,5}})"
    joined = rf"(?:{scale})?{any_of(units().units)}{any_of(units().joined_to)}"
    known = rf"(?:{scale})?(?:{any_of(units().units)}|[{_CJK}]{{1,2}}|[{_LETTERS}]{{1,5}})"
    return re.compile(rf"{joined}(?:[/·.]{part})*|{known}/每?{part}(?:[/·.]每?{part})?|/(?:10*)?[万千百]+")


@cache
def _unlisted(longest: int) -> re.Pattern[str]:
    """A unit that no list holds: a multiple of a short word, or letters such as NTU; one capital letter is a model."""
    scale = any_of(("百万", "千万", *units().scale))
    words = rf"(?:{scale})?[{_CJK}](?:[{_CJK}]{{0,{longest - 1}}}|{any_of(units().joined_to)})" if longest else "(?!)"
    model = "[ADGSTX]" if longest > 1 else "[A-Z]"
    letters = rf"(?!{model}$)[{_LETTERS}]{{1,6}}" if longest else "(?!)"
    return re.compile(rf"{words}|{letters}")


@loaded_once
def _counted() -> re.Pattern[str]:
    """A word that counts, before the thing it counts."""
    scale = any_of(("百万", "千万", *units().scale))
    return re.compile(rf"(?:{scale})?{any_of(units().classifiers)}(?!{any_of(units().joined_to)}$)(?=.)")


@loaded_once
def _no_unit() -> re.Pattern[str]:
    return re.compile(any_of(units().not_units))


@loaded_once
def _not_in_units() -> re.Pattern[str]:
    return re.compile(any_of((*units().not_in_units, *units().inexact_after)))


@loaded_once
def after_pattern() -> re.Pattern[str]:
    """A comparison behind the number: 以上, 以内, 左右."""
    return re.compile(any_of(tuple(word for words in operators().after.values() for word in words)))
