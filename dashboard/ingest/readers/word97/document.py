"""Documents of Word 97–2003 and WPS → paragraphs and grids, told in the words of .docx and read like it."""

from lxml import etree

from dashboard.errors import RefusedDocument
from dashboard.ingest.grid import Block
from dashboard.ingest.readers.compound import Compound
from dashboard.ingest.readers.word import body_blocks
from dashboard.ingest.readers.word.markup import W
from dashboard.ingest.readers.word97.lists import numbering_of
from dashboard.ingest.readers.word97.pieces import Text, text_of
from dashboard.ingest.readers.word97.properties import Properties
from dashboard.ingest.readers.word97.source import Source, source_of
from dashboard.ingest.readers.word97.story import Story
from dashboard.ingest.readers.word97.styles import Styles, styles_of

_FONTS, _SHAPES, _BOXES = 15, 40, 56
_SHAPE_BYTES, _BOX_BYTES = 26, 22


def word97_blocks(data: bytes, file_name: str) -> list[Block]:
    """The grids and paragraphs of a Word 97–2003 document; places read "paragraph 7" and "table 2, row 5, column 3".

    What is read and what is left out is the same as of .docx.

    Raises RefusedDocument: `damaged`, `password_protected`, `legacy_word`, `too_large`, `empty` or `only_pictures`.
    """
    source = source_of(Compound(data, file_name))
    text = text_of(source)
    properties = Properties(source, text)
    styles, fonts = styles_of(source), _fonts(source)
    boxes = _boxes(source, text, properties, styles, fonts)
    story = Story(text.text, properties, styles, source.data, fonts, _by_position(source, boxes))
    body = etree.Element(W + "body")
    story.tell(0, source.text_length, body)
    for box in boxes.values():
        if box.getparent() is None:
            etree.SubElement(etree.SubElement(body, W + "p"), W + "r").append(box)
    blocks = body_blocks(body, numbering_of(source), styles.root, file_name)
    if not blocks:
        raise RefusedDocument("only_pictures" if story.has_pictures else "empty", file_name)
    return blocks


def _fonts(source: Source) -> list[str]:
    """The names of the fonts by number."""
    table = source.structure(_FONTS)
    if not len(table):
        return []
    names: list[str] = []
    at = 4
    for _ in range(table.number16(0)):
        size = table.byte(at)
        entry = table.cut(at + 1, size)
        names.append(entry[39:].decode("utf-16-le", errors="replace").partition("\0")[0])
        at += 1 + size
    return names


def _boxes(
    source: Source, text: Text, properties: Properties, styles: Styles, fonts: list[str]
) -> dict[int, etree._Element]:
    """The text boxes by the numbers of their shapes, in the order of their story."""
    positions, items = source.structure(_BOXES).plain(_BOX_BYTES)
    found: dict[int, etree._Element] = {}
    for index, item in enumerate(items):
        start, end = positions[index], positions[index + 1]
        is_free = int.from_bytes(item[8:10], "little") != 0
        if is_free or end <= start or end > source.boxes_length:
            continue
        box = etree.Element(W + "txbxContent")
        story = Story(text.text, properties, styles, source.data, fonts, {})
        story.tell(source.boxes_start + start, source.boxes_start + end, box)
        found.setdefault(int.from_bytes(item[14:18], "little"), box)
    return found


def _by_position(source: Source, boxes: dict[int, etree._Element]) -> dict[int, etree._Element]:
    """The text boxes by the position of the character that holds their place in the text."""
    positions, items = source.structure(_SHAPES).plain(_SHAPE_BYTES)
    numbers = (int.from_bytes(item[:4], "little") for item in items)
    return {position: boxes[number] for position, number in zip(positions, numbers, strict=False) if number in boxes}
