"""What a number looks like in its cell: percent, decimals, the words around it."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from functools import lru_cache

from dashboard.ingest.readers.workbook.formats import GENERAL, tokens

# A workbook keeps fifteen digits; what lies beyond is noise of binary fractions.
_KEPT = Context(prec=15, rounding=ROUND_HALF_UP)
_EXACT = Context(prec=400, rounding=ROUND_HALF_UP)
# Nobody types more decimals than these: ten-thousands of yuan to the cent have six. What has more was computed.
_TYPED_DECIMALS = 6
# As wide as a number in a cell without format gets.
_GENERAL_WIDTH = 11
# From here on a workbook has lost digits: what was typed as a long code must not pass for one.
_DIGITS_LOST = Decimal(10) ** 15
_PLACES = "0#?"
_CURRENCY = str.maketrans("", "", "¥￥")


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A number format: words before and after, and between them words and places for digits, as (is place, text)."""

    before: str
    whole: tuple[tuple[bool, str], ...]
    fraction: tuple[tuple[bool, str], ...]
    after: str
    scale: Decimal
    is_grouped: bool
    is_general: bool

    @property
    def decimals(self) -> int:
        return sum(1 for is_place, _ in self.fraction if is_place)

    @property
    def can_grow(self) -> bool:
        """Whether more decimals than the format has can be shown: not where words stand between its digits."""
        return all(is_place for is_place, _ in (*self.whole, *self.fraction))


@lru_cache(maxsize=4096)
def shown_number(stored: str, code: str) -> str:
    """The number as its cell shows it under the format.

    A typed number keeps its digits even where the format shows fewer: 34.5202 under "0.00" stays 34.5202, for what was
    filed is not rounded. A computed one, with more than six decimals, is shown as the cell shows it: 98.63%. Currency
    signs are left out; a minus is a minus however the format colours or brackets it; a zero is a zero even where the
    format draws a dash. Formats with conditions, exponents, fractions or no digits leave the plain number. One of more
    than fifteen digits, of which a workbook has lost some, is shown with its exponent: 4.403042260115E+20.
    """
    try:
        number = _KEPT.create_decimal(stored)
    except InvalidOperation:
        return stored
    if not number.is_finite():
        return stored
    if abs(number) >= _DIGITS_LOST:
        return f"{number.normalize(_KEPT):E}"
    pattern = _pattern(code)
    text = _general(abs(number)) if pattern is None else _filled(pattern, abs(number))
    return f"-{text}" if number < 0 and re.search("[1-9]", text) else text


@lru_cache(maxsize=2048)
def _pattern(code: str) -> _Pattern | None:
    """What the format's first section says, or None where it leaves the plain number."""
    items: list[tuple[str, str]] = []
    for kind, text in tokens(code):
        if kind == "bracket" and text[:1] in ("<", ">", "="):
            return None
        if kind == "other":
            items.append((_kind(text), text))
        elif kind == "literal":
            items.extend(("literal", character) for character in text)
    plain = "".join(text for kind, text in items if kind == "letter").lower()
    is_general = plain == GENERAL.lower()
    if is_general:
        at = next(index for index, (kind, _) in enumerate(items) if kind == "letter")
        items[at : at + len(GENERAL)] = [("place", "0")]
    elif plain or any(kind == "refused" for kind, _ in items):
        return None
    places = [index for index, (kind, _) in enumerate(items) if kind == "place"]
    if not places:
        return None
    return _split(items, places, is_general=is_general)


def _kind(character: str) -> str:
    if character in _PLACES:
        return "place"
    if character in ".,%":
        return character
    if character in "/@":
        return "refused"
    return "letter" if character.isascii() and character.isalpha() else "literal"


def _split(items: list[tuple[str, str]], places: list[int], *, is_general: bool) -> _Pattern:
    first, last = places[0], places[-1]
    point = next((index for index, (kind, _) in enumerate(items) if kind == "."), None)
    body = range(first, last + 1)
    end_of_whole = body.stop if point is None else point
    thousands = 0
    while last + 1 + thousands < len(items) and items[last + 1 + thousands][0] == ",":
        thousands += 1
    percents = sum(1 for kind, _ in items if kind == "%")
    return _Pattern(
        before=_literals(items[: min(first, end_of_whole)]),
        whole=_body(items, [index for index in body if index < end_of_whole]),
        fraction=_body(items, [index for index in body if index > end_of_whole]),
        after=_literals(items[last + 1 :]),
        scale=Decimal(10) ** (2 * percents - 3 * thousands),
        is_grouped=any(items[index][0] == "," for index in body),
        is_general=is_general,
    )


def _literals(items: list[tuple[str, str]]) -> str:
    return "".join(text for kind, text in items if kind in ("literal", "%")).translate(_CURRENCY)


def _body(items: list[tuple[str, str]], indexes: list[int]) -> tuple[tuple[bool, str], ...]:
    return tuple(
        (items[index][0] == "place", items[index][1]) for index in indexes if items[index][0] not in (",", ".")
    )


def _filled(pattern: _Pattern, number: Decimal) -> str:
    scaled = _EXACT.multiply(number, pattern.scale)
    if pattern.is_general:
        return pattern.before + _general(scaled) + pattern.after
    has_room = _decimals(number) <= _TYPED_DECIMALS and pattern.can_grow
    decimals = max(pattern.decimals, _decimals(scaled)) if has_room else pattern.decimals
    whole, _, fraction = f"{_rounded(scaled, decimals):f}".partition(".")
    shown = _whole(pattern, "" if whole == "0" else whole)
    return pattern.before + shown + _fraction(pattern, fraction) + pattern.after


def _whole(pattern: _Pattern, digits: str) -> str:
    """The digits before the point put into their places from the right; the first place takes all that are left."""
    pieces: list[str] = []
    rest = digits
    left = sum(1 for is_place, _ in pattern.whole if is_place)
    for is_place, text in reversed(pattern.whole):
        if not is_place:
            pieces.append(text if rest or "0" in (place for is_one, place in pattern.whole if is_one) else "")
            continue
        left -= 1
        taken = rest if left == 0 else rest[-1:]
        rest = "" if left == 0 else rest[:-1]
        pieces.append(taken or ("0" if text == "0" else ""))
    shown = "".join(reversed(pieces))
    if not pattern.whole:
        shown = digits
    return f"{int(shown):,}" if pattern.is_grouped and shown.isdigit() and len(shown) > 3 else shown or "0"


def _fraction(pattern: _Pattern, digits: str) -> str:
    """The digits behind the point; zeros at the end go where the format does not ask for them."""
    needed = 0
    shown = ""
    rest = digits
    for is_place, text in pattern.fraction:
        if is_place:
            shown, rest = shown + rest[:1], rest[1:]
            needed = len(shown) if text == "0" else needed
        else:
            shown += text
            needed = len(shown)
    shown += rest
    while len(shown) > needed and shown.endswith("0"):
        shown = shown[:-1]
    return f".{shown}" if shown else ""


def _general(number: Decimal) -> str:
    if _decimals(number) > _TYPED_DECIMALS:
        number = _rounded(number, max(_GENERAL_WIDTH - 1 - len(str(int(number))), 2))
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _decimals(number: Decimal) -> int:
    exponent = number.normalize(_EXACT).as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def _rounded(number: Decimal, decimals: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-decimals), context=_EXACT)
