"""Import: files in, what was read of each beside its original, corrections, what would change, and then the store."""

from contextlib import closing

import pandas as pd
import streamlit as st

from dashboard import settings
from dashboard.importing import ReadFile, read_files, uploaded_files
from dashboard.records import Selection
from dashboard.templating import blank_form
from dashboard.warehouse import (
    Batch,
    StagedFile,
    StagedReading,
    Store,
    batch_of,
    holds_synthetic,
    merge_documents,
    new_batch,
)
from dashboard.widgets import Screen, escaped, link_to, open_screen, read_mart, show_empty
from dashboard.widgets.downloads import download
from dashboard.widgets.form import read_form
from dashboard.widgets.import_changes import show_changes, trial_changes
from dashboard.widgets.looking import looking_at
from dashboard.widgets.settle import show_opened_field
from dashboard.widgets.staged_cells import show_unread_cells
from dashboard.widgets.staged_files import DOCUMENT, file_name, open_document, outcome, show_staged_files
from dashboard.widgets.staged_form import (
    EVALUATION,
    choose_evaluation,
    frame_in_sight,
    show_arithmetic,
    show_original,
    show_reading,
)
from dashboard.widgets.tables import XLSX

BATCH = "batch"
CORRECT = "correct"
ROUND = "imports_round"
# Of a larger store what would change is worked out when it is asked for: that takes longer than a click may.
WORKED_OUT_AT_ONCE = 5_000


def show_drop(screen: Screen, store: Store, batch: Batch | None) -> None:
    """Where files are dropped; they are read one after the other, and the batch then stands in the address."""
    words = screen.words
    round_ = st.session_state.setdefault(ROUND, 0)
    dropped = st.file_uploader(
        words("imports.drop"), accept_multiple_files=True, key=f"imports_drop_{round_}", help=words("imports.formats")
    )
    st.caption(words("imports.formats"))
    download(words("template.blank"), lambda: blank_form(words), words("template.blank_file_name"), XLSX, "blank_form")
    if not dropped:
        return
    found = list(uploaded_files([(file.name, file.getvalue()) for file in dropped]))
    read: list[StagedReading] = []
    with st.status(words("imports.reading_files", count=len(found)), expanded=True) as status:
        bar = st.progress(0.0)
        with closing(read_files(found, store.folder)) as files:
            for number, file in enumerate(files, start=1):
                read.append(staged(file))
                bar.progress(number / len(found))
                said = outcome(words, read[-1][0])
                st.markdown(escaped(words("imports.read_one", name=file.file.path, outcome=said)))
        into = batch or new_batch(store)
        into.add(read)
        status.update(label=words("imports.read_all", count=len(read)), state="complete")
    st.session_state[ROUND] = round_ + 1
    open_document(next((file.document_id for file, _ in read if file.document_id), ""))
    st.query_params[BATCH] = into.token
    st.rerun()


def take_up(screen: Screen, store: Store, evaluation: str) -> None:
    """Opens a form that is stored already, so that its figures can be corrected; an unknown one is named."""
    st.query_params.pop(CORRECT, None)
    found = read_mart("form_head", Selection(), evaluation=evaluation)
    if found.empty:
        st.warning(screen.words("project.unknown", evaluation=escaped(evaluation)), icon=":material/link_off:")
        return
    document = str(found["document_id"].iloc[0])
    batch = new_batch(store)
    batch.add([(StagedFile(str(found["file_name"].iloc[0]), document), None)])
    open_document(document)
    st.query_params[EVALUATION] = evaluation
    st.query_params[BATCH] = batch.token
    st.rerun()


def staged(read: ReadFile) -> StagedReading:
    """A file that was read, as the batch keeps it."""
    file = read.file
    document = None if file.reason else file.document_id
    kept_file = StagedFile(file.path, document, reason=file.reason, detail=file.detail, place=file.place)
    return kept_file, (read.reading, read.data) if read.reading is not None else None


def show_batch(screen: Screen, store: Store, batch: Batch) -> None:
    """Every file, what would change, and the buttons that store it or forget it."""
    words = screen.words
    st.subheader(words("imports.files"), anchor=False)
    show_staged_files(words, batch.files, readings(batch))
    waiting = open_documents(batch)
    if waiting:
        st.subheader(words("imports.changes.title"), anchor=False)
        show_what_changes(screen, store, batch, waiting)
    with st.container(horizontal=True):
        if waiting:
            offer_commit(words("imports.commit_all", count=len(waiting)), batch, waiting, "imports_commit_all")
        label = words("imports.forget_all" if waiting else "imports.clear")
        st.button(label, on_click=forget, args=(batch,), icon=":material/delete:")


def readings(batch: Batch) -> pd.DataFrame:
    """What was read of each document of the batch; no row where none could be read."""
    if batch.scratch.version is None:
        return pd.DataFrame({"document_id": []})
    with looking_at(batch.scratch.folder):
        return read_mart("document_readings", Selection())


def open_documents(batch: Batch) -> tuple[str, ...]:
    """The documents that are not in the store, and those in it that were corrected here."""
    corrected = set(unstored_corrections(batch)) if batch.scratch.version else set()
    return tuple(
        file.document_id
        for file in batch.files
        if file.document_id and (not file.is_stored or file.document_id in corrected)
    )


def unstored_corrections(batch: Batch) -> list[str]:
    """The documents with corrections that the store does not have."""
    with looking_at(batch.scratch.folder):
        here = read_mart("correction_keys", Selection())
    with looking_at(batch.store.folder):
        there = read_mart("correction_keys", Selection())
    return list(here.loc[~here["correction_id"].isin(set(there["correction_id"])), "document_id"])


def show_what_changes(screen: Screen, store: Store, batch: Batch, documents: tuple[str, ...]) -> None:
    """What the import would change, worked out over the whole store."""
    words = screen.words
    count = int(read_mart("coverage", Selection())["evaluations"].iloc[0])
    key = f"imports_changes_{batch.token}"
    if count > WORKED_OUT_AT_ONCE and not st.session_state.get(key):
        st.button(words("imports.changes.work_out"), on_click=lambda: st.session_state.update({key: True}))
        return
    with st.spinner(words("imports.changes.working")):
        found = trial_changes(store, store.version, batch.scratch, batch.scratch.version, documents)
    show_changes(words, found)


def offer_commit(label: str, batch: Batch, documents: tuple[str, ...], key: str) -> None:
    """A button that stores documents with their corrections, all or none; every page then shows the new version.

    No callback: what goes wrong is then said as a sentence, like everywhere.
    """
    if st.button(label, icon=":material/save:", type="primary", key=key):
        merge_documents(batch.store, batch.scratch, documents)
        batch.mark_stored(documents)
        st.rerun()


def forget(batch: Batch, document: str | None = None) -> None:
    """Forgets the whole batch, or one document of it; the store stays as it is."""
    if document is None:
        batch.end()
        st.query_params.pop(BATCH, None)
    else:
        batch.drop([document])
    open_document("")


def show_document(screen: Screen, batch: Batch, file: StagedFile, document: str) -> None:
    """One document: its forms, what does not add up, what was not read, and the form beside its reading."""
    words = screen.words
    st.header(escaped(file_name(file)), anchor=False)
    with looking_at(batch.scratch.folder, marked=st.query_params.get("cell", "")):
        evaluation = choose_evaluation(words, document)
        form = read_form(evaluation)
        assert form is not None  # noqa: S101  # it was just listed
        cells = read_mart("document_cells", Selection(), document=document)
        show_buttons(screen, batch, file, document, evaluation)
        findings = show_arithmetic(words, form)
        show_unread_cells(words, cells)
        st.subheader(words("imports.original"), anchor=False)
        with frame_in_sight():
            show_opened_field(words, form, cells)
            show_original(words, form, cells)
        show_reading(words, form, findings)


def show_buttons(screen: Screen, batch: Batch, file: StagedFile, document: str, evaluation: str) -> None:
    """Store this document alone, leave it out, or see it on its page once it is stored."""
    words = screen.words
    with st.container(horizontal=True, vertical_alignment="center"):
        if document in open_documents(batch):
            label = words("imports.commit_again" if file.is_stored else "imports.commit")
            offer_commit(label, batch, (document,), "imports_commit")
        if file.is_stored:
            link_to("project", words("imports.see"), evaluation=evaluation)
        else:
            st.button(words("imports.forget"), on_click=forget, args=(batch, document), icon=":material/delete:")


screen = open_screen("imports", needs_evaluations=False, shows_selection=False)
served = Store(settings.store_path(None))
if settings.is_read_only():
    show_empty(screen.words("imports.read_only"))
elif holds_synthetic(served):
    show_empty(screen.words("imports.synthetic"))
else:
    if CORRECT in st.query_params:
        take_up(screen, served, st.query_params[CORRECT])
    token = st.query_params.get(BATCH, "")
    present = batch_of(served, token)
    if token and present is None:
        st.warning(screen.words("imports.batch_gone"), icon=":material/link_off:")
    show_drop(screen, served, present)
    if present is None or not present.files:
        show_empty(screen.words("imports.nothing"))
    else:
        show_batch(screen, served, present)
        asked = st.query_params.get(DOCUMENT, "")
        opened = next((one for one in present.files if asked and one.document_id == asked), None)
        if opened is not None:
            show_document(screen, present, opened, asked)
