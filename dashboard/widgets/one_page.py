"""Buttons for one page about what a page shows."""

from collections.abc import Callable, Sequence

import streamlit as st

from dashboard.i18n import Words
from dashboard.widgets.downloads import download

MEDIA = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}


LONGEST_NAME = 60


def offer_one_page(words: Words, name: str, endings: Sequence[str], content: Callable[[str], bytes], key: str) -> None:
    """One button a format; `content(ending)` makes the file when it is asked for."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(words("leader.button"), width="content")
        for ending in endings:
            download(
                words(f"leader.format{ending}"),
                lambda ending=ending: content(ending),  # type: ignore[misc]  # bound now, called on a click
                f"{name[:LONGEST_NAME]}{ending}",
                MEDIA[ending],
                f"{key}{ending}",
            )
