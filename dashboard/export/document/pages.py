"""Sheets of A4, upright and across, with their page numbers and the mark of made-up data."""

from typing import Any

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, RGBColor

from dashboard.export.document.fields import add_page_number
from dashboard.export.document.lettering import set_font
from dashboard.export.document.looks import NOTE, Look

A4_MM = (210, 297)
ASIDE_MM = 16  # at either side of a sheet that lies across
TO_PAGE_NUMBER_MM = 25
MM_TO_POINTS = 72 / 25.4


def set_sheet(section: Any, look: Look, *, is_across: bool = False) -> None:
    """Gives a section an A4 sheet; laid across, the sheet is the same one turned."""
    short, long = A4_MM
    section.orientation = WD_ORIENT.LANDSCAPE if is_across else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(long), Mm(short)) if is_across else (Mm(short), Mm(long))
    margins = (look.top, look.right, look.bottom, look.left)
    if is_across:
        margins = (look.right, ASIDE_MM, look.right, ASIDE_MM)
    section.top_margin, section.right_margin, section.bottom_margin, section.left_margin = map(Mm, margins)
    section.header_distance = Mm(15)
    section.footer_distance = Mm(min(TO_PAGE_NUMBER_MM, margins[2] - 10))


def text_width(look: Look, *, is_across: bool = False) -> float:
    """The width of the text of a sheet in points."""
    if is_across:
        return (A4_MM[1] - 2 * ASIDE_MM) * MM_TO_POINTS
    return (A4_MM[0] - look.left - look.right) * MM_TO_POINTS


def new_section(document: Any, look: Look, *, is_across: bool = False) -> Any:
    """What follows stands on sheets of its own."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    for start in section._sectPr.findall(qn("w:pgNumType")):  # noqa: SLF001  # taken over from the section before
        section._sectPr.remove(start)  # noqa: SLF001
    set_sheet(section, look, is_across=is_across)
    return section


def number_pages(section: Any, look: Look, page: str) -> None:
    """Numbers the pages of a section and of those after it, from 1."""
    section.footer.is_linked_to_previous = False
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    add_page_number(footer, page, look.page_font, look.page_points)
    start = OxmlElement("w:pgNumType")
    start.set(qn("w:start"), "1")
    section._sectPr.find(qn("w:cols")).addprevious(start)  # noqa: SLF001  # python-docx has no name for it; Word wants it there


def mark_pages(section: Any, look: Look, mark: str) -> None:
    """Writes what must stand on every page into the head of a section and of those after it."""
    head = section.header.paragraphs[0]
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = head.add_run(mark)
    set_font(run, look.styles[NOTE].font, look.styles[NOTE].points, is_bold=True)
    run.font.color.rgb = RGBColor(0xB0, 0x3A, 0x00)
