"""OpenDocument texts (.odt) → the same document in the words of .docx → paragraphs and grids."""

from collections.abc import Iterator, Mapping

from lxml import etree

from dashboard.errors import RefusedDocument
from dashboard.ingest.grid import Block
from dashboard.ingest.readers.limits import MAX_CELLS, MAX_ROWS, within
from dashboard.ingest.readers.odt.markup import DRAW, EXTENDED, OFFICE, TABLE, TEXT, styles_that, times
from dashboard.ingest.readers.odt.tables import OpenCell, table_of
from dashboard.ingest.readers.package import opened_package
from dashboard.ingest.readers.word import body_blocks
from dashboard.ingest.readers.word.markup import VAL, W

_PARAGRAPHS = frozenset({TEXT + "p", TEXT + "h"})
# Tables inside shapes bear the names of LibreOffice's own extension.
_TABLE, _ROW, _CELL, _COVERED = (
    frozenset({TABLE + name, EXTENDED + name}) for name in ("table", "table-row", "table-cell", "covered-table-cell")
)
_GROUPS = frozenset(
    space + name for space in (TABLE, EXTENDED) for name in ("table-rows", "table-header-rows", "table-row-group")
)
_BOXES = frozenset(DRAW + name for name in ("text-box", "custom-shape", "rect", "ellipse"))
_SPACING = {TEXT + "tab": "tab", TEXT + "line-break": "br"}
# Notes, comments, deleted words, tables of contents, what is never shown.
_UNSEEN = frozenset(
    [
        OFFICE + "annotation",
        OFFICE + "forms",
        *(
            TEXT + name
            for name in (
                "note",
                "tracked-changes",
                "table-of-content",
                "alphabetical-index",
                "illustration-index",
                "table-index",
                "hidden-text",
                "hidden-paragraph",
                "ruby-text",
                "sequence-decls",
                "variable-decls",
            )
        ),
    ]
)


def odt_blocks(data: bytes, file_name: str) -> list[Block]:
    """The grids and paragraphs of an OpenDocument text; places read "paragraph 7" and "table 2, row 5, column 3".

    Comments, footnotes, headers, footers, tables of contents and hidden or deleted words are left out, and so are the
    numbers that lists count by themselves.

    Raises RefusedDocument: `damaged`, `password_protected`, `too_large`, `empty` or `only_pictures`.
    """
    package = opened_package(data, file_name)
    tree = package.tree("content.xml")
    text = tree.find(f"{OFFICE}body/{OFFICE}text")
    if text is None:
        raise RefusedDocument("damaged", file_name, "content.xml")
    trees = [package.tree("styles.xml"), tree] if "styles.xml" in package else [tree]
    body = etree.Element(W + "body")
    _Translation(styles_that(iter(trees)), file_name).flow(text, body)
    blocks = body_blocks(body, None, None, file_name)
    if not blocks:
        has_pictures = any(part.startswith("pictures/") for part in package.parts)
        raise RefusedDocument("only_pictures" if has_pictures else "empty", file_name)
    return blocks


class _Translation:
    """Tells the text again in the words of .docx, counting rows and cells on the way."""

    def __init__(self, styles: Mapping[str, str], file_name: str) -> None:
        self._styles = styles
        self._file_name = file_name
        self._rows = self._cells = 0

    def flow(self, container: etree._Element, target: etree._Element) -> None:
        """Paragraphs and tables one after the other; lists and sections are only frames around them."""
        for child in container.iterchildren():
            if child.tag in _UNSEEN:
                continue
            if child.tag in _PARAGRAPHS:
                paragraph = etree.SubElement(target, W + "p")
                self._words(child, paragraph, self._styles.get(child.get(TEXT + "style-name", ""), ""))
            elif child.tag in _TABLE:
                target.append(self._table(child))
            else:
                self.flow(child, target)

    def _words(self, element: etree._Element, paragraph: etree._Element, look: str) -> None:
        """The words of a paragraph or of a part of it, with its tabs, breaks and text boxes."""
        _run(paragraph, element.text, look)
        for child in element.iterchildren():
            tag = child.tag
            if tag == TEXT + "s":
                _run(paragraph, " " * times_of_blanks(child), look)
            elif tag in _SPACING:
                etree.SubElement(etree.SubElement(paragraph, W + "r"), W + _SPACING[tag])
            elif tag in _BOXES:
                self.flow(child, etree.SubElement(etree.SubElement(paragraph, W + "r"), W + "txbxContent"))
            elif tag not in _UNSEEN:
                self._words(child, paragraph, self._styles.get(child.get(TEXT + "style-name", ""), look))
            _run(paragraph, child.tail, look)

    def _table(self, table: etree._Element) -> etree._Element:
        rows: list[list[OpenCell]] = []
        for row in _rows_of(table):
            cells = list(self._cells_of(row))
            repeats = times(row, "number-rows-repeated") if any(_holds_words(cell) for cell in cells) else 1
            self._rows += repeats
            within(self._rows, MAX_ROWS, self._file_name)
            rows.extend([cells] * repeats)
        return table_of(rows)

    def _cells_of(self, row: etree._Element) -> Iterator[OpenCell]:
        """The cells of a row, each as often as it stands there."""
        for cell in row.iterchildren(*_CELL, *_COVERED):
            repeats = times(cell, "number-columns-repeated")
            self._cells += repeats
            within(self._cells, MAX_CELLS, self._file_name)
            for _ in range(repeats):
                if cell.tag in _COVERED:
                    yield OpenCell(cell, None)
                    continue
                content = etree.Element(W + "tc")
                self.flow(cell, content)
                yield OpenCell(cell, content)


def _holds_words(cell: OpenCell) -> bool:
    return cell.content is not None and next(cell.content.iter(W + "t"), None) is not None


def _rows_of(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table, those of its groups and of its repeated head among them."""
    for child in table.iterchildren():
        if child.tag in _ROW:
            yield child
        elif child.tag in _GROUPS:
            yield from _rows_of(child)


def times_of_blanks(element: etree._Element) -> int:
    """How many blanks an element stands for; more than a line holds say no more."""
    count = element.get(TEXT + "c", "1")
    return min(int(count), 1_000) if count.isascii() and count.isdigit() else 1


def _run(paragraph: etree._Element, text: str | None, look: str) -> None:
    if not text or look == "hidden":
        return
    run = etree.SubElement(paragraph, W + "r")
    if look == "raised":
        etree.SubElement(etree.SubElement(run, W + "rPr"), W + "vertAlign", {VAL: "superscript"})
    etree.SubElement(run, W + "t").text = " ".join(text.split("\n")) if "\n" in text else text
