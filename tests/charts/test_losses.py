"""The waterfall of a score leads from the total weight to the score, beside the losses that the rules give."""

from typing import Any

import pandas as pd
import pytest

from dashboard.charts.losses import losses
from dashboard.i18n import words
from tests.charts.frames import NOTES, texts, trace

CHINESE = words("zh")


def lost(*rows: dict[str, Any], score: float, by_rules: float) -> pd.DataFrame:
    """Rows of mart `form_losses` of a form of 100 points."""
    plain = {
        "part": "indicator",
        "ordinal": 1,
        "level_3": "培训人次",
        "deduction_cause": None,
        "remark": None,
        "weight_total": 100.0,
        "score_total": score,
        "points_lost_expected": None,
        "score_by_rules": by_rules,
    }
    frame = pd.DataFrame([plain | row for row in rows])
    return frame.astype({"points_lost_expected": float})


def test_every_bar_begins_where_the_one_above_ended() -> None:
    frame = lost(
        {"part": "execution", "ordinal": None, "points_lost": 2.5, "points_lost_expected": 2.5},
        {"level_3": "培训人次", "points_lost": 6.0, "points_lost_expected": 5.5},
        {"ordinal": 2, "level_3": "满意度", "points_lost": 1.0},
        score=90.5,
        by_rules=91.0,
    )
    figure = losses(frame, CHINESE, NOTES)
    bars = trace(figure, "失分")

    assert list(bars.base) == [100, 97.5, 91.5]
    assert list(bars.x) == [-2.5, -6.0, -1.0]
    assert [list(key) for key in bars.customdata] == [
        ["funds/total/score_reported"],
        ["indicators/1/points_lost"],
        ["indicators/2/points_lost"],
    ]
    assert list(figure.layout.yaxis.ticktext) == ["总分值", "预算执行", "培训人次", "满意度", "总得分"]


def test_the_rules_loss_stands_beside_the_filed_one_where_they_give_one() -> None:
    frame = lost(
        {"points_lost": 6.0, "points_lost_expected": 5.5}, {"ordinal": 2, "points_lost": 1.0}, score=93.0, by_rules=93.5
    )
    figure = losses(frame, CHINESE, NOTES)

    assert list(trace(figure, "按规则应失分").x) == [-5.5]
    assert "−6.00（按规则−5.50）" in texts(figure)
    assert figure.layout.meta["alt"] == (
        "总分值100.00分，2处失分，得93.00分；失分最多的是培训人次，失6.00分。"
        "规则可算的各项改按规则计、其余照原文，应为93.50分。"
    )


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_was_gained_is_no_loss(language: Any) -> None:
    said = words(language)
    frame = lost(
        {"part": "unlisted", "ordinal": None, "points_lost": 3.0},
        {"points_lost": -2.0, "level_3": None},
        score=99.0,
        by_rules=99.0,
    )
    figure = losses(frame, said, NOTES)

    assert list(trace(figure, said("losses.gained")).x) == [2.0]
    assert said("losses.by_rules") not in [drawn.name for drawn in figure.data]
    assert figure.layout.yaxis.ticktext[1:3] == (said.value("part", "unlisted"), said("evidence.numbered", number=1))
