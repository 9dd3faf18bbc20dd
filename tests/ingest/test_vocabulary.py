"""Labels of many provinces' forms mean what they mean, whatever stands around them."""

import pytest

from dashboard.ingest.vocabulary import vocabulary
from dashboard.ingest.wording import is_number, is_placeholder, key, label, level_name, level_points

WORDS = vocabulary()


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("年初预算数", "initial"),
        ("年初\n预算数", "initial"),
        ("部门年初预算收入", "initial"),
        ("年初批复预算数", "initial"),
        ("全年预算数（A）", "adjusted"),
        ("调整后预算数", "adjusted"),
        ("部门调整预算收入", "adjusted"),
        ("预算数（A）", "adjusted"),
        ("全年执行数（B）", "executed"),
        ("预算执行数", "executed"),
        ("实际支出数", "executed"),
        ("执行率（B/A）", "rate"),
        ("预算执行率（B/A×100%)", "rate"),
        ("预算完成率", "rate"),
        ("年度预算调整数", "adjustment"),
        ("预算调整率", "adjustment_rate"),
        ("分值（10分）", "weight"),
        ("权重", "weight"),
        ("得分（20分*执行率）", "score"),
        ("自查得分", "score"),
        ("单位自评得分", "score"),
        ("到位数", "no_field"),
        ("一级指标", None),
    ],
)
def test_columns_of_funds(text: str, role: str | None) -> None:
    assert role == WORDS.funds_column(text)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("一级指标", "level_1"),
        ("三级\n指标", "level_3"),
        ("* 实际完成值", "actual"),
        ("全年实际完成值", "actual"),
        ("完成值", "actual"),
        ("实际完成指标值", "actual"),
        ("年度指标值（A）", "target"),
        ("调整指标值", "target"),
        ("预期指标值", "target"),
        ("年初指标值", "target_initial"),
        ("指标性质", "direction"),
        ("度量单位", "unit"),
        ("* 分值", "weight"),
        ("权重", "weight"),
        ("考核分值", "weight"),
        ("权重分值", "weight"),
        ("应得分", "weight"),
        ("权重得分", "weighted_score"),
        ("实得分", "score"),
        ("部门自评得分", "score"),
        ("考核指标值", "target"),
        ("指标目标值", "target"),
        ("实际指标值", "actual"),
        ("简要说明", "remark"),
        ("绩效指标值设定依据及数据来源", "ignored"),
        ("得分/自评分", "score"),
        ("自评得分", "score"),
        ("自查得分", "score"),
        ("财政复核得分", "score_reviewed"),
        ("得分系数", "ignored"),
        ("偏差原因分析及改进措施", "remark"),
        ("评分依据、未达标原因、改进措施", "remark"),
        ("未完成原因分析", "remark"),
        ("指标解释", "definition"),
        ("三级指标测算依据", "ignored"),
        ("指标取值依据", "ignored"),
        ("评分标准", "method"),
        ("年初预算数", None),
    ],
)
def test_columns_of_indicators(text: str, role: str | None) -> None:
    assert role == WORDS.indicator_column(text)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("年度资金总额：", "total"),
        ("合计", "total"),
        ("部门整体支出", "total"),
        ("其中：当年财政拨款", "fiscal"),
        ("其中:本年财政拨款", "fiscal"),
        ("上年结转资金", "carry_over"),
        ("其他资金", "other"),
        ("其中: 一般公共预算", "as_printed"),
        ("财政专户管理资金", "as_printed"),
        ("其中：中央财政资金", "as_printed"),
        ("产出指标", None),
    ],
)
def test_sources_of_funds(text: str, source: str | None) -> None:
    assert source == WORDS.source(text)


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("项目名称:", "project_name"),
        ("转移支付（项目）名称", "project_name"),
        ("项目编号：", "project_code"),
        ("一级预算单位:", "department_name"),
        ("部门名称(汇总)", "department_name"),
        ("实施单位（盖章）", "unit_name"),
        ("单位名称", "department_or_unit"),
        ("绩效自评年度:", "year"),
        ("评分等级", "grade_reported"),
        ("联系电话", "ignored"),
        ("数量指标", None),
    ],
)
def test_labels_of_the_head(text: str, field: str | None) -> None:
    assert field == WORDS.field(text)


@pytest.mark.parametrize(
    ("text", "name", "points"),
    [
        ("产出指标 (50分)", "产出指标", "50"),
        ("产出指标（50）", "产出指标", "50"),
        ("满意度指标10分", "满意度指标", "10"),
        ("* 效益指标：", "效益指标", None),
        ("产 出\n指 标", "产出指标", None),
        ("目标2", "目标2", None),
    ],
)
def test_names_of_levels_stand_alone(text: str, name: str, points: str | None) -> None:
    assert (name, points) == (level_name(text), level_points(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("１.项目资金（万元）：", "项目资金"), ("一、基本情况", "基本情况"), ("* 分值", "分值"), ("（一）", "（一）")],
)
def test_labels_are_bare(text: str, expected: str) -> None:
    assert key(expected) == label(text)


@pytest.mark.parametrize("text", ["10", "2,863.00", "12.5分", "98.63%", "１０", "-3"])
def test_figures_are_numbers(text: str) -> None:
    assert is_number(text)


@pytest.mark.parametrize("text", ["100%及时", "5个", "1,2", "", "≥5", "1.2.3"])
def test_words_with_figures_are_no_numbers(text: str) -> None:
    assert not is_number(text)


@pytest.mark.parametrize(("text", "expected"), [("—", True), ("-", True), ("/", True), ("无", False), ("0", False)])
def test_dashes_keep_a_place_and_words_do_not(text: str, expected: bool) -> None:
    assert expected == is_placeholder(text)
