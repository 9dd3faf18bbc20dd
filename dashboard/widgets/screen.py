"""The head of a page and its small parts: title, selection sentence, banners, switches, tiles, empty states."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.figures import Drawing, Entry, Read
from dashboard.figures.selected import coverage_notes, selection_sentence
from dashboard.figures.tables import TABLES
from dashboard.i18n import Words, words
from dashboard.records import FigureNotes, Selection
from dashboard.widgets import address
from dashboard.widgets.frame import FOLLOWED, UNKNOWN, filter_options, mark_changed
from dashboard.widgets.kept import kept
from dashboard.widgets.language import chosen_language
from dashboard.widgets.looking import shown_store
from dashboard.widgets.marts import read_mart, standing_for, warehouse
from dashboard.widgets.navigation import enter_by_front_door
from dashboard.widgets.releases import refused_line, release_line

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$:<>])")


@dataclass(frozen=True, slots=True)
class Screen:
    """What every part of a page needs: which page, its words, the selection, and what figures must say of it."""

    name: str
    words: Words
    selection: Selection
    notes: FigureNotes

    def read(self, mart: str, /, **parameters: Any) -> pd.DataFrame:
        """The rows of a mart for the selection; `parameters` are its own, by name."""
        return read_mart(mart, self.selection, **parameters)

    def drawing(self, entry: Entry, **arguments: Any) -> Drawing:
        """What an entry of `dashboard.figures` gives for the selection; the same again for the same question."""
        given = tuple(sorted(arguments.items()))
        return _answered(entry, str(shown_store()), warehouse().version, self.selection, given)

    def table(self, name: str, **arguments: Any) -> pd.DataFrame:
        """The rows of a table by its name (`dashboard.figures.tables`) for the selection, its codes in words."""
        given = tuple(sorted(arguments.items()))
        return _table(name, self.words, str(shown_store()), warehouse().version, self.selection, given)


def open_screen(name: str, *, needs_evaluations: bool = True, shows_selection: bool = True) -> Screen:
    """Draws the head of a page and returns what its parts need.

    Where the selection holds nothing the page ends here with a sentence, unless it does not need evaluations. A page
    that no filter changes says what it is for instead of what is selected.
    """
    enter_by_front_door(name)
    worded = words(chosen_language(), address.unit())
    chosen = address.selection()
    coverage = read_mart("coverage", chosen)
    sentence = selection_sentence(chosen, filter_options(), worded)
    notes = notes_of(chosen, worded)
    st.title(worded(f"{name}.title"), anchor=False)
    head = worded("screen.selection", selection=sentence) if shows_selection else worded(f"{name}.lead")
    st.markdown(escaped(head))
    if line := release_line(worded):
        st.caption(escaped(line))
    if refused := refused_line(worded):
        st.warning(escaped(refused), icon=":material/link_off:")
    if notes.is_synthetic:
        st.warning(worded("screen.synthetic"), icon=":material/science:")
    for parameter, value in st.session_state.get(UNKNOWN, []):
        st.warning(
            worded("screen.unknown", name=worded(f"address.{parameter}"), value=escaped(value)),
            icon=":material/link_off:",
        )
    if needs_evaluations and not coverage["evaluations"].iloc[0]:
        show_empty(worded("screen.empty"))
        st.stop()
    return Screen(name, worded, chosen, notes)


def notes_of(selection: Selection, words: Words) -> FigureNotes:
    """What figures must say of a selection of the store that is looked at, its release among it."""
    sentence = selection_sentence(selection, filter_options(), words)
    notes = coverage_notes(read_mart("coverage", selection), sentence, words)
    line = release_line(words)
    return replace(notes, further=(*notes.further, line)) if line else notes


def choose(screen: Screen, name: str, options: Sequence[str], *, worded: Callable[[str], str] | None = None) -> str:
    """A switch of this page among codes worded under `<page>.<name>.<code>`, label under `<page>.<name>.label`.

    The first code is the default; any other is kept in the address. `worded` words codes that stand elsewhere.
    """
    key = f"{screen.name}_{name}"
    label = screen.words(f"{screen.name}.{name}.label")
    asked = st.query_params.get(name)
    if st.session_state.get(FOLLOWED):
        st.session_state[key] = asked if asked in options else options[0]
        if asked is not None and asked not in options:
            st.warning(screen.words("screen.unknown", name=label, value=escaped(asked)), icon=":material/link_off:")
    st.session_state.setdefault(key, options[0])
    picked = st.segmented_control(
        label,
        options,
        format_func=worded or (lambda code: screen.words(f"{screen.name}.{name}.{code}")),
        key=key,
        required=True,
        persist_state="session",
        on_change=mark_changed,
    )
    chosen = picked or options[0]
    if chosen != options[0] and asked != chosen:
        st.query_params[name] = chosen
    elif chosen == options[0] and asked is not None:
        del st.query_params[name]
    return chosen


def show_tiles(tiles: Sequence[tuple[str, str, str | None]]) -> None:
    """Figures at a glance, side by side as the width allows: (label, figure, explanation or None)."""
    with st.grid(4, min_column_width=150, gap="small"):
        for label, figure, explanation in tiles:
            st.metric(escaped(label), figure, help=explanation, border=True)


def show_empty(sentence: str) -> None:
    """Says what is missing where there is nothing to draw."""
    st.info(sentence, icon=":material/info:")


def escaped(text: str) -> str:
    """The text with Markdown's signs made harmless, for names that come from documents."""
    return _MARKDOWN.sub(r"\\\1", text)


@kept(200)
def _answered(
    entry: Entry, _store: str, _version: str, selection: Selection, arguments: tuple[tuple[str, Any], ...]
) -> Drawing:
    return entry(_reader(selection), **dict(arguments))


@kept(200)
def _table(
    name: str, words: Words, _store: str, _version: str, selection: Selection, arguments: tuple[tuple[str, Any], ...]
) -> pd.DataFrame:
    table = TABLES[name]
    rows = table.rows(_reader(selection), **dict(arguments))
    worded = table.worded(rows, words)
    return rows if worded is rows else standing_for(worded, rows)


def _reader(selection: Selection) -> Read:
    """Reads marts of the store that is looked at, which is part of the key of what is kept."""

    def read(mart: str, /, **parameters: Any) -> pd.DataFrame:
        return read_mart(mart, selection, **parameters)

    return read
