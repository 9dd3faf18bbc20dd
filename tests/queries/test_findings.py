"""Every audit rule on planted forms: the lead, the form that is all right, and the one nobody can judge."""

import json
import re
from collections import Counter
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from dashboard.i18n import LANGUAGES, Language, words
from dashboard.i18n.leads import lead_sentence
from dashboard.records import evaluation_id
from dashboard.settings import QUERIES
from dashboard.warehouse import Warehouse
from tests.queries.cases import Case
from tests.queries.conftest import StoreOf

# Every file of cases in this folder is a part of the list: its CASES.
CASES = tuple(
    one
    for path in sorted(Path(__file__).parent.glob("*_cases.py"))
    for one in import_module(f"tests.queries.{path.stem}").CASES
    if isinstance(one, Case)
)
RULES = sorted(path.stem.upper() for path in (QUERIES / "findings").glob("*.sql"))
JUDGES_ALL = {
    "C09",
    "D04",
    "D06",
    "E03",
    "E04",
    "E05",
    "E06",
    "F05",
    "F08",
}  # what they compare is known wherever they apply


@pytest.fixture(scope="module", name="warehouse")
def store_with_every_case(store_of: StoreOf) -> Warehouse:
    return store_of([one.document() for one in CASES])


@pytest.mark.parametrize("one", CASES, ids=lambda one: one.name)
def test_a_rule_tells_apart(warehouse: Warehouse, one: Case) -> None:
    found = [
        (
            int(row[3][-3:]),
            row[0],
            row[1] if row[0] == "lead" else row[2],
            *([] if row[4] is None else [row[4]]),
        )
        for row in rows_of(warehouse, one)
    ]

    assert sorted(one.rows, key=str) == sorted(found, key=str)


@pytest.mark.parametrize(
    "one", [one for one in CASES if one.found or one.inputs or one.amount], ids=lambda one: one.name
)
def test_a_lead_carries_its_figures(warehouse: Warehouse, one: Case) -> None:
    row = rows_of(warehouse, one)[0]
    inputs = json.loads(row[6])

    assert one.found in {row[5], None}
    assert one.amount in {None if row[7] is None else str(row[7]), None}
    assert one.inputs == {
        name: value if isinstance(value, str) else round(value, 6)
        for name, value in inputs.items()
        if name in one.inputs
    }


def rows_of(warehouse: Warehouse, one: Case) -> list[tuple[Any, ...]]:
    reading, _ = one.document()
    ids = [evaluation_id(reading.document.document_id, form.position) for form in reading.evaluations]
    return warehouse.rows(
        "select outcome, severity, reason, evaluation_id, indicator_ordinal, found, inputs, amount_yuan"
        " from findings.every"
        " where rule_code = $rule and list_contains($ids, evaluation_id) order by evaluation_id, indicator_ordinal",
        {"rule": one.rule, "ids": ids},
    )


def test_forms_that_were_superseded_are_not_questioned(warehouse: Warehouse, store_of: StoreOf) -> None:
    later = [one.document(" again", datetime(2026, 9, 9, tzinfo=UTC)) for one in CASES]
    twice = store_of([*(one.document() for one in CASES), *later])
    per_rule = "select rule_code, outcome, count(*) from findings.every group by all order by all"

    assert warehouse.rows(per_rule) == twice.rows(per_rule)
    assert [(True,)] == twice.rows(
        "select distinct is_current from findings.every inner join facts.filings using (evaluation_id)"
    )


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_a_lead_a_form_in_order_and_one_it_cannot_judge(rule: str) -> None:
    kinds = Counter(one.rows[0][1] if one.rows else "nothing" for one in CASES if one.rule == rule)

    assert {"lead", "nothing", *([] if rule in JUDGES_ALL else ["not_judged"])} <= set(kinds)


@pytest.mark.parametrize("rule", RULES)
def test_a_file_is_named_for_the_rule_it_reports(rule: str) -> None:
    text = (QUERIES / "findings" / f"{rule.lower()}.sql").read_text("utf-8")

    assert [rule] == re.findall(r"'(\w+)' as rule_code", text)
    assert f"create view findings.{rule.lower()} as" in text


def test_all_rules_have_the_same_columns(warehouse: Warehouse) -> None:
    columns = warehouse.rows(
        "select table_name, list((column_name, data_type) order by column_index)"
        " from duckdb_columns() where schema_name = 'findings' and table_name <> 'every' group by table_name"
    )

    assert {rule.lower() for rule in RULES} == {table for table, _ in columns}
    assert [columns[0][1]] * len(RULES) == [described for _, described in columns]


def test_leads_and_cases_not_judged_are_all_there_is(warehouse: Warehouse) -> None:
    kinds = warehouse.rows(
        "select distinct outcome, reason is null, severity in ('E', 'H', 'M', 'L', 'I') from findings.every"
    )

    assert {("lead", True, True), ("not_judged", False, True)} == set(kinds)


def test_every_lead_has_a_place_in_its_document(warehouse: Warehouse) -> None:
    assert [] == warehouse.rows("select * from marts.findings where place is null")
    assert [("funds total, executed_yuan",)] == warehouse.rows(
        "select distinct place from marts.findings where rule_code = 'B01'"
    )


def test_the_place_of_a_blank_cell_is_that_of_its_row(warehouse: Warehouse) -> None:
    places = warehouse.rows(
        "select findings.place from marts.findings inner join facts.filings using (evaluation_id)"
        " where rule_code = 'B08' and department_name = 'B08 prints no execution score'"
    )

    assert [("funds total, budget_adjusted_yuan",)] == places


def test_leads_of_the_selection_come_gravest_first(warehouse: Warehouse) -> None:
    severities = [
        severity
        for (severity,) in warehouse.rows("select severity from marts.leads(null, null, null, null, null, null)")
    ]

    assert sorted(severities, key="EHMLI".index) == severities
    assert len(severities) == warehouse.rows("select count(*) from marts.findings")[0][0]
    assert [(len(severities), 1)] * 2 == warehouse.rows(
        "select members, count(document_place) over (partition by evaluation_id)"
        " from marts.leads(null, null, null, null, null, 2)"
    )


def test_leads_of_a_department_are_its_own(warehouse: Warehouse) -> None:
    leads = warehouse.rows(
        "select rule_code, department_name, level_3, year, expected, found, document_place"
        " from marts.leads(null, null, $departments, null, null, null) where rule_code = 'D02'",
        {"departments": ["D02 is 50 % over"]},
    )

    assert [("D02", "D02 is 50 % over", "培训人数", 2023, "< +50%", "+50.00%", "indicators 1, score_reported")] == leads


def test_cases_not_judged_stand_in_a_view_of_their_own(warehouse: Warehouse) -> None:
    cases = warehouse.rows(
        "select rule_code, reason, length(not_judged.document_id)"
        " from marts.not_judged inner join facts.filings using (evaluation_id)"
        " where department_name = 'A05 lacks a part of 30 points'"
    )

    assert [("A05", "parts_not_visible", 64)] == [row for row in cases if row[0] == "A05"]
    assert 0 == warehouse.rows("select count(*) from marts.not_judged where reason is null")[0][0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_lead_becomes_a_question_with_its_figures(warehouse: Warehouse, language: Language) -> None:
    leads = warehouse.rows("select rule_code, inputs from marts.findings")
    sentences = {code: lead_sentence(words(language), code, inputs) for code, inputs in leads}

    assert set(RULES) == set(sentences)
    assert [] == [sentence for sentence in sentences.values() if re.search(r"[{}]|None|nan", sentence)]
    assert {
        code: "请" in sentence if language == "zh" else "lease" in sentence for code, sentence in sentences.items()
    } == dict.fromkeys(RULES, True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_for_not_judging_has_words(warehouse: Warehouse, language: Language) -> None:
    reasons = {reason for (reason,) in warehouse.rows("select distinct reason from marts.not_judged")}
    said = {reason for one in CASES for row in one.rows if row[1] == "not_judged" for reason in [row[2]]}

    assert said == reasons
    assert reasons == {reason for reason in reasons if f"value.unjudged_reason.{reason}" in words(language)}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_a_name_a_question_a_formula_and_a_reason(rule: str, language: Language) -> None:
    w = words(language)

    assert [] == [part for part in ("name", "question", "formula", "why") if f"rule.{rule}.{part}" not in w]
    assert "" not in {w(f"rule.{rule}.{part}") for part in ("name", "formula", "why")}
