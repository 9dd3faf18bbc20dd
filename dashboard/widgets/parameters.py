"""Parameters of rule packs in words: what they are, what they are set to, how sure we are and who set them."""

from collections.abc import Hashable, Mapping
from decimal import Decimal
from typing import Any

import pandas as pd

from dashboard.i18n import Words


def parameter_value(words: Words, row: Mapping[Hashable, Any]) -> str:
    """What a parameter is set to; a row of mart `rule_parameters`."""
    value, reading, name = row["value"], row["reading"], row["parameter"]
    if pd.isna(value):
        return words("parameter.unknown")
    if reading == "code":
        return words.value(name, value)
    if reading == "boolean":
        return words.value(name, value.lower() == "true")
    number = Decimal(value)
    if reading == "rate":
        number *= 100
    return words(f"parameter.{reading}", number=f"{number.normalize():f}")


def parameter_lines(words: Words, frame: pd.DataFrame) -> list[str]:
    """One sentence a parameter: what it is, its value, its evidence and its reference."""
    return [
        words(
            "parameter.line",
            name=words(f"parameter_name.{row['parameter']}"),
            value=parameter_value(words, row),
            evidence=words.value("evidence", row["evidence"]),
            reference=words.text(row["reference"]) or words("missing"),
        )
        for row in frame.to_dict("records")
    ]
