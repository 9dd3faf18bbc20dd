"""Small stores from records."""

from collections.abc import Callable, Sequence

import pytest

from dashboard.records import Reading
from dashboard.warehouse import Store, Warehouse, open_warehouse, write_readings

StoreOf = Callable[[Sequence[tuple[Reading, bytes]]], Warehouse]


@pytest.fixture(scope="session")
def store_of(tmp_path_factory: pytest.TempPathFactory) -> StoreOf:
    """Writes readings into a store of their own and opens it."""

    def written(documents: Sequence[tuple[Reading, bytes]]) -> Warehouse:
        folder = tmp_path_factory.mktemp("audited")
        write_readings(Store(folder), documents)
        return open_warehouse(folder)

    return written
