"""Marts of documents, definitions, and of what a department says and is asked."""

from pathlib import Path

import pytest

from dashboard.records import Selection
from dashboard.warehouse import Warehouse, open_warehouse

EVERYTHING = Selection()
FUTIAN = Selection(regions=("440304",))
MANY = 1000


@pytest.fixture(scope="module")
def warehouse(published_store: Path) -> Warehouse:
    """The five published documents."""
    return open_warehouse(published_store)


def test_documents_say_what_was_found_in_them(warehouse: Warehouse) -> None:
    frame = warehouse.mart("documents", FUTIAN, row_limit=MANY)
    counts = {
        row["publisher"]: (row["project_forms"], row["department_forms"], row["reports"], row["evaluations_selected"])
        for row in frame.to_dict("records")
    }

    assert counts == {
        "深圳市福田区总工会": (13, 0, 0, 13),
        "上海市闵行区总工会": (11, 0, 0, 0),
        "广州市天河区总工会": (0, 1, 0, 0),
        "广州市番禺区总工会": (0, 1, 0, 0),
        "广州市从化区总工会": (0, 0, 1, 0),
    }
    assert set(frame["years_covered"]) == {"2021", "2022", "2023"}


def test_unread_cells_are_as_many_as_the_documents_count(warehouse: Warehouse) -> None:
    cells = warehouse.mart("unread_cells", EVERYTHING, row_limit=MANY)
    documents = warehouse.mart("documents", EVERYTHING, row_limit=MANY)

    assert len(cells) == documents["unread_cells"].sum()


def test_everything_in_the_warehouse_is_described_in_both_languages(warehouse: Warehouse) -> None:
    frame = warehouse.mart("dictionary", EVERYTHING)
    missing = frame[frame["description_zh"].fillna("").eq("") | frame["description_en"].fillna("").eq("")]

    assert set(frame["schema_name"]) == {"forms", "facts", "findings", "rules", "marts"}
    assert [tuple(row) for row in missing[["schema_name", "table_name", "column_name"]].to_numpy()] == []


def test_a_column_is_described_where_it_was_born(warehouse: Warehouse) -> None:
    frame = warehouse.mart("dictionary", EVERYTHING)
    found = frame[(frame["table_name"] == "execution") & (frame["column_name"] == "executed_yuan")]

    assert found["description_zh"].tolist() == ["全年执行数（元）"]
    assert found["description_en"].tolist() == ["Executed, yuan"]


def test_rule_packs_say_how_much_they_judge(warehouse: Warehouse) -> None:
    frame = warehouse.mart("rule_packs", EVERYTHING)

    assert dict(zip(frame["pack_id"], frame["evaluations"], strict=True)) == {
        "national": 0,
        "shanghai-minhang-2023": 11,
        "guangzhou": 3,
        "shenzhen-futian-2023": 13,
        "guangxi": 0,
    }
    assert frame["pack_id"].iloc[0] == "national"


def test_a_parameter_states_its_evidence_and_who_set_it(warehouse: Warehouse) -> None:
    frame = warehouse.mart("rule_parameters", EVERYTHING, pack="shenzhen-futian-2023")
    found = {row["parameter"]: row for row in frame.to_dict("records")}
    deduct_from, weight = found["over_target_deduct_from"], found["execution_weight"]

    assert [deduct_from[column] for column in ("value", "reading", "evidence", "set_by_pack_id")] == [
        "0.5",
        "rate",
        "S",
        "shenzhen-futian-2023",
    ]
    assert [weight[column] for column in ("value", "reading", "set_by_zh")] == ["10", "points", "全国默认"]
    assert set(frame["evidence"]) <= {"S", "F", "M"}
    assert frame["description_zh"].notna().all()
    assert frame["reference"].notna().all()


def test_grades_come_best_first_and_a_profile_by_weight(warehouse: Warehouse) -> None:
    grades = warehouse.mart("rule_grades", EVERYTHING, pack="national")
    profile = warehouse.mart("rule_profile", EVERYTHING, pack="national")

    assert list(zip(grades["grade"], grades["score_from"], strict=True)) == [
        ("优", 90.0),
        ("良", 80.0),
        ("中", 60.0),
        ("差", 0.0),
    ]
    assert list(zip(profile["level_1"], profile["weight"], strict=True)) == [
        ("产出指标", 50.0),
        ("效益指标", 30.0),
        ("满意度指标", 10.0),
    ]


def test_leads_of_a_selection_are_those_of_the_contract(warehouse: Warehouse) -> None:
    leads = warehouse.mart("leads", FUTIAN, row_limit=MANY)
    ((expected,),) = warehouse.rows(
        "select count(*) from marts.findings inner join facts.filings using (evaluation_id)"
        " where region_code = '440304'"
    )
    counts = warehouse.mart("lead_counts", FUTIAN)

    assert len(leads) == expected == counts["leads"].sum()
    assert leads["severity"].iloc[0] == "H"
    assert leads["severity"].iloc[-1] == "I"
    assert set(leads["members"]) == {expected}


def test_a_limit_leaves_the_gravest_leads(warehouse: Warehouse) -> None:
    leads = warehouse.mart("leads", FUTIAN, row_limit=2)

    assert leads["rule_code"].tolist() == ["B01", "B01"]
    assert leads["amount_yuan"].tolist() == [218_314.70, 26_424.0]


def test_what_was_not_judged_is_counted_by_rule_and_reason(warehouse: Warehouse) -> None:
    reasons = warehouse.mart("unjudged_reasons", EVERYTHING)
    cases = warehouse.mart("unjudged_cases", EVERYTHING, row_limit=MANY)
    ((expected,),) = warehouse.rows("select count(*) from marts.not_judged")

    assert reasons["cases"].sum() == len(cases) == expected
    assert ("A05", "parts_not_visible", 1) in set(
        zip(reasons["rule_code"], reasons["unjudged_reason"], reasons["cases"], strict=True)
    )


def test_explanations_begin_with_what_lost_most(warehouse: Warehouse) -> None:
    frame = warehouse.mart("explanations", EVERYTHING, row_limit=2)

    assert list(zip(frame["level_3"], frame["points_lost"], strict=True)) == [
        ("服务干部人数", 6.0),
        ("完成企业培训补贴申报审核工作", 1.81),
    ]


def test_tasks_and_passages_are_those_of_the_selection(warehouse: Warehouse) -> None:
    tianhe = Selection(regions=("440106",))

    assert len(warehouse.mart("tasks", tianhe, row_limit=MANY)) == 4
    assert len(warehouse.mart("passages", tianhe, row_limit=MANY)) == 4
    assert len(warehouse.mart("tasks", FUTIAN, row_limit=MANY)) == 0
