"""Department forms without a table of funds: the row that adds up the tasks states budget and spending."""

from decimal import Decimal

import pytest

from dashboard.records import Funds
from tests.ingest.plain_form import FUNDS, HEADER, ROWS, TOTAL, only_form

HEAD = ["部门整体支出绩效自评表", "（2022年度）", "部门名称\t临泽县退役军人事务局", "单位：万元"]
PLAIN = [
    "任务名称\t主要内容\t完成情况\t预算数\t执行数\t执行率\t得分",
    "基本支出\t保障机关运转\t已完成\t412.30\t409.85\t99.41%\t",
    "优抚安置\t发放抚恤补助\t已完成\t1,986.50\t1,952.77\t98.30%\t",
    "金额合计\t\t\t2,398.80\t2,362.62\t98.49%\t9.85",
]
SPLIT = [
    "任务名称\t主要内容\t完成情况\t预算数\t\t\t执行数\t\t\t执行率\t得分",
    "\t\t\t总额\t财政拨款\t其他资金\t总额\t财政拨款\t其他资金\t\t",
    "基本支出\t保障机关运转\t已完成\t412.30\t400.00\t12.30\t409.85\t397.55\t12.30\t99.41%\t",
    "优抚安置\t发放抚恤补助\t已完成\t1,986.50\t1,986.50\t0.00\t1,952.77\t1,952.77\t0.00\t98.30%\t",
    "金额合计\t\t\t2,398.80\t2,386.50\t12.30\t2,362.62\t2,350.32\t12.30\t98.49%\t9.85",
]
WHOLE = Funds(
    "total",
    budget_adjusted_yuan=Decimal("23988000.00"),
    executed_yuan=Decimal("23626200.00"),
    execution_rate_reported=Decimal("0.9849"),
    score_reported=Decimal("9.85"),
)
FISCAL = Funds("fiscal", budget_adjusted_yuan=Decimal("23865000.00"), executed_yuan=Decimal("23503200.00"))
OTHER = Funds("other", budget_adjusted_yuan=Decimal("123000.00"), executed_yuan=Decimal("123000.00"))


@pytest.mark.parametrize(
    ("tasks", "expected"), [(PLAIN, (WHOLE,)), (SPLIT, (WHOLE, FISCAL, OTHER))], ids=["in one", "split by source"]
)
def test_the_total_of_the_tasks_states_the_funds(tasks: list[str], expected: tuple[Funds, ...]) -> None:
    form = only_form([*HEAD, *tasks, HEADER, *ROWS, *TOTAL])

    assert expected == form.funds
    assert ["基本支出", "优抚安置"] == [task.task_name for task in form.tasks]


def test_a_table_of_funds_goes_before_the_total_of_the_tasks() -> None:
    form = only_form([*HEAD, *FUNDS, *PLAIN, HEADER, *ROWS, *TOTAL])

    assert [Decimal("1300000.00")] == [row.budget_adjusted_yuan for row in form.funds if row.source == "total"]


def test_a_total_of_budgets_alone_states_no_funds() -> None:
    tasks = ["\t".join(line.split("\t")[:4]) for line in PLAIN]

    assert () == only_form([*HEAD, *tasks, HEADER, *ROWS, *TOTAL]).funds


def test_funds_in_columns_of_their_own_below_the_tasks_are_no_tasks() -> None:
    below = ["年度部门整体支出预算\t资金总额\t财政拨款\t其他资金", "\t2,398.80\t2,398.80\t0"]

    form = only_form([*HEAD, *PLAIN[:-1], *below, HEADER, *ROWS, *TOTAL])

    assert ["基本支出", "优抚安置"] == [task.task_name for task in form.tasks]
