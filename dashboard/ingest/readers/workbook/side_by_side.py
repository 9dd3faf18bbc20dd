"""Rows of a sheet on which forms stand beside each other → the rows of each form, from left to right."""

from collections.abc import Sequence

from dashboard.ingest.grid import Cell
from dashboard.ingest.wording import has_digit, label

# Forms drawn from one template say the same in so many rows, labels and headers; parts of one form do not.
_ALIKE = 5
_SHORTEST_LABEL = 2

Row = tuple[Cell, ...]


def side_by_side(rows: Sequence[Row]) -> list[list[Row]]:
    """The rows of each form apart where empty columns part forms of one template; else all rows as one part.

    What stands above or below and reaches over several forms goes with the first.
    """
    bands = _bands(rows)
    labels = [[_labels(row, band) for row in rows] for band in bands]
    if len(bands) < 2 or not all(_is_repeated(labels[0], other) for other in labels[1:]):
        return [list(rows)]
    parts = []
    for order in range(len(bands)):
        own = ([cell for cell in row if _band_of(cell, bands) == order] for row in rows)
        parts.append([tuple(row) for row in own if any(cell.text for cell in row)])
    return parts


def _bands(rows: Sequence[Row]) -> list[range]:
    """The runs of columns that rows of several cells fill, parted by columns that none of them touches."""
    filled = ([cell for cell in row if cell.text] for row in rows)
    spans = {(cell.column, cell.column + cell.column_span) for row in filled if len(row) > 1 for cell in row}
    bands: list[range] = []
    for start, end in sorted(spans):
        if bands and start <= bands[-1].stop:
            bands[-1] = range(bands[-1].start, max(bands[-1].stop, end))
        else:
            bands.append(range(start, end))
    return bands


def _band_of(cell: Cell, bands: Sequence[range]) -> int:
    """Which band the cell stands in, or the nearest before it."""
    return max((order for order, band in enumerate(bands) if band.start <= cell.column), default=0)


def _labels(row: Row, band: range) -> frozenset[str]:
    """What a row says in a band, figures and single letters aside."""
    own = (label(cell.text) for cell in row if cell.text and cell.column in band)
    return frozenset(text for text in own if len(text) >= _SHORTEST_LABEL and not has_digit(text))


def _is_repeated(first: Sequence[frozenset[str]], other: Sequence[frozenset[str]]) -> bool:
    return sum(1 for one, two in zip(first, other, strict=True) if len(one & two) > 1) >= _ALIKE
