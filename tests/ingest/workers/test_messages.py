"""Answers of workers are records and numbers; anything else is not believed."""

import os
import pickle
import struct
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest

from dashboard.ingest.workers import messages
from dashboard.ingest.workers.job import Job, Refusal
from dashboard.ingest.workers.messages import UnexpectedAnswer, answer, request, send
from dashboard.records import Document, Evaluation, Funds, Reading

NOW = datetime(2026, 1, 1, 2, 3, 4, 5, tzinfo=UTC)
READING = Reading(
    Document("a" * 64, "表.txt", "text/plain", 3, None, None, None, None, NOW, "text-1"),
    (Evaluation(1, "project", funds=(Funds("total", executed_yuan=Decimal("26911882.88")),)),),
)


class Command:
    """What runs a command where it is unpickled."""

    def __reduce__(self) -> tuple[Any, ...]:
        return os.system, ("true",)


def stream(*sent: object) -> BytesIO:
    written = BytesIO()
    for message in sent:
        send(written, message)
    written.seek(0)
    return written


def test_messages_arrive_one_by_one_as_they_were_sent() -> None:
    came = stream(READING, Refusal("damaged", "xl/workbook.xml"), "ready")

    assert [answer(came) for _ in range(3)] == [READING, Refusal("damaged", "xl/workbook.xml"), "ready"]
    asked = stream(Job(b"\x00\xff", "表.txt", None, NOW))
    assert request(asked) == Job(b"\x00\xff", "表.txt", None, NOW)
    assert request(asked) is None


@pytest.mark.parametrize("sent", [Command(), [Command()], os.system, pickle.loads, type], ids=repr)
def test_what_is_no_record_is_not_unpickled(sent: object) -> None:
    with pytest.raises(UnexpectedAnswer):
        answer(stream(sent))


def test_nothing_inside_a_record_s_module_is_reached() -> None:
    reached = b"\x80\x04\x8c\x11dashboard.records\x8c\x15dataclass.__globals__\x93."

    with pytest.raises(UnexpectedAnswer, match="__globals__"):
        answer(BytesIO(struct.pack(">Q", len(reached)) + reached))


@pytest.mark.parametrize("kept", [0, 3, 8, 20])
def test_an_answer_that_is_cut_off_is_none(kept: int) -> None:
    with pytest.raises(UnexpectedAnswer):
        answer(BytesIO(stream(READING).getvalue()[:kept]))


def test_an_answer_beyond_all_measure_is_not_taken_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages, "MOST_ANSWERED", 100)

    with pytest.raises(UnexpectedAnswer, match="bytes"):
        answer(stream(READING))


def test_a_damaged_answer_is_no_answer() -> None:
    sent = stream(READING).getvalue()

    with pytest.raises(UnexpectedAnswer):
        answer(BytesIO(sent[:60] + b"\xff" * 20 + sent[80:]))
