"""Figures before and after a change, each written as the overview writes it."""

import pytest

from dashboard.i18n import words
from dashboard.i18n.moves import moved_figure


@pytest.mark.parametrize(
    ("figure", "value", "plain", "difference"),
    [
        ("evaluations", 2.0, "2", "+2"),
        ("leads", -3.0, "−3", "−3"),
        ("executed_yuan", 1_967_000.0, "196.70", "+196.70"),
        ("execution_rate", -0.0036, "−0.36%", "−0.36个百分点"),
        ("execution_rate_mean", 0.9236, "92.36%", "+92.36个百分点"),
        ("score_mean", -0.23, "−0.23", "−0.23"),
        ("points_lost", float("nan"), "—", "—"),
    ],
)
def test_a_figure_and_a_difference(figure: str, value: float, plain: str, difference: str) -> None:
    chinese = words("zh")

    assert moved_figure(chinese, figure, value) == plain
    assert moved_figure(chinese, figure, value, is_signed=True) == difference
