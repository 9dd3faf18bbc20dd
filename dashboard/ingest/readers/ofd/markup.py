"""Finds elements and figures in the XML of OFD parts, whatever namespace their writer gave them."""

import math
from collections.abc import Iterator

from lxml import etree

from dashboard.ingest.readers.pdf.marks import Box, Point

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
# Far beyond any page, and small enough to reckon with.
_FARTHEST = 1e6


class BadFigureError(ValueError):
    """States which words stand where figures are expected."""


def name_of(element: etree._Element) -> str:
    """The name of an element without its namespace; writers use several."""
    return str(element.tag).rpartition("}")[2]


def children(element: etree._Element | None, *names: str) -> Iterator[etree._Element]:
    """The children that bear one of the names."""
    if element is not None:
        yield from (child for child in element if name_of(child) in names)


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """The first child of the name."""
    return next(children(element, name), None)


def words(element: etree._Element | None) -> str:
    """The words of an element without white space around them."""
    return written_in(element).strip() if element is not None else ""


def written_in(element: etree._Element) -> str:
    """The text of an element as it stands."""
    return "".join(str(part) for part in element.itertext())


def figure(text: str) -> float:
    """The number; raises BadFigureError for anything else, and for what lies beyond all measure."""
    try:
        number = float(text)
    except ValueError as error:
        raise BadFigureError(text[:40]) from error
    if not math.isfinite(number) or abs(number) > _FARTHEST:
        raise BadFigureError(text[:40])
    return number


def figures(text: str, count: int) -> tuple[float, ...]:
    """So many numbers with blanks or commas between them; raises BadFigureError."""
    found = tuple(figure(part) for part in text.replace(",", " ").split())
    if len(found) != count:
        raise BadFigureError(text[:40])
    return found


def box_of(text: str) -> Box:
    """A rectangle written as left, top, width and height; raises BadFigureError."""
    left, top, width, height = figures(text, 4)
    return left, top, left + width, top + height


def matrix_of(text: str | None) -> Matrix:
    """A transformation as written, else none at all; raises BadFigureError."""
    if not text:
        return IDENTITY
    a, b, c, d, e, f = figures(text, 6)
    return a, b, c, d, e, f


def within_matrix(inner: Matrix, outer: Matrix) -> Matrix:
    """First the inner transformation, then the outer one."""
    a, b, c, d, e, f = inner
    e, f = applied(outer, (e, f))
    return (
        outer[0] * a + outer[2] * b,
        outer[1] * a + outer[3] * b,
        outer[0] * c + outer[2] * d,
        outer[1] * c + outer[3] * d,
        e,
        f,
    )


def applied(matrix: Matrix, point: Point) -> Point:
    """The point, transformed."""
    a, b, c, d, e, f = matrix
    x, y = point
    return a * x + c * y + e, b * x + d * y + f
