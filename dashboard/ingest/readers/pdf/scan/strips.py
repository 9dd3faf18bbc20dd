"""The ink of a region → the lines of words in it, as boxes in pixels."""

from collections.abc import Sequence
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from dashboard.ingest.readers.pdf.scan.engine import Picture

Strip = tuple[int, int, int, int]
Span = tuple[int, int]

# In sizes of a letter: specks, dots, how near to a letter a full stop stands.
_SPECK = 0.13
_DOT = 0.22
_STOP = 0.5
# In the same: what is too low to be a line of its own, how high one line may be, and gaps in a line.
_LOW = 0.55
_HIGH = 1.25
_DOUBLE_HIGH = 1.7
_GAP = 1.2
_SHORTEST, _LONGEST, _BLANK = 8.0, 22.0, 0.35
_SMALL = 0.4
_SHAPES = 6


def letter_size(inked: Picture, scale: float) -> float:
    """The usual size of a letter in pixels, judged by how high and wide the largest shapes of ink are."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(inked, connectivity=8)
    sides = np.maximum(stats[1:, 2], stats[1:, 3])
    likely = sides[(sides > 5 * scale) & (sides < 26 * scale)]
    return float(np.percentile(likely, 70)) * 1.08 if len(likely) else 10.5 * scale


def without_specks(inked: Picture, size: float) -> Picture:
    """The ink without dots so small that only a full stop could be one, and without dots far from all letters."""
    _, found, stats, _ = cv2.connectedComponentsWithStats(inked, connectivity=8)
    labels, sides = np.asarray(found, np.int32), np.maximum(stats[:, 2], stats[:, 3])
    sides[0] = 0
    reach = 2 * int(_STOP * size) + 1
    near = cv2.dilate(_ink_of(sides >= _DOT * size, labels), np.ones((reach, reach), np.uint8))
    beside = np.zeros(len(sides), np.bool_)
    beside[labels[(near > 0) & (inked > 0)]] = True
    return _ink_of((sides >= _SPECK * size) & beside, labels)


def _ink_of(kept: NDArray[np.bool_], labels: NDArray[np.int32]) -> Picture:
    """The ink of the parts that are kept, as their labels say, a byte a pixel."""
    return np.where(kept, 255, 0).astype(np.uint8)[labels]


def blocks(inked: Picture, size: float) -> list[Strip]:
    """Where words stand close together, on a page without tables."""
    reach = int(_GAP * size)
    joined = cv2.morphologyEx(inked, cv2.MORPH_CLOSE, np.ones((1, reach), np.uint8))
    joined = cv2.morphologyEx(joined, cv2.MORPH_CLOSE, np.ones((int(0.5 * size), 1), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    return [(x, y, x + wide, y + high) for x, y, wide, high, _ in stats[1:count].tolist()]


def strips(inked: Picture, region: Strip, size: float) -> list[Strip]:
    """The lines of words in a region, from top to bottom."""
    left, top, right, bottom = region
    part = inked[top:bottom, left:right]
    size = max(size, _own_size(part, size))
    rows = (part > 0).sum(axis=1)
    bands = _whole_lines(_runs(rows > 0), size)
    found: list[Strip] = []
    for start, end in [piece for band in bands for piece in _split(band, rows, size)]:
        columns = np.flatnonzero((part[start:end] > 0).any(axis=0))
        if len(columns):
            ends = [*_breaks(columns, size), int(columns[-1]) + 1]
            starts = [int(columns[0]), *ends[:-1]]
            found += [(left + x0, top + start, left + x1, top + end) for x0, x1 in zip(starts, ends, strict=True)]
    return found


def _breaks(columns: NDArray[np.intp], size: float) -> list[int]:
    """Where a line too long to be read at once is parted: at a blank wider than any inside a letter."""
    breaks: list[int] = []
    start, last = int(columns[0]), int(columns[-1])
    blanks = [(int(x0), int(x1)) for x0, x1 in pairwise(columns) if x1 - x0 > _BLANK * size]
    while last - start > _LONGEST * size:
        behind = [blank for blank in blanks if blank[0] - start >= _SHORTEST * size]
        if not behind:
            break
        within = [blank for blank in behind if blank[0] - start <= _LONGEST * size] or behind[:1]
        x0, x1 = max(within, key=lambda blank: blank[1] - blank[0])
        start = (x0 + x1) // 2
        breaks.append(start)
    return breaks


def _own_size(part: Picture, usual: float) -> float:
    """The size of the letters of a title, which are larger than the others on the page."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(np.ascontiguousarray(part), connectivity=8)
    sides = np.maximum(stats[1:, 2], stats[1:, 3])
    sides = sides[sides > _SMALL * usual]
    return float(np.percentile(sides, 75)) * 1.05 if len(sides) >= _SHAPES else usual


def _runs(filled: NDArray[np.bool_]) -> list[Span]:
    edges = np.flatnonzero(np.diff(np.concatenate(([False], filled, [False])).astype(np.int8)))
    return [(int(start), int(end)) for start, end in zip(edges[::2], edges[1::2], strict=True)]


def _whole_lines(bands: Sequence[Span], size: float) -> list[Span]:
    """The bands, with strokes of one letter that lie apart put together."""
    found = list(bands)
    while True:
        gaps = [
            (after[0] - before[1], index)
            for index, (before, after) in enumerate(pairwise(found))
            if min(after[1] - after[0], before[1] - before[0]) < _LOW * size and after[1] - before[0] <= _HIGH * size
        ]
        if not gaps:
            return found
        _, index = min(gaps)
        found[index : index + 2] = [(found[index][0], found[index + 1][1])]


def _split(band: Span, rows: NDArray[np.int_], size: float) -> list[Span]:
    """A band of two lines or more, cut where there is least ink."""
    start, end = band
    if end - start < _DOUBLE_HIGH * size:
        return [band]
    low, high = start + int(0.7 * size), min(end, start + int(1.5 * size))
    cut = low + int(np.argmin(rows[low:high]))
    return [(start, cut), *_split((cut, end), rows, size)]
