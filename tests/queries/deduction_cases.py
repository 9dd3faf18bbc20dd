"""Cases of the rules about indicators and their points (C)."""

from tests.queries.cases import case
from tests.queries.forms import evaluation, indicator, qualitative

WHY = "因申报材料需补充更正，进度滞后"

CASES = (
    case("C01", "is met", evaluation(indicator(">", "1", "1"))),
    case(
        "C01",
        "is missed",
        evaluation(indicator(">=", "100", "52")),
        ("lead", "E", 1),
        found="52人",
        inputs={
            "target_text": "≥100人",
            "actual_text": "52人",
            "score_reported": 90,
            "weight": 90,
            "attainment_rate": 0.52,
        },
    ),
    case("C01", "is missed downwards", evaluation(indicator("<=", "5", "6", unit="起")), ("lead", "E", 1)),
    case("C01", "is 0 and not kept", evaluation(indicator("=", "0", "1", unit="起")), ("lead", "E", 1)),
    case("C01", "is missed and paid for", evaluation(indicator(">=", "100", "52", score="46.8", remark=WHY))),
    case(
        "C01", "is missed by a hair and paid for", evaluation(indicator(">=", "90", "89.99", unit="%", score="89.99"))
    ),
    case(
        "C01",
        "is missed by a hair and not paid for",
        evaluation(indicator(">=", "90", "89.99", unit="%")),
        ("lead", "E", 1),
    ),
    case(
        "C01",
        "is missed outside its range",
        evaluation(indicator("between", "1", "3", high="2", unit="次")),
        ("lead", "E", 1),
    ),
    case(
        "C01",
        "is words for a number",
        evaluation(indicator("between", "1", None, high="2", unit="次")),
        ("not_judged", "actual_not_a_figure", 1),
    ),
    case(
        "C01",
        "is in another unit",
        evaluation(indicator(">=", "10", "9", unit="人", actual_unit="场")),
        ("not_judged", "units_differ", 1),
    ),
    case(
        "C01",
        "converts",
        evaluation(indicator("<=", "345200", "34.52", unit="元", actual_unit="万元", level_2="成本指标")),
    ),
    case(
        "C01",
        "converts and is above",
        evaluation(indicator("<=", "345199", "34.52", unit="元", actual_unit="万元")),
        ("lead", "E", 1),
    ),
    case(
        "C01",
        "is a cost without a sign",
        evaluation(indicator(None, "50", "48", unit="万元", level_2="成本指标")),
        ("not_judged", "direction_unknown", 1),
    ),
    case("C01", "is a cost spent to the dot", evaluation(indicator(None, "50", "50", unit="万元", level_2="成本指标"))),
    case(
        "C01",
        "is about right",
        evaluation(indicator("about", "100", "98", high="200", unit="人/场")),
        ("not_judged", "target_is_approximate", 1),
    ),
    case(
        "C01",
        "is about right inside its bounds",
        evaluation(indicator("about", "100", "150", high="200", unit="人/场")),
    ),
    case("C01", "is qualitative", evaluation(qualitative())),
    case("C01", "weighs nothing", evaluation(indicator(), indicator(">=", "100", "52", ordinal=2, weight="0"))),
    case(
        "C02",
        "is in proportion",
        evaluation(
            indicator(">=", "350", "223", weight="5", score="3.19", remark=WHY), indicator(ordinal=2, weight="85")
        ),
    ),
    case("C02", "is within the tolerance", evaluation(indicator(">=", "100", "50", score="45.05", remark=WHY))),
    case(
        "C02",
        "costs too little",
        evaluation(indicator(">=", "100", "50", score="80", remark=WHY)),
        ("lead", "M", 1),
        found="80.00",
        inputs={"score_expected": 45, "attainment_rate": 0.5, "score_reported": 80, "weight": 90},
    ),
    case("C02", "costs too much", evaluation(indicator(">=", "100", "50", score="44.9", remark=WHY)), ("lead", "M", 1)),
    case(
        "C02", "misses an exact target", evaluation(indicator("=", "10", "5", score="80", remark=WHY)), ("lead", "M", 1)
    ),
    case(
        "C02", "is reverse and has formulas of its own", evaluation(indicator("<=", "10", "15", score="80", remark=WHY))
    ),
    case("C02", "is met and loses points", evaluation(indicator(score="80", remark=WHY))),
    case(
        "C02",
        "is words for a number",
        evaluation(indicator(">=", "10", None, score="80", remark=WHY)),
        ("not_judged", "actual_not_a_figure", 1),
    ),
    case(
        "C02",
        "is in another unit",
        evaluation(indicator(">=", "10", "5", actual_unit="场", score="80", remark=WHY)),
        ("not_judged", "units_differ", 1),
    ),
    case("C06", "has full marks", evaluation(indicator())),
    case("C06", "is explained", evaluation(indicator(score="80", remark=WHY))),
    case(
        "C06",
        "is blank",
        evaluation(indicator(score="80")),
        ("lead", "H", 1),
        found="80.00",
        inputs={"points_lost": 10, "weight": 90, "score_reported": 80},
    ),
    case("C06", "says none", evaluation(indicator(score="80", remark=" 无 ")), ("lead", "H", 1)),
    case("C06", "says not applicable", evaluation(indicator(score="80", remark="不适用。")), ("lead", "H", 1)),
    case("C06", "is qualitative and blank", evaluation(qualitative(score="80")), ("lead", "H", 1)),
    case(
        "C06",
        "is a bonus not given",
        evaluation(indicator(), qualitative(ordinal=2, level_1="加减分项", weight="5", score="0")),
    ),
    case("C06", "is rounding", evaluation(indicator(score="89.99"))),
    case("C06", "has no score", evaluation(indicator(score=None)), ("not_judged", "score_missing", 1)),
    case(
        "C01",
        "is missed for a hundredth",
        evaluation(indicator(">=", "100", "52", score="89.99", remark=WHY)),
        ("lead", "E", 1),
    ),
    case("C02", "is missed for a hundredth", evaluation(indicator(">=", "100", "52", score="89.99", remark=WHY))),
    case("C06", "weighs nothing", evaluation(indicator(), indicator(ordinal=2, weight="0", score=None))),
)
