"""What a figure shows, as plain data: categories, series and axes, for slides, workbooks and Vega alike."""

from dataclasses import dataclass, field
from typing import Literal

ChartKind = Literal["bar", "column", "line", "scatter"]
Dash = Literal["solid", "dash", "dot"]
Symbol = Literal["circle", "diamond", "star", "stroke"]
Pattern = Literal["", "/", "."]
Values = tuple[float | None, ...]


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

    Colours are `#rrggbb`; `point_colours`, `sizes` (of marks, in pixels) and `texts` (labels) are empty or one a value.
    `label_format` writes the values as `texts` do, where one number format can; "" where labels say something else.
    In a bar or column chart `has_marks` makes a series marks on the categories of the others; a program that sets no
    marks on bars draws them as bars of their own. `width` is that of the line, in pixels: thick lines of a scatter are
    boxes and floating bars. An `is_invisible` series only lifts what is stacked on it: the foot of a floating bar.
    """

    name: str
    values: Values
    colour: str
    xs: Values = ()
    point_colours: tuple[str, ...] = ()
    sizes: tuple[float, ...] = ()
    texts: tuple[str, ...] = ()
    label_format: str = ""
    pattern: Pattern = ""
    dash: Dash = "solid"
    symbol: Symbol = "circle"
    size: float = 8
    width: float = 2
    is_hollow: bool = False
    has_line: bool = False
    has_marks: bool = False
    is_named: bool = True
    is_invisible: bool = False


@dataclass(frozen=True, slots=True)
class Threshold:
    """A line across a chart at a value of an axis, worded as it is written there.

    On the axis of categories, category n (from 0) reaches from n - 0.5 to n + 0.5.
    """

    value: float
    text: str
    axis: Literal["value", "category"] = "value"
    dash: Dash = "dash"


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart. A bar's categories run from the top down, and so do the rows of a scatter.

    `categories` of a scatter name the places 0, 1, 2, … of its upright axis; empty where numbers stand there. Its flat
    axis is `category_axis`. `beside` is what the figure writes at the end of each category, "" or nothing where the
    labels of the series say it. `bands` are words above places of the axis of categories.
    """

    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    title: str = ""
    category_axis: Axis = field(default_factory=Axis)
    value_axis: Axis = field(default_factory=Axis)
    is_stacked: bool = False
    thresholds: tuple[Threshold, ...] = ()
    beside: tuple[str, ...] = ()
    bands: tuple[tuple[float, str], ...] = ()


@dataclass(frozen=True, slots=True)
class HeatMap:
    """A table whose cells are coloured by their values; texts and colours are one a cell, row by row."""

    columns: tuple[str, ...]
    rows: tuple[str, ...]
    values: tuple[Values, ...]
    texts: tuple[tuple[str, ...], ...]
    colours: tuple[tuple[str, ...], ...]
    title: str = ""
