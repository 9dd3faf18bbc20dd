"""Audit rules by name, where a table has their codes."""

import pandas as pd

from dashboard.i18n import Words


def named_rules(frame: pd.DataFrame, words: Words) -> pd.DataFrame:
    """The frame with a column `rules` in the place of `rule_codes` ("B01,B08"): each code with the rule's name."""
    named = frame.rename(columns={"rule_codes": "rules"})
    named["rules"] = [
        words.listed([words("rule_named", code=code, name=words(f"rule.{code}.name")) for code in codes.split(",")])
        if isinstance(codes, str)
        else None
        for codes in frame["rule_codes"]
    ]
    return named
