"""The characters of a story → paragraphs and tables in the words of .docx."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from dashboard.ingest.readers.limits import MAX_NESTING, MAX_TAGS, within
from dashboard.ingest.readers.word.bordered import table_of
from dashboard.ingest.readers.word.markup import VAL, W
from dashboard.ingest.readers.word97.plain import plain
from dashboard.ingest.readers.word97.properties import ParagraphProperties, Properties, RunProperties
from dashboard.ingest.readers.word97.rows import cell_shapes
from dashboard.ingest.readers.word97.stream import Stream
from dashboard.ingest.readers.word97.styles import Styles, add_list

_MARK = re.compile("[\x07\x0c\r]")
_CELL = "\x07"
_PICTURE, _DRAWING, _SIGN = "\x01", "\x08", "("
_FIELD, _RESULT, _FIELD_END = "\x13", "\x14", "\x15"
_BREAKS = {"\t": "tab", "\x0b": "br", "\x0e": "br", "\x1e": "noBreakHyphen"}
_PIECES = re.compile("[\x00-\x1f]|[^\x00-\x1f]+")
_CHECK_BOX = "FORMCHECKBOX"
_AS_BEFORE = 25
_OPPOSITE = 0x81
# What fields in the lines of a table of contents refer to, in every language of Word.
_CONTENTS = "_Toc"


@dataclass(slots=True)
class _Table:
    """A table whose end has not come: its rows, the cells of the row, and what the cell holds."""

    rows: list[tuple[list[list[etree._Element]], bytes]] = field(default_factory=list)
    cells: list[list[etree._Element]] = field(default_factory=list)
    inside: list[etree._Element] = field(default_factory=list)


@dataclass(slots=True)
class _Field:
    """A field whose end has not come."""

    instruction: str = ""
    is_result: bool = False


class Story:
    """Tells the paragraphs of a story one by one. Raises RefusedDocument `damaged` or `too_large`."""

    def __init__(
        self,
        text: str,
        properties: Properties,
        styles: Styles,
        data: Stream,
        fonts: list[str],
        boxes: Mapping[int, etree._Element],
    ) -> None:
        self._text, self._properties, self._styles = text, properties, styles
        self._data, self._fonts, self._boxes = data, fonts, boxes
        self._open: list[_Table] = []
        self._fields: list[_Field] = []
        self._count = 0
        self._refers_to_contents = False
        self.has_pictures = False

    def tell(self, start: int, end: int, body: etree._Element) -> None:
        """Puts everything between two positions into the body."""
        at = start
        for mark in _MARK.finditer(self._text, start, end):
            position = mark.start()
            found = self._properties.paragraph(position)
            self._place(self._paragraph(at, position, found), found, mark.group(), body)
            at = position + 1
        if at < end:
            self._place(self._paragraph(at, end, ParagraphProperties()), ParagraphProperties(), "\r", body)
        self._close(0, body)

    def _place(self, paragraph: etree._Element, found: ParagraphProperties, mark: str, body: etree._Element) -> None:
        self._count += 1
        within(self._count, MAX_TAGS, self._data.file_name)
        within(found.depth, MAX_NESTING, self._data.file_name)
        if mark == _CELL and not found.depth:
            raise self._data.damaged("table")
        self._close(found.depth, body)
        while len(self._open) < found.depth:
            self._open.append(_Table())
        if not self._open:
            body.append(paragraph)
            return
        table = self._open[-1]
        is_marked = mark == _CELL if found.depth == 1 else True
        if is_marked and found.ends_row:
            if table.inside:
                raise self._data.damaged("table")
            table.rows.append((table.cells, found.changes))
            table.cells = []
            return
        table.inside.append(paragraph)
        if mark == _CELL or (found.depth > 1 and found.ends_inner_cell):
            table.cells.append(table.inside)
            table.inside = []

    def _close(self, depth: int, body: etree._Element) -> None:
        """Ends the tables that lie deeper; paragraphs said to be in a table that has no cell stand for themselves."""
        while len(self._open) > depth:
            table = self._open.pop()
            has_cells = bool(table.rows or table.cells)
            if table.cells or (has_cells and table.inside):
                raise self._data.damaged("table")
            found = [_element(table)] if has_cells else table.inside
            if self._open:
                self._open[-1].inside.extend(found)
            else:
                body.extend(found)

    def _paragraph(self, start: int, end: int, found: ParagraphProperties) -> etree._Element:
        paragraph = etree.Element(W + "p")
        properties = add_list(paragraph, found)
        etree.SubElement(properties, W + "pStyle", {VAL: str(found.style)})
        for first, last, run in self._properties.runs(start, end + 1):
            if last == end + 1 and run.is_deleted:
                etree.SubElement(etree.SubElement(properties, W + "rPr"), W + "del")
            self._add_run(paragraph, first, min(last, end), run, self._is_hidden(run, found.style))
        if any(_CONTENTS in outer.instruction for outer in self._fields) or self._refers_to_contents:
            etree.SubElement(paragraph, W + "hyperlink", {W + "anchor": _CONTENTS})
        self._refers_to_contents = False
        # No instruction goes on behind a paragraph: one without an end would swallow the rest of the document.
        for open_field in self._fields:
            open_field.is_result = True
        return paragraph

    def _is_hidden(self, run: RunProperties, style: int) -> bool:
        if run.hidden in (0, 1):
            return run.hidden == 1
        is_hiding = self._styles.hides(style) or (run.style > 0 and self._styles.hides(run.style))
        return is_hiding != (run.hidden == _OPPOSITE)

    def _add_run(self, paragraph: etree._Element, start: int, end: int, run: RunProperties, is_hidden: bool) -> None:
        element = etree.SubElement(paragraph, W + "r")
        properties = etree.SubElement(element, W + "rPr")
        if run.is_raised:
            etree.SubElement(properties, W + "vertAlign", {VAL: "superscript"})
        if run.font is not None:
            etree.SubElement(properties, W + "rFonts", {W + "ascii": self._font(run.font)})
        for piece in _PIECES.finditer(self._text, start, end):
            text = piece.group()
            if text in (_FIELD, _RESULT, _FIELD_END):
                self._turn_field(text)
            elif run.is_deleted or is_hidden:
                continue
            elif text == _PICTURE and self._is_check_box():
                self._add_check_box(element, run)
            elif any(not outer.is_result for outer in self._fields):
                self._fields[-1].instruction += text
            else:
                self._add_words(element, text, piece.start(), run)

    def _add_words(self, element: etree._Element, text: str, position: int, run: RunProperties) -> None:
        if text in (_PICTURE, _DRAWING):
            self._add_drawing(element, position)
        elif run.sign is not None:
            self._add_signs(element, text, run.sign)
        elif text in _BREAKS:
            etree.SubElement(element, W + _BREAKS[text])
        elif words := plain(text):
            etree.SubElement(element, W + "t").text = words

    def _turn_field(self, sign: str) -> None:
        if sign == _FIELD:
            self._fields.append(_Field())
        elif self._fields and sign == _RESULT:
            self._fields[-1].is_result = True
        elif self._fields:
            self._refers_to_contents |= _CONTENTS in self._fields.pop().instruction

    def _is_check_box(self) -> bool:
        return bool(self._fields) and _CHECK_BOX in self._fields[-1].instruction

    def _add_check_box(self, element: etree._Element, run: RunProperties) -> None:
        """The box as it shows: ticked, or not, or as it was when it was made."""
        if run.picture_at is None:
            return
        at = run.picture_at + self._data.number16(run.picture_at + 4)
        state = self._data.number16(at + 4) >> 2 & 31
        if state == _AS_BEFORE:
            name_length = self._data.number16(at + 10)
            state = self._data.number16(at + 12 + 2 * name_length + 2)
        etree.SubElement(element, W + "t").text = "☑" if state else "□"

    def _add_drawing(self, element: etree._Element, position: int) -> None:
        box = self._boxes.get(position)
        if box is None:
            self.has_pictures = True
        elif box.getparent() is None:
            element.append(box)

    def _font(self, number: int) -> str:
        return plain(self._fonts[number]) if number < len(self._fonts) else ""

    def _add_signs(self, element: etree._Element, text: str, sign: tuple[int, int]) -> None:
        """Letters of a picture font; each stands in the text as a bracket."""
        code, font = sign
        for letter in text:
            if letter == _SIGN:
                etree.SubElement(element, W + "sym", {W + "font": self._font(font), W + "char": f"{code:04X}"})
            elif letter >= " ":
                etree.SubElement(element, W + "t").text = plain(letter)


def _element(table: _Table) -> etree._Element:
    return table_of([(cells, cell_shapes(changes, len(cells))) for cells, changes in table.rows])
