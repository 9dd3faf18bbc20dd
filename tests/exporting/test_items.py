"""An item says of itself what a meeting must know, and the same figures as the page it comes from."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from dashboard.export.statement import statement_lines
from dashboard.exporting import Source, made_item
from dashboard.figures import FIGURES
from dashboard.figures.links import query_of, selection_of
from dashboard.figures.tables import TABLES
from dashboard.i18n import words
from dashboard.records import Selection
from dashboard.warehouse import Store, open_warehouse
from tests.figures.asking import NEVER_DRAWN, NEVER_FILLED, asked_by

MARTS = ("evaluations", "indicators", "funds", "summary")
MOMENT = datetime(2024, 5, 6, 7, 8)  # noqa: DTZ001  # as a clock on the wall


@pytest.fixture(name="source", scope="module")
def province(synthetic_store: Path) -> Source:
    return Source(open_warehouse(synthetic_store), Store(synthetic_store), MOMENT, address="http://dashboard.example/")


def test_an_item_states_selection_bases_rows_version_time_and_link(source: Source) -> None:
    year = source.options.years[-1]
    item = made_item(source, "ranking_department", {}, Selection(years=(int(year),)), words("zh"))
    lines = statement_lines(item.statement, words("zh"))

    assert item.figure is not None
    assert item.headline == item.alt
    assert f"范围：{year}年；全部地区；全部部门；全部表单类型" in lines
    assert any(line.startswith("执行率口径：") and "按年初预算数" in line for line in lines)
    assert any("模拟数据" in line for line in lines)
    assert f"数据版本：{source.warehouse.version}" in lines
    assert "生成时间：2024-05-06 07:08" in lines
    assert f"打开同一页面：http://dashboard.example/execution?year={year}" in lines


def test_an_item_never_holds_fewer_rows_than_selected_without_saying_so(source: Source) -> None:
    item = made_item(source, "ranking_project", {}, Selection(), words("zh"))
    members = int(item.frame.drop_duplicates("form_type")["members"].sum())

    assert members > item.statement.rows == len(item.frame)
    assert item.statement.rows_selected == members
    assert f"行数：所选范围共{members:,}行，本表列出其中{len(item.frame)}行。" in statement_lines(
        item.statement, words("zh")
    )


@pytest.mark.parametrize("name", sorted(set(FIGURES) - NEVER_DRAWN))
def test_every_figure_can_be_an_item(source: Source, name: str) -> None:
    item = made_item(source, name, asked_by(name, source.warehouse), Selection(), words("en"))

    assert item.missing == ""
    assert item.figure is not None
    assert (item.statement.rows_selected or item.statement.rows) >= item.statement.rows == len(item.frame) > 0


@pytest.mark.parametrize("name", sorted({*TABLES, *MARTS} - NEVER_FILLED))
def test_every_table_can_be_an_item(source: Source, name: str) -> None:
    query = {} if name in MARTS else asked_by(name, source.warehouse)
    item = made_item(source, name, query, Selection(), words("zh"))

    assert (item.missing, item.figure) == ("", None)
    assert (item.statement.rows_selected or item.statement.rows) >= item.statement.rows == len(item.frame) > 0
    assert words("zh").count(item.statement.rows_selected or item.statement.rows) in item.headline


def test_an_item_of_a_form_speaks_of_that_form_alone(source: Source) -> None:
    query = asked_by("form_levels", source.warehouse)
    item = made_item(source, "form_levels", query, Selection(), words("zh"))
    head = source.warehouse.mart("form_head", Selection(), evaluation=query["evaluation"][0]).iloc[0]

    assert head["project_name"] in item.statement.notes.selection
    assert item.statement.link == f"http://dashboard.example/project?evaluation={query['evaluation'][0]}"
    over_years = made_item(source, "form_history", query, Selection(), words("zh"))
    assert words("zh").rate(head["execution_rate_initial"]) in over_years.statement.bases


def test_an_item_says_by_which_criteria_was_screened(source: Source) -> None:
    query = {"threshold": ["50"], "basis": ["initial"]}
    figure = made_item(source, "low_execution_unspent", query, Selection(), words("zh"))
    table = made_item(source, "low_execution", query, Selection(), words("zh"))

    assert (figure.frame["execution_rate_initial"] < 0.5).all()
    assert list(figure.frame["evaluation_id"]) == list(table.frame["evaluation_id"][: len(figure.frame)])
    for item in (figure, table):
        assert any("年初预算" in line and "50%" in line for line in item.statement.notes.further)


@pytest.mark.parametrize("name", ["trend", "ranking_district", "gone_since"])
def test_an_item_whose_data_vanished_says_so_under_its_title(source: Source, name: str) -> None:
    item = made_item(source, name, {}, Selection(departments=("没有这个局",)), words("zh"), title="原来的图")

    assert (item.title, item.figure, len(item.frame)) == ("原来的图", None, 0)
    assert "原来的图" in item.missing


def test_a_headline_somebody_wrote_stands_before_the_drafted_one(source: Source) -> None:
    item = made_item(source, "trend", {}, Selection(), words("zh"), headline="执行率连年提高")

    assert item.headline == "执行率连年提高" != item.alt


def test_a_selection_comes_back_from_its_query() -> None:
    selection = Selection((2021, 2022), ("440106",), ("甲局",), ("project",), "道路 养护")

    assert selection_of(query_of(selection)) == selection
    assert selection_of({}) == Selection()
    assert selection_of({"year": ["unknown", "2022"]}) == replace(Selection(), years=(2022,))
