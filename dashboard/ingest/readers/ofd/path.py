"""The abbreviated data of an OFD path ("M 0 0 L 30 0 C") → the segments of an outline."""

from dashboard.ingest.readers.ofd.markup import BadFigureError, Matrix, applied, figure
from dashboard.ingest.readers.pdf.strokes import Segment

# The numbers behind each letter, and what the segment is called; the last two are where it ends.
_SHAPES = {"S": (2, "m"), "M": (2, "m"), "L": (2, "l"), "Q": (4, "v"), "B": (6, "c"), "A": (7, "c"), "C": (0, "h")}
_MOST_SEGMENTS = 50_000


def segments(data: str, matrix: Matrix) -> list[Segment]:
    """The outline's segments on the page; raises BadFigureError."""
    found: list[Segment] = []
    parts = iter(data.replace(",", " ").split())
    for operator in parts:
        if operator not in _SHAPES or len(found) >= _MOST_SEGMENTS:
            raise BadFigureError(operator[:40])
        count, kind = _SHAPES[operator]
        numbers = [figure(next(parts, "")) for _ in range(count)]
        found.append((kind, *applied(matrix, (numbers[-2], numbers[-1]))) if numbers else (kind,))
    return found
