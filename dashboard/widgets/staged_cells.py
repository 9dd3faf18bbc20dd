"""The cells of a document that were left unread, each to be settled."""

import pandas as pd
import streamlit as st

from dashboard.i18n import Words
from dashboard.i18n.places import place_in_words
from dashboard.widgets.evidence import PARAMETER
from dashboard.widgets.form import records
from dashboard.widgets.sheet import Cell, Column, Row, show_sheet
from dashboard.widgets.staged_form import PLACE


def show_unread_cells(words: Words, cells: pd.DataFrame) -> None:
    """Every cell with its reason; its text opens it: mart `document_cells`."""
    st.subheader(words("imports.unread"), anchor=False)
    if cells.empty:
        st.markdown(words("imports.unread_none"))
        return
    columns = (
        Column(words.label("document_text"), "name", "link"),
        Column(words.label("document_place"), "name"),
        Column(words.label("unread_reason"), "long"),
        Column(words("imports.settled"), "long"),
    )
    rows = [
        Row(
            (
                Cell(row["document_text"], row["document_place"]),
                Cell(place_in_words(row["document_place"], words)),
                Cell(words(f"unread.{row['unread_reason']}")),
                Cell(_settled(words, row["is_settled"], row["set_aside_reason"])),
            ),
            is_quiet=bool(row["is_settled"]),
        )
        for row in records(cells)
    ]
    show_sheet(words, "unread", words("imports.unread"), columns, rows, open_cell)


def open_cell(place: str) -> None:
    """Opens a cell."""
    st.query_params.pop(PARAMETER, None)
    st.query_params[PLACE] = place


def _settled(words: Words, is_settled: bool, reason: object) -> str:
    if not is_settled:
        return words("imports.not_settled")
    return words("imports.aside", reason=reason) if words.text(reason) else words("imports.taken")
