"""The row that adds up the tasks of a department form, which states the department's funds where no table does."""

from collections.abc import Sequence
from dataclasses import replace

from dashboard.ingest import anchors
from dashboard.ingest.grid import Cell, Line
from dashboard.ingest.vocabulary import Vocabulary

_FIGURES = ("initial", "adjusted", "executed", "rate", "weight", "score")


def tasks_total(lines: Sequence[Line], words: Vocabulary) -> tuple[Line, ...]:
    """The total row as a funds table: a header, and a row for each source; nothing unless budget and spending stand.

    Where a second row of the header splits the amounts by source, each figure must stand below its source.
    """
    at = next((index for index, line in enumerate(lines) if anchors.is_tasks_header(line, words)), None)
    if at is None:
        return ()
    header, *rows = lines[at:]
    named = tuple(cell for cell in header.cells if words.funds_column(cell.text) in _FIGURES)
    roles = {words.funds_column(cell.text) for cell in named}
    split = next((row for row in rows[:1] if all(words.source(cell.text) for cell in row.cells)), None)
    total = next((row for row in rows if row is not split and words.source(row.cells[0].text) == "total"), None)
    if total is None or not {"adjusted", "executed"} <= roles:
        return ()
    if split is not None:
        return replace(header, cells=named), *_by_source(header, named, split, total, words)
    return (replace(header, cells=named), total) if len(total.cells) - 1 == len(named) else ()


def _by_source(header: Line, named: Sequence[Cell], split: Line, total: Line, words: Vocabulary) -> list[Line]:
    label, figures = total.cells[0], {cell.column: cell for cell in total.cells[1:]}
    found: dict[str, list[Cell]] = {"total": [label]}
    parted: set[int] = set()
    for part in split.cells:
        above = [cell for cell in header.cells if cell.column <= part.column][-1]
        source = words.source(part.text) or ""
        parted.add(above.column)
        if above in named and part.column in figures:
            row = found.setdefault(source, [part._replace(column=label.column)])
            row.append(figures[part.column]._replace(column=above.column))
    whole = [cell.column for cell in named if cell.column not in parted]
    found["total"] += [figures[column] for column in whole if column in figures]
    return [replace(total, cells=tuple(row)) for row in found.values() if len(row) > 1]
