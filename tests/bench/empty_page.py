"""A page that says nothing: the head every page has, and BENCH_FIGURES bars of thirty marks.

BENCH_DRESS says how they are drawn: `bare` by Streamlit alone, `dressed` as pages draw theirs, with title, sentence,
notes, table and downloads.
"""

import os

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dashboard.charts import style
from dashboard.i18n import Words
from dashboard.records import FigureNotes
from dashboard.widgets import open_screen, show_figure

MARKS = 30

screen = open_screen("overview")


def bars(frame: pd.DataFrame, title: str, words: Words, notes: FigureNotes) -> go.Figure:
    """A figure of thirty bars, dressed as all figures are."""
    return style.finished(plain(frame), words, notes, title=title, alt=title)


def plain(frame: pd.DataFrame) -> go.Figure:
    """A figure of thirty bars."""
    return go.Figure(go.Bar(x=list(frame["place"]), y=list(frame["evaluations"])))


rows = pd.DataFrame({"place": range(MARKS), "evaluations": range(MARKS), "execution_rate": [0.5] * MARKS})
for number in range(int(os.environ["BENCH_FIGURES"])):
    if os.environ["BENCH_DRESS"] == "bare":
        st.plotly_chart(plain(rows), key=f"figure_{number}")
    else:
        show_figure(screen, bars, rows, str(number), name=f"figure_{number}")
