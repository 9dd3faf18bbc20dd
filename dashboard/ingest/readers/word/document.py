"""Word documents (.docx, .docm) → paragraphs and grids in the order of the document."""

import re

from lxml import etree

from dashboard.errors import RefusedDocument
from dashboard.ingest.grid import Block, Cell, Grid, Paragraph
from dashboard.ingest.readers.limits import MAX_CELLS, MAX_CHARACTERS, MAX_NESTING, MAX_ROWS, within
from dashboard.ingest.readers.package import Package, opened_package
from dashboard.ingest.readers.trimmed import trimmed
from dashboard.ingest.readers.web import is_archive, is_page, web_blocks
from dashboard.ingest.readers.word.markup import W, seen, setting
from dashboard.ingest.readers.word.numbering import Numbering
from dashboard.ingest.readers.word.table import TBL, TableCell, table_rows
from dashboard.ingest.readers.word.text import paragraph_text

_P, _PPR, _EMBEDDED = W + "p", W + "pPr", W + "altChunk"
_RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
# A number that a tab keeps apart from the words it numbers.
_NUMBER = re.compile(r"[(（]?(?:[一二三四五六七八九十]+|\d{1,2}(?:\.\d{1,2})*)[)）、.．]+|[①-⑳]")


def word_blocks(data: bytes, file_name: str) -> list[Block]:
    """The grids and paragraphs of a Word document; places read "paragraph 7" and "table 2, row 5, column 3".

    Tables count in the order in which they begin, nested ones included; columns are those of the table's own grid.
    Comments, footnotes, headers, footers, tables of contents and hidden or deleted words are left out.

    Raises RefusedDocument: `damaged`, `password_protected`, `too_large`, `empty`, `only_pictures`, or
    `unsupported_format` where documents of other kinds are embedded.
    """
    package = opened_package(data, file_name)
    main = package.main_part("word/document.xml")
    body = package.tree(main).find(W + "body")
    if body is None:
        raise RefusedDocument("damaged", file_name, main)
    related = {relation.kind: relation.part for relation in package.relations(main)}
    numbering, styles = (package.tree(related[kind]) if related.get(kind) else None for kind in ("numbering", "styles"))
    blocks = body_blocks(body, numbering, styles, file_name)
    if any(True for _ in seen(body, _EMBEDDED)):
        return _embedded_blocks(package, main, body, is_alone=not blocks)
    if not blocks:
        has_pictures = any("/media/" in part for part in package.parts)
        raise RefusedDocument("only_pictures" if has_pictures else "empty", file_name)
    return blocks


def body_blocks(
    body: etree._Element, numbering: etree._Element | None, styles: etree._Element | None, file_name: str
) -> list[Block]:
    """The blocks of a body told in the words of .docx, whatever format it comes from; none where nothing is seen.

    Raises RefusedDocument `too_large`.
    """
    return _Walk(numbering, styles, file_name).blocks_of(body)


def _embedded_blocks(package: Package, main: str, body: etree._Element, *, is_alone: bool) -> list[Block]:
    """The one web page of which the document consists: some systems write Word documents so."""
    parts = {relation.relation_id: relation.part for relation in package.relations(main)}
    embedded = [parts.get(chunk.get(_RELATION_ID, ""), "") for chunk in seen(body, _EMBEDDED)]
    content = package.content(embedded[0])
    if is_alone and len(embedded) == 1 and (is_page(content) or is_archive(content)):
        return web_blocks(content, package.file_name)
    raise RefusedDocument("unsupported_format", package.file_name, "altChunk")


class _Walk:
    """Goes through a document once, counting paragraphs, tables and text boxes."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None, file_name: str) -> None:
        self._file_name = file_name
        self._numbering = Numbering(numbering, styles)
        self._contents_styles = _contents_styles(styles)
        self._blocks: list[Block] = []
        self._tabbed: list[tuple[Cell, ...]] = []
        self._tables = self._boxes = self._rows = self._cells = self._characters = 0

    def blocks_of(self, body: etree._Element) -> list[Block]:
        """Everything the body holds."""
        self._flow(body, "", 0)
        self._end_tabbed()
        return self._blocks

    def _flow(self, container: etree._Element, inside: str, depth: int) -> None:
        """Paragraphs and tables one after the other; `inside` is the place of what holds them."""
        within(depth, MAX_NESTING, self._file_name, inside.removesuffix(", "))
        number = 0
        carried = ""
        for child in seen(container, _P, TBL):
            if child.tag == TBL:
                self._table(child, depth + 1)
                continue
            number += 1
            if self._is_of_contents(child):
                continue
            text, boxes = paragraph_text(child)
            # A paragraph that was deleted with all its words counts no more.
            is_gone = _runs_on(child) and not text.strip()
            number_before = "" if is_gone else self._numbering.prefix(child)
            carried += number_before + text if text.strip() else text
            if not _runs_on(child):
                self._paragraph(carried, f"{inside}paragraph {number}")
                carried = ""
            for box in boxes:
                self._boxes += 1
                self._flow(box, f"box {self._boxes}, ", depth + 1)
        self._paragraph(carried, f"{inside}paragraph {number}")

    def _paragraph(self, text: str, place: str) -> None:
        """Adds the lines of a paragraph; a line with tabs between its words is a row of cells."""
        self._count(text, place)
        lines = text.split("\n")
        for number, line in enumerate(lines, start=1):
            at = f"{place}, line {number}" if len(lines) > 1 else place
            parts = [trimmed(part) for part in line.split("\t")]
            if _NUMBER.fullmatch(parts[0]):
                parts[:2] = ["".join(parts[:2])]
            if sum(1 for part in parts if part) > 1:
                cells = (
                    Cell(part, len(self._tabbed), column, f"{at}, cell {column + 1}")
                    for column, part in enumerate(parts)
                )
                self._tabbed.append(tuple(cells))
            elif words := "".join(parts):
                self._end_tabbed()
                self._blocks.append(Paragraph(words, at))

    def _count(self, text: str, place: str) -> None:
        self._characters += len(text)
        within(self._characters, MAX_CHARACTERS, self._file_name, place)

    def _end_tabbed(self) -> None:
        if self._tabbed:
            self._blocks.append(Grid(tuple(self._tabbed)))
            self._tabbed = []

    def _table(self, table: etree._Element, depth: int) -> None:
        """Adds a table. Tables inside its cells follow their row; a table that is only a frame adds what it frames."""
        within(depth, MAX_NESTING, self._file_name)
        self._tables += 1
        place = f"table {self._tables}"
        rows = table_rows(table)
        self._rows += len(rows)
        within(self._rows, MAX_ROWS, self._file_name, place)
        is_frame = all(len(row) == 1 for row in rows)
        part: list[tuple[Cell, ...]] = []
        for number, row in enumerate(rows):
            if is_frame or (len(row) == 1 and any(_is_table(inner) for inner in seen(row[0].element, TBL))):
                self._add_grid(part)
                part = []
                self._flow(row[0].element, f"{place}, row {number + 1}, ", depth)
                continue
            nested: list[etree._Element] = []
            part.append(tuple(self._cell(cell, number, place, nested, depth) for cell in row))
            if nested:
                self._add_grid(part)
                part = []
                for inner in nested:
                    self._table(inner, depth + 1)
        self._add_grid(part)

    def _add_grid(self, rows: list[tuple[Cell, ...]]) -> None:
        while rows and not any(cell.text for cell in rows[-1]):
            rows.pop()
        if rows:
            self._end_tabbed()
            self._blocks.append(Grid(tuple(rows)))

    def _cell(self, cell: TableCell, row: int, table: str, nested: list[etree._Element], depth: int) -> Cell:
        self._cells += 1
        place = f"{table}, row {row + 1}, column {cell.column + 1}"
        within(self._cells, MAX_CELLS, self._file_name, place)
        text = self._cell_text(cell.element, nested, depth)
        self._count(text, place)
        return Cell(text, row, cell.column, place, cell.row_span, cell.column_span)

    def _cell_text(self, container: etree._Element, nested: list[etree._Element], depth: int) -> str:
        """The words of a cell, its text boxes and its one-cell tables; other tables inside go to `nested`."""
        within(depth, MAX_NESTING, self._file_name)
        text = ""
        for child in seen(container, _P, TBL):
            if child.tag == TBL:
                if _is_table(child):
                    nested.append(child)
                else:
                    text += "".join(
                        self._cell_text(cell.element, nested, depth + 1) + "\n"
                        for row in table_rows(child)
                        for cell in row
                    )
                continue
            words, boxes = paragraph_text(child)
            text += self._numbering.prefix(child) + words.replace("\t", " ") + ("" if _runs_on(child) else "\n")
            text += "".join(self._cell_text(box, nested, depth + 1) + "\n" for box in boxes)
        return trimmed(text)

    def _is_of_contents(self, paragraph: etree._Element) -> bool:
        """Whether the paragraph is a line of a table of contents."""
        if setting(paragraph, f"{_PPR}/{W}pStyle") in self._contents_styles:
            return True
        return any((link.get(W + "anchor") or "").startswith("_Toc") for link in paragraph.iter(W + "hyperlink"))


def _contents_styles(styles: etree._Element | None) -> frozenset[str]:
    """The styles in which Word sets tables of contents; their names are the same in every language."""
    found = styles.findall(W + "style") if styles is not None else []
    return frozenset(
        style.get(W + "styleId", "")
        for style in found
        if re.match(r"toc \d", (setting(style, W + "name") or "").lower())
    )


def _is_table(table: etree._Element) -> bool:
    """Whether the table has more than one cell; one cell is a frame around words."""
    rows = table_rows(table)
    return sum(len(row) for row in rows) > 1


def _runs_on(paragraph: etree._Element) -> bool:
    """Whether the mark at the paragraph's end was deleted, so that the next one goes on in the same line."""
    return paragraph.find(f"{_PPR}/{W}rPr/{W}del") is not None
