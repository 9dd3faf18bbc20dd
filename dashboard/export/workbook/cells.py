"""What cells, sheet names and chart texts may hold, and how much room a text takes."""

import re
from collections.abc import Iterable

CELL_LIMIT = 32_767
NAME_LIMIT = 31
CHART_TEXT_LIMIT = 80
CUT = "…"
# Signs that XML has no place for, and halves of letters that are no letter alone.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
# Signs with a meaning in references to a sheet.
_FULL_WIDTH = str.maketrans({"'": "’", "!": "！"})
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\t\n\r]+")


def legal(text: str) -> str:
    """A text without the signs that no file can hold, its lines ended alike."""
    return _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def cell_text(value: object) -> str:
    """A text as a cell can hold it: legal, and cut (and marked so) at what a cell takes."""
    return _cut(legal(str(value)), CELL_LIMIT)


def chart_text(value: object) -> str:
    """A text as a chart can hold it: one line, short, and never taken for a reference to a cell."""
    text = _cut(" ".join(cell_text(value).split()), CHART_TEXT_LIMIT)
    return f" {text}" if text.startswith("=") else text


def sheet_name(wanted: str, taken: Iterable[str]) -> str:
    """A valid name for a sheet, unlike all that are taken; a number is put behind where two are alike."""
    plain = " ".join(_NOT_IN_NAMES.sub(" ", cell_text(wanted).translate(_FULL_WIDTH)).split()) or "-"
    used = {name.casefold() for name in taken}
    name, number = _cut(plain, NAME_LIMIT), 1
    while name.casefold() in used or name.casefold() == "history":
        number += 1
        ending = f" {number}"
        name = _cut(plain, NAME_LIMIT - len(ending)) + ending
    return name


def width(text: str) -> float:
    """The room of a text in half-width letters; Chinese ones take two."""
    return (len(text.encode("utf-8", "replace")) + len(text)) / 2


def lines(text: str, room: float) -> int:
    """How many lines a text takes in a column."""
    return sum(max(1, -int(-width(line) // max(1.0, room - 2))) for line in text.split("\n"))


def _cut(text: str, limit: int) -> str:
    """The text within a limit of UTF-16 units, which is how office programs count."""
    if len(text) * 2 <= limit or len(text.encode("utf-16-le")) // 2 <= limit:
        return text
    kept = text.encode("utf-16-le")[: 2 * (limit - 1)].decode("utf-16-le", "ignore")
    return kept + CUT
