"""The leader's page as a Word document: a frame of rows of fixed height, which no text can push to a second page."""

import io
from collections.abc import Sequence
from typing import Any

import docx
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from dashboard.export import pictures
from dashboard.export.cell_text import legal
from dashboard.export.content import Item
from dashboard.export.document.lettering import HEAD_FONT, PLAIN_FONT, name_fall_backs, set_font
from dashboard.export.leader.sheet import (
    ADDRESS,
    FIGURE_HEIGHT,
    FIGURE_WIDTH,
    QUESTION,
    LeaderSheet,
    cut,
    lead_place,
    leads_heading,
    lines_needed,
    small_figure,
)
from dashboard.i18n import Words

PAGE = (210, 297)
MARGIN = 16
# Heights of the rows in millimetres: title, by-line, sentences, two figures, a figure beside the leads, statement.
ROWS = (20, 10, 36, 66, 92, 34)
WIDTH = PAGE[0] - 2 * MARGIN
HALF = WIDTH / 2
PICTURE = 80  # millimetres wide
PITCH = 1.3  # from line to line, of the size of the letters
POINTS_A_MILLIMETRE = 72 / 25.4
GREY, MARK = RGBColor(0x5B, 0x65, 0x70), RGBColor(0xB3, 0x47, 0x00)
# What Word takes as the address of a link.
LONGEST_LINK = 2000


def sheet_docx(sheet: LeaderSheet, words: Words) -> bytes:
    """One A4 page. As many leads stand on it as fit; the heading says of how many; longer texts are cut.

    Where this machine draws no pictures, their sentences stand in their place.
    """
    document = docx.Document()
    name_fall_backs(document)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(PAGE[0]), Mm(PAGE[1])
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(MARGIN)
    section.header_distance = section.footer_distance = Mm(8)
    document.core_properties.title = legal(sheet.title)[:255]
    document.core_properties.author = document.core_properties.comments = ""
    set_font(document.styles["Normal"], PLAIN_FONT, 9)
    frame = _frame(document)
    _title(frame[0][0], sheet, words, frame[1][0])
    _paragraphs(frame[2][0], [f"{number}. {text}" for number, text in enumerate(sheet.sentences, 1)], WIDTH, ROWS[2])
    for cell, item in zip(frame[3], sheet.items[:2], strict=False):
        _figure(cell, item, words)
    if len(sheet.items) > 2:
        _figure(frame[4][0], sheet.items[2], words)
        _leads(frame[4][1], sheet, words, HALF)
    else:
        _leads(frame[4][0].merge(frame[4][1]), sheet, words, WIDTH)
    _statement(frame[5][0], sheet, words)
    last = document.add_paragraph()
    _space(last, 1)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _frame(document: Any) -> list[Any]:
    """The cells of each row; rows of one text have their two cells joined."""
    table = document.add_table(rows=len(ROWS), cols=2)
    table.autofit = False
    cells = []
    for number, (row, height) in enumerate(zip(table.rows, ROWS, strict=True)):
        row.height, row.height_rule = Mm(height), WD_ROW_HEIGHT_RULE.EXACTLY
        both = row.cells
        for cell in both:
            cell.width = Mm(HALF)
        cells.append((both[0].merge(both[1]),) if number not in {3, 4} else both)
    return cells


def _title(cell: Any, sheet: LeaderSheet, words: Words, below: Any) -> None:
    size, text = _fitting([sheet.title], WIDTH, ROWS[0], (20, 16, 13, 10, 8))
    _line(cell, text[0], size, font=HEAD_FONT, is_bold=True, is_centred=True)
    _line(below, sheet.by_line, 8.5, colour=GREY, is_centred=True)
    if sheet.is_synthetic:
        _line(below, words("figure.synthetic"), 9, colour=MARK, is_bold=True, is_centred=True)


def _paragraphs(cell: Any, texts: Sequence[str], width: float, height: float) -> None:
    size, fitted = _fitting(texts, width, height, (10.5, 9.5, 8.5, 7.5))
    for text in fitted:
        _line(cell, text, size)


def _figure(cell: Any, item: Item, words: Words) -> None:
    figure = small_figure(item)
    if pictures.can_draw(figure):
        drawn = pictures.picture_bytes(figure, "png")
        paragraph = _paragraph(cell)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        shape = paragraph.add_run().add_picture(io.BytesIO(drawn), width=Mm(PICTURE))
        shape.height = Mm(PICTURE * FIGURE_HEIGHT / FIGURE_WIDTH)
        shape._inline.docPr.set("descr", legal(item.alt or item.title))  # noqa: SLF001  # python-docx has no alt texts
    else:
        size, texts = _fitting([words("outline.no_picture", alt=item.alt or item.title)], HALF, 50, (9, 8))
        _line(cell, texts[0], size)
    _line(cell, cut(item.title, 56), 8, font=HEAD_FONT, is_bold=True, is_centred=True)


def _leads(cell: Any, sheet: LeaderSheet, words: Words, width: float) -> None:
    size, small = 8.0, 7.0
    room = (ROWS[4] - 12) * POINTS_A_MILLIMETRE
    entries = []
    for lead in sheet.leads:
        question, place = f"[{lead.severity}] {cut(lead.question, QUESTION)}", lead_place(lead, words)
        room -= PITCH * (size * _lines(question, width, size) + small * _lines(place, width, small)) + 2
        if room < 0:
            break
        entries.append((question, place))
    _line(cell, leads_heading(sheet, len(entries), words), 8.5, font=HEAD_FONT, is_bold=True)
    for question, place in entries:
        _line(cell, question, size, before=2)
        _line(cell, place, small, colour=GREY)


def _statement(cell: Any, sheet: LeaderSheet, words: Words) -> None:
    size, fitted = _fitting([words("figure.separator").join(sheet.statement)], WIDTH, ROWS[5] - 8, (7, 6.5, 6, 5.5, 5))
    for text in fitted:
        _line(cell, text, size, colour=GREY)
    label = words("statement.link", link=cut(sheet.link, ADDRESS))
    paragraph = _line(cell, label, size, colour=GREY)
    if sheet.link.startswith(("http://", "https://")) and len(sheet.link) < LONGEST_LINK:
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), cell.part.relate_to(sheet.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        link.append(paragraph.runs[0]._r)  # noqa: SLF001  # python-docx writes no links
        paragraph._p.append(link)  # noqa: SLF001


def _fitting(texts: Sequence[str], width: float, height: float, sizes: Sequence[float]) -> tuple[float, list[str]]:
    """The largest size at which texts fit into a box of millimetres; where none does, the longest are cut."""
    room = height * POINTS_A_MILLIMETRE - 4
    for size in sizes:
        if sum(_lines(text, width, size) for text in texts) * size * PITCH <= room:
            return size, list(texts)
    size, fitted = sizes[-1], list(texts)
    while sum(_lines(text, width, size) for text in fitted) * size * PITCH > room:
        longest = max(range(len(fitted)), key=lambda place: len(fitted[place]))
        if len(fitted[longest]) < 20:
            break
        fitted[longest] = f"{fitted[longest][: int(len(fitted[longest]) * 0.8)]}…"
    return size, fitted


def _lines(text: str, width: float, size: float) -> int:
    """How many lines a text takes in a cell of so many millimetres: half-width letters are half as wide as high."""
    return lines_needed(legal(text), (width - 4) * POINTS_A_MILLIMETRE / (size / 2))


def _line(
    cell: Any,
    text: str,
    size: float,
    *,
    font: str = PLAIN_FONT,
    colour: RGBColor | None = None,
    before: float = 0,
    is_bold: bool = False,
    is_centred: bool = False,
) -> Any:
    paragraph = _paragraph(cell)
    if is_centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _space(paragraph, size * PITCH, before)
    run = paragraph.add_run(legal(text))
    set_font(run, font, size, is_bold=is_bold or None)
    if colour is not None:
        run.font.color.rgb = colour
    return paragraph


def _paragraph(cell: Any) -> Any:
    """The cell's own paragraph while it is empty, then another one."""
    first = cell.paragraphs[0]
    paragraph = first if len(cell.paragraphs) == 1 and not first.runs else cell.add_paragraph()
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(0)
    return paragraph


def _space(paragraph: Any, pitch: float, before: float = 0) -> None:
    """Lines of a fixed height, whatever font stands in."""
    form = paragraph.paragraph_format
    form.space_before, form.space_after = Pt(before), Pt(0)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(pitch)
