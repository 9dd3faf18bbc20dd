"""The process that draws and sets pages starts when needed, ends when idle, and is replaced where it was lost."""

import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from dashboard.errors import PainterFailed
from dashboard.export import painting
from dashboard.export.painting import NotSet, Painter

PAGE = {"do": "png", "template": "#json(bytes(sys.inputs.content)).said", "content": '{"said": "a"}'}


@pytest.fixture(name="painter")
def painter_of_our_own() -> Iterator[Painter]:
    painter = Painter()
    yield painter
    painter.rest()


def test_it_starts_with_the_first_request_and_ends_when_told(painter: Painter) -> None:
    assert not painter.is_running()
    assert painter.asked(PAGE).startswith(b"\x89PNG")
    assert painter.is_running()

    painter.rest()

    assert not painter.is_running()
    assert painter.asked(PAGE).startswith(b"\x89PNG")


def test_it_ends_by_itself_when_nobody_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    start = painting._started
    children: list[subprocess.Popen[str]] = []

    def started() -> "subprocess.Popen[str]":
        children.append(start())
        return children[-1]

    monkeypatch.setattr(painting, "_started", started)
    painter = Painter(idle_seconds=0.2)
    painter.asked(PAGE)
    child = children[0]
    for _ in range(200):
        if child.poll() is not None and not painter.is_running():
            break
        time.sleep(0.1)

    assert child.poll() is not None
    assert not painter.is_running()
    assert 1 == len(children)


def test_one_that_was_asked_much_is_replaced(painter: Painter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(painting, "MOST_ASKED", 500)
    running = [(bool(painter.asked(PAGE)), painter.is_running())[1] for _ in range(8)]

    assert {True, False} == set(running)


def test_one_that_was_lost_is_said_and_replaced(painter: Painter) -> None:
    painter.asked(PAGE)
    assert painter._child is not None
    painter._child.kill()
    painter._child.wait()

    with pytest.raises(PainterFailed, match="no answer to png"):
        painter.asked(PAGE)
    assert painter.asked(PAGE).startswith(b"\x89PNG")


def test_one_that_takes_too_long_is_ended() -> None:
    painter = Painter(patience=0.3)
    endless = {**PAGE, "template": "#let x = 0\n#for i in range(100000000) { x += 1 }\n#x"}

    with pytest.raises(PainterFailed):
        painter.asked(endless)
    assert not painter.is_running()


def test_what_cannot_be_set_is_said_and_the_process_goes_on(painter: Painter) -> None:
    with pytest.raises(NotSet, match="unknown variable"):
        painter.asked({**PAGE, "template": "#nothing"})
    assert painter.asked(PAGE).startswith(b"\x89PNG")


def test_requests_of_several_people_come_back_to_those_who_asked(painter: Painter) -> None:
    def page(width: int) -> bytes:
        template = f"#set page(width: {width}pt, height: 10pt, margin: 0pt)"
        return painter.asked({**PAGE, "template": template, "pixels_per_inch": 72})

    with ThreadPoolExecutor(6) as people:
        pages = list(people.map(page, range(20, 40)))

    assert list(range(20, 40)) == [int.from_bytes(drawn[16:20], "big") for drawn in pages]


def test_no_picture_may_ask_for_anything_from_outside(painter: Painter) -> None:
    spec = {
        "width": 10,
        "height": 10,
        "data": [{"name": "rows", "url": "http://127.0.0.1:9/rows.json"}],
        "marks": [{"type": "rect", "from": {"data": "rows"}}],
    }
    with pytest.raises((NotSet, PainterFailed)):
        painter.asked({"do": "svg", "spec": spec})
