"""The lab's figures set what was filed beside what another rule would make of it."""

from typing import Any

import pandas as pd

from dashboard.charts import lab
from dashboard.i18n import words
from tests.charts.frames import NOTES, texts, trace

ZH, EN = words("zh"), words("en")
PACKS = pd.DataFrame(
    [
        {"pack_name_zh": "甲区规则", "pack_name_en": "Rules of A", "deduct_from_rate": 0.5},
        {"pack_name_zh": "全国默认", "pack_name_en": "National default", "deduct_from_rate": None},
    ]
)
CURVE = pd.DataFrame(
    {
        "form_type": "project",
        "threshold_rate": [0.0, 0.5, 1.0],
        "indicators": [5, 3, 1],
        "points_simulated": [5.0, 3.0, 1.0],
        "points_lost": [2.0, 2.0, 2.0],
    }
)


def members(*rows: dict[str, Any]) -> pd.DataFrame:
    """Rows of mart `deduction_groups`."""
    plain: dict[str, Any] = {
        "form_type": "project",
        "region_name_zh": "乙区",
        "region_name_en": None,
        "department_name": None,
        "members": len(rows),
        "points_lost": 0.0,
        "points_simulated": 4.0,
        "points_difference": 4.0,
        "score_mean": 98.0,
        "score_mean_simulated": 97.0,
        "score_place": 1,
        "score_place_simulated": 1,
    }
    return pd.DataFrame([plain | row for row in rows])


def test_the_packs_own_threshold_is_marked_on_the_curve() -> None:
    figure = lab.curve(CURVE, PACKS, 1.0, "flat", ZH, NOTES)
    own = trace(figure, "甲区规则的扣分线 50%")

    assert (list(own.x), list(own.y)) == ([0.5], [3.0])
    assert [shape.x0 for shape in figure.layout.shapes] == [1.0]
    assert list(trace(figure, "实际扣分 2.00").y) == [2.0, 2.0]


def test_the_curve_says_what_the_chosen_threshold_takes() -> None:
    assert lab.curve(CURVE, PACKS, 0.5, "stepped", ZH, NOTES).layout.meta == lab.curve(
        CURVE, PACKS, 0.5, "stepped", ZH, NOTES
    ).layout.meta | {
        "title": "不同扣分线下的扣分（分档）",
        "alt": "扣分线为50%时，3项指标将扣3.00分；实际在超过目标值的指标上扣2.00分。",
    }


def test_grades_stand_side_by_side() -> None:
    frame = pd.DataFrame({"grade": ["优", "良"], "evaluations": [24, 0], "evaluations_simulated": [21, 3]})
    figure = lab.grades(frame, ZH, NOTES)

    assert [list(drawn.y) for drawn in figure.data] == [[24, 0], [21, 3]]
    assert figure.layout.meta["alt"] == "按得分划分的等级：优由24份变为21份；良由0份变为3份。"


def test_groups_say_how_far_rule_and_forms_are_apart() -> None:
    figure = lab.groups(members({}), ZH, NOTES)

    assert [(drawn.name, list(drawn.x)) for drawn in figure.data] == [("实际扣分", [0.0]), ("测算扣分", [4.0])]
    assert "+4.00" in texts(figure)


def test_standings_follow_the_place_and_name_those_that_move() -> None:
    frame = members(
        {"region_name_zh": "甲区", "score_mean": 97.5, "score_place": 2, "score_place_simulated": 1},
        {"region_name_zh": "乙区", "score_mean": 99.0, "score_place": 1, "score_place_simulated": 2},
    )
    figure = lab.standings(frame, ZH, NOTES)

    assert figure is not None
    assert list(figure.layout.yaxis.ticktext) == ["乙区", "甲区"]
    assert list(trace(figure, "实际").x) == [99.0, 97.5]
    assert [text for text in ("第1→2名", "第2→1名") if text in texts(figure)] == ["第1→2名", "第2→1名"]
    assert figure.layout.meta["alt"].startswith("2行中有2行名次变化")


def test_members_without_scores_have_no_standings() -> None:
    assert lab.standings(members({"score_mean": None}), EN, NOTES) is None


def test_a_cut_comparison_says_so() -> None:
    assert (
        lab.groups(members({"members": 30}), ZH, NOTES).layout.meta["alt"].endswith("共30行，显示扣分相差最大的1行。")
    )
