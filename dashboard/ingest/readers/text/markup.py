"""Remains of HTML, Markdown and bookmarks in text → the words alone."""

import html
import re
import string

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
_INVISIBLE = string.whitespace + "\u3000\xa0\ufeff\u200b"


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
