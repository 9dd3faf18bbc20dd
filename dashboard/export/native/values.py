"""What traces and axes of a Plotly figure hold, as plain values."""

import base64
import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from html import unescape
from typing import Any

import numpy as np
import pandas as pd

from dashboard.export.native.chart import Dash, Symbol, Values

# The markup that Plotly knows; any other sign of it is part of a name.
_TAG = re.compile(r"</?(?:a|b|br|em|i|s|span|strong|sub|sup|u)(?:\s[^>]*)?/?>")
_BREAK = re.compile(r"<br\s*/?>")
# Plotly's formats of numbers → how office programs write the same.
_FORMATS = {".0%": "0%", ".1%": "0.0%", ".2%": "0.00%", ",": "#,##0.######", ",d": "#,##0", "d": "0", "": "General"}
# Formats a label may have, the fewest decimals first, with how they write a number.
_LABELS = {
    "0": "{:.0f}",
    "0.0": "{:.1f}",
    "0.00": "{:.2f}",
    "#,##0": "{:,.0f}",
    "#,##0.0": "{:,.1f}",
    "#,##0.00": "{:,.2f}",
    "0%": "{:.0%}",
    "#,##0%": "{:,.0%}",
    "0.0%": "{:.1%}",
    "0.00%": "{:.2%}",
}


def listed(values: Any) -> list[Any]:
    """The values of a trace's field, whether it holds a list, an array or Plotly's packed bytes."""
    if values is None:
        return []
    if isinstance(values, dict):
        packed = np.frombuffer(base64.b64decode(values["bdata"]), dtype=np.dtype(values["dtype"]))
        return list(packed)
    return list(values)


def numbers(values: Any) -> Values:
    """The numbers of a trace's field; None where there is none."""
    return tuple(None if value is None or pd.isna(value) else _plain(value) for value in listed(values))


def text(written: Any) -> str:
    """A text of a figure without its markup. A line of smaller print stays a line; wrapped lines become one."""
    whole = _BREAK.sub(_joint, str(written).replace("<br><span", "\n<span"))
    return unescape(_TAG.sub("", whole)).strip()


def number_format(axis: Any) -> str:
    """How an office program writes an axis' numbers as the figure does, `0%` or `"over "0%`."""
    if axis.ticktext is not None:
        return _from_ticks(numbers(axis.tickvals), [text(tick) for tick in axis.ticktext])
    written = _FORMATS[axis.tickformat or ""]
    return f'{written}"{axis.ticksuffix}"' if axis.ticksuffix else written


def label_format(values: Values, texts: Sequence[str]) -> str:
    """The number format that writes every value as its text; "" where none does. Values without a text are None."""
    pairs = [(value, said) for value, said in zip(values, texts, strict=True) if value is not None]
    if not pairs or not all(said for _, said in pairs):
        return ""
    for office, python in _LABELS.items():
        if all(_rounded(value, python) == said for value, said in pairs):
            return office
    return ""


def written(value: float, office_format: str) -> str:
    """A number as an office program's format writes it, for the wording of lines."""
    before, after = "", ""
    bare = office_format
    if '"' in bare:
        before, bare, after = re.fullmatch(r'(?:"([^"]*)")?([^"]+)(?:"([^"]*)")?', bare).groups("")  # type: ignore[union-attr]
    if bare.endswith("%"):
        exact = _rounded(value, _LABELS[bare])
        is_exact = abs(float(exact.replace(",", "").rstrip("%")) - value * 100) < 1e-9
        return before + (exact if is_exact else _rounded(value, _LABELS["0.00%"])) + after
    rounded = _rounded(value, _LABELS["#,##0.00" if "," in bare else "0.00"]).rstrip("0").rstrip(".")
    return before + rounded + after


def dash(name: str | None) -> Dash:
    """One of three dashes for those of Plotly."""
    if name in (None, "solid"):
        return "solid"
    return "dot" if name == "dot" else "dash"


def symbol(name: str | None) -> tuple[Symbol, bool]:
    """The kind of mark for one of Plotly's, and whether it is hollow."""
    bare = (name or "circle").removesuffix("-open")
    is_hollow = (name or "").endswith("-open")
    if bare.startswith("line-"):
        return "stroke", False
    known: dict[str, Symbol] = {"circle": "circle", "diamond": "diamond", "star": "star"}
    return known[bare], is_hollow


def _plain(value: Any) -> float | int:
    if isinstance(value, int | np.integer):
        return int(value)
    return float(value)


def _joint(found: re.Match[str]) -> str:
    """What stands for a break: a space between words, nothing between Chinese characters."""
    before, after = found.string[: found.start()][-1:], found.string[found.end() :][:1]
    return " " if before.isascii() and after.isascii() else ""


def _from_ticks(places: Values, texts: list[str]) -> str:
    """The format that writes each place as its tick says, with the same words around it; General where none does."""
    for office, python in _LABELS.items():
        figures = [_rounded(place, python) for place in places if place is not None]
        around = {tuple(tick.split(figure, 1)) for figure, tick in zip(figures, texts, strict=True) if figure in tick}
        if len(around) == 1 and all(figure in tick for figure, tick in zip(figures, texts, strict=True)):
            before, after = next(iter(around))
            return (f'"{before}"' if before else "") + office + (f'"{after}"' if after else "")
    return "General"


def _rounded(value: float, python_format: str) -> str:
    """A number written with halves away from zero, as office programs round."""
    try:
        exact = Decimal(repr(value))
    except InvalidOperation:
        return ""
    decimals = int(python_format.split(".")[1][0])
    scale = decimals + 2 if "%" in python_format else decimals
    return python_format.format(exact.quantize(Decimal(1).scaleb(-scale), ROUND_HALF_UP))
