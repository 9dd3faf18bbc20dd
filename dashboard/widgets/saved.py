"""Saved selections of a page: links under names, for everyone who uses this store."""

import streamlit as st

from dashboard import settings
from dashboard.casework import forget_selection, save_selection, saved_selections
from dashboard.errors import RefusedPaper
from dashboard.widgets import address
from dashboard.widgets.navigation import path_of
from dashboard.widgets.screen import Screen, escaped

LONGEST_NAME = 60


def show_saved(screen: Screen) -> None:
    """The saved selections of the page as links, and a box to save the present one."""
    words, store = screen.words, settings.store_path(None)
    saved = saved_selections(store, screen.name)
    if settings.is_read_only() and not saved:
        return
    with st.expander(words("saved.title", count=len(saved))):
        for number, one in enumerate(saved):
            with st.container(horizontal=True, vertical_alignment="center"):
                query = {name: list(values) for name, values in one.query.items()}
                st.page_link(path_of(one.page), label=escaped(one.name), icon=":material/bookmark:", query_params=query)
                if not settings.is_read_only():
                    st.button(
                        words("saved.forget"),
                        key=f"saved_forget_{number}",
                        on_click=forget_selection,
                        args=(store, one.name, one.page),
                        icon=":material/close:",
                        type="tertiary",
                    )
        if settings.is_read_only():
            return
        with st.form(f"saved_{screen.name}", border=False):
            name = st.text_input(words("saved.name"), max_chars=LONGEST_NAME, placeholder=words("saved.example"))
            if st.form_submit_button(words("saved.save"), icon=":material/bookmark_add:"):
                try:
                    save_selection(store, name or "", screen.name, _present())
                except RefusedPaper as refused:
                    st.error(words(f"paper.refused.{refused.reason}", **refused.values))
                    return
                st.rerun()


def _present() -> dict[str, list[str]]:
    """The filter bar and the page's own parameters, as they stand in the address."""
    own = {name: st.query_params.get_all(name) for name in st.query_params}
    return {**own, **address.current()}
