"""Lines as a file holds them → lines as they stood on paper, whatever saving or printing tore apart."""

from dataclasses import replace
from itertools import groupby

from dashboard.ingest.grid import Line
from dashboard.ingest.mending.cells_in_rows import cells_in_rows
from dashboard.ingest.mending.ledgers import with_forms_of_ledgers
from dashboard.ingest.mending.page_breaks import without_page_breaks
from dashboard.ingest.mending.paired_figures import with_parted_figures
from dashboard.ingest.mending.parted_cells import with_parted_cells
from dashboard.ingest.mending.spread_labels import with_whole_labels
from dashboard.ingest.mending.stacked_headers import with_whole_headers
from dashboard.ingest.vocabulary import Vocabulary

__all__ = ["mended"]

_MENDS = (
    cells_in_rows,
    with_whole_labels,
    with_whole_headers,
    with_parted_figures,
    with_parted_cells,
    without_page_breaks,
    with_forms_of_ledgers,
)


def mended(lines: tuple[Line, ...], words: Vocabulary) -> tuple[Line, ...]:
    """The lines with rows, labels and headers whole, and without what new pages repeat."""
    found: list[Line] = []
    for name, sheet in groupby(lines, key=lambda line: line.sheet):
        part = tuple(sheet)
        is_hidden = part[0].is_hidden
        for mend in _MENDS:
            part = mend(part, words)
        found.extend(_on_sheet(line, name, is_hidden=is_hidden) for line in part)
    return tuple(_numbered(line, number) for number, line in enumerate(found))


def _on_sheet(line: Line, name: str, *, is_hidden: bool) -> Line:
    return line if (line.sheet, line.is_hidden) == (name, is_hidden) else replace(line, sheet=name, is_hidden=is_hidden)


def _numbered(line: Line, number: int) -> Line:
    if line.number == number:
        return line
    return Line(number, line.cells, line.is_paragraph, line.width, line.sheet, line.is_hidden)
