"""Drawn outlines → the straight strokes that may be ruling lines."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from dashboard.ingest.readers.pdf.marks import Box, Point

# A step of an outline, where it ends last: "m" begins anew, "l" is straight, "h" goes back to the start, others bend.
Segment = tuple[str, float, float] | tuple[str]
# A rectangle thinner than this is a line.
_THIN = 3.0


@dataclass(slots=True)
class Strokes:
    """Keeps straight strokes, and filled shapes so thin that they are strokes; counts what bends."""

    lines: list[tuple[Point, Point]] = field(default_factory=list)
    curves: int = 0

    def add(self, path: Sequence[Segment], *, is_stroked: bool, is_filled: bool) -> None:
        """Takes the lines of an outline, in points."""
        if not (is_stroked or is_filled):
            return
        frames: list[Box] = []
        for points, is_straight in _pieces(path):
            self.curves += not is_straight
            x0, y0, x1, y1 = bounds(points)
            if is_straight and len(points) > 2 and min(x1 - x0, y1 - y0) <= _THIN:
                self._add_thin(x0, y0, x1, y1)
            elif is_stroked:
                self.lines.extend(pairwise(points))
            elif is_straight:
                frames.append((x0, y0, x1, y1))
        for outer, inner in pairwise(frames):
            self._add_ring(outer, inner)

    def _add_thin(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A thin shape is the line along it; a dot may belong to a dotted line either way."""
        x, y = (x0 + x1) / 2, (y0 + y1) / 2
        if x1 - x0 > _THIN or y1 - y0 <= _THIN:
            self.lines.append(((x0, y), (x1, y)))
        if y1 - y0 > _THIN or x1 - x0 <= _THIN:
            self.lines.append(((x, y0), (x, y1)))

    def _add_ring(self, outer: Box, inner: Box) -> None:
        """The border of a box is drawn as a filled shape with a hole: its thin sides are lines."""
        left, low, right, high = (abs(first - second) for first, second in zip(outer, inner, strict=True))
        x0, y0, x1, y1 = ((first + second) / 2 for first, second in zip(outer, inner, strict=True))
        is_ring = outer[0] <= inner[0] and outer[1] <= inner[1] and inner[2] <= outer[2] and inner[3] <= outer[3]
        if not is_ring or max(left, low, right, high) > _THIN:
            return
        sides = (
            (left, (x0, y0), (x0, y1)),
            (right, (x1, y0), (x1, y1)),
            (low, (x0, y0), (x1, y0)),
            (high, (x0, y1), (x1, y1)),
        )
        self.lines.extend((start, end) for width, start, end in sides if width > 0)


def _pieces(path: Sequence[Segment]) -> list[tuple[list[Point], bool]]:
    """The straight runs of a path; the flag tells whether the run is a whole outline without curves."""
    found: list[tuple[list[Point], bool]] = []
    points: list[Point] = []
    is_straight = True
    for operator, *numbers in path:
        if operator == "m":
            found.append((points, is_straight))
            points, is_straight = [(numbers[0], numbers[1])], True
        elif operator == "h":
            points.extend(points[:1])
        elif operator == "l":
            points.append((numbers[0], numbers[1]))
        else:
            found.append((points, False))
            points, is_straight = [(numbers[0], numbers[1])], False
    found.append((points, is_straight))
    return [(piece, flag) for piece, flag in found if len(piece) > 1]


def corners(box: Box) -> list[Point]:
    """The corners of a box."""
    return [(box[0], box[1]), (box[2], box[3]), (box[0], box[3]), (box[2], box[1])]


def bounds(points: Sequence[Point]) -> Box:
    """The box around the points."""
    across, up = [point[0] for point in points], [point[1] for point in points]
    return min(across), min(up), max(across), max(up)
