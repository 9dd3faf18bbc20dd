"""Made-up documents: the same by the same seed, in every family and carrier, saying what their truth says they say."""

import json
import re
import unicodedata
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pdfplumber
import pytest

from dashboard.errors import StoreUnavailable, UnknownSelection
from dashboard.generate.documents import CARRIERS, MadeDocument, made, made_documents
from dashboard.generate.documents.made import FAMILIES, PRINTED
from dashboard.generate.documents.truth import EVALUATION, FUNDS, INDICATORS
from dashboard.generating import generate_documents

ENCODINGS = ("utf-8-sig", "gb18030", "utf-16")
WRITTEN = [carrier for carrier in CARRIERS if carrier not in PRINTED]
ONCE = len(WRITTEN) * len(FAMILIES)
AS_PRINTED = ("level_1", "level_2", "level_3", "target_text", "actual_text", "remark")


def plain(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def words_of(document: MadeDocument) -> str:
    encoding = "utf-16" if document.data[:2] in (b"\xff\xfe", b"\xfe\xff") else None
    for name in (encoding,) if encoding else ENCODINGS[:2]:
        try:
            return plain(document.data.decode(name))
        except UnicodeDecodeError:
            continue
    raise AssertionError(document.name)


def said(value: Any) -> list[str]:
    return [text for text in (value["any"] if isinstance(value, dict) else [value]) if text is not None]


def test_the_same_seed_makes_the_same_files() -> None:
    once, again = (
        [(document.name, document.data, document.truth) for document in made_documents(ONCE, 5, WRITTEN)]
        for _ in range(2)
    )

    assert once == again


def test_the_same_seed_prints_the_same_pages() -> None:
    once, again = ([document.data for document in made_documents(len(PRINTED), 5, PRINTED)] for _ in range(2))

    assert once == again
    assert [b"%PDF", b"%PDF", b"%PDF", b"\x89PNG"] == [data[:4] for data in once]


def test_scans_hold_pictures_and_no_text() -> None:
    ruled, scan = (next(made_documents(1, 2, [carrier])).data for carrier in ("pdf_ruled", "scan"))
    letters = [sum(len(page.chars) for page in pdfplumber.open(BytesIO(data)).pages) for data in (ruled, scan)]

    assert letters[0] > 300
    assert letters[1] == 0


def test_another_seed_makes_other_files() -> None:
    one, other = ({document.data for document in made_documents(ONCE, seed, WRITTEN)} for seed in (5, 6))

    # Notices and the like have few variants; no filled form comes twice.
    assert len(one & other) < len(WRITTEN) / 2


def test_every_family_comes_in_every_carrier() -> None:
    made = {(document.family, document.carrier) for document in made_documents(ONCE, 1, WRITTEN)}

    assert made == {(family, carrier) for family in FAMILIES for carrier in WRITTEN}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_what_a_truth_says_stands_in_its_document(seed: int) -> None:
    missing = []
    for document in made_documents(240, seed, ["text_tabs", "text_pipes"]):
        words = words_of(document)
        for form in document.truth.get("evaluations", []):
            texts = [form["evaluation"][name] for name in ("department_name", "unit_name", "project_name", "year")]
            texts += [row[name] for row in form["indicators"] for name in AS_PRINTED if name in row]
            texts += [goal[name] for goal in form["goals"] for name in goal]
            split = "指标性质" in words
            for text in texts:
                alternatives = [plain(one) for one in said(text)]
                if alternatives and not split and not any(one in words for one in alternatives):
                    missing.append((document.name, text))

    assert [] == missing


@pytest.mark.parametrize("seed", [1, 2])
def test_points_of_a_truth_make_its_total(seed: int) -> None:
    for document in made_documents(240, seed, ["text_tabs"]):
        for form in document.truth.get("evaluations", []):
            total = form["evaluation"]["score_reported"]
            if total is None or document.family == 11 or "total is not the sum" in document.truth["faults"]:
                continue
            rows = [row["score_reported"] for row in form["indicators"] if isinstance(row["score_reported"], str)]
            rows += [row["score_reported"] for row in form["funds"] if row["score_reported"] is not None]
            assert Decimal(total) == sum(map(Decimal, rows)), document.name


def test_parts_of_the_funds_make_their_total() -> None:
    off = {"total of nothing over funded parts", "parts off their total"}
    sound = [
        document
        for document in made_documents(480, 4, ["text_tabs"])
        if not off & set(document.truth.get("faults", []))
    ]
    for document in sound:
        for form in document.truth.get("evaluations", []):
            total, *parts = form["funds"]
            for name in ("budget_adjusted_yuan", "executed_yuan") if parts else ():
                assert Decimal(total[name]) == sum(Decimal(part[name] or 0) for part in parts), document.name


def test_every_document_says_that_it_is_made_up() -> None:
    made = list(made_documents(60, 3, ["text_tabs"]))
    filled = [document for document in made if "refused" not in document.truth]

    assert [] == [document.name for document in made if "模拟" not in document.name]
    assert [] == [document.name for document in filled if "模拟" not in words_of(document)]
    assert {True} == {document.truth["is_synthetic"] for document in made}


def test_a_truth_names_every_column() -> None:
    for document in made_documents(ONCE, 2, WRITTEN):
        for form in document.truth.get("evaluations", []):
            assert set(EVALUATION) == set(form["evaluation"])
            assert all(set(FUNDS) <= set(row) for row in form["funds"])
            assert all(set(INDICATORS) == set(row) for row in form["indicators"])


def test_files_and_truths_are_written_side_by_side(tmp_path: Path) -> None:
    generate_documents(tmp_path / "made", 30, 1, WRITTEN)
    truths = sorted((tmp_path / "made").glob("*.json"))

    assert len(truths) == 30
    assert [path.stem for path in truths] == [json.loads(path.read_text("utf-8"))["file"] for path in truths]
    assert all(path.with_suffix("").stat().st_size for path in truths)


def test_a_folder_that_holds_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "own.txt").write_text("mine")

    with pytest.raises(StoreUnavailable):
        generate_documents(tmp_path, 1, seed=1)
    assert ["own.txt"] == [path.name for path in tmp_path.iterdir()]


def test_an_unknown_carrier_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnknownSelection, match="papyrus"):
        generate_documents(tmp_path / "made", 1, 1, ["papyrus"])


def test_forms_are_drawn_without_the_words_of_the_reader() -> None:
    modules = sorted(Path(made.__file__).parent.rglob("*.py"))
    named = [path.name for path in modules if re.search(r"[\"'/]vocabulary|dashboard\.ingest", path.read_text("utf-8"))]

    assert len(modules) > 15
    assert ["__init__.py"] == named  # its docstring says that it is so
