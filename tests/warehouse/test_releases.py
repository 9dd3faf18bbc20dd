"""Releases: numbered, kept as they were signed off, taken back but never renumbered."""

from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

import pytest

from dashboard.errors import RefusedRelease
from dashboard.warehouse import (
    Store,
    last_release,
    make_release,
    open_warehouse,
    rebuild,
    release_store,
    releases,
    withdraw_release,
    write_readings,
)
from tests.queries.forms import evaluation, reading

FIRST, LATER = datetime(2026, 1, 2, tzinfo=UTC), datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)


def add(store: Store, project: str) -> None:
    write_readings(store, [reading(evaluation(project=project), name=project)])


@pytest.fixture(name="store")
def store_with_one_form(tmp_path: Path) -> Store:
    store = Store(tmp_path)
    add(store, "甲")
    return store


def projects(folder: Path) -> list[str]:
    return [name for (name,) in open_warehouse(folder).rows("select project_name from facts.filings order by all")]


def test_a_release_keeps_what_was_signed_off(store: Store) -> None:
    made = make_release(store, " 张三 ", "首次发布", LATER)
    for project in ("乙", "丙", "丁"):
        add(store, project)

    assert (made.number, made.released_by, made.note) == (1, "张三", "首次发布")
    assert made.released_at == "2026-03-04T05:06:07+00:00"
    assert projects(release_store(store, 1).folder) == ["甲"]
    assert projects(store.folder) == ["丁", "丙", "乙", "甲"]
    assert releases(store) == (made,)


def test_originals_of_a_release_are_those_of_the_store(store: Store) -> None:
    make_release(store, "张三")
    ((document,),) = open_warehouse(store.folder).rows("select document_id from forms.documents")

    assert release_store(store, 1).original(document) == store.original(document)


def test_readers_see_the_last_release_that_stands(store: Store) -> None:
    assert last_release(store) is None
    make_release(store, "张三")
    add(store, "乙")
    second = make_release(store, "张三")
    assert last_release(store) == second
    gone = withdraw_release(store, 2, "李四", "数据有误", LATER)
    add(store, "丙")
    third = make_release(store, "张三")

    assert (gone.withdrawn_by, gone.withdrawn_why, gone.is_withdrawn) == ("李四", "数据有误", True)
    assert [one.number for one in releases(store)] == [1, 2, 3]
    assert last_release(store) == third
    withdraw_release(store, 3, "李四", "数据有误")
    first = last_release(store)
    assert first is not None
    assert first.number == 1


def test_the_version_of_a_withdrawn_release_may_be_released_again(store: Store) -> None:
    make_release(store, "张三")
    withdraw_release(store, 1, "张三", "漏审")

    assert make_release(store, "张三").number == 2


@pytest.mark.parametrize(
    ("by", "reason"),
    [("", "no_name"), ("  ", "no_name"), ("张三", "unchanged")],
)
def test_what_cannot_be_released_is_said(store: Store, by: str, reason: str) -> None:
    make_release(store, "张三")

    with pytest.raises(RefusedRelease) as refused:
        make_release(store, by)
    assert refused.value.reason == reason
    assert len(releases(store)) == 1


def test_an_empty_store_has_nothing_to_release(tmp_path: Path) -> None:
    with pytest.raises(RefusedRelease) as refused:
        make_release(Store(tmp_path), "张三")
    assert refused.value.reason == "empty"


@pytest.mark.parametrize(
    ("number", "by", "why", "reason"),
    [(1, "", "漏审", "no_name"), (1, "张三", " ", "no_reason"), (7, "张三", "漏审", "unknown")],
)
def test_what_cannot_be_withdrawn_is_said(store: Store, number: int, by: str, why: str, reason: str) -> None:
    make_release(store, "张三")

    with pytest.raises(RefusedRelease) as refused:
        withdraw_release(store, number, by, why)
    assert refused.value.reason == reason


def test_a_withdrawn_release_is_not_opened_nor_withdrawn_twice(store: Store) -> None:
    make_release(store, "张三")
    withdraw_release(store, 1, "张三", "漏审")

    for act in (lambda: release_store(store, 1), lambda: withdraw_release(store, 1, "张三", "漏审")):
        with pytest.raises(RefusedRelease) as refused:
            act()
        assert refused.value.reason == "withdrawn"


def test_a_release_is_worked_out_anew_by_other_rules(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    made = make_release(store, "张三")
    before = made.is_recomputed
    for module in ("releases", "write", "rule_tables"):
        monkeypatch.setattr(import_module(f"dashboard.warehouse.{module}"), "fingerprint", lambda: "other rules")

    assert (before, made.is_recomputed) == (False, True)
    assert projects(release_store(store, 1).folder) == ["甲"]
    assert open_warehouse(release_store(store, 1).folder).rows("select fingerprint from rules.built_with") == [
        ("other rules",)
    ]


def test_a_rebuild_changes_nothing_that_could_be_released(store: Store) -> None:
    make_release(store, "张三")
    rebuild(store)

    with pytest.raises(RefusedRelease, match="unchanged"):
        make_release(store, "张三")
