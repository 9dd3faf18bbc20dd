"""Receives what a PDF page draws: letters and straight strokes, with a limit on objects and time."""

import math
import time
from collections.abc import Sequence
from typing import Any

from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter, PDFResourceManager, PDFTextState
from pdfminer.pdfpage import PDFPage
from pdfminer.utils import Matrix, PathSegment, apply_matrix_pt

from dashboard.ingest.readers.pdf.letters import letter
from dashboard.ingest.readers.pdf.marks import Box, DrawnLetter, Marks, upright_marks
from dashboard.ingest.readers.pdf.strokes import Segment, Strokes, bounds, corners

MOST_OBJECTS = 200_000
MOST_SECONDS = 20.0
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
        self._strokes = Strokes()
        self._picture_area = 0.0
        self._box: Box = (0, 0, 0, 0)

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        """Takes the part of the page that is shown."""
        self._box = bounds([apply_matrix_pt(ctm, corner) for corner in corners(page.cropbox)])

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
            x0, y0, x1, y1 = bounds([apply_matrix_pt(self.ctm, corner) for corner in corners((0, 0, 1, 1))])
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
        if self.ctm is not None:
            self._strokes.add(_on_page(path, self.ctm), is_stroked=stroke, is_filled=fill)

    def _tick(self, weight: int = 1) -> None:
        before = self._count
        self._count += weight
        if self._count > MOST_OBJECTS:
            raise PageTooHeavyError(f"> {MOST_OBJECTS:,}")
        if self._count // 512 != before // 512 and time.monotonic() > self._deadline:
            raise PageTooHeavyError(f"> {MOST_SECONDS:.0f} s")

    def marks(self, number: int) -> Marks:
        """Everything collected."""
        marks = upright_marks(number, self._box, self._letters, self._strokes.lines)
        left, low, right, high = self._box
        marks.hidden_letters, marks.curves = self._hidden, self._strokes.curves
        marks.picture_share = self._picture_area / max((right - left) * (high - low), 1.0)
        return marks


def _on_page(path: Sequence[PathSegment], ctm: Matrix) -> list[Segment]:
    """The segments, where they end on the page."""
    return [
        (str(kind), *apply_matrix_pt(ctm, (float(numbers[-2]), float(numbers[-1])))) if numbers else (str(kind),)
        for kind, *numbers in path
    ]
