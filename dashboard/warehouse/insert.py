"""Rows and frames into tables, columns matched by name."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import pyarrow as pa
from duckdb import DuckDBPyConnection


def insert_rows(connection: DuckDBPyConnection, table: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Adds rows to a table with the very types of its columns: a value that does not fit raises."""
    if not rows:
        return
    full = connection.sql(f"select * from {table} limit 0").to_arrow_table().schema
    schema = pa.schema([full.field(name) for name in rows[0]])
    columns = [_column([row[field.name] for row in rows], field.type) for field in schema]
    insert_frame(connection, table, pa.Table.from_arrays(columns, schema=schema))


def insert_frame(connection: DuckDBPyConnection, table: str, frame: Any) -> None:
    """Adds a pandas or Arrow frame to a table."""
    connection.register("incoming", frame)
    connection.execute(f"insert into {table} by name select * from incoming")
    connection.unregister("incoming")


def _column(values: list[Any], kind: Any) -> Any:
    if pa.types.is_floating(kind):
        values = [float(value) if isinstance(value, Decimal) else value for value in values]
    return pa.array(values, kind)
