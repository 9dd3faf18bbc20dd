"""Paragraphs, cells and rows in the order of a file → a body in the words of .docx."""

from dataclasses import dataclass, field

from lxml import etree

from dashboard.errors import RefusedDocument
from dashboard.ingest.readers.limits import MAX_CHARACTERS, MAX_NESTING, MAX_TAGS, within
from dashboard.ingest.readers.word.bordered import CellShape, table_of
from dashboard.ingest.readers.word.markup import VAL, W


@dataclass(slots=True)
class _Table:
    """A table whose end has not come: its rows, the cells of the row, and what the cell holds."""

    rows: list[tuple[list[list[etree._Element]], list[CellShape]]] = field(default_factory=list)
    cells: list[list[etree._Element]] = field(default_factory=list)
    inside: list[etree._Element] = field(default_factory=list)


class Builder:
    """Takes words, and the ends of paragraphs, cells and rows. Raises RefusedDocument `damaged` or `too_large`."""

    def __init__(self, name: str, file_name: str) -> None:
        self.body = etree.Element(W + name)
        self._file_name = file_name
        self._open: list[_Table] = []
        self._paragraph = etree.Element(W + "p")
        self._letters: list[str] = []
        self._look = ("", False)
        self._count = self._elements = 0

    def add(self, text: str, font: str, *, is_raised: bool) -> None:
        """Words of the paragraph; letters that look alike are kept together, for each may come alone."""
        self._count += len(text)
        within(self._count, MAX_CHARACTERS, self._file_name)
        if (font, is_raised) != self._look:
            self._end_run()
            self._look = font, is_raised
        self._letters.append(text)

    def _count_element(self) -> None:
        self._elements += 1
        within(self._elements, MAX_TAGS, self._file_name)

    def _end_run(self) -> None:
        text = "".join(self._letters)
        self._letters.clear()
        if not text:
            return
        font, is_raised = self._look
        run = etree.SubElement(self._paragraph, W + "r")
        properties = etree.SubElement(run, W + "rPr")
        if is_raised:
            etree.SubElement(properties, W + "vertAlign", {VAL: "superscript"})
        if any("\uf020" <= sign <= "\uf0ff" for sign in text):
            etree.SubElement(properties, W + "rFonts", {W + "ascii": font})
        etree.SubElement(run, W + "t").text = text

    def add_element(self, element: etree._Element) -> None:
        """A break, a tab, or a text box in the paragraph."""
        self._end_run()
        self._count_element()
        etree.SubElement(self._paragraph, W + "r").append(element)

    def mark_as_contents(self) -> None:
        """The paragraph is a line of a table of contents."""
        etree.SubElement(self._paragraph, W + "hyperlink", {W + "anchor": "_Toc"})

    def end_paragraph(self, depth: int) -> None:
        """The paragraph ends, so many tables deep."""
        self._end_run()
        self._count_element()
        self._reach(depth)
        (self._open[-1].inside if self._open else self.body).append(self._paragraph)
        self._paragraph = etree.Element(W + "p")

    def end_cell(self, depth: int) -> None:
        """The paragraph ends, and a cell with it."""
        self.end_paragraph(depth)
        table = self._open[-1]
        table.cells.append(table.inside)
        table.inside = []

    def end_row(self, depth: int, shapes: list[CellShape]) -> None:
        """The row ends; the shapes are of use if there are as many as cells."""
        self._end_run()
        self._reach(depth)
        table = self._open[-1]
        if table.inside or len(self._paragraph):
            raise RefusedDocument("damaged", self._file_name, "table")
        table.rows.append((table.cells, shapes if len(shapes) == len(table.cells) else []))
        table.cells = []

    def finish(self) -> etree._Element:
        """The body with everything in it."""
        self._end_run()
        if len(self._paragraph):
            self.end_paragraph(0)
        self._reach(0)
        return self.body

    def _reach(self, depth: int) -> None:
        within(depth, MAX_NESTING, self._file_name)
        while len(self._open) < depth:
            self._open.append(_Table())
        while len(self._open) > depth:
            table = self._open.pop()
            has_cells = bool(table.rows or table.cells)
            if table.cells or (has_cells and table.inside):
                raise RefusedDocument("damaged", self._file_name, "table")
            found = [table_of(table.rows)] if has_cells else table.inside
            (self._open[-1].inside if self._open else self.body).extend(found)
