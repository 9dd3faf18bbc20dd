"""Web pages (html, htm, mht) → paragraphs and grids in the order in which they are read."""

import re

from lxml.etree import HTMLParser, LxmlError, _Element, fromstring, iterwalk, strip_elements

from dashboard.errors import RefusedDocument
from dashboard.ingest.grid import Block, Cell, Grid, Paragraph
from dashboard.ingest.readers.limits import MAX_BYTES, MAX_TAGS, within, within_bytes
from dashboard.ingest.readers.web.furniture import furniture
from dashboard.ingest.readers.web.source import is_cut_short, page_sources
from dashboard.ingest.readers.web.tables import PlacedCell, TooManyFieldsError, placed_rows, table_rows
from dashboard.ingest.readers.web.words import (
    BLOCKS,
    LINE_END,
    all_text,
    cell_words,
    is_unseen,
    shown,
)

# Elements that hold no words of the page.
_UNSEEN = (
    "script", "style", "noscript", "noframes", "template", "head", "iframe", "object", "applet", "svg", "math",
    "canvas", "audio", "video", "button", "datalist", "xml",
)  # fmt: skip
_CONTROLS = ("select", "textarea", "input")
# Tables stand in tables on old sites, three or four deep.
_MOST_NESTED = 40
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# A cell with so many paragraphs holds an article: its table only lays the page out.
_ARTICLE = 10
_ARTICLE_ROWS = 3


# A tag may hold a whole picture; what holds thousands of attributes takes the parser for ever.
_LONG_TAG = re.compile(r"<[^<>]{10000,}")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_MOST_ATTRIBUTES = 1_000


def web_blocks(data: bytes, file_name: str) -> list[Block]:
    """The grids and paragraphs of a web page or of a saved one; places read "table 2, row 5, column 3".

    Tables that only lay out a page are looked through; what surrounds the content is left out. Nothing is fetched.
    Raises RefusedDocument `too_large`, `damaged`, `not_text` or `empty`.
    """
    within_bytes(len(data), MAX_BYTES, file_name)
    page = _Page()
    sources = page_sources(data, file_name)
    within(sum(source.count("<") for source in sources), MAX_TAGS, file_name)
    for source in sources:
        root = _root(source, file_name)
        if is_cut_short(source):
            raise RefusedDocument("damaged", file_name)
        if root is None:
            continue
        try:
            page.read_tree(root)
        except TooManyFieldsError:
            raise RefusedDocument("too_large", file_name, place=f"table {page.tables + 1}") from None
    if not page.blocks:
        raise RefusedDocument("empty", file_name)
    return page.blocks


def _root(source: str, file_name: str) -> _Element | None:
    """The page's tree; markup may be as careless as it likes, but not nested without end."""
    for tag in _LONG_TAG.finditer(source):
        within(len(_QUOTED.sub("", tag.group()).split()), _MOST_ATTRIBUTES, file_name)
    parser = HTMLParser(
        encoding="utf-8", recover=True, no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        root = fromstring(source.encode(), parser)
    except LxmlError:
        root = None
    if any("xcessive depth" in entry.message for entry in parser.error_log):
        raise RefusedDocument("too_large", file_name)
    if root is not None:
        strip_elements(root, *_UNSEEN, with_tail=False)
        depths: dict[_Element, int] = {}
        for table in root.iter("table"):
            around = next(table.iterancestors("table"), None)
            depths[table] = depths[around] + 1 if around is not None else 1
            if depths[table] > _MOST_NESTED:
                raise RefusedDocument("too_large", file_name)
    return root


class _Page:
    """Collects blocks while a tree is walked."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.paragraphs = 0
        self.tables = 0
        self._words: list[str] = []
        self._is_in_heading = False
        self._furniture: set[_Element] = set()

    def read_tree(self, root: _Element) -> None:
        """Reads a page without what stands around its content; raises TooManyFieldsError."""
        self._furniture = furniture(root)
        self._read(root)

    def _read(self, top: _Element) -> None:
        """Reads what is in the element, in document order."""
        walk = iterwalk(top, events=("start", "end"))
        for event, element in walk:
            if element is top:
                self._end_paragraph()
                self._words.append((top.text or "") if event == "start" else "")
            elif event == "end":
                self._leave(element)
            elif not self._enters(element):
                walk.skip_subtree()
        self._end_paragraph()

    def _enters(self, element: _Element) -> bool:
        """Begins an element; returns whether to go into it."""
        tag = element.tag
        if tag in BLOCKS:
            self._end_paragraph()
        if self._is_left_out(element):
            return False
        if tag == "table":
            self._read_table(element)
            return False
        if tag == "pre" and "\t" in all_text(element):
            self._read_typed_table(element)
            return False
        if tag == "br":
            self._break_line()
        elif tag in _HEADINGS:
            self._is_in_heading = True
        self._words.append(element.text or "")
        return True

    def _leave(self, element: _Element) -> None:
        if element.tag in BLOCKS:
            self._end_paragraph()
            self._is_in_heading = False
        self._words.append(element.tail or "")

    def _is_left_out(self, element: _Element) -> bool:
        if element.tag in _CONTROLS or element in self._furniture:
            return True
        # A tab of a page that waits to be shown holds content, a hidden phrase does not.
        return is_unseen(element) and not any(_is_grid(table) for table in element.iter("table"))

    def _break_line(self) -> None:
        """Ends the paragraph; a title may run over several lines."""
        if self._is_in_heading:
            self._words.append(LINE_END)
        else:
            self._end_paragraph()

    def _end_paragraph(self) -> None:
        text = shown("".join(self._words))
        self._words.clear()
        if text:
            self.paragraphs += 1
            self.blocks.append(Paragraph(text, f"paragraph {self.paragraphs}"))

    def _read_table(self, table: _Element) -> None:
        """A table of data as a grid; where it only lays out, what its cells hold, in order."""
        self._read_outside_cells(table)
        rows = table_rows(table)
        is_looked_into = [_is_layout_row(cells) for cells in rows]
        if not any(is_looked_into) and not _is_grid(table):
            is_looked_into = [True] * len(rows)
        placed: list[list[PlacedCell]] = [[] for _ in rows] if all(is_looked_into) else placed_rows(table)
        run: list[list[PlacedCell]] = []
        for cells, row, is_layout in zip(rows, placed, is_looked_into, strict=True):
            if is_layout:
                self._add_grid(run)
                run = []
                for cell in cells:
                    self._read(cell)
            else:
                run.append(row)
        self._add_grid(run)

    def _read_outside_cells(self, table: _Element) -> None:
        """The caption, and words that stand in the table but in no cell: on screen they are above it."""
        walk = iterwalk(table, events=("start", "end"))
        for event, element in walk:
            if event == "end":
                if element is not table:
                    self._words.append(element.tail or "")
            elif element.tag == "caption":
                self._words.append(cell_words(element))
                self._end_paragraph()
                walk.skip_subtree()
            elif element is not table and (element.tag in ("td", "th", "table") or self._is_left_out(element)):
                walk.skip_subtree()
            else:
                self._words.append(element.text or "")
        self._end_paragraph()

    def _read_typed_table(self, element: _Element) -> None:
        """Lines of typed text with tabs as rows, every other line as a paragraph."""
        run: list[list[PlacedCell]] = []
        for line in all_text(element).splitlines():
            parts = [shown(part) for part in line.split("\t")]
            if len(parts) > 1:
                run.append([PlacedCell(part, len(run), column, 1, 1) for column, part in enumerate(parts)])
            else:
                self._add_grid(run)
                run = []
                self._words.append(line)
                self._end_paragraph()
        self._add_grid(run)

    def _add_grid(self, rows: list[list[PlacedCell]]) -> None:
        if not any(cell.text for row in rows for cell in row):
            return
        self.tables += 1
        first = next(cell.row for row in rows for cell in row)
        self.blocks.append(
            Grid(tuple(tuple(_cell(cell, cell.row - first, self.tables) for cell in row) for row in rows))
        )


def _cell(cell: PlacedCell, row: int, table: int) -> Cell:
    place = f"table {table}, row {row + 1}, column {cell.column + 1}"
    return Cell(cell.text, row, cell.column, place, cell.row_span, cell.column_span)


def _is_grid(table: _Element) -> bool:
    """Whether words stand beside each other in the table, and none of its few rows holds a whole article."""
    rows = table_rows(table)
    return any(_has_words_beside(cells) for cells in rows) and (
        len(rows) > _ARTICLE_ROWS or not any(_is_article(cell) for cells in rows for cell in cells)
    )


def _rows_beside(rows: list[list[_Element]]) -> int:
    """How many rows have words in more than one cell."""
    return sum(1 for cells in rows if _has_words_beside(cells))


def _has_words_beside(cells: list[_Element]) -> bool:
    filled = (cell for cell in cells if _has_words(cell))
    return next(filled, None) is not None and next(filled, None) is not None


def _is_layout_row(cells: list[_Element]) -> bool:
    """Whether the row only lays out: a table of data in a cell, or an article alone in the row.

    A table of one row beside other words, such as a figure and its unit, is no table of data.
    """
    filled = [cell for cell in cells if _has_words(cell)]
    if len(filled) == 1 and _is_article(filled[0]):
        return True
    fewest = 2 if len(filled) > 1 else 1
    return any(
        _is_grid(inner) and _rows_beside(table_rows(inner)) >= fewest for cell in filled for inner in cell.iter("table")
    )


def _has_words(cell: _Element) -> bool:
    if cell.text and not cell.text.isspace():
        return True
    return any(text.strip() for text in cell.itertext()) or next(cell.iter(*_CONTROLS), None) is not None


def _is_article(cell: _Element) -> bool:
    parts = [element.tag for element in cell.iter("p", "h1", "h2", "h3")]
    return len(parts) >= _ARTICLE or any(tag != "p" for tag in parts)
