"""What stands in the figures of funds."""

import pandas as pd

from dashboard.charts import funds
from dashboard.i18n import words
from tests.charts.frames import NOTES, results, texts

TOTALS = results(
    {"budget_initial_yuan": 59_190_300.0, "budget_adjusted_yuan": 50_437_000.0, "executed_yuan": 49_256_082.88},
    {"form_type": "report", "budget_initial_yuan": None, "budget_adjusted_yuan": 4_317_700.0, "executed_yuan": 0.0},
)


def test_amounts_are_drawn_in_the_chosen_unit_which_is_named() -> None:
    figure = funds.flow(TOTALS, words("zh", "yi_yuan"), NOTES)

    assert {drawn.name: list(drawn.y) for drawn in figure.data} == {
        "年初预算数": [0.591903, None],
        "全年预算数": [0.50437, 0.043177],
        "全年执行数": [0.4925608288, 0.0],
    }
    assert "单位：亿元" in texts(figure)


def test_an_unknown_budget_is_a_gap_not_a_zero() -> None:
    figure = funds.flow(TOTALS, words("zh"), NOTES)

    assert list(figure.data[0].text) == ["5,919.03", ""]
    assert figure.layout.meta["alt"] == (
        "项目支出自评表：年初预算5,919.03万元，全年预算5,043.70万元，执行4,925.61万元；"
        "自评报告：年初预算—，全年预算431.77万元，执行0.00万元。"
    )


def test_a_source_without_a_budget_says_so() -> None:
    frame = pd.DataFrame(
        {
            "form_type": ["project", "department"],
            "source": ["fiscal", "一般公共预算"],
            "executed_yuan": [49_256_082.88, 6_085_700.0],
            "execution_rate": [0.976586, None],
        }
    )
    figure = funds.sources(frame, words("zh"), NOTES)

    assert list(figure.layout.yaxis.ticktext) == ["当年财政拨款（项目）", "一般公共预算（部门整体）"]
    assert figure.layout.meta["alt"] == (
        "当年财政拨款（项目）执行率97.66%，执行4,925.61万元；一般公共预算（部门整体）执行608.57万元，未填预算数。"
    )
