"""Figures of fair comparison: limits of chance, means drawn in, peers, and the three parts of a change."""

from typing import Any

import pandas as pd
import pytest

from dashboard.charts import alike, compare
from dashboard.i18n import words
from tests.charts.frames import NOTES, texts, trace

ZH = words("zh")


def members(*rows: dict[str, Any]) -> pd.DataFrame:
    """Rows of mart `fair_rates`."""
    plain: dict[str, Any] = {
        "form_type": "project",
        "department_name": "甲局",
        "funnel_zone": "within",
        "members": len(rows),
        "evaluations": 9,
        "execution_rate_mean": 0.9,
        "execution_rate_shrunken": 0.9,
        "place": 1,
        "shrunken_place": 1,
        "execution_rate_all": 0.9,
        "execution_rate_spread": 0.12,
        "deviations": 0.0,
    }
    return pd.DataFrame([plain | row for row in rows])


def test_limits_narrow_with_the_number_of_evaluations() -> None:
    frame = members(
        {}, {"evaluations": 36, "execution_rate_mean": 0.8, "funnel_zone": "beyond_998", "deviations": -5.0}
    )
    figure = compare.funnel(frame, "execution_rate", ZH, NOTES)

    assert figure is not None
    upper = [drawn for drawn in figure.data if drawn.name == "95%界限"][-1]
    assert round(upper.y[0] - 0.9, 6) == round(1.96 * 0.12, 6)
    assert upper.y[0] > upper.y[-1]
    assert list(trace(figure, "超出99.8%界限").y) == [0.8]
    assert figure.layout.meta["alt"] == "2个单位，总体平均90.00%；低于漏斗线的1个，高于漏斗线的0个。"


def test_without_a_spread_there_are_no_limits() -> None:
    assert compare.funnel(members({"deviations": None}), "execution_rate", ZH, NOTES) is None
    assert compare.shrunken(members({"execution_rate_shrunken": None}), "execution_rate", ZH, NOTES) is None


def test_a_mean_of_few_is_marked_and_its_places_stand_beside() -> None:
    frame = members(
        {"department_name": "甲局", "evaluations": 2, "place": 1, "shrunken_place": 2, "execution_rate_mean": 1.0},
        {"department_name": "乙局", "place": 2, "shrunken_place": 1},
    )
    figure = compare.shrunken(frame, "execution_rate", ZH, NOTES)

    assert figure is not None
    assert list(figure.layout.yaxis.ticktext) == ["乙局", "甲局*"]
    assert "第1→2名" in texts(figure)
    assert "2个名次变化" in figure.layout.meta["alt"]
    assert "不足5份" in figure.layout.meta["alt"]


def test_the_department_in_question_stands_out_among_its_peers() -> None:
    plain = {"form_type": "project", "evaluations": 3, "budget_adjusted_yuan": 1e6, "score_mean": 95.0}
    frame = pd.DataFrame(
        [
            plain
            | {"department_name": name, "body_kind": "education", "is_this": name == "乙局", "execution_rate": rate}
            | {"execution_rate_initial": rate}
            for name, rate in (("甲局", 0.7), ("乙局", 0.8), ("丙局", 0.9))
        ]
    )
    figure = alike.peers(frame, ZH, NOTES)

    assert list(figure.data[0].marker.opacity) == [0.45, 1.0, 0.45]
    assert figure.layout.meta["alt"] == (
        "乙局（教育）执行率80.00%，在连同自身的3个部门中第2；同类2个部门的中位数为80.00%。右侧为平均分。"
    )


@pytest.mark.parametrize(("own", "mix", "entry"), [(0.1, -0.05, 0.05), (-0.02, 0.0, 0.0)])
def test_the_parts_of_a_change_lead_from_one_rate_to_the_other(own: float, mix: float, entry: float) -> None:
    frame = pd.DataFrame(
        [
            {
                "year": 2023,
                "rate_all_before": 0.8,
                "rate_all": 0.8 + own + mix + entry,
                "own_change_all": own,
                "mix_change_all": mix,
                "entry_change_all": entry,
            }
        ]
    )
    figure = alike.split(frame, ZH, NOTES)

    assert list(figure.data[0].x) == [own, mix, entry]
    assert [round(base, 6) for base in figure.data[0].base] == [0.8, round(0.8 + own, 6), round(0.8 + own + mix, 6)]
    assert figure.layout.meta["alt"].startswith("执行率由2022年的80.00%变为2023年的")
