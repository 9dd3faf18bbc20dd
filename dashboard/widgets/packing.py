"""Putting what a page shows into a pack for a meeting: a button under every figure and table, one dialog for all."""

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard import settings
from dashboard.casework.packs import PackItem, add_to_pack, pack_plans
from dashboard.errors import RefusedPaper
from dashboard.figures.links import DEFAULT_UNIT, query_of
from dashboard.i18n import Words
from dashboard.i18n.papers import refusal_sentence
from dashboard.widgets import address
from dashboard.widgets.releases import shown_release
from dashboard.widgets.screen import Screen, escaped

_ITEM = "item_to_pack"
_LAST = "pack_added_to"


def offer_packing(screen: Screen, name: str, title: str, *, key: str = "") -> None:
    """The button that puts a figure or table into a pack; nothing where the dashboard only shows.

    `name` is its name in `dashboard.figures`; the pack keeps the page's query beside it.
    """
    if settings.is_read_only():
        return
    st.button(
        screen.words("pack.add"),
        key=f"pack_{key or name}",
        on_click=_ask,
        args=(name, title, seen(screen)),
        icon=":material/library_add:",
        type="tertiary",
    )


def ask_for_pack(words: Words) -> None:
    """Opens the dialog where somebody has just clicked such a button."""
    item: PackItem | None = st.session_state.pop(_ITEM, None)
    if item is not None:
        st.dialog(words("pack.add"))(_show_choice)(words, item)


def seen(screen: Screen) -> dict[str, list[str]]:
    """What is selected where the button stands, as the address would say it."""
    release = shown_release()
    own = query_of(screen.selection)
    if screen.words.unit != DEFAULT_UNIT:
        own["unit"] = [screen.words.unit]
    if release:
        own[address.RELEASE] = [str(release.number)]
    return own


def _ask(name: str, title: str, own: Mapping[str, Sequence[str]]) -> None:
    """Keeps what is to be packed for the dialog: the page's own parameters with what is selected."""
    st.session_state[_ITEM] = PackItem(name, title, {**address.own_parameters(), **own})


def _show_choice(words: Words, item: PackItem) -> None:
    """Which pack, known or new."""
    store = settings.store_path(None)
    known = [plan.name for plan in pack_plans(store)]
    last = st.session_state.get(_LAST)
    st.markdown(f"**{escaped(item.title)}**")
    name = st.selectbox(
        words("pack.which"),
        known,
        index=known.index(last) if last in known else 0 if known else None,
        placeholder=words("pack.which_example"),
        accept_new_options=True,
    )
    if st.button(words("pack.add_here"), icon=":material/library_add:", type="primary", disabled=not name):
        try:
            count = add_to_pack(store, (name or "").strip(), item)
        except RefusedPaper as refused:
            st.error(escaped(refusal_sentence(words, refused)))
            return
        st.session_state[_LAST] = name
        st.toast(escaped(words("pack.added", name=name, count=count)), icon=":material/library_add_check:")
        st.rerun()
