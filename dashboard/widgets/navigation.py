"""The pages in their order, and links between them that keep what is selected."""

from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page

from dashboard.i18n import Words
from dashboard.widgets import address

FOLDER = Path(__file__).resolve().parents[1] / "pages"
# File name and address (the first page's address is "/"), in the order of the menu.
PAGES = {
    "overview": "",
    "execution": "execution",
    "scores": "scores",
    "over_target": "over-target",
    "low_execution": "low-execution",
    "project": "project",
    "department": "department",
    "data": "data",
}
ICONS = {
    "overview": ":material/dashboard:",
    "execution": ":material/payments:",
    "scores": ":material/bar_chart:",
    "over_target": ":material/trending_up:",
    "low_execution": ":material/policy:",
    "project": ":material/description:",
    "department": ":material/account_balance:",
    "data": ":material/database:",
}


def navigation(words: Words) -> Page:
    """The menu of all pages that exist; the page that was asked for."""
    pages = [
        st.Page(
            path_of(name),
            title=words(f"{name}.title"),
            icon=ICONS[name],
            url_path=url_path or None,
            default=not url_path,
            help=words(f"{name}.lead"),
        )
        for name, url_path in PAGES.items()
        if path_of(name).is_file()
    ]
    return st.navigation(pages)


def path_of(name: str) -> Path:
    """The file of a page."""
    return FOLDER / f"{name}.py"


def link_to(name: str, label: str, **query: str) -> None:
    """Draws a link to another page with the present selection and the given parameters; text while it has no file."""
    if path_of(name).is_file():
        st.page_link(path_of(name), label=label, query_params={**address.current(), **query})
    else:
        st.markdown(label)
