"""Digits as forms write them: full-width or not, with thousand separators, in Chinese characters."""

import re
import unicodedata
from decimal import Decimal
from functools import cache, lru_cache

# Full-width letters, digits and signs stand 0xFEE0 above their half-width forms. The full-width comma and full stop
# stay: between figures they separate sentences at least as often as thousands, unless the figures are full-width too.
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if code != 0xFF0C} | {
    0x3000: " ",
    0x00A0: " ",
    0x200B: None,
    0xFEFF: None,
    0x2212: "-",
    0xFE63: "-",
    0x2010: "-",
    0x2011: "-",
    0xFE64: "<",
    0xFE65: ">",
    0xFE66: "=",
    0xFE6A: "%",
    0x66A: "%",
    0x301C: "~",
    0x223C: "~",
}

_FULL_WIDTH_THOUSANDS = re.compile("(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
_BLANK = re.compile(r"(?<![0-9.,\s])\s++|\s++(?![0-9.,])")
_NUMBER = re.compile(r"(?:0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.[0-9]+)?")
CHINESE_DIGITS = "零〇一二两三四五六七八九十百千万"


def half_width(text: str) -> str:
    """The text with full-width letters, digits, signs and spaces made half-width; superscripts and the like stay."""
    if "，" in text:
        text = _FULL_WIDTH_THOUSANDS.sub(",", text)
    return text.translate(_HALF_WIDTH)


@lru_cache(maxsize=16384)
def joined(text: str) -> str:
    """The half-width text without white space, except between two figures, which stay apart."""
    return _BLANK.sub("", half_width(text).strip())


def plain_number(text: str, longest_part: int = 10) -> Decimal | None:
    """The number that the whole text is: digits, well-placed thousand separators, a point; None for anything else.

    At most 15 digits before the point and `longest_part` behind it: more is a code, not a quantity.
    """
    if not _NUMBER.fullmatch(text):
        return None
    whole, _, part = text.replace(",", "").partition(".")
    if len(whole) > 15 or len(part) > longest_part:
        return None
    return Decimal(whole + ("." + part if part else ""))


def has_foreign_digits(text: str) -> bool:
    """True where the text holds decimal figures of another script than 0-9."""
    return any(unicodedata.category(sign) == "Nd" and not "0" <= sign <= "9" for sign in text)


def is_odd_number(sign: str) -> bool:
    """True for ①, ², Ⅱ, ½ and the like; beside a figure they change it."""
    return unicodedata.category(sign) in ("Nl", "No")


def chinese_integer(text: str) -> int | None:
    """The number that the whole text spells (十二, 三百零五, 一万二千); None where it is not spelt exactly.

    二三 and 三四 (two or three) are not one number; 两百五 leaves its last place open. Both yield None.
    """
    if text == "两":
        return 2
    plain = re.sub("两(?=[百千万])", "二", text).replace("〇", "零")
    upper, mark, lower = plain.partition("万")
    high, low = (_spellings().get(upper, 0), lower) if mark else (0, upper)
    if not low:
        return high * 10000 or None
    rest = _spellings().get(low.removeprefix("零") if mark else low)
    if rest is None or (mark and (not high or (rest < 1000) != low.startswith("零"))):
        return None
    return high * 10000 + rest


@cache
def _spellings() -> dict[str, int]:
    """Each number below 10000 under the one way to spell it."""
    return {_spelling(number): number for number in range(10000)}


def _spelling(number: int) -> str:
    """The number below 10000 in words: 10 is 十, 105 is 一百零五, 1010 is 一千零一十."""
    words = ""
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            words += "零一二三四五六七八九"[digit] + name
        elif words and not words.endswith("零"):
            words += "零"
    words = words.rstrip("零") or "零"
    return words.removeprefix("一") if 10 <= number < 20 else words
