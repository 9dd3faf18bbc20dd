"""Cases of the rules about weights, adjustments and caps (A06, A07, A10, A11)."""

import dataclasses
from decimal import Decimal

from dashboard.records import Evaluation, Funds
from tests.queries.cases import case
from tests.queries.forms import Figure, decimal, evaluation, funds, indicator, qualitative

BENEFITS = indicator(ordinal=2, level_1="效益指标", level_2="社会效益指标", weight="30")
SATISFACTION = indicator(ordinal=3, level_1="满意度指标", level_2="服务对象满意度", weight="10")
PROFILE = (indicator(weight="50"), BENEFITS, SATISFACTION)
BONUS = qualitative(ordinal=4, level_1="加减分项", weight="5", score="2.5")


def printed(form: Evaluation, **levels: str) -> Evaluation:
    """The form with weights beside the names of its first levels: row 1 as `row_1="产出指标（50分）"`."""
    texts = {name.removeprefix("row_"): text for name, text in levels.items()}
    origins = tuple(
        dataclasses.replace(origin, text=texts[origin.row_key])
        if origin.column_name == "level_1" and origin.row_key in texts
        else origin
        for origin in form.origins
    )
    return dataclasses.replace(form, origins=origins)


def adjusted(money: Funds, amount: Figure = None, rate: Figure = None) -> Funds:
    """Funds that print an adjustment, its rate, or both."""
    return dataclasses.replace(money, adjustment_reported_yuan=decimal(amount), adjustment_rate_reported=decimal(rate))


def department(money: Funds, unit: str = "wan_yuan") -> Evaluation:
    """A department form that prints an adjustment."""
    form = evaluation(money=money, form_type="department", project=None, amount_unit="yuan")
    return dataclasses.replace(form, amount_unit_reported=unit)  # type: ignore[arg-type]


CASES = (
    case("A06", "prints what its indicators add to", printed(evaluation(*PROFILE), row_1="产出指标（50分）")),
    case(
        "A06",
        "prints five points more",
        printed(evaluation(*PROFILE), row_1="产出指标\n（55 分）", row_2="效益指标 (30.00分)"),
        ("lead", "E"),
        found="50.00",
        inputs={"level_1": "产出指标", "weight_printed": 55, "weight_recomputed": 50},
    ),
    case(
        "A06",
        "is rounded",
        printed(
            evaluation(indicator(weight="16.67"), indicator(ordinal=2, weight="33.30")),
            row_1="产出指标50分",
            row_2="产出指标50分",
        ),
    ),
    case("A06", "prints no weight", evaluation(indicator(weight="60"))),
    case("A06", "numbers its levels", printed(evaluation(*PROFILE), row_1="（1）产出指标")),
    case("A06", "prints weight and score in one cell", printed(evaluation(*PROFILE), row_1="产出指标（55分，得48分）")),
    case(
        "A06",
        "lacks the weight of an indicator",
        printed(evaluation(indicator(weight=None, score="45"), BENEFITS), row_1="产出指标（50分）"),
        ("not_judged", "weight_missing"),
    ),
    case(
        "A06",
        "lacks the weight of a row within a row",
        printed(
            evaluation(indicator(weight="50"), indicator(ordinal=2, weight=None, score=None)), row_1="产出指标50分"
        ),
    ),
    case(
        "A06",
        "prints two weights for one level",
        printed(
            evaluation(indicator(weight="30"), indicator(ordinal=2, weight="20")),
            row_1="产出指标（30分）",
            row_2="产出指标（20分）",
        ),
        ("not_judged", "two_weights_printed"),
    ),
    case(
        "A06",
        "leaves a weight blank where nothing applies",
        printed(
            evaluation(indicator(weight="50"), qualitative(kind="not_applicable", ordinal=2, weight=None)),
            row_1="产出指标（50分）",
        ),
    ),
    case("A07", "has the weights of the profile", evaluation(*PROFILE)),
    case("A07", "is a department's", evaluation(indicator(level_1="履职效能"), form_type="department", project=None)),
    case("A07", "has a bonus beside them", evaluation(*PROFILE, BONUS)),
    case(
        "A07",
        "moves ten points to outputs",
        evaluation(indicator(weight="60"), dataclasses.replace(BENEFITS, weight=Decimal(20)), SATISFACTION),
        ("lead", "I"),
        found="10 + 产出指标 60、效益指标 20、满意度指标 10",
        inputs={"execution_weight": 10, "execution_weight_expected": 10},
    ),
    case(
        "A07",
        "gives execution 20",
        evaluation(indicator(weight="40"), BENEFITS, SATISFACTION, money=funds(weight="20", score="20")),
        ("lead", "I"),
        found="20 + 产出指标 40、效益指标 30、满意度指标 10",
    ),
    case(
        "A07",
        "gives execution nothing",
        evaluation(indicator(weight="60"), BENEFITS, SATISFACTION, money=funds(weight=None, score=None)),
        ("lead", "I"),
        found="0 + 产出指标 60、效益指标 30、满意度指标 10",
    ),
    case("A07", "lacks a level", evaluation(indicator(weight="60"), BENEFITS), ("lead", "I")),
    case(
        "A07",
        "shows no execution weight",
        evaluation(*PROFILE, money=funds(weight=None, score=None)),
        ("not_judged", "parts_not_visible"),
    ),
    case(
        "A07",
        "begins without its first level",
        evaluation(indicator(weight="50", level_1=None), BENEFITS, SATISFACTION),
        ("not_judged", "parts_not_visible"),
    ),
    case(
        "A07",
        "leaves a weight blank",
        evaluation(indicator(weight=None, score="50"), BENEFITS, SATISFACTION),
        ("not_judged", "weight_missing"),
    ),
    case(
        "A07",
        "lacks the weight of a row within a row",
        evaluation(*PROFILE, indicator(ordinal=4, weight=None, score=None)),
    ),
    case(
        "A07",
        "has costs as a first level",
        evaluation(
            indicator(weight="40"), indicator(ordinal=4, level_1="成本指标", weight="10"), BENEFITS, SATISFACTION
        ),
        ("not_judged", "level_not_in_profile"),
    ),
    case("A10", "prints its adjustment", department(adjusted(funds("6434500", "6555500"), "121000", "0.0188"))),
    case("A10", "prints no adjustment", department(funds("6434500", "6555500"))),
    case(
        "A10",
        "prints another adjustment",
        department(adjusted(funds("6434500", "6555500"), "221000")),
        ("lead", "E"),
        found="221000.00",
        inputs={"adjustment_yuan": 121000, "adjustment_reported_yuan": 221000, "printed": "221000.00"},
        amount="100000.00",
    ),
    case(
        "A10",
        "prints another rate",
        department(adjusted(funds("6434500", "6555500"), "121000", "0.0388")),
        ("lead", "E"),
        found="3.88%",
        inputs={"recomputed": "1.88%", "column_name": "adjustment_rate_reported"},
    ),
    case(
        "A10", "prints a reduction without its sign", department(adjusted(funds("1000000", "900000"), "100000", "0.1"))
    ),
    case("A10", "prints whole wan alone", department(adjusted(funds("6434500", "6555500"), "120000", "0.019"))),
    case(
        "A10",
        "prints a wan too much",
        department(adjusted(funds("6434500", "6555500"), "130000")),
        ("lead", "E"),
    ),
    case("A10", "says nothing was adjusted", department(adjusted(funds(), "0", "0"))),
    case(
        "A10",
        "says nothing was adjusted and was",
        department(adjusted(funds("1000", "1100"), "0"), "yuan"),
        ("lead", "E"),
    ),
    case(
        "A10",
        "prints a rate of nothing",
        department(adjusted(funds("0", "1000"), rate="1")),
        ("not_judged", "initial_budget_is_zero"),
    ),
    case(
        "A10",
        "leaves the initial budget blank",
        department(adjusted(funds(None, "1000"), "100")),
        ("not_judged", "initial_budget_missing"),
    ),
    case(
        "A10",
        "leaves the adjusted budget blank",
        department(adjusted(funds("1000", None), "100")),
        ("not_judged", "amount_missing"),
    ),
    case("A11", "reaches 100 with a bonus", evaluation(indicator(score="87.5"), BONUS)),
    case(
        "A11",
        "is above 100 with a bonus",
        evaluation(indicator(), BONUS),
        ("lead", "E"),
        found="102.50",
        inputs={"score_reported": 102.5, "score_highest": 100},
    ),
    case("A11", "is above 100 without one", evaluation(score="101"), ("lead", "E"), found="101.00"),
    case("A11", "is rounded above 100", evaluation(score="100.05")),
    case("A11", "is scored on 110", evaluation(score="108", weight_total="110")),
    case("A11", "is scored on 90 as others are on 100", evaluation(score="95", weight_total="90")),
    case(
        "A11",
        "takes more bonus than there is",
        evaluation(indicator(score="80"), qualitative(ordinal=2, level_1="加减分项", weight="5", score="6")),
        ("lead", "E", 2),
        found="6.00",
    ),
    case(
        "A11",
        "names no cap",
        evaluation(indicator(score="80"), qualitative(ordinal=2, level_1="加分项", weight=None, score="6")),
        ("not_judged", "weight_missing", 2),
    ),
    case(
        "A11",
        "takes a malus without a cap",
        evaluation(indicator(score="80"), qualitative(ordinal=2, level_1="加减分项", weight=None, score="-6")),
    ),
)
