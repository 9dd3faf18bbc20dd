"""Marts of one form: what it says, what follows from it, and what it is related to."""

import dataclasses
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from dashboard.i18n import words
from dashboard.records import Reading, Selection
from dashboard.warehouse import Store, Warehouse, open_warehouse, write_readings
from tests.warehouse.examples import reading

EVERYTHING = Selection()
CHINESE = words("zh")


@pytest.fixture(scope="module")
def warehouse(published_store: Path) -> Warehouse:
    """The five published documents."""
    return open_warehouse(published_store)


def rows(warehouse: Warehouse, mart: str, evaluation: str) -> list[dict[str, Any]]:
    """The rows of a mart of one form."""
    return [
        {str(name): value for name, value in row.items()}
        for row in warehouse.mart(mart, EVERYTHING, evaluation=evaluation).to_dict("records")
    ]


def evaluation_of(warehouse: Warehouse, name: str) -> str:
    """The key of the only form of a project, unit or department."""
    found = warehouse.rows(
        "select evaluation_id from facts.filings where coalesce(project_name, unit_name, department_name) = $name",
        {"name": name},
    )
    assert len(found) == 1
    return str(found[0][0])


def test_the_head_states_scores_and_funds_as_filed_and_recomputed(warehouse: Warehouse) -> None:
    (head,) = rows(warehouse, "form_head", evaluation_of(warehouse, "群团改革专项"))

    assert (head["score_reported"], head["score_recomputed"], head["grade_reported"]) == (99.98, 99.98, "优")
    assert head["execution_score_reported"] == head["execution_score_cut_off_recomputed"] == 9.98
    assert head["execution_score_recomputed"] == 9.99
    assert head["pack_id"] == "shanghai-minhang-2023"
    assert (head["is_current"], head["is_synthetic"]) == (True, False)


def test_an_unknown_form_has_no_rows(warehouse: Warehouse) -> None:
    parts = ("head", "funds", "goals", "indicators", "levels", "tasks", "sections", "origins", "findings", "history")

    assert {part: rows(warehouse, f"form_{part}", "galaxy") for part in (*parts, "checks")} == {
        part: [] for part in (*parts, "checks")
    }


def test_the_funds_begin_with_the_total(warehouse: Warehouse) -> None:
    funds = rows(warehouse, "form_funds", evaluation_of(warehouse, "党组织建设"))

    assert [row["source"] for row in funds] == ["total", "fiscal", "carry_over", "other"]
    assert (funds[0]["budget_adjusted_yuan"], funds[0]["executed_yuan"], funds[0]["unspent_yuan"]) == (
        30_000.0,
        3_576.0,
        26_424.0,
    )
    assert round(funds[0]["execution_rate"], 4) == 0.1192


def test_all_indicators_of_all_forms_are_there(warehouse: Warehouse) -> None:
    forms = [key for (key,) in warehouse.rows("select evaluation_id from forms.evaluations")]

    assert sum(len(rows(warehouse, "form_indicators", form)) for form in forms) == 140 + 127 + 13


@pytest.mark.parametrize(
    ("project", "indicator", "expected", "case", "attainment"),
    [
        ("职工疗休养", "服务干部人数", 6.5, "missed", "forward"),
        ("全区行政事业单位工会经费", "委托业务完成数量", 4.5, "over_target_flat", "forward"),
        ("劳模管理", "服务劳模人数", 12.5, "met", "forward"),
        ("劳模管理", "预算支出总成本", 12.5, "met", "reverse_met"),
    ],
)
def test_an_expected_score_names_how_it_came_about(
    warehouse: Warehouse, project: str, indicator: str, expected: float, case: str, attainment: str
) -> None:
    found = rows(warehouse, "form_indicators", evaluation_of(warehouse, project))
    (row,) = [row for row in found if row["level_3"] == indicator]

    assert (row["score_expected"], row["expected_case"], row["attainment_case"]) == (expected, case, attainment)


def test_a_first_level_is_the_sum_of_its_second_levels(warehouse: Warehouse) -> None:
    levels = rows(warehouse, "form_levels", evaluation_of(warehouse, "全区行政事业单位工会经费"))
    sums = [(row["level_1"], row["weight"], row["score_reported"]) for row in levels if row["is_first_level"]]

    assert sums == [("产出指标", 50.0, 48.0), ("效益指标", 30.0, 30.0), ("满意度指标", 10.0, 10.0)]
    for level, weight, score in sums:
        parts = [row for row in levels if row["level_1"] == level and not row["is_first_level"]]
        assert (sum(row["weight"] for row in parts), sum(row["score_reported"] for row in parts)) == (weight, score)


def test_what_the_form_prints_agrees_with_what_follows_from_it(warehouse: Warehouse) -> None:
    checks = rows(warehouse, "form_checks", evaluation_of(warehouse, "群团改革专项"))

    assert [(row["checked"], row["reported"], row["recomputed"], row["verdict"]) for row in checks[1:4]] == [
        ("execution_score", 9.98, 9.98, "agrees"),
        ("weight_total", 100.0, 100.0, "agrees"),
        ("score", 99.98, 99.98, "agrees"),
    ]


def test_a_grade_that_was_not_filled_in_is_not_called_wrong(warehouse: Warehouse) -> None:
    checks = rows(warehouse, "form_checks", evaluation_of(warehouse, "劳模管理"))

    assert [(row["text_recomputed"], row["verdict"]) for row in checks if row["checked"] == "grade"] == [
        ("优", "not_reported")
    ]


def test_what_cannot_be_checked_says_why_and_states_no_difference(warehouse: Warehouse) -> None:
    checks = rows(warehouse, "form_checks", evaluation_of(warehouse, "广州市番禺区总工会"))

    assert [
        (
            row["checked"],
            row["reported"],
            row["recomputed"],
            row["verdict"],
            row["unjudged_reason"],
            row["difference"] > 0,
        )
        for row in checks
        if row["checked"] in {"weight_total", "score"}
    ] == [
        ("weight_total", 100.0, 70.0, "not_judged", "parts_not_visible", False),
        ("score", 96.39, 67.0, "not_judged", "parts_not_visible", False),
    ]


def test_leads_come_before_what_was_not_judged_and_the_gravest_first(warehouse: Warehouse) -> None:
    found = rows(warehouse, "form_findings", evaluation_of(warehouse, "疫情防控"))

    asked = {"B01", "B04", "B05", "B07", "B08", "D03", "D04", "F05"}
    assert [(row["rule_code"], row["outcome"]) for row in found if row["rule_code"] in asked] == [
        ("B08", "lead"),
        ("F05", "lead"),
        ("B01", "lead"),
        ("D03", "lead"),
        ("D04", "lead"),
        ("B04", "lead"),
        ("B05", "not_judged"),
        ("B07", "not_judged"),
    ]
    assert {(row["table_name"], row["row_part"], row["column_name"]) for row in found if row["rule_code"] == "B01"} == {
        ("funds", "total", "executed_yuan")
    }


def test_every_number_of_the_forms_has_a_place(warehouse: Warehouse) -> None:
    form = evaluation_of(warehouse, "劳模管理")
    origins = rows(warehouse, "form_origins", form)
    places = {(row["table_name"], row["row_part"], row["column_name"]) for row in origins}
    expected = {
        ("indicators", str(ordinal), column) for ordinal in range(1, 11) for column in ("weight", "score_reported")
    }

    assert expected <= places
    assert {("funds", "total", "executed_yuan"), ("evaluations", "", "score_reported")} <= places


def test_tasks_and_passages_are_in_the_order_of_the_document(warehouse: Warehouse) -> None:
    form = evaluation_of(warehouse, "广州市天河区总工会")

    assert [row["indicator_name"] for row in rows(warehouse, "form_tasks", form)] == [
        "职工生活救助申报和节日送温暖申报覆盖面",
        "困难职工在册人数",
        "服务对象人数",
        "慰问人次",
    ]
    assert [row["heading"] for row in rows(warehouse, "form_sections", form)] == [
        "重点项目绩效情况",
        "部门整体绩效",
        "存在问题",
        "改进措施或下一步计划",
    ]


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    """One project: 2022, 2023 filed twice, and another project of 2023."""
    folder = tmp_path_factory.mktemp("history")
    filed = [
        of_year(b"2022", 2022),
        of_year(b"2023, first", 2023),
        of_year(b"2023, again", 2023, imported_at=datetime(2026, 2, 1, tzinfo=UTC), score=Decimal(90)),
        of_year(b"another", 2023, project_name="法律援助"),
    ]
    write_readings(Store(folder), filed)
    return open_warehouse(folder)


def of_year(data: bytes, year: int, score: Decimal | None = None, **options: Any) -> tuple[Reading, bytes]:
    """A form of a year, with another total where one is given."""
    found, raw = reading(data, **options)
    (evaluation,) = found.evaluations
    changed = dataclasses.replace(evaluation, year=year, score_reported=score or evaluation.score_reported)
    return dataclasses.replace(found, evaluations=(changed,)), raw


def nameless(data: bytes) -> tuple[Reading, bytes]:
    """A form without a project, a unit or a department."""
    found, raw = reading(data)
    (evaluation,) = found.evaluations
    changed = dataclasses.replace(
        evaluation, project_name=None, project_code=None, unit_name=None, department_name=None
    )
    return dataclasses.replace(found, evaluations=(changed,)), raw


def test_the_history_holds_other_years_and_other_versions_and_no_other_project(history: Warehouse) -> None:
    (latest,) = history.rows(
        "select evaluation_id from facts.filings where year = 2023 and is_current and project_name = '职工培训'"
    )
    found = rows(history, "form_history", latest[0])

    assert [(row["year"], row["is_current"], row["is_this"], row["score_reported"]) for row in found] == [
        (2022, True, False, 95.0),
        (2023, True, True, 90.0),
        (2023, False, False, 95.0),
    ]


def test_forms_that_name_nothing_are_no_relatives(tmp_path: Path) -> None:
    write_readings(Store(tmp_path), [nameless(b"one"), nameless(b"two")])
    warehouse = open_warehouse(tmp_path)
    forms = [str(form) for (form,) in warehouse.rows("select evaluation_id from facts.filings")]

    assert len(forms) == 2
    for form in forms:
        assert [(row["evaluation_id"], row["is_this"]) for row in rows(warehouse, "form_history", form)] == [
            (form, True)
        ]


def test_the_history_counts_the_leads_of_every_form(warehouse: Warehouse) -> None:
    counted = warehouse.rows(
        "select evaluation_id, count(*) from findings.every"
        " where outcome = 'lead' and severity <> 'I' group by evaluation_id order by all"
    )
    shown = [
        (row["evaluation_id"], row["leads"])
        for (form,) in warehouse.rows("select evaluation_id from facts.filings order by all")
        for row in rows(warehouse, "form_history", str(form))
        if row["is_this"]
    ]

    assert counted
    assert [(form, leads) for form, leads in shown if leads] == counted


def test_a_superseded_form_is_shown_but_no_longer_checked(history: Warehouse) -> None:
    ((old,),) = history.rows("select evaluation_id from facts.filings where not is_current")

    assert {row["verdict"] for row in rows(history, "form_checks", old)} == {"superseded"}
    assert rows(history, "form_findings", old) == []
    assert rows(history, "form_head", old)[0]["is_current"] is False


def test_a_total_that_its_parts_do_not_make_is_named(history: Warehouse) -> None:
    ((latest,),) = history.rows(
        "select evaluation_id from facts.filings where year = 2023 and is_current and project_name = '职工培训'"
    )
    checks = {row["checked"]: row for row in rows(history, "form_checks", latest)}

    assert (checks["score"]["reported"], checks["score"]["recomputed"]) == (90.0, 95.0)
    assert (checks["score"]["verdict"], checks["score"]["difference"]) == ("differs", 5.0)
    assert checks["execution_score"]["verdict"] == "agrees"


@pytest.mark.parametrize(
    ("project", "losses", "by_rules"),
    [
        ("职工疗休养", [("execution", None, 0.3, 0.3), ("indicator", "服务干部人数", 6.0, 6.0)], 93.7),
        (
            "全区行政事业单位工会经费",
            [("indicator", "委托业务完成数量", 1.0, 1.0), ("indicator", "培训人员人次", 1.0, 1.0)],
            98.0,
        ),
    ],
)
def test_losses_lead_from_the_total_weight_to_the_score(
    warehouse: Warehouse, project: str, losses: list[tuple[object, ...]], by_rules: float
) -> None:
    found = rows(warehouse, "form_losses", evaluation_of(warehouse, project))

    assert losses == [
        (row["part"], row["level_3"] or None, row["points_lost"], row["points_lost_expected"])
        for row in (one | {"level_3": CHINESE.text(one["level_3"])} for one in found)
    ]
    assert {(100.0, by_rules)} == {(row["weight_total"], row["score_by_rules"]) for row in found}


def test_the_losses_of_every_scored_form_add_up_to_what_it_lost(warehouse: Warehouse) -> None:
    scored = warehouse.rows(
        "select evaluation_id, 100 - score_reported from facts.scores where score_reported is not null"
    )

    assert len(scored) == 25
    assert [float(points) for _, points in scored] == [
        round(sum(row["points_lost"] for row in rows(warehouse, "form_losses", form)), 4) for form, _ in scored
    ]


def test_an_extract_says_how_much_it_does_not_list(warehouse: Warehouse) -> None:
    (panyu,) = warehouse.rows("select evaluation_id from facts.filings where region_code = '440113'")
    found = rows(warehouse, "form_losses", panyu[0])

    assert ("unlisted", 3.11) == (found[-1]["part"], round(found[-1]["points_lost"], 2))
