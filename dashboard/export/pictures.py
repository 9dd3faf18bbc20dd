"""Figures as PNG and SVG, drawn by one long-lived headless browser.

The browser is found at BROWSER_PATH, else in the usual places of the system; it starts with the first picture (1.5 s)
and serves all later ones (0.1 s each). It lives on an event loop of its own, so that pictures asked for by several
people at once come back to those who asked.
"""

import asyncio
import atexit
from functools import cache
from threading import Lock, Thread
from typing import Literal

import kaleido
import plotly.graph_objects as go
from choreographer.browsers.chromium import Chromium

PictureFormat = Literal["png", "svg"]
PATIENCE = 60
_starting = Lock()


@cache
def browser_path() -> str | None:
    """The browser that draws pictures, or None where there is none; looked for once."""
    found: str | None = Chromium.find_browser(skip_local=True)
    return found


def can_draw() -> bool:
    """Whether figures can be had as pictures on this machine."""
    return browser_path() is not None


def picture_bytes(figure: go.Figure, picture_format: PictureFormat, *, scale: float = 2) -> bytes:
    """The figure as a PNG (`scale` times its size in pixels) or an SVG; needs `can_draw()`.

    Raises TimeoutError where the browser does not answer within a minute.
    """
    with _starting:
        loop, painter = _painter()
    options = {"format": picture_format, "scale": scale if picture_format == "png" else 1}
    drawing = asyncio.run_coroutine_threadsafe(painter.calc_fig(figure.to_plotly_json(), opts=options), loop)
    return bytes(drawing.result(PATIENCE))


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
