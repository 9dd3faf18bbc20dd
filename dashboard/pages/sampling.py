"""Sampling: draw forms for a spot check, take the review table along, and read the filled one back."""

from datetime import UTC, datetime

import pandas as pd
import streamlit as st

from dashboard import settings
from dashboard.auditing.reviewing import Review, problem_lines, read_review, review_corrections
from dashboard.auditing.sampling import sample_table
from dashboard.errors import RefusedDocument, UnknownSelection
from dashboard.figures.tables import HIGHEST_SEED, MOST_SAMPLED, SAMPLE_SEED, SAMPLE_SIZE
from dashboard.warehouse import Store, holds_synthetic, write_corrections
from dashboard.widgets import Screen, escaped, open_screen, show_empty, show_table, warehouse
from dashboard.widgets.downloads import download
from dashboard.widgets.form_table import show_form_table
from dashboard.widgets.numbers import choose_number
from dashboard.widgets.releases import release_line
from dashboard.widgets.stating import view_address
from dashboard.widgets.tables import XLSX

LONGEST_NAME = 40


def show_draw(screen: Screen) -> None:
    """Size and seed, the drawn forms, the strata, and the review table."""
    words = screen.words
    with st.container(horizontal=True):
        size = choose_number(screen, "size", default=SAMPLE_SIZE, lowest=1, highest=MOST_SAMPLED)
        seed = choose_number(screen, "seed", default=SAMPLE_SEED, lowest=0, highest=HIGHEST_SEED)
    asked = {"sample_size": size, "seed": str(seed)}
    drawn = screen.table("sample_drawn", **asked)
    if drawn.empty:
        show_empty(words("sampling.empty"))
        return
    strata = screen.table("sample_strata", **asked)
    st.markdown(
        words("sampling.drawn", count=len(drawn), evaluations=words.count(strata["evaluations"].sum()), seed=seed)
    )
    shown, release, link = warehouse(), release_line(words), view_address(screen)
    download(
        words("sampling.table"),
        lambda: sample_table(shown, screen.selection, words, size, seed, datetime.now(UTC), release=release, link=link),
        words("sampling.file_name", size=size, seed=seed),
        XLSX,
        "review_table",
    )
    show_form_table(screen, drawn, "sample_drawn", words("sampling.forms"))
    st.subheader(words("sampling.strata"), anchor=False)
    st.markdown(words("review.how"))
    show_table(screen, strata, "sample_strata", words("sampling.strata"))


def show_return(screen: Screen) -> None:
    """A filled review table: what it says, what cannot be taken, and the button that stores it."""
    words = screen.words
    st.header(words("sampling.back"), anchor=False, divider="gray")
    store = Store(settings.store_path(None))
    if settings.is_read_only() or holds_synthetic(store):
        show_empty(words("imports.read_only" if settings.is_read_only() else "sampling.synthetic"))
        return
    st.markdown(words("sampling.back_lead"))
    filled = st.file_uploader(words("sampling.drop"), type=["xlsx"], key="sampling_drop")
    if filled is None:
        return
    try:
        review = read_review(warehouse(), filled.getvalue(), filled.name, words)
    except RefusedDocument as error:
        st.error(escaped(words("review.refused", file=filled.name, why=words(f"refused.{error.reason}"))))
        return
    except UnknownSelection as error:
        st.error(escaped(str(error)))
        return
    show_review(screen, store, review)


def show_review(screen: Screen, store: Store, review: Review) -> None:
    """The scores that were read beside the self-scores, then who reviewed and the button."""
    words = screen.words
    lines = list(problem_lines(review, words))
    if lines:
        st.error("\n".join(f"- {escaped(line)}" for line in lines))
        st.markdown(words("review.nothing_stored", count=len(lines)))
    if not review.scores:
        show_empty(words("review.empty"))
        return
    frame = pd.DataFrame(
        [
            {
                "form_name": score.form_name,
                "level_3": score.level_3,
                "weight": float(score.weight),
                "score_reported": None if score.score_reported is None else float(score.score_reported),
                "score_reviewed": float(score.score_reviewed),
                "review_difference": None
                if score.score_reported is None
                else float(score.score_reviewed - score.score_reported),
                "actual_reviewed": score.actual_reviewed,
            }
            for score in review.scores
        ]
    )
    st.markdown(words("review.read", count=len(review.scores), rows=words.count(review.rows)))
    show_table(screen, frame, "reviewed_scores", words("sampling.back"))
    name = (st.text_input(words("review.name"), max_chars=LONGEST_NAME, key="sampling_name") or "").strip()
    if lines:
        return
    if st.button(words("review.store"), icon=":material/save:", type="primary"):
        if not name:
            st.error(words("review.no_name"))
            return
        write_corrections(store, review_corrections(warehouse(), review, words, name, datetime.now(UTC)))
        st.success(words("review.stored", count=len(review.scores), rows=words.count(review.rows)))


screen = open_screen("sampling")
st.markdown(screen.words("sampling.lead"))
show_draw(screen)
show_return(screen)
