"""Places in documents in words: "line 12, cell 3" → 第12行第3格."""

import re

from dashboard.i18n.words import Words

SIDECAR = "sidecar"
_PART = re.compile(r"(page|table|row|column|line|cell|paragraph|box|sheet) (\d+)")


def place_in_words(place: str, words: Words) -> str:
    """A reader's place in the language of the words; an address such as Sheet1!B12 stands as it is.

    `sidecar` is what the document's text does not say and the note beside it does.
    """
    if place == SIDECAR:
        return words("place.sidecar")
    parts = [_PART.fullmatch(part) for part in place.split(", ")]
    if any(part is None for part in parts):
        return place
    return words("place.separator").join(words(f"place.{part[1]}", number=part[2]) for part in parts if part)
