"""How documents look in each language: official Chinese style (GB/T 9704), and a plain English one."""

from dataclasses import dataclass
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from dashboard.export.document.lettering import (
    BODY_FONT,
    HEAD_FONT,
    PLAIN_FONT,
    SECOND_FONT,
    TITLE_FONT,
    Lettering,
    set_font,
)
from dashboard.i18n import Words

BODY, TITLE, CAPTION, NOTE, CELL, PICTURE = "Normal", "Title", "Caption", "Note", "Cell", "Picture"
CONTENTS = ("toc 1", "toc 2")  # as Word calls them


@dataclass(frozen=True, slots=True)
class Look:
    """Margins of an upright sheet in millimetres, how each style is set, and by how many letters text is drawn in."""

    top: float
    right: float
    bottom: float
    left: float
    styles: dict[str, Lettering]
    indent: int
    gap: float
    page_points: float

    @property
    def page_font(self) -> str:
        """The font of page numbers and of the marks at the head of pages."""
        return self.styles[NOTE].font


LOOKS = {
    "zh": Look(
        top=37,
        right=26,
        bottom=35,
        left=28,
        styles={
            BODY: Lettering(BODY_FONT, 16, 29),
            TITLE: Lettering(TITLE_FONT, 22, 36),
            "Heading 1": Lettering(HEAD_FONT, 16, 29),
            "Heading 2": Lettering(SECOND_FONT, 16, 29),
            "Heading 3": Lettering(BODY_FONT, 16, 29, is_bold=True),
            CAPTION: Lettering(HEAD_FONT, 12, 20),
            NOTE: Lettering(BODY_FONT, 10.5, 15),
            CELL: Lettering(BODY_FONT, 10.5),
            **dict.fromkeys(CONTENTS, Lettering(BODY_FONT, 12, 18)),
            PICTURE: Lettering(BODY_FONT, 10.5),
        },
        indent=2,
        gap=0,
        page_points=14,
    ),
    "en": Look(
        top=25,
        right=25,
        bottom=25,
        left=25,
        styles={
            BODY: Lettering(PLAIN_FONT, 11.5, 17),
            TITLE: Lettering(PLAIN_FONT, 22, 30, is_bold=True),
            "Heading 1": Lettering(PLAIN_FONT, 16, 22, is_bold=True),
            "Heading 2": Lettering(PLAIN_FONT, 13, 18, is_bold=True),
            "Heading 3": Lettering(PLAIN_FONT, 11.5, 17, is_bold=True),
            CAPTION: Lettering(PLAIN_FONT, 10.5, 15, is_bold=True),
            NOTE: Lettering(PLAIN_FONT, 9, 12),
            CELL: Lettering(PLAIN_FONT, 9.5),
            **dict.fromkeys(CONTENTS, Lettering(PLAIN_FONT, 11.5, 18)),
            PICTURE: Lettering(PLAIN_FONT, 9.5),
        },
        indent=0,
        gap=6,
        page_points=10,
    ),
}
_CENTRED = {TITLE, CAPTION, PICTURE}
_INDENTED = {BODY, "Heading 1", "Heading 2", "Heading 3"}


def set_styles(document: Any, look: Look, words: Words) -> None:
    """Gives the document's styles the look; styles that Word knows (headings, caption) stay what they are."""
    known = {style.name for style in document.styles}
    for name, lettering in look.styles.items():
        style = document.styles[name] if name in known else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        set_font(style, lettering.font, lettering.points, is_bold=lettering.is_bold)
        style.font.italic = False
        style.font.color.rgb = RGBColor(0, 0, 0)
        form = style.paragraph_format
        form.space_before, form.space_after = Pt(0), Pt(0)
        form.widow_control = True
        _set_line(form, lettering)
        if name == TITLE and (rule := style.element.pPr.find(qn("w:pBdr"))) is not None:
            style.element.pPr.remove(rule)
        if name in _CENTRED:
            form.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if name in _INDENTED:
            indent(style, look.indent, lettering.points)
        if name not in (BODY, *_INDENTED):
            style.base_style = None  # cells and captions take no indent from the body
    body = document.styles[BODY].paragraph_format
    body.space_after = Pt(look.gap)
    body.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY if look.indent else WD_ALIGN_PARAGRAPH.LEFT
    for level, gap in (("Heading 1", 14), ("Heading 2", 10), ("Heading 3", 6)):
        form = document.styles[level].paragraph_format
        form.keep_with_next = True
        form.alignment = WD_ALIGN_PARAGRAPH.LEFT
        form.space_before, form.space_after = Pt(gap if look.gap else 0), Pt(look.gap)
    document.styles[CONTENTS[1]].paragraph_format.left_indent = Pt(2 * look.styles[CONTENTS[1]].points)
    document.styles[CAPTION].paragraph_format.space_before = Pt(6)
    document.styles[CAPTION].paragraph_format.space_after = Pt(4)
    note = document.styles[NOTE].paragraph_format
    note.space_before, note.space_after, note.keep_together = Pt(3), Pt(8), True
    _set_language(document, words)


def indent(styled: Any, letters: int, points: float) -> None:
    """Draws the first line in by so many letters, whatever their size; 0 draws in nothing."""
    properties = styled.element.get_or_add_pPr() if hasattr(styled, "element") else styled
    place = properties.get_or_add_ind()
    place.set(qn("w:firstLineChars"), str(letters * 100))
    place.set(qn("w:firstLine"), str(round(letters * points * 20)))


def _set_line(form: Any, lettering: Lettering) -> None:
    if lettering.line:
        form.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        form.line_spacing = Pt(lettering.line)
    else:
        form.line_spacing = 1.0


def _set_language(document: Any, words: Words) -> None:
    """Says which language the text is in: what spelling and line breaks go by."""
    properties = document.styles[BODY].element.get_or_add_rPr()
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-US")
    language.set(qn("w:eastAsia"), "zh-CN")
    properties.append(language)
    document.core_properties.language = words("language.tag")
