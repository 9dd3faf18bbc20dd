"""Cases of the rules about a form's own arithmetic (A)."""

from tests.queries.cases import case
from tests.queries.forms import evaluation, funds, indicator, part, qualitative

BONUS = qualitative(ordinal=2, level_1="加减分项", weight="5", score="2.5")

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
    case("A03", "is between 0 and its weight", evaluation(indicator(score="0"))),
    case("A03", "is above its weight", evaluation(indicator(score="91"), score="100"), ("lead", "E", 1), found="91.00"),
    case("A03", "is below 0", evaluation(indicator(score="-1")), ("lead", "E", 1), found="-1.00"),
    case("A03", "is rounded above its weight", evaluation(indicator(score="90.01"))),
    case(
        "A03",
        "is above its weight for execution",
        evaluation(money=funds(score="10.5"), score="100"),
        ("lead", "E"),
        found="10.50",
    ),
    case("A03", "is above 100 in total", evaluation(score="101"), ("lead", "E"), found="101.00"),
    case(
        "A03", "is a malus", evaluation(indicator(), qualitative(ordinal=2, level_1="加减分项", weight="5", score="-5"))
    ),
    case("A03", "is a bonus above 100", evaluation(indicator(), BONUS)),
    case(
        "A03",
        "has no weight among weights",
        evaluation(indicator(), indicator(ordinal=2, weight=None, score="5")),
        ("not_judged", "weight_missing", 2),
        ("lead", "E"),  # the total is 105
    ),
    case("A03", "has no weight like the others", evaluation(indicator(weight=None, score="90"))),
    case("A04", "adds to 100", evaluation(indicator(weight="8.3"), indicator(ordinal=2, weight="81.66"))),
    case(
        "A04",
        "adds to 98",
        evaluation(indicator(weight="88")),
        ("lead", "E"),
        found="98.00",
        inputs={"weight_total_recomputed": 98, "execution_weight": 10, "indicator_weight_recomputed": 88},
    ),
    case("A04", "adds to 105 with a bonus", evaluation(indicator(), BONUS)),
    case("A04", "adds to 105 without one", evaluation(indicator(weight="95")), ("lead", "E"), found="105.00"),
    case(
        "A04",
        "misses one weight",
        evaluation(indicator(weight="50"), indicator(ordinal=2, weight=None, score="40")),
        ("not_judged", "weight_missing"),
    ),
    case(
        "A04",
        "leaves a row out that does not apply",
        evaluation(indicator(), qualitative(ordinal=2, weight=None, kind="not_applicable")),
    ),
    case(
        "A04",
        "begins mid-form",
        evaluation(qualitative(level_1=None, weight="60")),
        ("not_judged", "parts_not_visible"),
    ),
    case("A04", "shows no execution row", evaluation(money=None), ("not_judged", "parts_not_visible")),
    case("A04", "prints no weights", evaluation(indicator(weight=None, score=None), money=funds(weight=None))),
    case("A05", "is the sum", evaluation(indicator(score="89.96"), score="100")),
    case(
        "A05",
        "is two more than the sum",
        evaluation(indicator(score="88"), score="100"),
        ("lead", "E"),
        found="100.00",
        inputs={
            "score_reported": 100,
            "score_recomputed": 98,
            "execution_score_reported": 10,
            "indicator_score_recomputed": 88,
        },
    ),
    case(
        "A05",
        "lacks a part of 30 points",
        evaluation(indicator(weight="60"), score="96"),
        ("not_judged", "parts_not_visible"),
    ),
    case(
        "A05",
        "misses the execution score",
        evaluation(money=funds(score=None), score="100"),
        ("not_judged", "score_missing"),
    ),
    case(
        "A05",
        "misses a score",
        evaluation(indicator(weight="50"), indicator(ordinal=2, weight="40", score=None), score="100"),
        ("not_judged", "score_missing"),
    ),
    case(
        "A05",
        "has scores without weights",
        evaluation(indicator(weight=None, score="80"), score="100"),
        ("not_judged", "weight_missing"),
    ),
    case("A05", "is not printed", evaluation(indicator(score="88"), score=None)),
    case("A05", "holds a bonus", evaluation(indicator(), BONUS)),
    case("A05", "forgets the bonus", evaluation(indicator(), BONUS, score="100"), ("lead", "E")),
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
    case("A09", "fits", evaluation(grade="优")),
    case("A09", "fits in another word", evaluation(indicator(score="75"), grade="良好")),
    case(
        "A09",
        "is one too high",
        evaluation(indicator(score="79.9"), grade="优"),
        ("lead", "E"),
        found="优",
        inputs={"grade_recomputed": "良", "score_reported": 89.9},
    ),
    case("A09", "is excellent from 90", evaluation(indicator(score="80"), grade="优")),
    case("A09", "is none of the bands'", evaluation(grade="合格"), ("not_judged", "grade_unknown")),
    case("A09", "has no score", evaluation(score=None, grade="优"), ("not_judged", "score_missing")),
    case("A09", "is below every band", evaluation(score="-5", grade="差"), ("not_judged", "no_band")),
    case("A09", "is not printed", evaluation(indicator(score="20"))),
)
