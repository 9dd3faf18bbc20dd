"""The store that pages read, and a server that has been up for a while."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import app_test


@pytest.fixture(scope="session", autouse=True)
def scripts_of_app_test() -> Iterator[None]:
    """AppTest leaves its folder of scripts to the interpreter's end, which warns of it after pytest's closing line."""
    yield
    app_test.TMP_DIR.cleanup()


@pytest.fixture(autouse=True)
def published(published_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages read the five published documents."""
    monkeypatch.setenv("JIXIAO_STORE", str(published_store))


@pytest.fixture(autouse=True)
def server_that_knows_its_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Streamlit looks into pages/ by itself until `st.navigation` has run; AppTest forgets each time that it has."""
    create = PagesManager.__init__

    def create_with_navigation(self: PagesManager, *arguments: Any, **options: Any) -> None:
        create(self, *arguments, **options)
        PagesManager.uses_pages_directory = False

    monkeypatch.setattr(PagesManager, "__init__", create_with_navigation)
