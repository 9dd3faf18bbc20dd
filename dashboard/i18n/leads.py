"""What an audit rule asks about one lead, in words with the lead's own figures."""

import json
from decimal import Decimal

from dashboard.i18n import formats
from dashboard.i18n.formats import Unit
from dashboard.i18n.words import Words

# The smallest difference that an amount written in a unit still shows, in yuan.
_SHOWN: dict[Unit, Decimal] = {"yuan": Decimal("0.01"), "wan_yuan": Decimal(100), "yi_yuan": Decimal(10_000)}


def lead_sentence(words: Words, rule_code: str, inputs: str) -> str:
    """The question of a rule with the figures of one lead filled in; `inputs` is the lead's own column.

    What a figure is follows from its name, as in tables: `…_yuan` an amount, `…_rate…` a fraction of 1,
    `…_difference` one in percentage points, scores and weights points. Raises BrokenData for a rule without words.
    """
    figures = json.loads(inputs, parse_float=Decimal)
    return words(
        f"rule.{rule_code}.question", **{name: _written(words, name, value) for name, value in figures.items()}
    )


def _written(words: Words, name: str, value: Decimal | int | str | None) -> str:
    parts = name.split("_")
    if name == "column_name":
        return words(f"column.{value}")
    if isinstance(value, str):
        return value
    if name.endswith("_yuan"):
        return _amount(words, value)
    if name.endswith("_difference"):
        return words.rate_change(value)
    if "rate" in parts:
        return words.rate(value)
    if {"score", "weight", "points"} & set(parts):
        return words.points(value)
    return words.count(value)


def _amount(words: Words, yuan: Decimal | int | None) -> str:
    """An amount in the chosen unit where that shows all of it, else in yuan: evidence is never rounded away."""
    exact = formats.in_unit(yuan, "yuan")
    if exact is not None and exact % _SHOWN[words.unit] != 0:
        return words.in_unit("yuan").amount(yuan)
    return words.amount(yuan)
