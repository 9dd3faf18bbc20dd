"""Finds the parts of a Word document that a reader of its pages sees, whatever wraps them."""

from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = W + "val"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_ALTERNATE, _CHOICE = _MC + "AlternateContent", _MC + "Choice"
# Properties, deleted and moved words, instructions of fields, the reading aids above characters.
_UNSEEN = frozenset(
    W + name
    for name in (
        "pPr",
        "rPr",
        "tblPr",
        "tblGrid",
        "trPr",
        "tcPr",
        "sectPr",
        "sdtPr",
        "sdtEndPr",
        "customXmlPr",
        "smartTagPr",
        "del",
        "moveFrom",
        "delText",
        "delInstrText",
        "instrText",
        "fldData",
        "rt",
        "proofErr",
        "bookmarkStart",
        "bookmarkEnd",
    )
)


def seen_children(element: etree._Element) -> Iterator[etree._Element]:
    """The children that are shown; of alternatives, the first."""
    for child in element:
        tag = child.tag
        if tag in _UNSEEN:
            continue
        if tag == _ALTERNATE:
            branch = child.find(_CHOICE)
            yield from seen_children(branch if branch is not None else child)
        else:
            yield child


def seen(element: etree._Element, *tags: str) -> Iterator[etree._Element]:
    """The nearest elements below that bear one of the tags, also inside content controls, insertions and the like."""
    for child in seen_children(element):
        if child.tag in tags:
            yield child
        else:
            yield from seen(child, *tags)


def setting(element: etree._Element | None, path: str) -> str | None:
    """The value of a property below the element; "" where it is there without a value, None where it is not."""
    found = element.find(path) if element is not None else None
    return None if found is None else found.get(VAL, "")


def is_on(element: etree._Element | None, path: str) -> bool:
    """Whether a switch below the element is there and not turned off."""
    return setting(element, path) not in (None, "0", "false", "off")


def whole_number(text: str | None, absent: int) -> int:
    """The number a property holds, else `absent`."""
    try:
        return absent if text is None else int(text)
    except ValueError:
        return absent
