"""The text objects of an OFD page → letters, each where its own distances put it."""

import math
from collections.abc import Iterator

from lxml import etree

from dashboard.ingest.readers.ofd.markup import BadFigureError, Matrix, applied, children, figure, written_in
from dashboard.ingest.readers.pdf.letters import is_wide, letter
from dashboard.ingest.readers.pdf.marks import DrawnLetter, Point

_NARROW = 0.5
# A letter fills the distance to the next one as far as no blank is meant, in sizes of the letter.
_CLOSE = 1.0
_QUARTERS = {"0": 0, "90": 90, "180": 180, "270": 270}


def letters_of(text: etree._Element, matrix: Matrix, font: str) -> Iterator[DrawnLetter]:
    """The letters of a text object; y grows downward, as on the page. Raises BadFigureError."""
    size = figure(text.get("Size", ""))
    stretch = figure(text.get("HScale", "1"))
    read, turned = _quarter(text, "ReadDirection"), _quarter(text, "CharDirection")
    x = y = 0.0
    for code in children(text, "TextCode"):
        written = written_in(code)
        x, y = figure(code.get("X", str(x))), figure(code.get("Y", str(y)))
        start_x, start_y = x, y
        moves = _moves(code, written, size * stretch, read)
        for character, (across, down) in zip(written, moves, strict=True):
            shown = letter(character, font)
            wide = _width(character, size * stretch, math.hypot(across, down))
            if shown:
                yield _drawn(shown, (x, y), wide, size, turned, matrix)
            x, y = x + across, y + down
        # What has no place of its own stands where the text before it began, as in every viewer.
        x, y = start_x, start_y


def distances(written: str, count: int) -> list[float]:
    """The distances from letter to letter, "g 4 3.5" standing for four of 3.5; no more than `count` are of use.

    Where they end too soon, the last one goes on. Raises BadFigureError.
    """
    found: list[float] = []
    parts = iter(written.replace(",", " ").split())
    for part in parts:
        if len(found) >= count:
            break
        if part in ("g", "G"):
            times = figure(next(parts, ""))
            distance = figure(next(parts, ""))
            if times != int(times) or times < 0:
                raise BadFigureError(written[:40])
            found.extend([distance] * min(int(times), count - len(found)))
        else:
            found.append(figure(part))
    if found and len(found) < count:
        found.extend([found[-1]] * (count - len(found)))
    return found


def _moves(code: etree._Element, written: str, size: float, read: int) -> list[Point]:
    """How far each letter moves on; without any distances, by its width in the direction of reading."""
    count = len(written)
    across, down = (distances(code.get(name, ""), count) for name in ("DeltaX", "DeltaY"))
    if across or down:
        return list(zip(across or [0.0] * count, down or [0.0] * count, strict=True))
    x, y = {0: (1, 0), 90: (0, 1), 180: (-1, 0), 270: (0, -1)}[read]
    widths = [_width(character, size, 0.0) for character in written]
    return [(x * width, y * width) for width in widths]


def _width(character: str, size: float, distance: float) -> float:
    if is_wide(character):
        return size
    return distance if 0.0 < distance <= _CLOSE * size else _NARROW * size


def _quarter(text: etree._Element, name: str) -> int:
    written = text.get(name, "0")
    if written not in _QUARTERS:
        raise BadFigureError(written[:40])
    return _QUARTERS[written]


def _drawn(text: str, at: Point, wide: float, size: float, turned: int, matrix: Matrix) -> DrawnLetter:
    """The letter on the page; its size and direction follow from where its corners come to lie."""
    angle = math.radians(turned)
    along = math.cos(angle), math.sin(angle)
    end = at[0] + wide * along[0], at[1] + wide * along[1]
    above = at[0] + size * along[1], at[1] - size * along[0]
    start, stop, top = applied(matrix, at), applied(matrix, end), applied(matrix, above)
    height = math.hypot(top[0] - start[0], top[1] - start[1])
    return DrawnLetter(text, start, stop, height, math.atan2(stop[1] - start[1], stop[0] - start[0]))
