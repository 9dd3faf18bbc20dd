"""Words without what only spaces them."""

import re
import string

_SPACES = string.whitespace + "\u3000\xa0\ufeff\u200b"
# Marks without width, and controls that no text holds but that office documents carry.
_UNSEEN = re.compile("[\u200b\u200c\u200d\u2060\ufeff\x00-\x08\x0e-\x1f\x7f]")


def trimmed(text: str) -> str:
    """The text without unseen characters, white space at both ends of each line, and empty lines."""
    text = _UNSEEN.sub("", text)
    if "\n" not in text and "\r" not in text and "\v" not in text and "\f" not in text:
        return text.strip(_SPACES)
    return "\n".join(part for line in re.split(r"[\r\n\v\f]+", text) if (part := line.strip(_SPACES)))
