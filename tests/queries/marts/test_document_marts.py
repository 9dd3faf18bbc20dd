"""What the import page shows of documents: counts, forms and cells."""

import dataclasses

import pytest

from dashboard.records import Unread
from dashboard.warehouse import Warehouse, open_warehouse, write_corrections
from tests.queries.conftest import StoreOf
from tests.queries.forms import correction, evaluation, indicator, reading
from tests.queries.marts.rows import rows

SOUND, SOUND_DATA = reading(evaluation(project="甲"), evaluation(project="乙"), name="a")
# Its score is not the sum of its parts.
ODD, ODD_DATA = reading(evaluation(indicator(), score="95", project="丙"), name="b")
CELLS = (
    Unread("line 8", "1o0", "not_points"),
    Unread("line 9", "神秘", "no_field"),
    Unread("line 9", "秘", "no_field"),
)


@pytest.fixture(scope="module", name="warehouse")
def store_of_two_documents(store_of: StoreOf) -> Warehouse:
    store = store_of([(SOUND, SOUND_DATA), (dataclasses.replace(ODD, unread=CELLS), ODD_DATA)]).store
    aside = correction(ODD, "unread", "line 8", "text", None, place="line 8", printed="1o0", reason="污迹")
    weight = correction(SOUND, "indicators", "1", "weight", "90", printed="90.00")
    write_corrections(store, [aside, weight])
    return open_warehouse(store.folder)


def test_a_document_counts_its_forms_open_cells_arithmetic_and_corrections(warehouse: Warehouse) -> None:
    columns = ("file_name", "evaluations", "unread_cells", "arithmetic_leads", "corrections")

    assert sorted(rows(warehouse, "document_readings", *columns)) == [("a.txt", 2, 0, 0, 1), ("b.txt", 1, 2, 1, 1)]
    assert all(fields > 10 for (fields,) in rows(warehouse, "document_readings", "fields_read"))


def test_forms_of_a_document_come_in_its_order(warehouse: Warehouse) -> None:
    document = SOUND.document.document_id

    assert rows(warehouse, "document_evaluations", "position", "project_name", document=document) == [
        (1, "甲"),
        (2, "乙"),
    ]
    assert rows(warehouse, "document_evaluations", "position", document="another") == []


def test_cells_of_a_document_say_whether_they_are_settled_and_why_not_used(warehouse: Warehouse) -> None:
    columns = ("document_text", "is_settled", "set_aside_reason")
    found = rows(warehouse, "document_cells", *columns, document=ODD.document.document_id)

    assert sorted(found) == [("1o0", True, "污迹"), ("神秘", False, None), ("秘", False, None)]
    assert rows(warehouse, "document_cells", *columns, document=SOUND.document.document_id) == []


def test_every_correction_has_a_key_cells_set_aside_too(warehouse: Warehouse) -> None:
    assert sorted(rows(warehouse, "correction_keys", "document_id")) == sorted(
        [(SOUND.document.document_id,), (ODD.document.document_id,)]
    )
