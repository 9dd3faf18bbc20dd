"""Bytes → the source of every page in them: encodings are settled, web archives are taken apart."""

import codecs
import re
from email import message_from_bytes
from email.message import Message

from dashboard.errors import RefusedDocument
from dashboard.ingest.readers.text import decoded

# What a page opens with; inline tags are left out, for they also stand in text that was never a page.
_OPENINGS = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|meta|body|table|style|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_TABLE = re.compile(rb"<table\b[^<>]*>\s*(?:<[^<>]+>\s*)*<tr\b[^<>]*>\s*<t[dh]\b", re.IGNORECASE)
_WHOLE_TABLE = re.compile(r"(<table\b.*?</table\s*>)", re.IGNORECASE | re.DOTALL)
_MARKUP = re.compile(r"<(?:p|div|br|li|h[1-6]|body|center|form)\b", re.IGNORECASE)
_ARCHIVE_HEADER = re.compile(rb"[A-Za-z][A-Za-z-]{2,40}:[ \t]*\S")
_ARCHIVE_KIND = re.compile(
    rb"^content-type:\s*(?:multipart/(?:related|mixed|alternative)|text/html)", re.IGNORECASE | re.MULTILINE
)
_WHOLE_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype|html|head|body)\b", re.IGNORECASE)
_CLOSED = re.compile(r"</(?:html|body)\b", re.IGNORECASE)
_FIGURE_SIGNS = frozenset("0123456789０１２３４５６７８９.,．，")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
_SNIFFED = 4096
# The encodings that Chinese pages are declared in and that no bytes fit by chance. "gb2312" is written for all of GB.
_TRUSTED = {"gb18030": "gb18030", "gbk": "gb18030", "gb2312": "gb18030", "big5": "big5hkscs", "utf-8": "utf-8"}
# A page with a few bytes spoilt is shown with the spoilt characters marked; with more it is no text.
_SPOILT_SHARE = 0.002
_SPOILT = "\ufffd"


def is_page(data: bytes) -> bool:
    """Whether the bytes open like a web page, in an encoding of one byte or two a sign, or hold tables of one."""
    start = data[:_SNIFFED]
    if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        start = start[2:].replace(b"\x00", b"")
    return _OPENINGS.match(start) is not None or _TABLE.search(data) is not None


def is_archive(data: bytes) -> bool:
    """Whether the bytes open like a saved web page with all its parts (MHT): mail headers, and HTML announced."""
    start = data[:_SNIFFED].lstrip()
    return _ARCHIVE_HEADER.match(start) is not None and _ARCHIVE_KIND.search(start) is not None


def page_sources(data: bytes, file_name: str) -> list[str]:
    """The source of the page, or of each page of an archive in order.

    Raises RefusedDocument `empty`, `not_text`, or `damaged` for an archive without a page.
    """
    if not is_archive(data):
        source = _source(data, None, file_name)
        return [source if _OPENINGS.match(source.encode()) else _with_line_ends(source)]
    try:
        parts = [part for part in message_from_bytes(data).walk() if part.get_content_type() == "text/html"]
    except RecursionError:
        raise RefusedDocument("too_large", file_name) from None
    pages = [(_payload(part), part.get_content_charset()) for part in parts]
    sources = [_source(page, charset, file_name) for page, charset in pages if page.strip()]
    if not sources:
        raise RefusedDocument("damaged", file_name)
    return sources


def is_cut_short(source: str) -> bool:
    """Whether a page, or a table, breaks off: half a form would be read, or 98.6 where 98.63 stood.

    Careless pages may end in words without closing anything; but none that opens as a page ends inside a table or
    a tag, and no table in a figure.
    """
    if _CLOSED.search(source):
        return False
    page = source.lower()
    is_in_cell = max(page.rfind("<td"), page.rfind("<th")) > page.rfind("</table")
    is_whole_page = _WHOLE_PAGE.match(source) is not None
    if source.rstrip()[-1:] in _FIGURE_SIGNS:
        return is_in_cell or is_whole_page
    return is_whole_page and (is_in_cell or page.rfind("<") > page.rfind(">"))


def _with_line_ends(text: str) -> str:
    """Typed text with tables of a web page in it: every line outside the tables is a line of its own."""
    parts = _WHOLE_TABLE.split(text)
    if any(_MARKUP.search(part) for part in parts[::2]):
        return text
    return "".join(part if part[:6].lower() == "<table" else "<br>\n".join(part.splitlines()) for part in parts)


def _payload(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _source(data: bytes, charset: str | None, file_name: str) -> str:
    """The page's text: UTF-8 if it fits, else what the page says of itself if that fits, else by its characters."""
    encoding = _trusted(charset) or _declared(data)
    if encoding is not None and not _fits(data, "utf-8") and _fits(data, encoding) and b"\x00" not in data:
        return decoded(data.decode(encoding).encode(), file_name)
    try:
        return decoded(data, file_name)
    except RefusedDocument as refused:
        if encoding is None or refused.reason != "not_text":
            raise
        text = data.decode(encoding, errors="replace")
        if text.count(_SPOILT) > _SPOILT_SHARE * len(text):
            raise
        return text


def _fits(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _declared(data: bytes) -> str | None:
    found = _CHARSET.search(data[:_SNIFFED])
    return _trusted(found[1].decode("ascii")) if found else None


def _trusted(charset: str | None) -> str | None:
    try:
        return _TRUSTED.get(codecs.lookup(charset or "").name)
    except LookupError:
        return None
