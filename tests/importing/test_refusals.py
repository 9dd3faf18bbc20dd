"""What the reader refused is not read again, unless the reader changed or the machine may have been at fault."""

from concurrent.futures import Future
from functools import partial
from pathlib import Path

import pytest

from dashboard.importing import ImportedFile, Pace, import_paths, reading, refusals
from dashboard.importing.refusals import reader_fingerprint, remember_refusals, remembered_refusals
from dashboard.ingest.workers import Job, Workers
from dashboard.records import Reading
from tests.importing.forms import filed

LETTER = "各单位：\n请于三月底前报送材料。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two forms and a letter."""
    made = filed(tmp_path / "filed", 2)
    (made / "letter.txt").write_text(LETTER, encoding="utf-8")
    return made


@pytest.fixture
def nothing_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is read fails."""
    monkeypatch.setattr(reading, "Workers", partial(Workers, reads="none:none"))


def test_going_on_with_a_folder_reads_nothing_again(folder: Path, request: pytest.FixtureRequest) -> None:
    store = folder.parent / "store"
    first = import_paths([folder], store, pace=Pace(files=1))
    request.getfixturevalue("nothing_reads")
    again = import_paths([folder], store)

    assert [file.outcome for file in first] == ["read", "read", "refused"]
    assert [file.outcome for file in again] == ["unchanged", "unchanged", "refused"]
    assert again[2] == first[2]


def test_another_name_and_another_reader_are_tried(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = folder.parent / "store"
    *_, refused = import_paths([folder], store)
    (folder / "letter.txt").rename(folder / "letter.md")
    tried: list[str] = []
    submit = Workers.submit

    def noted(workers: Workers, job: Job) -> Future[Reading]:
        tried.append(job.file_name)
        return submit(workers, job)

    monkeypatch.setattr(Workers, "submit", noted)

    import_paths([folder / "letter.md"], store)
    import_paths([folder / "letter.md"], store)
    monkeypatch.setattr(refusals, "reader_fingerprint", lambda: "another reader")
    (again,) = import_paths([folder / "letter.md"], store)

    assert tried == ["letter.md", "letter.md"]
    assert (again.outcome, again.reason) == (refused.outcome, refused.reason)
    assert [path.name for path in (store / "refused").iterdir()] == ["another reader.jsonl"]


def test_what_was_refused_before_the_first_form_is_kept_with_it(tmp_path: Path) -> None:
    folder, store = filed(tmp_path / "filed", 1), tmp_path / "store"
    (folder / "0.txt").write_text(LETTER, encoding="utf-8")

    import_paths([folder / "0.txt"], store)
    assert not store.exists()

    import_paths([folder], store, pace=Pace(files=1))
    assert [name for _, name in remembered_refusals(store)] == ["0.txt"]


def test_only_what_will_be_refused_again_is_kept(tmp_path: Path) -> None:
    lasting = ImportedFile("甲/form.docx", "refused", "d1", reason="damaged", detail="zip", place="page 2")
    passing = [
        ImportedFile("slow.pdf", "refused", "d2", reason="too_slow"),
        ImportedFile("crash.pdf", "refused", "d3", reason="reader_failed"),
        ImportedFile("check.txt", "refused", "d4", reason="failed_check"),
        ImportedFile("gone.txt", "refused", None, reason="not_found"),
        ImportedFile("good.txt", "read", "d5"),
    ]
    remember_refusals([lasting, *passing, lasting], tmp_path)

    kept = {
        ("d1", "form.docx"): ImportedFile("form.docx", "refused", "d1", reason="damaged", detail="zip", place="page 2")
    }
    assert remembered_refusals(tmp_path) == kept


def test_half_a_line_costs_nothing_but_itself(tmp_path: Path) -> None:
    files = [ImportedFile(f"{name}.txt", "refused", name, reason="empty") for name in ("d1", "d2", "d3")]
    remember_refusals(files[:2], tmp_path)
    (kept,) = (tmp_path / "refused").iterdir()
    kept.write_bytes(kept.read_bytes()[:-20])
    remember_refusals(files[2:], tmp_path)

    assert set(remembered_refusals(tmp_path)) == {("d1", "d1.txt"), ("d3", "d3.txt")}


def test_a_new_word_in_the_vocabulary_makes_another_reader(tmp_path: Path) -> None:
    for name in ("ingest", "rules", "vocabulary"):
        (tmp_path / name).mkdir()
    for name in ("records.py", "errors.py", "regions.csv", "regions.toml", "vocabulary/fields.toml", "ingest/grid.py"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    before = reader_fingerprint(tmp_path, tmp_path)
    reader_fingerprint.cache_clear()
    same = reader_fingerprint(tmp_path, tmp_path)
    reader_fingerprint.cache_clear()
    (tmp_path / "vocabulary/fields.toml").write_text("more", encoding="utf-8")

    assert same == before
    assert reader_fingerprint(tmp_path, tmp_path) != before
