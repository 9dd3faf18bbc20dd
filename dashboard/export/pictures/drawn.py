"""A figure's SVG, drawn once for everybody who asks for it."""

import json
import re
from hashlib import sha256
from typing import Any

import plotly.graph_objects as go

from dashboard.export.fonts import chinese_fonts
from dashboard.export.native import native_charts
from dashboard.export.pictures.browser import browser_path, browser_svg
from dashboard.export.pictures.held import Held
from dashboard.export.pictures.vega import specification, vega_svg

# The pictures of two packs; an SVG has some 30 kB.
HELD = 128
# Controls in JSON, told from a backslash that somebody typed before a "u".
_CONTROLS = re.compile(
    r"(\\\\)|\\u00[01][0-9a-f]|\\u007f|\\ufff[ef]|[\x7f\ufffe\uffff]"
    r"|\\ud[89ab][0-9a-f]{2}(?!\\ud[c-f])|(?<!\\ud[89ab][0-9a-f]{2})\\ud[c-f][0-9a-f]{2}",
    re.IGNORECASE,
)
_held: Held[str] = Held(HELD)


def can_draw(figure: go.Figure | None = None) -> bool:
    """Whether this figure can be had as a picture on this machine; without one, whether every figure can.

    Fonts are another matter.
    """
    return browser_path() is not None or (figure is not None and bool(native_charts(figure)))


def svg_of(figure: go.Figure) -> str:
    """The figure as SVG in a Chinese font of this machine; needs `can_draw(figure)`. Raises FontMissing."""
    drawn = json.loads(_CONTROLS.sub(lambda found: found[1] or "", figure.to_json()))
    painter = "browser" if browser_path() else "vega"
    key = sha256(f"{painter} {json.dumps(drawn, sort_keys=True)}".encode()).hexdigest()
    return _held.of(key, lambda: _by_browser(drawn) if painter == "browser" else _by_vega(drawn))


def _by_browser(drawn: dict[str, Any]) -> str:
    family = drawn["layout"].get("template", {}).get("layout", {}).get("font", {}).get("family", "sans-serif")
    font = {**drawn["layout"].get("font", {}), "family": f"{chinese_fonts().sans}, {family}"}
    return browser_svg({**drawn, "layout": {**drawn["layout"], "font": font}})


def _by_vega(drawn: dict[str, Any]) -> str:
    figure = go.Figure(drawn)
    return vega_svg(specification(figure, native_charts(figure), chinese_fonts().sans))
