"""Charts made by hand on a sheet: where their numbers stand, whatever their kind."""

from collections.abc import Sequence

import pandas as pd
import pytest
from openpyxl.utils import range_boundaries

from dashboard.export.content import Item, Statement
from dashboard.export.native.chart import Axis, Chart, Series, Threshold
from dashboard.export.workbook.book import Book
from dashboard.export.workbook.item import write_item
from dashboard.i18n import words
from dashboard.records import FigureNotes
from tests.export.workbook.reading import NAMES, DrawnSeries, charts, opened, parts

NOTES = FigureNotes(selection="全部", packs="", source="两份文件", is_synthetic=False)
BLUE = "#2b7bba"
RATES = pd.DataFrame(
    {"department_name": ["甲局", "乙局", "丙局"], "execution_rate": [0.5, None, 0.9], "score_mean": [90.0, 95.0, 99.5]}
)


def written(frame: pd.DataFrame, drawn: Sequence[Chart]) -> bytes:
    book = Book("")
    item = Item("made", "一幅图", "一句话", Statement(NOTES, rows=len(frame)), frame, "图")
    book.sheet("目录")
    write_item(book, item, tuple(drawn), "1 一幅图", "目录", words("zh"))
    return book.closed()


def bars(names: Sequence[str], values: Sequence[float | None], *lines: Threshold) -> Chart:
    return Chart("bar", tuple(names), (Series("率", tuple(values), BLUE),), thresholds=lines)


def columns_of(data: bytes) -> list[str]:
    """The heads of the columns that the series of all charts refer to."""
    *_, sheet = opened(data).worksheets
    formulas = [
        found.text for part in parts(data, "xl/charts/chart") for found in part.iterfind(".//c:val//c:f", NAMES)
    ]
    return [sheet[f"{formula.rsplit('!', 1)[1].split('$')[1]}5"].value for formula in formulas]


def only(data: bytes) -> list[DrawnSeries]:
    (found,) = charts(data)
    return found


def test_a_gap_in_the_table_is_a_gap_in_the_chart() -> None:
    (series,) = only(written(RATES, [bars(["甲局", "乙局", "丙局"], [0.5, None, 0.9])]))

    assert series.values == series.remembered == (0.5, None, 0.9)
    assert series.categories == ("甲局", "乙局", "丙局")


def test_part_of_the_table_can_be_drawn() -> None:
    data = written(RATES, [bars(["乙局", "丙局"], [95.0, 99.5])])

    assert only(data)[0].values == (95.0, 99.5)
    assert columns_of(data) == ["平均分"]


def test_names_that_a_chart_shortens_become_a_column_that_is_sorted_with_its_rows() -> None:
    data = written(RATES, [bars(["甲…", "乙局（项目）", "丙局"], [90.0, 95.0, 99.5])])
    *_, sheet = opened(data).worksheets

    assert [sheet.cell(row, 4).value for row in (5, 6, 7, 8)] == ["图中名称", "甲…", "乙局（项目）", "丙局"]
    assert sheet.auto_filter.ref == "A5:D8"
    assert columns_of(data) == ["平均分"]


def test_numbers_beside_other_names_are_not_taken_from_the_table() -> None:
    data = written(RATES, [bars(["丙局", "乙局", "甲局"], [90.0, 95.0, 99.5])])
    *_, sheet = opened(data).worksheets

    assert columns_of(data) == ["率"]
    assert sheet["D5"].value is None
    assert only(data)[0].categories == ("丙局", "乙局", "甲局")


def test_numbers_of_a_chart_stand_outside_filter_and_print() -> None:
    data = written(RATES, [bars(["丁局"], [0.1])])
    *_, sheet = opened(data).worksheets
    formula = parts(data, "xl/charts/chart")[0].findtext(".//c:val//c:f", None, NAMES)
    column = sheet[f"{formula.rsplit('!', 1)[1].split('$')[1]}5"].column

    assert sheet.auto_filter.ref == "A5:C8"
    assert column > range_boundaries(sheet.print_area.rsplit("!", 1)[1].replace("$", ""))[2]
    assert parts(data, "xl/charts/chart")[0].find(".//c:plotVisOnly", NAMES) is None


@pytest.mark.parametrize("kind", ["column", "line"])
def test_a_threshold_is_a_series_of_its_own(kind: str) -> None:
    names = ("甲局", "乙局", "丙局")
    values = Series("分", (90.0, 95.0, 99.5), BLUE)
    chart = Chart("column" if kind == "column" else "line", names, (values,), thresholds=(Threshold(92.0, "界线"),))
    series, line = only(written(RATES, [chart]))

    assert (series.name, series.values) == ("分", (90.0, 95.0, 99.5))
    assert (line.name, line.values) == ("界线", (92.0, 92.0, 92.0))


def test_a_threshold_across_bars_is_named_under_their_axis() -> None:
    data = written(RATES, [bars(["甲局"], [0.5], Threshold(0.8, "80%线"))])
    titles = [found.text for found in parts(data, "xl/charts/chart")[0].iterfind(".//c:valAx//c:title//a:t", NAMES)]

    assert len(only(data)) == 1
    assert titles == ["80%线"]


def test_rows_of_a_scatter_bear_their_names() -> None:
    marks = Series("分", (0.0, 1.0), BLUE, xs=(90.0, 99.5), has_marks=True)
    chart = Chart(
        "scatter", ("甲局", "乙局"), (marks,), category_axis=Axis("得分", lowest=80, highest=100), beside=("3份", "")
    )
    data = written(RATES, [chart])
    series, names = only(data)
    labels = [found.text for found in parts(data, "xl/charts/chart")[0].iterfind(".//c:dLbl//a:t", NAMES)]

    assert (series.values, series.categories) == ((0, 1), (90, 99.5))
    assert (names.values, names.categories) == ((0, 1), (80, 80))
    assert labels == ["甲局 3份", "乙局"]


def test_a_chart_of_five_thousand_bars_is_drawn_whole() -> None:
    names = [f"第{number}局" for number in range(5000)]
    values = [number / 5000 for number in range(5000)]
    frame = pd.DataFrame({"department_name": names, "execution_rate": values})
    (series,) = only(written(frame, [bars(names, values)]))

    assert series.values == pytest.approx(values)
    assert series.categories[-1] == "第4999局"


def test_marks_over_columns_keep_their_numbers() -> None:
    names = ("甲局", "乙局", "丙局")
    chart = Chart(
        "column",
        names,
        (
            Series("", (1.0, None, 2.0), "#ffffff", is_invisible=True, is_named=False),
            Series("=1+1", (3.0, 4.0, 5.0), BLUE, texts=("3", "=4", "")),
            Series("应得", (6.0, None, 7.0), BLUE, has_marks=True, symbol="stroke"),
        ),
        is_stacked=True,
    )
    data = written(RATES, [chart])

    assert [series.values for series in only(data)] == [(1.0, None, 2.0), (3.0, 4.0, 5.0), (6.0, None, 7.0)]
    assert [series.name.strip() for series in only(data)][1] == "=1+1"
    assert [found.text for found in parts(data, "xl/charts/chart")[0].iterfind(".//c:dLbl//a:t", NAMES)] == ["3", " =4"]
