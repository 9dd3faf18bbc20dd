"""Tables on a page, and what of them can be downloaded."""

from typing import Any

import pandas as pd
import pyarrow as pa
import streamlit as st

from dashboard.export import tables
from dashboard.export.statement import statement_column, statement_lines
from dashboard.export.workbook.download import table_xlsx
from dashboard.figures.tables import RELEASES, TABLES, table_title
from dashboard.i18n import Words
from dashboard.widgets.downloads import download
from dashboard.widgets.kept import kept
from dashboard.widgets.packing import offer_packing
from dashboard.widgets.screen import Screen
from dashboard.widgets.stating import statement_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_FORMATS: dict[tables.Kind, str] = {
    "amount": "%,.2f",
    "rate": "%.2f%%",
    "points": "%,.2f",
    "count": "%,d",
    "year": "%d",
}


def show_table(
    screen: Screen,
    frame: pd.DataFrame,
    name: str,
    title: str,
    *,
    height: int | None = None,
    rows_selected: int | None = None,
) -> None:
    """A table with its downloads; columns and codes are worded, keys are left to the files."""
    draw_table(screen.words, frame, title, height=height)
    show_downloads(screen, frame, name, title, rows_selected=rows_selected)


def draw_table(words: Words, frame: pd.DataFrame, title: str, *, height: int | None = None) -> None:
    """The table alone, worded, with amounts in the unit that is chosen."""
    drawn, config = _worded(words, frame)
    st.dataframe(
        drawn,
        hide_index=True,
        height=height or "auto",
        column_config=config,
        placeholder=words("missing"),
        alt=title,
    )


@kept(200)
def _worded(words: Words, frame: pd.DataFrame) -> tuple[pa.Table, dict[str, Any]]:
    """What Streamlit is to draw of a frame, as it sends it, and how; keys are left to the files."""
    shown = tables.presented(frame, words)
    drawn, config = drawn_columns(words, shown[[column for column in shown.columns if not tables.is_key(column)]])
    return pa.Table.from_pandas(drawn), config


def show_downloads(
    screen: Screen,
    frame: pd.DataFrame,
    name: str,
    title: str,
    *,
    unit: str | None = None,
    rows_selected: int | None = None,
    packed: str | None = None,
) -> None:
    """Buttons for the table as CSV and XLSX; a file is made when it is asked for and says what it was made from.

    `rows_selected` is how many rows the selection has, where the frame was cut and is not a mart's own answer. The
    button that puts it into a pack stands beside; `packed` is its name in `dashboard.figures.tables` where that is not
    `name`, "" for what is no table of its own.
    """
    words = screen.words
    statement = statement_of(screen, frame, unit, rows_selected=rows_selected)

    def content() -> pd.DataFrame:
        return frame.assign(is_synthetic=True) if screen.notes.is_synthetic else frame

    def lines() -> list[str]:
        return statement_lines(statement(), words)

    with st.container(horizontal=True):
        download(
            words("export.csv"),
            lambda: tables.csv_bytes(content(), words, statement_column(lines(), words)),
            f"{title}.csv",
            "text/csv",
            f"{name}_csv",
        )
        download(
            words("export.xlsx"),
            lambda: table_xlsx(content(), words, title, lines()),
            f"{title}.xlsx",
            XLSX,
            f"{name}_xlsx",
        )
        known = name if packed is None else packed
        if known in TABLES or known == RELEASES:
            offer_packing(screen, known, words(table_title(known)), key=f"{name}_table")


def drawn_columns(words: Words, shown: pd.DataFrame) -> tuple[pd.DataFrame, dict[str, Any]]:
    """What Streamlit is to draw of a worded frame, and how: rates in per cent, so that all have two decimals."""
    kinds = {column: tables.kind_of(column, shown[column]) for column in shown.columns}
    rates = {column: shown[column] * 100 for column, kind in kinds.items() if kind == "rate"}
    return shown.assign(**rates), {column: _column(words.label(column), kind) for column, kind in kinds.items()}


def _column(label: str, kind: tables.Kind) -> Any:
    if kind == "text":
        return st.column_config.TextColumn(label)
    return st.column_config.NumberColumn(label, format=_FORMATS[kind])
