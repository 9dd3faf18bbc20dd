"""Seeded choices, one stream a document."""

import random
from collections.abc import Sequence
from typing import TypeVar

Choice = TypeVar("Choice")


class Chance:
    """Everything that is left to chance in one document; the same key makes the same choices."""

    def __init__(self, *key: object) -> None:
        self._stream = random.Random("/".join(map(str, key)))  # noqa: S311 # to be repeated, not to be secret

    def pick(self, choices: Sequence[Choice]) -> Choice:
        """One of the choices."""
        return choices[self._stream.randrange(len(choices))]

    def some(self, choices: Sequence[Choice], count: int) -> list[Choice]:
        """So many different ones of the choices, in any order; all where there are no more."""
        return self._stream.sample(choices, min(count, len(choices)))

    def happens(self, share: float) -> bool:
        """True in this share of all cases."""
        return self._stream.random() < share

    def whole(self, low: int, high: int) -> int:
        """A whole number, both ends included."""
        return self._stream.randint(low, high)
