"""Figures as charts of an office program: what a Plotly figure shows, as data that can be edited there."""
