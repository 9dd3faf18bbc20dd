"""A new version of the warehouse, built beside the one in force."""

from collections.abc import Callable
from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from dashboard.errors import BrokenData, StoreUnavailable
from dashboard.warehouse.check import breaches_in
from dashboard.warehouse.corrections import apply_corrections
from dashboard.warehouse.layers import build_layers, create_tables
from dashboard.warehouse.rule_tables import write_rules
from dashboard.warehouse.store import Store

STORAGE_VERSION = "v1.5.0"  # so that DuckDB 1.5 opens the files too

Fill = Callable[[DuckDBPyConnection], None]


def build_version(store: Store, fill: Fill) -> str:
    """Builds the next version from the one in force and what `fill` adds to schema forms; returns its name.

    The caller holds `store.writing()`. Raises BrokenData when a check of ours fails: the old version stays in force.
    """
    version = store.new_version()
    path = store.warehouse_file(version)
    aside = path.with_suffix(".part")
    try:
        with duckdb.connect() as connection:
            connection.execute("set enable_progress_bar = false")
            # No log beside the file: what breaks off is thrown away whole, so that no statement waits for the disk.
            connection.execute(
                f"attach {_quoted(aside)} as warehouse"
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
            _settle_currency(connection)
            connection.execute("commit")
            build_layers(connection)
            failed = breaches_in(connection)
            if failed:
                raise BrokenData("; ".join(f"check {breach.check}: {breach.rows[0]}" for breach in failed))
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


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"


def _carry_over(connection: DuckDBPyConnection, store: Store) -> None:
    if store.version is None:
        return
    connection.execute(f"attach {_quoted(store.warehouse_file(store.version))} as before (read_only)")
    known = connection.execute(
        "select table_name from duckdb_tables() where database_name = 'before' and schema_name = 'forms'"
    ).fetchall()
    for (table,) in known:
        connection.execute(f"insert into forms.{table} by name select * from before.forms.{table}")
    connection.execute("detach before")


def _settle_currency(connection: DuckDBPyConnection) -> None:
    """Marks as current every evaluation that no later document supersedes: same form, year, unit and project."""
    connection.execute(
        """
        update forms.evaluations
        set is_current = ranked.lateness = 1
        from (
            select
                evaluations.evaluation_id,
                dense_rank() over (
                    partition by
                        evaluations.form_type,
                        evaluations.year,
                        evaluations.region_code,
                        translate(evaluations.department_name, '()', '（）'),
                        translate(evaluations.unit_name, '()', '（）'),
                        coalesce(
                            evaluations.project_code,
                            regexp_replace(evaluations.project_name, '[\\s（）()【】《》“”、，,。.·—-]', '', 'g')
                        ),
                        -- A form that names nothing is like no other.
                        case
                            when coalesce(evaluations.department_name, evaluations.unit_name, evaluations.project_name)
                                is null then evaluations.document_id
                        end
                    order by documents.imported_at desc, documents.document_id desc
                ) as lateness,
            from forms.evaluations as evaluations
            inner join forms.documents as documents
                on evaluations.document_id = documents.document_id
        ) as ranked
        where evaluations.evaluation_id = ranked.evaluation_id
        """
    )
