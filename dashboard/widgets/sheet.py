"""A table as on paper, whose figures open what stands behind them.

Streamlit's own grid cuts long texts short, cannot be printed, and knows no cell that is a button; forms are mostly long
texts and figures to be asked about. Drawn by sheet.js: text is set as text, so nothing in a document can become markup.
"""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

import streamlit as st

from dashboard.i18n import Words
from dashboard.widgets.looking import marked_figure

ColumnKind = Literal["number", "short", "text", "long", "name"]
Opener = Literal["figure", "link", "origin"]
RowKind = Literal["row", "group", "total"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its label, how it is set, and how its cells open.

    As a figure and as a link the whole text is the button, as an origin a small button follows the text.
    """

    label: str
    kind: ColumnKind = "text"
    opener: Opener = "origin"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its text, the key of what it opens, small lines below (`mark` stands out), a tone, and its columns."""

    text: str
    opens: str = ""
    mark: str = ""
    note: str = ""
    tone: Literal["", "lead"] = ""
    span: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A row; the first cell is its heading. Quiet rows are there for completeness."""

    cells: tuple[Cell, ...]
    kind: RowKind = "row"
    is_quiet: bool = False


_FOLDER = Path(__file__).parent
_component = st.components.v2.component(
    "jixiao.sheet",
    html='<div class="sheet"></div>',
    css=(_FOLDER / "sheet.css").read_text("utf-8"),
    js=(_FOLDER / "sheet.js").read_text("utf-8"),
)


def number(label: str) -> Column:
    """A column of figures."""
    return Column(label, "number", "figure")


def show_sheet(
    words: Words,
    name: str,
    title: str,
    columns: Sequence[Column],
    rows: Sequence[Row],
    on_open: Callable[[str], None],
    *,
    form: Literal["grid", "facts"] = "grid",
) -> None:
    """Draws the table; `on_open` receives the key of the cell that was opened. `name` is its stable name.

    As `facts` it has two columns, a name and what stands under it, and runs in several columns where there is room.
    """
    key = f"sheet_{name}"

    def opened() -> None:
        found = st.session_state[key].opened
        if found:
            on_open(found)

    _component(
        data={
            "caption": title,
            "form": form,
            "open_label": words("sheet.open"),
            "origin_label": words("sheet.origin"),
            "marked": marked_figure(),
            "columns": [asdict(column) for column in columns],
            "rows": [_plain(row) for row in rows],
        },
        key=key,
        on_opened_change=opened,
    )


def _plain(row: Row) -> dict[str, object]:
    """The row as sheet.js takes it; `dataclasses.asdict` copies every text and takes ten times as long."""
    cells = [
        {
            "text": cell.text,
            "opens": cell.opens,
            "mark": cell.mark,
            "note": cell.note,
            "tone": cell.tone,
            "span": cell.span,
        }
        for cell in row.cells
    ]
    return {"cells": cells, "kind": row.kind, "is_quiet": row.is_quiet}
