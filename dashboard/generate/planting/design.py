"""Sets of indicators that say little: words for figures, names in the wrong place, kinds that are missing."""

from decimal import Decimal

import numpy as np

from dashboard.generate.planting.draft import Draft
from dashboard.generate.planting.planter import Planter
from dashboard.generate.planting.results import FIGURES, figures, notes, of_projects, writes
from dashboard.generate.planting.spending import full_marks, scores

_HUNDRED = 100


def all_in_words(draft: Draft) -> None:
    """A form at full marks answers every figure with one set phrase."""
    counted = draft.matches("indicators", "kind", "^(quantitative|date)$") & (draft.numbers("indicators", "weight") > 0)
    figured = np.bincount(draft.filing("indicators")[counted], minlength=len(draft.free))
    in_words = draft.matches("indicators", "kind", "^qualitative$")
    worded = np.bincount(draft.filing("indicators")[in_words], minlength=len(draft.free))
    suits = (figured > worded) & (scores(draft) == _HUNDRED)
    for filing in draft.pick("evaluations", suits & draft.matches("evaluations", "form_type", "^project$")):
        for row in draft.rows("indicators", filing):
            if counted[row]:
                draft.change("indicators", row, actual_text="达成指标", actual_value=None, actual_unit=None)
        draft.plant(filing)


def quantity_in_words(draft: Draft) -> None:
    """How many it should be is not said."""
    for row in draft.pick("indicators", figures(draft) & draft.matches("indicators", "level_2", "^数量指标$")):
        _turns_to_words(draft, row, "按需开展")
        notes(draft, row)


def wrong_place(draft: Draft) -> None:
    """A rate of quality stands under quantity."""
    for row in draft.pick("indicators", figures(draft) & draft.matches("indicators", "level_2", "^数量指标$")):
        draft.change("indicators", row, level_3=f"第{row}批资料准确率")
        notes(draft, row)


def vague(draft: Draft) -> None:
    """A benefit is to improve, by nobody knows how much."""
    for row in draft.pick("indicators", figures(draft) & draft.matches("indicators", "level_1", "^效益指标$")):
        _turns_to_words(draft, row, "有效提升")
        notes(draft, row)


def cost_at_least(draft: Draft) -> None:
    """A ceiling of cost becomes a floor, met to the dot."""
    suits = full_marks(draft) & draft.matches("indicators", "level_2", "^成本指标$") & of_projects(draft)
    suits &= draft.matches("indicators", "target_unit", "元$")
    for row in draft.pick("indicators", suits):
        target, unit = (draft.cell("indicators", row, name) for name in ("target_value", "target_unit"))
        writes(draft, row, ">=", target.normalize(), target.normalize(), unit)
        draft.change("indicators", row, level_3="项目总成本")
        notes(draft, row)


def counted_twice(draft: Draft) -> None:
    """A benefit takes the name of the first output."""
    is_first = draft.numbers("indicators", "ordinal") == 1
    begins = draft.some("indicators", is_first & draft.matches("indicators", "level_1", "^产出指标$"))
    suits = figures(draft) & draft.matches("indicators", "level_1", "^效益指标$") & begins[draft.filing("indicators")]
    for row in draft.pick("indicators", suits):
        first = draft.rows("indicators", int(draft.filing("indicators")[row]))[0]
        draft.change("indicators", row, level_3=draft.cell("indicators", first, "level_3"))
        notes(draft, row)


def nobody_asked(draft: Draft) -> None:
    """Nobody was asked whether they are satisfied: the points stand under benefits."""
    satisfied = draft.matches("indicators", "level_1", "满意") & (draft.numbers("indicators", "weight") > 0)
    suits = draft.some("indicators", satisfied) & draft.matches("evaluations", "form_type", "^project$")
    suits &= scores(draft) > 0
    for filing in draft.pick("evaluations", suits):
        for row in draft.rows("indicators", filing):
            if "满意" in (draft.cell("indicators", row, "level_1") or ""):
                draft.change(
                    "indicators", row, level_1="效益指标", level_2="社会效益指标", level_3=f"第{row}项服务覆盖率"
                )
        draft.plant(filing)


def copied_targets(draft: Draft) -> None:
    """Every figure of a form at full marks is the figure of its target."""
    counted = draft.matches("indicators", "kind", "^quantitative$") & (draft.numbers("indicators", "weight") > 0)
    suits = draft.sums("indicators", "ordinal", counted) > 20
    suits &= (scores(draft) == _HUNDRED) & draft.matches("evaluations", "form_type", "^project$")
    for filing in draft.pick("evaluations", suits):
        for row in draft.rows("indicators", filing):
            if counted[row]:
                target, unit = (draft.cell("indicators", row, name) for name in ("target_value", "target_unit"))
                text = f"{Decimal(target).normalize():f}{unit or ''}"
                draft.change("indicators", row, actual_text=text, actual_value=target, actual_unit=unit)
        draft.plant(filing)


def _turns_to_words(draft: Draft, row: int, target: str) -> None:
    draft.change("indicators", row, target_text=target, actual_text="达成指标", kind="qualitative")
    draft.change("indicators", row, target_operator=None, target_value=None, target_unit=None)
    draft.change("indicators", row, actual_value=None, actual_unit=None)


PLANTERS = (
    Planter("E01", all_in_words, companions=("B11", "B12", "F06", *FIGURES)),
    Planter("E02", quantity_in_words, companions=("C07", *FIGURES)),
    Planter("E03", wrong_place, companions=("D07", "D08", "F04")),
    Planter("E04", vague, companions=("C07", *FIGURES)),
    Planter("E05", cost_at_least, companions=("B11", "B12", "E08", "F04")),
    Planter("E06", counted_twice, companions=("D07", "D08", "F04")),
    Planter("E07", nobody_asked, companions=("A07", "F05", "F06", "F07", "D01", "D02", "D03", "D05", "D07", "D08")),
    Planter("E08", copied_targets, companions=("B11", "B12", "C07", *FIGURES)),
)
