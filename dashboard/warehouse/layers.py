"""The SQL of queries/ in the order it is run: rules and forms, then facts, findings and marts above them."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from duckdb import DuckDBPyConnection

from dashboard.errors import BrokenData
from dashboard.settings import QUERIES

Layer = Literal["rules", "forms", "facts", "findings", "marts"]

_SPINES = ("filings", "texts")  # the facts that other facts read
# The marts that other marts read.
_SHARED = ("selected_filings", "selected", "selected_leads", "deducted_forms", "fair_members", "stratified")
_STATEMENT_HEAD = re.compile(r"^create view ", re.MULTILINE)
_COMMENT_HEAD = re.compile(r"^comment on view ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Query:
    """One file of queries/: its name, its layer and its text."""

    name: str
    layer: Layer
    text: str


def layer_queries(layer: Layer, folder: Path = QUERIES) -> tuple[Query, ...]:
    """The files of one layer, the spines first, then by name."""
    paths = sorted((folder / layer).glob("*.sql"), key=lambda path: (path.stem not in _SPINES, path.stem))
    if not paths:
        raise BrokenData(f"{folder / layer}: no .sql file found; the installation is incomplete")
    return tuple(Query(path.stem, layer, path.read_text(encoding="utf-8")) for path in paths)


def build_layers(connection: DuckDBPyConnection, folder: Path = QUERIES) -> None:
    """Builds facts, findings and marts over filled tables of schemas rules and forms.

    Facts and findings become tables: readers then scan figures instead of recomputing them.
    """
    for layer in ("facts", "findings"):
        connection.execute(f"create schema {layer}")
        for query in layer_queries(layer, folder):
            _run(connection, query, as_table(query.text))
    build_every(connection, folder)
    connection.execute("create schema marts")
    for query in sorted(layer_queries("marts", folder), key=_place_among_marts):
        _run(connection, query, query.text)


def _place_among_marts(query: Query) -> int:
    return _SHARED.index(query.name) if query.name in _SHARED else len(_SHARED)


def create_tables(connection: DuckDBPyConnection, layer: Literal["rules", "forms"], folder: Path = QUERIES) -> None:
    """Creates the empty tables of schema rules or forms."""
    connection.execute(f"create schema {layer}")
    for query in layer_queries(layer, folder):
        _run(connection, query, query.text)


def as_table(text: str) -> str:
    """A file's view as the table that the build makes of it."""
    return _COMMENT_HEAD.sub("comment on table ", _STATEMENT_HEAD.sub("create table ", text, count=1))


def build_every(connection: DuckDBPyConnection, folder: Path = QUERIES) -> None:
    """All audit rules in one table, so that adding one is adding its file; every.sql makes it of their union.

    A table like the rules themselves: planning a union of twenty tables costs every reader 10 ms.
    """
    rules = " union all by name ".join(
        f"select * from findings.{query.name}" for query in layer_queries("findings", folder)
    )
    connection.execute(f"create view findings.each_rule as {rules}")
    connection.execute((folder / "every.sql").read_text(encoding="utf-8"))
    connection.execute("drop view findings.each_rule")


def _run(connection: DuckDBPyConnection, query: Query, text: str) -> None:
    try:
        connection.execute(text)
    except Exception as error:
        raise BrokenData(f"queries/{query.layer}/{query.name}.sql does not run: {error}") from error
