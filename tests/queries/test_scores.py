"""facts.scores and facts.level_scores: what a form prints beside what its parts make."""

import dataclasses
from decimal import Decimal
from typing import Any

import pytest

from dashboard.records import Evaluation
from dashboard.warehouse import Warehouse
from tests.queries.conftest import StoreOf
from tests.queries.forms import evaluation, funds, indicator, qualitative, reading

COLUMNS = (
    "score_recomputed",
    "indicator_score_recomputed",
    "indicator_weight_recomputed",
    "weight_total_recomputed",
    "is_complete",
    "score_rate",
    "points_lost",
    "grade_recomputed",
)
THREE = (
    indicator(weight="50", score="44"),
    indicator(ordinal=2, weight="30", level_1="效益指标"),
    qualitative(ordinal=3, weight="10", level_1="满意度指标"),
)
CASES: dict[str, tuple[Evaluation, dict[str, Any]]] = {
    "execution and three indicators": (
        evaluation(*THREE, money=funds(adjusted="370000", executed="358820")),
        {
            "score_recomputed": Decimal("93.7000"),
            "indicator_score_recomputed": Decimal("84.0000"),
            "indicator_weight_recomputed": Decimal("90.0000"),
            "weight_total_recomputed": Decimal("100.0000"),
            "is_complete": True,
            "score_rate": 0.937,
            "points_lost": Decimal("6.3000"),
            "grade_recomputed": "优",
        },
    ),
    "indicators alone": (
        evaluation(indicator(weight="100"), money=None),
        {"score_recomputed": Decimal("100.0000"), "is_complete": True, "points_lost": Decimal("0.0000")},
    ),
    "part of the form": (
        evaluation(indicator(weight="60"), score="96"),
        {"score_recomputed": Decimal("70.0000"), "weight_total_recomputed": Decimal("70.0000"), "is_complete": False},
    ),
    "another printed total": (
        evaluation(indicator(weight="50"), money=funds(weight="10"), weight_total="60", score="57"),
        {"is_complete": True, "score_rate": 0.95, "points_lost": Decimal("3.0000")},
    ),
    "no printed total weight": (
        evaluation(weight_total=None, score="95"),
        {"is_complete": True, "score_rate": 0.95, "points_lost": Decimal("5.0000")},
    ),
    "an unknown indicator score": (
        evaluation(indicator(weight="50"), indicator(ordinal=2, weight="40", score=None)),
        {
            "score_recomputed": None,
            "indicator_score_recomputed": None,
            "indicator_weight_recomputed": Decimal("90.0000"),
        },
    ),
    "an unknown weight": (
        evaluation(indicator(), indicator(ordinal=2, weight=None, score="5")),
        {"score_recomputed": None, "indicator_score_recomputed": None},
    ),
    "a row that does not apply": (
        evaluation(indicator(), qualitative(ordinal=2, weight=None, kind="not_applicable")),
        {"score_recomputed": Decimal("100.0000"), "is_complete": True},
    ),
    "an unknown execution score": (
        evaluation(money=funds(score=None)),
        {"score_recomputed": None, "indicator_score_recomputed": Decimal("90.0000")},
    ),
    "no scores": (
        evaluation(
            indicator(weight=None, score=None), money=funds(weight=None, score=None), score=None, weight_total=None
        ),
        {
            "score_recomputed": None,
            "is_complete": False,
            "score_rate": None,
            "points_lost": None,
            "grade_recomputed": None,
        },
    ),
    "a score of 90": (evaluation(indicator(score="80")), {"grade_recomputed": "优"}),
    "a score just below 90": (evaluation(indicator(score="79.99")), {"grade_recomputed": "良"}),
    "a score of 60": (evaluation(indicator(score="50")), {"grade_recomputed": "中"}),
    "a score below 60": (evaluation(indicator(score="49.99")), {"grade_recomputed": "差"}),
}


@pytest.fixture(scope="module", name="warehouse")
def store_with_every_case(store_of: StoreOf) -> Warehouse:
    return store_of([reading(*(dataclasses.replace(form, project_name=name) for name, (form, _) in CASES.items()))])


@pytest.mark.parametrize("name", CASES)
def test_scores_of(warehouse: Warehouse, name: str) -> None:
    frame = warehouse.rows(
        "select score_recomputed, indicator_score_recomputed, indicator_weight_recomputed, weight_total_recomputed,"
        " is_complete, score_rate, points_lost, grade_recomputed from facts.scores where project_name = $name",
        {"name": name},
    )
    measured = dict(zip(COLUMNS, frame[0], strict=True))
    expected = CASES[name][1]

    assert len(frame) == 1
    assert expected == {column: measured[column] for column in expected}


def test_levels_are_summed_without_rows_that_do_not_apply(store_of: StoreOf) -> None:
    rows = (
        indicator(weight="20", score="15"),
        indicator(ordinal=2, weight="10"),
        indicator(ordinal=3, weight="30", level_2="质量指标"),
        qualitative(ordinal=4, weight="30", level_1="效益指标", level_2="社会效益指标", score=None),
        qualitative(ordinal=5, weight="0", kind="not_applicable", level_1="效益指标", level_2="经济效益指标"),
    )
    warehouse = store_of([reading(evaluation(*rows))])

    assert warehouse.rows(
        "select level_1, level_2, indicators, weight, score_reported, score_rate from facts.level_scores order by all"
    ) == [
        ("产出指标", "数量指标", 2, Decimal("30.0000"), Decimal("25.0000"), 25 / 30),
        ("产出指标", "质量指标", 1, Decimal("30.0000"), Decimal("30.0000"), 1.0),
        ("效益指标", "社会效益指标", 1, Decimal("30.0000"), None, None),
    ]
