"""Readers that do what no reader should; a worker loads them by name."""

import ctypes
import gc
import os
import signal
import stat
import sys
import time
from collections.abc import Callable
from datetime import datetime

from dashboard.errors import BrokenData, RefusedDocument
from dashboard.ingest.sidecars import Sidecar
from dashboard.ingest.workers.messages import send
from dashboard.records import Document, Evaluation, Reading

_MEGABYTE = 1024 * 1024


def behaves_as_told(data: bytes, file_name: str, *, sidecar: Sidecar | None, imported_at: datetime) -> Reading:
    """Does what the bytes say; then reads them as a form that names nothing but the process that read it."""
    assert sidecar is None
    if data.decode() in BEHAVIOURS:
        BEHAVIOURS[data.decode()]()
    document = Document(
        str(os.getpid()), file_name, "text/plain", len(data), None, None, None, None, imported_at, sys.executable
    )
    return Reading(document, (Evaluation(1, "project", project_name=data.decode()),))


def loops() -> None:
    """Never comes back, and asks nothing of the system meanwhile."""
    while True:
        pass


def sleeps() -> None:
    """Never comes back, and does nothing meanwhile."""
    time.sleep(3600)


def swells() -> None:
    """Takes memory piece by piece."""
    held = []
    while True:
        held.append(os.urandom(1) * _MEGABYTE)


def asks_for_too_much() -> None:
    """Takes memory in one piece, as a damaged length in a file makes a reader do."""
    bytearray(1 << 45)


def is_set_apart() -> None:
    """Fails where what the worker loaded is looked through for garbage after each file."""
    assert gc.get_freeze_count() > 0


def crashes() -> None:
    """Reads where nothing is."""
    ctypes.string_at(0)


def is_killed() -> None:
    """Ends as if the system were out of memory."""
    os.kill(os.getpid(), signal.SIGKILL)


def leaves() -> None:
    """Ends the process as some libraries do."""
    os._exit(7)


def starts_something() -> None:
    """Starts a program that outlasts its reader."""
    os.system("sleep 3600 &")  # noqa: S605 - what an office program might leave behind
    sleeps()


def talks() -> None:
    """Writes where the messages go."""
    sys.stdout.write("between the messages\n")
    sys.stdout.flush()
    os.write(1, b"\x00" * 64)


def answers_itself() -> None:
    """Sends a message of its own where answers go."""
    found = [fd for fd in range(3, 20) if _is_pipe(fd)]
    send(os.fdopen(found[-1], "wb", closefd=False), "ready")


def _is_pipe(fd: int) -> bool:
    try:
        return stat.S_ISFIFO(os.fstat(fd).st_mode)
    except OSError:
        return False


def fails() -> None:
    """Raises what nobody expects."""
    raise IndexError("row 7")


def recurses() -> None:
    """Follows what is nested without end."""
    recurses()


def refuses() -> None:
    """Says why it does not read the file."""
    raise RefusedDocument("blank_form", "file.txt", "of 3", "page 2")


def breaks() -> None:
    """Finds that the rules do not hold together."""
    raise BrokenData("data/vocabulary/units.toml: broken on purpose")


BEHAVIOURS: dict[str, Callable[[], None]] = {
    "loop": loops,
    "sleep": sleeps,
    "swell": swells,
    "ask for too much": asks_for_too_much,
    "crash": crashes,
    "be set apart": is_set_apart,
    "be killed": is_killed,
    "leave": leaves,
    "start something": starts_something,
    "talk": talks,
    "answer itself": answers_itself,
    "fail": fails,
    "recurse": recurses,
    "refuse": refuses,
    "break": breaks,
}
