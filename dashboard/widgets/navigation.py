"""The pages in their order, and links between them that keep what is selected."""

from collections.abc import Mapping
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page

from dashboard import settings
from dashboard.i18n import Words
from dashboard.widgets import address

APP = Path(__file__).resolve().parents[1] / "app.py"
FOLDER = APP.with_name("pages")
_ENTERED = "entered_by_front_door"
_ASKED = "page_asked_for"
# File name and address (the first page's address is "/"), in the order of the menu. The address is the file name: only
# such a page can be a server's very first one (`enter_by_front_door`).
PAGES = {
    "overview": "",
    "execution": "execution",
    "scores": "scores",
    "compare": "compare",
    "over_target": "over_target",
    "lab": "lab",
    "low_execution": "low_execution",
    "leads": "leads",
    "sampling": "sampling",
    "project": "project",
    "department": "department",
    "data": "data",
    "own_check": "own_check",
    "imports": "imports",
    "releases": "releases",
    "packs": "packs",
}
# The menu's groups, worded under `menu.<group>`.
GROUPS = {
    "results": ("overview", "execution", "scores", "compare", "over_target", "packs"),
    "audit": ("low_execution", "leads", "lab", "sampling"),
    "details": ("project", "department"),
    "data": ("own_check", "imports", "releases", "data"),
}
# Pages that write to the store: a read-only dashboard does not have them.
WRITING = frozenset({"imports"})
ICONS = {
    "overview": ":material/dashboard:",
    "execution": ":material/payments:",
    "scores": ":material/bar_chart:",
    "compare": ":material/balance:",
    "over_target": ":material/trending_up:",
    "lab": ":material/science:",
    "low_execution": ":material/policy:",
    "leads": ":material/fact_check:",
    "sampling": ":material/casino:",
    "project": ":material/description:",
    "department": ":material/account_balance:",
    "data": ":material/database:",
    "own_check": ":material/rule:",
    "imports": ":material/upload_file:",
    "releases": ":material/verified:",
    "packs": ":material/co_present:",
}


def navigation(words: Words) -> Page:
    """The menu of all pages that exist; the page that was asked for."""
    groups = {
        words(f"menu.{group}"): [_page(name, words) for name in names if _is_there(name)]
        for group, names in GROUPS.items()
    }
    st.session_state[_ENTERED] = True
    return st.navigation(groups, expanded=True)


def _page(name: str, words: Words) -> Page:
    return st.Page(
        path_of(name),
        title=words(f"{name}.title"),
        icon=ICONS[name],
        url_path=PAGES[name] or None,
        default=not PAGES[name],
        help=words(f"{name}.lead"),
    )


def _is_there(name: str) -> bool:
    return path_of(name).is_file() and not (name in WRITING and settings.is_read_only())


def enter_by_front_door(name: str) -> None:
    """Sends a page that runs without app.py around it through app.py and back.

    Streamlit runs the file of a page by itself when a server's very first request is for that page's address.
    """
    if _ENTERED not in st.session_state:
        ask_for_page(name, {key: st.query_params.get_all(key) for key in st.query_params})
        st.switch_page(APP)


def ask_for_page(name: str, query: Mapping[str, list[str]]) -> None:
    """Has the next run go to a page (`follow_click`), with these parameters beside the selection's."""
    st.session_state[_ASKED] = (name, query)


def follow_click() -> None:
    """Goes to the page that was asked for, keeping the selection; does nothing otherwise."""
    name, query = st.session_state.pop(_ASKED, ("", {}))
    if name and path_of(name).is_file():
        st.switch_page(path_of(name), query_params={**address.current(), **query})


def path_of(name: str) -> Path:
    """The file of a page."""
    return FOLDER / f"{name}.py"


def link_to(name: str, label: str, **query: str) -> None:
    """Draws a link to another page with the present selection and the given parameters; text while it has no file."""
    if path_of(name).is_file():
        st.page_link(path_of(name), label=label, icon=ICONS[name], query_params={**address.current(), **query})
    else:
        st.markdown(label)
