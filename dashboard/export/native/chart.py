"""What a figure shows, as plain data: categories, series and axes, for slides, workbooks and Vega alike."""

from dataclasses import dataclass, field
from typing import Literal

ChartKind = Literal["bar", "column", "line", "scatter"]
Dash = Literal["solid", "dash", "dot"]


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis: its title, how its numbers are written (an office program's format, as `0%`), and its ends.

    `is_log` spaces it by powers of ten. What is None the program chooses.
    """

    title: str = ""
    number_format: str = "General"
    lowest: float | None = None
    highest: float | None = None
    is_log: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """One series: a value a category, or for a scatter one a mark with `xs` beside it; None leaves a gap.

    Colours are `#rrggbb`; `point_colours` and `texts` (labels of marks) are empty or one a value. An `is_invisible`
    series only lifts what is stacked on it: the foot of a floating bar.
    """

    name: str
    values: tuple[float | None, ...]
    colour: str
    xs: tuple[float | None, ...] = ()
    point_colours: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    dash: Dash = "solid"
    has_line: bool = False
    has_marks: bool = False
    is_invisible: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart. A bar's categories run from the top down. `thresholds` are lines across, worded beside their value.

    `categories` are empty for a scatter.
    """

    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    category_axis: Axis = field(default_factory=Axis)
    value_axis: Axis = field(default_factory=Axis)
    is_stacked: bool = False
    thresholds: tuple[tuple[float, str], ...] = ()


@dataclass(frozen=True, slots=True)
class HeatMap:
    """A table whose cells are coloured by their values; texts and colours are one a cell, row by row."""

    columns: tuple[str, ...]
    rows: tuple[str, ...]
    values: tuple[tuple[float | None, ...], ...]
    texts: tuple[tuple[str, ...], ...]
    colours: tuple[tuple[str, ...], ...]
