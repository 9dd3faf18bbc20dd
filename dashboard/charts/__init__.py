"""Frames become Plotly figures here; pure, one subject a file, one figure a function.

A figure function takes `frame, words, notes` and returns a `go.Figure` that has gone through `style.finished`, which
gives it its title, its unit, the sentence for screen readers and the lines with selection and source. It never touches
Streamlit; `style.on_screen` and `style.on_paper` dress the same figure for a page and for a file.
"""
