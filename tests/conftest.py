"""Stores that several rooms' tests read; built once a run, never written to."""

from pathlib import Path

import pytest

from dashboard.importing import import_sources


@pytest.fixture(scope="session")
def published_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that holds the five published documents."""
    folder = tmp_path_factory.mktemp("published")
    files = import_sources(folder)
    assert [file.outcome for file in files] == ["read"] * 5
    return folder
