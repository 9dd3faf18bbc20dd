"""Without a browser every figure is a picture all the same: its very numbers, its words, its notes."""

import re
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pdfplumber
import plotly.graph_objects as go
import pytest
from lxml import etree

from dashboard.charts import style
from dashboard.export import pictures
from dashboard.export.native import Axis, Chart, HeatMap, Series, Threshold, native_charts
from dashboard.export.pictures import drawn
from dashboard.export.pictures.vega import specification, vega_svg
from dashboard.export.pictures.vega.reach import reach
from dashboard.exporting import Source, made_item
from dashboard.figures import FIGURES
from dashboard.i18n import words
from dashboard.records import FigureNotes, Selection
from dashboard.warehouse import Store, open_warehouse
from tests.figures.asking import NEVER_DRAWN, asked_by

MOMENT = datetime(2024, 5, 6, 7, 8)  # noqa: DTZ001  # as a clock on the wall
SVG = "{http://www.w3.org/2000/svg}"
NAMES = ("天河区", '“引号”"&<b>x</b>', "天河区", "=1+1 @#${}", "")


@pytest.fixture(name="source", scope="module")
def province(synthetic_store: Path) -> Source:
    return Source(open_warehouse(synthetic_store), Store(synthetic_store), MOMENT)


@pytest.fixture
def _no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawn, "browser_path", lambda: None)


def sheet(height: int = 400) -> go.Figure:
    """A figure without marks of its own, with title, notes and the mark of made-up data."""
    notes = FigureNotes("全部年度", "公开文件", is_synthetic=True)
    empty = go.Figure(layout={"template": style.template("light"), "width": 900})
    return style.finished(empty, words("zh"), notes, title="标题", alt="说明", unit="万元", height=height, right=66)


def spec(*charts: Chart | HeatMap) -> dict[str, Any]:
    """The specification of these charts."""
    return specification(sheet(), charts, "Noto Sans CJK SC")


def texts(svg: str) -> list[str]:
    """Every text of a picture that can be seen."""
    root = etree.fromstring(svg.encode())
    return ["".join(map(str, text.itertext())) for text in root.iter(f"{SVG}text") if text.get("opacity") != "0"]


def data_rows(node: Any) -> Iterator[dict[str, Any]]:
    """Every row of data in a specification that is more than a label."""
    if isinstance(node, dict):
        is_label = [mark["type"] for mark in node.get("marks", [])] == ["text"]
        for data in node.get("data", []) if isinstance(node.get("data"), list) and not is_label else []:
            yield from data.get("values", [])
        for below in node.values():
            yield from data_rows(below)
    elif isinstance(node, list):
        for below in node:
            yield from data_rows(below)


def bars(*values: float | None, **options: Any) -> Series:
    """A series of bars."""
    return Series(options.pop("name", "执行率"), values, "#2b7bba", **options)


def numbers(chart: Chart | HeatMap) -> list[float | None]:
    """What a chart shows: the length of every bar, both numbers of every mark."""
    if isinstance(chart, HeatMap):
        return []
    if chart.kind in {"bar", "column"}:
        shown = [series for series in chart.series if not series.is_invisible]
        return [value for series in shown for value in series.values if value is not None]
    # A series of marks on a line is drawn as both.
    drawn_as = [series for series in chart.series for is_drawn in (series.has_line, series.has_marks) if is_drawn]
    if chart.kind == "line":
        return [value for series in drawn_as for value in series.values]
    pairs = (pair for series in drawn_as for pair in zip(series.xs, series.values, strict=True))
    return [one for pair in pairs if None not in pair for one in pair]


def told(node: Any, chart: Chart | HeatMap) -> list[float | None]:
    """The same of a specification."""
    rows = list(data_rows(node))
    if isinstance(chart, HeatMap):
        return []
    if chart.kind in {"bar", "column"}:
        return [row["at"] if "at" in row else row["end"] - row["start"] for row in rows]
    if chart.kind == "scatter":
        rows = [row for row in rows if row["is_told"]]
    return [row[key] for row in rows for key in (("y",) if chart.kind == "line" else ("x", "y"))]


@pytest.mark.usefixtures("_no_browser")
@pytest.mark.parametrize("name", sorted(set(FIGURES) - NEVER_DRAWN))
def test_every_figure_is_drawn_with_its_numbers_title_and_notes(source: Source, name: str) -> None:
    item = made_item(source, name, asked_by(name, source.warehouse), Selection(), words("zh"))
    assert item.figure is not None
    charts = native_charts(item.figure)
    groups = [
        mark for mark in specification(item.figure, charts, "Noto Sans CJK SC")["marks"] if mark["type"] == "group"
    ]
    seen = texts(pictures.picture_bytes(item.figure, "svg").decode())
    notes = next(note.text for note in item.figure.layout.annotations if note.name == "notes").split("<br>")

    assert charts
    assert pictures.can_draw(item.figure)
    for chart, group in zip(charts, groups, strict=True):
        assert sorted(one for one in numbers(chart) if one is not None) == pytest.approx(
            sorted(one for one in told(group, chart) if one is not None)
        )
    assert item.title == seen[0]
    assert [*notes, "模拟数据"] == seen[-len(notes) - 1 :]
    for chart in charts:
        said = chart.rows if isinstance(chart, HeatMap) else (*chart.categories, *chart.beside)
        first = {part[:3] for one in said for part in one.split("\n") if part}
        is_whole = isinstance(chart, HeatMap) or chart.kind in {"bar", "scatter"}
        assert not is_whole or {start for start in first if not any(start in text for text in seen)} == set()


def test_bars_are_as_long_as_their_numbers_and_stand_where_their_names_do() -> None:
    chart = Chart("bar", ("甲", "乙", "丙"), (bars(0.25, None, 0.5),), value_axis=Axis(lowest=0, highest=1))
    with pdfplumber.open(BytesIO(_pdf(vega_svg(spec(chart))))) as opened:
        page = opened.pages[0]
        drawn_bars = sorted(
            (rect["top"], rect["width"])
            for rect in page.rects
            if rect["non_stroking_color"] is not None and rect["height"] < 150 and rect["width"] < 600
        )
        names = [(word["text"], word["top"]) for word in page.extract_words() if word["text"] in {"甲", "乙", "丙"}]

    (first, shorter), (last, longer) = drawn_bars
    assert longer == pytest.approx(2 * shorter)
    assert ["甲", "乙", "丙"] == [name for name, _ in sorted(names, key=lambda one: one[1])]
    assert first < names[0][1] < first + 60
    assert last < names[2][1] < last + 60


def _pdf(svg: str) -> bytes:
    figure = go.Figure(layout={"title": {"text": "x"}})
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(pictures, "svg_of", lambda _: svg)
        return pictures.picture_bytes(figure, "pdf")


def test_names_alike_stay_apart_and_no_sign_is_read_as_anything_else() -> None:
    seen = texts(vega_svg(spec(Chart("bar", NAMES, (bars(1, 2, 3, 4, 5),)))))

    assert 2 == seen.count("天河区")
    assert '“引号”"&<b>x</b>' in "".join(seen)
    assert "=1+1 @#${}" in "".join(seen)


@pytest.mark.parametrize("kind", ["bar", "column", "line"])
def test_a_name_of_300_characters_and_five_thousand_rows_break_nothing(kind: Any) -> None:
    long = Chart(kind, ("项目" * 150, "B" * 300), (bars(1, 2, has_line=kind == "line"),))
    many = Chart(kind, tuple(f"单位{row}" for row in range(5000)), (bars(*range(5000), has_line=kind == "line"),))

    assert any(text.endswith("…") and len(text) < 100 for text in texts(vega_svg(spec(long))))
    assert texts(vega_svg(spec(many)))


def test_hatched_series_refer_to_their_own_tiles() -> None:
    chart = Chart("column", ("甲",), (bars(1, pattern="/"), bars(2, name="报告", pattern="."), bars(3, name="项目")))
    svg = vega_svg(spec(chart))

    assert {"slash-2b7bba", "dot-2b7bba"} == set(re.findall(r'<pattern id="([^"]+)"', svg))
    assert {"slash-2b7bba", "dot-2b7bba"} == set(re.findall(r"url\(#([^)]+)\)", svg)) - {
        clip for clip in re.findall(r"url\(#([^)]+)\)", svg) if clip.startswith("clip")
    }


def test_ticks_between_whole_percents_are_not_written_alike() -> None:
    axis = Axis(number_format="0%", lowest=0.915, highest=0.955)
    marks = Series("均值", (0.0, 1.0), "#009e73", xs=(0.92, 0.95), has_marks=True)
    seen = texts(vega_svg(spec(Chart("scatter", ("甲", "乙"), (marks,), category_axis=axis))))
    ticks = [text for text in seen if text.endswith("%")]

    assert len(ticks) > 2
    assert len(ticks) == len(set(ticks))


def test_a_logarithmic_axis_has_ticks_at_one_two_and_five() -> None:
    axis = Axis(number_format='"+"#,##0%', lowest=0.01, highest=20, is_log=True)
    marks = Series("偏离", (0.0, 0.0), "#d55e00", xs=(0.02, 15.0), has_marks=True)
    seen = texts(vega_svg(spec(Chart("scatter", ("甲",), (marks,), category_axis=axis))))

    assert {"+1%", "+10%", "+100%", "+1,000%"} & set(seen)
    assert all(re.fullmatch(r"\+[125]0*%", text.replace(",", "")) for text in seen if text.startswith("+"))


def test_a_gap_stays_a_gap() -> None:
    line = Series("甲", (1.0, None, 3.0, 4.0), "#2b7bba", has_line=True, has_marks=True)
    svg = vega_svg(spec(Chart("line", ("2020", "2021", "2022", "2023"), (line,))))
    paths = [
        path for path in re.findall(r'd="(M[^"]+)"', svg) if path.count("M") == 2 and "L" in path and "A" not in path
    ]

    assert 1 == len(paths)
    assert 4 == len(re.findall(r"2020|2021|2022|2023", " ".join(texts(svg))))


def test_labels_of_bars_make_room_for_what_stands_beside_the_rows() -> None:
    bar = bars(0.8, texts=("80%",))
    places = []
    for beside in ((), ("12份",)):
        groups = [
            mark for mark in spec(Chart("bar", ("甲",), (bar,), beside=beside))["marks"] if mark["type"] == "group"
        ]
        labels = [mark for mark in groups[0]["marks"] if mark.get("data")][-1]
        places.append(labels["marks"][0]["encode"]["enter"]["x"])

    assert "value" in places[0]
    assert {"scale": "x", "field": "end"} == places[1]


def test_words_above_the_highest_mark_are_not_cut() -> None:
    line = Series("甲", (1.0, 2.0), "#2b7bba", texts=("一", "二"), has_line=True, has_marks=True)
    group = next(mark for mark in spec(Chart("line", ("2020", "2021"), (line,)))["marks"] if mark["type"] == "group")
    outside = [
        row["text"]
        for mark in group["marks"]
        if not mark.get("clip")
        for row in (mark.get("data") or [{}])[0].get("values", [])
    ]

    assert ["一", "二"] == outside


def test_lines_across_are_worded() -> None:
    chart = Chart(
        "bar", ("甲",), (bars(0.5),), thresholds=(Threshold(0.8, "80%"),), value_axis=Axis(highest=1, lowest=0)
    )

    assert 2 == texts(vega_svg(spec(Chart("bar", ("甲",), (bars(0.5),), thresholds=(Threshold(0.8, "线80"),))))).count(
        "线80"
    ) + texts(vega_svg(spec(chart))).count("80%")


def test_a_heat_map_writes_every_cell_and_leaves_gaps_empty() -> None:
    heat = HeatMap(
        ("一", "二"), ("甲", "乙"), ((0.5, None), (1.0, 0.9)), (("5成", ""), ("满", "九")), (("#009e73",) * 2,) * 2
    )
    seen = texts(vega_svg(spec(heat)))

    assert {"一", "二", "甲", "乙", "5成", "满", "九"} <= set(seen)


def test_an_axis_reaches_around_its_numbers_and_bars_stand_on_zero() -> None:
    stacked = Chart("bar", ("甲",), (bars(3.0), bars(4.0, name="乙")), is_stacked=True)
    apart = Chart("bar", ("甲",), (bars(3.0), bars(4.0, name="乙")))
    one = Chart("line", ("1",), (bars(5.0, has_line=True),))
    none = Chart("bar", ("甲",), (bars(None),))

    assert (0.0, 7.42) == reach(stacked, is_flat=True)
    assert (0.0, 4.24) == reach(apart, is_flat=True)
    assert (4.75, 5.25) == reach(one, is_flat=False)
    assert reach(none, is_flat=True)[0] < reach(none, is_flat=True)[1]


@pytest.mark.usefixtures("_no_browser")
def test_a_figure_that_no_chart_tells_cannot_be_drawn_without_a_browser() -> None:
    pie = go.Figure(go.Pie(labels=["甲"], values=[1]))
    bar = style.finished(
        go.Figure(go.Bar(x=["甲"], y=[1]), {"template": style.template("light")}),
        words("zh"),
        FigureNotes("全部", "公开", is_synthetic=False),
        title="柱",
        alt="一柱",
    )

    assert not pictures.can_draw()
    assert not pictures.can_draw(pie)
    assert pictures.can_draw(bar)
    assert pictures.picture_bytes(bar, "png")[:4] == b"\x89PNG"
    assert pictures.picture_bytes(bar, "pdf")[:4] == b"%PDF"
