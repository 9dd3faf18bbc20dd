"""One worker as seen by the process that asks it: started, asked, watched, ended."""

import contextlib
import os
import platform
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import IO

from dashboard.errors import BrokenData, ReaderFailed, RefusedDocument
from dashboard.ingest.workers.job import Broken, Job, Limits, Refusal
from dashboard.ingest.workers.messages import UnexpectedAnswer, answer, send
from dashboard.records import Reading
from dashboard.settings import PACKAGE

_START_SECONDS = 60
_MEGABYTE = 1024 * 1024
# This very package, and where it is installed nothing before the modules of Python itself.
_CHILD = """
import sys
root = sys.argv.pop(1)
if root not in sys.path:
    sys.path.insert(0, root)
from dashboard.ingest.workers.child import main
main()
"""


class Worker:
    """A process that reads one file at a time. Raises ReaderFailed where it does not come up."""

    def __init__(self, limits: Limits, reads: str) -> None:
        self._limits = limits
        self._deadline = time.monotonic() + _START_SECONDS
        self._ended_for: Refusal | None = None
        self._ending = threading.Lock()
        self._process = _started(limits, reads)
        self._is_ready = False

    @property
    def is_alive(self) -> bool:
        """Whether it can be asked again."""
        return self._ended_for is None and self._process.poll() is None

    def read(self, job: Job) -> Reading:
        """What the file says; raises RefusedDocument, BrokenData or ReaderFailed."""
        try:
            if not self._is_ready:
                answer(self._answers)
                self._is_ready = True
        except UnexpectedAnswer as problem:
            self.end()
            raise ReaderFailed(
                f"{sys.executable}: no reader starts ({problem}); install the project again"
            ) from problem
        self._deadline = time.monotonic() + self._limits.seconds
        try:
            send(self._requests, job)
            found = answer(self._answers)
        except (UnexpectedAnswer, OSError) as problem:
            self.end()
            found = self._ended_for or self._died(problem)
        self._deadline = float("inf")
        if isinstance(found, Reading):
            return found
        if isinstance(found, Broken):
            raise BrokenData(found.sentence)
        if not isinstance(found, Refusal):
            self.end()
            found = Refusal("reader_failed", "no answer")
        if found.reason == "too_much_memory":
            self.end()
            found = Refusal(found.reason, f"> {self._limits.megabytes:,} MB")
        raise RefusedDocument(found.reason, job.file_name, found.detail, found.place)

    def watch(self) -> None:
        """Ends the process where what it reads has cost too much time or memory."""
        if self._ended_for is None and time.monotonic() > self._deadline:
            self._end_for(Refusal("too_slow", f"> {self._limits.seconds:,.0f} s"))
        elif self._ended_for is None and _megabytes_of(self._process.pid) > self._limits.megabytes:
            self._end_for(Refusal("too_much_memory"))

    def end(self) -> None:
        """Ends the process with all that it started, and waits until it is gone."""
        with self._ending:
            if self._process.poll() is None:
                _kill(self._process)
            self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            # What was not sent any more cannot be sent at the closing either.
            with contextlib.suppress(OSError):
                if stream:
                    stream.close()

    @property
    def _requests(self) -> IO[bytes]:
        return _there(self._process.stdin)

    @property
    def _answers(self) -> IO[bytes]:
        return _there(self._process.stdout)

    def _end_for(self, reason: Refusal) -> None:
        with self._ending:
            if self._process.poll() is None:
                self._ended_for = reason
                _kill(self._process)

    def _died(self, problem: Exception) -> Refusal:
        code = self._process.returncode
        if code == -_ALARM:
            return Refusal("too_slow", f"> {self._limits.seconds:,.0f} s")
        if code < 0:
            return Refusal("reader_failed", signal.Signals(-code).name)
        return Refusal("reader_failed", str(problem))


_ALARM = 14  # SIGALRM, which Windows does not name


def _there(stream: IO[bytes] | None) -> IO[bytes]:
    if stream is None:
        raise ReaderFailed("a reader was started without pipes")
    return stream


def _started(limits: Limits, reads: str) -> subprocess.Popen[bytes]:
    """A fresh interpreter in a session of its own; -P: what lies in the working folder is not imported."""
    settings = [str(PACKAGE.parent), reads, str(limits.seconds), str(limits.megabytes)]
    try:
        return subprocess.Popen(
            [sys.executable, "-P", "-c", _CHILD, *settings],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise _does_not_start(error) from error


def _does_not_start(problem: Exception) -> ReaderFailed:
    return ReaderFailed(f"{sys.executable}: no reader starts ({problem}); install the project again")


def _kill(process: subprocess.Popen[bytes]) -> None:
    if os.name == "nt":
        process.kill()
        return
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def _megabytes_of(pid: int) -> float:
    """What a process holds in memory; 0 where the system does not tell (Windows: time is the only limit there)."""
    system = platform.system()
    try:
        if system == "Linux":
            pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
            return pages * os.sysconf("SC_PAGE_SIZE") / _MEGABYTE
        if system == "Darwin":
            told = subprocess.run(["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, text=True, check=False)
            return int(told.stdout or 0) / 1024
    except (OSError, ValueError):
        return 0  # it has just ended
    return 0
