"""Cells that cover others → cells that go on downwards, as .docx tells merges."""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from dashboard.ingest.readers.odt.markup import times
from dashboard.ingest.readers.word.markup import VAL, W

# No form is wider.
_MOST_COLUMNS = 1_000


@dataclass(frozen=True, slots=True)
class OpenCell:
    """A cell as its document tells it, with what it holds in the words of .docx; a covered one holds nothing."""

    element: etree._Element
    content: etree._Element | None


@dataclass(slots=True)
class _Open:
    """A cell that covers rows below it: how wide it is, and how many rows it still covers."""

    width: int
    rows: int


def table_of(rows: Sequence[Sequence[OpenCell]]) -> etree._Element:
    """The table; a cell without content that no other covers is an empty one."""
    table = etree.Element(W + "tbl")
    open_cells: dict[int, _Open] = {}
    for cells in rows:
        _row(etree.SubElement(table, W + "tr"), cells, open_cells)
    return table


def _row(line: etree._Element, cells: Sequence[OpenCell], open_cells: dict[int, _Open]) -> None:
    behind = 0
    begun: dict[int, _Open] = {}
    for column, cell in enumerate(cells):
        above = open_cells.get(column)
        if cell.content is not None:
            width = min(times(cell.element, "number-columns-spanned"), _MOST_COLUMNS)
            height = times(cell.element, "number-rows-spanned")
            line.append(_cell(deepcopy(cell.content), width, "restart" if height > 1 else ""))
            if height > 1:
                begun[column] = _Open(width, height - 1)
        elif above is not None:
            width = above.width
            line.append(_cell(etree.Element(W + "tc"), width, "continue"))
        elif column >= behind:
            width = 1
            line.append(_cell(etree.Element(W + "tc"), width, ""))
        else:
            continue
        behind = column + width
    for column, above in list(open_cells.items()):
        above.rows -= 1
        if not above.rows:
            del open_cells[column]
    open_cells.update(begun)


def _cell(content: etree._Element, width: int, merge: str) -> etree._Element:
    properties = etree.Element(W + "tcPr")
    etree.SubElement(properties, W + "gridSpan", {VAL: str(width)})
    if merge:
        etree.SubElement(properties, W + "vMerge", {VAL: merge})
    content.insert(0, properties)
    return content
