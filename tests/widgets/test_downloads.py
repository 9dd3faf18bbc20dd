"""A file that was made for somebody is still there when the browser comes for it."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
import streamlit as st
from streamlit import runtime
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from dashboard.widgets.downloads import HELD, download

Click = Callable[[bytes], str]


@pytest.fixture
def files() -> MediaFileManager:
    """What keeps a server's files."""
    return MediaFileManager(MemoryMediaFileStorage("/media"))


@pytest.fixture
def click(files: MediaFileManager, monkeypatch: pytest.MonkeyPatch) -> Click:
    """Clicks a button for a file of this content, as Streamlit does it; gives the file's name on the server."""
    made: list[str] = []

    def button(_: str, content: Callable[[], bytes], **options: Any) -> None:
        place = files.add_deferred(content, options["mime"], "place of the button", options["file_name"])
        made.append(files.execute_deferred(place))

    def clicked(content: bytes) -> str:
        download("CSV", lambda: content, "执行率 排名.csv", "text/csv", "key")
        return made[-1].removeprefix("/media/")

    monkeypatch.setattr(st, "download_button", button)
    monkeypatch.setattr(runtime, "exists", lambda: True)
    monkeypatch.setattr(runtime, "get_instance", lambda: SimpleNamespace(media_file_mgr=files))
    return clicked


def test_a_file_outlives_what_other_people_do_meanwhile(
    files: MediaFileManager, click: Click, caplog: pytest.LogCaptureFixture
) -> None:
    name = click(b"mine")
    for _ in range(5):
        files.remove_orphaned_files()  # as at the end of everybody's script

    found = files.read_file(name)
    assert found is not None
    assert (found.content, found.filename) == (b"mine", "执行率_排名.csv")
    assert not [record for record in caplog.records if record.threadName != "MainThread"]


def test_files_are_not_held_for_ever(files: MediaFileManager, click: Click) -> None:
    first = click(b"first")
    names = [click(str(number).encode()) for number in range(HELD)]
    for _ in range(2):
        files.remove_orphaned_files()

    assert files.read_file(first) is None
    assert all(files.read_file(name) for name in names)
