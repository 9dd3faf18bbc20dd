"""Tables of results without indicators: one label beside each figure, conclusions in words."""

from decimal import Decimal

from dashboard.records import Funds, Goal
from tests.ingest.plain_form import only_form, read

TABLE = [
    "预算项目绩效自评结果信息表",
    "项目名称：\t架空线入地前期经费",
    "预算单位：\t临泽县市政工程管理中心\t具体实施处室（单位）：\t工程管理科",
    "当年预算数（元）：\t4,850,000.00\t上年预算金额（元）：\t120,000.00",
    "预算执行数（元）：\t4,216,380.00\t预算执行率（%）：\t86.94%",
    "项目年度总目标：\t完成12条道路前期工作。",
    "绩效等级：\t良",
    "主要绩效：\t完成11条道路前期工作。",
    "主要问题：\t1条道路协调困难。",
]


def test_a_table_of_results_states_budget_spending_and_grade() -> None:
    form = only_form(TABLE)

    assert ("project", "架空线入地前期经费", "良") == (form.form_type, form.project_name, form.grade_reported)
    assert (Goal(1, "完成12条道路前期工作。", None),) == form.goals
    assert (
        Funds(
            "total",
            budget_adjusted_yuan=Decimal("4850000.00"),
            executed_yuan=Decimal("4216380.00"),
            execution_rate_reported=Decimal("0.8694"),
        ),
    ) == form.funds


def test_the_budget_of_the_year_before_is_no_budget_of_the_year() -> None:
    assert "120,000.00" in [cell.text for cell in read(TABLE).unread]
