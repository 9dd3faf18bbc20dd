"""Figures of one form say what was earned, what was lost, and how it went over the years."""

from typing import Any

import pandas as pd

from dashboard.charts import project as figures
from dashboard.i18n import words
from tests.charts.frames import NOTES, SYNTHETIC, texts, trace

CHINESE, ENGLISH = words("zh"), words("en")


def levels(*rows: tuple[str | None, str | None, float, float]) -> pd.DataFrame:
    """Rows of mart `form_levels`: first level, second level, weight, score."""
    return pd.DataFrame(
        [
            {
                "level_1": first,
                "level_2": second,
                "weight": weight,
                "score_reported": score,
                "points_lost": round(weight - score, 4),
            }
            for first, second, weight, score in rows
        ]
    )


def history(*rows: dict[str, Any]) -> pd.DataFrame:
    """Rows of mart `form_history`."""
    plain = {"execution_rate": 0.5, "score_reported": 90.0}
    return pd.DataFrame([plain | row for row in rows])


def test_what_a_level_lost_stands_beside_what_it_earned() -> None:
    figure = figures.levels(
        levels(("产出指标", "数量指标", 16.5, 14.5), ("效益指标", "社会效益指标", 30, 30)), CHINESE, NOTES
    )

    assert list(trace(figure, "得分").x) == [14.5, 30]
    assert list(trace(figure, "失分").x) == [2.0, 0]
    assert list(trace(figure, "失分").text) == ["−2.00", ""]
    assert figure.layout.meta["alt"] == "分值合计46.50分，得44.50分；失分最多的是产出指标 › 数量指标，失2.00分。"


def test_full_marks_are_said_and_nothing_lost_is_drawn() -> None:
    figure = figures.levels(levels(("产出指标", "数量指标", 50, 50)), CHINESE, NOTES)

    assert [drawn.name for drawn in figure.data] == ["得分"]
    assert figure.layout.meta["alt"] == "分值合计50.00分，各级均得满分。"


def test_a_bonus_above_its_weight_is_no_loss() -> None:
    figure = figures.levels(levels(("加减分项", None, 0.5, 2.5), ("产出指标", "数量指标", 10, 9)), CHINESE, NOTES)

    assert list(trace(figure, "失分").x) == [0, 1]


def test_a_level_is_named_once_where_both_levels_are_the_same_or_one_is_missing() -> None:
    figure = figures.levels(
        levels(("满意度指标", "满意度指标", 10, 10), (None, "绩效管理", 15, 14), (None, None, 5, 5)), CHINESE, NOTES
    )

    assert list(figure.layout.yaxis.ticktext) == ["满意度指标", "绩效管理", "未注明一级指标"]


def test_years_show_rate_and_score_and_carry_the_form() -> None:
    frame = history(
        {"evaluation_id": "a", "year": 2022, "execution_rate": 0.9, "score_reported": 95.0},
        {"evaluation_id": "b", "year": 2023, "execution_rate": None, "score_reported": 97.5},
    )
    figure = figures.years(frame, ENGLISH, NOTES)
    rate, score = figure.data

    assert [list(key) for key in rate.customdata] == [["a"], ["b"]]
    assert list(rate.text) == ["90.00%", "—"]
    assert list(score.y) == [95.0, 97.5]
    assert figure.layout.meta["alt"] == (
        "From 2022 to 2023 the execution rate went from 90.00% to — and the score from 95.00 to 97.50."
    )


def test_made_up_data_is_marked() -> None:
    frame = history({"evaluation_id": "a", "year": 2022}, {"evaluation_id": "b", "year": 2023})

    assert "模拟数据" in texts(figures.years(frame, CHINESE, SYNTHETIC))
    assert "模拟数据" in texts(figures.levels(levels(("产出指标", "数量指标", 10, 9)), CHINESE, SYNTHETIC))
