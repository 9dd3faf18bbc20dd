"""facts.filings: the place, the rule pack, the project, and which version of a form counts."""

import dataclasses
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dashboard.warehouse import Store, open_warehouse, write_readings
from tests.queries.conftest import StoreOf
from tests.queries.forms import evaluation, indicator, reading

FIRST = datetime(2026, 1, 1, tzinfo=UTC)
LATER = datetime(2026, 2, 1, tzinfo=UTC)


PACKS = {
    ("440304", 2023): "shenzhen-futian-2023",
    ("440304", 2022): "national",
    ("440304", None): "national",
    ("440300", 2023): "national",
    ("440113", 2021): "guangzhou",
    ("440100", 2021): "guangzhou",
    ("450102", 2023): "guangxi",
    ("310112", 2023): "shanghai-minhang-2023",
    (None, 2023): "national",
    (None, None): "national",
}


def test_the_nearest_pack_of_the_year_applies(store_of: StoreOf) -> None:
    warehouse = store_of([reading(*(evaluation(region_code=region, year=year) for region, year in PACKS))])
    applied = warehouse.rows("select region_code, year, pack_id, pack_name_zh is null from facts.filings")

    assert PACKS == {(region, year): pack for region, year, pack, _ in applied}
    assert {False} == {is_nameless for *_, is_nameless in applied}


def test_a_region_brings_its_names_and_what_it_lies_in(store_of: StoreOf) -> None:
    warehouse = store_of([reading(evaluation(region_code="440304"))])

    assert [("福田区", "440300", "440000")] == warehouse.rows(
        "select region_name_zh, city_code, province_code from facts.filings"
    )


def test_a_project_is_known_by_its_code_or_its_bare_name(store_of: StoreOf) -> None:
    warehouse = store_of(
        [reading(evaluation(project="劳模（管理）、慰问 "), evaluation(project="甲", project_code="44-1"))]
    )

    assert [("劳模管理慰问",), ("44-1",)] == warehouse.rows("select project_key from facts.filings order by position")


def test_one_body_has_one_name_whatever_its_brackets(store_of: StoreOf) -> None:
    warehouse = store_of(
        [reading(evaluation(department="某局(本级)"), evaluation(department="某局（本级）", project="乙"))]
    )

    assert [("某局（本级）", "某局（本级）")] == warehouse.rows(
        "select distinct department_name, unit_name from facts.filings"
    )
    assert 2 == len(warehouse.rows("select distinct department_name from forms.evaluations"))


def test_a_later_document_of_the_same_form_supersedes_the_earlier_one(store_of: StoreOf) -> None:
    warehouse = store_of(
        [
            reading(evaluation(indicator(score="80"), department="某局(本级)"), name="first", imported_at=FIRST),
            reading(evaluation(indicator(score="85"), department="某局（本级）"), name="second", imported_at=LATER),
        ]
    )

    assert [(95, True), (90, False)] == warehouse.rows(
        "select score_reported, is_current from facts.scores order by score_reported desc"
    )
    assert [("C06", 1)] == warehouse.rows(
        "select rule_code, count(*) from marts.findings where rule_code = 'C06' group by rule_code"
    )
    assert [(1,)] == warehouse.rows("select count(*) from marts.selected(null, null, null, null, null)")


def test_a_form_of_another_is_no_new_version(store_of: StoreOf) -> None:
    others = {
        "year": evaluation(year=2024),
        "project": evaluation(project="另一项目"),
        "unit": evaluation(unit="另一单位"),
        "department": evaluation(department="另一局", unit="某局"),
        "form type": evaluation(form_type="department"),
        "region": evaluation(region_code="440304"),
        "code": evaluation(project_code="440304226011500000008"),
    }
    documents = [reading(other, name=name, imported_at=LATER) for name, other in others.items()]
    warehouse = store_of([reading(evaluation(), name="first", imported_at=FIRST), *documents])

    assert [(len(others) + 1,)] == warehouse.rows("select count(*) from facts.filings where is_current")


def test_forms_that_name_nothing_do_not_supersede_each_other(store_of: StoreOf) -> None:
    nameless = dataclasses.replace(evaluation(project=None), department_name=None, unit_name=None)
    warehouse = store_of(
        [
            reading(nameless, name="first", imported_at=FIRST),
            reading(nameless, name="second", imported_at=LATER),
        ]
    )

    assert [(True,), (True,)] == warehouse.rows("select is_current from facts.filings")


def test_importing_again_in_several_steps_gives_the_same_rows(
    store_of: StoreOf, tmp_path_factory: pytest.TempPathFactory
) -> None:
    documents = [
        reading(evaluation(indicator(score="80")), name="first", imported_at=FIRST),
        reading(evaluation(), evaluation(project="乙"), name="second", imported_at=LATER),
    ]
    at_once = store_of(documents)
    folder = tmp_path_factory.mktemp("steps")
    for document in (*documents, *documents):
        write_readings(Store(folder), [document])
    step_by_step = open_warehouse(folder)

    for table in ("forms.evaluations", "forms.indicators", "forms.origins", "facts.filings", "findings.every"):
        statement = f"select * from {table} order by all"
        assert at_once.rows(statement) == step_by_step.rows(statement)


NUMBERED = (
    "facts.execution",
    "facts.fund_sources",
    "facts.scores",
    "facts.level_scores",
    "facts.indicator_results",
    "findings.every",
)


def test_numbers_run_as_evaluation_ids_do(store_of: StoreOf) -> None:
    warehouse = store_of([reading(*(evaluation(project=name) for name in "甲乙丙"), name=name) for name in ("1", "2")])
    rows = warehouse.rows("select filing_number, evaluation_id from facts.filings order by evaluation_id")

    assert list(range(1, 7)) == [number for number, _ in rows]


@pytest.mark.parametrize("table", NUMBERED)
def test_facts_and_findings_carry_the_number_of_their_evaluation(published_store: Path, table: str) -> None:
    warehouse = open_warehouse(published_store)
    rows = warehouse.rows(
        f"select count(*), count(*) filter (found.filing_number is distinct from filings.filing_number) from {table}"
        " as found left join facts.filings as filings using (evaluation_id)"
    )

    assert rows[0][0] > 0
    assert 0 == rows[0][1]


def test_a_project_goes_on_from_its_one_form_of_the_year_before(store_of: StoreOf) -> None:
    forms = {
        "first": evaluation(year=2022, project="甲"),
        "goes on": evaluation(year=2023, project="（甲）"),
        "after a gap": evaluation(year=2025, project="甲"),
        "of another unit": evaluation(year=2023, project="甲", unit="乙中心"),
        "twice, the first": evaluation(year=2022, project="乙"),
        "twice, the second": evaluation(year=2022, project="“乙”"),
        "of one of two": evaluation(year=2023, project="乙"),
        "department": evaluation(year=2022, form_type="department", project=None),
        "department goes on": evaluation(year=2023, form_type="department", project=None),
        "nameless": evaluation(year=2022, project=None),
        "nameless after": evaluation(year=2023, project=None),
    }
    positions = dict(enumerate(forms, start=1))
    found = store_of([reading(*forms.values())]).rows(
        "select filings.position, before.position from facts.filings as filings"
        " inner join facts.filings as before on filings.previous_filing_number = before.filing_number"
    )

    assert {"goes on": "first", "department goes on": "department"} == {
        positions[now]: positions[before] for now, before in found
    }


def test_a_project_goes_on_from_the_version_that_counts(store_of: StoreOf) -> None:
    warehouse = store_of(
        [
            reading(evaluation(year=2022), name="first", imported_at=FIRST),
            reading(evaluation(indicator(score="85"), year=2022), name="second", imported_at=LATER),
            reading(evaluation(year=2023), name="next", imported_at=LATER),
        ]
    )

    assert [(2023, "second.txt")] == warehouse.rows(
        "select filings.year, documents.file_name from facts.filings as filings"
        " inner join facts.filings as before on filings.previous_filing_number = before.filing_number"
        " inner join forms.documents on before.document_id = documents.document_id"
    )
