"""Text as cells of every format can hold it."""

import re

CELL_LIMIT = 32_767
CUT = "…"
# Signs that XML has no place for, and halves of letters that are no letter alone.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


def legal(text: str) -> str:
    """A text without the signs that no file can hold, its lines ended alike."""
    return _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def cell_text(value: object) -> str:
    """A text as a cell can hold it: legal, and cut (and marked so) at what a cell takes."""
    return cut(legal(str(value)), CELL_LIMIT)


def cut(text: str, limit: int) -> str:
    """The text within a limit of UTF-16 units, which is how office programs count."""
    if len(text) * 2 <= limit or len(text.encode("utf-16-le")) // 2 <= limit:
        return text
    kept = text.encode("utf-16-le")[: 2 * (limit - 1)].decode("utf-16-le", "ignore")
    return kept + CUT
