"""How wide texts are, and where they break into lines."""

import unicodedata


def letters_wide(text: str) -> int:
    """The width of a text in half-width letters; Chinese ones count two."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WFA" else 1 for letter in text)


def in_lines(text: str, width: int, most: int) -> list[str]:
    """The text in at most so many lines of so many half-width letters; the last ends in "…" where more was said.

    Lines break between words and between Chinese characters, and inside a word that is longer than a line.
    """
    lines = [""]
    for piece in _pieces(text, width):
        if lines[-1] and letters_wide(lines[-1] + piece.rstrip()) > width:
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    shown = [line.rstrip() for line in lines[:most]]
    if len(lines) > most:
        while shown[-1] and letters_wide(shown[-1]) > width - 2:
            shown[-1] = shown[-1][:-1]
        shown[-1] = shown[-1].rstrip() + "…"
    return shown


def _pieces(text: str, width: int) -> list[str]:
    """What never breaks: words with the space behind them, single characters of Chinese and of overlong words."""
    pieces = [""]
    for letter in text:
        is_word = letter.isascii() and not letter.isspace()
        fits = letters_wide(pieces[-1]) < width
        if (is_word and fits and (not pieces[-1] or (pieces[-1].isascii() and not pieces[-1].endswith(" ")))) or (
            letter == " " and pieces[-1]
        ):
            pieces[-1] += letter
        else:
            pieces.append(letter)
    return pieces
