"""What was drawn is drawn once, by whoever asked first, and what failed is drawn anew."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from dashboard.export.pictures.held import Held


def test_of_several_who_ask_at_once_one_draws() -> None:
    held: Held[str] = Held(3)
    drawn, may_end = [], Event()

    def draw() -> str:
        drawn.append(1)
        may_end.wait(10)
        return "picture"

    with ThreadPoolExecutor(4) as asking:
        answers = [asking.submit(held.of, "key", draw) for _ in range(4)]
        may_end.set()

    assert [answer.result() for answer in answers] == ["picture"] * 4
    assert len(drawn) == 1


def test_what_failed_is_tried_again() -> None:
    held: Held[str] = Held(3)

    def fail() -> str:
        raise TimeoutError

    with pytest.raises(TimeoutError):
        held.of("key", fail)

    assert held.of("key", lambda: "picture") == "picture"


def test_the_longest_unused_goes_first() -> None:
    held: Held[int] = Held(2)
    for key in ("a", "b", "a", "c"):
        held.of(key, lambda key=key: ord(key))  # type: ignore[misc]  # mypy cannot tell a default's type

    assert held.of("a", lambda: -1) == ord("a")
    assert held.of("b", lambda: -1) == -1
