"""Packs are made one at a time, in the order they were asked for, and one that fails holds nobody up."""

import sys
import textwrap
import time
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from threading import Barrier, Thread

import pytest

from dashboard.casework.packs import PackItem, PackPlan, save_pack
from dashboard.exporting import queue
from dashboard.exporting.queue import OVER, Job, Line, LineFull, Wish

PEOPLE = 10
# Stands for the command: says how far it is, notes when it began and ended, and does what the pack's name says.
MAKER = """
import os, sys, time
from pathlib import Path

outs = [Path(sys.argv[place + 1]) for place, word in enumerate(sys.argv) if word == "--out"]
store = Path(sys.argv[sys.argv.index("--store") + 1])
name, shape = sys.argv[-1], sys.argv[sys.argv.index("--shape") + 1]
began = time.monotonic()
print(1, 2, flush=True)
if name == "slow":
    time.sleep(60)
time.sleep(0.05)
if name == "broken":
    sys.exit("Traceback\\njixiao: the pack is broken")
if name == "killed":
    os.kill(os.getpid(), 9)
for out in outs:
    out.write_text(f"{name} {shape}")
print(2, 2, flush=True)
with (store / "runs").open("a") as log:
    log.write(f"{began} {time.monotonic()} {name}\\n")
"""


@pytest.fixture(name="maker")
def stand_in(tmp_path: Path) -> Sequence[str]:
    script = tmp_path / "maker.py"
    script.write_text(textwrap.dedent(MAKER))
    return (sys.executable, str(script))


def over(line: Line, key: str, seconds: float = 30) -> Job:
    """The job once it is over."""
    for _ in range(int(seconds * 50)):
        job = line.look(key)
        assert job is not None
        if job.state in OVER:
            return job
        time.sleep(0.02)
    raise AssertionError(f"{key} is still not over")


def wish(store: Path, name: str, *files: tuple[str, str]) -> Wish:
    return Wish(store, name, files or ((".docx", "wide"),), "zh")


def test_ten_people_at_once_are_served_one_after_the_other(tmp_path: Path, maker: Sequence[str]) -> None:
    line, together, keys = Line(maker), Barrier(PEOPLE), [""] * PEOPLE

    def ask(person: int) -> None:
        together.wait()
        keys[person] = line.ask(wish(tmp_path, f"pack {person}"))

    people = [Thread(target=ask, args=(person,)) for person in range(PEOPLE)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    jobs = [over(line, key) for key in keys]
    runs = [run.split(maxsplit=2) for run in (tmp_path / "runs").read_text().splitlines()]

    assert [job.state for job in jobs] == ["made"] * PEOPLE
    assert [job.files[0].read_text() for job in jobs] == [f"pack {person} wide" for person in range(PEOPLE)]
    assert [run[2] for run in runs] == [job.wish.name for job in line._jobs.values()]
    assert all(float(before[1]) <= float(after[0]) for before, after in pairwise(runs))


def test_whoever_waits_is_told_how_many_are_ahead(tmp_path: Path, maker: Sequence[str]) -> None:
    line = Line(maker)
    first = line.ask(wish(tmp_path, "slow"))
    others = [line.ask(wish(tmp_path, f"pack {number}")) for number in range(3)]
    for _ in range(500):
        if (job := line.look(first)) and job.done == 1:
            break
        time.sleep(0.02)

    standing = [line.look(key) for key in others]
    assert [(job.state, job.ahead) for job in standing if job] == [("waiting", place) for place in (1, 2, 3)]
    line.cancel(others[0])
    line.cancel(first)
    assert [over(line, key).state for key in (first, *others)] == ["cancelled", "cancelled", "made", "made"]


@pytest.mark.parametrize(("name", "sentence"), [("broken", "the pack is broken"), ("killed", "")])
def test_a_pack_that_fails_says_why_and_the_next_is_made(
    tmp_path: Path, maker: Sequence[str], name: str, sentence: str
) -> None:
    line = Line(maker)
    failing, next_one = line.ask(wish(tmp_path, name)), line.ask(wish(tmp_path, "next"))

    assert (over(line, failing).state, over(line, failing).sentence) == ("failed", sentence)
    assert over(line, next_one).state == "made"


def test_slides_of_both_shapes_come_beside_the_other_files(tmp_path: Path, maker: Sequence[str]) -> None:
    line = Line(maker)
    job = over(line, line.ask(wish(tmp_path, "both", (".pptx", "wide"), (".pptx", "classic"), (".pdf", "wide"))))

    assert [path.read_text() for path in job.files] == ["both wide", "both classic", "both wide"]
    assert [path.suffix for path in job.files] == [".pptx", ".pptx", ".pdf"]
    assert (job.done, job.steps) == (4, 4)


def test_files_are_kept_for_a_while_and_then_gone(tmp_path: Path, maker: Sequence[str]) -> None:
    line = Line(maker, kept_seconds=0.5)
    key = line.ask(wish(tmp_path, "kept"))
    file = over(line, key).files[0]
    assert file.exists()
    time.sleep(0.6)

    assert line.look(key) is None
    assert not file.parent.exists()


def test_a_line_takes_only_so_many(tmp_path: Path, maker: Sequence[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue, "MOST_WAITING", 2)
    line = Line(maker)
    keys = [line.ask(wish(tmp_path, "slow"))]
    while (job := line.look(keys[0])) and job.state == "waiting":
        time.sleep(0.02)
    keys += [line.ask(wish(tmp_path, "slow")) for _ in range(2)]

    with pytest.raises(LineFull):
        line.ask(wish(tmp_path, "slow"))
    for key in reversed(keys):
        line.cancel(key)


def test_the_command_itself_makes_what_was_asked_for(synthetic_store: Path, tmp_path: Path) -> None:
    """A name that looks like an option, and a pack that is not there."""
    store = tmp_path / "store"
    store.symlink_to(synthetic_store)
    save_pack(store, PackPlan("--常务会", items=(PackItem("trend", "趋势", {}),)))
    line = Line()
    made, unknown = line.ask(wish(store, "--常务会", (".docx", "wide"))), line.ask(wish(store, "没有这份"))
    job = over(line, made, 90)

    assert (job.state, job.sentence, job.done, job.steps) == ("made", "", 2, 2)
    assert job.files[0].read_bytes()[:2] == b"PK"
    assert "没有这份" in over(line, unknown, 90).sentence
