"""A page that says nothing: the head every page has, and BENCH_FIGURES bars of thirty marks.

BENCH_DRESS says how they are drawn: `bare` by Streamlit alone, `dressed` as pages draw theirs, with title, sentence,
notes, table and downloads.
"""

import os

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dashboard.charts import style
from dashboard.widgets import open_screen, show_figure

MARKS = 30

screen = open_screen("overview")
rows = pd.DataFrame({"place": range(MARKS), "evaluations": range(MARKS), "execution_rate": [0.5] * MARKS})
for number in range(int(os.environ["BENCH_FIGURES"])):
    figure = go.Figure(go.Bar(x=list(range(MARKS)), y=list(range(MARKS))))
    if os.environ["BENCH_DRESS"] == "bare":
        st.plotly_chart(figure, key=f"figure_{number}")
    else:
        style.finished(figure, screen.words, screen.notes, title=str(number), alt=str(number))
        show_figure(screen, figure, rows, f"figure_{number}")
