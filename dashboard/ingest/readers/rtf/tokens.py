"""Bytes of the Rich Text Format → its tokens: braces, control words, bytes of text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

_TOKEN = re.compile(rb"\\([A-Za-z]{1,32})(-?[0-9]{1,10})? ?|\\'([0-9A-Fa-f]{2})|\\([^A-Za-z'])|([{}])|([^\\{}\r\n\0]+)")


@dataclass(frozen=True, slots=True)
class Token:
    """A brace, a control word or sign with its number, or bytes of text; bytes written as figures are `coded`."""

    kind: Literal["open", "close", "word", "text", "coded"]
    word: str = ""
    number: int | None = None
    data: bytes = b""


def tokens(data: bytes) -> Iterator[Token]:
    """The tokens in order; what is none, as line ends, is left out, and so are pictures stored as bytes."""
    at = 0
    while found := _TOKEN.search(data, at):
        at = found.end()
        word, number, coded, sign, brace, text = found.groups()
        if word is not None:
            value = int(number) if number is not None else None
            if word == b"bin" and value is not None:
                at += max(value, 0)
            yield Token("word", word.decode("ascii"), value)
        elif coded is not None:
            yield Token("coded", data=bytes.fromhex(coded.decode("ascii")))
        elif brace is not None:
            yield Token("open" if brace == b"{" else "close")
        elif text is not None:
            yield Token("text", data=text)
        elif sign in b"\\{}":
            yield Token("text", data=sign)
        else:
            yield Token("word", sign.decode("latin-1"))
