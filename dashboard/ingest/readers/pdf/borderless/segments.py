"""The rows of a page without ruling lines → its parts: head, funds, goals, indicators, what follows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from dashboard.ingest import anchors
from dashboard.ingest.grid import Cell, Line
from dashboard.ingest.readers.pdf.borderless.rows import Row, are_apart
from dashboard.ingest.readers.pdf.borderless.stacks import Stack
from dashboard.ingest.vocabulary import Vocabulary

Kind = Literal["plain", "funds", "goals", "indicators", "closing"]


@dataclass(frozen=True, slots=True)
class Segment:
    """Cells from one header to the next; `header` is the row that names the columns."""

    kind: Kind
    stacks: tuple[Stack, ...]
    header: Row | None = None


def segments(rows: Sequence[Row], words: Vocabulary, goes_on: Kind | None) -> list[Segment]:
    """The parts from top to bottom; before the first header those of a part that goes on from the page before."""
    starts: list[tuple[Kind, float, Row | None]] = [(goes_on or "plain", float("-inf"), None)]
    for at, row in enumerate(rows):
        kind = _kind(row, words)
        if kind is not None:
            starts.append((kind, _top(rows, at), row))
        elif starts[-1][0] not in ("plain", "closing") and _is_apart(rows, at) and _closes(row, words):
            starts.append(("closing", row.top, None))
    stacks = [stack for row in rows for stack in row.stacks]
    found: list[Segment] = []
    tops = [top for _, top, _ in starts]
    for (kind, top, header), end in zip(starts, [*tops[1:], float("inf")], strict=True):
        inside = tuple(stack for stack in stacks if top < stack.bottom <= end)
        if inside:
            found.append(Segment(kind, inside, header))
    return found


def as_line(row: Row) -> Line:
    """The row as the rest of reading sees it."""
    return Line(0, tuple(Cell(stack.text, 0, at, "") for at, stack in enumerate(row.stacks)), is_paragraph=False)


def _kind(row: Row, words: Vocabulary) -> Kind | None:
    line = as_line(row)
    if anchors.is_indicator_header(line, words):
        return "indicators"
    if anchors.is_funds_header(line, words):
        return "funds"
    roles = {words.goal(cell.text) for cell in line.cells}
    return "goals" if {"goal", "outcome"} <= roles else None


def _closes(row: Row, words: Vocabulary) -> bool:
    """Whether what the header is over ends above the row."""
    text = row.stacks[0].text
    is_label = words.is_section(text) or bool(words.field(text)) or bool(words.goal(text))
    return is_label or anchors.is_total(as_line(row), words)


def _is_apart(rows: Sequence[Row], at: int) -> bool:
    """Whether no other words stand beside the row's: labels of several rows stand between rows."""
    return all(are_apart(upper, lower) for upper, lower in pairwise(rows[max(0, at - 1) : at + 2]))


def _top(rows: Sequence[Row], at: int) -> float:
    """The upper edge of a header of one row, or of two with cells that stand between both."""
    first = at
    while first > 0 and not are_apart(rows[first - 1], rows[first]):
        first -= 1
    return min(row.top for row in rows[first : at + 1])
