"""What must never be true of our own warehouse, looked for."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from duckdb import DuckDBPyConnection

from dashboard.settings import QUERIES
from dashboard.warehouse.read import Warehouse

_ROWS_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Breach:
    """A check that returned rows: its name, what it asserts, its columns and the first rows."""

    check: str
    claim: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def breaches(warehouse: Warehouse) -> tuple[Breach, ...]:
    """Every check of queries/checks that does not hold in a warehouse."""
    with warehouse.cursor() as cursor:
        return breaches_in(cursor)


def breaches_in(connection: DuckDBPyConnection, folder: Path = QUERIES) -> tuple[Breach, ...]:
    """Every check that does not hold on an open connection."""
    found = []
    for path in sorted((folder / "checks").glob("*.sql")):
        text = path.read_text(encoding="utf-8")
        result = connection.execute(text)
        rows = result.fetchmany(_ROWS_SHOWN)
        if rows:
            columns = tuple(column[0] for column in result.description or ())
            claim = text.splitlines()[0].removeprefix("--").strip()
            found.append(Breach(path.stem, claim, columns, tuple(rows)))
    return tuple(found)
