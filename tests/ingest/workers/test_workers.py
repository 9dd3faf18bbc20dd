"""Readers that loop, swell, crash or talk, each in a real process: only the file they were given is lost."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Future
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dashboard.errors import BrokenData, ReaderFailed, RefusedDocument
from dashboard.ingest.workers import Job, Limits, Workers
from dashboard.records import Reading
from dashboard.settings import DATA

NOW = datetime(2026, 1, 1, tzinfo=UTC)
READS = "tests.ingest.workers.readers:behaves_as_told"
SHORT = Limits(seconds=1, megabytes=300, workers=1)
LONG = Limits(seconds=120, megabytes=300, workers=1)


@pytest.fixture(name="workers")
def one_worker() -> Iterator[Workers]:
    with Workers(LONG, READS) as workers:
        yield workers


def ask(workers: Workers, what: str) -> Future[Reading]:
    return workers.submit(Job(what.encode(), f"{what}.txt", None, NOW))


def refusal(future: Future[Reading]) -> tuple[str, str]:
    with pytest.raises(RefusedDocument) as refused:
        future.result(120)
    return refused.value.reason, refused.value.detail


def pid(future: Future[Reading]) -> int:
    return int(future.result(120).document.document_id)


def runs(process: int) -> bool:
    """Whether a process is there and not dead already."""
    told = subprocess.run(["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True, check=False)
    return bool(told.stdout.strip()) and "Z" not in told.stdout


@pytest.mark.parametrize(
    ("what", "reason", "detail"),
    [
        ("loop", "too_slow", "> 1 s"),
        ("sleep", "too_slow", "> 1 s"),
        ("swell", "too_much_memory", "> 300 MB"),
        ("ask for too much", "too_much_memory", "> 300 MB"),
        ("crash", "reader_failed", "SIGSEGV"),
        ("be killed", "reader_failed", "SIGKILL"),
        ("leave", "reader_failed", "no answer"),
        ("answer itself", "reader_failed", "no answer"),
        ("fail", "reader_failed", "IndexError, ?"),
        ("recurse", "reader_failed", "RecursionError, ?"),
        ("refuse", "blank_form", "of 3"),
    ],
)
def test_only_the_file_is_lost_that_cannot_be_read(what: str, reason: str, detail: str) -> None:
    with Workers(SHORT if reason == "too_slow" else LONG, READS) as workers:
        before, bad, after = (ask(workers, word) for word in ("one", what, "two"))

        assert before.result(120).evaluations[0].project_name == "one"
        assert refusal(bad) == (reason, detail)
        assert after.result(120).evaluations[0].project_name == "two"


def test_what_a_library_prints_does_not_get_between_the_messages(workers: Workers) -> None:
    assert ask(workers, "talk").result(120).evaluations[0].project_name == "talk"
    assert ask(workers, "next").result(120).evaluations[0].project_name == "next"


def test_what_a_worker_loaded_is_no_garbage_to_be_looked_through(workers: Workers) -> None:
    assert ask(workers, "be set apart").result(120).evaluations[0].project_name == "be set apart"


def test_a_worker_reads_many_files(workers: Workers) -> None:
    assert len({pid(ask(workers, str(number))) for number in range(20)}) == 1


def test_broken_rules_are_no_fault_of_the_file(workers: Workers) -> None:
    with pytest.raises(BrokenData, match=r"units\.toml: broken on purpose"):
        ask(workers, "break").result(120)


def test_no_process_is_left_when_the_block_ends() -> None:
    with Workers(Limits(seconds=60, workers=2), READS) as workers:
        idle = pid(ask(workers, "one"))
        ask(workers, "loop")
        ask(workers, "sleep")
        ask(workers, "never begun")
        time.sleep(0.5)
        began = time.perf_counter()
    assert time.perf_counter() - began < 10
    assert not runs(idle)


def test_what_a_reader_started_ends_with_it() -> None:
    with Workers(SHORT, READS) as workers:
        group = pid(ask(workers, "one"))
        assert refusal(ask(workers, "start something"))[0] == "too_slow"

    left = subprocess.run(["ps", "-A", "-o", "pgid=,stat="], capture_output=True, text=True, check=True).stdout
    assert not [line for line in left.splitlines() if line.split()[0] == str(group) and "Z" not in line.split()[1]]


def test_a_worker_ends_when_nobody_is_left_to_ask_it() -> None:
    """The process that asks is killed outright; its idle worker goes, too."""
    script = f"""
import os, signal
from tests.ingest.workers.test_workers import *
workers = Workers(Limits(seconds=60, workers=1), {READS!r})
print(pid(ask(workers, "one")), flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    killed = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, check=False)
    worker = int(killed.stdout)

    until = time.monotonic() + 10
    while runs(worker) and time.monotonic() < until:
        time.sleep(0.05)
    assert not runs(worker)


def test_a_reader_that_cannot_be_loaded_is_no_fault_of_the_file() -> None:
    with Workers(SHORT, "dashboard.ingest.nothing:reads") as workers, pytest.raises(ReaderFailed, match="no reader"):
        ask(workers, "one").result(120)


def test_the_working_folder_is_not_imported_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "lxml.py").write_text("raise SystemExit('not the library')")
    monkeypatch.chdir(tmp_path)
    published = min((DATA / "sources").glob("*.txt"))
    with Workers(Limits(workers=1)) as workers:
        read = workers.submit(Job(published.read_bytes(), published.name, None, NOW)).result(120)
    assert read.evaluations
