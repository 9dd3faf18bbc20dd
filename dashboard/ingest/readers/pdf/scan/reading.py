"""Lines of a page → their words, each read in two ways where a slip would change a figure."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from unicodedata import normalize

import cv2
import numpy as np

from dashboard.ingest.readers.pdf.letters import is_wide
from dashboard.ingest.readers.pdf.scan.engine import Picture, Words, recognised

# A sign alone is told by what stands beside it, so it is read once more with a figure of the same page behind it.
_FEW = 2
_FIGURE = 3
_SURE = 0.95
_DASHES = frozenset("-—–―‐_一ー─~～")
_WHITE = 0.5
# Signs that change nothing by their width, which is what a recogniser is unsure of.
_NEUTRAL = frozenset("()（）:：;；、。“”《》·")


def read_lines(cuts: Sequence[Picture]) -> list[Words]:
    """The words of each line; where two readings of it differ, the letters that do are not sure at all."""
    first = recognised(cuts)
    figure = next((index for index, words in enumerate(first) if _is_figure(words)), None)
    if figure is None:
        return [_doubted(words) if len(words.text) <= _FEW else words for words in first]
    short = [index for index, words in enumerate(first) if len(words.text) <= _FEW]
    beside = recognised([_beside(cuts[index], cuts[figure]) for index in short])
    found = list(first)
    for index, words in zip(short, beside, strict=True):
        found[index] = _settled(first[index], _without_figure(words, first[figure].text))
    others = [index for index, words in enumerate(first) if len(words.text) > _FEW]
    for index, words in zip(others, recognised([_smaller(cuts[index]) for index in others]), strict=True):
        found[index] = _agreed(first[index], words)
    return found


def read_stacks(cuts: Sequence[Sequence[Picture]]) -> list[Words | None]:
    """The words of letters that stand below each other, read as a line; None where they are not one letter each."""
    rows = [np.hstack([_raised(cut, max(map(len, stack))) for cut in stack]) for stack in cuts]
    return [
        words if len(words.text) == len(stack) and all(map(is_wide, words.text)) else None
        for stack, words in zip(cuts, recognised(rows), strict=True)
    ]


def _is_figure(words: Words) -> bool:
    return len(words.text) >= _FIGURE and words.text.replace(".", "").isdigit() and min(words.sureness) >= _SURE


def _beside(cut: Picture, figure: Picture) -> Picture:
    high = max(len(cut), len(figure))
    return np.hstack((_raised(cut, high), _raised(figure, high)))


def _raised(cut: Picture, high: int) -> Picture:
    above = (high - len(cut)) // 2
    return np.asarray(cv2.copyMakeBorder(cut, above, high - len(cut) - above, 0, 0, cv2.BORDER_REPLICATE), np.uint8)


def _smaller(cut: Picture) -> Picture:
    """The line with more paper around, so that it is read at another size."""
    margin = len(cut) // 8
    return np.asarray(cv2.copyMakeBorder(cut, margin, margin, margin, margin, cv2.BORDER_REPLICATE), np.uint8)


def _without_figure(words: Words, figure: str) -> Words:
    text = words.text
    if not text.endswith(figure):
        return Words("", ())
    end = len(text[: -len(figure)].rstrip())
    return Words(text[:end], words.sureness[:end])


def _doubted(words: Words) -> Words:
    return words if words.text.isdigit() else Words(words.text, tuple(min(sure, _WHITE) for sure in words.sureness))


def _settled(alone: Words, beside: Words) -> Words:
    """A letter or two: a sign is what it is beside a figure, and letters are sure where both readings are the same."""
    if beside.text and set(beside.text) <= _DASHES and set(alone.text) <= _DASHES:
        return Words("—", (max(beside.sureness + alone.sureness),))
    if beside.text and not any(letter.isalnum() for letter in beside.text):
        return beside
    return _agreed(alone, beside)


def _folded(text: str) -> str:
    """The text with one width of each sign: which of them is printed makes no difference to what is said."""
    return "".join(wide if len(wide := normalize("NFKC", letter)) == 1 else letter for letter in text)


def _agreed(first: Words, second: Words) -> Words:
    """The first reading; a letter is as sure as the less sure of both readings, and not at all where they differ."""
    sureness = [0.0] * len(first.text)
    matcher = SequenceMatcher(None, _folded(first.text), _folded(second.text), autojunk=False)
    for tag, start, end, other, behind in matcher.get_opcodes():
        for offset in range(end - start):
            if tag == "equal" and first.text[start + offset] in _NEUTRAL:
                sureness[start + offset] = 1.0
            elif tag == "equal":
                sureness[start + offset] = min(first.sureness[start + offset], second.sureness[other + offset])
            elif first.text[start + offset].isspace():
                sureness[start + offset] = first.sureness[start + offset]
        if tag == "insert" and second.text[other:behind].strip() and sureness:
            for beside in (start - 1, start):
                if 0 <= beside < len(sureness):
                    sureness[beside] = 0.0
    return Words(first.text, tuple(sureness))
