"""Receives what a PDF page draws: letters and straight strokes, with a limit on objects and time."""

import math
import time
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter, PDFResourceManager, PDFTextState
from pdfminer.pdfpage import PDFPage
from pdfminer.utils import Matrix, PathSegment, apply_matrix_pt

from dashboard.ingest.readers.pdf.letters import letter
from dashboard.ingest.readers.pdf.marks import Box, DrawnLetter, Marks, Point, upright_marks

MOST_OBJECTS = 200_000
MOST_SECONDS = 20.0
# A rectangle thinner than this is a line.
_THIN = 3.0
_INVISIBLE_RENDERINGS = (3, 7)
# Where the base line of a letter set in columns lies below its start.
_HANG = 0.76


class PageTooHeavyError(ValueError):
    """States that a page holds more objects, or takes more time, than any page of a form."""


def page_marks(page: PDFPage, number: int, fonts: PDFResourceManager) -> Marks:
    """The marks of the page; letters and lines outside of what the page shows are left out.

    Raises PageTooHeavyError, and whatever pdfminer raises over a page that is broken.
    """
    device = _Collector(fonts)
    PDFPageInterpreter(fonts, device).process_page(page)
    return device.marks(number)


class _Collector(PDFTextDevice):
    """Receives what a page draws; counts, so that a page made to take for ever ends."""

    def __init__(self, fonts: PDFResourceManager) -> None:
        super().__init__(fonts)
        self._deadline = time.monotonic() + MOST_SECONDS
        self._count = 0
        self._ctms: list[Any] = []
        self._is_hidden = False
        self._hidden = 0
        self._letters: list[DrawnLetter] = []
        self._lines: list[tuple[Point, Point]] = []
        self._picture_area = 0.0
        self._curves = 0
        self._box: Box = (0, 0, 0, 0)

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        """Takes the part of the page that is shown."""
        self._box = _bounds([apply_matrix_pt(ctm, corner) for corner in _corners(page.cropbox)])

    def set_ctm(self, ctm: Matrix) -> None:
        """Counts as well: a page may do nothing but move about."""
        self._tick()
        super().set_ctm(ctm)

    def begin_figure(self, name: str, bbox: Box, matrix: Matrix) -> None:
        """Remembers where the page goes on after the figure."""
        self._tick()
        self._ctms.append(self.ctm)

    def end_figure(self, name: str) -> None:
        """Goes on where the figure was put."""
        self.ctm = self._ctms.pop()

    def render_image(self, name: str, stream: object) -> None:
        """Adds up how much of the page pictures cover."""
        if self.ctm is not None:
            x0, y0, x1, y1 = _bounds([apply_matrix_pt(self.ctm, corner) for corner in _corners((0, 0, 1, 1))])
            left, low, right, high = self._box
            self._picture_area += max(0.0, min(x1, right) - max(x0, left)) * max(0.0, min(y1, high) - max(y0, low))

    def render_string(self, textstate: PDFTextState, seq: Any, ncs: Any, graphicstate: PDFGraphicState) -> None:
        """Text that is not shown is counted, not read: it lies over scanned pages."""
        self._is_hidden = textstate.render in _INVISIBLE_RENDERINGS
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: Any,
        graphicstate: PDFGraphicState,
    ) -> float:
        """Adds a letter; returns how far it moves on."""
        self._tick()
        advance = font.char_width(cid) * fontsize * scaling
        if self._is_hidden:
            self._hidden += 1
            return advance
        try:
            text = letter(font.to_unichr(cid), str(font.fontname))
        except PDFUnicodeNotDefined:
            text = letter("", str(font.fontname))
        if font.is_vertical():
            # Set in columns: the letter hangs below its start, half to each side.
            start, end = (-fontsize / 2, -fontsize * _HANG), (fontsize / 2, -fontsize * _HANG)
        else:
            start, end = (0.0, 0.0), (advance, 0.0)
        a, b, c, d, _, _ = matrix
        sign = math.copysign(1.0, fontsize * scaling)
        self._letters.append(
            DrawnLetter(
                text,
                apply_matrix_pt(matrix, start),
                apply_matrix_pt(matrix, end),
                abs(fontsize) * math.hypot(c, d),
                math.atan2(b * sign, a * sign),
            )
        )
        return advance

    def paint_path(
        self, graphicstate: PDFGraphicState, stroke: bool, fill: bool, evenodd: bool, path: Sequence[PathSegment]
    ) -> None:
        """Keeps straight strokes, and filled shapes so thin that they are strokes."""
        self._tick(1 + len(path) // 20)
        if self.ctm is None or not (stroke or fill):
            return
        frames: list[Box] = []
        for points, is_straight in _pieces(path, self.ctm):
            self._curves += not is_straight
            x0, y0, x1, y1 = _bounds(points)
            if is_straight and len(points) > 2 and min(x1 - x0, y1 - y0) <= _THIN:
                self._add_thin(x0, y0, x1, y1)
            elif stroke:
                self._lines.extend(pairwise(points))
            elif is_straight:
                frames.append((x0, y0, x1, y1))
        for outer, inner in pairwise(frames):
            self._add_ring(outer, inner)

    def _add_thin(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A thin shape is the line along it; a dot may belong to a dotted line either way."""
        x, y = (x0 + x1) / 2, (y0 + y1) / 2
        if x1 - x0 > _THIN or y1 - y0 <= _THIN:
            self._lines.append(((x0, y), (x1, y)))
        if y1 - y0 > _THIN or x1 - x0 <= _THIN:
            self._lines.append(((x, y0), (x, y1)))

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
        self._lines.extend((start, end) for width, start, end in sides if width > 0)

    def _tick(self, weight: int = 1) -> None:
        before = self._count
        self._count += weight
        if self._count > MOST_OBJECTS:
            raise PageTooHeavyError(f"> {MOST_OBJECTS:,}")
        if self._count // 512 != before // 512 and time.monotonic() > self._deadline:
            raise PageTooHeavyError(f"> {MOST_SECONDS:.0f} s")

    def marks(self, number: int) -> Marks:
        """Everything collected."""
        marks = upright_marks(number, self._box, self._letters, self._lines)
        left, low, right, high = self._box
        marks.hidden_letters, marks.curves = self._hidden, self._curves
        marks.picture_share = self._picture_area / max((right - left) * (high - low), 1.0)
        return marks


def _pieces(path: Sequence[PathSegment], ctm: Matrix) -> list[tuple[list[Point], bool]]:
    """The straight runs of a path; the flag tells whether the run is a whole outline without curves."""
    found: list[tuple[list[Point], bool]] = []
    points: list[Point] = []
    is_straight = True
    for operator, *numbers in path:
        if operator == "m":
            found.append((points, is_straight))
            points, is_straight = [apply_matrix_pt(ctm, (float(numbers[-2]), float(numbers[-1])))], True
        elif operator == "h":
            points.extend(points[:1])
        elif operator == "l":
            points.append(apply_matrix_pt(ctm, (float(numbers[-2]), float(numbers[-1]))))
        else:
            found.append((points, False))
            points, is_straight = [apply_matrix_pt(ctm, (float(numbers[-2]), float(numbers[-1])))], False
    found.append((points, is_straight))
    return [(piece, flag) for piece, flag in found if len(piece) > 1]


def _corners(box: Box) -> list[Point]:
    return [(box[0], box[1]), (box[2], box[3]), (box[0], box[3]), (box[2], box[1])]


def _bounds(points: Sequence[Point]) -> Box:
    across, up = [point[0] for point in points], [point[1] for point in points]
    return min(across), min(up), max(across), max(up)
