"""Rows whose cells are told by their borders → a table in the words of .docx."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from dashboard.ingest.readers.word.markup import VAL, W

# Borders that lie no further apart, in twentieths of a point, are one: no letter has room between them.
_SAME = 40
_MOST_COLUMNS = 1_000


@dataclass(frozen=True, slots=True)
class CellShape:
    """A cell of a row: its left and right border, whether it goes on the one before it, or the one above."""

    left: int
    right: int
    goes_on_left: bool = False
    merges_down: str = ""


def table_of(rows: Sequence[tuple[Sequence[Sequence[etree._Element]], Sequence[CellShape]]]) -> etree._Element:
    """The table; a row without shapes has its cells in one column after the other."""
    element = etree.Element(W + "tbl")
    columns = grid_of([shapes for _, shapes in rows])
    for cells, shapes in rows:
        line = etree.SubElement(element, W + "tr")
        if shapes and columns[shapes[0].left]:
            _set(etree.SubElement(line, W + "trPr"), "gridBefore", columns[shapes[0].left])
        for inside, properties in zip(cells, _cell_properties(shapes, columns, len(cells)), strict=True):
            cell = etree.SubElement(line, W + "tc")
            cell.append(properties)
            cell.extend(inside)
    return element


def grid_of(rows: Sequence[Sequence[CellShape]]) -> dict[int, int]:
    """The column of each border, so that every row is counted in the same columns.

    Borders a hair's breadth apart are one, unless a cell lies between them.
    """
    borders = sorted({border for row in rows for cell in row for border in (cell.left, cell.right)})
    columns: dict[int, int] = {}
    for distance in (_SAME, 0):
        first, column = 0, -1
        for border in borders:
            if column < 0 or border - first > distance:
                first, column = border, column + 1
            columns[border] = column
        if all(columns[cell.left] < columns[cell.right] for row in rows for cell in row if cell.left < cell.right):
            break
    return columns


def _cell_properties(row: Sequence[CellShape], columns: dict[int, int], count: int) -> Iterator[etree._Element]:
    for shape in row:
        properties = etree.Element(W + "tcPr")
        _set(properties, "gridSpan", min(max(columns[shape.right] - columns[shape.left], 1), _MOST_COLUMNS))
        if shape.merges_down:
            _set(properties, "vMerge", shape.merges_down)
        if shape.goes_on_left:
            _set(properties, "hMerge", "continue")
        yield properties
    if not row:
        yield from (etree.Element(W + "tcPr") for _ in range(count))


def _set(parent: etree._Element, name: str, value: object) -> None:
    etree.SubElement(parent, W + name, {VAL: str(value)})
