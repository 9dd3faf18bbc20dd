"""Kept answers: the same question once, another frame always another question, and never more than so many."""

import pandas as pd
import pytest

from dashboard.widgets.kept import forget_everything, kept


def frame_of(*values: int) -> pd.DataFrame:
    return pd.DataFrame({"value": values})


def test_the_same_question_is_worked_out_once() -> None:
    asked: list[tuple[object, ...]] = []

    @kept(10)
    def total(frame: pd.DataFrame, factor: int) -> list[int]:
        asked.append((frame, factor))
        return [int(frame["value"].sum()) * factor]

    frame = frame_of(1, 2)

    assert [3] == total(frame, 1)
    assert total(frame, 1) is total(frame, 1)
    assert [6] == total(frame, 2)
    assert 2 == len(asked)


def test_equal_frames_are_two_questions() -> None:
    @kept(10)
    def own(frame: pd.DataFrame) -> list[int]:
        return list(frame["value"])

    one, other = frame_of(1), frame_of(1)

    assert own(one) == own(other)
    assert own(one) is not own(other)


def test_a_frame_that_is_gone_lends_its_answer_to_no_other() -> None:
    @kept(3)
    def total(frame: pd.DataFrame) -> int:
        return int(frame["value"].sum())

    assert list(range(200)) == [total(frame_of(number)) for number in range(200)]


def test_what_was_not_asked_for_longest_is_forgotten() -> None:
    made: list[int] = []

    @kept(2)
    def same(number: int) -> int:
        made.append(number)
        return number

    for number in (1, 2, 1, 3, 1, 2):
        same(number)

    assert [1, 2, 3, 2] == made


def test_an_error_is_not_kept() -> None:
    answers = iter([ValueError("not yet"), 1])

    @kept(2)
    def sometimes() -> object:
        answer = next(answers)
        if isinstance(answer, ValueError):
            raise answer
        return answer

    with pytest.raises(ValueError, match="not yet"):
        sometimes()

    assert 1 == sometimes()


def test_everything_can_be_forgotten() -> None:
    made: list[int] = []

    @kept(2)
    def same(number: int) -> int:
        made.append(number)
        return number

    same(1)
    forget_everything()
    same(1)

    assert [1, 1] == made
