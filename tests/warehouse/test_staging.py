"""Documents beside the store: looked at and corrected before anything is stored, then merged whole."""

import dataclasses
import os
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dashboard.records import Reading
from dashboard.settings import QUERIES
from dashboard.warehouse import (
    FAILED_CHECK,
    Batch,
    StagedFile,
    Store,
    batch_of,
    candidate,
    changes,
    merge,
    merge_documents,
    new_batch,
    open_warehouse,
    write_corrections,
    write_readings,
)
from tests.queries.forms import correction, evaluation, funds, indicator, reading

OLD = datetime(2026, 1, 1, tzinfo=UTC)
STORED = reading(evaluation(project="甲"), name="stored", imported_at=OLD)
NEW = reading(evaluation(indicator(weight="80", score="80"), project="乙", score="90"), name="new")
REPLACING = reading(evaluation(project="甲", money=funds(executed="500")), name="replacing")


def document(filed: tuple[Reading, bytes]) -> str:
    return filed[0].document.document_id


@pytest.fixture(name="store")
def store_of_one_form(tmp_path: Path) -> Store:
    store = Store(tmp_path)
    write_readings(store, [STORED])
    return store


@pytest.fixture(name="batch")
def batch_of_two(store: Store) -> Batch:
    batch = new_batch(store)
    read = [(StagedFile(filed[0].document.file_name, document(filed)), filed) for filed in (NEW, REPLACING)]
    batch.add([*read, (StagedFile("bad.docx", reason="damaged"), None)])
    return batch


def test_what_is_staged_is_not_in_the_store(store: Store, batch: Batch) -> None:
    assert [(1,)] == open_warehouse(store.folder).rows("select count(*) from forms.documents")
    assert ["new.txt", "replacing.txt", "bad.docx"] == [file.path for file in batch.files]


def test_a_batch_is_found_again_by_its_token_and_by_nothing_else(store: Store, batch: Batch) -> None:
    assert batch_of(store, batch.token) == batch
    for token in ("../../etc", "", batch.token[:-1], "0" * 32):
        assert batch_of(store, token) is None


def test_a_batch_that_another_release_made_is_built_anew(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.warehouse.rule_tables.fingerprint", lambda: "of last year")
    batch = new_batch(store)
    batch.add([(StagedFile("new.txt", document(NEW)), NEW)])
    monkeypatch.undo()
    before = batch.scratch.version
    batch_of(store, batch.token)

    assert batch.scratch.version != before
    assert [("乙",)] == open_warehouse(batch.scratch.folder).rows("select project_name from facts.filings")


def test_a_batch_that_nobody_touched_for_a_week_goes(store: Store, batch: Batch) -> None:
    os.utime(batch.scratch.folder, (time.time() - 6 * 86_400,) * 2)
    new_batch(store)
    assert batch.scratch.folder.is_dir()
    os.utime(batch.scratch.folder, (time.time() - 8 * 86_400,) * 2)
    new_batch(store)

    assert not batch.scratch.folder.exists()


def test_the_same_bytes_twice_are_one_file(batch: Batch) -> None:
    batch.add([(StagedFile("copy.txt", document(NEW)), NEW)])

    assert ["copy.txt", "replacing.txt", "bad.docx"] == [file.path for file in batch.files]


def test_merging_brings_document_original_and_corrections(store: Store, batch: Batch) -> None:
    scratch = batch.scratch
    write_corrections(scratch, [correction(NEW[0], "indicators", "1", "weight", "90", printed="80.00")])
    merge_documents(store, scratch, [document(NEW)])
    merged = open_warehouse(store.folder)

    assert [(2,)] == merged.rows("select count(*) from forms.documents")
    assert store.original(document(NEW)) == NEW[1]
    assert [("90.0000", "80.0000", True)] == [
        (str(weight), read, in_force)
        for weight, read, in_force in merged.rows(
            "select weight, value_read, is_in_force from forms.corrections"
            " inner join forms.indicators on row_key = evaluation_id || '/' || ordinal"
        )
    ]


def test_merging_twice_changes_nothing_the_second_time(store: Store, batch: Batch) -> None:
    first = merge_documents(store, batch.scratch, [document(NEW)])

    assert merge_documents(store, batch.scratch, [document(NEW)]) == first == store.version


def test_a_stored_document_is_staged_with_its_corrections_and_takes_further_ones(store: Store) -> None:
    earlier = correction(STORED[0], "indicators", "1", "weight", "85", printed="90.00")
    write_corrections(store, [earlier])
    batch = new_batch(store)
    batch.add([(StagedFile("stored.txt", document(STORED), is_stored=True), None)])
    scratch = batch.scratch

    assert [("85.0000",)] == [
        (str(weight),) for (weight,) in open_warehouse(scratch.folder).rows("select weight from forms.indicators")
    ]
    write_corrections(
        scratch, [dataclasses.replace(earlier, value="88", corrected_at=datetime(2026, 5, 1, tzinfo=UTC))]
    )
    merge_documents(store, scratch, [document(STORED)])
    held = "select value_corrected, value_read, is_in_force from forms.corrections order by corrected_at"

    assert [("85", "90.0000", False), ("88", "90.0000", True)] == open_warehouse(store.folder).rows(held)
    assert [("88.0000",)] == [
        (str(weight),) for (weight,) in open_warehouse(store.folder).rows("select weight from forms.indicators")
    ]


def test_a_document_that_fails_a_check_is_refused_alone(store: Store) -> None:
    broken = reading(evaluation(indicator(level_1="产出指标（50分）")), name="broken")
    batch = new_batch(store)
    batch.add([(StagedFile(f"{key}.txt", document(filed)), filed) for key, filed in (("a", broken), ("b", NEW))])

    assert [("a.txt", FAILED_CHECK), ("b.txt", None)] == [(file.path, file.reason) for file in batch.files]
    assert [(1,)] == open_warehouse(batch.scratch.folder).rows("select count(*) from forms.documents")


def test_a_document_that_was_left_out_and_stored_meanwhile_comes_again(store: Store, batch: Batch) -> None:
    batch.drop([document(NEW)])
    write_readings(store, [NEW])
    batch.add([(StagedFile("new.txt", document(NEW)), None)])

    assert [("new.txt", True)] == [
        (file.path, file.is_stored) for file in batch.files if file.document_id == document(NEW)
    ]
    assert [(1,)] == open_warehouse(batch.scratch.folder).rows(
        f"select count(*) from forms.documents where document_id = '{document(NEW)}'"
    )


def test_dropping_a_document_forgets_it(batch: Batch) -> None:
    batch.drop([document(NEW)])

    assert ["replacing.txt", "bad.docx"] == [file.path for file in batch.files]
    batch.end()
    assert not batch.scratch.folder.exists()


def test_a_candidate_shows_what_would_change_and_leaves_the_store_alone(store: Store, batch: Batch) -> None:
    version = store.version
    before = open_warehouse(store.folder)
    with candidate(store, batch.scratch, [document(NEW), document(REPLACING)]) as after:
        found = changes(before, after)

    changed = zip(found.evaluations["change"], found.evaluations["project_name"], strict=True)
    assert [("new", "乙"), ("new", "甲"), ("superseded", "甲")] == sorted(changed)
    assert found.unchanged == 0
    moved = {row.figure: (row.before, row.after) for row in found.figures.itertuples()}
    assert moved["evaluations"] == (1.0, 2.0)
    assert moved["executed_yuan"] == (1000.0, 1500.0)
    assert moved["execution_rate"] == (1.0, 0.75)
    assert store.version == version
    assert [batch.scratch.folder] == list((store.folder / "staging").iterdir())


def test_a_correction_alone_is_a_change_of_its_evaluation(store: Store) -> None:
    batch = new_batch(store)
    batch.add([(StagedFile("stored.txt", document(STORED), is_stored=True), None)])
    scratch = batch.scratch
    write_corrections(scratch, [correction(STORED[0], "funds", "total", "executed_yuan", "900", printed="1,000.00")])
    with candidate(store, scratch, [document(STORED)]) as after:
        found = changes(open_warehouse(store.folder), after)

    assert ["corrected"] == list(found.evaluations["change"])
    assert {"executed_yuan", "unspent_yuan", "execution_rate"} <= set(found.figures["figure"])


def test_into_an_empty_store_everything_is_new(tmp_path: Path) -> None:
    store = Store(tmp_path / "empty")
    batch = new_batch(store)
    batch.add([(StagedFile("new.txt", document(NEW)), NEW)])
    with candidate(store, batch.scratch, [document(NEW)]) as after:
        found = changes(None, after)

    assert ["new"] == list(found.evaluations["change"])
    assert found.figures["before"].isna().all()
    assert store.version is None


def test_every_table_of_schema_forms_is_merged() -> None:
    assert set(merge._TABLES) == {path.stem for path in (QUERIES / "forms").glob("*.sql")}
