"""Digits as forms write them: full-width or not, with thousand separators, in Chinese characters."""

import re
import unicodedata
from decimal import Decimal

# Full-width letters, digits and signs stand 0xFEE0 above their half-width forms. The full-width comma and full stop
# stay: between figures they separate sentences at least as often as thousands.
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

_NUMBER = re.compile(r"(?:0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.[0-9]+)?")
_DIGITS = {sign: value for value, signs in enumerate(("零〇○", "一", "二两", *"三四五六七八九")) for sign in signs}
_DIGIT = "[一二两三四五六七八九]"
_SPELT = re.compile(
    rf"(?:(?P<thousands>{_DIGIT})千)?零?(?:(?P<hundreds>{_DIGIT})百)?零?(?:(?P<tens>{_DIGIT})?(?P<ten>十))?零?(?P<ones>{_DIGIT})?"
)
CHINESE_DIGITS = {
    sign: value for value, signs in enumerate(("零〇○", "一", "二两", *"三四五六七八九")) for sign in signs
}


def half_width(text: str) -> str:
    """The text with full-width letters, digits, signs and spaces made half-width; superscripts and the like stay."""
    return text.translate(_HALF_WIDTH)


def joined(text: str) -> str:
    """The half-width text without white space, except between two figures, which stay apart."""
    return re.sub(r"(?<![0-9.,])\s+|\s+(?![0-9.,])", "", half_width(text).strip())


def plain_number(text: str) -> Decimal | None:
    """The number that the whole text is: digits, well-placed thousand separators, a point; None for anything else.

    At most 15 digits before the point and 10 behind it: more is a code, not a quantity.
    """
    if not _NUMBER.fullmatch(text):
        return None
    whole, _, part = text.replace(",", "").partition(".")
    if len(whole) > 15 or len(part) > 10:
        return None
    return Decimal(whole + ("." + part if part else ""))


def has_odd_digits(text: str) -> bool:
    """True where the text holds figures that are neither 0-9 nor Chinese words: ①, ², Ⅱ, ½, Arabic-Indic digits."""
    return any(
        not ("0" <= sign <= "9") and unicodedata.category(sign) in ("Nd", "Nl", "No") and sign != "〇" for sign in text
    )


def chinese_integer(text: str) -> int | None:
    """The number that the whole text spells (十二, 三百零五, 一万二千); None where it is not spelt exactly.

    二三 and 三四 (two or three) are not one number; 两百五 leaves its last place open. Both yield None.
    """
    upper, mark, lower = text.partition("万")
    if not mark:
        return _below_ten_thousand(text)
    high = _below_ten_thousand(upper)
    low = _below_ten_thousand(lower.removeprefix("零")) if lower else 0
    if not high or low is None or (lower and (low < 1000) != lower.startswith("零")):
        return None
    return high * 10000 + low


def _below_ten_thousand(text: str) -> int | None:
    if text in _DIGITS:
        return _DIGITS[text]
    match = _SPELT.fullmatch(text)
    if match is None:
        return None
    thousands, hundreds, tens, ones = (match[place] for place in ("thousands", "hundreds", "tens", "ones"))
    digits = [_DIGITS[place] if place else 0 for place in (thousands, hundreds, tens, ones)]
    if match["ten"] and not tens:
        digits[2] = 1
    value = int("".join(str(digit) for digit in digits))
    return value if value >= 10 and _respelt(value) == text.replace("两", "二").replace("〇", "零") else None


def _respelt(value: int) -> str:
    """The one way to spell a number from 10 to 9999: 10 is 十, 105 is 一百零五, 1010 is 一千零一十."""
    spelling = ""
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // place % 10
        if digit:
            spelling += "零一二三四五六七八九"[digit] + name
        elif spelling and not spelling.endswith("零"):
            spelling += "零"
    spelling = spelling.rstrip("零")
    return spelling.removeprefix("一") if 10 <= value < 20 else spelling
