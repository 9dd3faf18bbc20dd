"""Marts of the screening for low execution, over small planted stores and over the five published documents."""

import dataclasses
from pathlib import Path
from typing import Any

import pytest

from dashboard.records import Goal, Section
from dashboard.warehouse import Warehouse, open_warehouse
from tests.queries.conftest import StoreOf
from tests.queries.forms import evaluation, funds, indicator, part, reading
from tests.queries.marts.rows import EVERYTHING, rows

ASKED: dict[str, Any] = {"threshold": 0.8, "minimum_yuan": 0, "basis": "adjusted", "money_of": "total"}
LISTED: dict[str, Any] = ASKED | {"row_limit": 50}


@pytest.fixture(scope="module")
def published(published_store: Path) -> Warehouse:
    """The five published documents."""
    return open_warehouse(published_store)


@pytest.fixture(scope="module")
def spent(store_of: StoreOf) -> Warehouse:
    """Projects that spent 10, 50, 79.99, 80 and 100 % of their budgets, one without a budget, and a department."""
    money = {
        "小额": funds("100", "100", "10"),
        "半数": funds("4000", "1000", "500"),
        "将近": funds("100000", "100000", "79990"),
        "恰好": funds("1000", "1000", "800"),
        "全部": funds("2000", "1000", "1000"),
        "无预算": funds("0", "0", "5"),
    }
    forms = [evaluation(money=row, score=None, project=name) for name, row in money.items()]
    whole = evaluation(
        money=funds("900", "900", "300"), score=None, form_type="department", project=None, department="乙局"
    )
    return store_of([reading(*forms, whole)])


def test_the_most_unspent_money_comes_first_and_the_line_itself_is_not_low(spent: Warehouse) -> None:
    assert rows(spent, "low_execution", "form_name", "unspent_yuan", "place", "members", **LISTED) == [
        ("将近", 20010.0, 1, 4),
        ("乙局", 600.0, 2, 4),
        ("半数", 500.0, 3, 4),
        ("小额", 90.0, 4, 4),
    ]


def test_both_bases_are_shown_whichever_is_asked(spent: Warehouse) -> None:
    columns = ("form_name", "execution_rate", "execution_rate_initial", "unspent_yuan", "unspent_initial_yuan")

    assert rows(spent, "low_execution", *columns, **LISTED | {"basis": "initial"}) == [
        ("将近", 0.7999, 0.7999, 20010.0, 20010.0),
        ("半数", 0.5, 0.125, 500.0, 3500.0),
        ("全部", 1.0, 0.5, 0.0, 1000.0),
        ("乙局", 0.333333, 0.333333, 600.0, 600.0),
        ("小额", 0.1, 0.1, 90.0, 90.0),
    ]


def test_the_smallest_budget_is_that_of_the_basis(spent: Warehouse) -> None:
    least = {"minimum_yuan": 1000}

    assert rows(spent, "low_execution", "form_name", **LISTED | least) == [("将近",), ("半数",)]
    assert rows(spent, "low_execution", "form_name", **LISTED | least | {"basis": "initial"}) == [
        ("将近",),
        ("半数",),
        ("全部",),
    ]


def test_a_cut_list_says_how_many_there_are(spent: Warehouse) -> None:
    assert rows(spent, "low_execution", "form_name", "members", **LISTED | {"row_limit": 1}) == [("将近", 4)]


def test_the_summary_keeps_types_apart_and_unknown_rates_out(spent: Warehouse) -> None:
    columns = ("form_type", "evaluations", "evaluations_unknown", "evaluations_below_minimum", "evaluations_low")
    money = ("low_share", "budget_low_yuan", "unspent_low_yuan", "unspent_all_yuan")

    assert rows(spent, "low_execution_summary", *columns, *money, **ASKED) == [
        ("project", 6, 1, 0, 3, 0.6, 101100.0, 20600.0, 20800.0),
        ("department", 1, 0, 0, 1, 1.0, 900.0, 600.0, 600.0),
    ]
    assert rows(spent, "low_execution_summary", *columns, "low_share", **ASKED | {"minimum_yuan": 1000}) == [
        ("project", 6, 1, 1, 2, 0.5),
        ("department", 1, 0, 1, 0, None),
    ]


def test_the_money_of_one_source_is_screened_by_its_own_rate(store_of: StoreOf) -> None:
    sources = [funds("200", "200", "190"), part("fiscal", "150", "150", "150"), part("carry_over", "50", "50", "40")]
    warehouse = store_of([reading(evaluation(money=sources, score=None))])
    columns = ("source", "budget_adjusted_yuan", "executed_yuan", "execution_rate")

    assert rows(warehouse, "low_execution", *columns, **LISTED | {"threshold": 0.9}) == []
    assert rows(warehouse, "low_execution", *columns, **LISTED | {"threshold": 0.9, "money_of": "carry_over"}) == [
        ("carry_over", 50.0, 40.0, 0.8)
    ]
    assert rows(
        warehouse,
        "low_execution_summary",
        "evaluations_low",
        "unspent_low_yuan",
        **ASKED | {"threshold": 0.9, "money_of": "carry_over"},
    ) == [(1, 10.0)]


@pytest.mark.parametrize(
    ("remarks", "problems", "outcome", "expected"),
    [
        (
            ["受疫情影响未能开展", "尾款未支付，结转下年"],
            "人手不足",
            "已完成",
            ("money", "指标二：尾款未支付，结转下年"),
        ),
        (
            ["受疫情影响未能开展", None],
            "预算执行率偏低，资金闲置",
            "已完成",
            ("money", "存在问题：预算执行率偏低，资金闲置"),
        ),
        (["受疫情影响未能开展", None], "人手不足", "已完成", ("problems", "存在问题：人手不足")),
        (["受疫情影响未能开展", "无"], "无", "已完成", ("indicator", "指标一：受疫情影响未能开展")),
        ([None, "无"], "无", "已完成", ("outcome", "已完成")),
        ([None, "—"], "无。", None, ("none", None)),
    ],
)
def test_what_speaks_of_the_money_is_read_first(
    store_of: StoreOf, remarks: list[str | None], problems: str, outcome: str | None, expected: tuple[str, str | None]
) -> None:
    form = evaluation(
        indicator(ordinal=1, weight="45", score="40", level_3="指标一", remark=remarks[0]),
        indicator(ordinal=2, weight="45", score="40", level_3="指标二", remark=remarks[1]),
        money=funds("100", "100", "10"),
    )
    form = dataclasses.replace(
        form, sections=(Section(1, "存在问题", problems),), goals=(Goal(1, "按计划完成", outcome),)
    )
    warehouse = store_of([reading(form)])

    assert [expected] == rows(warehouse, "low_execution", "explanation_kind", "explanation", **LISTED)


def test_leads_stand_in_the_row_without_mere_information(published: Warehouse) -> None:
    listed = rows(published, "low_execution", "form_name", "rule_codes", **LISTED)

    assert [name for name, _ in listed] == ["小型工程类项目（非政府投资项目）", "党组织建设", "疫情防控"]
    codes = {name: set(found.split(",")) for name, found in listed}
    assert {"B01", "B08"} <= codes["党组织建设"] & codes["疫情防控"]
    assert not any("B04" in found for found in codes.values())


def test_the_three_low_projects_of_the_published_forms(published: Warehouse) -> None:
    columns = ("execution_rate", "execution_rate_initial", "unspent_yuan", "explanation_kind")

    assert rows(published, "low_execution", *columns, **LISTED) == [
        (0.563371, 0.563371, 218314.7, "indicator"),
        (0.1192, 0.1192, 26424.0, "indicator"),
        (0.73, None, 10800.0, "indicator"),
    ]


@pytest.mark.parametrize("mart", ["low_execution", "low_execution_summary"])
def test_an_unknown_basis_is_an_error(spent: Warehouse, mart: str) -> None:
    asked = (LISTED if mart == "low_execution" else ASKED) | {"basis": "galaxy"}
    with pytest.raises(Exception, match="expected basis adjusted or initial"):
        spent.mart(mart, EVERYTHING, **asked)


def low(project: str, remark: str | None, year: int = 2023, unit: str = "甲单位", **given: Any) -> Any:
    """A form that spent half its budget and explains it with these words."""
    row = indicator(target="100", actual="90", score="81", remark=remark)
    return evaluation(row, money=funds("1000", "1000", "500"), project=project, year=year, unit=unit, **given)


OWN = "受疫情影响，原定九月的现场活动改到次年三月举行，合同尾款因此没有支付。"


def test_an_explanation_is_told_apart_from_a_copy_a_phrase_and_nothing(store_of: StoreOf) -> None:
    warehouse = store_of(
        [
            reading(
                low("照抄", OWN),
                low("原件", OWN, year=2022, unit="乙单位"),
                low("自己", "设备供应商十一月才交货，验收手续跨年办理，余款列入次年预算支付。"),
                low("套话", "下一步将进一步加强预算管理，加快支出进度，提高资金使用效益。"),
                low("没写", None),
            )
        ]
    )
    columns = ("form_name", "explanation_quality", "twin_name", "twin_year")

    assert sorted(rows(warehouse, "low_execution", *columns, **LISTED), key=str) == sorted(
        [
            ("照抄", "copied", "原件", 2022),
            ("原件", "copied", "照抄", 2023),
            ("自己", "own", None, None),
            ("套话", "set_phrases", None, None),
            ("没写", "none", None, None),
        ],
        key=str,
    )


def test_the_same_words_twice_in_one_unit_and_year_are_no_copy(store_of: StoreOf) -> None:
    warehouse = store_of([reading(low("甲项目", OWN), low("乙项目", OWN))])

    assert set(rows(warehouse, "low_execution", "explanation_quality", **LISTED)) == {("own",)}


def test_years_below_the_threshold_are_counted_for_the_same_project(store_of: StoreOf) -> None:
    fine = evaluation(money=funds("1000", "1000", "990"), project="道路养护", year=2021, unit="甲单位")
    warehouse = store_of(
        [
            reading(
                low("道路养护", OWN, year=2023),
                low("道路 养护", OWN, year=2022),
                fine,
                low("道路养护", OWN, year=2022, unit="乙单位"),
            )
        ]
    )
    counted = rows(warehouse, "low_execution", "unit_name", "year", "years_low", **LISTED)

    assert sorted(counted) == [("乙单位", 2022, 1), ("甲单位", 2022, 2), ("甲单位", 2023, 2)]
    assert sorted(rows(warehouse, "low_execution", "unit_name", "years_low", **LISTED | {"threshold": 1.0})) == [
        ("乙单位", 1),
        ("甲单位", 3),
        ("甲单位", 3),
        ("甲单位", 3),
    ]
