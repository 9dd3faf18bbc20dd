"""Small stores from records, made as the program makes them, and copies of their warehouse that a test may spoil."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import duckdb
import pytest
from duckdb import DuckDBPyConnection

from dashboard.records import Reading
from dashboard.settings import QUERIES
from dashboard.warehouse import Store, Warehouse, open_warehouse, write_readings
from dashboard.warehouse.layers import build_layers

Documents = Sequence[tuple[Reading, bytes]]
StoreOf = Callable[[Documents], Warehouse]
CopyOf = Callable[[Warehouse], DuckDBPyConnection]
Rebuilt = Callable[..., None]


@pytest.fixture(scope="session")
def store_of(tmp_path_factory: pytest.TempPathFactory) -> StoreOf:
    """Writes readings into a store of their own and opens it."""

    def written(documents: Documents) -> Warehouse:
        folder = tmp_path_factory.mktemp("store")
        write_readings(Store(folder), documents)
        return open_warehouse(folder)

    return written


@pytest.fixture
def copy_of(tmp_path: Path) -> Iterator[CopyOf]:
    """Opens a copy of a warehouse for writing."""
    opened: list[DuckDBPyConnection] = []

    def copied(warehouse: Warehouse) -> DuckDBPyConnection:
        path = tmp_path / f"copy-{len(opened)}.duckdb"
        shutil.copy(warehouse.store.warehouse_file(warehouse.version), path)
        opened.append(duckdb.connect(str(path)))
        return opened[-1]

    yield copied
    for connection in opened:
        connection.close()


@pytest.fixture
def rebuilt() -> Rebuilt:
    """Builds facts, findings and marts of a copy anew, from a folder of queries."""

    def build(connection: DuckDBPyConnection, folder: Path = QUERIES) -> None:
        for layer in ("marts", "findings", "facts"):
            connection.execute(f"drop schema {layer} cascade")
        build_layers(connection, folder)

    return build
