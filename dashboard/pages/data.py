"""Data and definitions: documents, what was unread, the dictionary, measures, rule packs, what was not judged."""

import pandas as pd
import streamlit as st

from dashboard.exporting import DICTIONARIES, Source, dictionary_register, summary_workbook, whole_bytes, whole_size
from dashboard.figures.tables import CELLS_LISTED
from dashboard.widgets import Screen, choose, escaped, open_screen, read_mart, show_empty
from dashboard.widgets.corrections import show_corrections
from dashboard.widgets.data_sheets import (
    show_dictionary,
    show_documents,
    show_measures,
    show_packs,
    show_parameters,
    show_unjudged_cases,
    show_unjudged_reasons,
    show_unread,
)
from dashboard.widgets.downloads import download
from dashboard.widgets.form import records
from dashboard.widgets.original import offer_original, show_excerpt
from dashboard.widgets.parameters import choose_pack, grade_line, weight_line
from dashboard.widgets.stating import seen
from dashboard.widgets.tables import XLSX, show_downloads

PARTS = ("documents", "unread", "corrections", "dictionary", "measures", "packs", "unjudged")
LAYERS = ("forms", "facts", "findings", "rules", "marts")
CORRECTIONS_LISTED = 200
# Larger ones are for the command: what is made for a browser is held in memory.
MOST_BYTES = 200 * 2**20
MEDIA = {
    ".csv": "text/csv",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".duckdb": "application/octet-stream",
    ".xlsx": XLSX,
    ".zip": "application/zip",
}


def show_document_part(screen: Screen) -> None:
    """The stored documents, and the originals to be downloaded."""
    words = screen.words
    listed = screen.table("documents")
    st.subheader(words("data.documents.title"), anchor=False)
    if listed.empty:
        show_empty(words("data.documents.none"))
        return
    count = int(listed["members"].iloc[0])
    key = "data.documents.shown_some" if count > len(listed) else "data.documents.shown"
    st.markdown(words(key, count=count, shown=words.count(len(listed))))
    show_documents(words, listed)
    show_downloads(screen, listed, "documents", words("data.documents.title"))
    offer_summary(screen)
    originals = {row["document_id"]: row for row in records(listed) if not row["is_synthetic"]}
    if originals:
        picked = st.selectbox(
            words("data.documents.download"),
            list(originals),
            format_func=lambda key: words.text(originals[key]["document_title"]) or originals[key]["file_name"],
            key="data_original",
        )
        row = originals[picked]
        offer_original(words, row["document_id"], row["file_name"], row["media_type"], "data_original_file")


def offer_summary(screen: Screen) -> None:
    """The summary table of the selection, to be downloaded."""
    words, source = screen.words, Source(*seen()())
    download(
        words("summary.download"),
        lambda: summary_workbook(source, screen.selection, words)[1],
        f"{words('summary.title')}.xlsx",
        XLSX,
        "summary",
    )


def show_unread_part(screen: Screen) -> None:
    """Every cell that was not used, with its reason, and its place in the original."""
    words = screen.words
    cells = read_mart("unread_cells", screen.selection, row_limit=CELLS_LISTED)
    st.subheader(words("data.unread.title"), anchor=False)
    if cells.empty:
        show_empty(words("data.unread.none"))
        return
    count = int(cells["members"].iloc[0])
    key = "data.unread.shown_some" if count > len(cells) else "data.unread.shown"
    st.markdown(words(key, count=count, shown=words.count(len(cells))))
    show_unread(words, cells)
    worded = screen.table("unread_cells")
    show_downloads(screen, worded, "unread_cells", words("data.unread.title"), rows_selected=count)
    rows = records(cells)
    place = st.selectbox(
        words("data.unread.choose"),
        range(len(rows)),
        format_func=lambda number: words("data.unread.open", number=number + 1, text=rows[number]["document_text"]),
        key="data_unread",
    )
    row = rows[place]
    if row["is_synthetic"]:
        st.info(words("original.synthetic"), icon=":material/science:")
        return
    title = words.text(row["document_title"]) or row["file_name"]
    marks = {row["document_place"]: row["document_text"]}
    show_excerpt(words, row["document_id"], row["file_name"], marks, title, "excerpt")


def show_correction_part(screen: Screen) -> None:
    """Every correction in the selection, each with its form."""
    words = screen.words
    found = screen.table("corrections")
    st.subheader(words("correction.title"), anchor=False)
    if found.empty:
        show_empty(words("data.corrections.none"))
        return
    st.markdown(words("data.corrections.lead"))
    show_corrections(words, found.head(CORRECTIONS_LISTED), with_form=True)
    show_downloads(screen, found, "corrections", words("correction.title"))


def show_dictionary_part(screen: Screen) -> None:
    """Tables and columns of one layer, as the database describes them."""
    words = screen.words
    st.subheader(words("data.dictionary.title"), anchor=False)
    st.markdown(escaped(words("data.dictionary.lead")))
    described = screen.table("dictionary")
    layer = choose(screen, "layer", LAYERS)
    show_dictionary(words, described[described["schema_name"] == layer])
    source = Source(*seen()())
    for ending in DICTIONARIES:
        download(
            words(f"dictionary.button{ending}"),
            lambda ending=ending: DICTIONARIES[ending](dictionary_register(source, words, ending)),  # type: ignore[misc]  # bound now, called on a click
            f"{words('data.dictionary.title')}{ending}",
            MEDIA[ending],
            f"dictionary{ending}",
        )
    show_whole(screen, source)


def show_whole(screen: Screen, source: Source) -> None:
    """The whole warehouse as a file, or by which command it is had where it is too large to hold for a browser."""
    words = screen.words
    st.subheader(words("whole.title"), anchor=False)
    st.markdown(words("whole.button_lead"))
    if whole_size(source) > MOST_BYTES:
        st.markdown(words("whole.too_large", size=words.count(MOST_BYTES // 2**20)))
        return
    with st.container(horizontal=True):
        for ending in (".duckdb", ".zip"):
            download(
                words(f"whole.button{ending}"),
                lambda ending=ending: whole_bytes(source, ending, words),  # type: ignore[misc]  # as above
                f"{words('whole.file_name')}{ending}",
                MEDIA[ending],
                f"whole{ending}",
            )


def show_measure_part(screen: Screen) -> None:
    """Every measure with its formula."""
    words = screen.words
    st.subheader(words("data.measures.title"), anchor=False)
    st.markdown(words("data.measures.lead"))
    show_measures(words)


def show_pack_part(screen: Screen) -> None:
    """All rule packs, and every parameter of one with its evidence."""
    words = screen.words
    packs = read_mart("rule_packs", screen.selection)
    st.subheader(words("data.packs.title"), anchor=False)
    st.markdown(words("data.packs.lead"))
    st.markdown(words("data.evidence_lead"))
    show_packs(words, packs)
    pack = choose_pack(words, packs)
    show_one_pack(screen, pack)


def show_one_pack(screen: Screen, pack: str) -> None:
    """Parameters, grade bands and weights of one rule pack."""
    words = screen.words
    parameters = screen.table("rule_parameters", pack=pack)
    st.subheader(words("data.packs.parameters"), anchor=False)
    show_parameters(words, parameters)
    show_downloads(screen, parameters, "rule_parameters", words("data.packs.parameters"))
    grades = read_mart("rule_grades", screen.selection, pack=pack)
    if len(grades):
        st.subheader(words("data.packs.grades"), anchor=False)
        st.markdown("\n".join(f"- {escaped(grade_line(words, row))}" for row in records(grades)))
    st.subheader(words("data.packs.profile"), anchor=False)
    profile = read_mart("rule_profile", screen.selection, pack=pack)
    if profile.empty:
        st.markdown(words("data.packs.profile_none"))
    else:
        st.markdown("\n".join(f"- {escaped(weight_line(words, row))}" for row in records(profile)))


def show_unjudged_part(screen: Screen) -> None:
    """What the rules could not judge in the selection, and why."""
    words = screen.words
    reasons = screen.table("unjudged_reasons")
    st.subheader(words("data.unjudged.title"), anchor=False)
    st.markdown(words("data.unjudged.lead"))
    if reasons.empty:
        show_empty(words("data.unjudged.none"))
        return
    show_unjudged_reasons(words, reasons)
    show_downloads(screen, reasons, "unjudged_reasons", words("data.unjudged.title"))
    show_cases(screen, screen.table("unjudged_cases"))


def show_cases(screen: Screen, cases: pd.DataFrame) -> None:
    """The cases one by one, each a link to its form."""
    words = screen.words
    st.subheader(words("data.unjudged.cases"), anchor=False)
    count = int(cases["members"].iloc[0])
    if count > len(cases):
        st.markdown(words("data.unjudged.shown_some", count=count, shown=words.count(len(cases))))
    show_unjudged_cases(words, cases)
    show_downloads(screen, cases, "unjudged_cases", words("data.unjudged.cases"))


SHOWN = {
    "documents": show_document_part,
    "unread": show_unread_part,
    "corrections": show_correction_part,
    "dictionary": show_dictionary_part,
    "measures": show_measure_part,
    "packs": show_pack_part,
    "unjudged": show_unjudged_part,
}

screen = open_screen("data", needs_evaluations=False)
SHOWN[choose(screen, "part", PARTS)](screen)
