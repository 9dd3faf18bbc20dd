"""Importing: files are read apart and in order, stored whole or not at all, and read no second time."""

from functools import partial
from pathlib import Path

import pytest

from dashboard.errors import FailedCheck, StoreUnavailable
from dashboard.i18n import words
from dashboard.importing import (
    ImportedFile,
    Pace,
    change_lines,
    counted_changes,
    found_files,
    import_paths,
    read_files,
    reading,
    store_files,
    storing,
    try_import,
    uploaded_files,
)
from dashboard.ingest.workers import Limits, Workers
from dashboard.settings import DATA
from dashboard.warehouse import Breach, Store, breaches, changes, open_warehouse
from dashboard.warehouse import build as build_module
from dashboard.warehouse.check import breaches_in
from tests.importing.forms import filed, form

PUBLISHED = sorted((DATA / "sources").glob("*.txt"))
BREACH = Breach("on_purpose", "", ("name",), (("坏",),))
NAMES = "select project_name from forms.evaluations where is_current order by all"


def outcomes(files: tuple[ImportedFile, ...]) -> list[str]:
    return [file.reason or file.outcome for file in files]


def current_names(store: Path) -> list[str]:
    return [name for (name,) in open_warehouse(store).rows(NAMES)]


def test_files_are_stored_with_what_they_say(tmp_path: Path) -> None:
    (file,) = import_paths([filed(tmp_path / "filed", 1)], tmp_path / "store")

    assert (file.outcome, file.evaluations, file.indicators) == ("read", 1, 3)
    assert current_names(tmp_path / "store") == ["项目0000"]
    assert Store(tmp_path / "store").original(file.document_id or "") == form("项目0000")


def test_each_file_is_told_in_order_as_it_is_read_and_as_it_is_stored(tmp_path: Path) -> None:
    told: list[tuple[str, str]] = []
    folder = filed(tmp_path / "filed", 5)
    import_paths(
        [folder],
        tmp_path / "store",
        lambda file: told.append(("stored", Path(file.path).stem)),
        on_found=lambda count: told.append(("found", str(count))),
        on_read=lambda file: told.append(("read", Path(file.path).stem)),
        pace=Pace(files=3),
    )

    stems = [f"{number:04d}" for number in range(5)]
    assert told == [
        ("found", "5"),
        *(("read", stem) for stem in stems[:3]),
        *(("stored", stem) for stem in stems[:3]),
        *(("read", stem) for stem in stems[3:]),
        *(("stored", stem) for stem in stems[3:]),
    ]


def test_what_breaks_its_reader_harms_no_other_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = partial(Workers, reads="tests.ingest.workers.readers:behaves_as_told")
    monkeypatch.setattr(reading, "Workers", told)
    files = [("1.txt", b"one"), ("2.txt", b"crash"), ("3.txt", b"loop"), ("4.txt", b"two"), ("5.txt", b"fail")]
    limits = Limits(seconds=1, workers=2)

    read = list(read_files(uploaded_files(files), tmp_path / "store", limits))

    assert outcomes(tuple(file.file for file in read)) == ["read", "reader_failed", "too_slow", "read", "reader_failed"]
    assert [file.reading is not None for file in read] == [True, False, False, True, False]
    assert not (tmp_path / "store").exists()


def test_stored_bytes_are_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, store = filed(tmp_path / "filed", 3), tmp_path / "store"
    first = import_paths([folder], store)
    monkeypatch.setattr(reading, "Workers", partial(Workers, reads="none:none"))

    again = import_paths([folder, *PUBLISHED[:1]], store)

    assert outcomes(again) == ["unchanged"] * 3 + ["read"]
    assert [file.indicators for file in again[:3]] == [file.indicators for file in first] == [3] * 3


def test_the_same_bytes_twice_in_one_import_are_stored_once(tmp_path: Path) -> None:
    files = [("a.txt", form("一")), ("b.txt", form("一")), ("c.py", form("二")), ("d.txt", form("二"))]

    read = list(read_files(uploaded_files(files), tmp_path))

    assert outcomes(tuple(file.file for file in read)) == ["read", "unchanged", "unsupported_format", "read"]
    assert read[1].file.indicators == 3
    assert outcomes(store_files(read, tmp_path)) == ["read", "unchanged", "unsupported_format", "read"]


def test_of_two_files_of_one_project_the_later_one_is_in_force(tmp_path: Path) -> None:
    first = [("z.txt", form("一", "第一稿")), ("a.txt", form("二", "唯一"))]
    store_files(list(read_files(uploaded_files(first), tmp_path)), tmp_path)
    second = [("b.txt", form("一", "第二稿")), ("a.txt", form("一", "第三稿")), ("c.txt", form("三"))]
    read = list(read_files(uploaded_files(second), tmp_path))

    assert [file.superseded for file in store_files(read, tmp_path)] == [0, 1, 0]
    current = "select outcome_text from forms.goals inner join forms.evaluations using (evaluation_id) where is_current"
    assert sorted(open_warehouse(tmp_path).rows(current)) == [("唯一",), ("已完成",), ("第三稿",)]


def test_a_dry_run_stores_nothing(tmp_path: Path) -> None:
    folder, store = filed(tmp_path / "filed", 3), tmp_path / "store"
    assert outcomes(try_import([folder], store).files) == ["read"] * 3
    assert not store.exists()

    import_paths([folder / "0001.txt"], store)
    version = Store(store).version
    (folder / "0001.txt").write_bytes(form("项目0001", "第二稿"))
    (folder / "bad.txt").touch()
    trial = try_import([folder], store)

    assert [(file.outcome, file.superseded) for file in trial.files] == [
        ("read", 0),
        ("read", 1),
        ("read", 0),
        ("refused", 0),
    ]
    assert Store(store).version == version
    assert trial.changes is not None
    assert sorted(trial.changes.evaluations["change"]) == ["new", "new", "new", "superseded"]
    moved = {row.figure: (row.before, row.after) for row in trial.changes.figures.itertuples()}
    assert moved["evaluations"] == (1.0, 3.0)


def test_what_a_dry_run_foretells_is_what_then_happens(tmp_path: Path) -> None:
    folder, store = filed(tmp_path / "filed", 2), tmp_path / "store"
    import_paths([folder / "0001.txt"], store)
    foretold = try_import([folder], store)
    before = open_warehouse(store)
    files = import_paths([folder], store)
    happened = changes(before, open_warehouse(store))

    assert foretold.files == files
    assert counted_changes(foretold.changes) == counted_changes(happened)
    assert change_lines(words("en"), foretold.changes) == change_lines(words("en"), happened)
    assert change_lines(words("en"), happened)[0] == "1 new evaluation; 1 unchanged"


def test_a_dry_run_of_nothing_readable_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").touch()
    trial = try_import([tmp_path / "bad.txt"], tmp_path / "store")

    assert trial.changes is None
    assert change_lines(words("zh"), None) == []
    assert counted_changes(None) == {"evaluations": {}, "figures": []}


def test_a_reading_that_breaks_a_check_is_refused_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = breaches_in

    def breaches_found(connection: object) -> object:
        bad = connection.execute("select * from forms.evaluations where project_name = '坏'").fetchall()  # type: ignore[attr-defined]
        return (BREACH,) if bad else found(connection)  # type: ignore[arg-type]

    monkeypatch.setattr(build_module, "breaches_in", breaches_found)
    files = [(f"{name}.txt", form(name)) for name in ("一", "二", "坏", "三", "四")]
    stored = store_files(list(read_files(uploaded_files(files), tmp_path)), tmp_path)

    assert outcomes(stored) == ["read", "read", "failed_check", "read", "read"]
    assert "一二三四" == "".join(sorted(current_names(tmp_path), key="一二三四".index))
    assert len(list((tmp_path / "originals").iterdir())) == 4


def test_a_store_that_fails_its_own_checks_is_no_fault_of_the_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store_files(list(read_files(uploaded_files([("a.txt", form("一"))]), tmp_path)), tmp_path)
    before = Store(tmp_path).version
    read = list(read_files(uploaded_files([("b.txt", form("二"))]), tmp_path))
    monkeypatch.setattr(build_module, "breaches_in", lambda _: (BREACH,))

    with pytest.raises(FailedCheck):
        store_files(read, tmp_path)
    assert Store(tmp_path).version == before
    assert len(list(tmp_path.glob("originals/*"))) == 1


def test_a_broken_sidecar_costs_its_document_alone(tmp_path: Path) -> None:
    folder = filed(tmp_path / "filed", 2)
    (folder / "0000.txt.toml").write_text("publisher = ")

    assert outcomes(import_paths([folder], tmp_path / "store")) == ["broken_sidecar", "read"]


def test_what_a_killed_writer_left_is_swept_away(tmp_path: Path) -> None:
    store_files(list(read_files(uploaded_files([("a.txt", form("一"))]), tmp_path)), tmp_path)
    left = [tmp_path / "warehouse-1.part", tmp_path / "originals" / "abc.part"]
    for path in left:
        path.touch()

    store_files(list(read_files(uploaded_files([("b.txt", form("二"))]), tmp_path)), tmp_path)

    assert not any(path.exists() for path in left)


def test_published_documents_are_not_stored_beside_generated_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = list(read_files(found_files(PUBLISHED[:1]), tmp_path))
    monkeypatch.setattr(storing, "holds_synthetic", lambda _: True)

    with pytest.raises(StoreUnavailable, match="never mix"):
        store_files(read, tmp_path)


def test_a_store_that_grew_in_many_versions_holds_together(tmp_path: Path) -> None:
    import_paths([filed(tmp_path / "filed", 6)], tmp_path / "store", pace=Pace(files=1))

    assert len(current_names(tmp_path / "store")) == 6
    assert not breaches(open_warehouse(tmp_path / "store"))
