"""The store: versions swapped in whole, one writer, nothing half written."""

from pathlib import Path

import pytest
from filelock import FileLock

from dashboard.errors import BrokenData, StoreUnavailable
from dashboard.warehouse import Store, bring_up_to_date, open_warehouse, write_readings
from dashboard.warehouse import build as build_module
from tests.warehouse.examples import reading

COUNT = "select count(*) from forms.evaluations"


def test_an_unwritten_store_has_no_version_and_is_not_made(tmp_path: Path) -> None:
    folder = tmp_path / "store"

    assert Store(folder).version is None
    with pytest.raises(StoreUnavailable, match="is empty; import a document first"):
        open_warehouse(folder)
    assert not folder.exists()


def test_readings_are_read_back_as_they_were_written(tmp_path: Path) -> None:
    write_readings(Store(tmp_path), [reading(b"one", project_name="劳模管理", weight="12.5")])

    rows = open_warehouse(tmp_path).rows(
        "select evaluations.project_name, indicators.weight from forms.evaluations"
        " inner join forms.indicators on evaluations.evaluation_id = indicators.evaluation_id"
    )
    assert [(name, str(weight)) for name, weight in rows] == [("劳模管理", "12.5000")]


def test_originals_are_kept_byte_for_byte(tmp_path: Path) -> None:
    written = write_readings(Store(tmp_path), [reading(b"\xd6\xd0\x00\r\n")])

    assert Store(tmp_path).original(written.added[0]) == b"\xd6\xd0\x00\r\n"


def test_the_same_bytes_twice_change_nothing(tmp_path: Path) -> None:
    first = write_readings(Store(tmp_path), [reading(b"one")])
    again = write_readings(Store(tmp_path), [reading(b"one")])

    assert again.unchanged == first.added
    assert again.version == first.version == Store(tmp_path).version


def test_a_reader_keeps_its_version_until_it_opens_anew(tmp_path: Path) -> None:
    write_readings(Store(tmp_path), [reading(b"one")])
    before = open_warehouse(tmp_path)
    write_readings(Store(tmp_path), [reading(b"two")])
    after = open_warehouse(tmp_path)

    assert before.rows(COUNT) == [(1,)]
    assert after.rows(COUNT) == [(2,)]
    assert open_warehouse(tmp_path) is after


def test_a_write_that_fails_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_readings(Store(tmp_path), [reading(b"one")])
    before = sorted(path.name for path in tmp_path.glob("warehouse-*"))

    def fails(_: object) -> None:
        raise BrokenData("queries/facts: broken on purpose")

    monkeypatch.setattr(build_module, "build_layers", fails)
    with pytest.raises(BrokenData):
        write_readings(Store(tmp_path), [reading(b"two")])

    assert sorted(path.name for path in tmp_path.glob("warehouse-*")) == before
    assert open_warehouse(tmp_path).rows(COUNT) == [(1,)]


def test_a_failing_check_keeps_the_old_version_in_force(tmp_path: Path) -> None:
    write_readings(Store(tmp_path), [reading(b"one")])
    version = Store(tmp_path).version
    with pytest.raises(BrokenData, match="levels_are_plain_names"):
        write_readings(Store(tmp_path), [reading(b"two", level_1="产出指标（50分）")])

    assert Store(tmp_path).version == version


def test_old_versions_are_forgotten_but_for_the_last(tmp_path: Path) -> None:
    for number in range(4):
        write_readings(Store(tmp_path), [reading(f"document {number}".encode())])

    assert len(list(tmp_path.glob("warehouse-*.duckdb"))) == 2


def test_a_second_writer_is_told_to_wait(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.warehouse.store.SECONDS_TO_WAIT", 0.05)
    with FileLock(tmp_path / "write.lock"), pytest.raises(StoreUnavailable, match="another import is writing"):
        write_readings(Store(tmp_path), [reading(b"one")])


def test_a_warehouse_file_that_is_none_is_named(tmp_path: Path) -> None:
    written = write_readings(Store(tmp_path), [reading(b"one")])
    other = tmp_path / "other"
    other.mkdir()
    (other / "CURRENT").write_text(str(written.version))
    (other / f"warehouse-{written.version}.duckdb").write_bytes(b"not a database at all")

    with pytest.raises(StoreUnavailable, match="cannot be opened"):
        open_warehouse(other)


def test_a_store_built_with_other_rules_is_built_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path)
    monkeypatch.setattr("dashboard.warehouse.rule_tables.fingerprint", lambda: "of last year")
    write_readings(store, [reading(b"one", project_name="劳模管理")])
    monkeypatch.undo()
    before = store.version

    assert bring_up_to_date(store)
    assert store.version != before
    assert open_warehouse(tmp_path).rows("select project_name from facts.filings") == [("劳模管理",)]
    assert not bring_up_to_date(store)


def test_an_empty_store_needs_no_bringing_up_to_date(tmp_path: Path) -> None:
    assert not bring_up_to_date(Store(tmp_path / "store"))
    assert not (tmp_path / "store").exists()
