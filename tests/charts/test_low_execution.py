"""What stands in the figure of low execution."""

import pandas as pd
import pytest

from dashboard.charts.low_execution import unspent
from dashboard.i18n import words
from tests.charts.frames import NOTES, texts

FRAME = pd.DataFrame(
    {
        "form_type": ["project", "project"],
        "evaluation_id": ["a", "b"],
        "project_name": ["小型工程类项目（非政府投资项目）", "党组织建设"],
        "unit_name": ["某单位", "某单位"],
        "department_name": ["某局", "某局"],
        "budget_initial_yuan": [800_000.0, 30_000.0],
        "budget_adjusted_yuan": [500_000.0, 30_000.0],
        "executed_yuan": [281_685.3, 3_576.0],
        "unspent_yuan": [218_314.7, 26_424.0],
        "unspent_initial_yuan": [518_314.7, 26_424.0],
        "execution_rate": [0.563371, 0.1192],
        "execution_rate_initial": [0.352107, 0.1192],
    }
)


@pytest.mark.parametrize(
    ("basis", "left", "rate", "sentence"),
    [
        (
            "adjusted",
            [21.83147, 2.6424],
            "56.34%",
            "最多的是小型工程类项目（非政府投资项目），未执行21.83万元，执行率56.34%。",
        ),
        (
            "initial",
            [51.83147, 2.6424],
            "35.21%",
            "最多的是小型工程类项目（非政府投资项目），未执行51.83万元，执行率35.21%。",
        ),
    ],
)
def test_what_was_spent_and_what_was_not_make_the_budget_of_the_basis(
    basis: str, left: list[float], rate: str, sentence: str
) -> None:
    figure = unspent(FRAME, basis, words("zh"), NOTES)

    assert [list(drawn.x) for drawn in figure.data] == [[28.16853, 0.3576], left]
    assert [list(drawn.customdata) for drawn in figure.data] == [[["a"], ["b"]]] * 2
    assert rate in texts(figure)
    assert figure.layout.meta["alt"] == "按未执行资金由多到少列出2份；" + sentence


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("短名", "短名"),
        ("深圳市福田区总工会（本级）", "深圳市福田区总工会<br>（本级）"),
        ("深圳市南山区民政局（模拟）（部门）", "深圳市南山区民政局<br>（模拟）（部门）"),
        ("使用地方教育附加专项资金开展职工职业培训工作", "使用地方教育附加专项<br>资金开展职工职…"),
        ("一二三四五六七八九（很长很长很长很长的括号）", "一二三四五六七八九<br>（很长很长很长很…"),
    ],
)
def test_long_names_take_two_lines_and_open_brackets_on_the_second(name: str, label: str) -> None:
    figure = unspent(FRAME.assign(project_name=[name, "短名"]), "adjusted", words("zh"), NOTES)

    assert [label, "短名"] == list(figure.layout.yaxis.ticktext)


def test_both_bases_stand_in_what_a_bar_says() -> None:
    said = unspent(FRAME, "adjusted", words("zh"), NOTES).data[0].hovertext[0]

    assert "执行率（全年预算）56.34%，（年初预算）35.21%" in said
