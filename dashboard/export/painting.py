"""The one process beside this one that draws and sets pages, started when it is first needed.

Drawing without a browser would hold up every page of the dashboard, and both libraries keep hundreds of megabytes;
they go back to the machine when the process ends: a minute after it was last asked, and with the dashboard.
"""

import atexit
import base64
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from threading import Lock, Timer
from typing import Any

from dashboard.errors import PainterFailed
from dashboard.settings import PACKAGE

PATIENCE = 120
IDLE_SECONDS = 60
# Characters asked of one process before another takes its place: Typst keeps what it made of the last documents.
MOST_ASKED = 2_000_000


class NotSet(Exception):
    """What Typst says of a document that it cannot set."""


class Painter:
    """Answers requests (`painting_child`) one at a time; may be asked by any thread."""

    def __init__(self, idle_seconds: float = IDLE_SECONDS, patience: float = PATIENCE) -> None:
        self._idle_seconds, self._patience = idle_seconds, patience
        self._turn = Lock()
        self._child: subprocess.Popen[str] | None = None
        self._resting: Timer | None = None
        self._asked = 0

    def asked(self, request: Mapping[str, Any]) -> bytes:
        """What was asked for; raises NotSet, and PainterFailed where the process ends without an answer or is slow."""
        with self._turn:
            if self._resting:
                self._resting.cancel()
            asked = json.dumps(request)
            line = self._answer(asked)
            self._asked += len(asked)
            if not line or self._asked > MOST_ASKED:
                self._end()
            if not line:
                raise PainterFailed(f"the process that draws pictures and pages gave no answer to {request['do']}")
            self._resting = Timer(self._idle_seconds, self.rest)
            self._resting.daemon = True
            self._resting.start()
        answer = json.loads(line)
        if "diagnostic" in answer:
            raise NotSet(answer["diagnostic"])
        return base64.b64decode(answer["data"])

    def rest(self) -> None:
        """Ends the process; the next request starts another."""
        with self._turn:
            self._end()

    def is_running(self) -> bool:
        """Whether there is a process."""
        return self._child is not None

    def _answer(self, request: str) -> str:
        child = self._child = self._child or _started()
        watch = Timer(self._patience, child.kill)
        watch.daemon = True
        watch.start()
        try:
            if child.stdin is None or child.stdout is None:
                return ""
            child.stdin.write(request + "\n")
            child.stdin.flush()
            return child.stdout.readline()
        except OSError:  # it ended meanwhile
            return ""
        finally:
            watch.cancel()

    def _end(self) -> None:
        child, self._child, self._asked = self._child, None, 0
        if child is None:
            return
        child.kill()
        for stream in (child.stdin, child.stdout):
            if stream:
                try:
                    stream.close()
                except OSError:  # what was not written yet is wanted by nobody
                    continue
        child.wait()


def _started() -> "subprocess.Popen[str]":
    paths = os.pathsep.join(part for part in (str(PACKAGE.parent), os.environ.get("PYTHONPATH", "")) if part)
    return subprocess.Popen(
        [sys.executable, "-m", "dashboard.export.painting_child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": paths, "PYTHONUTF8": "1"},
    )


PAINTER = Painter()
atexit.register(PAINTER.rest)
