"""The pack of a meeting as a PowerPoint presentation."""

import io
from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN

from dashboard.export.content import Pack
from dashboard.export.slides.item import add_item
from dashboard.export.slides.lettering import LANGUAGES, clean, fitted, rgb, write
from dashboard.export.slides.stage import MARGIN, TITLE_LAYOUT, Box, Shape, Stage, stage
from dashboard.i18n import Words

COVER, ON_COVER, QUIET_ON_COVER = "#1c5687", "#ffffff", "#cfe0ee"
COVER_SIZES = (40, 36, 32, 28, 24, 20)
PROPERTY_LIMIT = 255


def pack_pptx(pack: Pack, words: Words, shape: Shape = "wide") -> bytes:
    """The pack as slides of 16:9 (`wide`) or 4:3 (`classic`): a cover, then one slide or more an item.

    Charts are native and can be edited, long tables go on over several slides; notes hold the whole statement.
    """
    made = stage(shape, words.language)
    _add_cover(made, pack, words)
    for item in pack.items:
        add_item(made, item, words)
    properties = made.deck.core_properties
    properties.title, properties.author = (clean(text)[:PROPERTY_LIMIT] for text in (pack.title, pack.organisation))
    properties.language = LANGUAGES[words.language][0]
    properties.subject = properties.keywords = ""
    target = io.BytesIO()
    made.deck.save(target)
    return target.getvalue()


def _add_cover(made: Stage, pack: Pack, words: Words) -> None:
    slide = made.deck.slides.add_slide(made.deck.slide_layouts[TITLE_LAYOUT])
    slide.background.fill.solid()
    slide.background.fill.fore_color.rgb = rgb(COVER)
    title, below = slide.placeholders[0], slide.placeholders[1]
    wide = made.width - 4 * MARGIN
    _place(title, Box(2 * MARGIN, 1.9, wide, 2.0), MSO_ANCHOR.BOTTOM)
    text, size = fitted(clean(pack.title), wide * 72, COVER_SIZES, 3)
    title.text_frame.paragraphs[0].alignment = PP_ALIGN.LEFT
    write(title.text_frame.paragraphs[0], text, size, made.language, colour=ON_COVER, is_bold=True)
    _place(below, Box(2 * MARGIN, 4.1, wide, 2.0), MSO_ANCHOR.TOP)
    said = [(clean(line), ON_COVER) for line in (pack.organisation, pack.date) if clean(line)]
    if pack.is_synthetic:
        said.append((words("figure.synthetic"), QUIET_ON_COVER))
    for number, (line, colour) in enumerate(said or [("", ON_COVER)]):
        paragraph = below.text_frame.paragraphs[0] if number == 0 else below.text_frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.LEFT
        fitting, size = fitted(line, wide * 72, (20, 18, 16, 14))
        write(paragraph, fitting, size, made.language, colour=colour)


def _place(shape: Any, box: Box, anchor: MSO_ANCHOR) -> None:
    shape.left, shape.top, shape.width, shape.height = box.emu
    shape.text_frame.word_wrap = True
    shape.text_frame.vertical_anchor = anchor
