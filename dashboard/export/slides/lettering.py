"""Text on slides: set in Latin and East Asian fonts alike, and fitted to its room."""

import re
import unicodedata
from typing import Any

from pptx.dml.color import RGBColor
from pptx.oxml.ns import qn
from pptx.util import Pt

from dashboard.export.cell_text import legal

FONT = "Microsoft YaHei"
INK, QUIET, RULE = "#1f2933", "#5b6570", "#d5d9de"
# Half the width of a Chinese character in parts of its size, with some room.
LETTER = 0.53
SCRIPTS = ("a:latin", "a:ea", "a:cs")
_SENTENCE = re.compile(r".*?(?:[。！？；]|[.!?;](?=\s|$)|$)", re.DOTALL)
LANGUAGES = {"zh": ("zh-CN", "en-US"), "en": ("en-US", "zh-CN")}


def clean(text: str) -> str:
    """The text in one line without what a file cannot hold."""
    return " ".join(legal(text).split())


def columns(text: str) -> int:
    """The width of a text in half-width columns."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in text)


def wide(text: str) -> float:
    """The room that a text takes, in half Chinese characters: a digit or a Latin letter takes more than half of one."""
    return columns(text) + 0.17 * sum(map(str.isascii, text))


def lines(text: str, size: float, room: float) -> int:
    """How many lines a text takes in so many points of room."""
    return max(1, -int(-wide(text) * size * LETTER // room))


def cut(text: str, most: int) -> str:
    """The text cut to so many half-width columns, with an ellipsis where something is missing."""
    if columns(text) <= most:
        return text
    kept = ""
    for sign in text:
        if columns(kept + sign) > most - 2:
            break
        kept += sign
    following = text[len(kept) : len(kept) + 1]
    if " " in kept and _is_letter(kept[-1]) and _is_letter(following):
        kept = kept.rsplit(" ", 1)[0]
    return kept.rstrip() + "…"


def _is_letter(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()


def fitted(text: str, room: float, sizes: tuple[float, ...], most_lines: int = 2) -> tuple[str, float]:
    """A text with the largest size at which it takes few lines; a longer one keeps the sentences that fit the smallest.

    Where not even the first sentence fits, it ends with an ellipsis.
    """
    for size in sizes:
        if lines(text, size, room) <= most_lines:
            return text, size
    smallest = sizes[-1]
    kept = ""
    for sentence in _SENTENCE.findall(text):
        if lines(kept + sentence, smallest, room) > most_lines:
            break
        kept += sentence
    return (
        kept.strip().rstrip("；;")
        or cut(text, int(room * most_lines / smallest / LETTER * columns(text) / wide(text)) - 2)
    ), smallest


def write(
    paragraph: Any,
    text: str,
    size: float,
    language: str,
    *,
    colour: str = INK,
    is_bold: bool = False,
    link: str = "",
) -> None:
    """Adds a run to a paragraph, with its fonts for every script and its language."""
    run = paragraph.add_run()
    run.text = clean(text)
    run.font.size = Pt(size)
    run.font.bold = is_bold
    run.font.color.rgb = rgb(colour)
    if link:
        run.hyperlink.address = link
    set_scripts(run._r.get_or_add_rPr(), language)  # noqa: SLF001  # the library names a font for Latin letters only


def set_scripts(properties: Any, language: str) -> None:
    """Gives the properties of a run their language and the font of every script."""
    own, other = LANGUAGES[language]
    properties.set("lang", own)
    properties.set("altLang", other)
    for script in SCRIPTS:
        for old in properties.findall(qn(script)):
            properties.remove(old)
    after = properties.find(qn("a:hlinkClick"))
    for script in SCRIPTS:
        element = properties.makeelement(qn(script), {"typeface": FONT})
        if after is None:
            properties.append(element)
        else:
            after.addprevious(element)


def rgb(colour: str) -> RGBColor:
    """A colour as the library takes it."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return RGBColor(red, green, blue)  # type: ignore[no-untyped-call]
