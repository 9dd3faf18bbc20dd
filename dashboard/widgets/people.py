"""The list of people who write into papers and own them."""

from collections.abc import Callable

import streamlit as st

from dashboard import settings
from dashboard.casework import Papers, add_person, remove_person
from dashboard.errors import JixiaoError, RefusedPaper
from dashboard.i18n import Words
from dashboard.i18n.papers import refusal_sentence
from dashboard.widgets.screen import escaped

# Session key of who is writing; the same person through all papers of a session.
WRITER = "paper_writer"
LONGEST_NAME = 40
_NAME, _LEFT, _SAID, _IS_OPEN = "people_name", "people_left", "people_said", "people_open"


def show_people(words: Words, papers: Papers) -> None:
    """The names, a box to add one, and a choice to take one off; in a fold of its own."""

    def add() -> None:
        st.session_state[_IS_OPEN] = True  # more names are likely to follow
        _act(words, add_person, st.session_state[_NAME])

    def remove() -> None:
        _act(words, remove_person, st.session_state[_LEFT] or "")

    with st.expander(
        words("paper.people", count=len(papers.people)), expanded=not papers.people or _IS_OPEN in st.session_state
    ):
        st.caption(words("paper.people_lead"))
        if papers.people:
            st.markdown(escaped(words.listed(list(papers.people))))
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.text_input(words("paper.person_name"), key=_NAME, max_chars=LONGEST_NAME)
            st.button(words("paper.person_add"), on_click=add, icon=":material/person_add:")
        if papers.people:
            with st.container(horizontal=True, vertical_alignment="bottom"):
                st.selectbox(
                    words("paper.person_left"),
                    papers.people,
                    index=None,
                    key=_LEFT,
                    placeholder=words("paper.person_placeholder"),
                )
                st.button(words("paper.person_remove"), on_click=remove, icon=":material/person_remove:")
        sentence = st.session_state.pop(_SAID, "")
        if sentence:
            st.error(escaped(sentence), icon=":material/error:")


def _act(words: Words, act: Callable[..., None], name: str) -> None:
    writer = st.session_state.get(WRITER) or ""
    try:
        act(settings.store_path(None), name, by=writer)
    except RefusedPaper as refused:
        st.session_state[_SAID] = refusal_sentence(words, refused)
    except JixiaoError as error:
        st.session_state[_SAID] = str(error)
    else:
        st.session_state[_NAME] = ""
