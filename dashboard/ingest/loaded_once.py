"""Patterns made of word lists: once in each process, all at once, so that no document waits for them later."""

from collections.abc import Callable
from functools import cache
from typing import TypeVar

_Made = TypeVar("_Made")
_MAKERS: list[Callable[[], object]] = []


def loaded_once(make: Callable[[], _Made]) -> Callable[[], _Made]:
    """The function with its result kept; `load_all` asks for it beforehand."""
    kept = cache(make)
    _MAKERS.append(kept)
    return kept


def load_all() -> None:
    """Makes what every module loaded so far is going to ask for."""
    for make in _MAKERS:
        make()
