"""A page that says nothing: the head every page has, and as many plain figures as BENCH_FIGURES asks for."""

import os

import plotly.graph_objects as go
import streamlit as st

from dashboard.widgets import open_screen

MARKS = 30

open_screen("overview")
for number in range(int(os.environ["BENCH_FIGURES"])):
    st.plotly_chart(go.Figure(go.Bar(x=list(range(MARKS)), y=list(range(MARKS)))), key=f"figure_{number}")
