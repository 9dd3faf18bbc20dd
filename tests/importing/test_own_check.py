"""A form that is not filed yet: its leads and a list to tick off, and nothing of it on the disk."""

import tempfile
from datetime import date
from pathlib import Path

import pytest

from dashboard.export.register import register_docx, register_xlsx
from dashboard.i18n import words
from dashboard.importing import import_sources
from dashboard.importing.own_check import MOST_BESIDE, fix_list, own_check
from dashboard.settings import DATA
from dashboard.warehouse import Store

ZH = words("zh")
FORMS = {path.name: path.read_bytes() for path in (DATA / "sources").glob("*.txt")}
MINHANG = next((name, data) for name, data in FORMS.items() if "闵行" in name)
FUTIAN = next((name, data) for name, data in FORMS.items() if "福田" in name)


def test_a_form_alone_is_asked_what_it_would_be_asked_when_filed(tmp_path: Path) -> None:
    found = own_check([FUTIAN], Store(tmp_path / "none"))
    codes = {lead["rule_code"] for lead in found.leads}

    assert (found.forms, found.is_beside_others) == (13, False)
    assert {"B01", "B08", "D03", "F05"} <= codes
    assert all(lead["document_place"] for lead in found.leads)


def test_nothing_of_it_stays_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "scratch"))
    (tmp_path / "scratch").mkdir()
    import_sources(tmp_path / "store")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "store").rglob("*") if path.is_file()}
    changed = MINHANG[1].replace("党建经费".encode(), "党建活动经费".encode())
    found = own_check([("新表.txt", changed)], Store(tmp_path / "store"))

    assert found.forms == 11
    assert found.is_beside_others
    assert list((tmp_path / "scratch").rglob("*")) == []
    after = {path: path.stat().st_mtime_ns for path in (tmp_path / "store").rglob("*") if path.is_file()}
    assert {path: time for path, time in after.items() if path.suffix != ".lock"} == {
        path: time for path, time in before.items() if path.suffix != ".lock"
    }


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_checked(tmp_path: Path) -> None:
    found = own_check([("通知.txt", "关于开会的通知".encode()), MINHANG], Store(tmp_path))

    assert [(file.path, file.reason is None) for file in found.files] == [("通知.txt", False), (MINHANG[0], True)]
    assert found.forms == 11


def test_files_that_hold_no_form_give_nothing(tmp_path: Path) -> None:
    found = own_check([("通知.txt", "关于开会的通知".encode())], Store(tmp_path))

    assert (found.forms, found.leads, found.unread) == (0, (), ())


def test_beside_a_large_store_a_form_is_looked_at_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import_sources(tmp_path)
    monkeypatch.setattr("dashboard.importing.own_check.MOST_BESIDE", 20)

    assert not own_check([MINHANG], Store(tmp_path)).is_beside_others
    assert MOST_BESIDE > 20


def test_the_gravest_of_each_form_come_first(tmp_path: Path) -> None:
    found = own_check([FUTIAN], Store(tmp_path))
    of_forms: dict[str, list[int]] = {}
    for lead in found.leads:
        of_forms.setdefault(lead["project_name"], []).append("EHMLI".index(lead["severity"]))

    assert len(of_forms) > 5
    assert all(order == sorted(order) for order in of_forms.values())


def test_the_list_names_each_question_with_its_place(tmp_path: Path) -> None:
    found = own_check([FUTIAN], Store(tmp_path))
    register = fix_list(found, ZH, date(2026, 1, 2))

    assert len(register.rows) == len(found.leads)
    assert register.notes[0] == "检查日期：2026-01-02。所查文件未入库、未保存。"
    assert {row[5][:1] for row in register.rows} == {"第"}
    assert register_xlsx(register)[:2] == register_docx(register)[:2] == b"PK"
