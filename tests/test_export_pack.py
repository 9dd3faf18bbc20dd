"""`jixiao export pack`: several files at once, a clear sentence for what cannot be, and no browser session."""

import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest
from typer.testing import CliRunner, Result

from dashboard.casework.packs import PackItem, PackPlan, save_pack
from dashboard.cli import app

ITEMS = (PackItem("trend", "趋势", {}), PackItem("score_gaps", "差距", {"release": ["3"]}))


@pytest.fixture(name="store")
def store_with_a_pack(published_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    monkeypatch.delenv("JIXIAO_ADDRESS", raising=False)
    store = tmp_path / "store"
    shutil.copytree(published_store, store)
    save_pack(store, PackPlan("council", "Self-evaluations", items=ITEMS))
    return store


def run(store: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, ["export", *arguments, "--store", str(store)])


def test_a_pack_is_written_to_every_file_in_one_go(store: Path, tmp_path: Path) -> None:
    slides, book = tmp_path / "out" / "a.pptx", tmp_path / "out" / "a.xlsx"
    result = run(
        store,
        "pack",
        "council",
        "--out",
        str(slides),
        "--out",
        str(book),
        "--shape",
        "classic",
        "--address",
        "http://x.example",
    )
    with ZipFile(slides) as parts:
        notes = "".join(parts.read(name).decode() for name in parts.namelist() if "notesSlide" in name)

    assert result.exit_code == 0
    assert [path.name for path in sorted((tmp_path / "out").iterdir())] == ["a.pptx", "a.xlsx"]
    assert "There is no release 3" in result.stdout
    assert f"wrote “council” with 2 items to {slides}, {book}" in result.stdout
    assert "http://x.example/" in notes


def test_steps_are_told_to_whoever_watches(store: Path, tmp_path: Path) -> None:
    result = run(store, "pack", "council", "--out", str(tmp_path / "a.xlsx"), "--progress")

    assert result.stdout.split("\n") == ["1 3", "2 3", "3 3", ""]


def test_a_pack_is_written_in_the_language_that_is_asked_for(store: Path, tmp_path: Path) -> None:
    texts = {}
    for language in ("zh", "en"):
        out = tmp_path / f"{language}.html"
        assert run(store, "pack", "council", "--out", str(out), "--lang", language).exit_code == 0
        texts[language] = out.read_text("utf-8")

    assert "第3号发布不存在" in texts["zh"]
    assert "There is no release 3" in texts["en"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("pack", "unknown", "--out", "a.pptx"), "unknown"),
        (("pack", "--out", "a.pptx"), "name the pack"),
        (("pack", "council", "--out", "a.odp"), ".odp"),
        (("pack", "council", "--out", "a.pptx", "--shape", "round"), "round"),
        (("trend", "council", "--out", "a.csv"), "takes no name"),
        (("trend", "--out", "a.csv", "--out", "b.csv"), "one file"),
    ],
)
def test_what_cannot_be_written_gets_a_sentence(store: Path, arguments: tuple[str, ...], sentence: str) -> None:
    result = run(store, *arguments)

    assert result.exit_code == 1
    assert sentence in result.stderr
    assert result.stderr.startswith("jixiao: ")
    assert len(result.stderr.splitlines()) == 1
    assert not Path("a.pptx").exists()
