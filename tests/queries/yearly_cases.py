"""Cases of the rules about targets that are too low, by themselves or from year to year (D05 to D08)."""

from typing import Any

from dashboard.records import Evaluation
from tests.queries.cases import case
from tests.queries.forms import evaluation, indicator, qualitative

WHY = "年中增加任务，超额完成"


def percentage(target: str, actual: str | None, operator: Any = ">=", **given: Any) -> Evaluation:
    return evaluation(indicator(operator, target, actual, **({"unit": "%", "remark": WHY} | given)))


def years(
    *figures: tuple[str, str | None], first: int = 2022, code: str = "P-1", **given: Any
) -> tuple[Evaluation, ...]:
    """One project's forms, a year each, with one indicator's target and actual."""
    return tuple(
        evaluation(indicator(">=", target, actual, **({"remark": WHY} | given)), year=first + place, project_code=code)
        for place, (target, actual) in enumerate(figures)
    )


def renamed(name: str, *forms: Evaluation) -> tuple[Evaluation, ...]:
    """The forms, the last with its indicator under another name."""
    last = evaluation(
        indicator(">=", "10", "14", remark=WHY, level_3=name), year=forms[-1].year, project_code=forms[-1].project_code
    )
    return (*forms[:-1], last)


def two(actual: str, year: int) -> Evaluation:
    """A form of two indicators far over their targets, the first of which is raised by the year."""
    first = ("10", "13") if year == 2022 else ("20", "26")
    rows = (
        indicator(">=", *first, level_3="教师人数", weight="45", remark=WHY),
        indicator(">=", "10", actual, ordinal=2, weight="45", remark=WHY),
    )
    return evaluation(*rows, year=year, project_code="P-1")


TWICE = (
    indicator(">=", "10", "14", remark=WHY, weight="45"),
    indicator(">=", "10", "14", remark=WHY, weight="45", ordinal=2, level_2="质量指标"),
)

CASES = (
    case("D05", "is 60 %", percentage("60", "100")),
    case(
        "D05",
        "is 5 % and all was done",
        percentage("5", "100", ">"),
        ("lead", "H", 1),
        found="5.00%",
        inputs={"points_difference": 0.95, "target_low_rate": 0.6, "actual_high_rate": 0.95},
    ),
    case("D05", "is 59.9 % and 95 % was done", percentage("59.9", "95"), ("lead", "H", 1)),
    case("D05", "is 50 % and less was done", percentage("50", "94.9")),
    case("D05", "is a ceiling", percentage("5", "100", "<=")),
    case("D05", "is a rate of costs", percentage("5", "100", level_2="成本指标")),
    case("D05", "is no percentage", percentage("5", "100", unit="人")),
    case("D05", "is words for a number", percentage("5", None), ("not_judged", "actual_not_a_figure", 1)),
    case("D06", "has a target", percentage("1", "70")),
    case(
        "D06",
        "is at least 0",
        percentage("0", "70"),
        ("lead", "M", 1),
        found="≥0%",
        inputs={"target_text": "≥0%", "actual_text": "70%"},
    ),
    case("D06", "is at least 0 and stays there", percentage("0", "0"), ("lead", "M", 1)),
    case("D06", "is to stay at 0", percentage("0", "0", "=")),
    case("D06", "is at most 0", percentage("0", "0", "<=")),
    case(
        "D07",
        "is over twice",
        years(("10", "13"), ("10", "14")),
        (2, "lead", "H", 1),
        found="≥10人",
        inputs={
            "year": "2023",
            "year_before": "2022",
            "deviation_rate": 0.4,
            "deviation_rate_before": 0.3,
            "actual_text_before": "13人",
        },
    ),
    case(
        "D07",
        "is over three times",
        years(("10", "13"), ("10", "14"), ("9", "14")),
        (2, "lead", "H", 1),
        (3, "lead", "H", 1),
    ),
    case("D07", "is over and was raised", years(("10", "13"), ("11", "15"))),
    case("D07", "is over once", years(("10", "12.9"), ("10", "14"))),
    case("D07", "is over after a gap", (*years(("10", "13")), *years(("10", "14"), first=2024))),
    case("D07", "is over in two projects", (*years(("10", "13")), *years(("10", "14"), first=2023, code="P-2"))),
    case("D07", "is a cost", years(("10", "13"), ("10", "14"), level_2="成本指标")),
    case("D07", "is called otherwise", renamed("培训场次", *years(("10", "13"), ("10", "14")))),
    case(
        "D07",
        "is called nearly the same",
        renamed("培训（人数）：", *years(("10", "13"), ("10", "14"))),
        (2, "lead", "H", 1),
    ),
    case(
        "D07",
        "stands twice on a form",
        (*years(("10", "13")), evaluation(*TWICE, year=2023, project_code="P-1")),
    ),
    case("D07", "is words this year", years(("10", "13"), ("10", None)), (2, "not_judged", "actual_not_a_figure", 1)),
    case("D07", "was words last year", years(("10", None), ("10", "14")), (2, "not_judged", "actual_not_a_figure", 1)),
    case(
        "D07",
        "changes its unit",
        (*years(("10", "13")), *years(("10", "14"), first=2023, unit="场")),
        (2, "not_judged", "units_of_years_differ", 1),
    ),
    case("D08", "is 80 % of last year's", years(("10", "10"), ("8", "8"))),
    case(
        "D08",
        "is below",
        years(("10", "10"), ("7.9", "8")),
        (2, "lead", "M", 1),
        found="79.00%",
        inputs={
            "target_rate": 0.79,
            "target_to_last_actual_rate": 0.8,
            "actual_text_before": "10人",
            "year_before": "2022",
        },
    ),
    case("D08", "is higher", years(("10", "10"), ("12", "12"))),
    case("D08", "is a percentage near its cap", years(("60", "100"), ("60", "100"), unit="%")),
    case("D08", "is a percentage far from it", years(("30", "50"), ("30", "50"), unit="%"), (2, "lead", "M", 1)),
    case("D08", "is a cost", years(("10", "10"), ("5", "5"), level_2="成本指标")),
    case("D08", "had nothing done", years(("10", "0"), ("5", "5"))),
    case("D08", "has no year before", years(("10", "10"))),
    case("D08", "was words last year", years(("10", None), ("5", "5")), (2, "not_judged", "actual_not_a_figure", 1)),
    case(
        "D08",
        "changes its unit",
        (*years(("10", "10")), *years(("5", "5"), first=2023, unit="场")),
        (2, "not_judged", "units_of_years_differ", 1),
    ),
    case(
        "D08",
        "was qualitative",
        (
            evaluation(qualitative(), year=2022, project_code="P-1"),
            *years(("5", "5"), first=2023),
        ),
    ),
    case(
        "D05", "weighs nothing", evaluation(indicator(), indicator(">=", "5", "100", unit="%", ordinal=2, weight="0"))
    ),
    case("D05", "is 0", percentage("0", "100")),
    case("D06", "weighs nothing", evaluation(indicator(), indicator(">=", "0", "7", unit="%", ordinal=2, weight="0"))),
    case("D07", "weighs nothing", years(("10", "13"), ("10", "14"), weight="0")),
    case(
        "D07", "changes its unit and is over once", (*years(("10", "12")), *years(("10", "14"), first=2023, unit="场"))
    ),
    case("D07", "is the second of two", (two("13", 2022), two("14", 2023)), (2, "lead", "H", 2)),
    case("D08", "weighs nothing", years(("10", "10"), ("5", "5"), weight="0")),
    case("D08", "is the second of two", (two("20", 2022), two("10", 2023)), (2, "lead", "M", 2)),
)
