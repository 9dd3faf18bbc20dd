"""Puts a page into a Word document whose table is merged as Word merges it."""

from io import BytesIO

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from lxml.etree import _Element

from dashboard.generate.documents.carriers.packages import undated
from dashboard.generate.documents.paper import Block, Table, placed


def as_docx(blocks: tuple[Block, ...]) -> bytes:
    """The page as a .docx file."""
    document = Document()
    for block in blocks:
        if isinstance(block, Table):
            document.element.body.insert(-1, _table(block))
            continue
        paragraph = document.add_paragraph(block.text)
        if block.kind == "title":
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    target = BytesIO()
    document.save(target)
    return undated(target.getvalue())


def _table(table: Table) -> _Element:
    """A w:tbl; a cell that a vertical merge covers is there and empty, as Word writes it."""
    element = OxmlElement("w:tbl")
    properties = OxmlElement("w:tblPr")
    style = OxmlElement("w:tblStyle")
    style.set(qn("w:val"), "TableGrid")
    properties.append(style)
    grid = OxmlElement("w:tblGrid")
    for _ in range(table.width):
        grid.append(OxmlElement("w:gridCol"))
    element.extend([properties, grid])
    running: dict[int, tuple[int, int]] = {}
    for row in placed(table):
        line = OxmlElement("w:tr")
        begun = dict(row)
        column = 0
        while column < table.width:
            if column in begun:
                box = begun[column]
                line.append(_cell(box.text, box.wide, "restart" if box.high > 1 else None))
                if box.high > 1:
                    running[column] = (box.high - 1, box.wide)
                column += box.wide
                continue
            left, wide = running[column]
            line.append(_cell("", wide, "continue"))
            running[column] = (left - 1, wide)
            column += wide
        element.append(line)
    return element


def _cell(text: str, wide: int, merge: str | None) -> _Element:
    cell = OxmlElement("w:tc")
    properties = OxmlElement("w:tcPr")
    if wide > 1:
        span = OxmlElement("w:gridSpan")
        span.set(qn("w:val"), str(wide))
        properties.append(span)
    if merge:
        element = OxmlElement("w:vMerge")
        if merge == "restart":
            element.set(qn("w:val"), merge)
        properties.append(element)
    cell.append(properties)
    for line in text.split("\n"):
        paragraph, run, words = OxmlElement("w:p"), OxmlElement("w:r"), OxmlElement("w:t")
        words.text = line
        words.set(qn("xml:space"), "preserve")
        run.append(words)
        paragraph.append(run)
        cell.append(paragraph)
    return cell
