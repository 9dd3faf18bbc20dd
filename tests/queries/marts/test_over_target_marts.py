"""Marts of the over-target page, over small planted stores and over the five published documents."""

from typing import Any

import pytest

from dashboard.figures.lab import RULE
from dashboard.warehouse import Warehouse
from tests.queries.conftest import StoreOf
from tests.queries.forms import evaluation, funds, indicator, reading
from tests.queries.marts.rows import EVERYTHING, FUTIAN, MINHANG, PROJECTS, rows, ruled

EXPLAINED = "超额完成，下年调整指标值"


def test_the_summary_counts_what_is_over_and_what_came_off(places: Warehouse) -> None:
    columns = ("indicators", "indicators_comparable", "indicators_over_target", "indicators_to_explain")
    losses = ("indicators_unexplained", "indicators_deducted", "indicators_deducted_over_target", "indicators_disputed")

    assert rows(places, "over_target_summary", *columns, *losses) == [(7, 7, 6, 5, 1, 3, 2, 1)]
    assert rows(places, "over_target_summary", "points_lost", "points_lost_over_target") == [(7.0, 2.0)]


def test_every_indicator_over_target_has_its_mark(places: Warehouse) -> None:
    columns = ("member_key", "level_3", "is_deducted", "is_explanation_missing", "deviation_rate", "deduct_from_rate")

    assert rows(places, "deviations", *columns, grain="district", row_limit=9, mark_limit=9) == [
        (MINHANG, "活动场次", False, True, 0.5, None),
        (MINHANG, "培训人数", False, False, 1.0, None),
        (MINHANG, "宣传次数", False, False, 2.0, None),
        (FUTIAN, "培训人数", False, False, 0.28, 0.5),
        (FUTIAN, "活动场次", True, False, 0.5, 0.5),
        (FUTIAN, "购置数量", True, False, 3.0, 0.5),
    ]


def test_many_indicators_share_marks_that_keep_their_kinds_apart(store_of: StoreOf) -> None:
    alike: dict[str, Any] = {"target": "10", "actual": "20", "weight": "30"}
    form = evaluation(
        indicator(ordinal=1, **alike),
        indicator(ordinal=2, **alike),
        indicator(ordinal=3, **alike, remark=EXPLAINED),
        money=funds(),
    )
    warehouse = store_of([reading(form)])
    columns = ("evaluation_id", "indicators", "is_explanation_missing", "deviation_rate")
    marks = rows(warehouse, "deviations", *columns, grain="department", row_limit=9, mark_limit=2)

    assert sorted(marks, key=lambda mark: mark[1])[1] == (None, 2, True, 1.0)
    assert [mark[1:] for mark in marks if mark[1] == 1] == [(1, False, 1.0)]


def test_points_lost_are_shared_out_among_causes_without_a_rest(places: Warehouse) -> None:
    columns = ("region_code", "deduction_cause", "indicators", "points_lost", "points_lost_total")

    assert rows(places, "points_lost_causes", *columns, grain="district", row_limit=9) == [
        (FUTIAN, "under_target", 1, 5.0, 9.0),
        (FUTIAN, "execution", 0, 2.0, 9.0),
        (FUTIAN, "over_target", 2, 2.0, 9.0),
    ]


def test_points_that_no_row_explains_are_said_to_be_unlisted(store_of: StoreOf) -> None:
    half_visible = evaluation(indicator(weight="50", score="49", remark=EXPLAINED), money=None, score="90")
    warehouse = store_of([reading(half_visible)])

    assert rows(warehouse, "points_lost_causes", "deduction_cause", "points_lost", grain="department", row_limit=9) == [
        ("unlisted", 9.0),
        ("other", 1.0),
    ]


def test_published_causes_add_up_to_what_the_forms_lost(published: Warehouse) -> None:
    lost = rows(published, "points_lost_causes", "points_lost", selection=PROJECTS, grain="district", row_limit=9)

    assert round(sum(points for (points,) in lost), 2) == 35.18


def test_the_same_deviation_stands_beside_its_treatment_elsewhere(places: Warehouse) -> None:
    columns = ("region_code", "pack_name_en", "deviation_band", "indicators", "indicators_deducted", "points_lost")

    assert rows(places, "deviation_treatment", *columns, row_limit=9) == [
        (FUTIAN, "Futian, Shenzhen, 2023", "below_30", 1, 0, 0.0),
        (FUTIAN, "Futian, Shenzhen, 2023", "from_50_to_100", 1, 1, 1.0),
        (FUTIAN, "Futian, Shenzhen, 2023", "from_200", 1, 1, 1.0),
        (MINHANG, "Minhang, Shanghai, 2023", "from_50_to_100", 1, 0, 0.0),
        (MINHANG, "Minhang, Shanghai, 2023", "from_100_to_200", 1, 0, 0.0),
        (MINHANG, "Minhang, Shanghai, 2023", "from_200", 1, 0, 0.0),
    ]
    assert set(rows(places, "deviation_treatment", "region_code", "place", "members", row_limit=1)) == {(FUTIAN, 1, 2)}


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        ("would_deduct", [("购置数量", 3.0), ("宣传次数", 2.0), ("培训人数", 1.0)]),
        ("deducted", [("购置数量", 3.0), ("活动场次", 0.5)]),
        ("differs", [("宣传次数", 2.0), ("培训人数", 1.0), ("活动场次", 0.5)]),
        ("disputed", [("慰问人数", -0.25)]),
        ("lost", [("购置数量", 3.0), ("活动场次", 0.5), ("慰问人数", -0.25)]),
    ],
)
def test_the_indicators_behind_a_view(places: Warehouse, behind: str, expected: list[tuple[str, float]]) -> None:
    assert expected == rows(
        places,
        "deduction_indicators",
        "level_3",
        "deviation_rate",
        behind=behind,
        row_limit=9,
        **ruled(threshold=0.8),
    )


def test_the_list_says_both_causes(places: Warehouse) -> None:
    columns = ("level_3", "deduction_cause", "cause_stated", "is_cause_disputed")

    assert rows(places, "deduction_indicators", *columns, behind="lost", row_limit=9, **RULE) == [
        ("购置数量", "over_target", "unclear", None),
        ("活动场次", "over_target", "over_target", False),
        ("慰问人数", "under_target", "over_target", True),
    ]
    assert rows(places, "cause_agreement", *columns[1:], "indicators", "points_lost") == [
        ("over_target", "over_target", False, 1, 1.0),
        ("over_target", "unclear", False, 1, 1.0),
        ("under_target", "over_target", True, 1, 5.0),
    ]


def test_a_cut_list_says_how_many_there_are(places: Warehouse) -> None:
    listed = places.mart("deduction_indicators", EVERYTHING, behind="would_deduct", row_limit=1, **RULE)

    assert (len(listed), listed["members"].tolist()) == (1, [5])


def test_packs_name_their_lines_and_how_sure_we_are(places: Warehouse) -> None:
    columns = (
        "pack_name_en",
        "explain_from_rate",
        "target_low_rate",
        "deduct_from_rate",
        "deduction_points",
        "evidence",
    )

    assert rows(places, "pack_thresholds", *columns) == [
        ("Minhang, Shanghai, 2023", 0.3, 1.0, None, None, "M"),
        ("Futian, Shenzhen, 2023", 0.3, 1.0, 0.5, 1.0, "S"),
    ]


def test_the_published_forms_lost_nine_times_a_point_for_going_over(published: Warehouse) -> None:
    columns = ("indicators_over_target", "indicators_deducted", "indicators_deducted_over_target")

    assert rows(published, "over_target_summary", *columns, "points_lost_over_target", selection=PROJECTS) == [
        (18, 11, 9, 9.0)
    ]


@pytest.mark.parametrize(
    ("mart", "extra"),
    [
        ("deviations", {"row_limit": 1, "mark_limit": 1}),
        ("points_lost_causes", {"row_limit": 1}),
        ("deduction_groups", {**RULE, "row_limit": 1}),
    ],
)
def test_an_unknown_grain_is_an_error(places: Warehouse, mart: str, extra: dict[str, Any]) -> None:
    with pytest.raises(Exception, match="expected grain district or department"):
        places.mart(mart, EVERYTHING, grain="galaxy", **extra)
