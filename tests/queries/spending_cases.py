"""Cases of the rules that set spending beside grades, outputs and costs (B02, B03, B09–B13)."""

from dashboard.records import Indicator
from tests.queries.cases import case
from tests.queries.forms import Figure, evaluation, funds, indicator, part, qualitative


def cost(target: Figure = "100", actual: Figure = "50", ordinal: int = 1, **given: object) -> Indicator:
    """A cost that is to stay below an amount, at full marks."""
    named = {"unit": "元", "level_2": "成本指标", "level_3": "项目总成本", "operator": "<="} | given
    return indicator(target=target, actual=actual, ordinal=ordinal, **named)  # type: ignore[arg-type]


LITTLE = funds(executed="500")

CASES = (
    case("B02", "spends what it has", evaluation()),
    case(
        "B02",
        "spends 2.59 % more",
        evaluation(money=funds(executed="1025.90")),
        ("lead", "H"),
        found="1025.90",
        inputs={"overspent_yuan": 25.9, "execution_rate": 1.0259},
        amount="25.90",
    ),
    case(
        "B02", "spends from one source more than it held", evaluation(money=(funds(), part("fiscal", executed="1100")))
    ),
    case("B02", "spends without a budget, which is B03", evaluation(money=funds(adjusted="0", rate="1"))),
    case("B02", "leaves its budget blank", evaluation(money=funds(adjusted=None)), ("not_judged", "amount_missing")),
    case("B02", "leaves its spending blank", evaluation(money=funds(executed=None)), ("not_judged", "amount_missing")),
    case("B03", "has a budget", evaluation()),
    case("B03", "has nothing and spends nothing", evaluation(money=funds("0", "0", "0", rate="0"))),
    case(
        "B03",
        "spends without a budget",
        evaluation(money=funds(adjusted="0", executed="500", rate=None)),
        ("lead", "E"),
        found="0.00",
        amount="500.00",
    ),
    case(
        "B03",
        "rates nothing at 100 %",
        evaluation(money=funds("0", "0", "0", rate="1")),
        ("lead", "E"),
        inputs={"execution_rate_reported": 1},
    ),
    case(
        "B03",
        "leaves its budget blank and spends",
        evaluation(money=funds(adjusted=None)),
        ("not_judged", "amount_missing"),
    ),
    case("B03", "leaves all blank", evaluation(money=funds(None, None, None))),
    case("B09", "has its grade and its money spent", evaluation(grade="优")),
    case(
        "B09",
        "is graded best with 59 % spent",
        evaluation(money=funds(executed="590"), grade="优秀"),
        ("lead", "H"),
        found="59.00%",
        inputs={"grade": "优秀", "execution_rate": 0.59},
        amount="410.00",
    ),
    case("B09", "has spent 60 %", evaluation(money=funds(executed="600"), grade="优")),
    case("B09", "is graded good", evaluation(indicator(score="80"), money=LITTLE, grade="良")),
    case("B09", "prints no grade but has the points", evaluation(money=LITTLE), ("lead", "H"), inputs={"grade": "优"}),
    case("B09", "prints no grade and has not the points", evaluation(indicator(score="80"), money=LITTLE)),
    case(
        "B09",
        "has no amount executed",
        evaluation(money=funds(executed=None), score="100"),
        ("not_judged", "amount_missing"),
    ),
    case(
        "B09",
        "has a budget of 0",
        evaluation(money=funds(adjusted="0", executed="0"), score="100"),
        ("not_judged", "budget_is_zero"),
    ),
    case("B09", "has neither score nor grade", evaluation(money=LITTLE, score=None), ("not_judged", "score_missing")),
    case("B10", "has spent half", evaluation(money=LITTLE)),
    case(
        "B10",
        "has spent less",
        evaluation(money=funds(executed="499")),
        ("lead", "H"),
        found="49.90%",
        inputs={"output_count": 1, "execution_rate": 0.499},
        amount="501.00",
    ),
    case(
        "B10", "missed one of two", evaluation(indicator(), indicator(ordinal=2, actual="9"), money=funds(executed="1"))
    ),
    case(
        "B10",
        "met by words at full marks",
        evaluation(qualitative(), money=funds(executed="1")),
        ("lead", "H"),
    ),
    case("B10", "met by words in part", evaluation(qualitative(score="60"), money=funds(executed="1"))),
    case(
        "B10",
        "missed a cost alone",
        evaluation(indicator(), cost(actual="200", ordinal=2), money=funds(executed="1")),
        ("lead", "H"),
    ),
    case("B10", "promises benefits alone", evaluation(indicator(level_1="效益指标"), money=funds(executed="1"))),
    case(
        "B10",
        "leaves words without a score",
        evaluation(qualitative(score=None), money=funds(executed="1")),
        ("not_judged", "score_missing"),
    ),
    case("B10", "knows no execution", evaluation(money=funds(executed=None)), ("not_judged", "amount_missing")),
    case(
        "B10",
        "has a budget of 0",
        evaluation(money=funds(adjusted="0", executed="0")),
        ("not_judged", "budget_is_zero"),
    ),
    case("B11", "costs what was planned", evaluation(cost(actual="80"), money=LITTLE)),
    case(
        "B11",
        "costs half",
        evaluation(cost(), money=LITTLE),
        ("lead", "M", 1),
        found="50.00%",
        inputs={"cost_rate": 0.5, "execution_rate": 0.5, "score_reported": 90},
        amount="500.00",
    ),
    case(
        "B11",
        "costs half in another unit",
        evaluation(cost("1", "5000", unit="万元", actual_unit="元"), money=LITTLE),
        ("lead", "M", 1),
    ),
    case("B11", "costs half without a sign", evaluation(cost(operator=None), money=LITTLE), ("lead", "M", 1)),
    case("B11", "costs half and spent 80 %", evaluation(cost(), money=funds(executed="800"))),
    case("B11", "costs half and lost points", evaluation(cost(score="80"), money=LITTLE)),
    case("B11", "is to cost at least", evaluation(cost(operator=">=", score="90"), money=LITTLE)),
    case("B11", "saves a percentage", evaluation(cost("10", "5", unit="%"), money=LITTLE)),
    case("B11", "is no cost", evaluation(indicator("<=", "100", "50", level_2="时效指标"), money=LITTLE)),
    case(
        "B11",
        "tells its cost in words",
        evaluation(cost(actual=None), money=LITTLE),
        ("not_judged", "actual_not_a_figure", 1),
    ),
    case(
        "B11",
        "tells its cost in another unit",
        evaluation(cost(actual_unit="人"), money=LITTLE),
        ("not_judged", "units_differ", 1),
    ),
    case("B11", "is to cost nothing", evaluation(cost("0", "0"), money=LITTLE), ("not_judged", "target_is_zero", 1)),
    case(
        "B11", "knows no execution", evaluation(cost(), money=funds(executed=None)), ("not_judged", "amount_missing", 1)
    ),
    case(
        "B11",
        "has a budget of 0",
        evaluation(cost(), money=funds(adjusted="0", executed="0")),
        ("not_judged", "budget_is_zero", 1),
    ),
    case("B12", "may cost the budget", evaluation(cost("1000", "900"))),
    case(
        "B12",
        "is rounded to whole wan",
        evaluation(cost("35", "34", unit="万元"), money=funds("350000", "346000", "340000")),
    ),
    case(
        "B12",
        "may cost more",
        evaluation(cost("80", "74", unit="万元"), money=funds("800000", "758000", "739200")),
        ("lead", "M", 1),
        found="800000.00",
        inputs={"excess_yuan": 42000, "budget_initial_yuan": 800000},
        amount="42000.00",
    ),
    case(
        "B12",
        "may cost more at the end of its range",
        evaluation(cost("900", "950", operator="between", high="1200")),
        ("lead", "M", 1),
    ),
    case("B12", "has a budget of 0", evaluation(cost("1000", "900"), money=funds(adjusted="0", executed="0"))),
    case("B12", "is an amount a head", evaluation(cost("3000", "2000", unit="元/人"))),
    case("B12", "is no cost", evaluation(indicator("<=", "3000", "2000", unit="元", level_2="数量指标"))),
    case("B12", "has no unit", evaluation(cost("3000", "2000", unit=None)), ("not_judged", "unit_missing", 1)),
    case(
        "B12",
        "has the unit of its actual",
        evaluation(cost("3000", "2000", unit=None, actual_unit="元")),
        ("lead", "M", 1),
    ),
    case(
        "B12",
        "has no budget beside it",
        evaluation(cost(), money=funds(adjusted=None)),
        ("not_judged", "amount_missing", 1),
    ),
    case("B13", "counts people", evaluation()),
    case(
        "B13",
        "scores execution again",
        evaluation(indicator(level_3="项目预算执行率", unit="%", target="95", actual="96.98")),
        ("lead", "M", 1),
        found="90.00",
        inputs={"level_3": "项目预算执行率", "execution_weight": 10, "execution_score_reported": 10},
    ),
    case("B13", "is the execution of a plan", evaluation(indicator(level_3="计划执行率"))),
    case("B13", "is named execution alone", evaluation(indicator(level_3="执行率")), ("lead", "M", 1)),
    case("B13", "has no points", evaluation(indicator(), indicator(level_3="预算执行率", ordinal=2, weight="0"))),
    case(
        "B13",
        "scores execution there alone",
        evaluation(indicator(level_3="预算执行率", weight="100"), money=funds(weight=None, score=None)),
    ),
    case(
        "B13",
        "does not show the points of execution",
        evaluation(indicator(level_3="预算执行率"), money=funds(weight=None, score=None)),
        ("not_judged", "parts_not_visible", 1),
    ),
)
