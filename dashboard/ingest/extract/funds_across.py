"""Funds whose sources stand side by side become rows: "合计 | 中央资金" above "年初预算数 | 300 | 100"."""

from collections.abc import Sequence
from dataclasses import replace

from dashboard.ingest.anchors import is_funds_header
from dashboard.ingest.extract.funds_sources import is_figure
from dashboard.ingest.grid import Cell, Line
from dashboard.ingest.vocabulary import Vocabulary

_FEWEST_SOURCES, _FEWEST_ROWS = 2, 3


def with_sources_as_rows(lines: Sequence[Line], words: Vocabulary) -> tuple[Line, ...]:
    """The lines; such a block as a header of amounts and a row a source, every cell at its place in the document.

    Only where each figure stands below a source, so that none can be that of its neighbour.
    """
    found: list[Line] = []
    at = 0
    while at < len(lines):
        sources = _sources(lines[at], words)
        end = at + 1
        while sources and end < len(lines) and _amounts(lines[end], sources, words):
            end += 1
        if end - at > _FEWEST_ROWS:
            found.extend(_turned(lines[at:end], sources, words))
        else:
            found.extend(lines[at:end])
        at = end
    return tuple(found)


def _sources(line: Line, words: Vocabulary) -> tuple[Cell, ...]:
    """The cells that name sources, if the line holds them and their heads alone, the total among them."""
    named = [cell for cell in line.cells if words.source(cell.text)]
    heads = line.cells[: len(line.cells) - len(named)]
    is_header = (
        len(named) >= _FEWEST_SOURCES
        and tuple(named) == line.cells[len(heads) :]
        and "total" in (words.source(cell.text) for cell in named)
        and not line.is_paragraph
        and not is_funds_header(line, words)
    )
    return tuple(named) if is_header else ()


def _amounts(line: Line, sources: Sequence[Cell], words: Vocabulary) -> bool:
    """Whether the line is what one kind of amount, rate or points is of each source, or of the total alone."""
    figures = [cell for cell in line.cells if cell.column >= sources[0].column]
    heads = line.cells[: len(line.cells) - len(figures)]
    columns = {cell.column for cell in sources}
    return (
        bool(heads and figures)
        and words.funds_column(heads[-1].text) not in (None, "source", "no_field")
        and all(is_figure(cell) and cell.column in columns for cell in figures)
    )


def _turned(block: Sequence[Line], sources: Sequence[Cell], words: Vocabulary) -> list[Line]:
    """The block with rows and columns changed."""
    first, *rows = block
    start = sources[0].column
    labels = [[cell for cell in row.cells if cell.column < start][-1] for row in rows]
    heads = [cell for row in block for cell in row.cells if cell.column < start and cell not in labels]
    header = [*heads, *(label._replace(column=start + order) for order, label in enumerate(labels, start=1))]
    width = start + len(rows) + 1
    turned = [replace(first, cells=tuple(header), width=width)]
    for source in sources:
        below = {
            order: cell for order, row in enumerate(rows, start=1) for cell in row.cells if cell.column == source.column
        }
        figures = (cell._replace(column=start + order) for order, cell in below.items())
        turned.append(replace(first, cells=(source._replace(column=start), *figures), width=width))
    return turned
