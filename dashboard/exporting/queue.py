"""The line in which packs are made for pages: one process at a time, first come first served.

Drawing and writing happen in a process of their own (`jixiao export pack`), so that no page waits for them and their
memory goes back when it ends. A file is kept for a while after it was made.
"""

import os
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Lock, Thread
from typing import Literal

from dashboard.settings import PACKAGE

State = Literal["waiting", "making", "made", "failed", "cancelled"]
KEPT_SECONDS = 900
MOST_WAITING = 60
SECONDS_AT_MOST = 600
OVER: tuple[State, ...] = ("made", "failed", "cancelled")


@dataclass(frozen=True, slots=True)
class Wish:
    """A pack of a store as files: each an ending with the shape of its slides."""

    store: Path
    name: str
    files: tuple[tuple[str, str], ...]
    language: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """How it stands with a wish: `ahead` are those before it in the line, `done` of `steps` tell how far it is.

    `files` are what was made, by ending and shape; `sentence` says why nothing was.
    """

    key: str
    wish: Wish
    state: State = "waiting"
    ahead: int = 0
    done: int = 0
    steps: int = 0
    files: tuple[Path, ...] = ()
    sentence: str = ""
    over_at: float = 0.0


class LineFull(Exception):
    """States that too many are waiting."""


@dataclass
class Line:
    """A line of jobs with one maker; `command` is what makes a pack."""

    command: Sequence[str] = (sys.executable, "-m", "dashboard")
    kept_seconds: float = KEPT_SECONDS
    _jobs: dict[str, Job] = field(default_factory=dict)
    _folders: dict[str, Path] = field(default_factory=dict)
    _turn: Lock = field(default_factory=Lock)
    _maker: Thread | None = None
    _child: subprocess.Popen[str] | None = None

    def ask(self, wish: Wish) -> str:
        """Puts a wish at the end of the line; returns the key of its job. Raises LineFull."""
        with self._turn:
            self._forget()
            if sum(job.state == "waiting" for job in self._jobs.values()) >= MOST_WAITING:
                raise LineFull
            key = secrets.token_urlsafe(12)
            self._jobs[key] = Job(key, wish)
            if self._maker is None:
                self._maker = Thread(target=self._make_all, name="packs", daemon=True)
                self._maker.start()
        return key

    def look(self, key: str) -> Job | None:
        """How it stands with a job; None where it is over for long, or never was."""
        with self._turn:
            self._forget()
            job = self._jobs.get(key)
            if job is None or job.state != "waiting":
                return job
            waiting = [one.key for one in self._jobs.values() if one.state in ("waiting", "making")]
            return replace(job, ahead=waiting.index(key))

    def cancel(self, key: str) -> None:
        """Takes a job out of the line, or ends it where it is being made."""
        with self._turn:
            job = self._jobs.get(key)
            if job is None or job.state in OVER:
                return
            if job.state == "making" and self._child is not None:
                self._child.kill()
            self._jobs[key] = replace(job, state="cancelled", over_at=time.monotonic())

    def _make_all(self) -> None:
        """Makes one job after the other until none is waiting."""
        while True:
            with self._turn:
                job = next((one for one in self._jobs.values() if one.state == "waiting"), None)
                if job is None:
                    self._maker = None
                    return
                self._jobs[job.key] = replace(job, state="making")
                folder = self._folders[job.key] = Path(tempfile.mkdtemp(prefix="jixiao-pack-"))
            try:
                files, sentence = self._make(job, folder)
            except OSError as error:
                files, sentence = (), str(error)
            with self._turn:
                now = self._jobs[job.key]
                if now.state == "making":
                    state: State = "made" if files else "failed"
                    now = replace(now, state=state, files=files, sentence=sentence, over_at=time.monotonic())
                    self._jobs[job.key] = now

    def _make(self, job: Job, folder: Path) -> tuple[tuple[Path, ...], str]:
        """The files of a job in their order, or why there are none; slides of a second shape take a second process."""
        places = {file: folder / f"{number}{file[0]}" for number, file in enumerate(job.wish.files)}
        shapes = list(dict.fromkeys(shape for _, shape in job.wish.files))
        for number, shape in enumerate(shapes):
            outs = [place for file, place in places.items() if file[1] == shape]
            sentence = self._run(job, shape, outs, number, len(shapes))
            if sentence is not None:
                return (), sentence
        return tuple(places.values()), ""

    def _run(self, job: Job, shape: str, outs: list[Path], number: int, runs: int) -> str | None:
        """Runs one process; returns what went wrong, "" where it did not say, None where nothing did."""
        wish = job.wish
        arguments = ["export", "--store", str(wish.store), "--lang", wish.language, "--shape", shape, "--progress"]
        for out in outs:
            arguments += ["--out", str(out)]
        if wish.address:
            arguments += ["--address", wish.address]
        paths = os.pathsep.join(part for part in (str(PACKAGE.parent), os.environ.get("PYTHONPATH", "")) if part)
        language = {"LC_ALL": "en_US.UTF-8" if wish.language == "en" else "zh_CN.UTF-8", "PYTHONUTF8": "1"}
        with self._turn:
            if self._jobs[job.key].state != "making":
                return ""
            child = self._child = subprocess.Popen(
                [*self.command, *arguments, "--", "pack", wish.name],
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                encoding="utf-8",
                errors="replace",
                env={**os.environ, "PYTHONPATH": paths, **language},
            )
        said: list[str] = []
        watching = [
            Thread(target=self._watch, args=(job.key, child, number, runs), daemon=True),
            Thread(target=lambda: said.extend(child.stderr or ()), daemon=True),
        ]
        for thread in watching:
            thread.start()
        try:
            code = child.wait(SECONDS_AT_MOST)
        except subprocess.TimeoutExpired:
            child.kill()
            code = child.wait()
        for thread in watching:
            thread.join()
        with self._turn:
            self._child = None
        for stream in (child.stdout, child.stderr):
            if stream:
                stream.close()
        if code == 0:
            return None
        last = said[-1].strip() if said else ""
        return last.removeprefix("jixiao: ") if last.startswith("jixiao: ") else ""

    def _watch(self, key: str, child: "subprocess.Popen[str]", number: int, runs: int) -> None:
        """Takes down how far a process is: lines of "done steps"."""
        for line in child.stdout or ():
            done, _, steps = line.strip().partition(" ")
            if done.isdecimal() and steps.isdecimal():
                with self._turn:
                    job = self._jobs[key]
                    every = int(steps) * runs
                    self._jobs[key] = replace(job, done=int(steps) * number + int(done), steps=every)

    def _forget(self) -> None:
        """Drops jobs that are over for long, with their files."""
        now = time.monotonic()
        gone = [key for key, job in self._jobs.items() if job.state in OVER and now - job.over_at > self.kept_seconds]
        for key in gone:
            del self._jobs[key]
            if key in self._folders:
                shutil.rmtree(self._folders.pop(key), ignore_errors=True)


# The line of this server.
LINE = Line()
