"""A table whose rows lead to the forms they speak of, and can be picked."""

from typing import Any
from urllib.parse import quote_plus, urlencode

import pandas as pd
import pyarrow as pa
import streamlit as st

from dashboard.charts import style
from dashboard.export import tables
from dashboard.figures.tables import TABLES
from dashboard.i18n import Words
from dashboard.widgets import address
from dashboard.widgets.kept import kept
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
) -> None:
    """A table of forms, each row with a link to its project page, and its downloads.

    `frame` has a column evaluation_id; seen are the columns that its entry in `dashboard.figures.tables` names, as far
    as any row has a value there; the files have all columns.
    """
    drawn, config = _drawn(screen.words, frame, TABLES[name].shown, _address_of_forms())
    st.dataframe(drawn, **_settings(screen.words, config, title), key=f"table_{name}")
    show_downloads(screen, frame, name, title)


def pick_forms(
    screen: Screen,
    frame: pd.DataFrame,
    name: str,
    title: str,
) -> pd.DataFrame:
    """Draws the same table with a box before each row and returns the rows that are ticked; no downloads.

    Explanations are cut to a few lines on screen: who ticks a row is to be shown the whole of it.
    """
    # Ticks are kept by row number: another list of forms must be another table.
    listed = hash(tuple(frame["evaluation_id"]))
    drawn, config = _drawn(screen.words, _cut(screen.words, frame), TABLES[name].shown, _address_of_forms())
    name_column = st.column_config.TextColumn(screen.words("column.form_name"), width=NAME_PIXELS)
    state: Any = st.dataframe(
        drawn,
        **_settings(screen.words, {**config, "form_name": name_column}, title),
        key=f"table_{name}_{listed}",
        row_height=HIGH_ROW,
        on_select="rerun",
        selection_mode="multi-row",
    )
    return frame.iloc[sorted(state["selection"]["rows"])]


def _address_of_forms() -> str:
    """The project page with the present selection, a form to be added; relative, to hold under any base address."""
    return f"{PAGES['project']}?{urlencode({**address.current(), 'evaluation': ''}, doseq=True)}"


@kept(50)
def _cut(words: Words, frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with its explanations cut to what a row of the table holds."""
    return frame.assign(explanation=[style.shortened(words.text(text), SHORT_TEXT) for text in frame["explanation"]])


@kept(50)
def _drawn(
    words: Words, frame: pd.DataFrame, shown: tuple[str, ...], address_before: str
) -> tuple[pa.Table, dict[str, Any]]:
    """What Streamlit is to draw, as it sends it, and how: worded columns, the link to each form first."""
    worded = tables.presented(frame, words)
    drawn, config = drawn_columns(words, worded[[column for column in shown if column in worded.columns]])
    for column in WIDE & set(shown):
        config[column] = st.column_config.TextColumn(words.label(column), width="large")
    drawn.insert(0, "link", [f"{address_before}{quote_plus(str(evaluation))}" for evaluation in frame["evaluation_id"]])
    config["link"] = st.column_config.LinkColumn(
        words("column.link"), display_text=words("form_table.open"), width="small", help=words("form_table.open_help")
    )
    return pa.Table.from_pandas(drawn), config


def _settings(words: Words, config: dict[str, Any], title: str) -> dict[str, Any]:
    """How st.dataframe shows a table of forms."""
    return {"hide_index": True, "column_config": config, "placeholder": words("missing"), "alt": title}
