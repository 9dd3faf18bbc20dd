"""The whole warehouse as one DuckDB file to take away, or as one file a table."""

import secrets
import shutil
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pandas as pd
from duckdb import DuckDBPyConnection

from dashboard.errors import StoreUnavailable
from dashboard.warehouse.read import Warehouse
from dashboard.warehouse.store import quoted

# What office programs would take for the beginning of a formula, as a regular expression.
_FORMULA_START = r"^[=+\-@\t\r]"
# The rules of an audit one by one stand in findings.every together.
_SINGLE_RULES = "schema_name = 'findings' and table_name <> 'every'"


@dataclass(frozen=True, slots=True)
class Described:
    """A table added to the file: its rows, and its comment and those of its columns, as `English · 中文`."""

    name: str
    comment: str
    columns: tuple[tuple[str, str], ...]
    rows: Sequence[Sequence[object]]


def write_whole(warehouse: Warehouse, out: Path, added: Sequence[Described]) -> None:
    """Writes a version of the warehouse with all its comments, and the tables of `added` beside them in schema main.

    A column without a comment gets the one of its birth (mart `dictionary`). The file opens in plain DuckDB 1.5 and
    later; what stood at `out` is replaced in one step. Raises StoreUnavailable where it cannot be written.
    """
    aside = out.with_name(f"{out.name}.{secrets.token_hex(4)}.part")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(warehouse.store.warehouse_file(warehouse.version), aside)
        with duckdb.connect(str(aside)) as connection:
            _describe(connection)
            for table in added:
                _add(connection, table)
            connection.execute("checkpoint")
        aside.replace(out)
    except (OSError, duckdb.IOException) as error:
        raise StoreUnavailable(f"{out}: cannot be written ({error}); is the disk full or the version gone?") from error
    finally:
        aside.unlink(missing_ok=True)


def write_tables(warehouse: Warehouse, out: Path, added: Sequence[Described]) -> None:
    """Writes the same as a zip: every table as CSV (UTF-8 with a mark, text never taken for a formula) and as Parquet.

    The audit rules stand in `findings.every` together.
    """
    with TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.duckdb"
        write_whole(warehouse, whole, added)
        aside = out.with_name(f"{out.name}.{secrets.token_hex(4)}.part")
        try:
            out.parent.mkdir(parents=True, exist_ok=True)
            with (
                duckdb.connect(str(whole), read_only=True) as connection,
                zipfile.ZipFile(aside, "w", zipfile.ZIP_DEFLATED) as archive,
            ):
                for schema, table in tables_of(connection):
                    _pack(connection, archive, schema, table, Path(folder))
            aside.replace(out)
        except OSError as error:
            raise StoreUnavailable(f"{out}: cannot be written ({error}); is the disk full?") from error
        finally:
            aside.unlink(missing_ok=True)


def table_sizes(warehouse: Warehouse) -> dict[tuple[str, str], int]:
    """How many rows each table of a version has, by schema and name."""
    with warehouse.cursor() as cursor:
        names = cursor.execute(
            "select schema_name, table_name from duckdb_tables()"
            " where database_name = current_database() and not internal"
        ).fetchall()
        counts = " union all ".join(
            f"select '{schema}', '{table}', count(*) from {_name(schema)}.{_name(table)}" for schema, table in names
        )
        return {(schema, table): size for schema, table, size in cursor.execute(counts).fetchall()}


def tables_of(connection: DuckDBPyConnection) -> list[tuple[str, str]]:
    """Every table of a file, as schema and name, but for the single rules of an audit."""
    return connection.execute(
        "select schema_name, table_name from duckdb_tables()"
        f" where database_name = current_database() and not internal and not ({_SINGLE_RULES})"
        " order by schema_name, table_name"
    ).fetchall()


def _pack(connection: DuckDBPyConnection, archive: zipfile.ZipFile, schema: str, table: str, folder: Path) -> None:
    columns = connection.execute(
        "select column_name, data_type from duckdb_columns()"
        " where database_name = current_database() and schema_name = $1 and table_name = $2 order by column_index",
        [schema, table],
    ).fetchall()
    guarded = ", ".join(
        f"if(regexp_matches({_name(name)}, '{_FORMULA_START}'), '''' || {_name(name)}, {_name(name)}) as {_name(name)}"
        if kind == "VARCHAR"
        else _name(name)
        for name, kind in columns
    )
    stem = table if schema == "main" else f"{schema}/{table}"
    source = f"{_name(schema)}.{_name(table)}"
    plain, packed = folder / "table.csv", folder / "table.parquet"
    connection.execute(f"copy (select {guarded} from {source}) to {quoted(plain)} (header)")
    connection.execute(f"copy {source} to {quoted(packed)} (format parquet)")
    with archive.open(f"{stem}.csv", "w", force_zip64=True) as target, plain.open("rb") as made:
        target.write(b"\xef\xbb\xbf")
        shutil.copyfileobj(made, target)
    archive.write(packed, f"{stem}.parquet", zipfile.ZIP_STORED)


def _describe(connection: DuckDBPyConnection) -> None:
    """Gives every column without a comment the one of the nearest layer below that has a column of its name."""
    missing = connection.execute(
        "select described.schema_name, described.table_name, described.column_name,"
        " described.description_en || ' · ' || described.description_zh"
        " from marts.dictionary(null, null, null, null, null) as described"
        " inner join duckdb_columns() as columns"
        " on columns.database_name = current_database()"
        " and columns.schema_name = described.schema_name"
        " and columns.table_name = described.table_name"
        " and columns.column_name = described.column_name"
        " where columns.comment is null and described.description_en is not null"
    ).fetchall()
    for schema, table, column, comment in missing:
        _comment(connection, f"column {_name(schema)}.{_name(table)}.{_name(column)}", comment)


def _add(connection: DuckDBPyConnection, table: Described) -> None:
    frame = pd.DataFrame(table.rows, columns=[name for name, _ in table.columns])
    whole = frame.select_dtypes("float").columns  # whole numbers, of which some are missing
    connection.register("frame", frame.astype(dict.fromkeys(whole, "Int64")))
    connection.execute(f"create table main.{_name(table.name)} as select * from frame")
    _comment(connection, f"table main.{_name(table.name)}", table.comment)
    for name, comment in table.columns:
        _comment(connection, f"column main.{_name(table.name)}.{_name(name)}", comment)


def _comment(connection: DuckDBPyConnection, what: str, comment: str) -> None:
    text = comment.replace("'", "''")
    connection.execute(f"comment on {what} is '{text}'")


def _name(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
