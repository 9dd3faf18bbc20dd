"""The bench of audit rules builds every rule anew and names what each took."""

import shutil
from pathlib import Path

import duckdb

from dashboard.settings import QUERIES
from dashboard.warehouse import Store
from tests.bench.rules import seconds_by_rule


def test_every_rule_is_built_anew_and_timed(published_store: Path, tmp_path: Path) -> None:
    store = Store(published_store)
    assert store.version is not None
    copy = shutil.copy(store.warehouse_file(store.version), tmp_path / "copy.duckdb")
    leads = "select rule_code, count(*) from findings.every group by rule_code order by rule_code"
    with duckdb.connect(str(copy)) as connection:
        before = connection.execute(leads).fetchall()
        found = seconds_by_rule(connection)
        after = connection.execute(leads).fetchall()

    rules = {path.stem.upper() for path in (QUERIES / "findings").glob("*.sql")}
    assert rules | {"all rules together", "copying", "processor", "megabytes"} == set(found)
    assert before == after
    assert min(found.values()) > 0
