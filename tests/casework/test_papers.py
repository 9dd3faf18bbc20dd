"""Papers hold what was written, refuse what is not right, and lose nothing."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dashboard.casework import (
    LARGEST_MEGABYTES,
    Change,
    Paper,
    add_person,
    change_paper,
    evidence_bytes,
    examine,
    papers_folder,
    read_papers,
    remove_person,
)
from dashboard.casework.evidence import evidence_path
from dashboard.errors import RefusedPaper, StoreUnavailable

TODAY = date(2026, 11, 20)
KEY = "Z99-0123456789abcdef"
LEAD = {"rule_code": "Z99", "found": "12%"}
ASKED = Change("asked", note="请单位说明", measure="限期整改", owner="李四", due="2026-12-31")
PDF = ("回函.pdf", b"%PDF-1.7 reply")


@pytest.fixture(name="store")
def store_with_two_people(tmp_path: Path) -> Path:
    add_person(tmp_path, "张三", by="")
    add_person(tmp_path, " 李四 ", by="张三")
    return tmp_path


def changed(store: Path, change: Change, *, seen: int = 0, by: str = "张三", key: str = KEY) -> Paper:
    return change_paper(store, key, change, by=by, seen=seen, lead=LEAD, today=TODAY)


def refusal(store: Path, change: Change, *, seen: int = 0, by: str = "张三") -> str:
    with pytest.raises(RefusedPaper) as refused:
        changed(store, change, seen=seen, by=by)
    return refused.value.reason


def test_a_paper_is_read_back_as_it_was_written(store: Path) -> None:
    changed(store, replace(ASKED, file=PDF))
    paper = read_papers(store).of(KEY)

    assert (paper.state, paper.note, paper.measure, paper.owner, paper.due) == (
        "asked",
        "请单位说明",
        "限期整改",
        "李四",
        date(2026, 12, 31),
    )
    assert paper.lead == LEAD
    assert [(file.name, file.byte_size) for file in paper.evidence] == [("回函.pdf", 14)]
    assert evidence_bytes(papers_folder(store), paper.evidence[0].sha256) == PDF[1]
    assert [(entry.by, entry.what) for entry in paper.entries] == [("张三", "paper")]


def test_files_add_up_and_the_same_bytes_are_stored_once(store: Path) -> None:
    first = changed(store, replace(ASKED, file=PDF))
    second = changed(store, replace(ASKED, file=("副本.PDF", PDF[1])), seen=first.seen)

    assert [file.name for file in second.evidence] == ["回函.pdf", "副本.pdf"]
    assert len(list((papers_folder(store) / "evidence").iterdir())) == 1


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (replace(ASKED, owner="王五"), "owner_unknown"),
        (replace(ASKED, owner=""), "owner_missing"),
        (replace(ASKED, due="2026-11-19"), "due_past"),
        (replace(ASKED, due=date(2026, 11, 19)), "due_past"),
        (replace(ASKED, due="2206-12-31"), "due_too_far"),
        (replace(ASKED, due="31.12.2026"), "due_unreadable"),
        (replace(ASKED, state="closed"), "state_unknown"),
        (Change("explained", note="  "), "note_missing"),
        (Change("confirmed"), "note_missing"),
        (Change("set_aside"), "note_missing"),
        (Change("open"), "nothing_changed"),
        (replace(ASKED, note="长" * 4001), "note_too_long"),
        (replace(ASKED, file=("大.pdf", b"%PDF-" + b"0" * LARGEST_MEGABYTES * 1024 * 1024)), "file_too_big"),
        (replace(ASKED, file=("宏.exe", b"MZ")), "file_unknown_kind"),
        (replace(ASKED, file=("没有扩展名", b"1")), "file_unknown_kind"),
        (replace(ASKED, file=("空.pdf", b"")), "file_empty"),
        (replace(ASKED, file=("其实是程序.pdf", b"MZ\x90")), "file_not_what_it_says"),
    ],
)
def test_what_is_not_right_is_refused_and_writes_nothing(store: Path, change: Change, reason: str) -> None:
    before = (papers_folder(store) / "history.jsonl").read_bytes()

    assert refusal(store, change) == reason
    assert (papers_folder(store) / "history.jsonl").read_bytes() == before
    assert not (papers_folder(store) / "evidence").exists()


def test_who_writes_is_on_the_list(store: Path) -> None:
    assert refusal(store, ASKED, by="王五") == "by_unknown"
    assert refusal(store, ASKED, by=" ") == "by_missing"


def test_a_date_that_has_passed_since_does_not_stand_in_the_way(store: Path) -> None:
    seen = changed(store, ASKED).seen
    later = date(2027, 1, 5)
    paper = change_paper(store, KEY, replace(ASKED, note="已催"), by="张三", seen=seen, lead=LEAD, today=later)

    assert (paper.note, paper.due) == ("已催", date(2026, 12, 31))


def test_the_second_of_two_people_is_told_of_the_first(store: Path) -> None:
    changed(store, ASKED, by="李四")
    with pytest.raises(RefusedPaper) as refused:
        changed(store, replace(ASKED, note="另一说法"), seen=0)

    assert (refused.value.reason, refused.value.values["name"]) == ("changed_meanwhile", "李四")
    assert read_papers(store).of(KEY).note == "请单位说明"


def test_a_lead_that_nobody_raised_has_no_paper(store: Path) -> None:
    with pytest.raises(RefusedPaper) as refused:
        change_paper(store, KEY, ASKED, by="张三", seen=0, lead=None, today=TODAY)

    assert refused.value.reason == "unknown_lead"


def test_a_paper_outlives_its_lead(store: Path) -> None:
    seen = changed(store, ASKED).seen
    paper = change_paper(store, KEY, Change("explained", note="已更正"), by="张三", seen=seen, lead=None, today=TODAY)

    assert (paper.state, paper.lead) == ("explained", LEAD)


def test_somebody_who_left_keeps_papers_and_gets_no_new_ones(store: Path) -> None:
    seen = changed(store, ASKED).seen
    remove_person(store, "李四", by="张三")

    assert read_papers(store).people == ("张三",)
    assert changed(store, replace(ASKED, note="续"), seen=seen).owner == "李四"
    with pytest.raises(RefusedPaper, match="owner_unknown"):
        changed(store, ASKED, key="Z99-fedcba9876543210")


@pytest.mark.parametrize(
    ("name", "reason"), [("张三", "person_known"), (" ", "person_missing"), ("长" * 41, "person_too_long")]
)
def test_a_name_is_listed_once_and_is_a_name(store: Path, name: str, reason: str) -> None:
    with pytest.raises(RefusedPaper) as refused:
        add_person(store, name, by="张三")

    assert refused.value.reason == reason


def test_attached_files_that_changed_or_went_are_named_with_their_entry(store: Path) -> None:
    first = changed(store, replace(ASKED, file=PDF))
    changed(store, replace(ASKED, file=("表.txt", b"one")), seen=first.seen)
    gone, other = (file.sha256 for file in read_papers(store).of(KEY).evidence)
    evidence_path(papers_folder(store), gone).unlink()
    evidence_path(papers_folder(store), other).write_bytes(b"two")

    assert [(fault.number, fault.reason, fault.detail) for fault in examine(store).faults] == [
        (3, "evidence_missing", "回函.pdf"),
        (4, "evidence_changed", "表.txt"),
    ]
    with pytest.raises(StoreUnavailable):
        evidence_bytes(papers_folder(store), gone)


def test_texts_keep_their_lines_and_lose_what_no_file_can_hold(store: Path) -> None:
    paper = changed(store, replace(ASKED, note="第一行\r\n=1+1\x00\ud800"))

    assert paper.note == "第一行\n=1+1"
    assert read_papers(store).of(KEY).note == "第一行\n=1+1"
