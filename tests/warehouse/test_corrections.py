"""Corrections hold in the figures, keep what was read, and last."""

import dataclasses
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from dashboard.errors import BrokenData
from dashboard.records import Correction, Unread
from dashboard.rules import KnownError
from dashboard.warehouse import Store, open_warehouse, write_corrections, write_readings
from dashboard.warehouse import corrections as module
from tests.queries.forms import correction, evaluation, funds, indicator, reading

FORM = reading(evaluation(indicator(weight="80", score="80"), money=funds()))
DOCUMENT = FORM[0].document.document_id
WEIGHT = correction(FORM[0], "indicators", "1", "weight", "90", printed="80.00")
EXECUTED = correction(FORM[0], "funds", "total", "executed_yuan", "800.00", printed="1,000.00")
LATER = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.fixture(name="store")
def store_of_one_form(tmp_path: Path) -> Store:
    store = Store(tmp_path)
    write_readings(store, [FORM])
    return store


def rows(store: Store, sql: str) -> list[Any]:
    return open_warehouse(store.folder).rows(sql)


def weight(store: Store) -> str:
    return str(rows(store, "select weight from forms.indicators")[0][0])


def test_a_correction_holds_in_the_form_and_in_what_follows(store: Store) -> None:
    write_corrections(store, [EXECUTED])

    assert [("800.00", 0.8)] == [
        (str(executed), rate)
        for executed, rate in rows(store, "select executed_yuan, execution_rate from facts.execution")
    ]


def test_what_was_read_and_printed_stays_beside_it(store: Store) -> None:
    write_corrections(store, [WEIGHT])
    kept = "select value_read, value_corrected, text_printed, corrected_by, reason, is_in_force from forms.corrections"

    assert [("80.0000", "90", "80.00", "张三", "与纸质原件核对", True)] == rows(store, kept)
    assert [("80.00",)] == rows(
        store, "select text from forms.origins where column_name = 'weight' and row_key like '%/1'"
    )


def test_a_later_correction_supersedes_and_the_first_reading_is_remembered(store: Store) -> None:
    write_corrections(store, [WEIGHT])
    write_corrections(store, [dataclasses.replace(WEIGHT, value="85", corrected_at=LATER, reason="再次核对")])

    assert "85.0000" == weight(store)
    assert [("90", False, None), ("85", True, "80.0000")] == [
        (value, in_force, read if in_force else None)
        for value, in_force, read in rows(
            store, "select value_corrected, is_in_force, value_read from forms.corrections order by corrected_at"
        )
    ]


def test_corrections_survive_other_imports_and_the_same_bytes_again(store: Store) -> None:
    write_corrections(store, [WEIGHT])
    write_readings(store, [reading(evaluation(project="乙"), name="other"), FORM])

    assert [("90.0000",)] == [
        (str(found),)
        for (found,) in rows(store, f"select weight from forms.indicators where evaluation_id like '{DOCUMENT[:16]}%'")
    ]
    assert [(1,)] == rows(store, "select count(*) from forms.corrections where is_in_force")


def test_the_same_correction_twice_is_one(store: Store) -> None:
    write_corrections(store, [WEIGHT])
    write_corrections(store, [WEIGHT])

    assert [(1,)] == rows(store, "select count(*) from forms.corrections")


def test_an_unread_cell_that_is_settled_gives_its_field_a_place(tmp_path: Path) -> None:
    filed, data = reading(evaluation(money=funds(executed=None, rate=None, score=None), score=None))
    store = Store(tmp_path)
    write_readings(
        store, [(dataclasses.replace(filed, unread=(Unread("line 7, cell 4", "1o00", "not_amount"),)), data)]
    )
    settled = correction(filed, "funds", "total", "executed_yuan", "1000.00", place="line 7, cell 4", printed="1o00")
    write_corrections(store, [settled])

    assert [("line 7, cell 4", "1o00")] == rows(
        store, "select place, text from forms.origins where column_name = 'executed_yuan'"
    )
    assert [(None,)] == rows(store, "select value_read from forms.corrections")


def test_a_field_settled_from_another_cell_later_has_that_place_alone(tmp_path: Path) -> None:
    filed, data = reading(evaluation(money=funds(executed=None, rate=None, score=None), score=None))
    store = Store(tmp_path)
    write_readings(store, [(filed, data)])
    first = correction(filed, "funds", "total", "executed_yuan", "1000.00", place="line 7, cell 4", printed="1o00")
    write_corrections(store, [first])
    write_corrections(
        store, [dataclasses.replace(first, place="line 8, cell 1", text_printed="900", value="900", corrected_at=LATER)]
    )

    assert [("line 8, cell 1",)] == rows(store, "select place from forms.origins where column_name = 'executed_yuan'")


def test_a_field_can_be_emptied(store: Store) -> None:
    write_corrections(store, [dataclasses.replace(WEIGHT, value=None)])

    assert [(None,)] == rows(store, "select weight from forms.indicators")


def test_who_filed_may_be_corrected_and_decides_which_version_is_current(store: Store) -> None:
    other = reading(evaluation(project="某项日"), name="other", imported_at=datetime(2026, 1, 3, tzinfo=UTC))
    write_readings(store, [other])
    assert [(2,)] == rows(store, "select count(*) from forms.evaluations where is_current")
    write_corrections(store, [correction(other[0], "evaluations", "", "project_name", "某项目", printed="某项日")])

    assert [(other[0].document.document_id,)] == rows(
        store, "select document_id from forms.evaluations where is_current"
    )


@pytest.mark.parametrize(
    "wrong",
    [
        dataclasses.replace(WEIGHT, row_key=WEIGHT.row_key + "9"),
        dataclasses.replace(WEIGHT, column_name="is_current"),
        dataclasses.replace(WEIGHT, text_printed="81.00"),
        dataclasses.replace(WEIGHT, document_id="0" * 64),
        dataclasses.replace(WEIGHT, value="ninety"),
        dataclasses.replace(WEIGHT, table_name="unread", row_key="line 1", column_name="text", place="line 1"),
    ],
    ids=["row", "column", "printed", "document", "value", "unread"],
)
def test_a_correction_of_nothing_is_refused_and_changes_nothing(store: Store, wrong: Correction) -> None:
    version = store.version
    with pytest.raises(BrokenData):
        write_corrections(store, [wrong])

    assert version == store.version
    assert "80.0000" == weight(store)


ERROR = KnownError(
    DOCUMENT, "indicators", WEIGHT.row_key, "weight", "80.00", "90", "编辑", date(2026, 1, 1), "合计应为100", "原件"
)


def test_known_errors_go_the_same_way_and_leave_with_their_entry(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "known_errors", lambda: (ERROR, dataclasses.replace(ERROR, document_id="0" * 64)))
    write_readings(store, [reading(evaluation(project="乙"), name="two")])
    held = f"select weight from forms.indicators where evaluation_id like '{DOCUMENT[:16]}%'"

    assert ["90.0000"] == [str(found) for (found,) in rows(store, held)]
    assert [("编辑", True, "80.0000")] == rows(
        store, "select corrected_by, is_shipped, value_read from forms.corrections"
    )
    monkeypatch.setattr(module, "known_errors", lambda: ())
    write_readings(store, [reading(evaluation(project="丙"), name="three")])

    assert ["80.0000"] == [str(found) for (found,) in rows(store, held)]
    assert [(0,)] == rows(store, "select count(*) from forms.corrections")


def test_a_known_error_that_the_document_no_longer_prints_is_named(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "known_errors", lambda: (dataclasses.replace(ERROR, text_printed="8.00"),))
    with pytest.raises(BrokenData, match=r"expected a document that prints '8\.00', found \['80\.00'\]"):
        write_readings(store, [reading(evaluation(project="乙"), name="two")])
