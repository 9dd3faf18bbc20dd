"""The leader's page as one slide: charts, sentences, leads, and the statement in small letters and in the notes."""

import io
from typing import Any

from dashboard.export import pictures
from dashboard.export.content import Item
from dashboard.export.leader.sheet import LeaderSheet, cut, lead_place, leads_heading, small_figure
from dashboard.export.native import Chart, native_charts
from dashboard.export.slides.item import add_chart, add_picture, write_box, write_headline
from dashboard.export.slides.lettering import INK, LANGUAGES, QUIET, clean, fitted, lines, write
from dashboard.export.slides.stage import ITEM_LAYOUT, MARGIN, Box, Shape, Stage, stage
from dashboard.i18n import Words

CAPTION, ALARM = "#2b7bba", "#b34700"
PITCH = 1.25
# Bars or marks whose numbers can be told apart in a third of a slide; their letters in points.
MOST_MARKS, CHART_LETTERS = 4, 9
# Pixels an inch of pictures, so that letters of 13 pixels come to 9 points.
PIXELS = 104
QUESTION = 150


def sheet_pptx(sheet: LeaderSheet, words: Words, shape: Shape = "wide") -> bytes:
    """One slide of 16:9 (`wide`) or 4:3 (`classic`). As many leads stand on it as fit; the heading says of how many."""
    made = stage(shape, words.language)
    slide = made.deck.slides.add_slide(made.deck.slide_layouts[ITEM_LAYOUT])
    write_headline(made, slide, sheet.title)
    wide = made.width - 2 * MARGIN
    mark = [(words("figure.synthetic"), 11.0, ALARM, True)] if sheet.is_synthetic else []
    write_box(made, slide, made.caption, [(sheet.by_line, 11, QUIET, False), *mark])
    _sentences(made, slide, sheet, Box(MARGIN, 1.75, wide, 1.25))
    shown = sheet.items
    for number, item in enumerate(shown):
        across = wide / len(shown)
        _figure(made, slide, item, Box(MARGIN + number * across, 3.0, across - 0.15, 2.3))
    _leads(made, slide, sheet, words, Box(MARGIN, 5.35, wide, 1.25))
    _statement(made, slide, sheet, words, Box(MARGIN, 6.68, wide, 0.7))
    _notes(slide, sheet, words, made)
    properties = made.deck.core_properties
    properties.title, properties.author = clean(sheet.title)[:255], ""
    properties.language = LANGUAGES[words.language][0]
    properties.subject = properties.keywords = ""
    target = io.BytesIO()
    made.deck.save(target)
    return target.getvalue()


def _sentences(made: Stage, slide: Any, sheet: LeaderSheet, box: Box) -> None:
    said = [clean(f"{number}. {sentence}") for number, sentence in enumerate(sheet.sentences, 1)]
    room = box.height * 72
    for size in (13.0, 12.0, 11.0, 10.0, 9.0):
        if sum(lines(text, size, box.points) for text in said) * size * PITCH <= room:
            break
    else:
        size = 8.0
        said = [fitted(text, box.points, (size,), 3)[0] for text in said]
    write_box(made, slide, box, [(text, size, INK, False) for text in said])


def _figure(made: Stage, slide: Any, item: Item, box: Box) -> None:
    """A chart that can be edited where one small one says it all, else a picture, else its words."""
    write_box(made, slide, Box(box.left, box.top, box.width, 0.25), [(cut(clean(item.title), 56), 11, CAPTION, True)])
    below = Box(box.left, box.top + 0.27, box.width, box.height - 0.27)
    charts = native_charts(item.figure) if item.figure is not None else ()
    alt = item.alt or item.title
    if len(charts) == 1 and isinstance(charts[0], Chart) and _is_small(charts[0]):
        add_chart(made, slide, charts[0], below, alt, CHART_LETTERS)
        return
    figure = small_figure(item, round(below.width * PIXELS), round(below.height * PIXELS))
    if pictures.can_draw(figure):
        add_picture(slide, pictures.picture_bytes(figure, "png"), below, alt)
    else:
        write_box(made, slide, below, [(cut(clean(alt), 200), 10, INK, False)])


def _leads(made: Stage, slide: Any, sheet: LeaderSheet, words: Words, box: Box) -> None:
    size, room, entries = 9.5, box.height * 72 - 14 * PITCH, []
    for lead in sheet.leads:
        text = clean(f"[{lead.severity}] {cut(lead.question, QUESTION)} {lead_place(lead, words)}")
        room -= lines(text, size, box.points) * size * PITCH
        if room < 0:
            break
        entries.append((text, size, INK, False))
    heading = (leads_heading(sheet, len(entries), words), 11.0, CAPTION, True)
    write_box(made, slide, box, [heading, *entries])


def _statement(made: Stage, slide: Any, sheet: LeaderSheet, words: Words, box: Box) -> None:
    joined = clean(words("figure.separator").join(sheet.statement))
    text, size = fitted(joined, box.points, (8, 7, 6), 4)
    frame = write_box(made, slide, box, [(text, size, QUIET, False)])
    if _is_address(sheet.link):
        write(frame.add_paragraph(), words("slides.open"), size, made.language, link=sheet.link)


def _notes(slide: Any, sheet: LeaderSheet, words: Words, made: Stage) -> None:
    """Everything in full, for who speaks."""
    frame = slide.notes_slide.notes_text_frame
    leads = [f"[{lead.severity}] {lead.question} {lead_place(lead, words)}" for lead in sheet.leads]
    said = [sheet.title, *sheet.sentences, leads_heading(sheet, len(leads), words), *leads, *sheet.statement]
    for number, line in enumerate(said):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        write(paragraph, line, 12, made.language)
    if sheet.link:
        link = sheet.link if _is_address(sheet.link) else ""
        write(frame.add_paragraph(), words("statement.link", link=sheet.link), 12, made.language, link=link)


def _is_small(chart: Chart) -> bool:
    marks = sum(len(series.values) for series in chart.series if not series.is_invisible)
    return chart.kind in {"bar", "column"} and marks <= MOST_MARKS


def _is_address(link: str) -> bool:
    return link.startswith(("http://", "https://"))
