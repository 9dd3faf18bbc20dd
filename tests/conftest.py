"""Stores that several rooms' tests read; built once a run, never written to."""

import atexit
import os
from pathlib import Path

import pytest

from dashboard.generating import generate_store
from dashboard.importing import import_sources

# DuckDB's binding lists what is still referenced when the interpreter ends, and after a hypothesis test something is.
# Registered first, this runs last: it hides that list, and only that, so that pytest's closing line closes the run.
atexit.register(os.dup2, os.open(os.devnull, os.O_WRONLY), 2)


@pytest.fixture(scope="session")
def published_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that holds the five published documents."""
    folder = tmp_path_factory.mktemp("published")
    files = import_sources(folder)
    assert [file.outcome for file in files] == ["read"] * 5
    return folder


@pytest.fixture(scope="session")
def synthetic_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of 400 generated filings of five years."""
    folder = tmp_path_factory.mktemp("synthetic")
    generate_store(folder, 400, 7)
    return folder
