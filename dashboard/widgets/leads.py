"""Leads in words: the question, the formula, why it is asked, and the cell it is about."""

from collections.abc import Mapping
from typing import Any, Literal

import pandas as pd
import streamlit as st

from dashboard.i18n import Words
from dashboard.i18n.leads import lead_sentence
from dashboard.widgets.evidence import open_figure
from dashboard.widgets.screen import escaped

COLOURS: dict[str, Literal["red", "orange", "gray"]] = {"E": "red", "H": "red", "M": "orange", "L": "gray", "I": "gray"}


def show_lead(words: Words, lead: Mapping[str, Any], cell: str, key: str) -> None:
    """One lead: how grave, its name, its question, and below it the formula and why; `cell` opens its cell."""
    rule = lead["rule_code"]
    with st.container(border=True, gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.badge(words.value("severity", lead["severity"]), color=COLOURS[lead["severity"]])
            st.markdown(f"**{escaped(lead_title(words, lead))}**", width="content")
            with st.popover(words("leads.formula"), icon=":material/function:", type="tertiary"):
                _show_rule(words, lead)
            if cell:
                st.button(
                    words("leads.open"),
                    key=key,
                    on_click=open_figure,
                    args=(cell,),
                    icon=":material/find_in_page:",
                    type="tertiary",
                )
        st.markdown(escaped(lead_sentence(words, rule, lead["inputs"])))


def _show_rule(words: Words, lead: Mapping[str, Any]) -> None:
    """The rule's code and name, its formula, what was expected and found, and why it is asked."""
    rule = lead["rule_code"]
    st.markdown(escaped(words("leads.rule", code=rule, name=words(f"rule.{rule}.name"))))
    st.markdown(escaped(words("leads.formula_is", formula=words(f"rule.{rule}.formula"))))
    if not pd.isna(lead["expected"]):
        st.markdown(escaped(words("leads.compared", expected=lead["expected"], found=lead["found"])))
    st.markdown(escaped(words(f"rule.{rule}.why")))


def lead_title(words: Words, lead: Mapping[str, Any]) -> str:
    """The name of the rule and of the indicator it is about."""
    name = words(f"rule.{lead['rule_code']}.name")
    indicator = words.text(lead["level_3"])
    return words("leads.of_indicator", name=name, indicator=indicator) if indicator else name
