"""Where the numbers of a chart stand on its sheet: in the table, else in columns of their own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd

from dashboard.export.cell_text import cell_text
from dashboard.export.native.chart import Axis, Chart, Threshold
from dashboard.export.workbook.book import Book, write_value
from dashboard.export.workbook.cells import width
from dashboard.export.workbook.table import Table
from dashboard.i18n import Words

# [sheet, first row, first column, last row, last column], as XlsxWriter takes it.
Range = list[Any]
NEARLY = 1e-9
NAMES = "name_in_chart"
_STEM = re.compile("[（(…]")


@dataclass(frozen=True, slots=True)
class Places:
    """The ranges of a chart: of its categories, and of values and xs of each series and of each drawn threshold.

    `names` are those of the marks that bear the names of a scatter's rows, `zeros` those of the bars without a length
    that bear what is written at the end of stacked ones.
    """

    categories: Range
    series: tuple[tuple[Range, Range], ...]
    thresholds: tuple[tuple[Range, Range], ...] = ()
    names: tuple[Range, Range] | None = None
    zeros: Range = field(default_factory=list)
    is_in_table: bool = False


def placed(
    book: Book, chart: Chart, thresholds: tuple[Threshold, ...], table: Table, free: int, words: Words
) -> tuple[Places, int]:
    """Where a chart's numbers stand, and the next free column: what the table lacks is written from a free one on."""
    block = _Block(book, table, free, words)
    found = _in_table(chart, table) or _beside(chart, block)
    lines = tuple(_line(line, chart, found.categories, block) for line in thresholds)
    names = None
    if chart.kind == "scatter" and chart.categories:
        places = tuple(float(place) for place in range(len(chart.categories)))
        block.column("", chart.categories)
        names = (block.column("", places), block.column(chart.category_axis.title, (_ends(chart)[0],) * len(places)))
    is_totalled = chart.kind == "bar" and chart.is_stacked and any(chart.beside)
    zeros = block.column("", (0.0,) * len(chart.beside)) if is_totalled else []
    return replace(found, thresholds=lines, names=names, zeros=zeros), block.next


def with_names(shown: pd.DataFrame, charts: Sequence[Chart]) -> pd.DataFrame:
    """The table with a last column of the names that a chart has for its rows, where no other column holds them.

    Names that stand in the table are sorted and filtered with its numbers.
    """
    columns = _columns(shown)
    numbers = _numbers(columns)
    for chart in charts:
        if chart.kind == "scatter" or _named_column(chart, columns, numbers) is not None:
            continue
        for start in range(len(shown) - len(chart.categories) + 1):
            rows = shown.iloc[start : start + len(chart.categories)]
            if _value_columns(chart, numbers, start) and _are_names_of(chart.categories, rows):
                after = len(shown) - start - len(chart.categories)
                named = shown.copy(deep=False)
                named[NAMES] = pd.Series(
                    [None] * start + [*chart.categories] + [None] * after, shown.index, dtype=object
                )
                return named
    return shown


def _are_names_of(names: Sequence[str], rows: pd.DataFrame) -> bool:
    """Whether each name is made of what its row says: shortened, or with a type of form behind it."""
    texts = rows[[column for column in rows.columns if not pd.api.types.is_numeric_dtype(rows[column])]]
    return all(
        any(isinstance(text, str) and _STEM.split(name)[0] in text for text in row)
        for name, row in zip(names, texts.itertuples(index=False, name=None), strict=True)
    )


def _beside(chart: Chart, block: "_Block") -> Places:
    if chart.kind == "scatter":
        pairs = [
            (block.column(chart.category_axis.title, series.xs), block.column(series.name, series.values))
            for series in chart.series
        ]
        return Places([], tuple((values, xs) for xs, values in pairs))
    categories = block.column(chart.category_axis.title, chart.categories)
    nothing: Range = []
    return Places(categories, tuple((block.column(series.name, series.values), nothing) for series in chart.series))


def _line(line: Threshold, chart: Chart, categories: Range, block: "_Block") -> tuple[Range, Range]:
    """The ends of a line across the chart: its values and its xs."""
    if chart.kind != "scatter":
        return block.column(line.text, (line.value,) * len(chart.categories)), categories
    level = (line.value, line.value)
    if line.axis == "value":
        return block.column(line.text, level), block.column(chart.category_axis.title, _ends(chart))
    upright = (-0.5, len(chart.categories) - 0.5) if chart.categories else _upright_ends(chart)
    return block.column(line.text, upright), block.column(chart.category_axis.title, level)


def _ends(chart: Chart) -> tuple[float, float]:
    """From where to where the flat axis of a scatter runs."""
    return _span(chart.category_axis, [x for series in chart.series for x in series.xs])


def _upright_ends(chart: Chart) -> tuple[float, float]:
    series = chart.series
    return _span(chart.value_axis, [value for each in series for value in each.values])  # noqa: PD011  # no frame


def _span(axis: Axis, values: list[float | None]) -> tuple[float, float]:
    known = [value for value in values if value is not None]
    lowest = axis.lowest if axis.lowest is not None else min(known, default=0.0)
    highest = axis.highest if axis.highest is not None else max(known, default=1.0)
    return lowest, highest


def _in_table(chart: Chart, table: Table) -> Places | None:
    """The ranges of the table that hold just what the chart shows, or None."""
    columns = _columns(table.shown)
    numbers = _numbers(columns)
    if chart.kind != "scatter":
        named = _named_column(chart, columns, numbers)
        if named is None:
            return None
        name, start = named
        size, nothing = len(chart.categories), list[Any]()
        found = tuple((_range(table, each, start, size), nothing) for each in _value_columns(chart, numbers, start))
        return Places(_range(table, name, start, size), found, is_in_table=True)
    pairs = []
    for series in chart.series:
        pair = _pair_of(list(series.xs), list(series.values), numbers)
        if pair is None:
            return None
        x, y, start = pair
        pairs.append((_range(table, y, start, len(series.xs)), _range(table, x, start, len(series.xs))))
    return Places([], tuple(pairs), is_in_table=True)


def _columns(shown: pd.DataFrame) -> dict[str, list[Any]]:
    return {str(column): shown[column].tolist() for column in shown.columns}


def _numbers(columns: dict[str, list[Any]]) -> dict[str, list[Any]]:
    return {name: values for name, values in columns.items() if not any(isinstance(value, str) for value in values)}


def _named_column(chart: Chart, columns: dict[str, list[Any]], numbers: dict[str, list[Any]]) -> tuple[str, int] | None:
    """The column that holds a chart's categories, and from which row on, where that row's numbers are the chart's."""
    for name, texts in columns.items():
        for start in _starts([None if pd.isna(text) else str(text) for text in texts], list(chart.categories)):
            if _value_columns(chart, numbers, start):
                return name, start
    return None


def _value_columns(chart: Chart, numbers: dict[str, list[Any]], start: int) -> list[str]:
    """The columns that hold the series of a chart from a row on; none where one is missing."""
    found = [_column_of(list(series.values), numbers, start) for series in chart.series]
    return [name for name in found if name is not None] if None not in found else []


def _pair_of(
    xs: list[float | None], ys: list[float | None], numbers: dict[str, list[Any]]
) -> tuple[str, str, int] | None:
    for name, values in numbers.items():
        for start in _starts(values, xs):
            found = _column_of(ys, {other: those for other, those in numbers.items() if other != name}, start)
            if found is not None:
                return name, found, start
    return None


def _starts(values: list[Any], wanted: list[Any]) -> list[int]:
    """The rows from which on a column holds what is wanted, in its order."""
    if not wanted:
        return []
    first = wanted[0]
    return [
        start
        for start in range(len(values) - len(wanted) + 1)
        if _same(values[start], first) and _all_same(values[start : start + len(wanted)], wanted)
    ]


def _column_of(wanted: list[float | None], numbers: dict[str, list[Any]], start: int) -> str | None:
    """The column that holds the wanted numbers from a row on."""
    return next(
        (name for name, values in numbers.items() if _all_same(values[start : start + len(wanted)], wanted)), None
    )


def _all_same(values: list[Any], wanted: list[Any]) -> bool:
    return len(values) == len(wanted) and all(map(_same, values, wanted))


def _same(value: Any, wanted: Any) -> bool:
    if isinstance(wanted, str) or isinstance(value, str):
        return bool(value == wanted)
    is_unknown, is_gap = bool(pd.isna(value)), wanted is None or bool(pd.isna(wanted))
    if is_unknown or is_gap:
        return is_unknown and is_gap
    return abs(float(value) - float(wanted)) <= NEARLY * max(1.0, abs(float(wanted)))


def _range(table: Table, column: str, start: int, size: int) -> Range:
    place = list(table.shown.columns).index(column)
    return [table.sheet.name, table.first + start, place, table.first + start + size - 1, place]


class _Block:
    """Columns of chart data right of everything else, in the rows of the table, named above."""

    def __init__(self, book: Book, table: Table, free: int, words: Words) -> None:
        self._book, self._table, self._words = book, table, words
        self._start = self.next = free

    def column(self, name: str, values: tuple[Any, ...]) -> Range:
        """Writes a column and returns where its values stand."""
        sheet, place, book = self._table.sheet, self.next, self._book
        if place == self._start:
            sheet.write_string(
                self._table.head - 1, place, self._words("workbook.chart_data"), book.format("note", text_wrap=False)
            )
        sheet.write_string(self._table.head, place, cell_text(name), book.format("head"))
        for row, value in enumerate(values, start=self._table.first):
            write_value(sheet, row, place, value, book.format("text" if isinstance(value, str) else "number"))
        longest = max([width(value) for value in values if isinstance(value, str)], default=10.0)
        sheet.set_column(place, place, min(36.0, max(12.0, longest + 2)))
        self.next += 1
        return [sheet.name, self._table.first, place, self._table.first + max(1, len(values)) - 1, place]
