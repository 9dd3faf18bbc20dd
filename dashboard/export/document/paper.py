"""A paper as a Word document."""

import io
from typing import Any

import docx
from docx.shared import Mm, Pt

from dashboard.export.across import laid_across
from dashboard.export.cell_text import legal
from dashboard.export.content import Block, Grid, Heading, PageBreak, Paper, Paragraph, Picture
from dashboard.export.document import figures, pages
from dashboard.export.document.contents import add_bookmark, add_contents
from dashboard.export.document.grids import grid_element, is_wide
from dashboard.export.document.lettering import letters_wide, name_fall_backs, set_font
from dashboard.export.document.looks import BODY, CAPTION, CELL, LOOKS, NOTE, PICTURE, TITLE, set_styles
from dashboard.i18n import Words

TABLE_STYLE = "TableGrid"
SHORT = 200  # half-width letters: a longer note may stand on the page after its figure
FULL = 0.93  # of a line: a font that stands in may be wider


def paper_docx(paper: Paper, words: Words) -> bytes:
    """The paper as DOCX: A4, real heading styles, native tables, figures as pictures with alt texts.

    Cover and contents carry no page number; the text starts with page 1. Tables of many columns lie across. Where this
    machine draws no pictures, a sentence stands in their place.
    """
    return _Writing(paper, words).saved()


class _Writing:
    def __init__(self, paper: Paper, words: Words) -> None:
        self._words, self._look = words, LOOKS[words.language]
        self._document = docx.Document()
        self._is_across = self._breaks_page = False
        self._headings = 0
        name_fall_backs(self._document)
        set_styles(self._document, self._look, words)
        section = self._document.sections[0]
        pages.set_sheet(section, self._look)
        if paper.is_synthetic:
            pages.mark_pages(section, self._look, words("figure.synthetic"))
        properties = self._document.core_properties
        properties.title, properties.author = legal(paper.title)[:255], legal(paper.organisation)[:255]
        properties.comments = ""
        self._front(paper)
        across = laid_across(paper.blocks, is_wide)
        for number, block in enumerate(paper.blocks):
            if not isinstance(block, PageBreak):
                self._turn(is_across=number in across)
            self._add(block, next(iter(paper.blocks[number + 1 : number + 2]), None))

    def saved(self) -> bytes:
        target = io.BytesIO()
        self._document.save(target)
        return target.getvalue()

    def _front(self, paper: Paper) -> None:
        """Cover and contents, then the section whose pages are numbered."""
        headings = [block for block in paper.blocks if isinstance(block, Heading)]
        has_contents = paper.has_contents and bool(headings)
        if paper.has_cover:
            self._cover(paper)
        if has_contents:
            self._breaks_page = paper.has_cover
            self._title(self._words("outline.contents"))
            self._line("", NOTE)
            add_contents(self._document, headings, self._look, pages.text_width(self._look))
        first = self._document.sections[0]
        if paper.has_cover or has_contents:
            first = pages.new_section(self._document, self._look)
        pages.number_pages(first, self._look, self._words("outline.page", number="{number}"))
        if not paper.has_cover:
            self._title(paper.title)
            self._line(self._words.clauses([part for part in (paper.organisation, paper.date) if part]), PICTURE)

    def _cover(self, paper: Paper) -> None:
        title = self._title(paper.title)
        title.paragraph_format.space_before = Mm(60)
        title.paragraph_format.space_after = Mm(80)
        body = self._look.styles[BODY]
        for text in (paper.organisation, paper.date):
            if text:
                paragraph = self._line(text, PICTURE, points=body.points)
                paragraph.paragraph_format.space_after = Pt(8)

    def _title(self, text: str) -> Any:
        """A title; over several lines, they are about equally long."""
        paragraph = self._line(text, TITLE)
        wide = pages.text_width(self._look)
        needed = letters_wide(text) * self._look.styles[TITLE].points / 2
        if needed > FULL * wide:
            lines = max(2, -(-needed // (FULL * wide)))
            aside = Pt(max(0, (wide - 1.1 * needed / lines) / 2 - self._look.styles[TITLE].points))
            paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = aside
        return paragraph

    def _add(self, block: Block, after: Block | None) -> None:
        match block:
            case Heading():
                paragraph = self._line(block.text, f"Heading {block.level}")
                add_bookmark(paragraph, self._headings)
                self._headings += 1
            case Paragraph():
                self._line(block.text, NOTE if block.is_note else BODY)
            case Picture():
                self._picture(block, is_noted=_is_short_note(after))
            case Grid():
                self._grid(block)
            case PageBreak():
                self._breaks_page = True

    def _picture(self, picture: Picture, *, is_noted: bool) -> None:
        paragraph = self._paragraph(PICTURE)
        paragraph.paragraph_format.keep_with_next = True
        look = self._look
        if figures.can_draw(picture.figure):
            height = (pages.A4_MM[1] - look.top - look.bottom) * pages.MM_TO_POINTS
            figures.add_picture(paragraph, picture.figure, picture.alt, pages.text_width(look), height)
        else:
            self._write(paragraph, self._words("outline.no_picture", alt=picture.alt), PICTURE)
        self._line(picture.caption, CAPTION).paragraph_format.keep_with_next = is_noted

    def _grid(self, grid: Grid) -> None:
        if grid.caption:
            self._line(grid.caption, CAPTION).paragraph_format.keep_with_next = True
        if not grid.columns:
            return
        width = pages.text_width(self._look, is_across=self._is_across)
        table = grid_element(grid, self._look.styles[CELL], width, TABLE_STYLE)
        self._document.element.body.insert_element_before(table, "w:sectPr")
        after = self._document.add_paragraph(style=NOTE).paragraph_format  # two tables that touch would become one
        after.space_after, after.line_spacing, after.keep_with_next = Pt(0), Pt(4), True

    def _turn(self, *, is_across: bool) -> None:
        """Turns the sheet where what follows needs it otherwise."""
        if is_across != self._is_across:
            pages.new_section(self._document, self._look, is_across=is_across)
            self._is_across, self._breaks_page = is_across, False

    def _paragraph(self, style: str) -> Any:
        """An empty paragraph, at the head of a new page where a page ended."""
        paragraph = self._document.add_paragraph(style=style)
        if self._breaks_page:
            paragraph.paragraph_format.page_break_before = True
            self._breaks_page = False
        return paragraph

    def _line(self, text: str, style: str, *, points: float = 0) -> Any:
        paragraph = self._paragraph(style)
        self._write(paragraph, text, style, points=points)
        return paragraph

    def _write(self, paragraph: Any, text: str, style: str, *, points: float = 0) -> None:
        lettering = self._look.styles[style]
        run = paragraph.add_run(legal(text))
        set_font(run, lettering.font, points or lettering.points, is_bold=lettering.is_bold or None)


def _is_short_note(block: Block | None) -> bool:
    return isinstance(block, Paragraph) and block.is_note and letters_wide(block.text) <= SHORT
