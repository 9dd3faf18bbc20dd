"""Every file says what it was made from: selection, unit, bases, version, rules, time, rows, a link, made up or not."""

import csv
import json
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import docx
import duckdb
import openpyxl
import pandas as pd
import plotly.graph_objects as go
import pyarrow.parquet as pq
import pytest

from dashboard.charts import style
from dashboard.errors import UnknownSelection
from dashboard.export import pictures
from dashboard.exporting import Source, export, tables
from dashboard.figures import FIGURES
from dashboard.i18n import Language, words
from dashboard.records import Selection
from dashboard.warehouse import Store, open_warehouse

MOMENT = datetime(2024, 5, 6, 7, 8)  # noqa: DTZ001  # as a clock on the wall
ADDRESS = "http://dashboard.example/"
TABLE_ENDINGS = (".csv", ".xlsx", ".json", ".parquet")
NO_RATES = {"findings", "indicators"}


@pytest.fixture(name="source", scope="module")
def province(synthetic_store: Path) -> Source:
    return Source(open_warehouse(synthetic_store), Store(synthetic_store), MOMENT, address=ADDRESS)


def in_csv(path: Path) -> str:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return next(csv.reader(file))[-1]


def in_workbook(path: Path) -> str:
    book = openpyxl.load_workbook(path)
    return "\n".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell)


def in_parquet(path: Path) -> str:
    return str(pq.read_schema(path).metadata[b"jixiao.statement"].decode())


def in_document(path: Path) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)


def in_database(path: Path) -> str:
    with duckdb.connect(str(path), read_only=True) as connection:
        return "\n".join(line for (line,) in connection.execute("select zh from statement").fetchall())


def in_archive(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read("statement.csv").decode("utf-8-sig")


READ: dict[str, Callable[[Path], str]] = {
    ".csv": in_csv,
    ".xlsx": in_workbook,
    ".json": lambda path: json.loads(path.with_suffix(".statement.json").read_text("utf-8"))["statement"],
    ".parquet": in_parquet,
    ".docx": in_document,
    ".duckdb": in_database,
    ".zip": in_archive,
}


def missing(text: str, source: Source, year: str = "") -> list[str]:
    """What a statement in Chinese lacks of the parts that every export has."""
    parts = {
        "selection": f"范围：{year}年；全部地区" if year else "范围：全部年度；全部地区",
        "version": f"数据版本：{source.warehouse.version}",
        "time": "生成时间：2024-05-06 07:08",
        "source": "来源：",
        "synthetic": "模拟数据，仅供试用，不是真实数据。",
        "rules": "适用规则：",
        "rows": "行数：",
        "link": ADDRESS,
        "year in the link": f"year={year}" if year else ADDRESS,
    }
    return [part for part, words_of_it in parts.items() if words_of_it not in text]


@pytest.mark.parametrize("ending", TABLE_ENDINGS)
@pytest.mark.parametrize(
    "name", ["evaluations", "indicators", "funds", "findings", "summary", "ranking_department", "trend"]
)
def test_a_table_states_what_it_was_made_from(source: Source, tmp_path: Path, name: str, ending: str) -> None:
    year = source.options.years[-1]
    out = tmp_path / f"{name}{ending}"
    rows = export(source, name, out, Selection(years=(int(year),)), words("zh", "yuan"))
    text = READ[ending](out)

    assert rows > 0
    assert missing(text, source, year) == []
    assert f"行数：{rows:,}行，为所选范围的全部。" in text
    assert ("单位：元" in text) == (name != "indicators")
    assert ("执行率口径：项目支出自评表按全年预算数（调整后）" in text) == (name not in NO_RATES)


def test_every_name_states_itself_in_a_csv(source: Source, tmp_path: Path) -> None:
    lacking = {}
    for name in tables(source.warehouse):
        out = tmp_path / f"{name}.csv"
        export(source, name, out, Selection(), words("zh"))
        lacking[name] = missing(in_csv(out), source)

    assert {name: parts for name, parts in lacking.items() if parts} == {}
    assert set(lacking) > set(FIGURES)


@pytest.mark.parametrize(("what", "ending"), [("warehouse", ".duckdb"), ("warehouse", ".zip"), ("dictionary", ".docx")])
def test_everything_and_its_dictionary_state_what_they_were_made_from(
    source: Source, tmp_path: Path, what: str, ending: str
) -> None:
    out = tmp_path / f"{what}{ending}"
    export(source, what, out, Selection(), words("zh"))

    assert missing(READ[ending](out), source) == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_picture_states_all_of_it_inside(
    source: Source, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: Language
) -> None:
    drawn: list[go.Figure] = []

    def keep(figure: go.Figure, _: str) -> bytes:
        drawn.append(figure)
        return b"picture"

    monkeypatch.setattr(pictures, "can_draw", lambda _: True)
    monkeypatch.setattr(pictures, "picture_bytes", keep)
    export(source, "execution_flow", tmp_path / "flow.svg", Selection(), words(language))
    notes = next(note.text for note in drawn[0].layout.annotations if note.name == style.NOTES).replace("<br>", "")
    parts = {
        "zh": [
            "单位：万元",
            "范围：全部年度",
            "按年初预算数",
            "行数：",
            "数据版本：",
            "2024-05-06 07:08",
            ADDRESS,
            "模拟",
        ],
        "en": ["Unit: ", "Selection: all years", "of the initial one", "Rows: ", "Data version: ", "07:08", ADDRESS],
    }

    assert [part for part in parts[language] if part not in notes] == []


def test_fewer_rows_than_selected_are_said(source: Source, tmp_path: Path) -> None:
    out = tmp_path / "ranking.csv"
    rows = export(source, "ranking_project", out, Selection(), words("zh"))

    assert f"本表列出其中{rows}行" in in_csv(out)


def test_the_statement_of_a_csv_adds_no_row_and_no_value(source: Source, tmp_path: Path) -> None:
    export(source, "summary", tmp_path / "plain.csv", Selection(), words("zh"))
    read = pd.read_csv(tmp_path / "plain.csv")

    assert len(read) == len(source.read("summary", Selection()))
    assert read.columns[0] == "自评编号"
    assert read.columns[-1].startswith("说明：")
    assert bool(read.iloc[:, -1].isna().all())


def test_an_empty_selection_still_says_what_it_is(source: Source, tmp_path: Path) -> None:
    out = tmp_path / "none.csv"
    rows = export(source, "summary", out, Selection(years=(1999,)), words("zh"))

    assert rows == 0
    assert "范围：1999年" in in_csv(out)
    assert "行数：0行" in in_csv(out)


def test_rows_as_json_stay_a_plain_array_and_amounts_are_in_yuan(source: Source, tmp_path: Path) -> None:
    out = tmp_path / "summary.json"
    export(source, "summary", out, Selection(), words("zh", "wan_yuan"))
    rows = json.loads(out.read_text("utf-8"))
    stated = json.loads(out.with_suffix(".statement.json").read_text("utf-8"))

    assert isinstance(rows, list)
    assert rows[0]["evaluation_id"]
    assert (stated["unit"], stated["rows"], stated["is_synthetic"]) == ("元", str(len(rows)), "true")


def test_every_figure_states_itself_as_a_picture(
    source: Source, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[go.Figure] = []
    monkeypatch.setattr(pictures, "can_draw", lambda _: True)

    def keep(figure: go.Figure, _: str) -> bytes:
        drawn.append(figure)
        return b"picture"

    monkeypatch.setattr(pictures, "picture_bytes", keep)
    lacking = {}
    for name in FIGURES:
        drawn.clear()
        try:
            export(source, name, tmp_path / f"{name}.png", Selection(), words("zh"))
        except UnknownSelection:
            continue  # a form's own figure, without a form
        notes = next(note.text for note in drawn[0].layout.annotations if note.name == style.NOTES)
        lacking[name] = missing(notes.replace("<br>", ""), source)

    assert {name: parts for name, parts in lacking.items() if parts} == {}
    assert len(lacking) > 40
