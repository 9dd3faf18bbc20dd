"""Marts of the scores page, over small planted stores and over the five published documents."""

from pathlib import Path
from typing import Any

import pytest

from dashboard.records import Selection
from dashboard.warehouse import Warehouse, open_warehouse
from tests.queries.conftest import StoreOf
from tests.queries.forms import evaluation, funds, indicator, reading
from tests.queries.marts.rows import EVERYTHING, PROJECTS, rows

FUTIAN = "440304"


@pytest.fixture(scope="module")
def published(published_store: Path) -> Warehouse:
    """The five published documents."""
    return open_warehouse(published_store)


@pytest.fixture(scope="module")
def spread(store_of: StoreOf) -> Warehouse:
    """Five project forms of one department, one of another, a department form, and a form without a score."""
    scores = ["80", "90", "95", "100", "100"]
    forms = [evaluation(score=score, project=f"项目{number}", department="甲局") for number, score in enumerate(scores)]
    forms.append(evaluation(score="89.99", project="另一项目", department="乙局"))
    forms.append(evaluation(score=None, project="未打分", department="甲局"))
    forms.append(evaluation(score="70", form_type="department", project=None, department="甲局"))
    return store_of([reading(*forms)])


def test_the_summary_keeps_types_apart_and_counts_only_what_has_a_score(spread: Warehouse) -> None:
    columns = ("form_type", "evaluations", "evaluations_scored", "evaluations_full", "full_share", "score_mean")

    assert rows(spread, "score_summary", *columns, "score_median", "score_lowest") == [
        ("project", 7, 6, 2, 0.333333, 92.498333, 92.5, 80.0),
        ("department", 1, 1, 0, 0.0, 70.0, 70.0, 70.0),
    ]


def test_the_mean_by_amount_weighs_with_the_adjusted_budget(store_of: StoreOf) -> None:
    warehouse = store_of(
        [
            reading(
                evaluation(score="100", money=funds("1", "3000", "3000"), project="大"),
                evaluation(score="80", money=funds("1", "1000", "1000"), project="小"),
                evaluation(score="10", money=funds("1", "0", "0"), project="无预算"),
            )
        ]
    )

    assert rows(warehouse, "score_summary", "score_mean_weighted") == [(95.0,)]


def test_full_marks_are_those_of_the_form_itself(store_of: StoreOf) -> None:
    warehouse = store_of(
        [
            reading(
                evaluation(indicator(weight="80"), score="90", weight_total="90", project="满分90"),
                evaluation(indicator(weight="80"), score="90", weight_total="100", project="满分100"),
            )
        ]
    )

    assert rows(warehouse, "score_summary", "evaluations_full", "full_share") == [(1, 0.5)]


def test_bins_are_whole_points_and_full_marks_the_last(spread: Warehouse) -> None:
    assert rows(spread, "score_bins", "score_from", "evaluations", "evaluations_share", selection=PROJECTS) == [
        (80, 1, 0.166667),
        (89, 1, 0.166667),
        (90, 1, 0.166667),
        (95, 1, 0.166667),
        (100, 2, 0.333333),
    ]


def test_a_score_a_hair_below_full_marks_is_not_full(store_of: StoreOf) -> None:
    warehouse = store_of([reading(evaluation(score="99.99"), evaluation(score="101", project="超过满分"))])

    assert rows(warehouse, "score_bins", "score_from", "evaluations") == [(99, 1), (100, 1)]


def test_grades_nobody_reached_are_there_with_nothing(spread: Warehouse) -> None:
    assert rows(
        spread, "score_bands", "grade", "score_from", "evaluations", "evaluations_share", selection=PROJECTS
    ) == [("优", 90.0, 4, 0.666667), ("良", 80.0, 2, 0.333333), ("中", 60.0, 0, 0.0), ("差", 0.0, 0, 0.0)]


def test_a_printed_grade_that_the_score_has_not_is_counted(store_of: StoreOf) -> None:
    warehouse = store_of(
        [reading(evaluation(score="85", grade="优"), evaluation(score="84", grade="良", project="乙"))]
    )

    assert rows(warehouse, "score_bands", "grade", "evaluations", "evaluations_graded_otherwise")[:2] == [
        ("优", 0, 0),
        ("良", 2, 1),
    ]


def test_bins_and_bands_name_the_same_schemes(published: Warehouse) -> None:
    bins, bands = (published.mart(mart, EVERYTHING) for mart in ("score_bins", "score_bands"))

    assert set(bins["scheme_key"]) == set(bands["scheme_key"]) == {"优≥90；良≥80；中≥60；差≥0"}
    assert set(bands.loc[bands["form_type"] == "project", "pack_names_en"]) == {
        "Futian, Shenzhen, 2023; Minhang, Shanghai, 2023"
    }


def test_groups_have_quarters_and_whiskers_and_the_lowest_mean_comes_first(spread: Warehouse) -> None:
    columns = ("department_name", "place", "members", "evaluations_scored", "score_mean", "score_lowest")
    box = ("score_whisker_low", "score_quarter_low", "score_median", "score_quarter_high", "score_whisker_high")

    assert rows(spread, "score_groups", *columns, *box, selection=PROJECTS, grain="department", row_limit=10) == [
        ("乙局", 1, 2, 1, 89.99, 89.99, 89.99, 89.99, 89.99, 89.99, 89.99),
        ("甲局", 2, 2, 5, 93.0, 80.0, 80.0, 90.0, 95.0, 100.0, 100.0),
    ]


def test_a_whisker_ends_before_a_score_far_outside(store_of: StoreOf) -> None:
    scores = ["20", "90", "91", "92", "93"]
    warehouse = store_of([reading(*(evaluation(score=score, project=f"项目{score}") for score in scores))])

    assert rows(
        warehouse, "score_groups", "score_lowest", "score_whisker_low", "score_whisker_high", grain="year", row_limit=9
    ) == [(20.0, 90.0, 93.0)]
    assert rows(warehouse, "score_points", "score_reported", grain="year", member_keys=["2023"], point_limit=4) == [
        (20.0,)
    ]


def test_few_forms_are_all_points(spread: Warehouse) -> None:
    keys = list(spread.mart("score_groups", PROJECTS, grain="department", row_limit=1)["member_key"])

    assert rows(
        spread,
        "score_points",
        "department_name",
        "score_reported",
        selection=PROJECTS,
        grain="department",
        member_keys=keys,
        point_limit=5,
    ) == [("乙局", 89.99)]


def test_years_stand_in_their_order(store_of: StoreOf) -> None:
    warehouse = store_of([reading(evaluation(score="99", year=2021), evaluation(score="60", year=2022))])

    assert rows(warehouse, "score_groups", "year", "score_mean", grain="year", row_limit=9) == [
        (2021, 99.0),
        (2022, 60.0),
    ]


def test_score_rates_by_part_leave_bonus_rows_out(store_of: StoreOf) -> None:
    form = evaluation(
        indicator(ordinal=1, weight="40", score="30", level_1="产出指标", level_2="数量指标"),
        indicator(ordinal=2, weight="20", score="20", level_1="产出指标", level_2="质量指标"),
        indicator(ordinal=3, weight="25", score=None, level_1="效益指标", level_2="社会效益指标"),
        indicator(ordinal=4, weight="5", score="1", level_1="加减分项", level_2="加分"),
        money=funds("100", "100", "80"),
        score="90",
    )
    warehouse = store_of([reading(form)])
    asked: dict[str, Any] = {"grain": "year", "member_keys": ["2023"], "column_limit": 9}
    columns = ("level_1", "level_2", "indicators", "weight", "score_reported", "score_rate")

    assert rows(warehouse, "score_levels", *columns, **asked, depth="level_1") == [
        ("execution", None, 1, 10.0, 8.0, 0.8),
        ("产出指标", None, 2, 60.0, 50.0, 0.833333),
    ]
    assert rows(warehouse, "score_levels", *columns[:2], *columns[4:], **asked, depth="level_2") == [
        ("execution", None, 8.0, 0.8),
        ("产出指标", "数量指标", 30.0, 0.75),
        ("产出指标", "质量指标", 20.0, 1.0),
    ]


def test_many_forms_share_marks_and_lose_their_names(store_of: StoreOf) -> None:
    alike = [evaluation(project=f"项目{number}") for number in range(3)]
    low = evaluation(money=funds("100", "100", "20"), project="未花钱", score="92")
    warehouse = store_of([reading(*alike, low)])
    columns = ("project_name", "evaluations", "execution_rate", "score_rate", "is_asked_about")

    assert len(warehouse.mart("score_execution", EVERYTHING, row_limit=4)) == 4
    assert rows(warehouse, "score_execution", *columns, row_limit=3) == [
        (None, 3, 1.0, 1.0, False),
        ("未花钱", 1, 0.2, 1.0, True),
    ]


def test_the_four_gaps_of_the_published_forms(published: Warehouse) -> None:
    assert [
        (name, round(gap, 3), members)
        for name, gap, members in rows(published, "score_gaps", "form_name", "gap_rate", "members", row_limit=9)
    ] == [
        ("党组织建设", 0.88, 4),
        ("小型工程类项目（非政府投资项目）", 0.431, 4),
        ("疫情防控", 0.262, 4),
        ("其他一般管理事务", 0.068, 4),
    ]


def test_the_published_scores_add_up(published: Warehouse) -> None:
    futian = Selection(regions=(FUTIAN,))
    columns = ("evaluations_scored", "score_mean", "score_median", "score_lowest", "evaluations_full")

    assert rows(published, "score_summary", *columns, selection=futian) == [(13, 97.486923, 98.75, 90.19, 1)]


def test_an_unknown_grain_is_an_error(published: Warehouse) -> None:
    with pytest.raises(Exception, match="expected grain department, district or year"):
        published.mart("score_groups", EVERYTHING, grain="galaxy", row_limit=1)


def test_equal_scores_have_a_box_of_no_width_and_nothing_outside_it(store_of: StoreOf) -> None:
    warehouse = store_of([reading(*(evaluation(score="89.99", project=f"项目{number}") for number in range(6)))])

    assert rows(warehouse, "score_groups", "score_whisker_low", "score_whisker_high", grain="year", row_limit=1) == [
        (89.99, 89.99)
    ]
    assert rows(warehouse, "score_points", "score_reported", grain="year", member_keys=["2023"], point_limit=5) == []
