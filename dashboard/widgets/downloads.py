"""Buttons whose file is made when it is asked for."""

import re
from collections.abc import Callable
from itertools import count
from threading import Thread
from types import SimpleNamespace
from typing import Any

import streamlit as st
from streamlit import runtime
from streamlit.runtime.scriptrunner import add_script_run_ctx

# Files held at a time, of all sessions: a file is fetched a moment after it was made.
HELD = 40
# Stands for a session that never ends; threads say by their context whose file it is.
_HOLDER: Any = SimpleNamespace(session_id="downloads")
_made = count()
_NOT_IN_FILE_NAMES = re.compile(r'[\\/:*?"<>|\s]+')


def download(label: str, content: Callable[[], bytes], file_name: str, media_type: str, key: str) -> None:
    """A button whose file is made when it is clicked; the page does not run again."""
    name = _NOT_IN_FILE_NAMES.sub("_", file_name)
    st.download_button(
        label,
        lambda: _held(content(), name, media_type),
        file_name=name,
        mime=media_type,
        key=f"download_{key}",
        on_click="ignore",
        icon=":material/download:",
        type="tertiary",
    )


def _held(data: bytes, file_name: str, media_type: str) -> bytes:
    """The file as it was made, held on the server until `HELD` others have been made.

    Streamlit (1.67) drops a file made on demand as soon as two scripts of any session have ended, which among several
    people is before the browser has asked for it: "not found". A file that some session uses is not dropped.
    """
    if runtime.exists():
        place = f"download {next(_made) % HELD}"
        holding = Thread(
            target=runtime.get_instance().media_file_mgr.add,
            args=(data, media_type, place, file_name),
            kwargs={"is_for_static_download": True},
        )
        add_script_run_ctx(holding, _HOLDER)
        holding.start()
        holding.join()
    return data
