"""A heat map as a Vega group: coloured cells with their numbers, names at the left and above."""

from typing import Any

from dashboard.export.letters import in_lines
from dashboard.export.native import HeatMap
from dashboard.export.pictures.vega.ink import Ink, on_colour, text_mark
from dashboard.export.pictures.vega.panel import LETTER, LINE, Frame

GAP = 1


def heat_group(heat: HeatMap, frame: Frame, ink: Ink) -> dict[str, Any]:
    """The heat map's group; cells without a value stay empty."""
    wide, high = frame.width / len(heat.columns), frame.height / len(heat.rows)
    marks: list[dict[str, Any]] = []
    for row, (values, texts, colours) in enumerate(zip(heat.values, heat.texts, heat.colours, strict=True)):
        for column, (value, text, colour) in enumerate(zip(values, texts, colours, strict=True)):
            if value is None:
                continue
            box = {
                "x": column * wide + GAP,
                "y": row * high + GAP,
                "width": wide - 2 * GAP,
                "height": high - 2 * GAP,
                "fill": colour,
            }
            marks.append({"type": "rect", "encode": {"enter": {key: {"value": it} for key, it in box.items()}}})
            middle = ((column + 0.5) * wide, (row + 0.5) * high)
            marks.append(text_mark(text, *middle, ink, colour=on_colour(colour, ink), align="center"))
    marks.extend(_names(heat, frame, wide, high, ink))
    place = {"x": frame.left, "y": frame.top, "width": frame.width, "height": frame.height}
    return {
        "type": "group",
        "encode": {"enter": {key: {"value": it} for key, it in place.items()}},
        "marks": marks,
    }


def _names(heat: HeatMap, frame: Frame, wide: float, high: float, ink: Ink) -> list[dict[str, Any]]:
    marks = []
    for place, name in enumerate(heat.rows):
        lines = in_lines(name, max(4, int((frame.left - 14) / LETTER)), max(1, int(high // LINE)))
        for number, line in enumerate(lines):
            y = (place + 0.5) * high + (number - (len(lines) - 1) / 2) * LINE
            marks.append(text_mark(line, -8, y, ink, align="right"))
    for place, name in enumerate(heat.columns):
        lines = in_lines(name, max(4, int((wide - 6) / LETTER)), 3)
        for number, line in enumerate(lines):
            y = -10 - (len(lines) - 1 - number) * LINE
            marks.append(text_mark(line, (place + 0.5) * wide, y, ink, align="center"))
    return marks
