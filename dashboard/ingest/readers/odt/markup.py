"""The names of OpenDocument, and what its styles say of words: hidden, or raised."""

from collections.abc import Iterator, Mapping

from lxml import etree

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
EXTENDED = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_MOST_DIGITS = 9


def styles_that(trees: Iterator[etree._Element]) -> Mapping[str, str]:
    """The styles whose words are `hidden` or `raised`, by name; one style may be told in both parts of a document."""
    found: dict[str, str] = {}
    for tree in trees:
        for style in tree.iter(_STYLE + "style"):
            for words in style.iterchildren(_STYLE + "text-properties"):
                name = style.get(_STYLE + "name", "")
                if words.get(TEXT + "display") == "none":
                    found[name] = "hidden"
                elif words.get(_STYLE + "text-position", "").startswith("super"):
                    found[name] = "raised"
    return found


def times(element: etree._Element, name: str) -> int:
    """How often an element stands, or how far it spans; at least once."""
    value = element.get(TABLE + name, "1")
    is_count = value.isascii() and value.isdigit() and len(value) <= _MOST_DIGITS
    return max(int(value), 1) if is_count else 1
