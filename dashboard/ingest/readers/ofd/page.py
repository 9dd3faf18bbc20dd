"""A page of an OFD document → its marks, in points and upright: letters, ruling lines, how much is picture."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from dashboard.errors import RefusedDocument
from dashboard.ingest.readers.limits import MAX_NESTING, within
from dashboard.ingest.readers.ofd.book import Book, BookPage
from dashboard.ingest.readers.ofd.markup import (
    BadFigureError,
    Matrix,
    applied,
    box_of,
    child,
    children,
    matrix_of,
    name_of,
    within_matrix,
    words,
)
from dashboard.ingest.readers.ofd.path import segments
from dashboard.ingest.readers.ofd.text import letters_of
from dashboard.ingest.readers.package import Package
from dashboard.ingest.readers.pdf.marks import DrawnLetter, Marks, upright_marks
from dashboard.ingest.readers.pdf.strokes import Strokes, bounds, corners

MOST_OBJECTS = 200_000
POINTS = 72 / 25.4


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """The marks of a page with those of its templates, how many objects and letters that took, and a lone picture."""

    marks: Marks
    objects: int
    picture: str | None


def drawn_page(package: Package, book: Book, page: BookPage) -> DrawnPage:
    """The page as it is drawn.

    Raises RefusedDocument `damaged` or `too_large`, and the page.
    """
    left, top, right, bottom = page.area
    canvas = _Canvas(book, package.file_name, f"page {page.number}", (right - left) * POINTS, (bottom - top) * POINTS)
    onto_page: Matrix = (POINTS, 0.0, 0.0, -POINTS, -left * POINTS, bottom * POINTS)
    try:
        for part in page.parts:
            for layer in children(child(package.tree(part), "Content"), "Layer"):
                canvas.draw(layer, onto_page, 0)
    except BadFigureError as error:
        raise RefusedDocument("damaged", package.file_name, str(error), canvas.place) from error
    picture = canvas.pictures[0] if len(canvas.pictures) == 1 else None
    return DrawnPage(canvas.marks(page.number), canvas.count, picture)


@dataclass(slots=True)
class _Canvas:
    """Collects what the objects of a page draw, counted from its lower left corner."""

    book: Book
    file_name: str
    place: str
    width: float
    height: float
    letters: list[DrawnLetter] = field(default_factory=list)
    strokes: Strokes = field(default_factory=Strokes)
    picture_area: float = 0.0
    pictures: list[str] = field(default_factory=list)
    hidden: int = 0
    count: int = 0

    def draw(self, container: etree._Element, matrix: Matrix, depth: int) -> None:
        """Everything in a layer, a block, or a composed figure."""
        within(depth, MAX_NESTING, self.file_name, self.place)
        for element in container:
            if element.get("Visible", "true").lower() == "false":
                continue
            self._tick()
            match name_of(element):
                case "TextObject":
                    self._draw_text(element, self._placed(element, matrix))
                case "PathObject":
                    self._draw_path(element, self._placed(element, matrix))
                case "ImageObject":
                    self._draw_picture(element, self._placed(element, matrix))
                case "CompositeObject":
                    self._draw_composed(element, matrix, depth)
                case "PageBlock":
                    self.draw(element, matrix, depth + 1)

    def marks(self, number: int) -> Marks:
        """Everything collected."""
        marks = upright_marks(number, (0.0, 0.0, self.width, self.height), self.letters, self.strokes.lines)
        marks.hidden_letters, marks.curves = self.hidden, self.strokes.curves
        marks.picture_share = self.picture_area / max(self.width * self.height, 1.0)
        return marks

    def _draw_text(self, element: etree._Element, matrix: Matrix) -> None:
        font = self.book.fonts.get(element.get("Font", ""), "")
        is_hidden = _is_clear(element) or (element.get("Fill") == "false" and element.get("Stroke") != "true")
        for drawn in letters_of(element, matrix, font):
            self._tick()
            if is_hidden:
                self.hidden += 1
            else:
                self.letters.append(drawn)

    def _draw_path(self, element: etree._Element, matrix: Matrix) -> None:
        is_stroked, is_filled = element.get("Stroke", "true") != "false", element.get("Fill", "false") == "true"
        if _is_clear(element):
            return
        path = segments(words(child(element, "AbbreviatedData")), matrix)
        self._tick(1 + len(path) // 20)
        self.strokes.add(path, is_stroked=is_stroked, is_filled=is_filled)

    def _draw_picture(self, element: etree._Element, matrix: Matrix) -> None:
        """Adds up how much of the page pictures cover: the square of one by one, transformed, else the boundary."""
        self.pictures.append(element.get("ResourceID", ""))
        left, top, right, bottom = box_of(element.get("Boundary", ""))
        square = (0.0, 0.0, 1.0, 1.0) if element.get("CTM") else (0.0, 0.0, right - left, bottom - top)
        x0, y0, x1, y1 = bounds([applied(matrix, corner) for corner in corners(square)])
        across = min(x1, self.width) - max(x0, 0.0)
        self.picture_area += max(0.0, across) * max(0.0, min(y1, self.height) - max(y0, 0.0))

    def _draw_composed(self, element: etree._Element, matrix: Matrix, depth: int) -> None:
        figure = self.book.composed.get(element.get("ResourceID", ""))
        if figure is None:
            raise RefusedDocument("damaged", self.file_name, "CompositeObject", self.place)
        for content in children(figure, "Content"):
            self.draw(content, self._placed(element, matrix), depth + 1)

    def _placed(self, element: etree._Element, matrix: Matrix) -> Matrix:
        """Where an object's own lengths come to lie: its own transformation, then the corner of its boundary."""
        left, top, _, _ = box_of(element.get("Boundary", ""))
        return within_matrix(within_matrix(matrix_of(element.get("CTM")), (1.0, 0.0, 0.0, 1.0, left, top)), matrix)

    def _tick(self, weight: int = 1) -> None:
        self.count += weight
        within(self.count, MOST_OBJECTS, self.file_name, self.place)


def _is_clear(element: etree._Element) -> bool:
    """Whether an object is drawn with nothing to be seen, as recognised words over a scanned page are."""
    return any(_is_nothing(alpha) for alpha in _alphas(element))


def _alphas(element: etree._Element) -> Iterator[str]:
    yield element.get("Alpha", "255")
    yield from (colour.get("Alpha", "255") for colour in children(element, "FillColor"))


def _is_nothing(alpha: str) -> bool:
    try:
        return math.isclose(float(alpha), 0.0)
    except ValueError:
        return False
