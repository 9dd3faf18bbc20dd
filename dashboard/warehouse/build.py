"""A new version of the warehouse, built beside the one in force."""

from collections.abc import Callable

import duckdb
from duckdb import DuckDBPyConnection

from dashboard.errors import FailedCheck, StoreUnavailable
from dashboard.warehouse.check import breaches_in
from dashboard.warehouse.corrections import apply_corrections
from dashboard.warehouse.currency import settle_currency
from dashboard.warehouse.layers import build_layers, create_tables
from dashboard.warehouse.rule_tables import write_rules
from dashboard.warehouse.store import Store, quoted

STORAGE_VERSION = "v1.5.0"  # so that DuckDB 1.5 opens the files too

Fill = Callable[[DuckDBPyConnection], None]


def build_version(store: Store, fill: Fill) -> str:
    """Builds the next version from the one in force and what `fill` adds to schema forms; returns its name.

    The caller holds `store.writing()`. Raises FailedCheck when a check of ours fails: the old version stays in force.
    """
    version = store.new_version()
    path = store.warehouse_file(version)
    aside = path.with_suffix(".part")
    try:
        with duckdb.connect() as connection:
            connection.execute("set enable_progress_bar = false")
            # No log beside the file: what breaks off is thrown away whole, so that no statement waits for the disk.
            connection.execute(
                f"attach {quoted(aside)} as warehouse"
                f" (storage_version '{STORAGE_VERSION}', recovery_mode 'no_wal_writes')"
            )
            connection.execute("use warehouse")
            create_tables(connection, "rules")
            write_rules(connection)
            create_tables(connection, "forms")
            _carry_over(connection, store)
            connection.execute("begin")
            fill(connection)
            apply_corrections(connection)
            settle_currency(connection)
            connection.execute("commit")
            build_layers(connection)
            failed = breaches_in(connection)
            if failed:
                raise FailedCheck("; ".join(f"check {breach.check}: {breach.rows[0]}" for breach in failed))
            connection.execute("checkpoint warehouse")
            connection.execute("use memory")
            connection.execute("detach warehouse")
        aside.replace(path)
        store.put_in_force(version)
    except duckdb.IOException as error:
        raise StoreUnavailable(
            f"{aside}: cannot be written ({error}); is the disk full or the folder read-only?"
        ) from error
    finally:
        aside.unlink(missing_ok=True)
    return version


def _carry_over(connection: DuckDBPyConnection, store: Store) -> None:
    if store.version is None:
        return
    connection.execute(f"attach {quoted(store.warehouse_file(store.version))} as before (read_only)")
    known = connection.execute(
        "select table_name from duckdb_tables() where database_name = 'before' and schema_name = 'forms'"
    ).fetchall()
    for (table,) in known:
        connection.execute(f"insert into forms.{table} by name select * from before.forms.{table}")
    connection.execute("detach before")
