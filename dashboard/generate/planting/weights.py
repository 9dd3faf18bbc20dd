"""Errors in weights and points; the total stays the sum of its parts."""

from decimal import Decimal

import numpy as np

from dashboard.generate.columns import Flags
from dashboard.generate.planting.draft import Draft
from dashboard.generate.planting.planter import Planter
from dashboard.generate.planting.spending import full_marks, level_weights, moves_total, scores

FIVE = Decimal(5)
OUTPUTS, BENEFITS, SATISFACTION = "产出指标", "效益指标", "满意度指标"


def wrong_level_weight(draft: Draft) -> None:
    """The first level is printed with five points more than its indicators have."""
    is_first = draft.numbers("indicators", "ordinal") == 1
    weights = level_weights(draft, OUTPUTS)
    for row in draft.pick("indicators", is_first & (weights[draft.filing("indicators")] > 0)):
        filing = int(draft.filing("indicators")[row])
        level, key = (draft.cell("indicators", row, name) for name in ("level_1", "evaluation_id"))
        draft.add(
            "origins",
            document_id=draft.cell("evaluations", filing, "document_id"),
            table_name="indicators",
            row_key=f"{key}/{draft.cell('indicators', row, 'ordinal')}",
            column_name="level_1",
            place="1",
            text=f"{level}（{weights[filing] + 5:g}分）",
        )
        draft.plant(filing)


def moved_weight(draft: Draft) -> None:
    """A benefit gives five points to an output."""
    profile = {OUTPUTS: 50, BENEFITS: 30, SATISFACTION: 10}
    suits = draft.matches("evaluations", "form_type", "^project$")
    for level, weight in profile.items():
        suits = suits & (level_weights(draft, level) == weight)
    movable = full_marks(draft) & (draft.numbers("indicators", "weight") < 20)
    outputs = movable & draft.matches("indicators", "level_1", f"^{OUTPUTS}$")
    benefits = movable & draft.matches("indicators", "level_1", f"^{BENEFITS}$")
    benefits &= draft.numbers("indicators", "weight") > 5
    suits &= draft.some("indicators", outputs) & draft.some("indicators", benefits)
    for filing in draft.pick("evaluations", suits):
        _move(draft, _first(draft, filing, benefits), -FIVE)
        _move(draft, _first(draft, filing, outputs), FIVE)
        draft.plant(filing)


def bonus_above_the_scale(draft: Draft) -> None:
    """A form at full marks adds a bonus."""
    for filing in draft.pick("evaluations", scores(draft) == 100):
        ordinal = 1 + max(draft.cell("indicators", row, "ordinal") for row in draft.rows("indicators", filing))
        draft.add(
            "indicators",
            evaluation_id=draft.cell("evaluations", filing, "evaluation_id"),
            ordinal=ordinal,
            level_1="加分项",
            level_2="表彰奖励",
            level_3="受上级表彰",
            target_text="受到表彰",
            actual_text="受到表彰",
            weight=FIVE,
            score_reported=FIVE,
            kind="qualitative",
        )
        moves_total(draft, filing, FIVE)
        draft.plant(filing)


def execution_scored_again(draft: Draft) -> None:
    """A percentage among the outputs is named for the execution of the budget."""
    suits = draft.matches("indicators", "level_1", OUTPUTS) & draft.matches("indicators", "target_unit", "^%$")
    for row in draft.pick("indicators", suits & (draft.numbers("indicators", "weight") > 0)):
        draft.change("indicators", row, level_3="预算执行率")
        draft.plant(int(draft.filing("indicators")[row]), draft.cell("indicators", row, "ordinal"))


def _first(draft: Draft, filing: int, suits: Flags) -> int:
    return next(row for row in draft.rows("indicators", filing) if np.take(suits, row))


def _move(draft: Draft, row: int, points: Decimal) -> None:
    weight = draft.cell("indicators", row, "weight") + points
    draft.change("indicators", row, weight=weight, score_reported=weight)


PLANTERS = (
    Planter("A06", wrong_level_weight),
    Planter("A07", moved_weight),
    Planter("A11", bonus_above_the_scale, companions=("E01", "G01", "G03")),
    Planter("B13", execution_scored_again, companions=("D07", "D08", "E03", "E06", "F04")),
)
