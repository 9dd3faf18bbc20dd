"""What is exported, before it takes a format: figures and tables with what must be said of them, packs, papers.

Pages read none of this. `dashboard.exporting` fills it from the store; every writer of this room takes it as it is:
slides and workbooks take a pack, papers (Word, PDF, HTML) take blocks.
"""

from dataclasses import dataclass, field
from typing import Literal

import pandas as pd
import plotly.graph_objects as go

from dashboard.records import FigureNotes


@dataclass(frozen=True, slots=True)
class Statement:
    """What an export says of itself, worded; `statement_lines` puts it into lines.

    `rows` are those it holds, `rows_selected` those that the selection has (None where they are the same). `bases` are
    the execution rates of the selection on both bases, "" where no rate stands. `link` reopens the same view.
    """

    notes: FigureNotes
    unit: str = ""
    bases: str = ""
    version: str = ""
    made_at: str = ""
    rows: int = 0
    rows_selected: int | None = None
    link: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One figure or table: `frame` holds the rows of its table as the warehouse gives them.

    `figure` is None for a table alone. `missing` says why there is nothing to show; title and statement stand all the
    same, frame and figure are empty then. `headline` is one sentence, `alt` says in words what the figure shows.
    """

    name: str
    title: str
    headline: str
    statement: Statement
    frame: pd.DataFrame
    alt: str = ""
    figure: go.Figure | None = None
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Pack:
    """The figures and tables of a meeting in their order, with a cover; `date` is worded."""

    title: str
    organisation: str
    date: str
    items: tuple[Item, ...]
    is_synthetic: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is that of a part."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; `is_note` sets it small, for what is said of a figure or table."""

    text: str
    is_note: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure with its caption; `alt` says in words what it shows."""

    figure: go.Figure
    caption: str
    alt: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of worded cells under its caption; `aligned` says how each column stands.

    `strong` are the numbers of rows (from 0) that are subtotals.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    aligned: tuple[Literal["left", "right"], ...]
    strong: frozenset[int] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


Block = Heading | Paragraph | Picture | Grid | PageBreak


@dataclass(frozen=True, slots=True)
class Paper:
    """A document of running blocks with a cover: a report, or a pack on paper.

    `has_contents` gives it a table of contents; `has_cover` a page of its own for the title.
    """

    title: str
    organisation: str
    date: str
    blocks: tuple[Block, ...]
    has_cover: bool = True
    has_contents: bool = True
    is_synthetic: bool = False
