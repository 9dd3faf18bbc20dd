"""Figures as SVG, drawn by one long-lived headless browser.

The browser is found at BROWSER_PATH, else in the usual places of the system; it starts with the first picture (1.5 s)
and serves all later ones (0.15 s each). It lives on an event loop of its own, so that pictures asked for by several
people at once come back to those who asked.
"""

import asyncio
import atexit
from collections.abc import Mapping
from functools import cache
from threading import Lock, Thread
from typing import Any

import kaleido
from choreographer.browsers.chromium import Chromium

PATIENCE = 60
_starting = Lock()


@cache
def browser_path() -> str | None:
    """The browser that draws pictures, or None where there is none; looked for once."""
    found: str | None = Chromium.find_browser(skip_local=True)
    return found


def start_browser() -> None:
    """Has the browser start, where there is one: the first picture then need not wait for it."""
    if browser_path() is not None:
        with _starting:
            _painter()


def browser_svg(drawn: Mapping[str, Any]) -> str:
    """The SVG of a figure in Plotly's JSON; needs a `browser_path()`.

    Raises TimeoutError where the browser does not answer within a minute.
    """
    with _starting:
        loop, painter = _painter()
    drawing = asyncio.run_coroutine_threadsafe(painter.calc_fig(drawn, opts={"format": "svg", "scale": 1}), loop)
    return bytes(drawing.result(PATIENCE)).decode()


@cache
def _painter() -> tuple[asyncio.AbstractEventLoop, kaleido.Kaleido]:
    """The browser of this process and the loop it lives on; the browser ends with the process.

    MathJax is switched off: looking for it on the web delays some pictures by seconds.
    """
    loop = asyncio.new_event_loop()
    Thread(target=loop.run_forever, name="pictures", daemon=True).start()
    painter = asyncio.run_coroutine_threadsafe(_opened(), loop).result(PATIENCE)
    atexit.register(lambda: asyncio.run_coroutine_threadsafe(painter.close(), loop).result(PATIENCE))
    return loop, painter


async def _opened() -> kaleido.Kaleido:
    painter = kaleido.Kaleido(n=1, mathjax=False, path=browser_path())
    await painter.open()
    return painter
