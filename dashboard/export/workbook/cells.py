"""What names of sheets and texts of charts may hold, and how much room a text takes."""

import re
from collections.abc import Iterable

from dashboard.export.cell_text import cell_text, cut

NAME_LIMIT = 31
CHART_TEXT_LIMIT = 80
# Signs with a meaning in references to a sheet.
_FULL_WIDTH = str.maketrans({"'": "’", "!": "！"})
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\t\n\r]+")


def chart_text(value: object) -> str:
    """A text as a chart can hold it: one line, short, and never taken for a reference to a cell."""
    text = cut(" ".join(cell_text(value).split()), CHART_TEXT_LIMIT)
    return f" {text}" if text.startswith("=") else text


def sheet_name(wanted: str, taken: Iterable[str]) -> str:
    """A valid name for a sheet, unlike all that are taken; a number is put behind where two are alike."""
    plain = " ".join(_NOT_IN_NAMES.sub(" ", cell_text(wanted).translate(_FULL_WIDTH)).split()) or "-"
    used = {name.casefold() for name in taken}
    name, number = cut(plain, NAME_LIMIT), 1
    while name.casefold() in used or name.casefold() == "history":
        number += 1
        ending = f" {number}"
        name = cut(plain, NAME_LIMIT - len(ending)) + ending
    return name


def width(text: str) -> float:
    """The room of a text in half-width letters; Chinese ones take two."""
    return (len(text.encode("utf-8", "replace")) + len(text)) / 2


def lines(text: str, room: float) -> int:
    """How many lines a text takes in a column."""
    return sum(max(1, -int(-width(line) // max(1.0, room - 1.5))) for line in text.split("\n"))
