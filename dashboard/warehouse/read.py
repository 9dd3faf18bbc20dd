"""A version of the warehouse, opened read-only, into frames."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import pandas as pd
from duckdb import DuckDBPyConnection

from dashboard.errors import BrokenData, StoreUnavailable
from dashboard.records import Selection
from dashboard.warehouse.store import Store

_SELECTION_PARAMETERS = ("years", "regions", "departments", "form_types", "words")


@dataclass(frozen=True)
class Warehouse:
    """One version, safe to share between threads: every read takes a cursor of its own and closes it."""

    store: Store
    version: str
    _root: DuckDBPyConnection = field(repr=False)

    def cursor(self) -> DuckDBPyConnection:
        """A cursor of one's own, to be closed after use: a connection shared by threads mixes up their rows."""
        return self._root.cursor()

    def close(self) -> None:
        """Closes the connection; no read is possible afterwards."""
        self._root.close()

    def frame(self, sql: str, parameters: Mapping[str, Any] | None = None) -> pd.DataFrame:
        """The rows of one statement as a frame; values are bound by name (`$name`)."""
        with self.cursor() as cursor:
            return cursor.execute(sql, dict(parameters or {})).df()

    def rows(self, sql: str, parameters: Mapping[str, Any] | None = None) -> list[tuple[Any, ...]]:
        """The rows of one statement as tuples, decimals exact."""
        with self.cursor() as cursor:
            return cursor.execute(sql, dict(parameters or {})).fetchall()

    def mart(self, name: str, selection: Selection, **extra: object) -> pd.DataFrame:
        """What one section of a page shows: the mart's rows for a selection.

        `extra` binds the mart's own parameters by name. Raises BrokenData for a mart or parameter that does not exist.
        """
        sql, parameters = self.mart_call(name, selection, extra)
        return self.frame(sql, parameters)

    def mart_count(self, name: str, selection: Selection, **extra: object) -> int:
        """How many rows a mart has for a selection."""
        sql, parameters = self.mart_call(name, selection, extra)
        return int(self.rows(f"select count(*) from ({sql})", parameters)[0][0])

    def mart_call(self, name: str, selection: Selection, extra: Mapping[str, object]) -> tuple[str, dict[str, object]]:
        """The statement and the bound values that read a mart."""
        expected = self.marts.get(name)
        given = selection_parameters(selection) | dict(extra)
        if expected is None:
            raise BrokenData(f"mart {name!r}: no such file in queries/marts")
        if set(expected) != set(given):
            raise BrokenData(f"mart {name!r} takes {sorted(expected)}, given {sorted(given)}")
        return f"select * from marts.{name}({', '.join(f'${parameter}' for parameter in expected)})", given

    @cached_property
    def marts(self) -> dict[str, tuple[str, ...]]:
        """The parameters of every mart, by name, in order."""
        found = self.rows(
            "select function_name, parameters from duckdb_functions()"
            " where schema_name = 'marts' and function_type = 'table_macro'"
        )
        return {name: tuple(parameters) for name, parameters in found}


def selection_parameters(selection: Selection) -> dict[str, object]:
    """A selection as the five values that every mart takes; None stands for no restriction."""
    return {
        "years": list(selection.years) or None,
        "regions": list(selection.regions) or None,
        "departments": list(selection.departments) or None,
        "form_types": list(selection.form_types) or None,
        "words": selection.words or None,
    }


_open: dict[Path, Warehouse] = {}
_opening = threading.Lock()


def open_warehouse(folder: Path) -> Warehouse:
    """The version in force of a store; the same object until another version is put in force.

    Raises StoreUnavailable where the store is empty or its file cannot be opened.
    """
    store = Store(folder.resolve())
    with _opening:
        version = store.version
        if version is None:
            raise StoreUnavailable(
                f"{folder}: the store is empty; import a document first (jixiao import PATH --store DIR)"
            )
        known = _open.get(store.folder)
        if known is not None and known.version == version:
            return known
        opened = Warehouse(store, version, _connect(store.warehouse_file(version)))
        _open[store.folder] = opened
        return opened


def close_warehouse(folder: Path) -> None:
    """Closes the store's connection, so that its folder can go; nobody may be reading from it."""
    with _opening:
        known = _open.pop(folder.resolve(), None)
        if known is not None:
            known.close()


def _connect(path: Path) -> DuckDBPyConnection:
    try:
        connection = duckdb.connect(str(path), read_only=True)
    except duckdb.Error as error:
        raise StoreUnavailable(
            f"{path}: cannot be opened ({error}); import the documents again into a new store"
        ) from error
    connection.execute("set enable_progress_bar = false")
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")
    return connection


class Counts(NamedTuple):
    """What a stored document holds."""

    evaluations: int
    indicators: int
    unread: int


def stored_documents(store: Store) -> dict[str, Counts]:
    """What is stored, by the sha256 of its bytes."""
    if store.version is None:
        return {}
    rows = open_warehouse(store.folder).rows(
        """
        with indicators as (
            select evaluation_id, count(*) as indicators
            from forms.indicators
            group by evaluation_id
        ),

        evaluations as (
            select
                evaluations.document_id,
                count(*) as evaluations,
                sum(indicators.indicators) as indicators,
            from forms.evaluations as evaluations
            left join indicators
                on evaluations.evaluation_id = indicators.evaluation_id
            group by evaluations.document_id
        ),

        unread as (
            select document_id, count(*) as unread
            from forms.unread
            group by document_id
        )

        select
            documents.document_id,
            coalesce(evaluations.evaluations, 0) as evaluations,
            coalesce(evaluations.indicators, 0) as indicators,
            coalesce(unread.unread, 0) as unread,
        from forms.documents as documents
        left join evaluations
            on documents.document_id = evaluations.document_id
        left join unread
            on documents.document_id = unread.document_id
        """
    )
    return {key: Counts(*map(int, counts)) for key, *counts in rows}


def holds_synthetic(store: Store) -> bool:
    """Whether a store holds generated data; an empty store does not."""
    if store.version is None:
        return False
    return bool(open_warehouse(store.folder).rows("select 1 from forms.documents where is_synthetic limit 1"))
