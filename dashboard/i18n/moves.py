"""Figures of the overview before and after a change, in words."""

from typing import Any

import pandas as pd

from dashboard.i18n.words import Words

_COUNTS = ("evaluations", "leads")


def moved_figure(words: Words, figure: str, value: Any, *, is_signed: bool = False) -> str:
    """A figure of the overview, or with its sign the difference of two; amounts in the unit of the words."""
    if pd.isna(value):
        return words("missing")
    if figure.endswith("_yuan"):
        return words.figure(value, is_signed=is_signed)
    if "rate" in figure.split("_"):
        return words.rate_change(value) if is_signed else words.rate(value)
    if figure in _COUNTS:
        return words.count(value, is_signed=is_signed)
    return words.points(value, is_signed=is_signed)
