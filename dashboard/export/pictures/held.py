"""What was drawn, kept for whoever asks for the same again."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from threading import Lock
from typing import Generic, TypeVar

Made = TypeVar("Made")


class Held(Generic[Made]):
    """The last so many things made, by what they were made of; of several threads that ask at once one makes it."""

    def __init__(self, at_most: int) -> None:
        self._at_most = at_most
        self._made: OrderedDict[Hashable, Future[Made]] = OrderedDict()
        self._turn = Lock()

    def of(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What was made under this key, made now where nobody has; what fails is not kept."""
        with self._turn:
            known = self._made.get(key)
            if known is not None:
                self._made.move_to_end(key)
            else:
                mine = self._made[key] = Future()
                while len(self._made) > self._at_most:
                    self._made.popitem(last=False)
        if known is not None:
            return known.result()
        try:
            mine.set_result(make())
        except BaseException as error:  # noqa: BLE001  # whoever waits for it gets the same
            with self._turn:
                self._made.pop(key, None)
            mine.set_exception(error)
        return mine.result()

    def __len__(self) -> int:
        return len(self._made)
