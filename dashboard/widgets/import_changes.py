"""What an import would change, before it is made: evaluations, and figures of the overview."""

from pathlib import Path

import pandas as pd
import streamlit as st

from dashboard.figures.project import form_name
from dashboard.i18n import Words
from dashboard.i18n.moves import moved_figure
from dashboard.warehouse import Changes, Store, candidate, changes, open_warehouse
from dashboard.widgets.form import records
from dashboard.widgets.kept import kept
from dashboard.widgets.sheet import Cell, Column, Row, number, show_sheet

LISTED = 100


@kept(20)
def changes_between(earlier: str, _: str | None, later: str, __: str | None) -> Changes:
    """The changes between two versions of these folders, which are part of the key.

    Not in a page: its script makes every function anew, with nothing kept.
    """
    return changes(open_warehouse(Path(earlier)), open_warehouse(Path(later)))


@kept(20)
def trial_changes(
    store: Store, version: str | None, scratch: Store, scratch_version: str | None, documents: tuple[str, ...]
) -> Changes:
    """What these documents of a trial would change in a store; both versions are part of the key."""
    with candidate(store, scratch, documents) as after:
        return changes(open_warehouse(store.folder) if version else None, after)


def show_changes(words: Words, found: Changes) -> None:
    """Evaluations that are new, superseded or corrected, and by how much each figure of the overview moves."""
    counts = found.evaluations["change"].value_counts()
    parts = [
        words(f"imports.changes.count.{change}", count=int(counts[change]))
        for change in ("new", "new_superseded", "superseded", "reinstated", "corrected")
        if change in counts
    ]
    st.markdown(words.clauses([*parts, words("imports.changes.count.unchanged", count=found.unchanged)]))
    if len(found.evaluations):
        _show_evaluations(words, found.evaluations)
    if found.figures.empty:
        st.markdown(words("imports.changes.no_figures"))
    else:
        st.markdown(words("imports.changes.figures_lead"))
        _show_figures(words, found.figures)


def _show_evaluations(words: Words, frame: pd.DataFrame) -> None:
    columns = (
        Column(words("imports.changes.change"), "short"),
        Column(words.label("project_name"), "name"),
        Column(words.label("department_name"), "name"),
        Column(words.label("year"), "short"),
        Column(words.label("form_type"), "short"),
    )
    rows = [
        Row(
            (
                Cell(words(f"imports.changes.kind.{row['change']}")),
                Cell(form_name(words, row)),
                Cell(words.text(row["department_name"])),
                Cell(words.year(row["year"])),
                Cell(words(f"form_type_short.{row['form_type']}")),
            ),
            is_quiet=row["change"] in ("superseded", "new_superseded"),
        )
        for row in records(frame.head(LISTED))
    ]
    show_sheet(words, "changed_evaluations", words("imports.changes.evaluations"), columns, rows, lambda _: None)
    if len(frame) > LISTED:
        st.caption(words("imports.changes.shown_some", count=len(frame), shown=words.count(LISTED)))


def _show_figures(words: Words, frame: pd.DataFrame) -> None:
    columns = (
        Column(words("imports.changes.figure"), "name"),
        Column(words.label("form_type"), "name"),
        number(words("imports.changes.before")),
        number(words("imports.changes.after")),
        number(words("imports.changes.difference")),
    )
    rows = [
        Row(
            (
                Cell(words.label(row["figure"])),
                Cell(words.value("form_type", row["form_type"])),
                Cell(moved_figure(words, row["figure"], row["before"])),
                Cell(moved_figure(words, row["figure"], row["after"])),
                Cell(moved_figure(words, row["figure"], row["difference"], is_signed=True)),
            )
        )
        for row in records(frame)
    ]
    show_sheet(words, "changed_figures", words("imports.changes.figures"), columns, rows, lambda _: None)
