"""The words of a Word paragraph as its page shows them, and the text boxes that hang on it."""

import re

from lxml import etree

from dashboard.ingest.readers.word.markup import VAL, W, is_on, seen_children, setting, whole_number

_T, _R, _RPR = W + "t", W + "r", W + "rPr"
_SYMBOL, _BOX, _FIELD = W + "sym", W + "txbxContent", W + "fldChar"
_SPACING = {W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
_FORMULA_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_PRIVATE = re.compile("[\uf020-\uf0ff]")
_UNKNOWN = "\ufffd"
# What the signs of these fonts look like, by their number in the font.
_SYMBOL_SIGNS = {
    0xA3: "≤",
    0xB3: "≥",
    0xB1: "±",
    0xB4: "×",
    0xB8: "÷",
    0xB9: "≠",
    0xBB: "≈",
    0xB0: "°",
    0xB7: "·",
    0xA5: "∞",
}
_FONTS = {
    "symbol": _SYMBOL_SIGNS,
    "wingdings": {
        **{0x80 + number: "⓪①②③④⑤⑥⑦⑧⑨⑩"[number] for number in range(11)},
        0x6C: "●",
        0x6E: "■",
        0x6F: "□",
        0xA8: "□",
        0xFB: "×",
        0xFC: "√",
        0xFD: "☒",
        0xFE: "☑",
    },
    "wingdings 2": {0x4F: "×", 0x50: "√", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "●", 0xA2: "■", 0xA3: "□"},
}


def paragraph_text(paragraph: etree._Element) -> tuple[str, list[etree._Element]]:
    """The words with tabs and line breaks, and the text boxes.

    Deleted and hidden words are left out, results of fields stay, and what stands raised stays raised (m²).
    """
    pieces: list[str] = []
    boxes: list[etree._Element] = []
    _collect(paragraph, pieces, boxes, None)
    return "".join(pieces), boxes


def _collect(
    element: etree._Element, pieces: list[str], boxes: list[etree._Element], style: etree._Element | None
) -> None:
    for child in seen_children(element):
        tag = child.tag
        if tag in (_T, _FORMULA_TEXT):
            pieces.append(_words(child.text or "", style))
        elif tag == _R:
            own = child.find(_RPR)
            if own is None or not is_on(own, W + "vanish"):
                _collect(child, pieces, boxes, own)
        elif tag in _SPACING:
            pieces.append(_SPACING[tag])
        elif tag == _SYMBOL:
            pieces.append(_sign(_hexadecimal(child.get(W + "char")), child.get(W + "font")))
        elif tag == _FIELD:
            pieces.append(_form_field(child))
        elif tag == _BOX:
            boxes.append(child)
        else:
            _collect(child, pieces, boxes, style)


def _words(text: str, style: etree._Element | None) -> str:
    if style is None:
        return text
    if setting(style, W + "vertAlign") == "superscript":
        text = text.translate(_RAISED)
    if _PRIVATE.search(text):
        fonts = style.find(W + "rFonts")
        font = None if fonts is None else fonts.get(W + "ascii")
        text = _PRIVATE.sub(lambda found: _sign(ord(found.group()), font), text)
    return text


def _hexadecimal(digits: str | None) -> int:
    try:
        return int(digits or "0", 16)
    except ValueError:
        return 0


def _sign(code: int, font: str | None) -> str:
    """The character that a sign of a picture font looks like; one that is not known stays visible as unknown."""
    if not 0xF020 <= code <= 0xF0FF and (font or "").lower() not in _FONTS:
        return chr(code) if 0x20 <= code < 0xD800 else _UNKNOWN
    number = code & 0xFF
    signs = _FONTS.get((font or "symbol").lower(), {})
    if number in signs:
        return signs[number]
    return chr(number) if signs is _SYMBOL_SIGNS and 0x20 <= number < 0x40 else _UNKNOWN


def _form_field(field: etree._Element) -> str:
    """What a form field of the old kind shows: its box, ticked or not, or the choice made."""
    data = field.find(W + "ffData")
    if data is None:
        return ""
    box = data.find(W + "checkBox")
    if box is not None:
        is_ticked = is_on(box, W + ("checked" if box.find(W + "checked") is not None else "default"))
        return "☑" if is_ticked else "□"
    choices = data.find(W + "ddList")
    if choices is not None:
        entries = [entry.get(VAL, "") for entry in choices.findall(W + "listEntry")]
        chosen = whole_number(setting(choices, W + "result"), 0)
        return entries[chosen] if 0 <= chosen < len(entries) else ""
    return ""
