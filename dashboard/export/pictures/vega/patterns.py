"""Hatched surfaces, which Vega does not know: bars refer to them, and the SVG gets them afterwards."""

import re
from typing import Literal

_HATCHED = re.compile(r"url\(#(slash|dot)-([0-9a-f]{6})\)")
_TILES = {
    "slash": '<path d="M-2,2l4,-4M0,8L8,0M6,10l4,-4" stroke="#{colour}" stroke-width="1.7"/>',
    "dot": '<circle cx="4" cy="4" r="2.4" fill="#{colour}"/>',
}


def surface(colour: str, pattern: Literal["", "/", "."]) -> str:
    """What fills a bar: its colour, or the reference to a hatching in it."""
    if not pattern:
        return colour
    return f"url(#{'slash' if pattern == '/' else 'dot'}-{colour.removeprefix('#').lower()})"


def hatched(svg: str) -> str:
    """The SVG with the hatchings it refers to."""
    tiles = [
        f'<pattern id="{name}-{colour}" width="8" height="8" patternUnits="userSpaceOnUse">'
        f"{_TILES[name].format(colour=colour)}</pattern>"
        for name, colour in sorted(set(_HATCHED.findall(svg)))
    ]
    start = svg.index(">", svg.index("<svg")) + 1
    return f"{svg[:start]}<defs>{''.join(tiles)}</defs>{svg[start:]}" if tiles else svg
