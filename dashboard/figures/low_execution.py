"""The figure of low execution, and the criteria by which forms are screened."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from dashboard.charts import low_execution as charts
from dashboard.figures.asked import Query, asked_code, asked_number, asked_text
from dashboard.figures.entry import Drawing, Read
from dashboard.i18n import Words
from dashboard.records import FigureNotes

BASES = ("adjusted", "initial")
ALL_FUNDS = "total"
# Where the slider of the threshold begins and ends, in per cent, and the largest amount that can be asked for.
LOWEST, DEFAULT, HIGHEST = 10, 80, 100
MOST_WAN_YUAN = 100_000_000
FORMS_DRAWN = 15
# The screening where nobody chose another: below 80 % of the adjusted budget, all funds, any amount.
CRITERIA: Mapping[str, Any] = {
    "threshold": DEFAULT / 100,
    "minimum_yuan": 0,
    "basis": BASES[0],
    "money_of": ALL_FUNDS,
}


def criteria_of(query: Query) -> dict[str, Any]:
    """The screening that a person set on the page."""
    return {
        "threshold": asked_number(query, "threshold", DEFAULT, range(LOWEST, HIGHEST + 1)) / 100,
        "minimum_yuan": asked_number(query, "minimum", 0, range(MOST_WAN_YUAN + 1)) * 10_000,
        "basis": asked_code(query, "basis", BASES),
        "money_of": asked_text(query, "source") or ALL_FUNDS,
    }


def with_criteria(notes: FigureNotes, criteria: Mapping[str, Any], words: Words) -> FigureNotes:
    """The notes, saying by which criteria was screened."""
    sentence = words(
        "low_execution.criteria",
        threshold=words.rate(criteria["threshold"], 0),
        basis=words(f"low_execution.basis.{criteria['basis']}"),
        source=words.value("source", criteria["money_of"]),
    )
    if criteria["minimum_yuan"]:
        sentence += words("low_execution.criteria_minimum", minimum=words.amount(criteria["minimum_yuan"]))
    return replace(notes, further=(*notes.further, sentence))


def unspent(read: Read, criteria: Mapping[str, Any] = CRITERIA) -> Drawing:
    """The forms with most money left unspent."""
    return charts.unspent, read("low_execution", **criteria, row_limit=FORMS_DRAWN), criteria["basis"]
