"""One figure or table on its slides: headline, native charts or table, what must be said, and notes."""

import io
from dataclasses import replace
from math import ceil
from typing import Any

from lxml import etree
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu

from dashboard.export import pictures
from dashboard.export.content import Item
from dashboard.export.native import Chart, HeatMap, Series, native_charts
from dashboard.export.slides.chart_data import ChartData
from dashboard.export.slides.lettering import INK, LETTER, QUIET, clean, columns, cut, fitted, set_scripts, write
from dashboard.export.slides.look import Look
from dashboard.export.slides.overlay import draw_over
from dashboard.export.slides.parts import MOST_PARTS, chart_parts, heat_parts, row_parts
from dashboard.export.slides.stage import ITEM_LAYOUT, Box, Stage
from dashboard.export.slides.tables import MOST_ROWS, Cells, add_table, frame_cells, heat_cells
from dashboard.export.statement import rows_line, statement_lines
from dashboard.i18n import Words

HEADLINE_SIZES = (26, 24, 22, 20, 18, 16)
# Bold letters take more room.
BOLD = 0.92
CAPTION, ALARM = "#2b7bba", "#b34700"
# Rows that can be read on one slide: with one bar each, with several; a row's height in inches where there are few.
ROWS_A_SLIDE, CLUSTERS_A_SLIDE, ROW = 22, 16, 0.62
# With more clusters of bars, numbers beside them would run into the next bar: they stand behind the names.
FEW_CLUSTERS = 8
WIDEST_LABEL, WIDEST_LEFT, SMALL = 0.17, 0.1, 10.5
CHARTS_A_SLIDE = 4
LEGEND_LINE = 0.32
# Of its place a chart of few rows takes at least so much: a slide is looked at from afar.
LEAST = 0.8
MOST_LETTERS = 44
Shown = Chart | HeatMap | Cells | bytes


def add_item(stage: Stage, item: Item, words: Words) -> None:
    """Adds the slides of an item."""
    pages, further = _pages(stage, item, words)
    for number, page in enumerate(pages, start=1):
        slide = stage.deck.slides.add_slide(stage.deck.slide_layouts[ITEM_LAYOUT])
        write_headline(stage, slide, item.headline or item.title)
        caption = clean(item.title)
        if len(pages) > 1:
            caption = words("slides.part", title=caption, part=number, parts=len(pages))
        write_box(stage, slide, stage.caption, [(caption, 14, CAPTION, True)])
        if item.missing:
            write_box(stage, slide, stage.body, [(item.missing, 20, INK, False)], anchor=MSO_ANCHOR.MIDDLE)
        _show(stage, slide, page, item)
        _write_foot(stage, slide, item, words, further)
        _write_number(stage, slide)
        _write_notes(stage, slide, item, words)


def _pages(stage: Stage, item: Item, words: Words) -> tuple[list[list[Shown]], list[str]]:
    """What each slide of an item shows, and what must be said of what is not shown."""
    if item.missing:
        return [[]], []
    if item.figure is None:
        return _table_pages(stage, item, words)
    charts = native_charts(item.figure)
    if not charts:
        drawn: list[Shown] = [pictures.picture_bytes(item.figure, "png")] if pictures.can_draw(item.figure) else []
        return ([drawn], []) if drawn else _table_pages(stage, item, words)
    if len(charts) > 1:
        groups = [charts[start : start + CHARTS_A_SLIDE] for start in range(0, len(charts), CHARTS_A_SLIDE)]
        return [list(group) for group in groups], []
    (chart,) = charts
    if isinstance(chart, HeatMap):
        parts: list[Shown] = [*heat_parts(chart, MOST_ROWS)]
        rows, shown = len(chart.rows), MOST_ROWS * MOST_PARTS
    else:
        most = CLUSTERS_A_SLIDE if _is_clustered(chart) else ROWS_A_SLIDE
        parts = [*chart_parts(chart, most)]
        rows = len(chart.categories) if chart.kind in {"bar", "scatter"} else 0
        shown = most * MOST_PARTS
    return [[part] for part in parts], _cut_line(rows, shown, words)


def _table_pages(stage: Stage, item: Item, words: Words) -> tuple[list[list[Shown]], list[str]]:
    most = MOST_ROWS * MOST_PARTS
    cells, all_columns = frame_cells(item.frame.head(most), words, stage.body.width)
    if not cells.heads:
        return [[]], []
    pages: list[list[Shown]] = [
        [Cells(cells.heads, rows, cells.is_number)] for rows in row_parts(cells.rows, MOST_ROWS)
    ]
    further = _cut_line(len(item.frame), most, words)
    if len(cells.heads) < all_columns:
        further.append(words("slides.columns_cut", shown=len(cells.heads), all=all_columns))
    return pages, further


def _cut_line(rows: int, shown: int, words: Words) -> list[str]:
    return [words("slides.rows_cut", shown=shown, all=words.count(rows))] if rows > shown else []


def _show(stage: Stage, slide: Any, shown: list[Shown], item: Item) -> None:
    """Puts charts, a table or a picture into the body, side by side where there are several."""
    body = stage.body
    across = min(len(shown), 2) or 1
    down = ceil(len(shown) / across) or 1
    for number, one in enumerate(shown):
        width, height = body.width / across, body.height / down
        box = Box(body.left + number % across * width, body.top + number // across * height, width - 0.1, height)
        if isinstance(one, Chart):
            add_chart(stage, slide, one, box, item.alt or item.title)
        elif isinstance(one, HeatMap):
            add_table(stage, slide, heat_cells(one), box, item.alt or item.title)
        elif isinstance(one, Cells):
            add_table(stage, slide, one, box, item.alt or item.title)
        else:
            add_picture(slide, one, box, item.alt or item.title)


def add_chart(stage: Stage, slide: Any, chart: Chart, box: Box, alt: str, largest: float = 12) -> None:
    """Adds a chart that can be edited, its letters no larger than so many points, with its words as alt text."""
    if chart.categories and chart.kind in {"bar", "scatter"}:
        beside = 1 if chart.is_stacked or chart.kind == "scatter" else max(1, len(chart.series) * 0.75)
        below = LEGEND_LINE * Look(box.points, box.height * 72, largest).legend_lines(chart)
        wanted = 1 + below + ROW * beside * len(chart.categories)
        box = Box(box.left, box.top, box.width, min(box.height, max(wanted, LEAST * box.height)))
    chart = _with_tops(_with_beside(_with_short_names(chart), box.points))
    count = len(chart.categories)
    size = 12 if count <= 12 else 10.5 if count <= 16 or chart.kind not in {"bar", "scatter"} else 9
    look = Look(box.points, box.height * 72, min(size, largest))
    # The kind that is asked for is not looked at: the chart comes drawn.
    shape = slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *box.emu, ChartData(chart, look, stage.language))
    shape.element.nvGraphicFramePr.cNvPr.set("descr", clean(alt))
    draw_over(shape.chart.part, chart, look, stage.language)


def _with_short_names(chart: Chart) -> Chart:
    """The chart with names that leave room for what they name."""
    return replace(
        chart,
        categories=tuple(cut(clean(name), MOST_LETTERS) for name in chart.categories),
        series=tuple(replace(series, name=cut(clean(series.name), MOST_LETTERS)) for series in chart.series),
    )


def _is_clustered(chart: Chart) -> bool:
    return chart.kind == "bar" and not chart.is_stacked and len(chart.series) > 1


def _with_beside(chart: Chart, room: float) -> Chart:
    """The chart with what stands beside its rows behind their names; `room` is its width in points.

    There stand labels, too, that would run into the next bar or into the names.
    """
    first, *others = chart.series
    is_tight = _is_clustered(chart) and len(chart.categories) > FEW_CLUSTERS
    is_wide = max(map(columns, first.texts), default=0) * SMALL * LETTER > room * (
        WIDEST_LEFT if any((value or 0) < 0 for value in first.values) else WIDEST_LABEL
    )
    is_alone = chart.kind == "bar" and not chart.is_stacked and not any(series.texts for series in others)
    if is_alone and not chart.beside and (is_tight or is_wide):
        chart = replace(chart, series=(replace(first, texts=(), label_format=""), *others), beside=first.texts)
    if not any(chart.beside):
        return chart
    names = tuple(f"{name} {said}".strip() for name, said in zip(chart.categories, chart.beside, strict=True))
    return replace(chart, categories=names, beside=())


def _with_tops(chart: Chart) -> Chart:
    """The chart with the labels of floating bars above them, on marks that are not seen: thin bars have no room."""
    if chart.kind != "column" or not any(series.is_invisible for series in chart.series):
        return chart
    stacks = [series for series in chart.series if not series.has_marks]
    texts = tuple("".join(said) for said in zip(*(series.texts for series in stacks if series.texts), strict=True))
    tops = tuple(
        sum(value or 0 for value in values) if said else None
        for said, values in zip(texts, zip(*(series.values for series in stacks), strict=True), strict=False)
    )
    if not any(texts):
        return chart
    above = Series("", tops, stacks[0].colour, texts=texts, has_marks=True, is_named=False, is_invisible=True)
    bare = tuple(replace(series, texts=()) if series in stacks else series for series in chart.series)
    return replace(chart, series=(*bare, above))


def add_picture(slide: Any, picture: bytes, box: Box, alt: str) -> None:
    """Adds a picture, as large as the box allows."""
    shape = slide.shapes.add_picture(io.BytesIO(picture), *box.emu[:2])
    share = min(box.emu[2] / shape.width, box.emu[3] / shape.height)
    shape.width, shape.height = Emu(round(shape.width * share)), Emu(round(shape.height * share))
    shape.left = Emu(box.emu[0] + (box.emu[2] - shape.width) // 2)
    shape.element.nvPicPr.cNvPr.set("descr", clean(alt))


def write_headline(stage: Stage, slide: Any, headline: str) -> None:
    """Writes the headline at the largest size at which it takes two lines."""
    title = slide.shapes.title
    title.left, title.top, title.width, title.height = stage.title.emu
    frame = title.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
    frame.margin_left = frame.margin_right = 0
    text, size = fitted(clean(headline), stage.title.points * BOLD, HEADLINE_SIZES)
    frame.paragraphs[0].alignment = PP_ALIGN.LEFT
    write(frame.paragraphs[0], text, size, stage.language, is_bold=True)


def write_box(
    stage: Stage,
    slide: Any,
    box: Box,
    said: list[tuple[str, float, str, bool]],
    *,
    anchor: MSO_ANCHOR = MSO_ANCHOR.TOP,
) -> Any:
    """A text box with one paragraph a line: its text, size, colour and whether it is bold."""
    frame = slide.shapes.add_textbox(*box.emu).text_frame
    frame.word_wrap, frame.vertical_anchor = True, anchor
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for number, (text, size, colour, is_bold) in enumerate(said):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        write(paragraph, text, size, stage.language, colour=colour, is_bold=is_bold)
    return frame


def _write_foot(stage: Stage, slide: Any, item: Item, words: Words, further: list[str]) -> None:
    """Unit, selection, bases and rows in a few small lines, with the link back."""
    statement = item.statement
    parts = [words("figure.unit", unit=statement.unit)] if statement.unit else []
    parts.append(words("figure.selection", selection=statement.notes.selection))
    if not item.missing:
        parts.append(rows_line(statement, words))
    first = words("figure.separator").join(part.rstrip("。.") for part in parts)
    said = [line for line in (first, statement.bases, *further) if line]
    room = stage.foot.points
    lines = [(*fitted(clean(line), room, (10, 9), 2), QUIET, False) for line in said]
    if statement.notes.is_synthetic:
        lines.append((words("figure.synthetic"), 10, ALARM, False))
    frame = write_box(stage, slide, stage.foot, lines)
    if statement.link.startswith(("http://", "https://")):
        paragraph = frame.add_paragraph()
        write(paragraph, words("slides.open"), 10, stage.language, link=statement.link)


def _write_number(stage: Stage, slide: Any) -> None:
    """The number of the slide, as a field that follows when slides are moved."""
    frame = slide.shapes.add_textbox(*stage.number.emu).text_frame
    paragraph = frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT
    element = paragraph._p  # noqa: SLF001  # the library has no word for fields
    field = etree.SubElement(element, qn("a:fld"), id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}", type="slidenum")
    properties = etree.SubElement(field, qn("a:rPr"), sz="1000")
    set_scripts(properties, stage.language)
    etree.SubElement(field, qn("a:t")).text = str(len(stage.deck.slides))


def _write_notes(stage: Stage, slide: Any, item: Item, words: Words) -> None:
    """The whole headline, the statement and the link, for who speaks."""
    frame = slide.notes_slide.notes_text_frame
    said = [clean(item.headline), clean(item.title), *statement_lines(item.statement, words)]
    for number, line in enumerate(line for line in said if line):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        is_link = bool(item.statement.link) and line.endswith(item.statement.link)
        link = item.statement.link if is_link and item.statement.link.startswith("http") else ""
        write(paragraph, line, 12, stage.language, link=link)
