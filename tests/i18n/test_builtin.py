"""What Streamlit says of itself when something fails is known word for word, so that it can be said in Chinese."""

import inspect
from pathlib import Path

import pytest
import streamlit
from streamlit.elements import exception
from streamlit.runtime import backend_operation_handler

from dashboard.i18n.catalogue import catalogue


def test_the_words_for_a_page_that_failed_are_streamlits() -> None:
    assert catalogue("en")["builtin.page_failed"] == exception._GENERIC_UNCAUGHT_EXCEPTION_TEXT


def test_the_words_for_a_file_that_failed_are_streamlits() -> None:
    assert f'"{catalogue("en")["builtin.file_failed"]}"' in inspect.getsource(backend_operation_handler)


@pytest.mark.parametrize("key", ["connection_closed", "timed_out"])
def test_the_words_for_a_lost_connection_are_streamlits(key: str) -> None:
    scripts = Path(streamlit.__file__).parent.glob("static/static/js/index.*.js")

    assert any(f"`{catalogue('en')[f'builtin.{key}']}`" in script.read_text(encoding="utf-8") for script in scripts)
