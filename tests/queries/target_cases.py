"""Cases of the rules about targets gone over (D) and figures that repeat (F)."""

from dashboard.records import Evaluation, Indicator
from tests.queries.cases import case
from tests.queries.forms import evaluation, indicator

WHY = "年中增加任务，超额完成"
FLAT = "440304"  # its pack of 2023 takes one point off from 50 % over target


def deducted(ordinal: int, target: str, actual: str, score: str = "9") -> Indicator:
    return indicator(">=", target, actual, ordinal=ordinal, weight="10", score=score, remark=WHY)


def over(target: str, actual: str, **given: str) -> Evaluation:
    """A form whose only indicator goes over its target, explained and with full marks."""
    return evaluation(indicator(">=", target, actual, **({"remark": WHY} | given)))  # type: ignore[arg-type]  # texts all


def satisfied(figure: str, project: str, target: str = "90", unit: str = "%") -> Evaluation:
    row = indicator(">=", target, figure, unit=unit, level_1="满意度指标", level_2="服务对象满意度指标")
    return evaluation(row, project=project)


CASES = (
    case("D01", "is 29 % over", over("100", "129", remark="无")),
    case(
        "D01",
        "is 30 % over",
        over("160", "208", remark="无"),
        ("lead", "M", 1),
        found="+30.00%",
        inputs={
            "target_text": "≥160人",
            "actual_text": "208人",
            "deviation_rate": 0.3,
            "over_target_explain_from_rate": 0.3,
        },
    ),
    case("D01", "is 30 % over in small figures", over("0.1", "0.13", remark="无"), ("lead", "M", 1)),
    case("D01", "is explained", over("160", "208")),
    case("D01", "is a percentage near its cap", over("60", "100", unit="%", remark="无")),
    case(
        "D01",
        "is a percentage far from it",
        over("5", "100", unit="%", remark="无"),
        ("lead", "M", 1),
        found="+1900.00%",
    ),
    case("D01", "has no unit", over("100", "208", unit="", remark="无"), ("lead", "M", 1)),
    case("D01", "is a cost", over("100", "208", level_2="成本指标", remark="无")),
    case("D01", "stays under a ceiling", evaluation(indicator("<=", "100", "20"))),
    case("D01", "grows from 0", over("0", "70", unit="%", remark="无"), ("not_judged", "target_is_zero", 1)),
    case("D01", "stays at 0", over("0", "0", unit="%", remark="无")),
    case("D01", "is words for a number", evaluation(indicator(actual=None)), ("not_judged", "actual_not_a_figure", 1)),
    case(
        "D01",
        "is in another unit",
        evaluation(indicator(actual="30", actual_unit="场")),
        ("not_judged", "units_differ", 1),
    ),
    case("D01", "starts below 0", over("-5", "3", remark="无"), ("not_judged", "target_is_negative", 1)),
    case("D01", "weighs nothing", evaluation(indicator(), indicator(">=", "1", "9", ordinal=2, weight="0"))),
    case("D02", "is 49 % over", over("100", "149")),
    case(
        "D02",
        "is 50 % over",
        over("60", "90"),
        ("lead", "M", 1),
        found="+50.00%",
        inputs={"over_target_from_rate": 0.5, "score_reported": 90, "weight": 90, "deviation_rate": 0.5},
    ),
    case("D02", "is 50 % over and paid for", over("60", "90", score="89")),
    case(
        "D02",
        "is 50 % over where that costs a point",
        evaluation(indicator(">", "2", "3", remark=WHY), region_code=FLAT),
        ("lead", "M", 1),
    ),
    case("D02", "is far over an exact target", evaluation(indicator("=", "5", "8", remark=WHY)), ("lead", "M", 1)),
    case("D02", "grows from 0", over("0", "70"), ("not_judged", "target_is_zero", 1)),
    case("D03", "is just short of double", over("100", "199")),
    case(
        "D03",
        "is double",
        over("10", "20"),
        ("lead", "M", 1),
        found="+100.00%",
        inputs={"target_low_medium_rate": 1, "points_lost": 0},
    ),
    case("D03", "is triple", over("10", "30"), ("lead", "H", 1), found="+200.00%"),
    case("D03", "is double and paid for", over("10", "20", score="89"), ("lead", "M", 1)),
    case("D03", "is words for a number", evaluation(indicator(actual=None)), ("not_judged", "actual_not_a_figure", 1)),
    case(
        "D04",
        "is fourfold",
        (
            evaluation(deducted(1, "10", "15"), deducted(2, "10", "20"), region_code=FLAT),
            evaluation(deducted(1, "10", "30"), region_code=FLAT),
        ),
        (1, "lead", "L", 1),
        (1, "lead", "L", 2),
        (2, "lead", "L", 1),
        inputs={"deviation_rate_lowest": 0.5, "deviation_rate_highest": 2, "indicator_count": 3, "points_lost": 1},
    ),
    case(
        "D04", "is less than fourfold", evaluation(deducted(1, "10", "15"), deducted(2, "100", "299"), region_code=FLAT)
    ),
    case(
        "D04",
        "is another deduction",
        evaluation(deducted(1, "10", "15"), deducted(2, "10", "90", score="8"), region_code=FLAT),
    ),
    case(
        "D04",
        "is another unit's",
        (evaluation(deducted(1, "10", "15"), unit="甲"), evaluation(deducted(1, "10", "90"), unit="乙")),
    ),
    case(
        "D04",
        "is another year's",
        (evaluation(deducted(1, "10", "15"), year=2023), evaluation(deducted(1, "10", "90"), year=2024)),
    ),
    case(
        "F05",
        "stands in three projects",
        tuple(satisfied("95.21", name) for name in ("甲", "乙", "丙")),
        (1, "lead", "H", 1),
        (2, "lead", "H", 1),
        (3, "lead", "H", 1),
        found="3 × 95.21%",
        inputs={"satisfaction_rate": 0.9521, "project_count": 3, "repeated_satisfaction_count": 3},
    ),
    case(
        "F05",
        "stands in twelve projects, of which ten are named",
        tuple(satisfied("95.21", name) for name in "甲乙丙丁戊己庚辛壬癸子丑"),
        *((position, "lead", "H", 1) for position in range(1, 13)),
        found="12 × 95.21%",
        inputs={"project_names": "丁、丑、丙、乙、壬、子、己、庚、戊、甲 …"},
    ),
    case("F05", "stands in two", (satisfied("95.21", "甲"), satisfied("95.21", "乙"), satisfied("95.22", "丙"))),
    case("F05", "is the target in each", tuple(satisfied("85", name, target="85") for name in ("甲", "乙", "丙"))),
    case("F05", "is 100 % in each", tuple(satisfied("100", name) for name in ("甲", "乙", "丙"))),
    case("F05", "is a number of complaints", tuple(satisfied("3", name, unit="起") for name in ("甲", "乙", "丙"))),
    case(
        "F05",
        "is another kind of figure",
        tuple(evaluation(indicator(">=", "90", "95.21", unit="%"), project=name) for name in ("甲", "乙", "丙")),
    ),
    case(
        "F05",
        "stands thrice in one project",
        evaluation(
            *(indicator(">=", "90", "95.21", unit="%", weight="30", level_1="满意度指标", ordinal=n) for n in (1, 2, 3))
        ),
    ),
    case("D02", "is 50 % over for a hundredth", over("60", "90", score="89.99"), ("lead", "M", 1)),
    case(
        "F05",
        "is named by the first level or by the second",
        (
            evaluation(indicator(">=", "90", "95.21", unit="%", level_1="满意度指标", level_2=None), project="甲"),
            evaluation(
                indicator(">=", "90", "95.21", unit="%", level_1="效益指标", level_2="满意度指标"), project="乙"
            ),
            evaluation(indicator(">=", "90", "95.21", unit="%", level_1="满意度", level_2="其他指标"), project="丙"),
        ),
        (1, "lead", "H", 1),
        (2, "lead", "H", 1),
        (3, "lead", "H", 1),
    ),
)
