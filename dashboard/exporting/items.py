"""A figure or a table for a selection, with everything that an export must say of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

import pandas as pd

from dashboard.auditing import papers_in_marts
from dashboard.casework import read_papers
from dashboard.charts import style
from dashboard.export.content import Item, Statement
from dashboard.figures import FIGURES, Query, arguments_of, form_types, own_notes, page_of
from dashboard.figures.columns import in_reading_order
from dashboard.figures.links import query_of
from dashboard.figures.selected import (
    Options,
    bases_sentence,
    coverage_notes,
    options_of,
    release_sentence,
    selection_sentence,
)
from dashboard.figures.tables import RELEASES, TABLES, release_rows, table_title
from dashboard.i18n import Words
from dashboard.records import FigureNotes, Selection
from dashboard.warehouse import Release, Store, Warehouse

ALL = 2**31 - 1


@dataclass(frozen=True)
class Source:
    """What items are read from: a version of a store, or one of its releases, at a moment.

    `served` is the store that the dashboard serves, `release` the release that `warehouse` belongs to, if any.
    `address` is where the dashboard is found, with a slash at its end; "" leaves links relative.
    """

    warehouse: Warehouse
    served: Store
    made_at: datetime
    release: Release | None = None
    address: str = ""
    _kept: dict[object, pd.DataFrame] = field(default_factory=dict, repr=False)

    @cached_property
    def options(self) -> Options:
        """What can be picked of the store."""
        return options_of(self.warehouse.mart("filter_options", Selection()))

    @cached_property
    def plain_marts(self) -> frozenset[str]:
        """The marts that take a selection alone."""
        plain = self.warehouse.marts["coverage"]
        return frozenset(name for name, parameters in self.warehouse.marts.items() if len(parameters) == len(plain))

    def read(self, mart: str, selection: Selection, **parameters: object) -> pd.DataFrame:
        """The rows of a mart for a selection; what several items ask for is read once."""
        key = (mart, selection, repr(sorted(parameters.items())))
        if key not in self._kept:
            self._kept[key] = self.warehouse.mart(mart, selection, **parameters)
        return self._kept[key]

    def notes(self, selection: Selection, words: Words) -> FigureNotes:
        """What figures of a selection must say: the same as on its pages."""
        sentence = selection_sentence(selection, self.options, words)
        notes = coverage_notes(self.read("coverage", selection), sentence, words)
        line = release_sentence(self.served, self.release, words)
        return replace(notes, further=(*notes.further, line)) if line else notes

    def link(self, page: str, query: Mapping[str, Sequence[str]]) -> str:
        """The address of a page that shows the same; the overview's page is the address itself."""
        path = "" if page == "overview" else page
        asked = urlencode([(name, value) for name, values in query.items() for value in values])
        return f"{self.address or ('' if path else '/')}{path}" + (f"?{asked}" if asked else "")


class Reading:
    """Reads marts for one item's selection, and knows afterwards how many rows the selection has."""

    def __init__(self, source: Source, selection: Selection) -> None:
        self._source, self._selection = source, selection
        self._asked: list[tuple[pd.DataFrame, str, dict[str, object]]] = []

    def __call__(self, mart: str, /, **parameters: object) -> pd.DataFrame:
        """The mart's rows; `parameters` are its own, by name."""
        rows = self._source.read(mart, self._selection, **parameters)
        self._asked.append((rows, mart, parameters))
        return rows

    def rows_selected(self, frame: pd.DataFrame) -> int | None:
        """How many rows the mart behind a frame has without its limit; None where the frame holds them all.

        Frames that stand for all rows by their sums (`is_crowded`) lack none.
        """
        mart, parameters = next(((name, given) for rows, name, given in self._asked if rows is frame), ("", {}))
        limit = parameters.get("row_limit")
        if not isinstance(limit, int) or len(frame) < limit or "is_crowded" in frame.columns:
            return None
        without = self._source.warehouse.mart_count(mart, self._selection, **{**parameters, "row_limit": ALL})
        return without if without > len(frame) else None


def made_item(
    source: Source,
    name: str,
    query: Query,
    selection: Selection,
    words: Words,
    *,
    title: str = "",
    headline: str = "",
) -> Item:
    """The figure or table of a name (`dashboard.figures`, or a mart) for a selection, drawn for paper.

    `query` are the parameters of the page that shows it: what they ask of the figure itself is done, and they stand in
    the link back; the selection's own are added. `headline` is what somebody wrote above it; without one it is drafted
    from the data. Where the selection leaves nothing to draw, or nothing has this name any more, `missing` says so
    under `title`, what it was called before.
    """
    asked = Asked(source, name, query, selection, words, title, headline)
    if name in FIGURES:
        return _figure(asked)
    if name in TABLES or name == RELEASES or name in source.plain_marts:
        return _table(asked)
    statement = Statement(source.notes(selection, words), version=source.warehouse.version)
    missing = words("export.no_such_figure", figure=title or name)
    return Item(name, title or name, headline, statement, pd.DataFrame(), missing=missing)


@dataclass(frozen=True, slots=True)
class Asked:
    """What `made_item` was asked for."""

    source: Source
    name: str
    query: Query
    selection: Selection
    words: Words
    title: str
    headline: str


def _figure(asked: Asked) -> Item:
    source, name, words = asked.source, asked.name, asked.words
    first = form_types(name, Reading(source, asked.selection))
    narrowed = replace(asked.selection, form_types=(first[0],)) if first else asked.selection
    reading = Reading(source, narrowed)
    arguments = arguments_of(name, asked.query)
    draw, frame, *others = FIGURES[name](reading, **arguments)
    notes = own_notes(name, arguments, reading, frame, source.notes(narrowed, words), words)
    figure = None if frame.empty else draw(frame, *others, words, notes)
    statement = _statement(asked, reading, frame, narrowed, page_of(name), notes, arguments)
    if figure is None:
        return _missing(asked, statement, frame)
    meta = figure.layout.meta
    return Item(
        name=name,
        title=meta["title"],
        headline=asked.headline or meta["alt"],
        statement=replace(statement, unit=meta["unit"]),
        frame=in_reading_order(frame),
        alt=meta["alt"],
        figure=style.on_paper(figure),
    )


def _table(asked: Asked) -> Item:
    source, name, words = asked.source, asked.name, asked.words
    table = TABLES.get(name)
    reading = Reading(source, asked.selection)
    arguments = dict(table.arguments(asked.query)) if table else {}
    papers = papers_in_marts(read_papers(source.served.folder)) if table and table.needs_papers else {}
    if name == RELEASES:
        rows = release_rows(source.served)
    else:
        rows = table.rows(reading, **arguments, **papers) if table else reading(name)
    page = table.page if table else RELEASES if name == RELEASES else ""
    notes = own_notes(name, arguments, reading, rows, source.notes(asked.selection, words), words)
    statement = _statement(asked, reading, rows, asked.selection, page, notes, arguments)
    title = words(table_title(name)) if table or name == RELEASES else asked.title or name
    if rows.empty:
        return _missing(replace(asked, title=title), statement, rows)
    count = statement.rows_selected or statement.rows
    key = "pack.table_some" if count > len(rows) else "pack.table_all"
    drafted = words(key, title=title, count=count, rows=words.count(len(rows)))
    frame = in_reading_order(table.worded(rows, words), table.shown) if table else rows
    unit = words.unit_name if any(column.endswith("_yuan") for column in frame.columns) else ""
    return Item(name, title, asked.headline or drafted, replace(statement, unit=unit), frame)


def _missing(asked: Asked, statement: Statement, frame: pd.DataFrame) -> Item:
    title = asked.title or asked.name
    missing = asked.words("export.nothing_to_draw", figure=title)
    return Item(asked.name, title, asked.headline, statement, frame.head(0), missing=missing)


def _statement(
    asked: Asked,
    reading: Reading,
    frame: pd.DataFrame,
    selection: Selection,
    page: str,
    notes: FigureNotes,
    arguments: Mapping[str, Any],
) -> Statement:
    source, words = asked.source, asked.words
    bases = ""
    if _has_rates(frame):
        evaluation = arguments.get("evaluation")
        bases = (
            bases_sentence(reading("form_head", evaluation=evaluation), words)
            if evaluation
            else both_bases(source, selection, words)
        )
    return Statement(
        notes=notes,
        bases=bases,
        version=source.warehouse.version,
        made_at=f"{source.made_at:%Y-%m-%d %H:%M}",
        rows=len(frame),
        rows_selected=reading.rows_selected(frame),
        link=source.link(page, {**asked.query, **query_of(selection)}) if page else "",
    )


def both_bases(source: Source, selection: Selection, words: Words) -> str:
    """The execution rates of a selection on the adjusted and on the initial budget, one clause a type of form."""
    totals = source.read("results", selection, grain="all", is_by_year=False, is_highest_first=False, row_limit=None)
    return bases_sentence(totals, words)


def _has_rates(frame: pd.DataFrame) -> bool:
    return any("execution_rate" in column for column in frame.columns)
