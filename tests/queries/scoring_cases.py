"""Cases of the rules about points given, tiers, zeros and weights (C03 to C10)."""

from dashboard.records import Evaluation
from tests.queries.cases import case
from tests.queries.forms import evaluation, indicator, qualitative

WHY = "因申报材料需补充更正，进度滞后"


def reverse(target: str, actual: str | None, score: str | None, **given: str) -> Evaluation:
    """A form whose only indicator should stay below its target, explained."""
    return evaluation(indicator("<=", target, actual, score=score, **({"unit": "起", "remark": WHY} | given)))  # type: ignore[arg-type]  # texts all


def judged(actual: str, score: str | None, remark: str = WHY) -> Evaluation:
    """A form whose only indicator is worth 90 points and qualitative."""
    return evaluation(qualitative(actual_text=actual, score=score, remark=remark))


CASES = (
    case("C03", "is within its ceiling", reverse("10", "8", "90")),
    case("C03", "is above it with full marks", reverse("10", "15", "90")),
    case("C03", "is linear", reverse("10", "15", "45")),
    case("C03", "is a quotient", reverse("10", "15", "60")),
    case("C03", "is double and has nothing", reverse("10", "20", "0")),
    case("C03", "is within the tolerance of one", reverse("10", "15", "45.05")),
    case(
        "C03",
        "is neither",
        reverse("10", "15", "80"),
        ("lead", "M", 1),
        found="80.00",
        inputs={"deviation_rate": 0.5, "scores": "45.00 / 60.00", "score_reported": 80, "weight": 90},
    ),
    case("C03", "is between the two", reverse("10", "15", "50"), ("lead", "M", 1)),
    case(
        "C03",
        "is a department's",
        evaluation(indicator("<=", "10", "15", score="80", remark=WHY), form_type="department", project=None),
    ),
    case("C03", "has a target of 0", reverse("0", "1", "80")),
    case("C03", "is words for a number", reverse("10", None, "80"), ("not_judged", "actual_not_a_figure", 1)),
    case("C03", "is in another unit", reverse("10", "15", "80", actual_unit="户"), ("not_judged", "units_differ", 1)),
    case("C02", "is reverse and words for a number", reverse("10", None, "80")),
    case("C04", "is met with full marks", judged("达成指标", "90")),
    case("C04", "is met from 80 %", judged("已完成", "72")),
    case(
        "C04",
        "is met below 80 %",
        judged("达成年度指标", "63"),
        ("lead", "M", 1),
        found="63.00",
        inputs={"score_rate": 0.7, "score_rate_lowest": 0.8, "score_rate_highest": 1, "weight": 90},
    ),
    case("C04", "is partly met", judged("部分达成指标并具有一定效果", "60")),
    case("C04", "is partly met with full marks", judged("部分达成指标", "90"), ("lead", "M", 1)),
    case("C04", "is partly met on the older scale", judged("部分完成", "45")),
    case("C04", "is partly met and has hardly anything", judged("部分完成", "44"), ("lead", "M", 1)),
    case("C04", "is missed and has the rest", judged("未达成指标且效果较差", "54")),
    case("C04", "is missed and has more", judged("未达成指标", "55"), ("lead", "M", 1)),
    case("C04", "is not wholly done", judged("未全部完成", "60")),
    case("C04", "hedges", judged("基本达成指标", "60"), ("not_judged", "tier_not_named", 1)),
    case("C04", "has a figure", judged("已完成70%", "63"), ("not_judged", "tier_not_named", 1)),
    case("C04", "names two tiers", judged("甲已完成，乙未完成", "63"), ("not_judged", "tier_not_named", 1)),
    case("C04", "tells a story with full marks", judged("开展了三次活动", "90")),
    case(
        "C04",
        "is a department's",
        evaluation(qualitative(actual_text="达成指标", score="60", remark=WHY), form_type="department", project=None),
    ),
    case("C04", "has no score", judged("达成指标", None), ("not_judged", "score_missing", 1)),
    case("C04", "is a number", evaluation(indicator(score="63", remark=WHY, actual_text="已完成"))),
    case("C05", "is met with full marks", evaluation(indicator())),
    case(
        "C05",
        "is met and loses points",
        evaluation(indicator(score="80")),
        ("lead", "M", 1),
        found="80.00",
        inputs={"points_lost": 10, "target_text": "≥10人", "actual_text": "10人"},
    ),
    case("C05", "is met and says why", evaluation(indicator(score="80", remark=WHY))),
    case("C05", "is missed", evaluation(indicator(">=", "10", "9", score="81"))),
    case("C05", "is qualitative", evaluation(qualitative(score="80"))),
    case(
        "C05",
        "is far over where that costs points",
        evaluation(indicator(">=", "10", "20", score="89"), region_code="440304"),
    ),
    case(
        "C05",
        "is words for a number",
        evaluation(indicator(actual=None, score="80")),
        ("not_judged", "actual_not_a_figure", 1),
    ),
    case("C07", "explains nothing", evaluation(indicator(remark="无"))),
    case("C07", "says there is none", evaluation(indicator(remark="指标任务如期推进，无偏差"))),
    case("C07", "says it is done but late", evaluation(indicator(remark="已完成，进度滞后")), ("lead", "L", 1)),
    case("C07", "says it is done", evaluation(indicator(remark="已按计划完成。"))),
    case(
        "C07",
        "explains a deviation",
        evaluation(indicator(remark=WHY)),
        ("lead", "L", 1),
        found=WHY,
        inputs={"remark": WHY, "score_reported": 90},
    ),
    case("C07", "is qualitative and explained", evaluation(qualitative(remark=WHY)), ("lead", "L", 1)),
    case("C07", "loses points", evaluation(indicator(score="80", remark=WHY))),
    case("C07", "is missed", evaluation(indicator(">=", "10", "9", remark=WHY))),
    case("C07", "explains why it is over", evaluation(indicator(">=", "10", "11", remark=WHY))),
    case(
        "C07",
        "is words for a number",
        evaluation(indicator(actual=None, remark=WHY)),
        ("not_judged", "actual_not_a_figure", 1),
    ),
    case("C08", "stays at 0", evaluation(indicator("=", "0", "0", unit="起"))),
    case("C08", "is missed for nothing", evaluation(indicator("=", "0", "1", unit="起", score="0", remark=WHY))),
    case(
        "C08",
        "is missed with full marks",
        evaluation(indicator("=", "0", "2", unit="起")),
        ("lead", "E", 1),
        found="90.00",
        inputs={"target_text": "=0起", "actual_text": "2起", "score_reported": 90, "weight": 90},
    ),
    case("C08", "is missed and keeps a part", reverse("0", "2", "30"), ("lead", "E", 1)),
    case("C08", "is 0 and more is better", evaluation(indicator(">=", "0", "2", unit="%"))),
    case("C08", "is words for a number", reverse("0", None, "90"), ("not_judged", "actual_not_a_figure", 1)),
    case("C08", "has no score", reverse("0", "2", None), ("not_judged", "score_missing", 1)),
    case("C09", "weighs nothing", evaluation(indicator(), qualitative(ordinal=2, kind="not_applicable", weight="0"))),
    case(
        "C09",
        "leaves the weight blank",
        evaluation(indicator(), qualitative(ordinal=2, kind="not_applicable", weight=None, score=None)),
    ),
    case(
        "C09",
        "is weighted",
        evaluation(indicator(weight="80"), qualitative(ordinal=2, kind="not_applicable", weight="10")),
        ("lead", "E", 2),
        found="10.00",
        inputs={"weight": 10, "score_reported": 10},
    ),
    case(
        "C09",
        "says so in the actual",
        evaluation(indicator(weight="80"), qualitative(ordinal=2, weight="10", actual_text="不适用")),
        ("lead", "E", 2),
    ),
    case("C10", "weighs less", evaluation(*(indicator(ordinal=n, weight="22.5") for n in range(1, 5)))),
    case(
        "C10",
        "weighs 30",
        evaluation(
            indicator(weight="30"),
            *(indicator(ordinal=n, weight="20") for n in range(2, 5)),
        ),
        ("lead", "L", 1),
        found="30.00",
        inputs={"weight": 30, "single_indicator_weight": 30, "level_3": "培训人数"},
    ),
    case(
        "C10",
        "is a bonus",
        evaluation(
            *(indicator(ordinal=n, weight="22.5") for n in range(1, 5)),
            qualitative(ordinal=5, level_1="加减分项", weight="30"),
        ),
    ),
    case("C10", "has no weights at all", evaluation(indicator(weight=None, score=None))),
    case(
        "C10",
        "misses a weight of 30",
        evaluation(*(indicator(ordinal=n, weight="20") for n in range(1, 4)), indicator(ordinal=5, weight=None)),
        ("not_judged", "weight_missing", 5),
    ),
    case(
        "C10",
        "misses a weight of 29.9",
        evaluation(
            indicator(weight="20.1"),
            *(indicator(ordinal=n, weight="20") for n in range(2, 4)),
            indicator(ordinal=5, weight=None),
        ),
    ),
    case(
        "C10",
        "has a row within a row",
        evaluation(*(indicator(ordinal=n, weight="22.5") for n in range(1, 5)), indicator(ordinal=5, weight=None)),
    ),
    case(
        "C03", "weighs nothing", evaluation(indicator(), indicator("<=", "10", "15", ordinal=2, weight="0", score="-1"))
    ),
    case("C03", "is forward", evaluation(indicator(">=", "10", "5", score="80", remark=WHY))),
    case(
        "C04",
        "is a bonus",
        evaluation(
            indicator(), qualitative(ordinal=2, level_1="加分项", actual_text="达成指标", weight="5", score="1")
        ),
    ),
    case(
        "C04",
        "weighs nothing",
        evaluation(indicator(), qualitative(ordinal=2, actual_text="达成指标", weight="0", score=None)),
    ),
    case("C05", "weighs nothing", evaluation(indicator(), indicator(ordinal=2, weight="0", score="-1"))),
    case("C07", "weighs nothing", evaluation(indicator(), indicator(ordinal=2, weight="0", remark=WHY))),
    case("C07", "loses a hundredth", evaluation(indicator(score="89.99", remark=WHY)), ("lead", "L", 1)),
    case("C08", "weighs nothing", evaluation(indicator(), indicator("=", "0", "1", ordinal=2, weight="0", score="1"))),
    case("C08", "has another ceiling", reverse("5", "6", "80")),
    case("C08", "keeps a hundredth", reverse("0", "2", "0.01")),
    case("C08", "is below 0 where more is better", evaluation(indicator(">=", "0", "-2", unit="%"))),
    case(
        "C10",
        "does not apply",
        evaluation(
            *(indicator(ordinal=n, weight="22.5") for n in range(1, 5)),
            qualitative(ordinal=5, kind="not_applicable", weight="30"),
        ),
    ),
)
