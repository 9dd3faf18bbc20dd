"""A person's own SQL: reading only, one statement, with an end."""

from pathlib import Path

import pytest

from dashboard.errors import RefusedQuery
from dashboard.warehouse import Store, Warehouse, open_warehouse, query_rows, write_readings
from tests.warehouse.examples import reading


@pytest.fixture(name="warehouse")
def one_form(tmp_path: Path) -> Warehouse:
    write_readings(Store(tmp_path / "store"), [reading(b"one")])
    return open_warehouse(tmp_path / "store")


def test_rows_come_with_their_names_and_exact_money(warehouse: Warehouse) -> None:
    answer = query_rows(warehouse, "select source, executed_yuan from forms.funds")

    assert answer.columns == ("source", "executed_yuan")
    assert [(source, str(executed)) for source, executed in answer.rows] == [("total", "1000.00")]


@pytest.mark.parametrize(
    "sql",
    [
        "delete from forms.funds",
        "create table forms.mine as select 1",
        "attach ':memory:' as other",
        "copy forms.funds to 'funds.csv'",
        "set enable_external_access = true",
        "pragma database_list",
        "select 1; drop table forms.funds",
        "",
        "-- nothing",
        "selct 1",
        "select * from forms.nothing",
    ],
)
def test_anything_but_one_reading_statement_is_refused(warehouse: Warehouse, sql: str) -> None:
    with pytest.raises(RefusedQuery):
        query_rows(warehouse, sql)
    assert query_rows(warehouse, "select count(*) from forms.funds").rows == ((1,),)


def test_files_outside_the_store_cannot_be_read(warehouse: Warehouse, tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text("a,b\n1,2\n")
    with pytest.raises(RefusedQuery):
        query_rows(warehouse, "select * from read_csv('$')".replace("$", str(tmp_path / "secret.csv")))
    with pytest.raises(RefusedQuery):
        query_rows(warehouse, "select * from read_text('/etc/passwd')")


def test_an_endless_statement_is_stopped(warehouse: Warehouse) -> None:
    with pytest.raises(RefusedQuery, match="ran longer than"):
        query_rows(warehouse, "select count(*) from range(10000000000) a, range(1000000) b", seconds=0.2)
