"""The ink of a page → its ruling lines."""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from dashboard.ingest.readers.pdf.marks import Rule
from dashboard.ingest.readers.pdf.scan.engine import Picture

# In points: shorter strokes belong to letters; thicker ones are shades or bars.
_SHORTEST_ACROSS = 16.0
_SHORTEST_DOWN = 11.0
_THICKEST = 5.0
_GAP = 0.8
# Strokes this long are no part of any letter.
_LONG = 60.0
# So many lines end at the same height where a page cuts a table.
_CUT = 3
# An upright line ends at lines across, within so many points.
_REACH = 2.5
# Ink is darker than what is around it, so many points wide, and darker than grain makes paper.
_AROUND = 30.0
_DARKER = 14.0
_GRAIN = 4.0
_FEW_GRAINS = 0.35


def ink(picture: Picture, scale: float) -> Picture:
    """255 where there is ink on the paper, else 0: where it is darker than around, in shapes dark enough somewhere."""
    smooth = cv2.GaussianBlur(picture, (3, 3), 0)
    side = int(_AROUND * scale) | 1
    darker = cv2.subtract(cv2.blur(smooth, (side, side)), smooth)
    grain = 1.48 * float(np.median(cv2.absdiff(smooth, cv2.medianBlur(smooth, 5))))
    inked = (darker > max(_DARKER, _GRAIN * grain)).astype(np.uint8) * np.uint8(255)
    typical = float(np.percentile(darker[inked > 0], 75)) if inked.any() else 0.0
    count, labels = cv2.connectedComponents(inked, connectivity=8)
    keep = np.zeros(count, np.uint8)
    keep[labels[darker >= _FEW_GRAINS * typical]] = 255
    keep[0] = 0
    return np.asarray(keep[labels], np.uint8)


def ruling_lines(inked: Picture, scale: float) -> tuple[list[Rule], Picture]:
    """The lines, in points, and where they are drawn."""
    across, labels_across = _strokes(inked, scale, is_across=True)
    down, labels_down = _strokes(inked, scale, is_across=False)
    for _ in range(2):
        across = _drawn(across, list(down.values()))
        down = _drawn(down, list(across.values()))
    mask = cv2.bitwise_or(_marked(labels_across, across), _marked(labels_down, down))
    return [*across.values(), *down.values()], np.asarray(mask, np.uint8)


def _marked(labels: NDArray[np.uint16], rules: dict[int, Rule]) -> Picture:
    """255 where one of the lines is drawn."""
    colours = np.zeros(int(labels.max()) + 1, np.uint8)
    colours[list(rules)] = 255
    return np.asarray(colours[labels], np.uint8)


def _drawn(rules: dict[int, Rule], crossing: Sequence[Rule]) -> dict[int, Rule]:
    """The lines without strokes of letters: long ones, and those from one crossing line to another.

    A page cuts tables, so several lines may also run from a crossing line to where others end.
    """
    met = {number: _ends_met(rule, crossing) for number, rule in rules.items()}
    open_starts = [rule.start for number, rule in rules.items() if met[number] == (False, True)]
    open_ends = [rule.end for number, rule in rules.items() if met[number] == (True, False)]

    def is_drawn(number: int, rule: Rule) -> bool:
        if rule.end - rule.start >= _LONG:
            return True
        if not any(_meets(rule, other) and other.end - other.start >= _LONG for other in crossing):
            return False  # a letter of a title holds a small grid of its own
        if all(met[number]):
            return True
        at, others = (rule.end, open_ends) if met[number][0] else (rule.start, open_starts)
        return any(met[number]) and sum(1 for other in others if abs(other - at) <= _REACH) >= _CUT

    return {number: rule for number, rule in rules.items() if is_drawn(number, rule)}


def _ends_met(rule: Rule, crossing: Sequence[Rule]) -> tuple[bool, bool]:
    """Whether a crossing line meets the first and the last end."""
    met = [other.at for other in crossing if _meets(rule, other)]
    return any(at <= rule.start + _REACH for at in met), any(at >= rule.end - _REACH for at in met)


def _meets(rule: Rule, other: Rule) -> bool:
    return (
        other.start - _REACH <= rule.at <= other.end + _REACH and rule.start - _REACH <= other.at <= rule.end + _REACH
    )


def _strokes(inked: Picture, scale: float, *, is_across: bool) -> tuple[dict[int, Rule], NDArray[np.uint16]]:
    """The strokes that run on long enough, by the number they have in the labelled picture."""
    length = int((_SHORTEST_ACROSS if is_across else _SHORTEST_DOWN) * scale)
    gap = max(3, int(_GAP * scale))
    lines = cv2.morphologyEx(inked, cv2.MORPH_CLOSE, _bar(gap, is_across))
    lines = cv2.dilate(lines, _bar(3, not is_across))
    lines = cv2.morphologyEx(lines, cv2.MORPH_OPEN, _bar(length, is_across))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(lines, connectivity=8, ltype=cv2.CV_16U)
    rules: dict[int, Rule] = {}
    for number in range(1, count):
        x, y, wide, high = (float(value) / scale for value in stats[number][:4])
        area = float(stats[number][4]) / scale**2
        if is_across and area / wide <= _THICKEST:
            rules[number] = Rule("horizontal", y + high / 2, x, x + wide)
        elif not is_across and area / high <= _THICKEST:
            rules[number] = Rule("vertical", x + wide / 2, y, y + high)
    return rules, np.asarray(labels, np.uint16)


def _bar(length: int, is_across: bool) -> NDArray[np.uint8]:
    return np.ones((1, length) if is_across else (length, 1), np.uint8)
