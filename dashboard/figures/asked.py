"""What an address asks of a page's own figures, read as the page reads it: a value that is none is the default."""

from collections.abc import Mapping, Sequence

Query = Mapping[str, Sequence[str]]


def asked_text(query: Query, name: str) -> str:
    """The last value under a name; "" where there is none."""
    return next(reversed(query.get(name, ())), "")


def asked_code(query: Query, name: str, options: Sequence[str]) -> str:
    """One of the options; the first where none of them is asked for."""
    asked = asked_text(query, name)
    return asked if asked in options else options[0]


def asked_number(query: Query, name: str, default: int, bounds: range) -> int:
    """A whole number within the bounds."""
    asked = asked_text(query, name)
    return int(asked) if asked.isdecimal() and int(asked) in bounds else default
