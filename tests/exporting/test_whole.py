"""The whole warehouse opens anywhere: every figure, every comment, and what it was made from."""

import json
import subprocess
import sys
import zipfile
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from dashboard.errors import StoreUnavailable, UnknownSelection
from dashboard.exporting import Source, dictionary_register, export, write_warehouse
from dashboard.exporting.dictionary import WRITERS, dictionary
from dashboard.i18n import Language, words
from dashboard.records import Selection
from dashboard.warehouse import Store, open_warehouse

MOMENT = datetime(2024, 5, 6, 7, 8)  # noqa: DTZ001  # as a clock on the wall
# What a plain DuckDB answers, in a process that knows nothing of this project.
_ASK = """
import duckdb, json, sys
with duckdb.connect(sys.argv[1], read_only=True) as connection:
    print(json.dumps(connection.execute(sys.stdin.read()).fetchall(), default=str))
"""


@pytest.fixture(name="source", scope="module")
def published(published_store: Path) -> Source:
    return Source(open_warehouse(published_store), Store(published_store), MOMENT)


@pytest.fixture(name="file", scope="module")
def whole(source: Source, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("whole") / "whole.duckdb"
    write_warehouse(source, out, words("zh"))
    return out


def asked(file: Path, sql: str) -> list[list[Any]]:
    """The answer of a fresh process outside the project's folder."""
    done = subprocess.run(
        [sys.executable, "-c", _ASK, str(file)], input=sql, capture_output=True, text=True, check=True, cwd=file.parent
    )
    return list(json.loads(done.stdout))


def test_plain_duckdb_finds_what_the_five_documents_add_up_to(file: Path) -> None:
    funds = asked(
        file,
        """
        select
            region_code,
            count(*),
            sum(budget_initial_yuan),
            sum(budget_adjusted_yuan),
            sum(executed_yuan),
        from facts.execution
        where is_current and region_code in ('440304', '310112')
        group by region_code
        order by region_code
        """,
    )
    lost = asked(
        file,
        "select count(*), sum(points_lost) from facts.indicator_results"
        " where region_code = '440304' and deduction_cause = 'over_target'",
    )

    assert [[row[0], row[1], *map(Decimal, row[2:])] for row in funds] == [
        ["310112", 11, Decimal("32356800.00"), Decimal("23103500.00"), Decimal("22344200.00")],
        ["440304", 13, Decimal("26833500.00"), Decimal("27333500.00"), Decimal("26911882.88")],
    ]
    assert [lost[0][0], Decimal(lost[0][1])] == [9, Decimal(9)]
    assert asked(file, "select count(*) from forms.indicators where evaluation_id like 'x%'") == [[0]]
    assert asked(file, "select count(*) from marts.summary(null, ['440304'], null, null, null)") == [[13]]


def test_every_table_and_column_describes_itself_in_both_languages(file: Path) -> None:
    bare = asked(
        file,
        """
        select table_name, null from duckdb_tables() where comment is null or comment not like '% · %'
        union all
        select table_name, column_name from duckdb_columns()
        where not internal and (comment is null or comment not like '% · %')
        """,
    )

    assert bare == []


def test_the_file_is_written_for_duckdb_1_5(file: Path) -> None:
    assert asked(file, "select tags['storage_version'] from duckdb_databases() where path is not null") == [["v1.5.0+"]]


def test_the_dictionary_counts_rows_and_names_unit_rule_and_file(source: Source) -> None:
    entries = {(entry.schema_name, entry.table_name, entry.column_name): entry for entry in dictionary(source)}
    rate = entries["facts", "execution", "execution_rate"]

    assert entries["forms", "evaluations", ""].rows == 27
    assert (rate.unit_zh, rate.unit_en) == ("1的分数", "fraction of 1")
    assert rate.rule_zh == words("zh")("measure.execution_rate.formula")
    assert entries["facts", "execution", ""].defined_in == "queries/facts/execution.sql"
    assert entries["forms", "funds", "executed_yuan"].unit_en == "yuan"
    assert entries["findings", "b01", ""].rule_en == words("en")("rule.B01.formula")
    assert [key for key, entry in entries.items() if not (entry.meaning_zh and entry.meaning_en)] == []


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("ending", sorted(WRITERS))
def test_the_dictionary_is_a_file_of_each_kind(source: Source, language: Language, ending: str, tmp_path: Path) -> None:
    out = tmp_path / f"dictionary{ending}"
    rows = export(source, "dictionary", out, Selection(), words(language))

    every = dictionary(source)
    repeated = [entry for entry in every if entry.schema_name == "findings" and entry.table_name != "every"]
    left_out = [entry for entry in repeated if entry.column_name] if ending == ".docx" else []
    assert rows == len(every) - len(left_out)
    assert out.stat().st_size > 10_000


def test_the_dictionary_as_a_workbook_holds_both_languages(source: Source, tmp_path: Path) -> None:
    out = tmp_path / "dictionary.xlsx"
    out.write_bytes(WRITERS[".xlsx"](dictionary_register(source, words("en"), ".xlsx")))
    cells = {cell for row in openpyxl.load_workbook(out).active.iter_rows(values_only=True) for cell in row}

    assert {"Meaning (Chinese)", "全年执行数÷全年预算数（调整后）", "Evaluated year", "评价年度"} & cells >= {
        "Meaning (Chinese)",
        "全年执行数÷全年预算数（调整后）",
        "评价年度",
    }


def test_the_zip_holds_every_table_twice_and_no_formula(source: Source, tmp_path: Path) -> None:
    out = tmp_path / "whole.zip"
    write_warehouse(source, out, words("zh"))
    with zipfile.ZipFile(out) as archive:
        names = set(archive.namelist())
        with archive.open("forms/indicators.csv") as file:
            text = pd.read_csv(file, dtype=str)
        with archive.open("forms/indicators.parquet") as file:
            packed = pd.read_parquet(file)
        plain = archive.read("forms/indicators.csv")

    assert {"statement.csv", "dictionary.parquet", "facts/execution.csv", "findings/every.csv"} < names
    assert len(text) == len(packed) == len(source.warehouse.frame("select * from forms.indicators"))
    assert plain.startswith(b"\xef\xbb\xbf")
    assert "=100.00(%)" in set(packed["target_text"])
    assert "'=100.00(%)" in set(text["target_text"])
    assert not text["target_text"].dropna().str.startswith("=").any()


def test_originals_and_working_papers_stay_at_home(source: Source, file: Path) -> None:
    assert file.stat().st_size < 1.2 * source.warehouse.store.warehouse_file(source.warehouse.version).stat().st_size
    assert any("不含原始文件" in row[0] and "工作底稿" in row[0] for row in asked(file, "select zh from statement"))


def test_a_selection_of_the_whole_or_another_ending_is_refused(source: Source, tmp_path: Path) -> None:
    with pytest.raises(UnknownSelection, match="年度"):
        export(source, "warehouse", tmp_path / "x.duckdb", Selection(years=(2023,)), words("zh"))
    with pytest.raises(UnknownSelection, match=r"\.duckdb"):
        export(source, "warehouse", tmp_path / "x.sqlite", Selection(), words("zh"))

    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_leaves_the_old_one(source: Source, tmp_path: Path) -> None:
    folder = tmp_path / "taken.duckdb"
    folder.mkdir()
    with pytest.raises(StoreUnavailable, match=r"taken\.duckdb"):
        write_warehouse(source, folder, words("zh"))

    assert [path.name for path in tmp_path.iterdir()] == ["taken.duckdb"]
