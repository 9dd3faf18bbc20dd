"""Releases: what was signed off, what has changed since, sign off or take back, and two releases side by side."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from dashboard import settings
from dashboard.errors import RefusedRelease
from dashboard.figures import execution, overview
from dashboard.figures.tables import RELEASES, release_rows
from dashboard.records import Selection
from dashboard.warehouse import (
    Changes,
    Release,
    Store,
    content_of,
    last_release,
    make_release,
    release_store,
    releases,
    withdraw_release,
)
from dashboard.widgets import Screen, escaped, open_screen, read_mart, show_empty, show_figure, show_table
from dashboard.widgets.import_changes import changes_between, show_changes
from dashboard.widgets.looking import looking_at
from dashboard.widgets.screen import notes_of

WORKING = "working"
LONGEST_NAME, LONGEST_NOTE = 40, 300
NAME = "releases_name"


def show_list(screen: Screen, store: Store, every: tuple[Release, ...]) -> None:
    """Every release with who, when and why; the newest first."""
    words = screen.words
    if not every:
        show_empty(words("releases.none"))
        return
    show_table(screen, release_rows(store), RELEASES, words("releases.list"))


def show_waiting(screen: Screen, store: Store) -> None:
    """What the data as it is changes against the last release, and the button that signs it off."""
    words = screen.words
    last = last_release(store)
    st.subheader(words("releases.waiting"), anchor=False)
    if last is not None and last.content == content_of(store):
        show_empty(words("releases.refused.unchanged", number=last.number))
        return
    if last is None:
        count = int(read_mart("coverage", Selection())["evaluations"].iloc[0])
        st.markdown(words("releases.first", count=count))
    else:
        show_changes(words, difference(store, last.number, None))
    with st.form("release", border=True):
        note = st.text_input(words("releases.note"), max_chars=LONGEST_NOTE)
        name = st.text_input(words("releases.by"), st.session_state.get(NAME, ""), max_chars=LONGEST_NAME)
        if st.form_submit_button(words("releases.make"), icon=":material/verified:", type="primary"):
            done(screen, lambda: make_release(store, name or "", note or ""), name or "")


def show_withdrawal(screen: Screen, store: Store, known: list[Release]) -> None:
    """The form that takes a release back."""
    words = screen.words
    with st.expander(words("releases.withdraw")), st.form("withdraw", border=False):
        numbers = [one.number for one in reversed(known)]
        number = st.selectbox(
            words("releases.which"), numbers, format_func=lambda one: words("releases.number", number=one)
        )
        why = st.text_input(words("releases.why"), max_chars=LONGEST_NOTE)
        name = st.text_input(words("releases.by"), st.session_state.get(NAME, ""), max_chars=LONGEST_NAME)
        if st.form_submit_button(words("releases.withdraw"), icon=":material/undo:"):
            done(screen, lambda: withdraw_release(store, number, name or "", why or ""), name or "")


def done(screen: Screen, act: Callable[[], Release], name: str) -> None:
    """Does it and shows the page anew; what was refused is said, and what was typed stays."""
    try:
        act()
    except RefusedRelease as error:
        st.error(escaped(screen.words(f"releases.refused.{error.reason}", number=error.number)))
        return
    st.session_state[NAME] = name.strip()
    st.rerun()


def difference(store: Store, before: int, after: int | None) -> Changes:
    """What sets two releases apart; None stands for the data as it is."""
    earlier = release_store(store, before)
    later = release_store(store, after) if after else store
    return changes_between(str(earlier.folder), earlier.version, str(later.folder), later.version)


def show_two(screen: Screen, store: Store, known: list[Release]) -> None:
    """Two releases, or one and the data as it is, side by side: what changed, and the same figures of both."""
    words = screen.words
    st.header(words("releases.compare"), anchor=False, divider="gray")
    options = [str(one.number) for one in known] + ([] if settings.is_read_only() else [WORKING])
    if len(options) < 2:
        show_empty(words("releases.two_needed"))
        return

    def said(option: str) -> str:
        return words("releases.working") if option == WORKING else words("releases.number", number=option)

    # Where the data as it is has just been released, the two last releases are what differs.
    last = len(known) - 1 if len(known) > 1 and known[-1].content == content_of(store) else len(options) - 1
    left, right = st.columns(2)
    before = left.selectbox(words("releases.earlier"), options, index=last - 1, format_func=said, key="before")
    after = right.selectbox(words("releases.later"), options, index=last, format_func=said, key="after")
    if before in {after, WORKING}:
        show_empty(words("releases.choose_two"))
        return
    show_changes(words, difference(store, int(before), None if after == WORKING else int(after)))
    for column, option in zip(st.columns(2), (before, after), strict=True):
        folder = store.folder if option == WORKING else release_store(store, int(option)).folder
        with column, looking_at(folder):
            st.subheader(said(option), anchor=False)
            own = replace(screen, notes=notes_of(screen.selection, words))
            ranking = execution.ranking(own.read, "district")
            show_figure(own, *ranking, name=f"ranking_district_{option}", packed="ranking_district")
            show_figure(own, *overview.trend(own.read), name=f"trend_{option}", packed="trend")


screen = open_screen("releases", needs_evaluations=False)
st.markdown(screen.words("releases.lead"))
served = Store(settings.store_path(None))
every = releases(served)
in_force = [one for one in every if not one.is_withdrawn]
show_list(screen, served, every)
if settings.is_read_only():
    st.caption(screen.words("releases.read_only"))
else:
    show_waiting(screen, served)
    if in_force:
        show_withdrawal(screen, served, in_force)
if in_force:
    show_two(screen, served, in_force)
