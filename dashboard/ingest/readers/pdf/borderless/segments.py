"""The rows of a page without ruling lines → its parts: head, funds, goals, indicators, what follows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import Literal

from dashboard.ingest import anchors
from dashboard.ingest.grid import Cell, Line
from dashboard.ingest.readers.pdf.borderless.rows import Row, are_apart
from dashboard.ingest.readers.pdf.borderless.stacks import Stack
from dashboard.ingest.vocabulary import Vocabulary

Kind = Literal["plain", "funds", "goals", "indicators", "closing"]

# A row of a table has more than this share of the most cells of any, or so many where none is known.
_FULL = 0.5
_FEWEST = 4


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
            starts.append((kind, _top(rows, at, words), row))
        elif starts[-1][0] not in ("plain", "closing") and _closes(rows, at, starts[-1][1], words):
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


def _closes(rows: Sequence[Row], at: int, top: float, words: Vocabulary) -> bool:
    """Whether the table that begins at `top` ends above the row: its label says so, and no full row follows."""
    text = rows[at].stacks[0].text
    is_label = words.is_section(text) or bool(words.field(text)) or bool(words.goal(text))
    if not (is_label or anchors.is_total(as_line(rows[at]), words)) or not _is_alone(rows, at):
        return False
    full = _FULL * max((len(row.stacks) for row in rows[:at] if row.top >= top), default=_FEWEST)
    behind = takewhile(lambda row: _kind(row, words) is None, rows[at + 1 :])
    return all(len(row.stacks) <= full for row in behind)


def _is_alone(rows: Sequence[Row], at: int) -> bool:
    """Whether no other words stand beside the row's: labels of several rows stand between rows."""
    return all(are_apart(upper, lower) for upper, lower in pairwise(rows[max(0, at - 1) : at + 2]))


def _top(rows: Sequence[Row], at: int, words: Vocabulary) -> float:
    """The upper edge of a header of one row, or of two with cells that stand between both."""
    first = at
    while first > 0 and (not are_apart(rows[first - 1], rows[first]) or _names_columns(rows[first - 1], words)):
        first -= 1
    return min(row.top for row in rows[first : at + 1])


def _names_columns(row: Row, words: Vocabulary) -> bool:
    """Whether all cells of the row head columns of indicators, or groups of them."""
    return all(words.indicator_column(stack.text) or words.is_indicator_group(stack.text) for stack in row.stacks)
