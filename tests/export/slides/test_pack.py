"""Slides say and hold what their items do: native charts with their numbers, tables, notes, fonts for every script."""

import io
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go
import pytest
from PIL import Image
from pptx.util import Emu

from dashboard.charts.lab import grades
from dashboard.charts.style import on_paper
from dashboard.export.content import Item, Pack, Statement
from dashboard.export.native import Chart, HeatMap, native_charts
from dashboard.export.slides import Shape, pack_pptx
from dashboard.export.statement import statement_lines
from dashboard.exporting import Source, made_item, pack_bytes
from dashboard.figures import FIGURES
from dashboard.i18n import Language, words
from dashboard.records import FigureNotes, Selection
from dashboard.warehouse import Store, open_warehouse
from tests.export.slides.reading import NAMES, charts, notes, opened, roots, tables, texts
from tests.figures.asking import NEVER_DRAWN, asked_by

MOMENT = datetime(2024, 5, 6, 7, 8)  # noqa: DTZ001  # as a clock on the wall
TWELVE = (
    "trend",
    "districts",
    "district_scores",
    "ranking_department",
    "execution_bands",
    "execution_flow",
    "low_execution_unspent",
    "score_histogram",
    "score_groups_department",
    "score_levels_district_level_1",
    "score_execution",
    "rate_split_department",
)
NOTES = FigureNotes(selection="全部年度", source="3份自评", is_synthetic=False, packs="")


@pytest.fixture(name="source", scope="module")
def province(synthetic_store: Path) -> Source:
    return Source(open_warehouse(synthetic_store), Store(synthetic_store), MOMENT, address="http://dashboard.example/")


def pack_of(source: Source, names: tuple[str, ...], language: Language = "zh") -> Pack:
    items = tuple(
        made_item(source, name, asked_by(name, source.warehouse), Selection(), words(language)) for name in names
    )
    return Pack("绩效自评情况", "财政局", "2024年5月6日", items, is_synthetic=True)


def graded(*counts: int, headline: str = "等级没有变化") -> Item:
    names = ("优", "良", "中", "差")[: len(counts)]
    frame = pd.DataFrame({"grade": names, "evaluations": counts, "evaluations_simulated": counts[::-1]})
    figure = grades(frame, words("zh"), NOTES)
    return Item(
        "deduction_grades", "等级分布", headline, Statement(NOTES, rows=len(counts)), frame, "甲", on_paper(figure)
    )


def table_of(rows: int, name: str = "甲局") -> Item:
    frame = pd.DataFrame(
        {
            "department_name": [f"{name}{row}" for row in range(rows)],
            "execution_rate": [0.5] * rows,
            "executed_yuan": [12345.67] * rows,
        }
    )
    return Item("table", "一张表", "列出各局", Statement(NOTES, rows=rows), frame)


def test_a_deck_says_what_its_pack_says() -> None:
    deck = opened(pack_pptx(Pack("汇报", "某局", "2024年5月6日", (graded(7, 2, 0),)), words("zh")))
    cover, slide = deck.slides

    assert texts(cover) == ["汇报", "某局", "2024年5月6日"]
    assert texts(slide) == [
        "等级没有变化",
        "等级分布",
        "范围：全部年度 ｜ 行数：3行，为所选范围的全部",
        "2",
    ]
    ((filed, simulated),) = charts(slide)
    assert (filed.name, filed.xs, filed.values) == ("实际", ("优", "良", "中"), (7, 2, 0))
    assert (simulated.name, simulated.xs, simulated.values) == ("测算", ("优", "良", "中"), (0, 2, 7))
    assert notes(slide) == [
        "等级没有变化",
        "等级分布",
        "范围：全部年度",
        "行数：3行，为所选范围的全部。",
        "来源：3份自评",
    ]


@pytest.mark.parametrize("name", sorted(set(FIGURES) - NEVER_DRAWN))
def test_native_charts_hold_the_numbers_of_their_figures_and_so_do_their_workbooks(source: Source, name: str) -> None:
    pack = pack_of(source, (name,))
    figure = pack.items[0].figure
    assert figure is not None
    deck = opened(pack_pptx(pack, words("zh")))
    shown = [series for slide in deck.slides for chart in charts(slide) for series in chart]
    cells = [cell for slide in deck.slides for table in tables(slide) for row in table for cell in row]
    values = {f"{value:.10g}" for series in shown for value in (*series.values, *series.xs) if isinstance(value, float)}

    for told in native_charts(figure):
        if isinstance(told, HeatMap):
            assert {text.replace("\n", " · ") for row in told.texts for text in row} <= set(cells)
            continue
        flat = [
            value
            for series in told.series
            for value in (*series.xs, *(() if told.categories and series.xs else series.values))
        ]
        assert {f"{value:.10g}" for value in flat if value is not None} <= values
        if told.kind in {"column", "line"}:
            assert told.categories in {series.xs for series in shown}
    for series in shown:
        assert (series.cell_name or "", plain(series.cell_xs)) == (series.name, plain(series.xs))
        assert plain(series.cell_values) == plain(series.values)


def plain(values: tuple[object, ...]) -> list[object]:
    """Values as charts and cells both have them: numbers to twelve digits."""
    return [f"{value:.12g}" if isinstance(value, (int, float)) else value for value in values]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("shape", ["wide", "classic"])
def test_every_run_names_a_font_for_every_script(source: Source, language: Language, shape: Shape) -> None:
    deck = opened(pack_pptx(pack_of(source, TWELVE, language), words(language), shape=shape))
    locale = {"zh": "zh-CN", "en": "en-US"}[language]
    runs = 0
    for root in roots(deck):
        for run in root.iter(f"{{{NAMES['a']}}}r", f"{{{NAMES['a']}}}fld"):
            properties = run.find("a:rPr", NAMES)
            if run.findtext("a:t", "", NAMES) in {"", "‹#›"}:
                continue
            fonts = [properties.find(f"a:{script}", NAMES).get("typeface") for script in ("latin", "ea", "cs")]
            assert ["Microsoft YaHei"] * 3 == fonts
            assert properties.get("lang") == locale
            runs += 1
        for properties in root.iter(f"{{{NAMES['a']}}}defRPr"):
            if root.tag.endswith("chartSpace"):
                assert properties.find("a:ea", NAMES).get("typeface") == "Microsoft YaHei"
    assert runs > 100


@pytest.mark.parametrize("shape", ["wide", "classic"])
def test_nothing_stands_beyond_the_slide_and_everything_shown_has_words(source: Source, shape: Shape) -> None:
    pack = pack_of(source, TWELVE)
    deck = opened(pack_pptx(pack, words("zh"), shape=shape))
    alts = {item.alt for item in pack.items}
    shown = 0

    assert {"wide": 16 / 9, "classic": 4 / 3}[shape] == pytest.approx(deck.slide_width / deck.slide_height, abs=0.001)
    for slide in deck.slides:
        for form in slide.shapes:
            assert 0 <= form.left <= form.left + form.width <= deck.slide_width
            assert 0 <= form.top <= form.top + form.height <= deck.slide_height
            if not form.has_text_frame:
                assert form.element.nvGraphicFramePr.cNvPr.get("descr") in alts
                shown += 1
    assert shown >= len(TWELVE)


def test_notes_hold_the_whole_statement_and_a_link_back(source: Source) -> None:
    pack = pack_of(source, ("ranking_district",))
    (item,) = pack.items
    slide = opened(pack_pptx(pack, words("zh"))).slides[1]

    assert notes(slide) == [item.headline, item.title, *statement_lines(item.statement, words("zh"))]
    addresses = [relation.target_ref for relation in slide.notes_slide.part.rels.values() if relation.is_external]
    assert addresses == [item.statement.link] == ["http://dashboard.example/execution"]
    assert item.statement.link in [relation.target_ref for relation in slide.part.rels.values() if relation.is_external]
    assert words("zh")("figure.synthetic") in texts(slide)


def test_the_line_of_80_percent_stands_at_80_percent(source: Source) -> None:
    deck = opened(pack_pptx(pack_of(source, ("ranking_district",)), words("zh")))
    chart = next(shape.chart for shape in deck.slides[1].shapes if shape.has_chart)
    root = chart.part._element
    layout = root.find(".//c:plotArea/c:layout/c:manualLayout", NAMES)
    left, width = (float(layout.find(f"c:{side}", NAMES).get("val")) for side in ("x", "w"))
    axis = root.find(".//c:valAx/c:scaling", NAMES)
    low, high = (float(axis.find(f"c:{end}", NAMES).get("val")) for end in ("min", "max"))
    (drawing,) = [one for one in roots(deck) if one.tag.endswith("userShapes")]
    line = drawing.find(".//cdr:relSizeAnchor[cdr:cxnSp]", NAMES)
    start, end = (float(line.findtext(f"cdr:{side}/cdr:x", None, NAMES)) for side in ("from", "to"))

    assert start == end == pytest.approx(left + width * (0.8 - low) / (high - low), abs=1e-4)
    assert [text.text for text in drawing.iter(f"{{{NAMES['a']}}}t")] == ["80%"]


def test_a_figure_that_is_gone_says_so_on_its_slide() -> None:
    gone = Item("gone", "没有的图", "", Statement(NOTES), pd.DataFrame(), missing="这幅图已不再提供：没有的图。")
    deck = opened(pack_pptx(Pack("汇报", "", "", (gone,)), words("zh")))

    assert len(deck.slides) == 2
    assert texts(deck.slides[1])[:3] == ["没有的图", "没有的图", "这幅图已不再提供：没有的图。"]


def test_an_empty_pack_is_a_cover() -> None:
    deck = opened(pack_pptx(Pack("汇报", "某局", "", ()), words("zh")))

    assert [texts(slide) for slide in deck.slides] == [["汇报", "某局"]]


def test_a_long_table_goes_on_under_the_same_head_and_says_what_it_leaves_out() -> None:
    deck = opened(pack_pptx(Pack("汇报", "", "", (table_of(5000),)), words("zh")))
    _, *slides = deck.slides
    shown = [table for slide in slides for table in tables(slide)]

    assert len(slides) == len(shown) == 4
    assert {tuple(table[0]) for table in shown} == {("主管部门", "执行率（按全年预算）", "全年执行数（万元）")}
    rows = [row for table in shown for row in table[1:]]
    assert [["甲局0", "50.00%", "1.23"], ["甲局1", "50.00%", "1.23"]] == rows[:2]
    assert len(rows) == 56
    assert all(any("共5,000行" in line and "前56行" in line for line in texts(slide)) for slide in slides)


def test_a_long_ranking_goes_on_over_slides_on_the_same_axis(source: Source) -> None:
    item = made_item(source, "ranking_project", {}, Selection(), words("zh"))
    _, *slides = opened(pack_pptx(Pack("汇报", "", "", (item,)), words("zh"))).slides
    drawn = [series for slide in slides for chart in charts(slide) for series in chart if "全年" in series.name]
    axes = {
        tuple(
            axis.get("val") for axis in shape.chart.part._element.find(".//c:valAx/c:scaling", NAMES) if axis.get("val")
        )
        for slide in slides
        for shape in slide.shapes
        if shape.has_chart
    }

    assert item.figure is not None
    (chart,) = native_charts(item.figure)
    assert isinstance(chart, Chart)
    assert len(slides) == 3
    assert chart.series[0].values == pytest.approx(
        tuple(value for series in drawn for value in series.values), rel=1e-14
    )
    assert len(axes) == 1


@pytest.mark.parametrize(
    "name", ["=1+1", "+86", "-1", "@SUM(A1)", "甲\x00\x0b乙", "“引号”<&>'\"", "😀" * 20, "长" * 300]
)
def test_any_name_makes_a_whole_file_and_stays_text(name: str) -> None:
    figure = go.Figure(graded(7, 2).figure)
    for trace in figure.data:
        trace.x, trace.name = [name, "良"], name
    item = replace(graded(7, 2), figure=figure, title=name, headline=name, alt=name)
    data = pack_pptx(Pack(name, name, name, (item, table_of(2, name))), words("zh"))
    deck = opened(data)
    clean = "甲乙" if "\x00" in name else name if len(name) < 100 else "长" * 21 + "…"
    ((first, _),) = charts(deck.slides[1])

    assert (clean, clean, clean) == (first.name, first.xs[0], first.cell_xs[0])
    assert first.cell_name == clean
    assert list(first.cell_values) == [7, 2]
    assert any(clean[:5] in text for text in texts(deck.slides[0]))
    assert tables(deck.slides[2])[0][1][0][:2] == clean[:2]


def test_a_headline_of_300_characters_is_cut_on_the_slide_and_whole_in_the_notes() -> None:
    long = "某某局的执行率很低，" * 30
    slide = opened(pack_pptx(Pack("汇报", "", "", (graded(1, 2, headline=long),)), words("zh"))).slides[1]
    title = slide.shapes.title.text_frame

    assert title.text.endswith("…")
    assert title.paragraphs[0].runs[0].font.size == Emu(16 * 12700)
    assert notes(slide)[0] == long


def test_a_drafted_headline_keeps_whole_sentences() -> None:
    drafted = "前一句说了一些。" * 6 + "后一句很长" * 40 + "。"
    slide = opened(pack_pptx(Pack("汇报", "", "", (graded(1, 2, headline=drafted),)), words("zh"))).slides[1]

    assert slide.shapes.title.text_frame.text == "前一句说了一些。" * 6


def test_the_same_pack_comes_in_both_shapes(source: Source) -> None:
    pack = pack_of(source, TWELVE[:3])
    wide, classic = (opened(pack_bytes(pack, ".pptx", words("zh"), shape)) for shape in ("wide", "classic"))

    assert [texts(slide)[1:] for slide in wide.slides] == [texts(slide)[1:] for slide in classic.slides]
    assert wide.slide_width > classic.slide_width


def test_ticks_are_numbers_that_their_format_can_write(source: Source) -> None:
    deck = opened(pack_pptx(pack_of(source, (*TWELVE, "funnel_district_execution")), words("zh")))
    seen = set()
    for slide in deck.slides:
        for shape in slide.shapes:
            for axis in shape.chart.part._element.iterfind(".//c:valAx", NAMES) if shape.has_chart else ():
                written, step = axis.find("c:numFmt", NAMES).get("formatCode"), axis.find("c:majorUnit", NAMES)
                low = float(axis.find("c:scaling/c:min", NAMES).get("val"))
                if step is not None and written in {"0%", "#,##0"}:
                    unit = 100 if written == "0%" else 1
                    ticks = [unit * (low + number * float(step.get("val"))) for number in range(4)]
                    assert ticks == pytest.approx([round(tick) for tick in ticks])
                    seen.add(written)
    assert seen == {"0%", "#,##0"}


def test_marks_that_stand_for_many_are_larger() -> None:
    figure = go.Figure(
        go.Scatter(
            x=[1, 2, 3], y=[4, 5, 6], mode="markers", name="甲", marker={"size": [10, 20, 10], "color": "#009e73"}
        )
    )
    slide = opened(pack_pptx(Pack("汇报", "", "", (replace(graded(1, 2), figure=figure),)), words("zh"))).slides[1]
    (ser,) = (shape.chart.part._element.find(".//c:ser", NAMES) for shape in slide.shapes if shape.has_chart)
    own = {point.find("c:idx", NAMES).get("val"): point for point in ser.iterfind("c:dPt", NAMES)}

    assert ser.find("c:marker/c:size", NAMES).get("val") == "8"
    assert {place: point.find("c:marker/c:size", NAMES).get("val") for place, point in own.items()} == {"1": "15"}


def test_a_figure_that_no_chart_can_tell_is_a_picture_or_its_table(monkeypatch: pytest.MonkeyPatch) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (40, 20)).save(picture, "PNG")
    item = replace(graded(7, 2), figure=go.Figure(go.Pie(labels=["甲"], values=[1])), alt="一块饼")
    pack = Pack("汇报", "", "", (item,))
    monkeypatch.setattr("dashboard.export.pictures.can_draw", lambda _: True)
    monkeypatch.setattr("dashboard.export.pictures.picture_bytes", lambda *_: picture.getvalue())
    drawn = [form for form in opened(pack_pptx(pack, words("zh"))).slides[1].shapes if form.shape_type == 13]
    monkeypatch.setattr("dashboard.export.pictures.can_draw", lambda _: False)
    ((head, *rows),) = tables(opened(pack_pptx(pack, words("zh"))).slides[1])

    assert [form.element.nvPicPr.cNvPr.get("descr") for form in drawn] == ["一块饼"]
    assert drawn[0].width == 2 * drawn[0].height
    assert (len(head), [row[1] for row in rows]) == (3, ["7", "2"])


def test_values_that_nobody_knows_leave_gaps(source: Source) -> None:
    (item,) = pack_of(source, ("ranking_district",)).items
    figure = go.Figure(item.figure)
    for trace in figure.data:
        trace.x = [None] * len(trace.x)
    slide = opened(pack_pptx(Pack("汇报", "", "", (replace(item, figure=figure),)), words("zh"))).slides[1]

    assert {value for chart in charts(slide) for series in chart for value in series.values} == {None}


def test_a_chart_of_5000_rows_shows_the_first_and_says_so() -> None:
    names = [f"第{row}局" for row in range(5000)]
    figure = go.Figure(
        go.Bar(x=[row / 5000 for row in range(5000)], y=list(range(5000)), orientation="h", name="执行率")
    )
    figure.update_yaxes(tickvals=list(range(5000)), ticktext=names, range=[4999.6, -0.6])
    figure.update_xaxes(tickformat=".0%")
    item = replace(graded(1, 2), figure=figure, frame=pd.DataFrame({"department_name": names}))
    _, *slides = opened(pack_pptx(Pack("汇报", "", "", (item,)), words("zh"))).slides
    drawn = [series for slide in slides for ((series,),) in [charts(slide)]]

    assert [len(series.values) for series in drawn] == [22] * 4
    assert [name for series in drawn for name in series.xs] == names[:88]
    assert all(any("前88行" in line and "共5,000行" in line for line in texts(slide)) for slide in slides)


def test_numbers_stand_at_few_bars_and_behind_the_names_of_many(source: Source) -> None:
    (many,) = charts(opened(pack_pptx(pack_of(source, ("ranking_project",)), words("zh"))).slides[1])
    rates = many[0].values
    few = replace(graded(7, 2), figure=_ranked(("甲", "乙"), (0.5, 0.75)))
    slide = opened(pack_pptx(Pack("汇报", "", "", (few,)), words("zh"))).slides[1]
    ((bars,),) = charts(slide)
    labels = next(shape.chart.part._element.find(".//c:dLbls", NAMES) for shape in slide.shapes if shape.has_chart)

    assert [name.rsplit(" ", 1)[1] for name in many[0].xs] == [f"{rate:.2%}" for rate in rates if rate is not None]
    assert bars.xs == ("甲", "乙")
    assert labels.find("c:numFmt", NAMES).get("formatCode") == "0.00%"
    assert [labels.find(f"c:show{part}", NAMES).get("val") for part in ("Val", "CatName", "SerName")] == ["1", "0", "0"]


def _ranked(names: tuple[str, ...], rates: tuple[float, ...]) -> go.Figure:
    texts = [f"{rate:.2%}" for rate in rates]
    figure = go.Figure(go.Bar(x=rates, y=list(range(len(names))), orientation="h", name="执行率", text=texts))
    figure.update_yaxes(tickvals=list(range(len(names))), ticktext=names, range=[len(names) - 0.4, -0.6])
    return figure.update_xaxes(tickformat=".0%")


def test_names_of_rows_hang_on_the_very_end_of_their_axis() -> None:
    figure = go.Figure(go.Scatter(x=[0.8642, 0.9999], y=[0, 1], mode="markers", name="甲"))
    figure.update_yaxes(tickvals=[0, 1], ticktext=["甲局", "乙局"], range=[1.6, -0.6])
    figure.update_xaxes(tickformat=".0%")
    slide = opened(pack_pptx(Pack("汇报", "", "", (replace(graded(1, 2), figure=figure),)), words("zh"))).slides[1]
    ((_, names),) = charts(slide)
    (root,) = (shape.chart.part._element for shape in slide.shapes if shape.has_chart)
    flat, _ = root.xpath(".//c:valAx/c:scaling/c:min/@val")
    said = root.xpath(".//c:ser[2]//c:dLbl//a:t/text()")

    assert [0.85, 0.85] == list(names.xs) == [float(flat)] * 2
    assert [" 甲局", " 乙局"] == said
