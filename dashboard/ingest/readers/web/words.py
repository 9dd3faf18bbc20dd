"""The words of an element as a person sees them: blocks on lines of their own, white space of the source gone."""

import re

from lxml.etree import _Element, iterwalk

from dashboard.ingest.readers.trimmed import trimmed

# Elements that begin and end a line.
BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir",
        "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table",
        "tbody", "tfoot", "thead", "tr", "ul",
    }
)  # fmt: skip
LINE_END = "\x00"
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
# Where the source breaks its lines between Chinese characters, nothing stands on screen.
_SOURCE_BREAK = re.compile(rf"(?<=[{_WIDE}])[ \t]*[\r\n][ \t\r\n\f]*(?=[{_WIDE}])")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_TICKED = {True: "☑", False: "□"}


def cell_words(cell: _Element) -> str:
    """All words in a cell; its paragraphs, list items, rows of tables in it and forced breaks on lines of their own."""
    if not len(cell):
        return shown(cell.text or "")
    pieces: list[str] = [cell.text or ""]
    walk = iterwalk(cell, events=("start", "end"))
    for event, element in walk:
        if element is cell:
            continue
        tag = element.tag
        if event == "start":
            if is_unseen(element):
                walk.skip_subtree()
                continue
            pieces.append(LINE_END if tag in BLOCKS or tag == "br" else " " if tag in ("td", "th") else "")
            pieces.append(control_words(element) if tag in ("input", "select", "textarea") else element.text or "")
            if tag in ("select", "textarea"):
                walk.skip_subtree()
        else:
            pieces.append((LINE_END if tag in BLOCKS else "") + (element.tail or ""))
    return shown("".join(pieces))


def shown(source: str) -> str:
    """The source's words in lines without the white space that a screen does not show, and without empty lines."""
    if "\n" in source or "\r" in source:
        source = _SOURCE_BREAK.sub("", source)
    return trimmed(_SPACE.sub(" ", source).replace(LINE_END, "\n").replace("\xa0", " ").replace("\xad", ""))


def is_unseen(element: _Element) -> bool:
    """Whether the element is marked as not shown."""
    style = element.get("style")
    if style is None:
        return "hidden" in element.attrib
    bare = style.replace(" ", "").lower()
    return "display:none" in bare or "visibility:hidden" in bare or "hidden" in element.attrib


def control_words(element: _Element) -> str:
    """What a person filled in: pages saved from a reporting system keep their values in fields."""
    if element.tag == "textarea":
        return (element.text or "").replace("\n", LINE_END)
    if element.tag == "select":
        options = [option for option in element.iter("option") if "selected" in option.attrib]
        return all_text(options[0]) if options else ""
    kind = element.get("type", "text").lower()
    if kind in ("checkbox", "radio"):
        return _TICKED["checked" in element.attrib]
    return element.get("value", "") if kind in ("text", "number", "date", "tel", "email", "url") else ""


def all_text(element: _Element) -> str:
    """All text in the element as the source has it."""
    return "".join(str(text) for text in element.itertext())
