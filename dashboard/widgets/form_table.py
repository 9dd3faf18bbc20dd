"""A table whose rows lead to the forms they speak of, and can be picked."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from dashboard.charts import style
from dashboard.export import tables
from dashboard.widgets import address
from dashboard.widgets.navigation import PAGES
from dashboard.widgets.screen import Screen
from dashboard.widgets.tables import drawn_columns, show_downloads

WIDE = {"explanation", "remark", "rules"}
# Rows high enough for the first three lines of an explanation, and how many half-width columns of it those hold.
HIGH_ROW = 68
SHORT_TEXT = 130
# Narrow enough that a telephone shows the first figure beside the name.
NAME_PIXELS = 170


def show_form_table(
    screen: Screen,
    frame: pd.DataFrame,
    name: str,
    title: str,
    *,
    shown: Sequence[str],
) -> None:
    """A table of forms, each row with a link to its project page, and its downloads.

    `frame` has a column evaluation_id; `shown` are its columns to be seen, in their order, the files have them all.
    """
    st.dataframe(**_drawn(screen, frame, title, shown), key=f"table_{name}")
    show_downloads(screen, frame, name, title)


def pick_forms(
    screen: Screen,
    frame: pd.DataFrame,
    name: str,
    title: str,
    *,
    shown: Sequence[str],
) -> pd.DataFrame:
    """Draws the same table with a box before each row and returns the rows that are ticked; no downloads.

    Explanations are cut to a few lines on screen: who ticks a row is to be shown the whole of it.
    """
    # Ticks are kept by row number: another list of forms must be another table.
    listed = hash(tuple(frame["evaluation_id"]))
    cut = frame.assign(
        explanation=[style.shortened(screen.words.text(text), SHORT_TEXT) for text in frame["explanation"]]
    )
    drawn = _drawn(screen, cut, title, shown)
    drawn["column_config"]["form_name"] = st.column_config.TextColumn(
        screen.words("column.form_name"), width=NAME_PIXELS
    )
    state: Any = st.dataframe(
        **drawn,
        key=f"table_{name}_{listed}",
        row_height=HIGH_ROW,
        on_select="rerun",
        selection_mode="multi-row",
    )
    return frame.iloc[sorted(state["selection"]["rows"])]


def _drawn(screen: Screen, frame: pd.DataFrame, title: str, shown: Sequence[str]) -> Mapping[str, Any]:
    """What st.dataframe is given: worded columns, the link first."""
    words = screen.words
    drawn, config = drawn_columns(words, tables.presented(frame, words)[list(shown)])
    for column in WIDE & set(shown):
        config[column] = st.column_config.TextColumn(words.label(column), width="large")
    links = [_address(str(evaluation)) for evaluation in frame["evaluation_id"]]
    drawn.insert(0, "link", links)
    config["link"] = st.column_config.LinkColumn(
        words("column.link"), display_text=words("form_table.open"), width="small", help=words("form_table.open_help")
    )
    return {
        "data": drawn,
        "hide_index": True,
        "column_config": config,
        "placeholder": words("missing"),
        "alt": title,
    }


def _address(evaluation_id: str) -> str:
    """The project page of a form, with the present selection; relative, so that it holds under any base address."""
    return f"{PAGES['project']}?{urlencode({**address.current(), 'evaluation': evaluation_id}, doseq=True)}"
