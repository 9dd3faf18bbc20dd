"""Indicator rows, and what facts.indicator_results says of each."""

from decimal import Decimal
from typing import Any

from dashboard.records import Indicator
from tests.queries.forms import indicator, qualitative

NOTHING: dict[str, Any] = {
    "direction": None,
    "is_met": None,
    "attainment_rate": None,
    "deviation_rate": None,
    "is_deviation_comparable": False,
    "score_expected": None,
    "met_unknown_reason": None,
    "deviation_unknown_reason": None,
}


def ten(*given: Any, **also: Any) -> Indicator:
    """An indicator worth ten points."""
    return indicator(*given, **({"weight": "10"} | also))


CASES: dict[str, tuple[Indicator, dict[str, Any]]] = {
    # forward
    "met to the dot": (
        ten(">", "1", "1"),
        {
            "direction": "forward",
            "is_met": True,
            "attainment_rate": 1.0,
            "deviation_rate": 0.0,
            "deviation_direction": "on_target",
        },
    ),
    "over target": (
        ten(">", "160", "208"),
        {
            "is_met": True,
            "attainment_rate": 1.3,
            "deviation_rate": 0.3,
            "deviation_direction": "over_target",
            "is_deviation_comparable": True,
            "score_expected": Decimal("10.00"),
        },
    ),
    "over target in small figures": (ten(">=", "0.1", "0.13"), {"deviation_rate": 0.3, "attainment_rate": 1.3}),
    "under target": (
        ten(">=", "350", "223", score="3.19", weight="5"),
        {
            "is_met": False,
            "attainment_rate": round(223 / 350, 9),
            "deviation_rate": round(-127 / 350, 9),
            "deviation_direction": "under_target",
            "points_lost": Decimal("1.8100"),
            "deduction_cause": "under_target",
            "score_expected": Decimal("3.19"),
            "score_rate": 0.638,
        },
    ),
    "expected at half a cent": (ten(">=", "1000", "535", weight="1", score="0"), {"score_expected": Decimal("0.54")}),
    "nothing achieved": (
        ten(">=", "5", "0", score="0"),
        {"is_met": False, "attainment_rate": 0.0, "score_expected": Decimal("0.00")},
    ),
    "no sign": (ten(None, "90", "95.21", unit="%"), {"direction": "forward", "is_met": True}),
    "exact": (ten("=", "5", "5"), {"direction": "exact", "is_met": True, "deviation_direction": "on_target"}),
    "exact and over": (
        ten("=", "5", "6"),
        {"is_met": True, "deviation_direction": "over_target", "deviation_rate": 0.2, "is_deviation_comparable": True},
    ),
    "exact and under": (ten("=", "5", "4"), {"is_met": False, "deviation_direction": "under_target"}),
    # reverse
    "below a ceiling": (
        ten("<=", "100", "20"),
        {
            "direction": "reverse",
            "is_met": True,
            "attainment_rate": 1.0,
            "deviation_rate": -0.8,
            "deviation_direction": "on_target",
            "is_deviation_comparable": False,
        },
    ),
    "at a ceiling printed as below": (ten("<", "30", "30"), {"is_met": True}),
    "above a ceiling": (
        ten("<=", "10", "15", score="5"),
        {
            "is_met": False,
            "attainment_rate": 0.5,
            "deviation_direction": "under_target",
            "deduction_cause": "under_target",
            "score_expected": None,
        },
    ),
    "double a ceiling": (ten("<=", "10", "25"), {"attainment_rate": 0.0}),
    "zero and kept": (
        ten("=", "0", "0", unit="起"),
        {"direction": "reverse", "is_met": True, "attainment_rate": 1.0, "deviation_rate": None},
    ),
    "zero and not kept": (
        ten("=", "0", "2", unit="起", score="0"),
        {"is_met": False, "attainment_rate": 0.0, "score_expected": Decimal("0.00")},
    ),
    "zero without a sign": (ten(None, "0", "1", unit="起"), {"direction": "reverse", "is_met": False}),
    # ranges
    "inside a range": (
        ten("between", "1", "2", high="2", unit="次"),
        {"direction": "range", "is_met": True, "attainment_rate": None, "is_deviation_comparable": False},
    ),
    "above a range": (
        ten("between", "1", "3", high="2", unit="次", score="9"),
        {
            "is_met": False,
            "deviation_direction": "over_target",
            "deduction_cause": "over_target",
            "score_expected": None,
        },
    ),
    "below a range": (
        ten("between", "2", "1", high="3", score="9"),
        {"is_met": False, "deviation_direction": "under_target", "deduction_cause": "under_target"},
    ),
    "about right": (
        ten("about", "100", "98", high="200"),
        {"is_met": None, "met_unknown_reason": "target_is_approximate", "deviation_direction": None},
    ),
    "inside what is about right": (
        ten("about", "100", "150", high="200"),
        {"is_met": True, "met_unknown_reason": None},
    ),
    "a cost below its range": (
        ten("between", "1.6", "1.59", high="1.7", unit="万元", level_2="成本指标"),
        {"is_met": None, "met_unknown_reason": "direction_unknown", "deviation_direction": None},
    ),
    "a cost above its range": (
        ten("between", "1.6", "1.71", high="1.7", unit="万元", level_2="成本指标"),
        {"is_met": False, "deviation_direction": "over_target"},
    ),
    "at the low end of a range": (ten("between", "1", "1", high="2", unit="次"), {"is_met": True}),
    "inside a range in another unit": (
        ten("between", "1", "15000", high="2", unit="万元", actual_unit="元"),
        {"is_met": True, "deviation_rate": 0.5},
    ),
    "above a range in another unit": (
        ten("between", "1", "25000", high="2", unit="万元", actual_unit="元"),
        {"is_met": False},
    ),
    # zero and negative targets
    "grown from 0": (
        ten(">=", "0", "70", unit="%"),
        {
            "is_met": True,
            "attainment_rate": None,
            "deviation_rate": None,
            "is_deviation_comparable": False,
            "deviation_unknown_reason": "target_is_zero",
            "deviation_points": 0.7,
        },
    ),
    "stayed at 0": (ten(">=", "0", "0", unit="%"), {"is_met": True, "deviation_unknown_reason": None}),
    "target below 0": (
        ten(">=", "-5", "-3", unit="%"),
        {
            "is_met": True,
            "attainment_rate": None,
            "deviation_rate": None,
            "deviation_unknown_reason": "target_is_negative",
        },
    ),
    # units
    "one unit silent": (ten(">=", "10", "11", actual_unit=None), {"is_met": True, "deviation_rate": 0.1}),
    "no units": (ten(">=", "100", "208", unit=None), {"deviation_rate": 1.08, "is_deviation_comparable": True}),
    "two words for one unit": (
        ten(">=", "10", "9", unit="人", actual_unit="名"),
        {"is_met": False, "attainment_rate": 0.9},
    ),
    "yuan and wan yuan alike": (
        ten("<=", "345200", "34.52", unit="元", actual_unit="万元"),
        {"is_met": True, "deviation_rate": 0.0},
    ),
    "wan yuan and yuan alike": (
        ten(">=", "34.52", "345200", unit="万元", actual_unit="元"),
        {"is_met": True, "attainment_rate": 1.0},
    ),
    "units that do not convert": (
        ten(">=", "10", "11", unit="人", actual_unit="场"),
        {
            "is_met": None,
            "attainment_rate": None,
            "deviation_rate": None,
            "met_unknown_reason": "units_differ",
            "deviation_unknown_reason": "units_differ",
        },
    ),
    "words for a figure": (
        ten(">=", "10", None),
        {
            "is_met": None,
            "deviation_rate": None,
            "met_unknown_reason": "actual_not_a_figure",
            "deviation_unknown_reason": "actual_not_a_figure",
        },
    ),
    # left out of over-target measures
    "a cost under its ceiling": (
        ten("<", "35", "34.52", unit="万元", level_2="成本指标"),
        {"is_met": True, "is_deviation_comparable": False},
    ),
    "a cost without a sign": (
        ten(None, "50", "48", unit="万元", level_2="成本指标"),
        {
            "direction": None,
            "is_met": None,
            "met_unknown_reason": "direction_unknown",
            "deviation_unknown_reason": None,
        },
    ),
    "a cost in percent": (
        ten(None, "100", "100", unit="%", level_2="成本指标"),
        {"direction": "forward", "is_met": True, "is_deviation_comparable": False},
    ),
    "a percentage near its cap": (
        ten(">", "60", "100", unit="%"),
        {"deviation_points": 0.4, "is_deviation_comparable": False, "deviation_unknown_reason": None},
    ),
    "a percentage at the mark, not reported": (
        ten(">", "60", None, unit="%"),
        {"met_unknown_reason": "actual_not_a_figure", "deviation_unknown_reason": None},
    ),
    "a percentage far from it": (
        ten(">", "5", "100", unit="%"),
        {"deviation_rate": 19.0, "deviation_points": 0.95, "is_deviation_comparable": True},
    ),
    "words": (qualitative(weight="10"), NOTHING),
    "words met by a percentage": (indicator(None, None, "100", unit="%", weight="10", kind="qualitative"), NOTHING),
    "a date": (qualitative(weight="10", kind="date"), NOTHING),
    # points and causes
    "a bonus not given": (
        qualitative(weight="5", score="2.5", level_1="加减分项"),
        {"points_lost": None, "deduction_cause": None, "is_bonus": True},
    ),
    "lost without a word": (
        qualitative(weight="4", score="3.75"),
        {"points_lost": Decimal("0.2500"), "deduction_cause": "unexplained", "cause_stated": None},
    ),
    "lost for reasons of its own": (
        qualitative(weight="4", score="3.75", remark="有关资料不全"),
        {"deduction_cause": "other", "is_cause_disputed": None},
    ),
    "rounding": (ten(score="9.99"), {"points_lost": Decimal("0.0100"), "deduction_cause": None}),
    "no score": (ten(score=None), {"points_lost": None, "deduction_cause": None, "score_rate": None}),
    "no weight": (ten(weight=None, score="5"), {"points_lost": None, "score_expected": None, "score_rate": None}),
    "weight 0": (
        qualitative(weight="0", kind="not_applicable"),
        {"points_lost": Decimal("0.0000"), "score_rate": None, "deduction_cause": None},
    ),
    "over target and said so": (
        ten(">", "2", "3", score="9", remark="相比年度指标超值50%"),
        {"deduction_cause": "over_target", "cause_stated": "over_target", "is_cause_disputed": False},
    ),
    "over target and said to be under": (
        ten(">", "2", "3", score="9", remark="未完成年度任务"),
        {"deduction_cause": "over_target", "cause_stated": "under_target", "is_cause_disputed": True},
    ),
    "under target and said to be over": (
        ten(">", "4", "3", score="7.5", remark="超额完成"),
        {"deduction_cause": "under_target", "is_cause_disputed": True},
    ),
    "a little over and said so": (
        ten(">", "10", "12", score="9", remark="超额完成"),
        {"deduction_cause": "other", "cause_stated": "over_target", "is_cause_disputed": False},
    ),
    "both causes named": (
        ten(">", "4", "3", score="7.5", remark="甲项超额完成，乙项未完成"),
        {"cause_stated": None, "is_cause_disputed": None},
    ),
    "a cause named without a loss": (
        ten(">", "2", "3", remark="超额完成"),
        {"cause_stated": None, "deduction_cause": None, "is_cause_disputed": None},
    ),
}
FLAT_CASES: dict[str, tuple[Indicator, dict[str, Any]]] = {
    "49 % over": (ten(">", "100", "149"), {"score_expected": Decimal("10.00"), "deduction_cause": None}),
    "50 % over": (
        ten(">", "2", "3", score="9", remark="增加一项"),
        {"score_expected": Decimal("9.00"), "deduction_cause": "over_target"},
    ),
    "40 % over and paid for": (
        ten(">", "10", "14", score="9", remark="增加"),
        {"score_expected": Decimal("10.00"), "deduction_cause": "other"},
    ),
    "over by far, of a small weight": (
        ten(">", "2", "47", weight="0.5", score="0", remark="增加"),
        {"score_expected": Decimal("0.00")},
    ),
    "a percentage near its cap": (
        ten(">", "60", "100", unit="%", score="9", remark="增加"),
        {"deduction_cause": "other"},
    ),
}
