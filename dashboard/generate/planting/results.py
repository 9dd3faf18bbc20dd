"""Errors in how results were scored: points that do not follow from target, actual and explanation."""

from decimal import ROUND_DOWN, Decimal

from dashboard.generate.columns import Flags
from dashboard.generate.planting.draft import Draft
from dashboard.generate.planting.planter import Planter
from dashboard.generate.planting.spending import full_marks, level_weights, moves_total

_POINT = Decimal("0.01")
_LARGE = Decimal(30)
# What a rewritten target or result asks no longer, or asks anew.
FIGURES = ("B10", "D01", "D02", "D03", "D05", "D07", "D08", "E01", "E08", "F04", "F05", "F07", "F08", "F09")
LOST_POINTS = ("B08", "B09", "B10", "D04", "F02", "G01", "G02", "G03", "G04", "G06")


def figures(draft: Draft) -> Flags:
    """Indicators of project forms with full marks whose target is a figure, costs and satisfaction aside."""
    found: Flags = full_marks(draft) & draft.matches("indicators", "kind", "^quantitative$")
    found &= ~draft.matches("indicators", "level_2", "成本|满意") & of_projects(draft)
    return found


def on_target(draft: Draft) -> Flags:
    """Such indicators whose actual is the very figure of the target."""
    actual, target = (draft.numbers("indicators", name) for name in ("actual_value", "target_value"))
    found: Flags = figures(draft) & (actual == target) & (target > 0)
    return found


def of_projects(draft: Draft) -> Flags:
    """Indicators of project forms."""
    found: Flags = draft.matches("evaluations", "form_type", "^project$")[draft.filing("indicators")]
    return found


def writes(draft: Draft, row: int, operator: str, target: Decimal, actual: Decimal, unit: str) -> None:
    """Gives an indicator another target and actual, of one unit."""
    sign = {">=": "≥", "<=": "≤", "=": "="}[operator]
    draft.change(
        "indicators",
        row,
        target_text=f"{sign}{target:f}{unit}",
        actual_text=f"{actual:f}{unit}",
        kind="quantitative",
        target_operator=operator,
        target_value=target,
        target_unit=unit,
        actual_value=actual,
        actual_unit=unit,
    )


def explains(draft: Draft, row: int) -> None:
    """Explains a deviation in words that no other form has."""
    draft.change("indicators", row, remark=f"第{row}号事项年中调整安排，与年初预计有差异。")


def notes(draft: Draft, row: int) -> None:
    """Says that the rule must find this indicator."""
    draft.plant(int(draft.filing("indicators")[row]), draft.cell("indicators", row, "ordinal"))


def loses(draft: Draft, row: int, points: Decimal) -> None:
    """Takes points off an indicator and off the total."""
    draft.change("indicators", row, score_reported=draft.cell("indicators", row, "score_reported") - points)
    moves_total(draft, int(draft.filing("indicators")[row]), -points)


def by_no_formula(draft: Draft) -> None:
    """Half over a ceiling costs a tenth of the points."""
    for row in draft.pick("indicators", figures(draft)):
        writes(draft, row, "<=", Decimal(10), Decimal(15), "起")
        explains(draft, row)
        loses(draft, row, (draft.cell("indicators", row, "weight") / 10).quantize(_POINT))
        notes(draft, row)


def other_tier(draft: Draft) -> None:
    """What was partly done has full marks."""
    suits = full_marks(draft) & draft.matches("indicators", "kind", "^qualitative$") & of_projects(draft)
    for row in draft.pick("indicators", suits):
        draft.change("indicators", row, actual_text="部分达成指标")
        notes(draft, row)


def met_and_punished(draft: Draft) -> None:
    """A target that was met costs a point, and nobody says why."""
    for row in draft.pick("indicators", on_target(draft) & (draft.numbers("indicators", "weight") > 2)):
        draft.change("indicators", row, remark=None)
        loses(draft, row, Decimal(1))
        notes(draft, row)


def explained_for_nothing(draft: Draft) -> None:
    """A deviation is explained where there is none."""
    for row in draft.pick("indicators", on_target(draft)):
        explains(draft, row)
        notes(draft, row)


def zero_missed(draft: Draft) -> None:
    """A target of 0 is missed, explained, and keeps half its points."""
    for row in draft.pick("indicators", figures(draft) & (draft.numbers("indicators", "weight") > 2)):
        writes(draft, row, "=", Decimal(0), Decimal(2), "起")
        explains(draft, row)
        loses(draft, row, (draft.cell("indicators", row, "weight") / 2).quantize(_POINT, ROUND_DOWN))
        notes(draft, row)


def weighted_for_nothing(draft: Draft) -> None:
    """An output does not apply and keeps weight and points."""
    outputs = draft.matches("indicators", "level_1", "产出")
    weighted = draft.numbers("indicators", "weight") > 0
    many = draft.sums("indicators", "ordinal", outputs & weighted) > 9
    suits = figures(draft) & outputs & many[draft.filing("indicators")]
    for row in draft.pick("indicators", suits):
        draft.change("indicators", row, target_text="不适用", actual_text="不适用", kind="not_applicable")
        draft.change("indicators", row, target_operator=None, target_value=None, target_unit=None)
        draft.change("indicators", row, actual_value=None, actual_unit=None)
        notes(draft, row)


def heavy_indicator(draft: Draft) -> None:
    """One output carries thirty of the fifty points of all, the others share the rest."""
    outputs = draft.matches("indicators", "level_1", "^产出指标$") & (draft.numbers("indicators", "weight") > 0)
    suits = draft.every_of("indicators", outputs, full_marks(draft)) & (level_weights(draft, "产出指标") == 50)
    suits &= ~draft.some("indicators", draft.numbers("indicators", "weight") >= 30)
    first = (
        outputs & (draft.numbers("indicators", "ordinal") == 1) & suits[draft.filing("indicators")] & of_projects(draft)
    )
    for row in draft.pick("indicators", first):
        filing = int(draft.filing("indicators")[row])
        others = [other for other in draft.rows("indicators", filing) if outputs[other] and other != row]
        share = (Decimal(20) / len(others)).quantize(_POINT, ROUND_DOWN)
        draft.change("indicators", row, weight=_LARGE, score_reported=_LARGE)
        for other in others:
            points = share if other != others[-1] else Decimal(20) - share * (len(others) - 1)
            draft.change("indicators", other, weight=points, score_reported=points)
        notes(draft, row)


PLANTERS = (
    Planter("C03", by_no_formula, companions=(*FIGURES, *LOST_POINTS)),
    Planter("C04", other_tier, companions=("F02",)),
    Planter("C05", met_and_punished, companions=("C06", *LOST_POINTS)),
    Planter("C07", explained_for_nothing),
    Planter("C08", zero_missed, companions=(*FIGURES, *LOST_POINTS)),
    Planter("C09", weighted_for_nothing, companions=("A07", "C07", *FIGURES)),
    Planter("C10", heavy_indicator),
)
