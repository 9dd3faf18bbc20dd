"""A Typst template and its content → PDF or PNG, in the fonts of this machine and with no other file.

Content travels as data beside the template and never becomes part of it: no sign in a name is read as markup.
"""

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from dashboard.errors import PainterFailed
from dashboard.export.fonts import chinese_fonts
from dashboard.export.painting import PAINTER, NotSet

NO_GLYPH = "〓"
# Controls, marks that turn the order of writing round, code points that stand for nothing.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")
_JOINERS = re.compile("[\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_NOT_SHOWN = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


def pdf_bytes(template: str, content: Mapping[str, Any], moment: datetime | None = None) -> bytes:
    """The PDF (PDF/A-2a and PDF/UA-1) that a template makes of its content at a moment; None stands for now.

    The same content and moment give the same bytes.

    The template reads `json(bytes(sys.inputs.content))`, with the families `serif` and `sans` beside what was given.
    A character that no font of this machine holds becomes 〓, and stands in `unshown` as "U+1F9D1". Raises FontMissing.
    """
    return _compiled(template, content, moment)[0]


def png_bytes(template: str, content: Mapping[str, Any], pixels_per_inch: float) -> bytes:
    """The only page of a document as a PNG; else as `pdf_bytes`."""
    text = _content(content)
    shown = _replaced(text, set()) if _is_common(text) else _compiled(template, content, None)[1]
    return PAINTER.asked({"do": "png", "template": template, "content": shown, "pixels_per_inch": pixels_per_inch})


def printable(text: str) -> str:
    """The text without what cannot be printed; line breaks and tabs stay."""
    return _UNPRINTABLE.sub("", text)


def _compiled(template: str, content: Mapping[str, Any], moment: datetime | None) -> tuple[bytes, str]:
    """The PDF and the content it was made of: tried until every character has a glyph, for only the fonts know."""
    text = _content(content)
    unshown = set(_PRIVATE.findall(text))
    timestamp = int((moment or datetime.now(UTC)).timestamp())
    while True:
        shown = _replaced(text, unshown)
        try:
            return PAINTER.asked({"do": "pdf", "template": template, "content": shown, "timestamp": timestamp}), shown
        except NotSet as error:
            found = _unshown(str(error)) - unshown
            if not found:
                raise PainterFailed(f"a page cannot be set: {str(error).splitlines()[0]}") from error
            unshown |= found


def _content(content: Mapping[str, Any]) -> str:
    fonts = chinese_fonts()
    return json.dumps(_printable({**content, "serif": fonts.serif, "sans": fonts.sans}), ensure_ascii=False)


def _is_common(text: str) -> bool:
    """Whether every character is one of GBK, which every Chinese font holds: nothing need be tried."""
    try:
        text.encode("gbk")
    except UnicodeEncodeError:
        return False
    return not _PRIVATE.search(text)


def _printable(value: Any) -> Any:
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, Mapping):
        return {key: _printable(kept) for key, kept in value.items()}
    return [_printable(kept) for kept in value] if isinstance(value, list | tuple) else value


def _replaced(text: str, unshown: set[str]) -> str:
    signs = sorted(unshown - set(_JOINERS.findall("".join(unshown))))
    shown = text.translate({ord(one): NO_GLYPH if one in signs else None for one in unshown})
    return shown[:-1] + f', "unshown": {json.dumps([f"U+{ord(sign):04X}" for sign in signs])}}}'


def _unshown(diagnostic: str) -> set[str]:
    """The characters that the compiler found no glyph for."""
    named = "".join(_NOT_SHOWN.findall(diagnostic))
    return set(_ESCAPED.sub(lambda code: chr(int(code[1], 16)), named)) - set('\\"')
