"""A person's own SQL over the warehouse: one statement, read-only, with a time limit."""

import threading
from dataclasses import dataclass
from typing import Any

import duckdb

from dashboard.errors import RefusedQuery
from dashboard.warehouse.read import Warehouse

_READING = {duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN}
_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a statement: column names and rows, decimals exact."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def query_rows(warehouse: Warehouse, sql: str, seconds: float = _SECONDS) -> Rows:
    """The rows of one reading statement; raises RefusedQuery for anything else, for errors and after `seconds`."""
    try:
        statements = duckdb.extract_statements(sql)
    except duckdb.Error as error:
        raise RefusedQuery(f"the statement does not parse: {error}") from error
    if len(statements) != 1:
        raise RefusedQuery(f"expected one statement, found {len(statements)}; send them one at a time")
    if statements[0].type not in _READING:
        raise RefusedQuery(
            f"only reading statements run here, found {statements[0].type.name}; use select, from, describe or show"
        )
    with warehouse.cursor() as cursor:
        timer = threading.Timer(seconds, cursor.interrupt)
        timer.start()
        try:
            result = cursor.execute(sql)
            columns = tuple(column[0] for column in result.description or ())
            return Rows(columns, tuple(result.fetchall()))
        except duckdb.InterruptException as error:
            raise RefusedQuery(f"the statement ran longer than {seconds:.0f} s; narrow it down") from error
        except duckdb.Error as error:
            raise RefusedQuery(f"the statement failed: {error}") from error
        finally:
            timer.cancel()
