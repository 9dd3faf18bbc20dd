"""A form as it stands in its document, merged cells in their places, every cell to be picked."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Literal, get_args

import streamlit as st

from dashboard.i18n import Words
from dashboard.i18n.places import place_in_words
from dashboard.ingest.grid import Block, Cell, Paragraph
from dashboard.widgets.looking import shown_store
from dashboard.widgets.original import (
    ExcerptCell,
    ExcerptRow,
    excerpt_component,
    excerpt_row,
    original_blocks,
    with_marks,
)

CellState = Literal["read", "unread", "settled", "other"]
ROWS_AROUND = 2
# A form has a few hundred; more would be slow to draw.
MOST_ROWS = 1500


@dataclass(frozen=True, slots=True)
class PickableCell:
    """A cell of the original with its spans; without a place it cannot be picked. `state` says what became of it."""

    text: str
    is_marked: bool = False
    needle: str = ""
    place: str = ""
    state: CellState = "other"
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class PickableRow:
    """A row or paragraph with its place; `filler` columns are empty behind it, its table being narrower than others."""

    place: str
    cells: tuple[PickableCell, ...]
    filler: int = 0


@dataclass(frozen=True, slots=True)
class _Line:
    """One row of a block; `is_apart` where no merged cell reaches from it into another row."""

    cells: tuple[Cell, ...]
    width: int
    block: int
    is_apart: bool


def pickable(
    blocks: Sequence[Block], marks: Mapping[str, str], states: Mapping[str, CellState]
) -> tuple[PickableRow, ...]:
    """The rows of a document from the first to the last cell with a state, and some around them.

    `marks`: place → the text that was read there. Tables with merged cells are taken whole, so that columns stay.
    """
    lines = list(_lines(blocks))
    known = [number for number, line in enumerate(lines) if any(cell.place in states for cell in line.cells)]
    if not known:
        return ()
    start, end = max(0, known[0] - ROWS_AROUND), min(len(lines), known[-1] + ROWS_AROUND + 1)
    while start and not lines[start].is_apart and lines[start - 1].block == lines[start].block:
        start -= 1
    shown = lines[start:end][:MOST_ROWS]
    widest = max(line.width for line in shown)
    texts = [[(cell.place, cell.text) for cell in line.cells] for line in shown]
    return tuple(
        _row(line, row, widest - line.width, states)
        for line, row in zip(shown, (excerpt_row(cells, own) for cells, own in with_marks(texts, marks)), strict=True)
    )


def show_pickable(
    words: Words,
    document: tuple[str, str],
    marks: Mapping[str, str],
    states: Mapping[str, CellState],
    title: str,
    on_pick: Callable[[str], None],
) -> None:
    """Draws a form as it stands in its document (`document` is id and file name); `on_pick` receives a cell's place."""
    rows = pickable(original_blocks(str(shown_store()), *document), marks, states)
    if not rows:
        st.info(words("original.place_missing"), icon=":material/info:")
        return
    key = "pickable"

    def picked() -> None:
        place = st.session_state[key].picked
        if place:
            on_pick(place)

    worded = [asdict(replace(row, place=place_in_words(row.place, words))) for row in rows]
    labels = {state: words(f"original.pick.{state}") for state in get_args(CellState)}
    excerpt_component(data={"caption": title, "rows": worded, "labels": labels}, key=key, on_picked_change=picked)


def _lines(blocks: Sequence[Block]) -> Iterator[_Line]:
    for number, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            yield _Line((Cell(block.text, 0, 0, block.place),), 1, number, is_apart=True)
            continue
        width = max((cell.column + cell.column_span for row in block.rows for cell in row), default=1)
        is_apart = all(cell.row_span == 1 for row in block.rows for cell in row)
        for row in block.rows:
            own = max((cell.column + cell.column_span for cell in row), default=1)
            yield _Line(row, own if is_apart else width, number, is_apart)


def _row(line: _Line, drawn: ExcerptRow, left: int, states: Mapping[str, CellState]) -> PickableRow:
    """The row; in one that is apart the last cell runs to the edge, else what is left stays empty."""
    cells = [_cell(cell, shown, states) for cell, shown in zip(line.cells, drawn.cells, strict=True)]
    if line.is_apart and cells:
        cells[-1] = replace(cells[-1], column_span=cells[-1].column_span + left)
        left = 0
    return PickableRow(drawn.place, tuple(cells), left)


def _cell(cell: Cell, drawn: ExcerptCell, states: Mapping[str, CellState]) -> PickableCell:
    return PickableCell(
        drawn.text,
        drawn.is_marked,
        drawn.needle,
        cell.place if cell.text else "",
        states.get(cell.place, "other"),
        cell.row_span,
        cell.column_span,
    )
