"""Errors in how satisfied people are said to be."""

from decimal import Decimal

import numpy as np

from dashboard.generate.columns import Flags
from dashboard.generate.planting.draft import Draft
from dashboard.generate.planting.groups import of_group
from dashboard.generate.planting.planter import Planter
from dashboard.generate.planting.results import FIGURES, notes, of_projects, writes
from dashboard.generate.planting.spending import full_marks


def one_figure_for_three(draft: Draft) -> None:
    """Three projects of a department report the same satisfaction to the hundredth."""
    for place, rows in enumerate(of_group(draft, "indicators", _above_target(draft) & ~_is_shared(draft), 3)):
        figure = Decimal("97.03") + Decimal(place) / 100
        for row in rows:
            writes(draft, row, ">=", Decimal(85), figure, "%")
            notes(draft, row)


def complaints_counted(draft: Draft) -> None:
    """What stands for satisfaction counts complaints."""
    for row in draft.pick("indicators", _above_target(draft)):
        writes(draft, row, "<=", Decimal(3), Decimal(0), "起")
        draft.change("indicators", row, level_3="全年有责投诉数")
        notes(draft, row)


def on_target_in_three(draft: Draft) -> None:
    """Three projects of a department reach their satisfaction target to the dot."""
    for rows in of_group(draft, "indicators", _above_target(draft), 3):
        for row in rows:
            writes(draft, row, ">=", Decimal(85), Decimal(85), "%")
            notes(draft, row)


def _above_target(draft: Draft) -> Flags:
    """Percentages of satisfaction with full marks, above their target."""
    found: Flags = (
        full_marks(draft)
        & of_projects(draft)
        & draft.matches("indicators", "level_1", "^满意度指标$")
        & draft.matches("indicators", "target_unit", "^%$")
        & (draft.numbers("indicators", "actual_value") > draft.numbers("indicators", "target_value"))
    )
    return found


def _is_shared(draft: Draft) -> Flags:
    """Figures that stand twice in a document: one survey may serve all its projects."""
    documents = draft.texts("evaluations", "document_id").dictionary_encode().indices.to_numpy()
    hundredths = np.nan_to_num(draft.numbers("indicators", "actual_value") * 100).astype(np.int64)
    keys = documents[draft.filing("indicators")].astype(np.int64) * 10_000_000_000 + hundredths
    keys[~_above_target(draft)] = -1
    _, places, counts = np.unique(keys, return_inverse=True, return_counts=True)
    found: Flags = (counts > 1)[places]
    return found


PLANTERS = (
    Planter("F05", one_figure_for_three, companions=FIGURES),
    Planter("F06", complaints_counted, companions=("E03", "E06", *FIGURES)),
    Planter("F07", on_target_in_three, companions=FIGURES),
)
