"""Figures as charts of an office program: what a Plotly figure shows, as data that can be edited there."""

from dashboard.export.native.chart import Axis, Chart, HeatMap, Series, Threshold
from dashboard.export.native.translate import native_charts

__all__ = ["Axis", "Chart", "HeatMap", "Series", "Threshold", "native_charts"]
