"""What each figure that we work out is made of: the cells it rests on, and the parameters of the rule pack it uses.

Its name, formula and sentence with figures are worded under `measure.<name>`; a measure with cases has one sentence a
case (`measure.<name>.figures_<case>`), and the case stands in a column of the mart.
"""

from collections.abc import Mapping
from dataclasses import dataclass

ALL_ROWS = "*"
THIS_ROW = "."


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure: its words, its cells as (table, row, column), its parameters, and the column that holds its case."""

    name: str
    cells: tuple[tuple[str, str, str], ...]
    parameters: tuple[str, ...] = ()
    case: str = ""


def _of_row(table: str, *columns: str) -> tuple[tuple[str, str, str], ...]:
    return tuple((table, THIS_ROW, column) for column in columns)


_TARGET = _of_row("indicators", "target_text", "actual_text")
_SCORES = (("funds", "total", "score_reported"), ("indicators", ALL_ROWS, "score_reported"))
_WEIGHTS = (("funds", "total", "weight"), ("indicators", ALL_ROWS, "weight"))
_COMPARISON = ("is_inclusive_comparison", "near_cap_from")
_DEDUCTION = (
    "over_target_deduct_from",
    "over_target_explain_from",
    "over_target_deduction",
    "over_target_deduction_points",
)

# Table of the row → column of the row → measure.
MEASURES: Mapping[str, Mapping[str, Measure]] = {
    "funds": {
        "execution_rate": Measure(
            "execution_rate", _of_row("funds", "executed_yuan", "budget_adjusted_yuan"), ("rate_tolerance",)
        ),
        "execution_rate_initial": Measure(
            "execution_rate_initial", _of_row("funds", "executed_yuan", "budget_initial_yuan")
        ),
        "unspent_yuan": Measure("unspent", _of_row("funds", "budget_adjusted_yuan", "executed_yuan")),
        "adjustment_yuan": Measure("adjustment", _of_row("funds", "budget_adjusted_yuan", "budget_initial_yuan")),
        "adjustment_rate": Measure("adjustment_rate", _of_row("funds", "budget_adjusted_yuan", "budget_initial_yuan")),
        "score_recomputed": Measure(
            "execution_score",
            _of_row("funds", "executed_yuan", "budget_adjusted_yuan", "weight"),
            ("execution_rounding", "score_tolerance"),
        ),
    },
    "evaluations": {
        "score_recomputed": Measure("score", _SCORES, ("total_tolerance",), case="score_case"),
        "weight_total_recomputed": Measure("weight_total", _WEIGHTS, ("weight_tolerance",), case="score_case"),
        "grade_recomputed": Measure("grade", (("evaluations", "", "score_reported"),)),
        "points_lost": Measure("form_points_lost", (("evaluations", "", "score_reported"),)),
    },
    "levels": {
        "score_reported": Measure("level_score", (("indicators", ALL_ROWS, "score_reported"),)),
        "weight": Measure("level_score", (("indicators", ALL_ROWS, "weight"),)),
    },
    "indicators": {
        "attainment_rate": Measure("attainment_rate", _TARGET, ("reverse_formula",), case="attainment_case"),
        "deviation_rate": Measure("deviation_rate", _TARGET, _COMPARISON),
        "points_lost": Measure("points_lost", _of_row("indicators", "weight", "score_reported")),
        "score_expected": Measure(
            "score_expected",
            (*_TARGET, *_of_row("indicators", "weight")),
            (*_COMPARISON, "reverse_formula", *_DEDUCTION),
            case="expected_case",
        ),
        "deduction_cause": Measure(
            "deduction_cause",
            (*_TARGET, *_of_row("indicators", "weight", "score_reported", "remark")),
            (*_COMPARISON, *_DEDUCTION),
            case="deduction_cause",
        ),
    },
}

# The order in which pages list them, those of whole selections last.
LISTED = (
    *dict.fromkeys(measure.name for columns in MEASURES.values() for measure in columns.values()),
    "score_rate",
    "execution_rate_total",
    "execution_rate_mean",
    "score_mean",
)
