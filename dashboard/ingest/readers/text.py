"""Plain text → paragraphs and grids: lines with tabs are rows, every other line is a paragraph."""

import html
import re
import string
import unicodedata
from itertools import groupby

from charset_normalizer import from_bytes

from dashboard.errors import RefusedDocument
from dashboard.ingest.grid import Block, Cell, Grid, Paragraph

# Tags that Word, PDF and web exports leave in text. Named one by one: "<35万元" and "<PM2.5" are words.
_BREAKS = re.compile(r"<(?:br|/p|/li|/tr|/div|/h[1-6])\b[^<>]*>", re.IGNORECASE)
_TAGS = re.compile(
    r"</?(?:a|b|br|div|em|font|h[1-6]|i|img|li|ol|p|s|span|strong|sub|sup|table|tbody|td|th|thead|tr|u|ul)\b[^<>]*>",
    re.IGNORECASE,
)
_ENTITIES = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|nbsp|lt|gt|le|ge|amp|quot);")
_BOOKMARKS = re.compile(r"\[bookmark:[^\[\]]*\]")
_HEADING_MARKS = re.compile(r"^\s{0,3}#{1,6}\s+")
_STRONG_MARKS = re.compile(r"\*\*([^*]+)\*\*")
_PIPE_RULE = re.compile(r"^\|?[\s:|-]*-{3,}[\s:|-]*\|?$")
_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
# Real documents stay far on the safe side of both: none of the five has a character that no text holds.
_INVISIBLE = string.whitespace + "\u3000\xa0\ufeff\u200b"
_GARBAGE_SHARE = 0.02
_COMMON_SHARE = 0.8


def text_blocks(data: bytes, file_name: str) -> list[Block]:
    """The grids and paragraphs of a text file in order; places read "line 12, cell 3".

    Raises RefusedDocument: `empty`, or `not_text` where the bytes are no text in UTF-8, UTF-16 or GB18030.
    """
    text = decoded(data, file_name)
    numbered = [(number, _cells(line)) for number, line in enumerate(text.splitlines(), start=1)]
    blocks: list[Block] = []
    for is_row, group in groupby(numbered, key=lambda pair: len(pair[1]) > 1):
        if is_row:
            blocks.append(_grid(list(group)))
        else:
            blocks.extend(Paragraph(parts[0], f"line {number}") for number, parts in group if parts[0])
    if not blocks:
        raise RefusedDocument("empty", file_name)
    return blocks


def decoded(data: bytes, file_name: str) -> str:
    """The bytes as text; refuses what is no text rather than to show garbage."""
    if not data.strip():
        raise RefusedDocument("empty", file_name)
    marked = next((encoding for mark, encoding in _MARKS.items() if data.startswith(mark)), None)
    if marked:
        text = _strictly(data, marked)
    elif b"\x00" in data:
        text = _utf16_without_mark(data)
    else:
        text = _strictly(data, "utf-8") or _legacy(data)
    if text is None or _garbage_share(text) > _GARBAGE_SHARE:
        raise RefusedDocument("not_text", file_name)
    return text


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 without a byte order mark, told by tabs and line ends; other bytes with NUL are no text."""
    for encoding, tab, end in (("utf-16-le", b"\t\x00", b"\n\x00"), ("utf-16-be", b"\x00\t", b"\x00\n")):
        if data.count(tab) + data.count(end) > 0:
            text = _strictly(data, encoding)
            if text is not None and "\x00" not in text and _common_share(text) >= _COMMON_SHARE:
                return text
    return None


def _legacy(data: bytes) -> str | None:
    """GB18030 if the characters are everyday ones, else the best guess of charset-normalizer if they then are."""
    text = _strictly(data, "gb18030")
    if text is not None and _common_share(text) >= _COMMON_SHARE:
        return text
    guess = from_bytes(data).best()
    if guess is not None and guess.encoding.startswith("big5"):
        return _strictly(data, guess.encoding)
    return None


def _common_share(text: str) -> float:
    """The share of non-ASCII characters that GB 2312 holds: near 1 in real text, small in misread bytes."""
    others = [character for character in text if ord(character) > 127]
    if not others:
        return 1.0
    kept = "".join(others).encode("gb2312", errors="ignore").decode("gb2312")
    return len(kept) / len(others)


def _garbage_share(text: str) -> float:
    """The share of characters that no text holds: controls, unassigned and private-use code points."""
    garbage = sum(
        1
        for character in text
        if character not in "\t\r\n\f\v" and unicodedata.category(character) in ("Cc", "Cn", "Co", "Cs")
    )
    return garbage / max(len(text), 1)


def _cells(line: str) -> list[str]:
    """The line's cells without markup; one cell if the line is no table row."""
    if "\t" in line:
        parts = line.split("\t")
        if any(part.strip() for part in parts):
            return [cleaned(part) for part in parts]
        return [""]
    stripped = line.strip()
    if _PIPE_RULE.match(stripped):
        return [""]
    if stripped.startswith("|") and stripped.endswith("|") and stripped.count("|") > 2:
        return [cleaned(part) for part in stripped[1:-1].split("|")]
    return [cleaned(line)]


def _grid(rows: list[tuple[int, list[str]]]) -> Grid:
    return Grid(
        tuple(
            tuple(Cell(text, row, column, f"line {number}, cell {column + 1}") for column, text in enumerate(parts))
            for row, (number, parts) in enumerate(rows)
        )
    )


def cleaned(text: str) -> str:
    """The words without HTML, Markdown and bookmark remains and without outer white space."""
    if "<" in text:
        text = _TAGS.sub("", _BREAKS.sub("\n", text))
    if "&" in text:
        text = _ENTITIES.sub(lambda found: html.unescape(found.group()), text)
    if "[" in text:
        text = _BOOKMARKS.sub("", text)
    if "#" in text:
        text = _HEADING_MARKS.sub("", text)
    if "**" in text:
        text = _STRONG_MARKS.sub(r"\1", text)
    if "\n" in text:
        return "\n".join(part.strip() for part in text.split("\n") if part.strip())
    return text.strip(_INVISIBLE)
