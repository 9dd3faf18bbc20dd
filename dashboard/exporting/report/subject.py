"""What a report is about: a selection read through a source, and the blocks that its tables and figures make."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from dashboard.export.content import Block, Item, Paragraph, Picture, Statement
from dashboard.export.statement import rows_line
from dashboard.export.worded_grid import chosen_grid
from dashboard.exporting.items import Reading, Source, both_bases, made_item
from dashboard.figures.selected import years_listed
from dashboard.i18n import Words
from dashboard.records import Selection

MEMBERS_LISTED = 15
ALL: dict[str, Any] = {"is_by_year": False, "is_highest_first": False}


@dataclass(frozen=True)
class Subject:
    """A selection, where it is read from, and the words it is told in.

    `whole` is what a subject of one type of form is a part of: sums by type are read once for all of them.
    """

    source: Source
    selection: Selection
    words: Words
    whole: "Subject | None" = None

    def read(self, mart: str, /, **parameters: Any) -> pd.DataFrame:
        """The rows of a mart for the selection."""
        return self.source.read(mart, self.selection, **parameters)

    def first(self, mart: str, /, **parameters: Any) -> dict[str, Any]:
        """The first row of a mart that has one; {} where it has none."""
        rows = self.read(mart, **parameters).head(1).to_dict("records")
        return {str(column): value for column, value in rows[0].items()} if rows else {}

    def results(self, grain: str, row_limit: int | None = None) -> pd.DataFrame:
        """Members of a grain with their funds, execution, scores and leads, the lowest execution first."""
        return self.read("results", grain=grain, row_limit=row_limit, **ALL)

    def members(self, grain: str) -> pd.DataFrame:
        """The first members of a grain that tables list; `members` says how many there are of a type of form."""
        return self.results(grain, MEMBERS_LISTED)

    def totals(self) -> pd.DataFrame:
        """The totals of the selection, one row a type of form."""
        return self._of_type((self.whole or self).results("all"))

    def total(self) -> dict[str, Any]:
        """The totals of a subject of one type of form."""
        return {str(column): value for column, value in self.totals().iloc[0].items()}

    def years(self) -> str:
        """The years of the forms, runs drawn together; "" where no form states one."""
        every_year = {"is_by_year": True, "is_highest_first": False, "row_limit": None}
        by_year = self._of_type((self.whole or self).read("results", grain="all", **every_year))
        return years_listed(tuple({int(year) for year in by_year["year"].dropna()}), self.words)

    def has_several(self, grain: str) -> bool:
        """Whether any type of form has several members of a grain."""
        return any(int(part.members(grain)["members"].max()) > 1 for part in self.parts())

    def of(self, form_type: str) -> "Subject":
        """The same selection, one type of form alone."""
        return replace(self, selection=replace(self.selection, form_types=(form_type,)), whole=self)

    def parts(self) -> list["Subject"]:
        """The subject of each type of form there is: project and department forms are never added together."""
        return [self.of(form_type) for form_type in self.totals()["form_type"]]

    @property
    def form_type(self) -> str:
        """The type of form in words, of a subject of one type."""
        return self.words.value("form_type", self.selection.form_types[0])

    def item(self, name: str) -> Item:
        """A figure with what must be said of it."""
        return made_item(self.source, name, {}, self.selection, self.words)

    def figure(self, name: str, *, is_told: bool = True) -> list[Block]:
        """What a figure says in a sentence, the figure and its note; nothing where there is nothing to draw.

        Without `is_told` the sentence is left out: what stands above says it already.
        """
        item = self.item(name)
        if item.figure is None:
            return []
        lines = [*self._unit(item.statement.unit), rows_line(item.statement, self.words)]
        if item.statement.notes.selection != self.source.notes(self.selection, self.words).selection:
            lines.insert(0, self.words("figure.selection", selection=item.statement.notes.selection))
        told = [Paragraph(item.headline)] if is_told else []
        return [*told, Picture(item.figure, item.title, item.alt), self.note(lines)]

    def table(
        self,
        caption: str,
        mart: str,
        columns: Sequence[str],
        *,
        totals: pd.DataFrame | None = None,
        **parameters: Any,
    ) -> list[Block]:
        """The rows of a mart as a table that says how many of how many it lists; nothing where there are none."""
        reading = Reading(self.source, self.selection)
        return self.listed(caption, reading, reading(mart, **parameters), columns, totals=totals)

    def listed(
        self,
        caption: str,
        reading: Reading,
        read: pd.DataFrame,
        columns: Sequence[str],
        *,
        shown: pd.DataFrame | None = None,
        totals: pd.DataFrame | None = None,
        of: int | None = None,
    ) -> list[Block]:
        """A table of rows that were `read`; `shown` are the same rows with columns added or worded.

        `of` says how many rows there are where `read` are the first of them; else the mart behind them knows.
        """
        if read.empty:
            return []
        grid = chosen_grid(read if shown is None else shown, columns, self.words, caption, totals=totals)
        unit = self.words.unit_name if any(column.endswith("_yuan") for column in columns) else ""
        if of is None and len(self.selection.form_types) == 1 and "members" in read.columns:
            of = int(read["members"].max())  # of the type of form
        selected = of or reading.rows_selected(read)
        statement = Statement(self.source.notes(self.selection, self.words), rows=len(read), rows_selected=selected)
        return [grid, self.note([*self._unit(unit), rows_line(statement, self.words)])]

    def basis(self) -> list[str]:
        """What the report is based on, in lines: selection, both bases, rule packs, release, version and time."""
        words, notes = self.words, self.source.notes(self.selection, self.words)
        bases = both_bases(self.source, self.selection, words)
        return [
            words("figure.selection", selection=notes.selection),
            *([bases] if bases else []),
            *([words("figure.packs", packs=notes.packs)] if notes.packs else []),
            *notes.further,
            words("export.version", version=self.source.warehouse.version),
            words("statement.made_at", time=f"{self.source.made_at:%Y-%m-%d %H:%M}"),
            *([words("figure.synthetic")] if notes.is_synthetic else []),
        ]

    def note(self, lines: Sequence[str]) -> Paragraph:
        """Lines as one small paragraph."""
        clauses = self.words.clauses([line.rstrip("。.") for line in lines])
        return Paragraph(self.words("report.note", text=clauses), is_note=True)

    def _of_type(self, frame: pd.DataFrame) -> pd.DataFrame:
        return frame[frame["form_type"].isin(self.selection.form_types)] if self.whole else frame

    def _unit(self, unit: str) -> list[str]:
        return [self.words("figure.unit", unit=unit)] if unit else []
