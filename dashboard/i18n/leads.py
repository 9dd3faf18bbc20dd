"""What an audit rule asks about one lead, in words with the lead's own figures."""

import json
from decimal import Decimal

from dashboard.i18n import formats
from dashboard.i18n.formats import Unit
from dashboard.i18n.words import Words

# The smallest difference that amounts written in a unit still show, in yuan; English writes large ones in millions.
_SHOWN: dict[Unit, Decimal] = {"yuan": Decimal("0.01"), "wan_yuan": Decimal(100), "yi_yuan": Decimal(10_000)}
_SHOWN_IN_MILLIONS = Decimal(10_000)

Figure = Decimal | int | str | None


def lead_sentence(words: Words, rule_code: str, inputs: str) -> str:
    """The question of a rule with the figures of one lead filled in; `inputs` is the lead's own column.

    What a figure is follows from its name, as in tables: `…_yuan` an amount, `…_rate…` a fraction of 1,
    `…_difference` the distance of two rates, scores and weights points. Amounts stand in the chosen unit where that
    shows all of each, else in yuan: evidence is never rounded away. Raises BrokenData for a rule without words.
    """
    figures: dict[str, Figure] = json.loads(inputs, parse_float=Decimal)
    amounts = [formats.in_unit(_number(figures[name]), "yuan") for name in figures if name.endswith("_yuan")]
    exact = words if all(_shows_all(words, amount) for amount in amounts) else words.in_unit("yuan")
    return words(
        f"rule.{rule_code}.question", **{name: _written(exact, name, value) for name, value in figures.items()}
    )


def lead_figures(words: Words, inputs: str) -> list[tuple[str, str]]:
    """The figures of a rule's formula for one lead, each with its name; those without a name are left out."""
    figures: dict[str, Figure] = json.loads(inputs, parse_float=Decimal)
    exact = words.in_unit("yuan")
    return [
        (label, _written(exact, name, value))
        for name, value in figures.items()
        if value is not None and (label := figure_name(words, name))
    ]


def figure_name(words: Words, name: str) -> str:
    """What a figure of a formula is called: as such, as a column, or as a parameter of a rule pack; "" for neither."""
    stem = name.removesuffix("_rate").removesuffix("_yuan")
    for key in (f"input.{name}", f"column.{name}"):
        if key in words:
            return words(key)
    for key in (f"parameter_name.{name}", f"parameter_name.{stem}"):
        if key in words:
            return words("leads.parameter", name=words(key))
    return ""


def _shows_all(words: Words, yuan: Decimal | None) -> bool:
    is_in_millions = words.language == "en" and words.unit != "yuan"
    return yuan is None or yuan % (_SHOWN_IN_MILLIONS if is_in_millions else _SHOWN[words.unit]) == 0


def _number(value: Figure) -> Decimal | int | None:
    return None if isinstance(value, str) else value


def _written(words: Words, name: str, value: Figure) -> str:
    parts = set(name.split("_"))
    if name == "column_name":
        return words(f"column.{value}")
    if isinstance(value, str):
        return value
    if name.endswith("_yuan"):
        return words.amount(value)
    if name.endswith("_difference"):
        return words(
            "amount.percentage_points", amount=words.points(None if value is None else abs(Decimal(value)) * 100)
        )
    if "rate" in parts:
        return words.rate(value)
    return words.points(value) if {"score", "weight", "points"} & parts else words.count(value)
