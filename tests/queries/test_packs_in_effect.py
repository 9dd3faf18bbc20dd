"""Every threshold is a place's own: the same forms under other parameters are measured and questioned otherwise."""

import re
from decimal import Decimal
from typing import Any

import pytest

from dashboard.settings import QUERIES
from dashboard.warehouse import Warehouse
from tests.queries.conftest import CopyOf, Rebuilt, StoreOf
from tests.queries.forms import evaluation, funds, indicator, qualitative, reading

FORMS = (
    evaluation(indicator(">", "1", "1"), project="met by one"),
    evaluation(indicator("<", "30", "30"), project="at the ceiling"),
    evaluation(indicator("<=", "10", "15", score="60", remark="原因"), project="above the ceiling"),
    evaluation(indicator(">=", "10", "16", remark="增加"), project="60 % over"),
    evaluation(indicator(">=", "50", "75", unit="%", remark="增加"), project="far from its cap"),
    evaluation(indicator(">=", "100", "50", score="50", remark="原因"), project="half done"),
    evaluation(indicator(score="89.6", remark="原因"), score="99.6", project="a little lost"),
    evaluation(money=funds(adjusted="1019500", executed="1018000", rate=None, score="9.98"), project="cut off"),
    evaluation(money=funds("1000", "1200", "1020"), project="85 % executed"),
    evaluation(money=funds("1000", "1200", "1020", rate="0.87", score="8.5"), project="two points off"),
    evaluation(indicator(weight="89.5"), project="half a point short"),
    evaluation(indicator(score="89"), score="99.5", project="total half a point high"),
    evaluation(qualitative(score="67.5", actual_text="部分达成指标", remark="原因"), project="partly met"),
    evaluation(qualitative(score="50", actual_text="未达成指标", remark="原因"), project="missed"),
    evaluation(indicator(), year=2022, project="last year", project_code="P-1"),
    evaluation(indicator(">=", "9", "9"), year=2023, project="this year", project_code="P-1"),
    evaluation(
        indicator(weight="18"),
        indicator(weight="18", ordinal=2),
        indicator(weight="18", ordinal=3),
        qualitative(weight="18", ordinal=4, level_1="效益指标"),
        indicator(">=", "90", "90", unit="%", weight="18", ordinal=5, level_1="满意度指标"),
        project="complete",
    ),
    evaluation(
        *(indicator(weight="15", ordinal=ordinal) for ordinal in range(1, 6)),
        indicator(">=", "10", "11", weight="15", ordinal=6),
        project="five of six to the dot",
    ),
)
MET = "select is_met from facts.indicator_results where project_name = $project"
EXPECTED = "select score_expected from facts.indicator_results where project_name = $project"
ATTAINED = "select attainment_rate from facts.indicator_results where project_name = $project"
CAUSE = "select deduction_cause from facts.indicator_results where project_name = $project"
COMPARABLE = "select is_deviation_comparable from facts.indicator_results where project_name = $project"
GRADE = "select grade_recomputed from facts.scores where project_name = $project"
COMPLETE = "select is_complete from facts.scores where project_name = $project"
SEVERITY = (
    "select any_value(severity) from findings.every inner join facts.filings using (evaluation_id)"
    " where outcome = 'lead' and rule_code = '{}' and project_name = $project"
)


def severity(rule: str) -> str:
    return SEVERITY.format(rule)


# project, statement, what it says, what the pack is set to, what it says then
CHANGES: list[tuple[str, str, Any, str, Any]] = [
    ("met by one", MET, True, "is_inclusive_comparison = false", False),
    ("at the ceiling", MET, True, "is_inclusive_comparison = false", False),
    ("above the ceiling", EXPECTED, None, "reverse_formula = 'linear'", Decimal("45.00")),
    ("above the ceiling", EXPECTED, None, "reverse_formula = 'ratio'", Decimal("60.00")),
    ("above the ceiling", ATTAINED, 0.5, "reverse_formula = 'ratio'", round(10 / 15, 9)),
    (
        "60 % over",
        EXPECTED,
        Decimal("90.00"),
        "over_target_deduct_from = 0.6, over_target_deduction = 'proportional'",
        None,
    ),
    (
        "60 % over",
        EXPECTED,
        Decimal("90.00"),
        "over_target_deduct_from = 0.6, over_target_deduction = 'flat', over_target_deduction_points = 2",
        Decimal("88.00"),
    ),
    ("a little lost", CAUSE, "other", "score_tolerance = 0.5", None),
    ("far from its cap", COMPARABLE, True, "near_cap_from = 50", False),
    ("cut off", severity("A02"), None, "execution_rounding = 'half_up', score_tolerance = 0.009", "E"),
    ("cut off", severity("A02"), None, "execution_rounding = 'half_up'", None),
    ("two points off", severity("A01"), "E", "rate_tolerance = 0.02", None),
    ("half a point short", severity("A04"), "E", "weight_tolerance = 0.5", None),
    ("half a point short", COMPLETE, False, "weight_tolerance = 0.5", True),
    ("total half a point high", severity("A05"), "E", "total_tolerance = 0.5", None),
    ("85 % executed", severity("B01"), None, "low_execution_medium = 0.9", "M"),
    ("85 % executed", severity("B01"), None, "low_execution_medium = 0.95, low_execution_high = 0.9", "H"),
    ("85 % executed", severity("B05"), None, "adjustment_to_explain = 0.1", "M"),
    ("85 % executed", severity("B07"), None, "basis_gap_to_explain = 0.1", "M"),
    ("85 % executed", severity("B08"), "H", "score_execution_gap = 0.15", None),
    ("half done", severity("C02"), "M", "deduction_tolerance = 5", None),
    ("60 % over", severity("D02"), "M", "over_target_deduct_from = 0.7", None),
    ("60 % over", severity("D02"), "M", "over_target_large_from = 0.7", None),
    ("60 % over", severity("D03"), None, "target_low_medium = 0.6", "M"),
    ("60 % over", severity("D03"), None, "target_low_medium = 0.6, target_low_high = 0.6", "H"),
    ("met by one", severity("C10"), "L", "single_indicator_weight = 95", None),
    ("partly met", severity("C04"), None, "tier_met_from = 0.7", "M"),
    ("partly met", severity("C04"), None, "tier_partly_from = 0.78", "M"),
    ("missed", severity("C04"), None, "tier_missed_to = 0.5", "M"),
    ("far from its cap", severity("D05"), None, "percentage_actual_high = 75", "H"),
    ("this year", severity("D08"), None, "target_to_last_actual = 0.95", "M"),
    ("complete", severity("E01"), None, "words_share = 0.19", "M"),
    ("complete", severity("E07"), None, "outputs_at_least = 4", "M"),
    ("complete", severity("E08"), None, "exact_count_from = 4", "M"),
    ("five of six to the dot", severity("E08"), None, "exact_share = 0.8", "M"),
]


@pytest.fixture(scope="module", name="warehouse")
def store_with_the_forms(store_of: StoreOf) -> Warehouse:
    return store_of([reading(*FORMS)])


@pytest.mark.parametrize(("project", "statement", "before", "setting", "after"), CHANGES)
def test_a_pack_decides(
    warehouse: Warehouse,
    copy_of: CopyOf,
    rebuilt: Rebuilt,
    project: str,
    statement: str,
    before: Any,
    setting: str,
    after: Any,
) -> None:
    connection = copy_of(warehouse)
    connection.execute(f"update rules.packs set {setting}")
    rebuilt(connection)

    assert [(before,)] == warehouse.rows(statement, {"project": project})
    assert [(after,)] == connection.execute(statement, {"project": project}).fetchall()


def test_grade_bands_decide_the_grade(warehouse: Warehouse, copy_of: CopyOf, rebuilt: Rebuilt) -> None:
    connection = copy_of(warehouse)
    connection.execute("delete from rules.grade_bands")
    connection.execute(
        "insert into rules.grade_bands select pack_id, unnest(['优', '良']), unnest([99.6, 0]), unnest([false, true]),"
        " unnest([null, 99.6]), unnest([false, true]) from rules.packs"
    )
    rebuilt(connection)

    assert [("优",)] == warehouse.rows(GRADE, {"project": "a little lost"})
    assert [("良",)] == connection.execute(GRADE, {"project": "a little lost"}).fetchall()


def test_the_pack_that_began_last_applies(warehouse: Warehouse, copy_of: CopyOf, rebuilt: Rebuilt) -> None:
    connection = copy_of(warehouse)
    for pack_id, year_from, year_to in (
        ("older", 2010, None),
        ("newer", 2020, None),
        ("ended", 2021, 2022),
        ("coming", 2024, None),
    ):
        connection.execute(
            "insert into rules.packs by name select * replace ($pack_id as pack_id, $year_from as year_from,"
            " $year_to as year_to) from rules.packs where pack_id = 'national'",
            {"pack_id": pack_id, "year_from": year_from, "year_to": year_to},
        )
    rebuilt(connection)

    assert [("newer",)] == connection.execute("select distinct pack_id from facts.filings where year = 2023").fetchall()


def test_no_threshold_is_written_into_a_rule() -> None:
    """A rule may name 0 (nothing), 1 and 2 (how many), 100 (the scale of every form); all else is a pack's."""
    for path in (QUERIES / "findings").glob("*.sql"):
        statement = re.sub(r"--.*|'[^']*'", "", path.read_text("utf-8"))
        compared = set(re.findall(r"(?:<=?|>=?|<>)\s*(-?\d[\d.e-]*)", statement))

        assert (path.name, set()) == (path.name, compared - {"0", "1", "2", "100", "1e-9"})
