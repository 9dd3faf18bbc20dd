"""Cases of the rules about the arithmetic of money (A01, A02, A08)."""

from tests.queries.cases import case
from tests.queries.forms import evaluation, funds, part

ROUNDS = "440304"  # its pack of 2023 rounds the execution score half up
CUTS_OFF = "310112"  # its pack of 2023 cuts the execution score off

CASES = (
    case("A01", "fits", evaluation(money=funds(adjusted="350000", executed="345202"))),
    case(
        "A01",
        "is 3 points off",
        evaluation(money=funds(adjusted="350000", executed="345202", rate="0.9552", score="9.86")),
        ("lead", "E"),
        found="95.52%",
        inputs={"execution_rate_reported": 0.9552, "executed_yuan": 345202, "budget_adjusted_yuan": 350000},
    ),
    # 101.80 of 101.95 is 99.853 %: 99.84 is within 0.01 points and a last digit cut off, 99.83 is not.
    case("A01", "is cut off", evaluation(money=funds(adjusted="1019500", executed="1018000", rate="0.9984"))),
    case(
        "A01",
        "is a digit beyond that",
        evaluation(money=funds(adjusted="1019500", executed="1018000", rate="0.9982")),
        ("lead", "E"),
    ),
    # 0.04 of 0.05 万元 may be 0.035 of 0.055: half a unit of each printed amount.
    case(
        "A01",
        "comes of small amounts in wan",
        evaluation(money=funds(adjusted="500", executed="400", rate="0.75"), amount_unit="wan_yuan"),
    ),
    case(
        "A01",
        "comes of small amounts in yuan",
        evaluation(money=funds(adjusted="500", executed="400", rate="0.75")),
        ("lead", "E"),
    ),
    case(
        "A01",
        "is wrong for one source",
        evaluation(
            money=(
                funds(),
                funds(source="fiscal", rate="0.95", weight=None),
                funds("0", "0", "0", source="other", rate="0", weight=None),
            )
        ),
        ("lead", "E"),
        found="95.00%",
    ),
    case(
        "A01",
        "has no amount",
        evaluation(money=funds(adjusted=None, rate="0.9", score="9")),
        ("not_judged", "amount_missing"),
    ),
    case(
        "A01",
        "is of nothing",
        evaluation(money=funds(adjusted="0", rate="1", score="10")),
        ("not_judged", "budget_is_zero"),
    ),
    case("A01", "is not printed", evaluation(money=funds(rate=None))),
    case(
        "A01",
        "spends without a budget",
        evaluation(money=funds(adjusted="0", executed="1", rate="0")),
        ("not_judged", "budget_is_zero"),
    ),
    case(
        "A01",
        "rates nothing of nothing",
        evaluation(money=funds(adjusted="0", executed="0", rate="1")),
        ("not_judged", "budget_is_zero"),
    ),
    case("A02", "rounds half up", evaluation(money=funds(adjusted="200", executed="197.1", score="9.86"))),
    case("A02", "cuts off", evaluation(money=funds(adjusted="1019500", executed="1018000", score="9.98"))),
    case("A02", "is at most the weight", evaluation(money=funds(executed="1100", score="10"))),
    case(
        "A02",
        "does neither",
        evaluation(money=funds(executed="800", score="9")),
        ("lead", "E"),
        found="9.00",
        inputs={"score_recomputed": 8, "score_cut_off_recomputed": 8, "weight": 10, "execution_rate": 0.8},
    ),
    case("A02", "is full for overspending twice", evaluation(money=funds(executed="1100", score="11")), ("lead", "E")),
    case("A02", "is a point for nothing spent", evaluation(money=funds(executed="0", score="1")), ("lead", "E")),
    case(
        "A02",
        "follows the printed rate of small amounts",
        evaluation(money=funds(adjusted="500", executed="400", rate="0.75", score="7.5"), amount_unit="wan_yuan"),
    ),
    case("A02", "knows no amount", evaluation(money=funds(executed=None, score="9")), ("not_judged", "amount_missing")),
    case(
        "A02",
        "gives full points for an unknown amount",
        evaluation(money=funds(executed=None, score="10")),
        ("not_judged", "amount_missing"),
    ),
    case(
        "A02",
        "is of a budget of 0",
        evaluation(money=funds(adjusted="0", executed="0", score="10")),
        ("not_judged", "budget_is_zero"),
    ),
    case("A02", "has no weight", evaluation(money=funds(weight=None, score="10")), ("not_judged", "weight_missing")),
    case("A02", "is a hundredth above", evaluation(money=funds(executed="800", score="8.01"))),
    case("A02", "is two hundredths above", evaluation(money=funds(executed="800", score="8.02")), ("lead", "E")),
    case(
        "A02",
        "is a hundredth below what is cut off",
        evaluation(money=funds(adjusted="1019500", executed="1018000", rate=None, score="9.97")),
    ),
    case(
        "A02",
        "is two below what is cut off",
        evaluation(money=funds(adjusted="1019500", executed="1018000", rate=None, score="9.96")),
        ("lead", "E"),
    ),
    case(
        "A02",
        "follows the amounts, the printed rate is wrong",
        evaluation(money=funds(executed="800", rate="0.95", score="8")),
    ),
    case("A02", "has a rate alone", evaluation(money=funds(executed=None, rate="0.75", score="7.51"))),
    case(
        "A02",
        "has a rate alone and fits it not",
        evaluation(money=funds(executed=None, rate="0.75", score="7.52")),
        ("lead", "E"),
    ),
    case(
        "A02", "cuts off a hundredth above", evaluation(money=funds(executed="800", score="8.01"), region_code=CUTS_OFF)
    ),
    case(
        "A02",
        "cuts off two hundredths above",
        evaluation(money=funds(executed="800", score="8.02"), region_code=CUTS_OFF),
        ("lead", "E"),
    ),
    case(
        "A02",
        "cuts off the amounts, not the rate",
        evaluation(money=funds(executed="800", rate="0.95", score="8"), region_code=CUTS_OFF),
    ),
    case(
        "A02",
        "cuts off a rate alone",
        evaluation(money=funds(executed=None, rate="0.75", score="7.51"), region_code=CUTS_OFF),
    ),
    case(
        "A02",
        "cuts off a rate alone and fits it not",
        evaluation(money=funds(executed=None, rate="0.75", score="7.52"), region_code=CUTS_OFF),
        ("lead", "E"),
    ),
    case("A02", "rounds, a hundredth above", evaluation(money=funds(executed="800", score="8.01"), region_code=ROUNDS)),
    case(
        "A02",
        "rounds, two above",
        evaluation(money=funds(executed="800", score="8.02"), region_code=ROUNDS),
        ("lead", "E"),
    ),
    case(
        "A02",
        "rounds the amounts, not the rate",
        evaluation(money=funds(executed="800", rate="0.95", score="8"), region_code=ROUNDS),
    ),
    case(
        "A02",
        "rounds a rate alone",
        evaluation(money=funds(executed=None, rate="0.75", score="7.51"), region_code=ROUNDS),
    ),
    case(
        "A02",
        "rounds a rate alone and fits it not",
        evaluation(money=funds(executed=None, rate="0.75", score="7.52"), region_code=ROUNDS),
        ("lead", "E"),
    ),
    case(
        "A08",
        "adds up",
        evaluation(
            money=(
                funds(),
                part("fiscal", "900", "900", "900"),
                part("carry_over", "100", "100", "100"),
                part("other", "0", "0", "0"),
            )
        ),
    ),
    case(
        "A08",
        "is 100 short in one column",
        evaluation(money=(funds(), part("fiscal", executed="800"), part("carry_over", "0", "0", "100"))),
        ("lead", "E"),
        found="1000.00",
        inputs={"sum_yuan": 900, "total_yuan": 1000, "source_count": 2, "column_name": "executed_yuan"},
        amount="100.00",
    ),
    case(
        "A08",
        "is 0 over a funded part",
        evaluation(money=(funds(initial="0"), part("fiscal"))),
        ("lead", "E"),
        amount="1000.00",
    ),
    case(
        "A08",
        "shows one source of several",
        evaluation(money=(funds(), part("政府性基金", executed="400"))),
        ("not_judged", "parts_not_visible"),
    ),
    case(
        "A08",
        "leaves one source blank",
        evaluation(money=(funds(), part("fiscal", executed="400"), part("other", "0", "0", None))),
        ("not_judged", "amount_missing"),
    ),
    case(
        "A08",
        "lists the same money by origin and by use",
        evaluation(
            money=(
                funds(),
                part("中央资金", "900", "900", "900"),
                part("地方资金", "100", "100", "100"),
                part("人员经费", "600", "600", "600"),
                part("公用经费", "400", "400", "400"),
            )
        ),
    ),
    case(
        "A08",
        "divides a source further",
        evaluation(
            money=(
                funds(),
                part("fiscal"),
                part("中央补助", "400", "400", "400"),
                part("省级资金", "600", "600", "600"),
                part("other", "0", "0", "0"),
            )
        ),
    ),
    case(
        "A08",
        "rounds each in wan",
        evaluation(
            money=(funds(), part("fiscal", "900", "900", "900"), part("other", "0", "0", "0")), amount_unit="wan_yuan"
        ),
    ),
    case("A08", "shows no sources", evaluation()),
    case(
        "A08",
        "is off by rounding",
        evaluation(
            money=(
                funds(),
                part("fiscal", executed="400"),
                part("carry_over", "0", "0", "300"),
                part("other", "0", "0", "299.98"),
            )
        ),
    ),
    case(
        "A08",
        "is off by a cent more",
        evaluation(
            money=(
                funds(),
                part("fiscal", executed="400"),
                part("carry_over", "0", "0", "300"),
                part("other", "0", "0", "299.97"),
            )
        ),
        ("lead", "E"),
        amount="0.03",
    ),
    case(
        "A08",
        "adds up with a source of its own name",
        evaluation(
            money=(
                funds(),
                part("fiscal", "400", "400", "400"),
                part("other", "100", "100", "100"),
                part("财政专户", "500", "500", "500"),
            )
        ),
    ),
    case(
        "A08",
        "shows one part of a source",
        evaluation(
            money=(funds(), part("fiscal"), part("中央补助", "400", "400", "400"), part("other", "0", "0", "0"))
        ),
    ),
)
