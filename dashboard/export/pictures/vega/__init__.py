"""Pictures of figures on machines without a browser: the figure's charts as a Vega specification, drawn by vl-convert.

Needs no browser and no network. What a figure shows comes from `native_charts`; its title, its notes and the mark of
made-up data stand where Plotly would put them.
"""

from collections.abc import Mapping
from typing import Any

from dashboard.export.painting import PAINTER
from dashboard.export.pictures.vega.patterns import hatched
from dashboard.export.pictures.vega.sheet import specification

__all__ = ["specification", "vega_svg"]


def vega_svg(spec: Mapping[str, Any]) -> str:
    """The SVG of a specification made by `specification`; it may ask for nothing from outside."""
    return hatched(PAINTER.asked({"do": "svg", "spec": spec}).decode())
