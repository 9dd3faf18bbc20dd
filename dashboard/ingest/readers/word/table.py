"""The rows of a Word table with every merged cell standing once."""

from dataclasses import dataclass

from lxml import etree

from dashboard.ingest.readers.word.markup import W, seen, setting, whole_number

TBL, TR, TC = W + "tbl", W + "tr", W + "tc"
_TRPR, _TCPR = W + "trPr", W + "tcPr"
_MOST_COLUMNS = 1_000


@dataclass(slots=True)
class TableCell:
    """A cell: its element, where it begins in the table's grid of columns, and its spans."""

    element: etree._Element
    column: int
    column_span: int = 1
    row_span: int = 1


def table_rows(table: etree._Element) -> list[list[TableCell]]:
    """The rows from top to bottom, without deleted rows. A row whose cells all continue cells above has none."""
    rows: list[list[TableCell]] = []
    # The cell that goes on downwards, by the column in which it begins.
    open_cells: dict[int, TableCell] = {}
    for row in seen(table, TR):
        properties = row.find(_TRPR)
        if properties is not None and properties.find(W + "del") is not None:
            continue
        rows.append(_row(row, whole_number(setting(properties, W + "gridBefore"), 0), open_cells))
    return rows


def _row(row: etree._Element, column: int, open_cells: dict[int, TableCell]) -> list[TableCell]:
    cells: list[TableCell] = []
    still_open: dict[int, TableCell] = {}
    for element in seen(row, TC):
        properties = element.find(_TCPR)
        span = min(max(whole_number(setting(properties, W + "gridSpan"), 1), 1), _MOST_COLUMNS)
        vertical = setting(properties, W + "vMerge")
        if setting(properties, W + "hMerge") in ("continue", "") and cells:
            cells[-1].column_span += span
        elif vertical in ("continue", "") and column in open_cells:
            open_cells[column].row_span += 1
            still_open[column] = open_cells[column]
        else:
            cells.append(TableCell(element, column, span))
            if vertical is not None:
                still_open[column] = cells[-1]
        column += span
    open_cells.clear()
    open_cells.update(still_open)
    return cells
