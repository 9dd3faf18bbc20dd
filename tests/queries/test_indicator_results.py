"""facts.indicator_results: met or not, how far off, what was lost, and why."""

import pytest

from dashboard.warehouse import Warehouse
from tests.queries.conftest import StoreOf
from tests.queries.forms import evaluation, indicator, qualitative, reading
from tests.queries.indicator_cases import CASES, FLAT_CASES

FLAT = "440304"  # its pack of 2023 takes one point off from 50 % over target
COLUMNS = (
    "direction",
    "is_met",
    "attainment_rate",
    "deviation_rate",
    "deviation_points",
    "deviation_direction",
    "is_deviation_comparable",
    "points_lost",
    "deduction_cause",
    "cause_stated",
    "is_cause_disputed",
    "score_expected",
    "met_unknown_reason",
    "deviation_unknown_reason",
    "score_rate",
    "is_bonus",
)


@pytest.fixture(scope="module", name="warehouse")
def store_with_every_case(store_of: StoreOf) -> Warehouse:
    documents = [
        reading(
            *(evaluation(row, project=name, department=region, region_code=region) for name, (row, _) in cases.items()),
            name=region or "national",
        )
        for region, cases in (("", CASES), (FLAT, FLAT_CASES))
    ]
    return store_of(documents)


@pytest.mark.parametrize(("region", "name"), [*(("", name) for name in CASES), *((FLAT, name) for name in FLAT_CASES)])
def test_result_of(warehouse: Warehouse, region: str, name: str) -> None:
    rows = warehouse.rows(
        "select direction, is_met, attainment_rate, deviation_rate, deviation_points, deviation_direction,"
        " is_deviation_comparable, points_lost, deduction_cause, cause_stated, is_cause_disputed, score_expected,"
        " met_unknown_reason, deviation_unknown_reason, score_rate, is_bonus from facts.indicator_results"
        " where project_name = $name and department_name = $region",
        {"name": name, "region": region},
    )
    measured = dict(zip(COLUMNS, rows[0], strict=True))
    expected = (FLAT_CASES if region else CASES)[name][1]

    assert len(rows) == 1
    assert expected == {column: measured[column] for column in expected}


def test_an_indicator_is_told_by_its_bare_name_and_judged_in_words_or_figures(store_of: StoreOf) -> None:
    rows = (
        indicator(level_3="培训（职工）人数："),
        qualitative(ordinal=2, actual_text="有效保障100%"),
        indicator("between", "7", None, high="8", unit="月", ordinal=3, actual_text="达成指标"),
        indicator(">=", "7", None, ordinal=4, actual_text="约8人"),
        qualitative(ordinal=5, kind="not_applicable", weight="0"),
        indicator(ordinal=6, weight=None, level_2="成本指标"),
    )
    found = store_of([reading(evaluation(*rows))]).rows(
        "select indicator_key, is_in_words, is_applicable, is_cost from facts.indicator_results order by ordinal"
    )

    assert [
        ("培训职工人数", False, True, False),
        ("培训人数", True, True, False),
        ("培训人数", True, True, False),
        ("培训人数", False, True, False),
        ("培训人数", False, False, False),
        ("培训人数", False, True, True),
    ] == found
