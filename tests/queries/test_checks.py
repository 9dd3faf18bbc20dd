"""Each check of queries/checks holds on a sound warehouse and fails on one that is spoilt."""

import dataclasses

import pytest

from dashboard.records import Unread
from dashboard.settings import QUERIES
from dashboard.warehouse import Warehouse, breaches, open_warehouse, write_corrections
from dashboard.warehouse.check import breaches_in
from tests.queries.conftest import CopyOf, StoreOf
from tests.queries.forms import correction, evaluation, funds, indicator, part, reading

CHECKS = sorted(path.stem for path in (QUERIES / "checks").glob("*.sql"))
# What spoils the warehouse, by the check that must see it. Each statement changes something.
SPOILT = {
    "corrections_have_a_cell": [
        "update forms.corrections set row_key = row_key || '9' where table_name = 'indicators'",
        "update forms.corrections set column_name = 'nothing' where table_name = 'indicators'",
        "update forms.corrections set document_id = 'nothing' where table_name = 'evaluations'",
        "update forms.corrections set text_printed = 'another' where table_name = 'indicators'",
        "update forms.indicators set weight = 1 where weight = 91",
        "update forms.evaluations set grade_reported = null where grade_reported = '优'",
        "delete from forms.unread",
    ],
    "every_filing_has_a_pack": ["update facts.filings set pack_id = null where position = 1"],
    "figures_have_an_origin": [
        "delete from forms.origins where column_name = 'weight' and table_name = 'indicators'",
        "delete from forms.origins where column_name = 'score_reported' and table_name = 'indicators'",
        "delete from forms.origins where column_name = 'budget_adjusted_yuan'",
        "delete from forms.origins where column_name = 'executed_yuan'",
    ],
    "keys_are_unique": [
        *(
            f"insert into {table} by name select * from {table} limit 1"
            for table in ("forms.funds", "forms.goals", "forms.indicators", "forms.tasks", "forms.sections")
        ),
        "insert into facts.filings by name select * from facts.filings limit 1",
        "insert into facts.indicator_results by name select * from facts.indicator_results limit 1",
    ],
    "levels_are_plain_names": [
        f"update forms.indicators set {column} = '{name}' where ordinal = 1"
        for column in ("level_1", "level_2")
        for name in ("产出指标（50分）", "产出 12.5 分", "产出\n指标", " 产出指标", "产出指标 ")
    ],
    "made_up_and_published_never_mix": [
        "update forms.documents set is_synthetic = true where file_name = 'first.txt'",
    ],
    "money_is_not_added_twice": [
        "insert into facts.execution by name select * from facts.execution limit 1",
        "update facts.execution set executed_yuan = executed_yuan + 0.01",
        "update facts.execution set budget_initial_yuan = null",
    ],
    "one_current_version": [
        "update facts.filings set is_current = true, project_key = 'x', form_type = 'project', unit_name = 'x'"
    ],
    "rows_have_parents": [
        *(
            f"update {table} set evaluation_id = 'nobody'"
            for table in ("forms.funds", "forms.goals", "forms.indicators", "forms.tasks", "forms.sections")
        ),
        "update forms.evaluations set document_id = 'nothing' where position = 2",
    ],
}


@pytest.fixture(scope="module", name="sound")
def sound_store(store_of: StoreOf) -> Warehouse:
    sources = (funds(), part("fiscal", "400", "400", "400"), part("other", "600", "600", "600"))
    first = reading(evaluation(money=sources), evaluation(project="乙", form_type="department"), name="first")
    found, data = reading(
        evaluation(indicator(weight="60"), indicator(ordinal=2, weight="30"), project="丙"), name="second"
    )
    second = (dataclasses.replace(found, unread=(Unread("line 9", "神秘", "not_understood"),)), data)
    store = store_of([first, second]).store
    write_corrections(
        store,
        [
            correction(first[0], "indicators", "1", "weight", "91", printed="90.00"),
            correction(first[0], "evaluations", "", "grade_reported", "优", place="line 9", printed="优秀"),
            correction(second[0], "unread", "line 9", "text", None, place="line 9", printed="神秘"),
        ],
    )
    return open_warehouse(store.folder)


def test_a_sound_warehouse_breaks_no_check(sound: Warehouse) -> None:
    assert () == breaches(sound)


def test_every_check_is_seen_failing() -> None:
    assert CHECKS == sorted(SPOILT)


@pytest.mark.parametrize(
    ("check", "statement"), [(check, statement) for check in SPOILT for statement in SPOILT[check]]
)
def test_a_check_sees(sound: Warehouse, copy_of: CopyOf, check: str, statement: str) -> None:
    connection = copy_of(sound)
    connection.execute(statement)

    assert check in {breach.check for breach in breaches_in(connection)}


def test_a_breach_says_what_is_asserted_and_shows_its_rows(sound: Warehouse, copy_of: CopyOf) -> None:
    connection = copy_of(sound)
    connection.execute("insert into forms.goals by name select * from forms.goals limit 1")
    breach = breaches_in(connection)[0]

    assert ("keys_are_unique", "No key stands twice.") == (breach.check, breach.claim)
    assert ("table_name", "evaluation_id", "key", "times") == breach.columns
    assert [("goals", 2)] == [(row[0], row[3]) for row in breach.rows]


def test_generated_forms_need_no_origins(store_of: StoreOf, copy_of: CopyOf) -> None:
    connection = copy_of(store_of([reading(evaluation(), is_synthetic=True)]))
    connection.execute("delete from forms.origins")

    assert [] == list(breaches_in(connection))
