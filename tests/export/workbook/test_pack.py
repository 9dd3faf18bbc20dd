"""A pack as a workbook: the page's numbers in cells, charts that refer to them, and nothing that breaks a file."""

import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go
import pytest
from openpyxl.utils import range_boundaries

from dashboard.export.content import Item, Pack, Statement
from dashboard.export.native import native_charts
from dashboard.export.native.chart import Chart, HeatMap
from dashboard.export.statement import statement_lines
from dashboard.export.tables import is_key, presented
from dashboard.export.workbook.pack import pack_xlsx
from dashboard.exporting import Source, made_item
from dashboard.figures import FIGURES
from dashboard.i18n import Words, words
from dashboard.records import FigureNotes, Selection
from dashboard.warehouse import Store, open_warehouse
from tests.export.workbook.reading import NAMES, charts, opened, parts
from tests.figures.asking import NEVER_DRAWN, asked_by

MOMENT = datetime(2024, 5, 6, 7, 8)  # noqa: DTZ001  # as a clock on the wall
HEAD = 5
NOTES = FigureNotes(selection="全部", packs="", source="两份文件", is_synthetic=False)


@pytest.fixture(name="source", scope="module")
def province(synthetic_store: Path) -> Source:
    return Source(open_warehouse(synthetic_store), Store(synthetic_store), MOMENT, address="http://dashboard.example/")


def item_of(source: Source, name: str, language: Words) -> Item:
    return made_item(source, name, asked_by(name, source.warehouse), Selection(), language)


def pack_of(*items: Item) -> Pack:
    return Pack("会议材料", "某局", "2024年5月6日", items)


def table_item(frame: pd.DataFrame, title: str = "一张表", headline: str = "一句话") -> Item:
    return Item("table", title, headline, Statement(NOTES, rows=len(frame), unit="万元"), frame)


@pytest.mark.parametrize("name", sorted(set(FIGURES) - NEVER_DRAWN))
def test_every_chart_refers_to_cells_that_hold_the_figure_s_numbers(source: Source, name: str) -> None:
    item = item_of(source, name, words("zh"))
    drawn = [chart for chart in native_charts(item.figure) if isinstance(chart, Chart)]
    found = charts(pack_xlsx(pack_of(item), words("zh")))

    assert len(drawn) == len(found)
    for chart, series in zip(drawn, found, strict=True):
        in_cells = {one.values for one in series}
        for one in chart.series:
            assert tuple(one.values) in {tuple(values) for values in in_cells} or any(
                values == pytest.approx(one.values, nan_ok=True) for values in in_cells
            )
        for drawn_one in series:
            assert drawn_one.remembered == pytest.approx(drawn_one.values)


def test_a_chart_whose_numbers_stand_in_the_table_refers_to_the_table(source: Source) -> None:
    item = item_of(source, "ranking_district", words("zh"))
    data = pack_xlsx(pack_of(item), words("zh"))
    _, sheet = opened(data).worksheets
    last = range_boundaries(sheet.auto_filter.ref)[2]
    columns = [
        range_boundaries(formula.text.rsplit("!", 1)[1].replace("$", ""))[0]
        for chart in parts(data, "xl/charts/chart")
        for formula in chart.iterfind(".//c:val//c:f", NAMES)
    ]

    assert columns
    assert all(column <= last for column in columns)
    assert sheet.cell(HEAD, last).value == "图中名称"
    assert sheet.cell(HEAD + 1, last).value.startswith(sheet.cell(HEAD + 1, 2).value)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_table_has_the_page_s_numbers_in_their_formats(source: Source, language: str) -> None:
    said = words("zh") if language == "zh" else words("en")
    item = item_of(source, "ranking_department", said)
    _, sheet = opened(pack_xlsx(pack_of(item), said)).worksheets
    shown = presented(item.frame, said)
    shown = shown[[column for column in shown.columns if not is_key(column)]]
    rows = [[None if pd.isna(value) else value for value in row] for row in shown.itertuples(index=False, name=None)]
    cells = list(sheet.iter_rows(HEAD, HEAD + len(rows), max_col=len(shown.columns)))
    formats = {cell.value: below.number_format for cell, below in zip(cells[0], cells[1], strict=True)}

    assert [cell.value for cell in cells[0]] == [said.label(column) for column in shown.columns]
    assert [[cell.value for cell in row] for row in cells[1:]] == [pytest.approx(row, nan_ok=True) for row in rows]
    assert formats[said.label("budget_adjusted_yuan")] == "#,##0.00"
    assert formats[said.label("execution_rate")] == "0.00%"
    assert formats[said.label("department_name")] == "@"


def test_a_sheet_says_what_it_shows_and_is_set_up_to_read_and_print(source: Source) -> None:
    item = item_of(source, "ranking_department", words("zh"))
    _, sheet = opened(pack_xlsx(pack_of(item), words("zh"))).worksheets
    texts = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]

    assert (sheet["A1"].value, sheet["A2"].value) == (item.title, item.headline)
    assert set(statement_lines(item.statement, words("zh"))) <= set(texts)
    assert [cell.hyperlink.target for row in sheet.iter_rows() for cell in row if cell.hyperlink][1:] == [
        item.statement.link
    ]
    assert sheet.freeze_panes == f"A{HEAD + 1}"
    assert sheet.auto_filter.ref.startswith(f"A{HEAD}:")
    assert sheet.print_title_rows == f"${HEAD}:${HEAD}"
    assert sheet.print_area
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert item.title in sheet.oddHeader.left.text
    assert "第&P页，共&N页" in sheet.oddFooter.center.text
    assert all(cell.alignment.wrap_text for cell in sheet[HEAD][:5])


def test_chinese_in_charts_has_a_font_of_its_own_and_pictures_have_words(source: Source) -> None:
    item = item_of(source, "ranking_department", words("zh"))
    data = pack_xlsx(pack_of(item), words("zh"))
    latin = [found for chart in parts(data, "xl/charts/chart") for found in chart.iterfind(".//a:latin", NAMES)]
    described = [
        one.get("descr") for part in parts(data, "xl/drawings/") for one in part.iterfind(".//xdr:cNvPr", NAMES)
    ]

    assert latin
    assert {one.getnext().tag.split("}")[1] for one in latin} == {"ea"}
    assert {one.get("typeface") for one in latin} == {one.getnext().get("typeface") for one in latin}
    assert described == [item.alt]


def test_the_contents_link_to_every_sheet(source: Source) -> None:
    items = [item_of(source, name, words("zh")) for name in ("trend", "ranking_project", "score_levels_year_level_1")]
    book = opened(pack_xlsx(pack_of(*items), words("zh")))
    contents, *_ = book.worksheets
    targets = [contents.cell(HEAD + number, 2).hyperlink.location for number in (1, 2, 3)]

    assert (contents["A1"].value, contents["A2"].value) == ("会议材料", "某局　2024年5月6日")
    assert [contents.cell(HEAD + number, 3).value for number in (1, 2, 3)] == [item.headline for item in items]
    assert [book[re.sub(r"^'|'![^!]*$", "", target)]["A1"].value for target in targets] == [
        item.title for item in items
    ]


def test_a_heat_map_stands_in_coloured_cells(source: Source) -> None:
    item = item_of(source, "score_levels_department_level_1", words("zh"))
    heat = next(chart for chart in native_charts(item.figure) if isinstance(chart, HeatMap))
    *_, sheet = opened(pack_xlsx(pack_of(item), words("zh"))).worksheets
    head, *rows = list(sheet.iter_rows(4, 4 + len(heat.rows)))

    assert [cell.value for cell in head[1 : 1 + len(heat.columns)]] == list(heat.columns)
    assert [row[0].value for row in rows] == list(heat.rows)
    for row, values, colours in zip(rows, heat.values, heat.colours, strict=True):
        for cell, value, colour in zip(row[1:], values, colours, strict=False):
            assert cell.value == (value if value is None else pytest.approx(value))
            assert cell.fill.fgColor.rgb == "FF" + colour[1:].upper()


def test_text_stays_text_and_what_no_file_can_hold_is_left_out() -> None:
    texts = ["=100.00(%)", "+1", "-1", "@sum", "http://x", "乱\x00\x0b码\ud800", "表情😀“引号”'", "长" * 40_000]
    item = table_item(pd.DataFrame({"project_name": texts}, dtype=object), "=1+1[]:*?/\\'" * 30, "=HYPERLINK(1)")
    book = opened(pack_xlsx(pack_of(item, item), words("zh")))
    _, sheet, other = book.worksheets
    cells = [row[0] for row in sheet.iter_rows(HEAD + 1, HEAD + len(texts))]

    assert [cell.value for cell in cells[:7]] == [*texts[:5], "乱码", texts[6]]
    assert {cell.data_type for cell in [sheet["A1"], sheet["A2"], *cells]} == {"s"}
    assert not any(cell.hyperlink for cell in cells)
    assert cells[7].value == "长" * 32_766 + "…"
    assert sheet.title != other.title
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in book.sheetnames)


@pytest.mark.parametrize("name", ["=1+1", "某" * 300, "“引号”与'单引号'", "😀\x07"])
def test_charts_bear_any_name(source: Source, name: str) -> None:
    item = item_of(source, "ranking_department", words("zh"))
    odd = replace(item, title=name, headline=name, alt=name)
    data = pack_xlsx(pack_of(odd), words("zh"))

    assert len(parts(data, "xl/charts/chart")) == 1
    assert all(one.remembered == pytest.approx(one.values) for chart in charts(data) for one in chart)


def test_an_empty_pack_and_an_item_without_data_say_so() -> None:
    gone = replace(table_item(pd.DataFrame()), missing="所选范围内没有可绘制的数据")
    (empty,) = opened(pack_xlsx(pack_of(), words("zh"))).worksheets
    contents, sheet = opened(pack_xlsx(pack_of(gone), words("zh"))).worksheets

    assert empty["A5"].value == words("zh")("workbook.no_items")
    assert (sheet["A1"].value, sheet["A2"].value) == ("一张表", "所选范围内没有可绘制的数据")
    assert contents.cell(HEAD + 1, 3).value == "所选范围内没有可绘制的数据"


def test_five_thousand_rows_are_all_there_and_a_limit_is_said() -> None:
    frame = pd.DataFrame({"department_name": [f"第{number}局" for number in range(5000)], "execution_rate": 0.5})
    item = table_item(frame)
    limited = replace(item, statement=replace(item.statement, rows_selected=6000))
    _, sheet = opened(pack_xlsx(pack_of(limited), words("zh"))).worksheets

    assert sheet.cell(HEAD + 5000, 1).value == "第4999局"
    assert sheet.auto_filter.ref == f"A{HEAD}:B{HEAD + 5000}"
    assert "所选范围共6,000行" in sheet["A3"].value


def test_rows_are_as_high_as_their_text_is_deep() -> None:
    frame = pd.DataFrame({"project_name": ["短", "长" * 100, "一\n二"], "execution_rate": 0.5})
    _, sheet = opened(pack_xlsx(pack_of(table_item(frame)), words("zh"))).worksheets
    short, long, broken = (sheet.row_dimensions[HEAD + number].height or 15 for number in (1, 2, 3))

    assert short < broken < long
    assert long >= 100 * 2 / sheet.column_dimensions["A"].width * short


def test_totals_at_the_end_of_stacked_bars_leave_every_series_in_the_legend(source: Source) -> None:
    item = item_of(source, "points_lost_causes_department", words("zh"))
    data = pack_xlsx(pack_of(item), words("zh"))
    (chart,) = parts(data, "xl/charts/chart")
    (told,) = native_charts(item.figure)
    labels = [found.text for found in chart.iterfind(".//c:dLbl//a:t", NAMES)]

    assert isinstance(told, Chart)
    assert labels == list(told.beside)
    assert chart.find(".//c:legendEntry", NAMES) is None


def test_a_figure_that_no_chart_can_tell_says_so(source: Source) -> None:
    told = item_of(source, "trend", words("zh"))
    untold = replace(told, figure=go.Figure(go.Pie(values=[1, 2])))
    _, with_chart, without = opened(pack_xlsx(pack_of(told, untold), words("zh"))).worksheets

    assert words("zh")("workbook.no_chart") not in with_chart["A3"].value
    assert words("zh")("workbook.no_chart") in without["A3"].value
