"""The styles of a Word 97 document that matter to its words: parents, lists, and what is a table of contents."""

from dataclasses import dataclass, field

from lxml import etree

from dashboard.ingest.readers.word.markup import VAL, W
from dashboard.ingest.readers.word97.properties import ParagraphProperties, paragraph_properties, run_properties
from dashboard.ingest.readers.word97.source import Source
from dashboard.ingest.readers.word97.stream import Stream

_STYLES = 1
_PARAGRAPH, _CHARACTERS = 1, 2
_NOTHING = 0xFFF
# Word's own styles for the lines of a table of contents, whatever they are called in the writer's language.
_CONTENTS = range(19, 28)


@dataclass(slots=True)
class Styles:
    """The paragraph styles as a styles part, and the styles of any kind that hide their words."""

    root: etree._Element = field(default_factory=lambda: etree.Element(W + "styles"))
    _hiding: dict[int, bool] = field(default_factory=dict)
    _parents: dict[int, int] = field(default_factory=dict)

    def hides(self, style: int) -> bool:
        """Whether words in the style are hidden, by itself or by the styles it rests on."""
        passed: set[int] = set()
        while style not in passed:
            passed.add(style)
            if style in self._hiding:
                return self._hiding[style]
            style = self._parents.get(style, style)
        return False

    def add(self, style: Stream, number: int, fixed: int) -> None:
        """Takes a style; raises RefusedDocument `damaged`."""
        kind, parent = style.number16(2) & 15, style.number16(2) >> 4
        at = fixed + 2 + 2 * style.number16(fixed) + 2
        if parent != _NOTHING:
            self._parents[number] = parent
        if kind == _PARAGRAPH:
            size = style.number16(at)
            self._add_paragraph_style(style, number, style.cut(at + 4, size - 2) if size > 2 else b"")
            at += 2 + size + size % 2
        if kind in (_PARAGRAPH, _CHARACTERS) and at + 2 <= len(style):
            hidden = run_properties(style.cut(at + 2, style.number16(at))).hidden
            if hidden is not None:
                self._hiding[number] = bool(hidden)

    def _add_paragraph_style(self, style: Stream, number: int, changes: bytes) -> None:
        element = etree.SubElement(self.root, W + "style", {W + "styleId": str(number)})
        built_in = style.number16(0) & 0xFFF
        if built_in in _CONTENTS:
            etree.SubElement(element, W + "name", {VAL: f"toc {built_in - _CONTENTS.start + 1}"})
        if number in self._parents:
            etree.SubElement(element, W + "basedOn", {VAL: str(self._parents[number])})
        add_list(element, paragraph_properties(0, changes))


def styles_of(source: Source) -> Styles:
    """The styles of the document; raises RefusedDocument `damaged`."""
    styles = Styles()
    sheet = source.structure(_STYLES)
    if not len(sheet):
        return styles
    head = sheet.number16(0)
    count, fixed = sheet.number16(2), sheet.number16(4)
    at = 2 + head
    for number in range(count):
        size = sheet.number16(at) if at + 2 <= len(sheet) else 0
        # Some writers tell a table too short for its last styles: they keep what is usual.
        if size and at + 2 + size <= len(sheet):
            styles.add(sheet.part(at + 2, size), number, fixed)
        at += 2 + size + size % 2
    return styles


def add_list(element: etree._Element, found: ParagraphProperties) -> etree._Element:
    """Puts the list and its level into the properties of a paragraph or style, which are returned."""
    properties = etree.SubElement(element, W + "pPr")
    if found.list_number is None and found.list_level is None:
        return properties
    numbered = etree.SubElement(properties, W + "numPr")
    if found.list_level is not None:
        etree.SubElement(numbered, W + "ilvl", {VAL: str(found.list_level)})
    if found.list_number is not None:
        etree.SubElement(numbered, W + "numId", {VAL: str(found.list_number)})
    return properties
