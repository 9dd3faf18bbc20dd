"""Answers of pure functions, kept for whoever asks the same again.

Streamlit runs the whole script of a page for every click, over frames that have not changed since the last one.
"""

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import Any, ParamSpec, TypeVar

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")

_everything: list[OrderedDict[Any, Any]] = []


def kept(at_most: int) -> Callable[[Callable[Asked, Answer]], Callable[Asked, Answer]]:
    """A function that answers the same arguments with the same object, as long as it is among the last so many used.

    Frames count as the same only where they are the same object: to compare them would cost more than to draw them.
    Answers are shared by all sessions: whoever gets one does not change it, and nothing in it is about a person.
    """

    def keeping(make: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
        answers: OrderedDict[Any, tuple[Any, Answer]] = OrderedDict()
        _everything.append(answers)
        turn = Lock()

        @wraps(make)
        def answer(*arguments: Asked.args, **named: Asked.kwargs) -> Answer:
            key = (*map(_same, arguments), *((name, _same(value)) for name, value in named.items()))
            with turn:
                if key in answers:
                    answers.move_to_end(key)
                    return answers[key][1]
            made = make(*arguments, **named)
            with turn:
                # With its arguments: the identity of an object that is gone may be given to another.
                _, made = answers.setdefault(key, ((arguments, named), made))
                while len(answers) > at_most:
                    answers.popitem(last=False)
            return made

        return answer

    return keeping


def forget_everything() -> None:
    """Drops every kept answer: the next ones are worked out anew."""
    for answers in _everything:
        answers.clear()


def _same(value: object) -> object:
    """What stands for an argument in a key: itself, or its identity where it cannot be compared."""
    try:
        hash(value)
    except TypeError:
        return ("object", id(value))
    return value
