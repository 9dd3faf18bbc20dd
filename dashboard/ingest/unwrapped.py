"""The parts of one cell that was printed over several lines → its words."""

import re
from collections.abc import Sequence

from dashboard.ingest.values.numerals import half_width, plain_number

_SENTENCE_END = re.compile(r"[。；;！!？?]$")
_NUMBERING = re.compile(
    r"^(?:[（(]?\d{1,2}[)）]|\d{1,2}[、．]|\d{1,2}\.(?!\d)|[（(]?[一二三四五六七八九十]+[)）、]|[①-⑳]|目标\d)"
)
_FIGURE_AT_END = re.compile(r"[0-9][0-9.,]*$")
_FIGURE_AT_START = re.compile(r"^[0-9.,]*[0-9]|^[.,]+")


def unwrapped(parts: Sequence[str]) -> str:
    """The parts as one text: lines of a list or of sentences stay lines, words that were only wrapped are joined.

    A figure that a line break cuts is joined only where its parts can be nothing else ("1,020," and "000.00"); else the
    break stays, and what stands around it is no one figure.
    """
    text = ""
    for part in parts:
        text = text + _between(text, part) + part if text else part
    return text


def _between(before: str, after: str) -> str:
    if not after or _SENTENCE_END.search(before) or _NUMBERING.match(after):
        return "\n"
    if _figures_at(before, after):
        return "" if is_cut_figure(before, after) else "\n"
    if half_width(before).endswith("%") and _FIGURE_AT_START.match(half_width(after)):
        return "\n"
    return " " if _is_latin(before[-1]) and _is_latin(after[0]) else ""


def is_cut_figure(before: str, after: str) -> bool:
    """Whether the texts end and begin with the parts of one figure that cannot be two figures."""
    parts = _figures_at(before, after)
    if parts is None:
        return False
    is_cut = plain_number(parts[0]) is None or plain_number(parts[1]) is None
    return is_cut and plain_number("".join(parts)) is not None


def _figures_at(before: str, after: str) -> tuple[str, str] | None:
    """The figures on both sides of the break, None where one of the sides has none."""
    end, start = _FIGURE_AT_END.search(half_width(before)), _FIGURE_AT_START.match(half_width(after))
    return (end[0], start[0]) if end and start else None


def _is_latin(sign: str) -> bool:
    return sign.isascii() and sign.isalpha()
