"""The history is only added to: what is changed, cut or put in from outside is named by its entry."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.casework import add_person, examine, papers_folder, read_papers
from dashboard.casework.history import FIRST, adding, read_history
from dashboard.errors import BrokenHistory

ADDING = """
import sys
from pathlib import Path
from dashboard.casework.history import adding

for number in range(25):
    with adding(Path(sys.argv[1])) as writer:
        writer.append("甲", "person_added", {"name": f"{sys.argv[2]} {number}"})
"""


@pytest.fixture(name="store")
def store_with_three_people(tmp_path: Path) -> Path:
    for name in ("甲", "乙", "丙"):
        add_person(tmp_path, name, by="甲")
    return tmp_path


def lines_of(store: Path) -> list[bytes]:
    return (papers_folder(store) / "history.jsonl").read_bytes().splitlines(keepends=True)


def rewrite(store: Path, lines: list[bytes]) -> None:
    (papers_folder(store) / "history.jsonl").write_bytes(b"".join(lines))


def faults(store: Path) -> list[tuple[int, str]]:
    return [(fault.number, fault.reason) for fault in examine(store).faults]


def test_every_entry_holds_the_hash_of_the_one_before(store: Path) -> None:
    import hashlib

    lines = lines_of(store)
    before = [FIRST.encode(), *(hashlib.sha256(line.rstrip(b"\n")).hexdigest().encode() for line in lines[:-1])]

    assert [json.loads(line)["previous"].encode() for line in lines] == before
    assert [entry.content["name"] for entry in read_history(papers_folder(store)).entries] == ["甲", "乙", "丙"]
    assert faults(store) == []


def test_a_changed_word_is_named_by_its_entry(store: Path) -> None:
    first, second, third = lines_of(store)
    rewrite(store, [first, second.replace("乙".encode(), "丁".encode()), third])

    # The second entry reads well; the third no longer follows it.
    assert faults(store) == [(3, "previous")]


def test_a_change_in_the_last_entry_is_noticed(store: Path) -> None:
    first, second, third = lines_of(store)
    rewrite(store, [first, second, third.replace("丙".encode(), "丁".encode())])

    assert faults(store) == [(3, "changed")]


def test_an_entry_taken_out_is_named(store: Path) -> None:
    first, _, third = lines_of(store)
    rewrite(store, [first, third])

    assert faults(store) == [(2, "previous")]


@pytest.mark.parametrize("left", [0, 1, 2])
def test_entries_cut_off_at_the_end_are_noticed(store: Path, left: int) -> None:
    rewrite(store, lines_of(store)[:left])

    assert faults(store) == [(left + 1, "missing")]


def test_lines_that_are_no_entries_are_named(store: Path) -> None:
    first, _, third = lines_of(store)
    rewrite(store, [first, b"{}\n", third])

    assert faults(store) == [(2, "unreadable")]


def test_a_head_that_was_taken_away_is_noticed(store: Path) -> None:
    (papers_folder(store) / "head.json").unlink()

    assert faults(store) == [(3, "head_missing")]


def test_nothing_is_added_behind_a_break(store: Path) -> None:
    first, second, third = lines_of(store)
    spoilt = [first, second.replace("乙".encode(), "丁".encode()), third]
    rewrite(store, spoilt)

    with pytest.raises(BrokenHistory, match="entry 3 does not hold"):
        add_person(store, "戊", by="甲")
    assert lines_of(store) == spoilt


def test_a_line_that_a_crash_cut_short_is_left_out_and_put_aside(store: Path) -> None:
    torn = '{"at":"2026-01-01T00:00:00+00:00","by":"戊'.encode()[:-1]
    rewrite(store, [*lines_of(store), torn])

    found = examine(store)
    assert (found.entries, found.faults, found.is_torn) == (3, (), True)
    add_person(store, "戊", by="甲")
    assert read_papers(store).people == ("甲", "乙", "丙", "戊")
    assert examine(store).is_torn is False
    assert [path.read_bytes() for path in (papers_folder(store) / "torn").iterdir()] == [torn]


def test_a_confirmed_line_that_lost_its_end_is_a_break(store: Path) -> None:
    *others, last = lines_of(store)
    rewrite(store, [*others, last[:-20]])

    assert faults(store) == [(3, "missing")]


def test_an_entry_whose_confirmation_a_crash_took_away_holds(store: Path) -> None:
    head = papers_folder(store) / "head.json"
    before = head.read_bytes()
    add_person(store, "丁", by="甲")
    head.write_bytes(before)

    assert faults(store) == []
    add_person(store, "戊", by="甲")
    assert read_papers(store).people[-2:] == ("丁", "戊")
    assert faults(store) == []


def test_two_processes_add_to_one_chain(tmp_path: Path) -> None:
    commands = [[sys.executable, "-c", ADDING, str(papers_folder(tmp_path)), name] for name in ("a", "b")]
    running = [subprocess.Popen(command) for command in commands]

    assert [process.wait(60) for process in running] == [0, 0]
    assert len(read_papers(tmp_path).people) == 50
    assert faults(tmp_path) == []


def test_a_store_without_papers_has_no_fault_and_gets_no_folder(tmp_path: Path) -> None:
    assert examine(tmp_path).faults == ()
    assert read_papers(tmp_path).people == ()
    assert list(tmp_path.iterdir()) == []


def test_readers_meet_whole_entries_while_somebody_adds(store: Path) -> None:
    with adding(papers_folder(store)) as writer:
        writer.append("甲", "person_added", {"name": "丁"})

        assert read_papers(store).people[-1] == "丁"
        assert read_papers(store).broken is None
