"""Bytes → text, or a refusal of what is none."""

import unicodedata
from pathlib import PurePath

from charset_normalizer import from_bytes

from dashboard.errors import RefusedDocument

_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
# Real documents stay far on the safe side of both: none of the five has a character that no text holds.
_GARBAGE_SHARE = 0.02
_COMMON_SHARE = 0.8
# Names of formats that are no text: bytes that fit neither are spoilt, and to save them as text would not help.
_NO_TEXT = frozenset(
    {".docx", ".docm", ".doc", ".wps", ".et", ".xlsx", ".xlsm", ".xls", ".ods", ".odt", ".pdf", ".ofd", ".rtf", ".zip"}
    | {".png", ".jpg", ".jpeg", ".tif", ".tiff"}
)


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
        is_another = PurePath(file_name).suffix.lower() in _NO_TEXT or _is_cut_in_a_character(data, marked or "utf-8")
        raise RefusedDocument("damaged" if is_another else "not_text", file_name)
    return text


def _is_cut_in_a_character(data: bytes, encoding: str) -> bool:
    """Whether the bytes are text but for a last character that is not all there."""
    return _strictly(data, encoding) is None and any(
        (text := _strictly(data[:-left], encoding)) is not None and _common_share(text) >= _COMMON_SHARE
        for left in range(1, 4)
    )


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
        text.count(character)
        for character in set(text)
        if character not in "\t\r\n\f\v" and unicodedata.category(character) in ("Cc", "Cn", "Co", "Cs")
    )
    return garbage / max(len(text), 1)
