"""The lists of a Word 97 document, told in the words of newer ones, so that both are counted alike."""

from dataclasses import dataclass

from lxml import etree

from dashboard.ingest.readers.word.markup import VAL, W
from dashboard.ingest.readers.word97.plain import plain
from dashboard.ingest.readers.word97.source import Source
from dashboard.ingest.readers.word97.stream import Stream

_LISTS, _OVERRIDES = 73, 74
_LIST_BYTES, _OVERRIDE_BYTES, _LEVEL_BYTES = 28, 16, 28
_NO_NUMBER = 255
# The kinds of numbers in the order in which Word numbers them.
_KINDS = [
    "decimal",
    "upperRoman",
    "lowerRoman",
    "upperLetter",
    "lowerLetter",
    "ordinal",
    "cardinalText",
    "ordinalText",
    "hex",
    "chicago",
    "ideographDigital",
    "japaneseCounting",
    "aiueo",
    "iroha",
    "decimalFullWidth",
    "decimalHalfWidth",
    "japaneseLegal",
    "japaneseDigitalTenThousand",
    "decimalEnclosedCircle",
    "decimalFullWidth2",
    "aiueoFullWidth",
    "irohaFullWidth",
    "decimalZero",
    "bullet",
    "ganada",
    "chosung",
    "decimalEnclosedFullstop",
    "decimalEnclosedParen",
    "decimalEnclosedCircleChinese",
    "ideographEnclosedCircle",
    "ideographTraditional",
    "ideographZodiac",
    "ideographZodiacTraditional",
    "taiwaneseCounting",
    "ideographLegalTraditional",
    "taiwaneseCountingThousand",
    "taiwaneseDigital",
    "chineseCounting",
    "chineseLegalSimplified",
    "chineseCountingThousand",
]


@dataclass(frozen=True, slots=True)
class _Level:
    element: etree._Element
    size: int


def numbering_of(source: Source) -> etree._Element:
    """All lists as a numbering part; raises RefusedDocument `damaged`."""
    root = etree.Element(W + "numbering")
    lists = source.from_structure_on(_LISTS)
    if not len(lists):
        return root
    count = lists.number16(0)
    at = 2 + _LIST_BYTES * count
    for index in range(count):
        head = lists.part(2 + _LIST_BYTES * index, _LIST_BYTES)
        definition = etree.SubElement(root, W + "abstractNum", {W + "abstractNumId": str(head.number32(0))})
        for level in range(1 if head.byte(26) & 1 else 9):
            read = _level(lists, at, level)
            definition.append(read.element)
            at += read.size
    _add_overrides(source.structure(_OVERRIDES), root)
    return root


def _level(stream: Stream, at: int, number: int) -> _Level:
    head = stream.part(at, _LEVEL_BYTES)
    kind, flags = head.byte(4), head.byte(5)
    words_at = at + _LEVEL_BYTES + head.byte(24) + head.byte(25)
    length = stream.number16(words_at)
    text = stream.cut(words_at + 2, 2 * length).decode("utf-16-le", errors="replace")
    level = etree.Element(W + "lvl", {W + "ilvl": str(number)})
    _add(level, "start", str(head.number32(0)))
    _add(level, "numFmt", _KINDS[kind] if kind < len(_KINDS) else "none" if kind == _NO_NUMBER else "decimal")
    _add(level, "lvlText", "".join(f"%{ord(sign) + 1}" if ord(sign) < 9 else plain(sign) for sign in text))
    if flags & 8:
        _add(level, "lvlRestart", str(head.byte(26)))
    if flags & 4:
        _add(level, "isLgl", "1")
    return _Level(level, words_at + 2 + 2 * length - at)


def _add_overrides(stream: Stream, root: etree._Element) -> None:
    """The numbers by which paragraphs name lists, with what each changes of its list."""
    if not len(stream):
        return
    count = stream.number32(0)
    at = 4 + _OVERRIDE_BYTES * count
    for index in range(count):
        head = stream.part(4 + _OVERRIDE_BYTES * index, _OVERRIDE_BYTES)
        number = etree.SubElement(root, W + "num", {W + "numId": str(index + 1)})
        _add(number, "abstractNumId", str(head.number32(0)))
        at += 4
        for _ in range(head.byte(12)):
            start, flags = stream.number32(at), stream.number32(at + 4)
            at += 8
            override = etree.SubElement(number, W + "lvlOverride", {W + "ilvl": str(flags & 15)})
            if flags & 32:
                read = _level(stream, at, flags & 15)
                override.append(read.element)
                at += read.size
            elif flags & 16:
                _add(override, "startOverride", str(start))


def _add(parent: etree._Element, name: str, value: str) -> None:
    etree.SubElement(parent, W + name, {VAL: value})
