"""What the five published documents add up to, as recomputed by hand before there was a program (DOMAIN.md 5 and 6)."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from dashboard.settings import QUERIES
from dashboard.warehouse import Warehouse, breaches, open_warehouse

FUTIAN, MINHANG, TIANHE, CONGHUA, PANYU = "440304", "310112", "440106", "440117", "440113"

MINHANG_PROJECTS = (
    "使用地方教育附加专项资金开展职工职业培训工作",
    "党建经费",
    "劳动保护",
    "劳模慰问和管理",
    "政府雇员",
    "残疾人就业保障金",
    "法律援助办案补贴",
    "法律顾问费",
    "群团改革专项",
    "职业化、社会化工会工作者保障经费项目",
    "退管会工作",
)
FUTIAN_PROJECTS = (
    "党组织建设",
    "全区行政事业单位工会经费",
    "其他一般管理事务",
    "劳务派遣人员",
    "劳模管理",
    "区退休职工管理",
    "小型工程类项目（非政府投资项目）",
    "工会事务",
    "法律维权服务",
    "疫情防控",
    "离退休干部节日慰问金",
    "职工疗休养",
    "购置费",
)

# The leads of every rule, by what the document shows: the project, and the figure found.
LEADS: dict[str, list[tuple[str, str]]] = {
    "A01": [],
    "A02": [],
    "A03": [],
    "A04": [],
    "A05": [],
    "A06": [],
    "A07": [
        (name, f"10 + 产出指标 {outputs}、效益指标 {benefits}、满意度指标 {satisfaction}")
        for name, outputs, benefits, satisfaction in (
            ("使用地方教育附加专项资金开展职工职业培训工作", 60, 20, 10),
            ("劳动保护", 55, 20, 15),
            ("劳模慰问和管理", 55, 25, 10),
            ("政府雇员", 60, 20, 10),
            ("残疾人就业保障金", 30, 40, 20),
            ("法律援助办案补贴", 60, 20, 10),
            ("法律顾问费", 45, 30, 15),
            ("群团改革专项", 60, 10, 20),
            ("职业化、社会化工会工作者保障经费项目", 55, 20, 15),
            ("退管会工作", 60, 15, 15),
        )
    ],
    "A08": [],
    "A09": [],
    "A10": [],
    "A11": [],
    "A12": [],
    "B01": [("党组织建设", "11.92%"), ("小型工程类项目（非政府投资项目）", "56.34%"), ("疫情防控", "73.00%")],
    "B02": [],
    "B03": [],
    "B04": [("疫情防控", "0.00"), ("职工疗休养", "0.00")],
    "B05": [("使用地方教育附加专项资金开展职工职业培训工作", "-30.84%")],
    "B06": [("劳模慰问和管理", "1012600.00"), ("残疾人就业保障金", "80200.00")],
    "B07": [("使用地方教育附加专项资金开展职工职业培训工作", "66.54%"), ("劳模慰问和管理", "71.01%")],
    "B08": [
        ("党组织建设", "88.0%"),
        ("其他一般管理事务", "6.8%"),
        ("小型工程类项目（非政府投资项目）", "43.1%"),
        ("疫情防控", "26.2%"),
    ],
    "B09": [("党组织建设", "11.92%"), ("小型工程类项目（非政府投资项目）", "56.34%")],
    "B10": [("党组织建设", "11.92%")],
    "B11": [("党组织建设", "12.00%"), ("小型工程类项目（非政府投资项目）", "56.34%"), ("疫情防控", "73.00%")],
    "B12": [
        ("全区行政事业单位工会经费", "30000000.00"),
        ("区退休职工管理", "2800000.00"),
        ("工会事务", "800000.00"),
        ("法律维权服务", "750000.00"),
        ("职工疗休养", "500000.00"),
    ],
    "B13": [
        ("全区行政事业单位工会经费", "5.50"),
        ("其他一般管理事务", "12.50"),
        ("劳务派遣人员", "12.50"),
        ("职工疗休养", "12.50"),
    ],
    "C01": [],
    "C02": [],
    "C03": [],
    "C04": [],
    "C05": [],
    "C06": [("", "1.75"), ("", "3.75")],
    "C07": [
        ("使用地方教育附加专项资金开展职工职业培训工作", "举办7项职工技能竞赛活动,费用由工会经费承担"),
        ("使用地方教育附加专项资金开展职工职业培训工作", "其中10名工匠培育奖励为由工会经费承担"),
    ],
    "C08": [],
    "C09": [],
    "C10": [
        (name, "30.00")
        for name in (
            "党组织建设",
            "其他一般管理事务",
            "劳务派遣人员",
            "劳模管理",
            "区退休职工管理",
            "小型工程类项目（非政府投资项目）",
            "工会事务",
            "法律维权服务",
            "疫情防控",
            "离退休干部节日慰问金",
        )
    ],
    "D01": [("工会事务", "+30.00%"), ("职业化、社会化工会工作者保障经费项目", "+50.00%")],
    "D02": [("职业化、社会化工会工作者保障经费项目", "+50.00%")],
    "D03": [
        ("党组织建设", "+125.00%"),
        ("全区行政事业单位工会经费", "+2250.00%"),
        ("全区行政事业单位工会经费", "+245.00%"),
        ("小型工程类项目（非政府投资项目）", "+310.00%"),
        ("法律维权服务", "+135.00%"),
        ("法律维权服务", "+1900.00%"),
        ("疫情防控", "+100.00%"),
        ("购置费", "+280.00%"),
    ],
    "D04": [
        ("党组织建设", "+125.00%"),
        ("全区行政事业单位工会经费", "+2250.00%"),
        ("全区行政事业单位工会经费", "+245.00%"),
        ("小型工程类项目（非政府投资项目）", "+310.00%"),
        ("工会事务", "+50.00%"),
        ("法律维权服务", "+135.00%"),
        ("法律维权服务", "+1900.00%"),
        ("疫情防控", "+100.00%"),
        ("购置费", "+280.00%"),
    ],
    "D05": [("法律维权服务", "5.00%")],
    "D06": [
        ("使用地方教育附加专项资金开展职工职业培训工作", "≥0.00(%)"),
        ("政府雇员", "≥0.00(%)"),
    ],
    "D07": [],
    "D08": [],
    "E01": [
        ("党建经费", "63.6%"),
        ("残疾人就业保障金", "57.1%"),
        ("法律援助办案补贴", "57.1%"),
        ("职业化、社会化工会工作者保障经费项目", "54.5%"),
    ],
    "E02": [],
    "E03": [("党建经费", "质量指标"), ("小型工程类项目（非政府投资项目）", "时效指标")],
    "E04": [
        *[("使用地方教育附加专项资金开展职工职业培训工作", target) for target in ("建立健全且执行有效", "提升")],
        *[("党建经费", target) for target in ("健全", "提升", "提升", "提升")],
        ("党组织建设", "有效保障"),
        ("全区行政事业单位工会经费", "有所提高"),
        ("劳动保护", "建立健全且执行有效"),
        ("劳模慰问和管理", "建立健全"),
        ("政府雇员", "建立健全、执行有效"),
        *[("残疾人就业保障金", target) for target in ("保障", "健全", "支持")],
        *[("法律援助办案补贴", target) for target in ("建立健全、执行有效", "提升")],
        ("法律顾问费", "提供支撑"),
        ("群团改革专项", "建立健全、执行有效"),
        *[("职业化、社会化工会工作者保障经费项目", target) for target in ("建立健全、执行有效", "提升")],
        *[("职工疗休养", target) for target in ("有效提升", "有效落实")],
        *[("退管会工作", target) for target in ("建立健全、执行有效", "改善")],
    ],
    "E05": [],
    "E06": [],
    "E07": [],
    "E08": [("劳动保护", "6 / 6"), ("政府雇员", "8 / 8")],
    "F01": [
        *[
            (name, "100.00%")
            for name in (
                "使用地方教育附加专项资金开展职工职业培训工作",
                "党建经费",
                "劳动保护",
                "政府雇员",
                "残疾人就业保障金",
                "法律援助办案补贴",
                "群团改革专项",
                "职业化、社会化工会工作者保障经费项目",
                "退管会工作",
            )
        ],
        ("劳模慰问和管理", "98.79%"),
    ],
    "F02": [("使用地方教育附加专项资金开展职工职业培训工作", "100.00%")],
    "F03": [("党组织建设", "工会事务")],
    "F04": [("劳模慰问和管理", "24名"), ("购置费", "10台、1台、3台")],
    "F05": [
        *[(name, "4 × 93.97%") for name in ("全区行政事业单位工会经费", "劳模管理", "工会事务", "职工疗休养")],
        *[
            (name, "6 × 95.21%")
            for name in (
                "党组织建设",
                "其他一般管理事务",
                "小型工程类项目（非政府投资项目）",
                "法律维权服务",
                "疫情防控",
                "购置费",
            )
        ],
    ],
    "F06": [("区退休职工管理", "区退休职工有责投诉数")],
    "F07": [
        ("使用地方教育附加专项资金开展职工职业培训工作", "85.00(%)"),
        ("使用地方教育附加专项资金开展职工职业培训工作", "85.00(%)"),
        ("劳动保护", "85.00(%)"),
        ("劳模慰问和管理", "85.00(%)"),
        ("政府雇员", "90.00(%)"),
        ("法律援助办案补贴", "85.00(%)"),
        ("法律顾问费", "85.00(%)"),
        ("职业化、社会化工会工作者保障经费项目", "85.00(%)"),
    ],
    "F08": [("全区行政事业单位工会经费", "3 ×"), ("工会事务", "3 ×"), ("疫情防控", "3 ×")],
    "F09": [
        ("党组织建设", "+125.00%"),
        ("全区行政事业单位工会经费", "+245.00%"),
        ("法律维权服务", "+135.00%"),
        ("法律维权服务", "+1900.00%"),
        ("疫情防控", "+100.00%"),
    ],
    "G01": [
        (name, "8 / 11")
        for name in (
            "党建经费",
            "劳动保护",
            "劳模慰问和管理",
            "残疾人就业保障金",
            "法律援助办案补贴",
            "法律顾问费",
            "职业化、社会化工会工作者保障经费项目",
            "退管会工作",
        )
    ],
    "G02": [*((name, "11 × 优") for name in MINHANG_PROJECTS), *((name, "13 × 优") for name in FUTIAN_PROJECTS)],
    "G03": [(name, "0.63") for name in MINHANG_PROJECTS],
    "G04": [("党组织建设", "90.19")],
    "G06": [],
    "G07": [],
    "G08": [],
}


@pytest.fixture(scope="module", name="warehouse")
def the_five_documents(published_store: Path) -> Warehouse:
    return open_warehouse(published_store)


def figures(
    warehouse: Warehouse, expressions: str, table: str, region: str, condition: str = "true"
) -> tuple[Any, ...]:
    """One row of figures over one district's rows of a table."""
    rows = warehouse.rows(
        f"select {expressions} from {table} where region_code = $region and {condition}", {"region": region}
    )
    assert len(rows) == 1
    return rows[0]


def test_every_rule_has_an_oracle() -> None:
    assert sorted(path.stem.upper() for path in (QUERIES / "findings").glob("*.sql")) == sorted(LEADS)


@pytest.mark.parametrize("rule", LEADS)
def test_leads_of(warehouse: Warehouse, rule: str) -> None:
    found = warehouse.rows(
        "select coalesce(project_name, ''), found from marts.findings inner join facts.filings using (evaluation_id)"
        " where rule_code = $rule",
        {"rule": rule},
    )

    assert sorted(LEADS[rule]) == sorted(found)


def test_every_lead_names_its_place(warehouse: Warehouse) -> None:
    assert [] == warehouse.rows("select rule_code, evaluation_id from marts.findings where place is null or place = ''")


def test_low_execution_is_graver_the_lower_it_is(warehouse: Warehouse) -> None:
    grave = warehouse.rows(
        "select found, severity, amount_yuan from marts.findings where rule_code = 'B01' order by found"
    )

    assert [
        ("11.92%", "H", Decimal("26424.00")),
        ("56.34%", "H", Decimal("218314.70")),
        ("73.00%", "M", Decimal("10800.00")),
    ] == grave


def test_five_of_the_eight_low_targets_are_grave(warehouse: Warehouse) -> None:
    assert [("H", 5), ("M", 3)] == warehouse.rows(
        "select severity, count(*) from marts.findings where rule_code = 'D03' group by severity order by severity"
    )


def test_going_over_unexplained_is_seen_in_the_words_of_the_form(warehouse: Warehouse) -> None:
    inputs = [
        json.loads(text) for (text,) in warehouse.rows("select inputs from marts.findings where rule_code = 'D01'")
    ]

    assert {(">160人次", "208人次"), ("≥60.00(分)", "90.00(分)")} == {
        (one["target_text"], one["actual_text"]) for one in inputs
    }


def test_the_nine_equal_deductions_run_from_half_to_twenty_two_times_over(warehouse: Warehouse) -> None:
    inputs = [
        json.loads(text) for (text,) in warehouse.rows("select inputs from marts.findings where rule_code = 'D04'")
    ]

    assert {(9, 1, 0.5, 22.5)} == {
        (one["indicator_count"], one["points_lost"], one["deviation_rate_lowest"], one["deviation_rate_highest"])
        for one in inputs
    }


def test_a_district_judges_64_of_its_127_indicators_in_words(warehouse: Warehouse) -> None:
    inputs = [
        json.loads(text) for (text,) in warehouse.rows("select inputs from marts.findings where rule_code = 'E01'")
    ]

    assert {(64, 127)} == {(one["unit_in_words_count"], one["unit_indicator_count"]) for one in inputs}


def test_the_total_of_an_extract_is_not_judged(warehouse: Warehouse) -> None:
    cases = warehouse.rows(
        "select rule_code, reason, region_code from marts.not_judged inner join facts.filings using (evaluation_id)"
        " where rule_code in ('A04', 'A05')"
    )

    assert [("A04", "parts_not_visible", PANYU), ("A05", "parts_not_visible", PANYU)] == sorted(cases)


FUNDS = "count(*), sum(budget_initial_yuan), sum(budget_adjusted_yuan), sum(executed_yuan)"
RATES = (
    "round(sum(executed_yuan) / sum(budget_adjusted_yuan), 4), round(sum(executed_yuan) / sum(budget_initial_yuan), 4)"
)
MEAN = "round(avg(cast(score_reported as double)), 2)"


def test_thirteen_forms_in_yuan(warehouse: Warehouse) -> None:
    rows = "count(*), count(*) filter (kind <> 'not_applicable'), count(*) filter (weight = 0)"

    assert (13, Decimal("26833500.00"), Decimal("27333500.00"), Decimal("26911882.88")) == figures(
        warehouse, FUNDS, "facts.execution", FUTIAN
    )
    assert (97.49, Decimal("98.7500"), Decimal("90.1900")) == figures(
        warehouse, f"{MEAN}, median(score_reported), min(score_reported)", "facts.scores", FUTIAN
    )
    assert (140, 91, 49) == figures(warehouse, rows, "facts.indicator_results", FUTIAN)


def test_ten_indicators_of_the_thirteen_forms_lost_points(warehouse: Warehouse) -> None:
    lost = warehouse.rows(
        "select deduction_cause, points_lost, count(*) from facts.indicator_results"
        " where region_code = $region and points_lost > 0 group by all order by all",
        {"region": FUTIAN},
    )

    assert [("over_target", Decimal("1.0000"), 9), ("under_target", Decimal("6.0000"), 1)] == lost


def test_the_two_bases_of_a_district(warehouse: Warehouse) -> None:
    assert (0.9846, 1.0029) == figures(warehouse, RATES, "facts.execution", FUTIAN)
    assert (0.9671, 0.6906) == figures(warehouse, RATES, "facts.execution", MINHANG)


def test_eleven_forms_in_wan_yuan(warehouse: Warehouse) -> None:
    assert (11, Decimal("32356800.00"), Decimal("23103500.00"), Decimal("22344200.00")) == figures(
        warehouse, FUNDS, "facts.execution", MINHANG
    )
    assert (99.77,) == figures(warehouse, MEAN, "facts.scores", MINHANG)
    assert (127,) == figures(warehouse, "count(*)", "facts.indicator_results", MINHANG)
    assert (Decimal("1.8100"), "under_target") == figures(
        warehouse, "points_lost, deduction_cause", "facts.indicator_results", MINHANG, "points_lost > 0"
    )


def test_each_district_rounds_its_own_way(warehouse: Warehouse) -> None:
    ways = "bool_and(score_reported = score_recomputed), bool_and(score_reported = score_cut_off_recomputed)"

    assert (True, False) == figures(warehouse, ways, "facts.execution", FUTIAN)
    assert (False, True) == figures(warehouse, ways, "facts.execution", MINHANG)


def test_a_department_form_without_scores(warehouse: Warehouse) -> None:
    money = "budget_initial_yuan, adjustment_yuan, adjustment_reported_yuan, budget_adjusted_yuan, executed_yuan"
    tasks = "forms.tasks inner join facts.filings using (evaluation_id)"

    assert tuple(map(Decimal, ("6434500.00", "121000.00", "121000.00", "6555500.00", "6085700.00"))) == figures(
        warehouse, money, "facts.execution", TIANHE
    )
    assert (0.9283,) == figures(warehouse, "round(execution_rate, 4)", "facts.execution", TIANHE)
    assert (None,) == figures(warehouse, "score_reported", "facts.scores", TIANHE)
    assert (2, 4) == figures(warehouse, "count(distinct task_name), count(indicator_name)", tasks, TIANHE)


def test_a_report_in_prose(warehouse: Warehouse) -> None:
    assert (Decimal("4317700.00"), 0.0, 1.0) == figures(
        warehouse, "executed_yuan, adjustment_rate, execution_rate", "facts.execution", CONGHUA
    )
    assert (None,) == figures(warehouse, "score_reported", "facts.scores", CONGHUA)


def test_an_extract_of_a_department_form(warehouse: Warehouse) -> None:
    parts = warehouse.rows(
        "select coalesce(level_1, ''), sum(score_reported), sum(weight) from facts.level_scores"
        " inner join facts.filings using (evaluation_id) where region_code = $region group by level_1",
        {"region": PANYU},
    )

    assert {"": (14.5, 15), "加减分项": (2.5, 5), "履职效能": (50, 50)} == {
        level: (score, weight) for level, score, weight in parts
    }
    assert (Decimal("96.3900"), False) == figures(warehouse, "score_reported, is_complete", "facts.scores", PANYU)


def test_the_checks_hold(warehouse: Warehouse) -> None:
    assert () == breaches(warehouse)
