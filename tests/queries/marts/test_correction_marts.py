"""What the pages show of corrections."""

import dataclasses
from datetime import UTC, datetime

import pytest

from dashboard.ingest.correcting import correctable, typed_value
from dashboard.records import CORRECTABLE, Unread
from dashboard.warehouse import Warehouse, open_warehouse, write_corrections
from tests.queries.conftest import StoreOf
from tests.queries.forms import correction, evaluation, indicator, reading
from tests.queries.marts.rows import rows

FILED, DATA = reading(evaluation(indicator(weight="80", score="80")))
OPEN, SETTLED = Unread("line 8", "1o0", "not_points"), Unread("line 9", "神秘", "not_understood")


@pytest.fixture(scope="module", name="warehouse")
def store_with_corrections(store_of: StoreOf) -> Warehouse:
    store = store_of([(dataclasses.replace(FILED, unread=(OPEN, SETTLED)), DATA)]).store
    weight = correction(FILED, "indicators", "1", "weight", "85", printed="80.00")
    again = dataclasses.replace(weight, value="90", corrected_at=datetime(2026, 3, 1, tzinfo=UTC))
    grade = correction(FILED, "evaluations", "", "grade_reported", "优", place="line 9", printed="神秘")
    write_corrections(store, [weight, again, grade])
    return open_warehouse(store.folder)


def test_corrections_of_a_form_come_latest_first(warehouse: Warehouse) -> None:
    ((key,),) = warehouse.rows("select evaluation_id from forms.evaluations")
    columns = ("table_name", "row_part", "column_name", "value_read", "value_corrected", "is_in_force")

    assert rows(warehouse, "form_corrections", *columns, evaluation=key) == [
        ("indicators", "1", "weight", "80.0000", "90", True),
        ("evaluations", "", "grade_reported", None, "优", True),
        ("indicators", "1", "weight", "80.0000", "85", False),
    ]
    assert rows(warehouse, "form_corrections", *columns, evaluation="another") == []


def test_corrections_of_a_selection_name_form_hand_and_reason(warehouse: Warehouse) -> None:
    columns = ("project_name", "column_name", "text_printed", "corrected_by", "correction_reason")

    assert rows(warehouse, "corrections", *columns)[0] == ("某项目", "weight", "80.00", "张三", "与纸质原件核对")


def test_a_settled_cell_is_no_longer_unread(warehouse: Warehouse) -> None:
    assert rows(warehouse, "unread_cells", "document_text", row_limit=None) == [("1o0",)]
    assert rows(warehouse, "documents", "unread_cells", row_limit=None) == [(1,)]


def test_exported_rows_say_how_many_of_their_fields_are_corrected(warehouse: Warehouse) -> None:
    assert rows(warehouse, "evaluations", "corrections") == [(2,)]
    assert rows(warehouse, "indicators", "ordinal", "corrections") == [(1, 1)]
    assert rows(warehouse, "funds", "source", "corrections") == [("total", 0)]


def test_what_is_no_number_is_typed_into_no_column_of_numbers(warehouse: Warehouse) -> None:
    types = dict(
        warehouse.rows(
            "select table_name || '.' || column_name, data_type from duckdb_columns() where schema_name = 'forms'"
        )
    )
    numbers = {name for name, kind in types.items() if kind != "VARCHAR"}
    fields = {f"{table}.{column}": column for table in CORRECTABLE for column in correctable(table)}

    assert set(fields) <= set(types)
    assert {name for name in fields if name in numbers and typed_value(fields[name], "神秘", "yuan")} == set()
    assert {name for name in fields if name not in numbers and not typed_value(fields[name], "440304", "yuan")} == set()
