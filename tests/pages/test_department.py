"""The department page shows one body: funds, scores, leads, its own words, its forms."""

from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.warehouse import Store, open_warehouse, write_readings
from tests.pages.app import opened, said, tiles
from tests.pages.sheets import cells, sheet
from tests.warehouse.examples import reading

FUTIAN = "440304|深圳市福田区总工会（本级）"


def leads_of(store: Path) -> str:
    """How many leads, information aside, the published forms of the body have (tests/queries/test_oracles.py)."""
    return str(
        open_warehouse(store).rows(
            "select count(*) from marts.findings inner join facts.filings using (evaluation_id)"
            " where region_code || '|' || coalesce(department_name, unit_name) = $body and severity <> 'I'",
            {"body": FUTIAN},
        )[0][0]
    )


def test_without_a_choice_the_departments_are_listed(published_store: Path) -> None:
    app = opened("department")

    assert not app.exception
    assert app.selectbox(key="department_body").value is None
    assert cells(app, "departments")[0] == [
        "深圳市福田区总工会（本级）",
        "福田区",
        "项目",
        "13",
        "2,733.35",
        "98.46%",
        "97.49",
        leads_of(published_store),
    ]
    assert sheet(app, "departments")["rows"][0]["cells"][0]["opens"] == FUTIAN


def test_a_link_opens_a_department(published_store: Path) -> None:
    app = opened("department", body=FUTIAN)

    assert not app.exception
    assert [header.value.replace("\\", "") for header in app.header] == ["福田区 · 深圳市福田区总工会（本级）"]
    assert tiles(app) == [
        ("年初预算数（万元）", "2,683.35"),
        ("全年预算数（万元）", "2,733.35"),
        ("全年执行数（万元）", "2,691.19"),
        ("未执行数（万元）", "42.16"),
        ("执行率（按全年预算）", "98.46%"),
        ("执行率（按年初预算）", "100.29%"),
        ("平均分", "97.49"),
        ("疑点数", leads_of(published_store)),
    ]


def test_a_department_that_is_picked_stands_in_the_address() -> None:
    app = opened("department")
    app.selectbox(key="department_body").select("440106|广州市天河区总工会").run()

    assert app.query_params["body"] == "440106|广州市天河区总工会"
    assert [header.value for header in app.header] == ["天河区 · 广州市天河区总工会"]


def test_the_only_department_of_a_selection_needs_no_choice() -> None:
    app = opened("department", region="310112")

    assert [header.value.replace("\\", "") for header in app.header] == ["闵行区 · 上海市闵行区总工会（汇总）"]


def test_an_unknown_department_is_named_and_the_choice_offered() -> None:
    app = opened("department", body="000000|galaxy_*")

    assert not app.exception
    assert [warning.value.replace("\\", "") for warning in app.warning] == [
        "链接中的部门“galaxy_*”不在所选范围内，请重新选择。"
    ]
    assert len(cells(app, "departments")) == 5


def test_a_department_outside_the_selection_is_not_shown() -> None:
    app = opened("department", body=FUTIAN, year="2021")

    assert [header.value for header in app.header] == []
    assert "请重新选择" in said(app)


def test_problems_and_measures_stand_in_the_department_s_own_words() -> None:
    app = opened("department", body="440106|广州市天河区总工会")
    passages = {row[0]: row[1] for row in cells(app, "passages")}

    assert passages["存在问题"].startswith("1. 对劳模欠缺一定精神关怀")
    assert passages["改进措施或下一步计划"].startswith("1. 建立科学公正的劳模评选、管理制度。")
    assert [row[0] for row in cells(app, "department_tasks")] == ["任务1", "", "任务2", ""]
    assert "该部门的自评没有总得分。" in said(app)


def test_leads_are_counted_by_rule_and_listed_one_by_one() -> None:
    app = opened("department", body=FUTIAN)
    counted = cells(app, "lead_counts")
    listed = cells(app, "leads")

    assert counted[0][:4] == ["规则F05：多个项目满意度数值相同", "高", "10", "10"]
    assert sum(int(row[2]) for row in counted) == len(listed)
    assert listed[0][2].startswith("全年预算数500,000.00元，全年执行数281,685.30元，执行率56.34%")


def test_forms_and_explanations_lead_to_their_form() -> None:
    app = opened("department", body=FUTIAN)

    assert len(cells(app, "department_forms")) == 13
    assert sheet(app, "department_forms")["rows"][0]["cells"][0]["opens"] == "75bbd5a4a56582c7-012"
    assert cells(app, "explanations")[0][:4] == ["服务干部人数", ">100人次", "52人次", "6.00"]


def test_english_reads_as_english() -> None:
    app = opened("department", locale="en-US", body=FUTIAN)

    assert not app.exception
    assert [header.value.replace("\\", "") for header in app.header] == ["Futian · 深圳市福田区总工会（本级）"]
    assert ("Adjusted budget \\(10,000 yuan\\)", "2,733.35") in tiles(app)


def test_forms_without_a_region_are_not_mixed_with_a_namesake_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (nowhere, first), (somewhere, second) = reading(b"nowhere"), reading(b"somewhere")
    somewhere = replace(somewhere, evaluations=(replace(somewhere.evaluations[0], region_code="440304"),))
    write_readings(Store(tmp_path), [(nowhere, first), (somewhere, second)])
    monkeypatch.setenv("JIXIAO_STORE", str(tmp_path))
    ambiguous = opened("department", body="某市教育局")
    known = opened("department", body="440304|某市教育局")

    assert "无法与其他地区的同名部门区分" in said(ambiguous)
    assert tiles(ambiguous) == []
    assert ("全年预算数（万元）", "0.20") in tiles(known)
