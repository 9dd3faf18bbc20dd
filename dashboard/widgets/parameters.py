"""Parameters of rule packs in words: what they are, what they are set to, how sure we are and who set them."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.i18n import Words
from dashboard.widgets.form import records
from dashboard.widgets.screen import escaped

PARAMETER = "pack"
_KEY = "data_pack"


def parameter_value(words: Words, row: Mapping[str, Any]) -> str:
    """What a parameter is set to; a row of mart `rule_parameters`."""
    value, reading, name = row["value"], row["reading"], row["parameter"]
    if pd.isna(value):
        return words("parameter.unknown")
    if reading == "text":
        return str(value)
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
        for row in records(frame)
    ]


def choose_pack(words: Words, frame: pd.DataFrame) -> str:
    """The rule pack that the address names, or that is picked, the national one first. `frame`: mart `rule_packs`."""
    packs = {row["pack_id"]: row[f"pack_name_{words.language}"] for row in records(frame)}
    asked = st.query_params.get(PARAMETER)
    if asked is not None and asked not in packs:
        st.warning(words("data.packs.unknown", pack=escaped(asked)), icon=":material/link_off:")
    if asked in packs:
        st.session_state[_KEY] = asked
    picked: str = st.selectbox(
        words("data.packs.choose"), list(packs), format_func=lambda key: packs[key], key=_KEY, on_change=_keep
    )
    return picked


def open_pack(pack: str) -> None:
    """Puts a rule pack into the address; the page then shows it."""
    st.query_params[PARAMETER] = pack


def grade_line(words: Words, row: Mapping[str, Any]) -> str:
    """A grade with the scores that earn it; a row of mart `rule_grades`."""
    from_sign = words("data.packs.at_least" if row["is_from_included"] else "data.packs.above")
    start = words.points(row["score_from"])
    if pd.isna(row["score_to"]):
        return words("data.packs.grade", grade=row["grade"], from_sign=from_sign, score_from=start)
    return words(
        "data.packs.grade_between",
        grade=row["grade"],
        from_sign=from_sign,
        score_from=start,
        to_sign=words("data.packs.at_most" if row["is_to_included"] else "data.packs.below"),
        score_to=words.points(row["score_to"]),
    )


def weight_line(words: Words, row: Mapping[str, Any]) -> str:
    """A first level and the weight a rule pack gives it; a row of mart `rule_profile`."""
    return words("data.packs.weight", level=row["level_1"], weight=words.points(row["weight"]))


def _keep() -> None:
    st.query_params[PARAMETER] = st.session_state[_KEY]
