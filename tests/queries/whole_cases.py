"""Cases of the rules about whole forms: of one unit, of two years, reviewed, a department and its projects (G)."""

from decimal import Decimal
from typing import Any

from dashboard.records import Evaluation
from tests.queries.cases import case
from tests.queries.forms import evaluation, funds, indicator


def scored(*points: str | None, **given: Any) -> tuple[Evaluation, ...]:
    """Forms of one unit with these total scores; None prints none."""
    return tuple(
        evaluation(
            indicator(score=None if one is None else str(Decimal(one) - 10), remark="原因"),
            score=one,
            project=f"项目{place}",
            **given,
        )
        for place, one in enumerate(points, start=1)
    )


def year(number: int, executed: str, score: str | None, **given: Any) -> Evaluation:
    """A form of a year that spent so many of 1,000 and scored so much in all."""
    return evaluation(
        money=funds(executed=executed, score="9"), score=score, year=number, **({"project_code": "P-1"} | given)
    )


def reviewed(total: str | None, by_reviewer: str, row: str | None = None, **given: Any) -> Evaluation:
    """A form with a reviewed total, and a reviewed score of its indicator where given."""
    return evaluation(indicator(score_reviewed=row, **given), score=total, score_reviewed=by_reviewer)


def department(adjusted: str | None, **given: Any) -> Evaluation:
    return evaluation(form_type="department", project=None, money=funds("5000", adjusted, "5000", rate=None), **given)


def project(adjusted: str | None, name: str = "甲", **given: Any) -> Evaluation:
    return evaluation(project=name, money=funds("100", adjusted, "100", rate=None), **given)


def leads(severity: str, *positions: int) -> list[tuple[object, ...]]:
    return [(position, "lead", severity) for position in positions]


CASES = (
    case("G01", "is half of six", scored("100", "100", "100", "99", "90", "95"), *leads("M", 1, 2, 3), found="3 / 6"),
    case("G01", "is two of five", scored("100", "100", "99", "90", "95")),
    case("G01", "is all of four", scored("100", "100", "100", "100")),
    case(
        "G01",
        "is all of two units",
        (*scored("100", "100", "100", unit="甲"), *scored("100", "100", "100", unit="乙")),
    ),
    case(
        "G01",
        "is full in another scale",
        scored("105", "105", "105", "104", "100", weight_total="105"),
        *leads("M", 1, 2, 3),
    ),
    case(
        "G01",
        "hangs on the one without a score",
        scored("100", "100", None, "99", "95"),
        (3, "not_judged", "score_missing"),
    ),
    case("G01", "does not hang on the one without a score", scored("100", "98", None, "99", "95")),
    case("G01", "is half whatever the other has", scored("100", "100", "100", None, "95"), *leads("M", 1, 2, 3)),
    case("G01", "has no scores", scored(None, None, None, None, None)),
    case(
        "G02",
        "is all five",
        scored("90", "91", "92", "99", "100"),
        *leads("L", 1, 2, 3, 4, 5),
        found="5 × 优",
        inputs={"score_lowest": 90, "project_count": 5, "grade": "优"},
    ),
    case("G02", "is all but one", scored("89.9", "91", "92", "99", "100")),
    case("G02", "is all four", scored("90", "91", "92", "99")),
    case(
        "G02",
        "is all but the one without a score",
        scored("90", "91", "92", None, "99"),
        (4, "not_judged", "score_missing"),
    ),
    case("G02", "is not all, and one has no score", scored("70", "91", "92", None, "99")),
    case(
        "G03",
        "hardly differ",
        scored("95", "96", "96", "96", "97"),
        *leads("L", 1, 2, 3, 4, 5),
        found="0.63",
        inputs={"score_mean": 96, "score_deviation_points": 0.632456, "score_spread_low_points": 1},
    ),
    case("G03", "differ by a point", scored("95", "97", "95", "97", "95", "97")),
    case("G03", "are four", scored("96", "96", "96", "96")),
    case("G03", "lack one", scored("95", "96", None, "96", "97"), (3, "not_judged", "score_missing")),
    case("G03", "differ and lack one", scored("75", "96", None, "96", "97")),
    case(
        "G04",
        "is just excellent",
        scored("90.19"),
        ("lead", "L"),
        found="90.19",
        inputs={"grade": "优", "score_from": 90, "margin_points": 0.19},
    ),
    case("G04", "is the very end", scored("80"), ("lead", "L")),
    case("G04", "is half a point above it", scored("90.5")),
    case("G04", "is just below it", scored("89.99")),
    case("G04", "is in the lowest grade", scored("0.3")),
    case("G04", "prints no total", evaluation(score=None), ("not_judged", "score_missing")),
    case("G04", "has no scores", evaluation(indicator(score=None), money=None, score=None)),
    case(
        "G06",
        "scores more and spent less",
        (year(2022, "950", "90"), year(2023, "850", "95")),
        (2, "lead", "M"),
        found="95.00",
        amount="150.00",
        inputs={
            "execution_rate": 0.85,
            "previous_execution_rate": 0.95,
            "execution_difference": 0.1,
            "score_reported": 95,
            "previous_score": 90,
        },
    ),
    case("G06", "scores more and spent little less", (year(2022, "949", "90"), year(2023, "850", "95"))),
    case("G06", "scores the same and spent less", (year(2022, "950", "95"), year(2023, "850", "95"))),
    case("G06", "scores more and spent more", (year(2022, "850", "90"), year(2023, "950", "95"))),
    case("G06", "is two years later", (year(2021, "950", "90"), year(2023, "850", "95"))),
    case(
        "G06",
        "is another project",
        (year(2022, "950", "90", project_code="P-1"), year(2023, "850", "95", project_code="P-2")),
    ),
    case(
        "G06",
        "lacks last year's score",
        (year(2022, "950", None), year(2023, "850", "95")),
        (2, "not_judged", "previous_score_missing"),
    ),
    case(
        "G06",
        "scores more and had no budget",
        (
            evaluation(
                money=funds(adjusted="0", executed="0", rate=None, score="9"), score="90", year=2022, project_code="P-1"
            ),
            year(2023, "850", "95"),
        ),
        (2, "not_judged", "budget_is_zero"),
    ),
    case(
        "G06",
        "scores more and tells no amount",
        (
            year(2022, "950", "90"),
            evaluation(money=funds(executed=None, rate=None, score="9"), score="95", year=2023, project_code="P-1"),
        ),
        (2, "not_judged", "amount_missing"),
    ),
    case("G06", "scores in neither year", (year(2022, "950", None), year(2023, "850", None))),
    case(
        "G07",
        "is 6 points lower",
        reviewed("100", "94"),
        ("lead", "M"),
        found="100.00",
        inputs={"score_reviewed": 94, "gap_points": 6, "gap_rate": 0.06, "review_gap_rate": 0.05, "weight": 100},
    ),
    case("G07", "is 5 points lower", reviewed("100", "95")),
    case("G07", "is higher", reviewed("90", "100")),
    case("G07", "is lower in one indicator", reviewed("100", "95", "85"), ("lead", "M", 1), found="90.00"),
    case("G07", "is not reviewed", evaluation()),
    case("G07", "has no self score", reviewed(None, "94"), ("not_judged", "score_missing")),
    case(
        "G07",
        "weighs nobody knows what",
        reviewed("100", "98", "85", weight=None, score="90"),
        ("not_judged", "weight_missing", 1),
    ),
    case(
        "G08",
        "has less than its projects",
        (department("250"), project("100"), project("200", "乙")),
        (1, "lead", "M"),
        found="250.00",
        amount="50.00",
        inputs={
            "column_name": "budget_adjusted_yuan",
            "projects_yuan": 300,
            "department_yuan": 250,
            "project_count": 2,
        },
    ),
    case("G08", "has as much as its projects", (department("300"), project("100"), project("200", "乙"))),
    case("G08", "has more than its projects", (department("900"), project("100"), project("200", "乙"))),
    case("G08", "is another year's", (department("250"), project("300", year=2022))),
    case(
        "G08",
        "has less by rounding",
        (department("9900", amount_unit="wan_yuan"), project("9900"), project("40", "乙")),
    ),
    case("G08", "has less but no projects", department("1")),
    case("G08", "leaves its amount blank", (department(None), project("100")), (1, "not_judged", "amount_missing")),
    case(
        "G08",
        "has a project that leaves it blank",
        (department("250"), project("100"), project(None, "乙")),
        (1, "not_judged", "amount_missing"),
    ),
    case(
        "G08",
        "has less whatever the blank is",
        (department("250"), project("300"), project(None, "乙")),
        (1, "lead", "M"),
    ),
)
