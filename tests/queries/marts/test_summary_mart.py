"""The rows of the summary table: the parts of a score, what was missed, and what the form says of it."""

import pytest

from dashboard.records import Section, Selection
from dashboard.warehouse import Warehouse
from tests.queries.conftest import StoreOf
from tests.queries.forms import evaluation, funds, indicator, reading

BOTH = "存在问题及改进措施"


@pytest.fixture(name="forms", scope="module")
def three_forms(store_of: StoreOf) -> Warehouse:
    """A form with costs that says much, one whose second output has no score, and a department form."""
    full = evaluation(
        indicator(ordinal=1, weight="40", score="36", target="100", actual="90", remark="雨天多", level_3="培训人数"),
        indicator(ordinal=2, weight="20", target="10", actual="20", remark="无", level_3="场次"),
        indicator(ordinal=3, weight="20", level_1="效益指标", level_2="社会效益指标", level_3="受益人数"),
        indicator(ordinal=4, weight="10", level_1="成本指标", level_2="经济成本指标", level_3="成本"),
        money=funds("800", "1000", "500"),
        department="甲局",
        project="甲项目",
        sections=(
            Section(1, "存在问题", "进度偏慢"),
            Section(2, BOTH, "人手不足"),
            Section(3, "下一步改进措施", "增加人手"),
            Section(4, "改进措施", "无"),
        ),
    )
    partly = evaluation(
        indicator(ordinal=1, weight="40", level_2="数量指标", level_3="人数"),
        indicator(ordinal=2, weight="50", score=None, level_2="质量指标", level_3="质量"),
        department="乙局",
        project="乙项目",
    )
    department = evaluation(form_type="department", department="丙局", project=None)
    return store_of([reading(full, partly, department)])


def test_each_row_has_both_rates_and_the_parts_of_its_score(forms: Warehouse) -> None:
    frame = forms.mart("summary", Selection(departments=("甲局",)))
    columns = ["execution_rate", "execution_rate_initial", "output_score", "benefit_score", "cost_score"]

    assert frame[columns].to_numpy().tolist() == [[0.5, 0.625, 56.0, 20.0, 10.0]]
    assert frame["satisfaction_score"].isna().all()


def test_a_part_with_an_unknown_score_has_no_sum(forms: Warehouse) -> None:
    frame = forms.mart("summary", Selection(departments=("乙局",)))

    assert frame["output_score"].isna().tolist() == [True]


def test_what_was_missed_or_far_over_is_named_with_its_figures(forms: Warehouse) -> None:
    (row,) = forms.mart("summary", Selection(departments=("甲局",))).to_dict("records")

    assert (row["indicators_missed"], row["indicators_far_over"]) == (1, 1)
    assert row["indicators_off"] == "培训人数（≥100人→90人）；场次（≥10人→20人）"
    assert row["explanation"] == "培训人数：雨天多"


def test_passages_stand_under_problems_and_measures_and_nothing_said_is_empty(forms: Warehouse) -> None:
    said, unsaid, _ = (
        forms.mart("summary", Selection())
        .sort_values("department_name", key=lambda names: names.map({"甲局": 1, "乙局": 2, "丙局": 3}))
        .to_dict("records")
    )

    assert (said["problems"], said["measures"]) == ("进度偏慢；人手不足", "人手不足；增加人手")
    assert unsaid["problems"] is None or unsaid["problems"] != unsaid["problems"]


def test_types_of_form_come_one_after_the_other(forms: Warehouse) -> None:
    frame = forms.mart("summary", Selection())

    assert frame["form_type"].tolist() == ["project", "project", "department"]
    assert frame["ordinal"].tolist() == [1, 2, 3]
