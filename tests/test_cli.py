"""The commands: what they print, what they refuse, how they exit."""

import contextlib
import csv
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl
import pdfplumber
import pytest
import typst
from typer.testing import CliRunner, Result

from dashboard import cli
from dashboard.cli import app
from dashboard.export import fonts
from dashboard.settings import DATA

SOURCES = DATA / "sources"


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    monkeypatch.delenv("JIXIAO_STORE", raising=False)


@pytest.fixture(name="store", scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("published")
    assert run("import", str(SOURCES), "--store", str(folder)).exit_code == 0
    return folder


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def test_import_counts_what_it_read_and_does_nothing_twice(tmp_path: Path) -> None:
    first = run("import", str(SOURCES), "--store", str(tmp_path), "--json")
    again = run("import", str(SOURCES), "--store", str(tmp_path), "--json")

    counts = [(file["outcome"], file["evaluations"], file["indicators"]) for file in json.loads(first.stdout)["files"]]
    assert sorted(counts) == [("read", 1, 0), ("read", 1, 0), ("read", 1, 13), ("read", 11, 127), ("read", 13, 140)]
    assert {file["outcome"] for file in json.loads(again.stdout)["files"]} == {"unchanged"}


def test_import_refuses_what_is_no_self_evaluation_and_stores_nothing(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("关于召开会议的通知\n各单位：请于周五参加会议。\n")
    (tmp_path / "empty.txt").touch()
    store = tmp_path / "store"
    result = run(
        "import",
        str(tmp_path / "letter.txt"),
        str(tmp_path / "empty.txt"),
        str(tmp_path / "none.txt"),
        "--store",
        str(store),
    )

    assert result.exit_code == 3
    assert "letter.txt: not a performance self-evaluation form or report" in result.stdout
    assert "empty.txt: the file holds nothing" in result.stdout
    assert "none.txt: no such file" in result.stdout
    assert not store.exists()


def test_import_reads_the_good_files_of_a_folder_beside_refused_ones(tmp_path: Path) -> None:
    folder = tmp_path / "filed" / "2023"
    folder.mkdir(parents=True)
    good = next(path for path in sorted(SOURCES.glob("*.txt")))
    shutil.copy(good, folder / "good.txt")
    (folder / "bad.txt").write_bytes(b"\x00\x01\x02\x03" * 50)
    result = run("import", str(tmp_path / "filed"), "--store", str(tmp_path / "store"), "--json")

    assert result.exit_code == 3
    assert [(Path(file["path"]).name, file["outcome"]) for file in json.loads(result.stdout)["files"]] == [
        ("bad.txt", "refused"),
        ("good.txt", "read"),
    ]


def test_a_dry_run_says_what_would_be_and_stores_nothing(tmp_path: Path) -> None:
    store = tmp_path / "store"
    lines = run("import", str(SOURCES), "--store", str(store), "--dry-run").stdout.splitlines()
    told = json.loads(run("import", str(SOURCES), "--store", str(store), "--dry-run", "--json").stdout)

    assert len([line for line in lines if line.startswith("would be read: ")]) == 5
    said = next(place for place, line in enumerate(lines) if line.startswith("Dry run, nothing was stored. Files: 5."))
    assert "To be read: 5 (evaluations 27, superseding 0" in lines[said]
    assert lines[said + 1] == "27 new evaluations; 0 unchanged"
    assert len([line for line in lines if line.startswith("  ") and "— → 5,043.70 (—)" in line]) == 1
    assert told["dry_run"]
    assert told["changes"]["evaluations"]["new"] == 27
    assert {"form_type": "project", "figure": "evaluations", "before": None, "after": 24.0, "difference": None} in told[
        "changes"
    ]["figures"]
    assert told["summary"] == {
        "files": 5,
        "read": 5,
        "unchanged": 0,
        "refused": 0,
        "evaluations": 27,
        "superseded": 0,
    }
    assert not store.exists()


def test_import_reads_an_archive_as_the_folder_it_was_made_of(tmp_path: Path) -> None:
    archive = shutil.make_archive(str(tmp_path / "letters"), "zip", SOURCES)
    store = str(tmp_path / "store")
    told = json.loads(run("import", archive, "--store", store, "--json").stdout)

    assert told["summary"]["read"] == 5
    assert all(file["path"].startswith(archive) for file in told["files"])
    assert run("import", str(SOURCES), "--store", store).stdout.count("unchanged: /") == 5


def test_an_import_that_is_stopped_says_that_it_can_go_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("dashboard.importing.import_paths", stopped)
    result = run("import", str(SOURCES), "--store", str(tmp_path))

    assert result.exit_code == 1
    assert "the same command goes on where this one stopped" in result.stderr


def test_import_sums_up_why_files_were_refused(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).touch()
    (tmp_path / "c.json").write_text("{}")
    lines = run("import", str(tmp_path), "--store", str(tmp_path / "store")).stdout.splitlines()

    assert lines[3].startswith("Files: 3. Newly read: 0")
    assert lines[4].startswith("    2: the file holds nothing")
    assert lines[5].startswith("    1: this format cannot be read")


def everything_from(terminal: int) -> bytes:
    """What is written to a terminal until its other end is closed; a slow run draws more than one read returns."""
    drawn = b""
    with (
        os.fdopen(terminal, "rb", buffering=0),
        contextlib.suppress(OSError),
    ):  # Linux: the end of a terminal is an error
        while piece := os.read(terminal, 4096):
            drawn += piece
    return drawn


def test_a_bar_stands_on_a_terminal_and_in_no_pipe(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "dashboard",
        "import",
        str(SOURCES),
        "--dry-run",
        "--store",
        str(tmp_path / "store"),
    ]
    environment = os.environ | {"TERM": "xterm", "COLUMNS": "100"}
    piped = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    ours, theirs = os.openpty()
    with os.fdopen(theirs, "wb") as end:
        shown = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=end, text=True)
    drawn = everything_from(ours).decode()
    printed, _ = shown.communicate(timeout=60)

    assert piped.stderr == ""
    assert printed == piped.stdout
    assert "Reading" in drawn
    assert "5/5" in drawn


def test_query_prints_csv_and_json_with_exact_money(store: Path) -> None:
    sql = "select sum(executed_yuan) as executed_yuan from facts.execution where region_code = '440304'"

    assert run("query", sql, "--store", str(store), "--format", "csv").stdout == "executed_yuan\n26911882.88\n"
    assert json.loads(run("query", sql, "--store", str(store), "--format", "json").stdout) == [
        {"executed_yuan": 26911882.88}
    ]
    assert "26911882.88" in run("query", sql, "--store", str(store)).stdout


def test_query_refuses_writing_in_one_sentence(store: Path) -> None:
    result = run("query", "drop table forms.funds", "--store", str(store))

    assert result.exit_code == 1
    assert result.stderr.startswith("jixiao: only reading statements run here, found DROP")


def test_check_finds_nothing_in_the_published_documents(store: Path) -> None:
    result = run("check", "--store", str(store))

    assert (result.exit_code, result.stdout) == (0, "Checks: 0 do not hold.\n")


def test_check_names_the_first_entry_of_the_papers_that_does_not_hold(store: Path, tmp_path: Path) -> None:
    from dashboard.casework import add_person, papers_folder

    copied = tmp_path / "store"
    shutil.copytree(store, copied)
    for name in ("A", "B", "C"):
        add_person(copied, name, by="A")
    sound = run("check", "--store", str(copied))
    history = papers_folder(copied) / "history.jsonl"
    history.write_bytes(history.read_bytes().replace(b'"name":"B"', b'"name":"X"'))
    spoilt = run("check", "--store", str(copied))

    assert (sound.exit_code, spoilt.exit_code) == (0, 1)
    assert "Working papers: 3 entries, the chain is whole" in sound.stdout
    assert "Working papers: entry 3 does not hold: it does not follow the entry before" in spoilt.stdout


def test_an_empty_store_gets_a_sentence(tmp_path: Path) -> None:
    result = run("query", "select 1", "--store", str(tmp_path / "none"))

    assert result.exit_code == 1
    assert "the store is empty; import a document first" in result.stderr


@pytest.mark.parametrize(
    ("what", "rows"), [("evaluations", 27), ("indicators", 280), ("funds", 99), ("findings", None), ("summary", 27)]
)
def test_export_writes_every_row_of_what_is_asked(store: Path, tmp_path: Path, what: str, rows: int | None) -> None:
    if rows is None:
        told = run("query", "select count(*) as n from marts.findings", "--store", str(store), "--format", "json")
        rows = json.loads(told.stdout)[0]["n"]
    out = tmp_path / f"{what}.csv"
    result = run("export", what, "--store", str(store), "--out", str(out))

    assert result.stdout == f"Exported {rows} rows: {out}\n"
    assert len(list(csv.reader(io.StringIO(out.read_text(encoding="utf-8-sig"))))) == rows + 1


def test_export_takes_a_selection(store: Path, tmp_path: Path) -> None:
    out = tmp_path / "evaluations.json"
    run("export", "evaluations", "--store", str(store), "--out", str(out), "--region", "310000", "--text", "党建")

    assert [row["project_name"] for row in json.loads(out.read_text())] == ["党建经费"]


@pytest.mark.parametrize(("what", "file"), [("nothing", "out.csv"), ("summary", "out.docx")])
def test_export_names_what_it_does_not_know(store: Path, tmp_path: Path, what: str, file: str) -> None:
    result = run("export", what, "--store", str(store), "--out", str(tmp_path / file))

    assert result.exit_code == 1
    assert "expected" in result.stderr
    assert not (tmp_path / file).exists()


def test_generated_and_published_documents_never_mix(store: Path, tmp_path: Path) -> None:
    generated = str(tmp_path / "generated")

    assert run("generate", "--evaluations", "50", "--store", generated).exit_code == 0
    into_published = run("generate", "--evaluations", "50", "--store", str(store))
    into_generated = run("import", str(SOURCES), "--store", generated)
    assert into_published.exit_code == into_generated.exit_code == 1
    assert "generated data goes into a store of its own" in into_published.stderr
    assert "published documents never mix with it" in into_generated.stderr


def test_documents_are_written_with_what_they_say(tmp_path: Path) -> None:
    out = tmp_path / "made"

    assert run("generate", "--documents", "3", "--out", str(out), "--carrier", "xlsx").exit_code == 0
    assert [".json"] * 3 + [".xlsx"] * 3 == sorted(path.suffix for path in out.iterdir())


@pytest.mark.parametrize("options", [[], ["--documents", "3"], ["--documents", "3", "--evaluations", "3"]])
def test_what_to_generate_must_be_said(options: list[str], tmp_path: Path) -> None:
    answer = run("generate", *options, "--store", str(tmp_path / "store"))

    assert answer.exit_code == 1
    assert "--documents N --out" in answer.stderr
    assert not list(tmp_path.iterdir())


def test_every_row_of_generated_data_says_so_when_exported(tmp_path: Path) -> None:
    store, out = str(tmp_path / "generated"), tmp_path / "evaluations.csv"
    run("generate", "--evaluations", "20", "--store", store)
    run("export", "evaluations", "--store", store, "--out", str(out))

    rows = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8-sig"))))
    assert {row["Synthetic"] for row in rows} == {"yes"}


def test_template_writes_a_blank_form_that_is_refused_until_it_is_filled_in(tmp_path: Path) -> None:
    blank = tmp_path / "new" / "form.xlsx"
    result = run("template", "--out", str(blank))
    again = run("import", str(blank), "--store", str(tmp_path / "store"))

    assert result.exit_code == 0
    assert str(blank) in result.stdout
    assert again.exit_code == 3
    assert "a blank form without any result" in again.stdout


def test_template_filled_with_an_evaluation_is_read_back_the_same(store: Path, tmp_path: Path) -> None:
    key = "75bbd5a4a56582c7-004"
    filled, other = tmp_path / "filled.xlsx", tmp_path / "store"
    assert run("template", key, "--out", str(filled), "--store", str(store)).exit_code == 0
    assert run("import", str(filled), "--store", str(other)).exit_code == 0

    sql = (
        "select {columns} from forms.indicators"
        " where evaluation_id = (select min(evaluation_id) from forms.evaluations {where}) order by ordinal"
    )
    columns = "level_1, level_2, level_3, target_text, actual_text, weight, score_reported, remark, target_value"
    before = run("query", sql.format(columns=columns, where=f"where evaluation_id = '{key}'"), "--store", str(store))
    after = run("query", sql.format(columns=columns, where=""), "--store", str(other))
    assert before.stdout == after.stdout
    assert before.stdout.count("\n") > 10


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["nobody", "--out", "form.xlsx"], "nobody: no such evaluation"),
        (["a2e895e6caeeed19-001", "--out", "form.xlsx"], "this is a report in prose"),
        (["--out", "form.docx"], "form.docx: the form is written as .xlsx only"),
    ],
)
def test_template_says_what_it_cannot_write(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], sentence: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("template", *arguments, "--store", str(store))

    assert result.exit_code == 1
    assert sentence in result.stderr
    assert not list(tmp_path.glob("form.*"))


def test_export_draws_a_figure_without_a_page(store: Path, tmp_path: Path) -> None:
    for name in ("ranking_department.svg", "score_histogram.png", "ranking_department.csv"):
        result = run("export", name.split(".", maxsplit=1)[0], "--out", str(tmp_path / name), "--store", str(store))
        assert result.exit_code == 0, result.output

    assert (tmp_path / "score_histogram.png").read_bytes().startswith(b"\x89PNG")
    drawn = (tmp_path / "ranking_department.svg").read_text()
    assert "10,000" in drawn or "万元" in drawn or "%" in drawn
    assert "Data version" in drawn
    rows = list(csv.reader(io.StringIO((tmp_path / "ranking_department.csv").read_text(encoding="utf-8-sig"))))
    assert len(rows) > 1


def test_export_prints_a_table_and_a_figure_as_pdf(store: Path, tmp_path: Path) -> None:
    for name in ("evaluations", "ranking_department"):
        result = run("export", name, "--out", str(tmp_path / f"{name}.pdf"), "--store", str(store))
        assert result.exit_code == 0, result.output
    with pdfplumber.open(tmp_path / "evaluations.pdf") as table:
        printed = "".join(page.extract_text() for page in table.pages).replace(" ", "").replace("\n", "")
    with pdfplumber.open(tmp_path / "ranking_department.pdf") as figure:
        drawn = figure.pages[0].extract_text()

    assert "Rows:27" in printed
    assert "440304226011500000009" in printed
    assert "Data version" in drawn
    assert "96.71%" in drawn


def test_without_a_chinese_font_serving_says_so_and_export_refuses(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fonts, "installed", lambda: typst.Fonts(include_system_fonts=False))
    monkeypatch.setattr(cli, "serve_dashboard", lambda folder, port: None)
    served = run("serve", "--store", str(store))
    refused = run("export", "ranking_department", "--out", str(tmp_path / "ranking.pdf"), "--store", str(store))

    assert served.exit_code == 0
    assert served.stderr.startswith("This machine has no Chinese font")
    assert refused.exit_code == 1
    assert served.stderr.strip() in refused.stderr
    assert not list(tmp_path.iterdir())


def test_serving_says_nothing_of_fonts_that_are_there(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "serve_dashboard", lambda folder, port: None)

    assert run("serve", "--store", str(store)).stderr == ""


def test_export_says_which_figure_it_does_not_know_and_which_is_empty(store: Path, tmp_path: Path) -> None:
    unknown = run("export", "galaxy", "--out", str(tmp_path / "galaxy.png"), "--store", str(store))
    empty = run("export", "trend", "--out", str(tmp_path / "trend.png"), "--store", str(store), "--year", "1999")

    assert unknown.exit_code == empty.exit_code == 1
    assert "galaxy: no figure of this name" in unknown.stderr
    assert "nothing to draw in this selection: trend" in empty.stderr
    assert not list(tmp_path.iterdir())


def test_findings_lists_leads_with_keys_that_ledger_takes(store: Path, tmp_path: Path) -> None:
    copied = tmp_path / "store"
    shutil.copytree(store, copied)
    told = run("findings", "--rule", "B08", "--severity", "H", "--format", "json", "--store", str(copied))
    found = json.loads(told.stdout)
    assert {lead["found"] for lead in found} == {"6.8%", "26.2%", "43.1%", "88.0%"}
    key = found[0]["lead_key"]

    refused = run("ledger", "--set", key, "--state", "asked", "--owner", "Li", "--by", "Zhang", "--store", str(copied))
    assert (refused.exit_code, refused.stderr) == (1, "jixiao: “Zhang” is not on the list of people; add them first.\n")
    assert run("ledger", "--person", "Zhang", "--person", "Li", "--store", str(copied)).stdout == "People: Zhang, Li\n"
    file = tmp_path / "reply.txt"
    file.write_text("reply")
    written = run(
        *("ledger", "--set", key, "--state", "asked", "--owner", "Li", "--by", "Zhang", "--due", "2099-01-01"),
        *("--evidence", str(file), "--store", str(copied)),
    )
    assert (written.exit_code, "more than 10 years away" in written.stderr) == (1, True)
    written = run(
        *("ledger", "--set", key, "--state", "asked", "--owner", "Li", "--by", "Zhang", "--note", "=Why?"),
        *("--evidence", str(file), "--store", str(copied)),
    )
    assert written.stdout == f"Saved: {key}, state “Asked”, entry 3.\n"
    # What is not given stays as it was.
    run("ledger", "--set", key, "--state", "explained", "--by", "Li", "--store", str(copied))

    history = run("ledger", "--history", "--store", str(copied)).stdout.splitlines()
    assert history[2].endswith(f"Zhang  {key}  state: Asked; owner: Li; note: =Why?; file: reply.txt")
    assert history[3].endswith(f"Li  {key}  state: Explained")
    asked = run("findings", "--state", "explained", "--format", "csv", "--store", str(copied)).stdout
    assert [row["lead_key"] for row in csv.DictReader(io.StringIO(asked))] == [key]


def test_findings_are_written_to_files_and_unknown_filters_named(store: Path, tmp_path: Path) -> None:
    out = tmp_path / "leads.csv"
    written = run("findings", "--year", "2023", "--region", "310112", "--out", str(out), "--store", str(store))
    refused = run("findings", "--rule", "Z99", "--store", str(store))

    assert written.exit_code == 0
    assert out.read_text("utf-8-sig").splitlines()[0].startswith("Evaluation,Lead key,Audit rule")
    assert refused.exit_code == 1
    assert refused.stderr.startswith("jixiao: Z99: expected one of A01, A02")


def test_ledger_writes_a_workbook_and_a_document(store: Path, tmp_path: Path) -> None:
    import docx
    import openpyxl

    sheet, document = tmp_path / "problems.xlsx", tmp_path / "problems.docx"
    for out in (sheet, document):
        made = run("ledger", "--kind", "problems", "--form", "department", "--out", str(out), "--store", str(store))
        assert made.exit_code == 0
    found = json.loads(run("findings", "--form", "department", "--format", "json", "--store", str(store)).stdout)
    refused = run("ledger", "--out", str(tmp_path / "ledger.pdf"), "--store", str(store))

    assert openpyxl.load_workbook(sheet).active.max_row == 3 + len(found)
    assert len(docx.Document(str(document)).tables[0].rows) == 1 + len(found)
    assert (refused.exit_code, refused.stderr) == (1, "jixiao: ledger.pdf: expected one of the endings .docx, .xlsx\n")


def test_a_sample_is_written_and_its_filled_table_read_back(store: Path, tmp_path: Path) -> None:
    copy = tmp_path / "store"
    shutil.copytree(store, copy)
    written, filled = tmp_path / "review.xlsx", tmp_path / "filled.xlsx"
    first = run("sample", "--size", "3", "--seed", "7", "--out", str(written), "--store", str(copy))
    book = openpyxl.load_workbook(written)
    book.worksheets[0].cell(5, 15).value = 0
    book.save(filled)
    unnamed = run("sample", "--read", str(filled), "--store", str(copy))
    taken = run("sample", "--read", str(filled), "--by", "Zhang", "--store", str(copy))
    book.worksheets[0].cell(5, 15).value = 999
    book.save(filled)
    refused = run("sample", "--read", str(filled), "--by", "Zhang", "--store", str(copy))

    assert (first.exit_code, unnamed.exit_code, taken.exit_code, refused.exit_code) == (0, 1, 0, 3)
    assert "name the reviewer" in unnamed.stderr
    assert "One reviewed score stored" in taken.stdout
    assert "above the weight of the indicator" in refused.stdout
