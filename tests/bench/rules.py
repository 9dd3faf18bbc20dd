"""How long the audit rules take over a whole store, one by one, on two cores and 2 GB, in a process of its own."""

import json
import resource
import shutil
import sys
import tempfile
import time
from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from dashboard.warehouse import Store
from dashboard.warehouse.layers import as_table, build_every, layer_queries

THREADS, MEMORY = 2, "2GB"
_ALL = "all rules together"


def main() -> None:
    """Prints as JSON the seconds of each rule, of their union, of both cores, of copying; and the peak of memory."""
    store = Store(Path(sys.argv[1]))
    if store.version is None:
        raise SystemExit(f"{store.folder}: expected a filled store")
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "warehouse.duckdb"
        shutil.copy(store.warehouse_file(store.version), copy)
        with duckdb.connect(str(copy), config={"threads": THREADS, "memory_limit": MEMORY}) as connection:
            connection.execute("set enable_progress_bar = false")
            print(json.dumps(seconds_by_rule(connection)))


def seconds_by_rule(connection: DuckDBPyConnection) -> dict[str, float]:
    """Builds every rule anew in a copy of a warehouse; seconds by rule, and what they are compared with."""
    for layer in ("marts", "findings"):
        connection.execute(f"drop schema {layer} cascade")
    connection.execute("create schema findings")
    copying = _seconds(connection, "create temp table copied as select * from facts.indicator_results")
    processor = time.process_time()
    found = {query.name.upper(): _seconds(connection, as_table(query.text)) for query in layer_queries("findings")}
    began = time.perf_counter()
    build_every(connection)
    found[_ALL] = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return found | {
        "copying": copying,
        "processor": time.process_time() - processor,
        "megabytes": (peak / 1024 if sys.platform == "darwin" else peak) / 1024,
    }


def _seconds(connection: DuckDBPyConnection, statement: str) -> float:
    began = time.perf_counter()
    connection.execute(statement)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
