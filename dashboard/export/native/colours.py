"""Plotly's colours as solid ones: `#rrggbb` on white paper."""

import re
from collections.abc import Iterable

NEUTRAL = "#8a8f98"
_RGBA = re.compile(r"rgba?\(\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*(?:,\s*([\d.]+)\s*)?\)")
Parts = tuple[int, int, int]


def solid(colour: str | None, opacity: float | None = None) -> str:
    """The colour as it looks on white at an opacity; grey where there is none."""
    red, green, blue, own = _parts(colour or NEUTRAL)
    seen = own * (1 if opacity is None else float(opacity))
    return _written(round(part * seen + 255 * (1 - seen)) for part in (red, green, blue))


def is_clear(colour: str | None) -> bool:
    """Whether nothing is seen of a colour."""
    return colour is not None and _parts(colour)[3] == 0


def on_scale(value: float, lowest: float, highest: float, scale: list[tuple[float, str]]) -> str:
    """The colour of a value on a scale of colours at places from 0 to 1; values beyond its ends take those."""
    place = min(max((value - lowest) / (highest - lowest or 1), 0), 1)
    below = max((stop for stop in scale if stop[0] <= place), key=lambda stop: stop[0])
    above = min((stop for stop in scale if stop[0] >= place), key=lambda stop: stop[0])
    share = (place - below[0]) / (above[0] - below[0] or 1)
    pairs = zip(_parts(below[1])[:3], _parts(above[1])[:3], strict=True)
    return _written(round(low + (high - low) * share) for low, high in pairs)


def text_on(colour: str) -> str:
    """Dark or white: what can be read on a ground of that colour."""
    red, green, blue, _ = _parts(colour)
    return "#1f2933" if 0.299 * red + 0.587 * green + 0.114 * blue > 140 else "#ffffff"


def _parts(colour: str) -> tuple[int, int, int, float]:
    if colour.startswith("#"):
        full = colour if len(colour) == 7 else "#" + "".join(sign * 2 for sign in colour[1:4])
        return int(full[1:3], 16), int(full[3:5], 16), int(full[5:7], 16), 1.0
    found = _RGBA.fullmatch(colour.strip())
    if found is None:
        raise ValueError(f"{colour}: expected a colour as #rrggbb or rgba(r,g,b,a)")
    red, green, blue, own = found.groups()
    return int(red), int(green), int(blue), float(own) if own else 1.0


def _written(parts: Iterable[int]) -> str:
    return "#" + "".join(f"{part:02x}" for part in parts)
