"""Every figure that shows a selection, by name: which marts it reads and what draws it.

Pages and exports use the same entries, so that a figure shows the same wherever it stands. An entry is a function

    trend(read) -> (draw, frame, …)

where `read(mart, **parameters)` answers with the mart's rows for the selection, and the figure is
`draw(frame, …, words, notes)`, or None where the rows lack what it takes. `frame` is the figure's table.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from dashboard.figures import compare, execution, lab, low_execution, over_target, overview, scores
from dashboard.figures.entry import Drawing, Read

__all__ = ["FIGURES", "Drawing", "Entry", "Read", "form_types", "page_of"]

Entry = Callable[[Read], Drawing]


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
# The page that shows each figure, for links back to it.
_PAGES: Mapping[str, Mapping[str, Entry]] = {
    "overview": _OVERVIEW,
    "execution": _EXECUTION,
    "low_execution": {"low_execution_unspent": low_execution.unspent},
    "scores": _SCORES,
    "over_target": _OVER_TARGET,
    "lab": _LAB,
    "compare": _COMPARISONS,
}
FIGURES: Mapping[str, Entry] = {name: entry for entries in _PAGES.values() for name, entry in entries.items()}


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
