"""A header and the cells below it → their rows and columns, with labels at the left that may span rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from dashboard.ingest.readers.pdf.borderless.columns import Columns, columns_of
from dashboard.ingest.readers.pdf.borderless.labels import Grounds, Spans, spans_by_middle, spans_by_row
from dashboard.ingest.readers.pdf.borderless.placed import PlacedCell, Way, filled_up, placed
from dashboard.ingest.readers.pdf.borderless.rows import Row, are_apart, borders, rows_of
from dashboard.ingest.readers.pdf.borderless.segments import Kind, Segment
from dashboard.ingest.readers.pdf.borderless.stacks import Stack, is_figure
from dashboard.ingest.vocabulary import Vocabulary

Convention = Literal["middle", "row"]

_CONVENTIONS: tuple[Convention, ...] = ("middle", "row")
_LEVELS = ("level_1", "level_2")
# Words so short are the rest of a cell rather than a name; dots keep room for more rows.
_REST = 2
_DOTS = "…."


@dataclass(frozen=True, slots=True)
class Continued:
    """A table that may go on, on the next page: its columns, and for each column of labels whether its last goes on."""

    kind: Kind
    columns: Columns
    are_open: tuple[bool | None, ...]


@dataclass(frozen=True, slots=True)
class Headed:
    """One reading of a part: its cells, where labels stand in it if that matters, and what may go on behind it."""

    cells: tuple[PlacedCell, ...]
    convention: Convention | None
    continued: Continued | None


def headed(part: Segment, way: Way, before: Continued | None, words: Vocabulary, *, is_cut: bool) -> list[Headed]:
    """The ways to read the part, one for each convention by which labels may stand; none where no way is sure."""
    rows = rows_of(part.stacks, way.edge, way.tolerance)
    columns = before.columns if before else columns_of(rows, part.header) if part.header else None
    if columns is None:
        return []
    behind = len(before.are_open) if before else _label_columns(part, columns, words)
    low = part.header.bottom if part.header else float("-inf")
    with_head = _named_columns(part, columns, words)
    labels: list[list[Stack]] = [[] for _ in range(behind)]
    others: list[Stack] = []
    for stack in part.stacks:
        number = columns.of(stack)[-1]
        is_label = number < behind and (stack.bottom > low or number not in with_head)
        (labels[number] if is_label else others).append(stack)
    if not others:
        return []
    rows, over_two = _with_cells_over_two(rows_of(others, way.edge, way.tolerance), low)
    ends = borders(rows, way.edge, way.pitch)
    if before is not None and _is_torn(rows[0], labels, columns):
        return []
    if ends is None or not all(are_apart(upper, lower) for upper, lower in pairwise(rows)):
        return []
    cells = [
        placed(stack, number, high, (span := columns.of(stack)), columns.room(span))
        for number, row in enumerate(rows)
        for stacks, high in ((row.stacks, 1), (over_two.get(number, ()), 2))
        for stack in stacks
    ]
    first = sum(1 for row in rows if row.top < low)
    found: list[Headed] = []
    for convention in _CONVENTIONS:
        spans: list[tuple[int, Spans | None]] = []
        for number, column in enumerate(labels):
            above = before.are_open[number] if before else False
            start = first if number in with_head else 0
            grounds = Grounds(rows, ends, way.pitch, above, is_cut).below(start)
            spans.append((start, _spans(column, grounds, convention, way)))
        whole = _whole(cells, labels, spans, columns)
        if whole is not None:
            are_open = tuple(known.is_open for _, known in spans if known is not None)
            found.append(Headed(whole, convention, Continued(part.kind, columns, are_open)))
    if len(found) == 2 and found[0].cells == found[1].cells:
        return [Headed(found[0].cells, None, found[0].continued)]
    return found


def _is_torn(first: Row, labels: Sequence[Sequence[Stack]], columns: Columns) -> bool:
    """Whether the first row of a page is the rest of a row above: it has no name, or a letter or two of one."""
    names = [stack for stack in first.stacks if columns.of(stack)[0] == len(labels)]
    beside = [stack for column in labels for stack in column if stack.top < first.bottom]
    return not names or any(len(stack.text) <= _REST and stack.text.strip(_DOTS) for stack in (*names, *beside))


def _named_columns(part: Segment, columns: Columns, words: Vocabulary) -> set[int]:
    """The columns whose cells in the header name them: in those of labels beside a whole part stands a label there."""
    heads = part.header.stacks if part.header and part.kind == "indicators" else ()
    return {number for stack in heads if not words.is_indicator_group(stack.text) for number in columns.of(stack)}


def _spans(column: Sequence[Stack], grounds: Grounds, convention: Convention, way: Way) -> Spans | None:
    if not column:
        return Spans((), is_open=None)
    return spans_by_middle(column, grounds) if convention == "middle" else spans_by_row(column, grounds, way.edge)


def _whole(
    cells: Sequence[PlacedCell],
    labels: Sequence[Sequence[Stack]],
    spans: Sequence[tuple[int, Spans | None]],
    columns: Columns,
) -> tuple[PlacedCell, ...] | None:
    """All cells from the upper left; None where a label has no rows, or two cells share a field."""
    found = list(cells)
    for column, (first, known) in zip(labels, spans, strict=True):
        if known is None:
            return None
        for stack, (start, end) in zip(column, known.of, strict=True):
            across = columns.of(stack)
            found.append(placed(stack, first + start, end - start, across, columns.room(across)))
    taken = [field for cell in found for field in cell.fields]
    if len(set(taken)) < len(taken):
        return None
    return tuple(filled_up(found, len(columns.at)))


def _with_cells_over_two(rows: Sequence[Row], low: float) -> tuple[list[Row], dict[int, tuple[Stack, ...]]]:
    """The rows, and by the number of the upper one the cells that stand between the two rows of a header.

    `low` is where the header ends.
    """
    kept: list[Row] = []
    between: dict[int, tuple[Stack, ...]] = {}
    for at, row in enumerate(rows):
        upper, lower = rows[max(0, at - 1)], rows[min(at + 1, len(rows) - 1)]
        is_inside = 0 < at < len(rows) - 1 and lower.top < low and are_apart(upper, lower)
        if is_inside and not any(
            stack.overlaps(other) for stack in row.stacks for other in (*upper.stacks, *lower.stacks)
        ):
            between[len(kept) - 1] = row.stacks
        else:
            kept.append(row)
    return kept, between


def _label_columns(part: Segment, columns: Columns, words: Vocabulary) -> int:
    """How many columns at the left hold labels that may span rows."""
    heads = [(columns.of(stack)[0], stack.text) for stack in part.header.stacks] if part.header else []
    if part.kind == "indicators":
        own = [number for number, text in heads if words.indicator_column(text) not in _LEVELS]
        third = [number for number, text in heads if words.indicator_column(text) == "level_3"]
        return max(third) if third else min(own, default=0)
    if part.kind == "funds":
        body = [stack for stack in part.stacks if part.header is None or stack not in part.header.stacks]
        worded = {columns.of(stack)[0] for stack in body if not is_figure(stack.text)}
        figures = {columns.of(stack)[0] for stack in body if is_figure(stack.text)}
        money = {number for number, text in heads if words.funds_column(text)} - worded
        return max(0, min(figures | money, default=0) - 1)
    return heads[-2][0] if len(heads) > 1 else 0
