"""Every figure that shows a selection, by name: which marts it reads and what draws it.

Pages and exports use the same entries, so that a figure shows the same wherever it stands. An entry is a function

    trend(read) -> (draw, frame, …)

where `read(mart, **parameters)` answers with the mart's rows for the selection, and the figure is
`draw(frame, …, words, notes)`, or None where the rows lack what it takes. `frame` is the figure's table. What an entry
takes beside, the page's own parameters ask for (`arguments_of`).
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from dashboard.figures import (
    compare,
    department,
    execution,
    lab,
    low_execution,
    over_target,
    overview,
    project,
    scores,
)
from dashboard.figures.asked import Query
from dashboard.figures.entry import Drawing, Read
from dashboard.figures.own_notes import own_notes
from dashboard.records import FORM_TYPES

__all__ = ["FIGURES", "Drawing", "Entry", "Query", "Read", "arguments_of", "form_types", "own_notes", "page_of"]

Entry = Callable[..., Drawing]


def _each(name: str, entry: Callable[..., Drawing], **options: tuple[str, ...]) -> dict[str, Entry]:
    """An entry under one name for each choice: `ranking_district`, `ranking_department`, …"""
    named: dict[str, dict[str, Any]] = {name: {}}
    for option, choices in options.items():
        named = {f"{stem}_{choice}": {**chosen, option: choice} for stem, chosen in named.items() for choice in choices}
    return {stem: partial(entry, **chosen) for stem, chosen in named.items()}


_SCORES: Mapping[str, Entry] = {
    "score_histogram": scores.histogram,
    **_each("score_groups", scores.groups, grain=scores.GRAINS),
    **_each("score_levels", scores.levels, grain=scores.GRAINS, depth=scores.DEPTHS),
    "score_execution": scores.against_execution,
}
_OVER_TARGET: Mapping[str, Entry] = {
    **_each("deviations", over_target.deviations, grain=over_target.GRAINS),
    **_each("points_lost_causes", over_target.causes, grain=over_target.GRAINS),
    "deviation_treatment": over_target.treated,
}
_LAB: Mapping[str, Entry] = {
    "deduction_curve": lab.curve,
    "deduction_grades": lab.grades,
    **_each("deduction_standings", lab.standings, grain=lab.GRAINS),
    **_each("deduction_groups", lab.groups, grain=lab.GRAINS),
}
_COMPARISONS: Mapping[str, Entry] = {
    **_each("funnel", compare.funnel, grain=compare.GRAINS, measure=tuple(compare.MEASURES)),
    **_each("shrunken", compare.shrunken, grain=compare.GRAINS, measure=tuple(compare.MEASURES)),
    "peers": compare.peers,
    **_each("rate_split", compare.split, grain=compare.GRAINS),
}
_OVERVIEW: Mapping[str, Entry] = {
    "trend": overview.trend,
    "districts": overview.districts,
    "district_scores": overview.district_scores,
    "year_changes": overview.changes,
}
_EXECUTION: Mapping[str, Entry] = {
    **_each("ranking", execution.ranking, grain=execution.GRAINS),
    "execution_bands": execution.bands,
    "execution_flow": execution.flow,
    "execution_means": execution.means,
    "execution_sources": execution.sources,
    **_each("slope", execution.slope, grain=execution.GRAINS),
}
_PROJECT: Mapping[str, Entry] = {
    "form_losses": project.losses,
    "form_levels": project.levels,
    "form_history": project.history,
}
_DEPARTMENT: Mapping[str, Entry] = {
    "department_funds": department.funds,
    "department_trend": department.trend,
    **_each("department_scores", department.scores, form_type=FORM_TYPES),
}
# The page that shows each figure, for links back to it.
_PAGES: Mapping[str, Mapping[str, Entry]] = {
    "overview": _OVERVIEW,
    "execution": _EXECUTION,
    "low_execution": {"low_execution_unspent": low_execution.unspent},
    "scores": _SCORES,
    "over_target": _OVER_TARGET,
    "lab": _LAB,
    "compare": _COMPARISONS,
    "project": _PROJECT,
    "department": _DEPARTMENT,
}
FIGURES: Mapping[str, Entry] = {name: entry for entries in _PAGES.values() for name, entry in entries.items()}


# What entries take beside their marts, by name.
_ARGUMENTS: Mapping[str, Callable[[Query], dict[str, Any]]] = {
    **dict.fromkeys((name for name in _EXECUTION if name.startswith("ranking_")), execution.order_of),
    **dict.fromkeys(_LAB, lambda query: {"rule": lab.rule_of(query)}),
    "low_execution_unspent": lambda query: {"criteria": low_execution.criteria_of(query)},
    "peers": compare.department_of,
    **dict.fromkeys(_PROJECT, project.form_of),
}


def arguments_of(name: str, query: Query) -> dict[str, Any]:
    """What the address of its page asks of a figure beside the selection, by the names of its entry's parameters."""
    return _ARGUMENTS[name](query) if name in _ARGUMENTS else {}


def form_types(name: str, read: Read) -> list[str] | None:
    """The types of form a figure can show, one at a time; None for a figure that shows all types side by side.

    Scores and deductions of project forms and department forms are different instruments and never share a figure.
    """
    if name in _SCORES:
        return scores.form_types(read)
    if name in _COMPARISONS:
        return compare.form_types(read)
    return over_target.form_types(read) if name in _OVER_TARGET or name in _LAB else None


def page_of(name: str) -> str:
    """The page that shows a figure."""
    return next(page for page, entries in _PAGES.items() if name in entries)
