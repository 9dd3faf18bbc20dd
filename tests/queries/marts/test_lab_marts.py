"""Marts of the deduction lab: a made-up rule over planted forms and over the five published documents."""

from typing import Any

import pytest

from dashboard.figures.lab import CURVES, RULE
from dashboard.warehouse import Warehouse
from tests.queries.conftest import StoreOf
from tests.queries.forms import evaluation, indicator, reading
from tests.queries.marts.rows import EVERYTHING, FUTIAN, MINHANG, PROJECTS, rows, ruled

CURVE = {name: value for name, value in RULE.items() if name != "threshold"}


@pytest.mark.parametrize(
    ("deviation", "weight", "curve", "expected"),
    [
        (0.49, 10, "flat", 0),
        (0.5, 10, "flat", 2),
        (22.5, 10, "flat", 2),
        (22.5, 1.5, "flat", 1.5),
        (0.5, 10, "proportional", 1),
        (1.255, 10, "proportional", 2.51),
        (22.5, 10, "proportional", 10),
        (0.99, 10, "stepped", 2),
        (1.0, 10, "stepped", 4),
        (2.75, 9, "stepped", 9),
    ],
)
def test_points_off(published: Warehouse, deviation: float, weight: float, curve: str, expected: float) -> None:
    found = published.rows(
        "select facts.points_off($deviation, cast($weight as decimal(9, 4)), 0.5, $curve, 2)",
        {"deviation": deviation, "weight": weight, "curve": curve},
    )

    assert [(expected,)] == [(float(points),) for (points,) in found]


def test_an_unknown_curve_and_an_unknown_scope_are_errors(places: Warehouse) -> None:
    with pytest.raises(Exception, match="expected curve flat, proportional or stepped"):
        places.mart("deduction_summary", EVERYTHING, **ruled(curve="galaxy"))
    with pytest.raises(Exception, match="expected scope all or unexplained"):
        places.mart("deduction_summary", EVERYTHING, **ruled(scope="galaxy"))


def test_the_curve_falls_with_the_threshold_and_never_takes_more_than_a_weight(places: Warehouse) -> None:
    columns = ("threshold_rate", "indicators", "points_simulated", "points_lost")
    steps = {row[0]: row[1:] for row in rows(places, "deduction_curve", *columns, **CURVE)}

    assert len(steps) == 61
    assert {threshold: steps[threshold] for threshold in (0.0, 0.25, 0.3, 0.5, 0.55, 1.0, 2.0, 3.0)} == {
        0.0: (6, 5.5, 2.0),
        0.25: (6, 5.5, 2.0),
        0.3: (5, 4.5, 2.0),
        0.5: (5, 4.5, 2.0),
        0.55: (3, 2.5, 2.0),
        1.0: (3, 2.5, 2.0),
        2.0: (2, 1.5, 2.0),
        3.0: (1, 1.0, 2.0),
    }


@pytest.mark.parametrize("scope", ["all", "unexplained"])
@pytest.mark.parametrize("curve", CURVES)
@pytest.mark.parametrize("threshold", [0.0, 0.05, 0.3, 0.5, 1.0, 2.0, 3.0])
def test_every_view_of_a_rule_adds_up_to_the_same(
    published: Warehouse, threshold: float, curve: str, scope: str
) -> None:
    of_curve = {"curve": curve, "points": 2, "scope": scope}
    rule: dict[str, Any] = {"threshold": threshold, **of_curve}
    counted = ("indicators_simulated", "points_simulated")
    at = {
        row[0]: row[1:]
        for row in rows(
            published,
            "deduction_curve",
            "threshold_rate",
            "indicators",
            "points_simulated",
            selection=PROJECTS,
            **of_curve,
        )
    }
    groups = rows(
        published, "deduction_groups", *counted, selection=PROJECTS, grain="department", row_limit=500, **rule
    )
    listed = rows(
        published,
        "deduction_indicators",
        "points_simulated",
        selection=PROJECTS,
        behind="would_deduct",
        row_limit=500,
        **rule,
    )

    assert at[threshold] == rows(published, "deduction_summary", *counted, selection=PROJECTS, **rule)[0]
    assert at[threshold] == (sum(row[0] for row in groups), round(sum(row[1] for row in groups), 6))
    assert at[threshold] == (len(listed), round(sum(points for (points,) in listed), 6))


def test_a_rule_beside_what_came_off(places: Warehouse) -> None:
    columns = ("region_code", "indicators_deducted", "indicators_simulated", "points_lost", "points_simulated")
    asked: dict[str, Any] = {"grain": "district", "row_limit": 9}

    assert rows(places, "deduction_groups", *columns, "points_difference", **asked, **ruled(threshold=0.25)) == [
        (MINHANG, 0, 3, 0.0, 2.5, 2.5),
        (FUTIAN, 2, 3, 2.0, 3.0, 1.0),
    ]
    assert rows(places, "deduction_groups", *columns, "points_difference", **asked, **RULE) == [
        (MINHANG, 0, 3, 0.0, 2.5, 2.5),
        (FUTIAN, 2, 2, 2.0, 2.0, 0.0),
    ]


def test_scores_give_back_what_came_off_and_lose_what_the_rule_takes(places: Warehouse) -> None:
    columns = ("region_code", "score_reported", "score_simulated", "score_difference", "points_lost")

    assert rows(places, "deduction_forms", *columns, row_limit=9, **ruled(points=5)) == [
        (MINHANG, 100.0, 89.5, -10.5, 0.0),
        (FUTIAN, 91.0, 83.0, -8.0, 2.0),
    ]
    assert [(MINHANG, 1, 2), (FUTIAN, 2, 1)] == rows(
        places,
        "deduction_groups",
        "region_code",
        "score_place",
        "score_place_simulated",
        grain="district",
        row_limit=9,
        **ruled(curve="proportional", points=40),
    )


def test_grades_follow_the_score(places: Warehouse) -> None:
    columns = ("grade", "evaluations", "evaluations_simulated")

    assert rows(places, "deduction_grades", *columns, **ruled(points=5)) == [("优", 2, 0), ("良", 0, 2)]
    assert rows(places, "deduction_summary", "evaluations_changed", "grades_changed", **ruled(points=5)) == [(2, 2)]


def test_a_known_rule_is_tried_on_the_forms_of_other_places(places: Warehouse, published: Warehouse) -> None:
    columns = ("pack_name_en", "region_code", "evaluations_changed", "indicators_simulated", "points_simulated")
    means = ("score_mean", "score_mean_simulated")

    assert rows(places, "rule_effects", *columns, *means) == [
        ("Futian, Shenzhen, 2023", MINHANG, 1, 3, 2.5, 100.0, 97.5)
    ]
    assert rows(published, "rule_effects", *columns, selection=PROJECTS) == [
        ("Futian, Shenzhen, 2023", MINHANG, 1, 1, 1.0)
    ]


def test_a_form_without_a_total_score_counts_its_indicators_and_changes_no_mean(store_of: StoreOf) -> None:
    forms = store_of([reading(evaluation(indicator(target="10", actual="20"), score=None))])
    columns = ("evaluations", "evaluations_scored", "points_simulated", "score_mean")

    assert rows(forms, "deduction_summary", *columns, **RULE) == [(1, 0, 1.0, None)]
    assert rows(forms, "deduction_grades", "grade", **RULE) == []
