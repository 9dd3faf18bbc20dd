"""Which release the pages show: the one an address or the sidebar names, else what this dashboard is for.

A read-only dashboard shows the last release, where there is one; any other shows the data as it is.
"""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from dashboard import settings
from dashboard.errors import RefusedRelease
from dashboard.figures.selected import release_sentence
from dashboard.i18n import Words
from dashboard.i18n.formats import day
from dashboard.warehouse import Release, Store, last_release, release_store, releases
from dashboard.widgets.address import CHANGED, RELEASE
from dashboard.widgets.looking import shown_store

_REFUSED = "release_refused"


def shown_folder() -> Path:
    """The folder of the store that pages are to read; a release that cannot be opened is named on the page."""
    served = Store(settings.store_path(None))
    state = st.session_state
    state.pop(_REFUSED, None)
    asked = st.query_params.get(RELEASE)
    if asked is not None and not state.get(CHANGED):
        state[RELEASE] = asked
    chosen = state.get(RELEASE)
    if chosen:
        try:
            return release_store(served, int(chosen) if str(chosen).isdecimal() else 0).folder
        except RefusedRelease as error:
            state[_REFUSED] = (error.reason, chosen)
            state[RELEASE] = ""
    last = last_release(served) if settings.is_read_only() else None
    return release_store(served, last.number).folder if last else served.folder


def pick_release(words: Words, on_change: Callable[[], None]) -> None:
    """The switch among releases in the sidebar, where there are any."""
    known = [one for one in releases(Store(settings.store_path(None))) if not one.is_withdrawn]
    if not known:
        return
    dates = {str(one.number): day(one.released_at) for one in known}
    st.session_state.setdefault(RELEASE, "")
    st.selectbox(
        words("releases.pick"),
        ["", *reversed(dates)],
        format_func=lambda number: (
            words("releases.of_date", number=number, date=dates[number])
            if number
            else words("releases.latest" if settings.is_read_only() else "releases.working")
        ),
        key=RELEASE,
        on_change=on_change,
    )


def shown_release() -> Release | None:
    """The release that the page shows, or None for data that was not released."""
    folder = shown_store()
    served = Store(settings.store_path(None))
    if folder == served.folder:
        return None
    return next((one for one in releases(served) if str(one.number) == folder.name), None)


def release_line(words: Words) -> str:
    """Which data the page shows, for its head and its figures; "" where nothing was ever released."""
    return release_sentence(Store(settings.store_path(None)), shown_release(), words)


def refused_line(words: Words) -> str:
    """Why the release that was asked for is not shown; "" where it is."""
    refused = st.session_state.get(_REFUSED)
    return words(f"releases.refused.{refused[0]}", number=refused[1]) if refused else ""
