"""What stands beside a document fills only what its text does not say."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from dashboard.errors import BrokenData
from dashboard.ingest.read_document import read_document
from dashboard.ingest.sidecars import Sidecar, digest_of, sidecar_for
from dashboard.records import Origin

SOURCES = Path(__file__).parents[2] / "data" / "sources"
DOCUMENTS = sorted(SOURCES.glob("*.txt"))
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def a_sidecar(data: bytes) -> Sidecar:
    return Sidecar(
        publisher="某局",
        title="某表",
        address="",
        date="",
        sha256=digest_of(data),
        year=1999,
        region_code="110000",
        department="某局",
        unit="某所",
    )


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_every_source_has_a_sidecar_of_its_own_bytes(path: Path) -> None:
    found = sidecar_for(path, digest_of(path.read_bytes()))

    assert found is not None
    assert "" not in (found.publisher, found.title)


def test_the_same_bytes_elsewhere_find_their_sidecar(tmp_path: Path) -> None:
    copy = tmp_path / "000.txt"
    copy.write_bytes(DOCUMENTS[0].read_bytes())

    assert sidecar_for(DOCUMENTS[0], digest_of(copy.read_bytes())) == sidecar_for(copy, digest_of(copy.read_bytes()))


def test_other_bytes_have_no_sidecar(tmp_path: Path) -> None:
    assert None is sidecar_for(tmp_path / "other.txt", digest_of(b"other"))


def test_a_sidecar_of_other_bytes_is_broken_data(tmp_path: Path) -> None:
    (tmp_path / "a.txt.toml").write_text((SOURCES / f"{DOCUMENTS[0].name}.toml").read_text(encoding="utf-8"), "utf-8")

    with pytest.raises(BrokenData, match="sha256"):
        sidecar_for(tmp_path / "a.txt", digest_of(b"other"))


@pytest.mark.parametrize("text", ["publisher = ", 'publisher = "a"', 'unknown = "a"'])
def test_a_sidecar_that_does_not_fit_is_broken_data(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt.toml").write_text(text, encoding="utf-8")

    with pytest.raises(BrokenData, match="sidecar"):
        sidecar_for(tmp_path / "a.txt", digest_of(b"a"))


def test_what_the_text_says_wins_over_the_sidecar() -> None:
    path = next(path for path in DOCUMENTS if "福田" in path.name)
    data = path.read_bytes()
    plain = read_document(data, path.name, sidecar=None, imported_at=NOW)
    beside = read_document(data, path.name, sidecar=a_sidecar(data), imported_at=NOW)

    assert plain.evaluations == beside.evaluations
    assert ("某表", "某局", None) == (
        beside.document.title,
        beside.document.publisher,
        beside.document.published_address,
    )


def test_what_the_text_does_not_say_comes_from_the_sidecar_and_says_so() -> None:
    path = next(path for path in DOCUMENTS if "番禺" in path.name)
    data = path.read_bytes()
    found = read_document(data, path.name, sidecar=a_sidecar(data), imported_at=NOW).evaluations[0]

    assert (1999, "110000", "某局", "某所") == (found.year, found.region_code, found.department_name, found.unit_name)
    assert Origin("evaluations", "", "year", "sidecar", "1999") in found.origins
