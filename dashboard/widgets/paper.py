"""The working paper of one lead: as it stands, the form to write into it, and its history."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import partial
from typing import Any

import streamlit as st

from dashboard import settings
from dashboard.auditing import lead_as_kept
from dashboard.casework import (
    KINDS,
    LARGEST_MEGABYTES,
    STATES,
    Change,
    Paper,
    Papers,
    change_paper,
    evidence_bytes,
    papers_folder,
    read_papers,
)
from dashboard.errors import JixiaoError, RefusedPaper
from dashboard.i18n import Words
from dashboard.i18n.papers import entry_sentence, fault_reason, refusal_sentence
from dashboard.widgets.downloads import download
from dashboard.widgets.people import WRITER, show_people
from dashboard.widgets.screen import escaped

_FIELDS = ("state", "note", "measure", "owner", "due", "file")
_SAID = "paper_said"
LONGEST_NOTE = 4000


def show_paper(words: Words, papers: Papers, lead_key: str, lead: Mapping[str, Any] | None) -> None:
    """The paper of a lead; `lead` is the lead as it is raised now, None where it no longer is."""
    paper = papers.of(lead_key)
    st.subheader(words("paper.title"), anchor=False)
    if papers.broken:
        reason = fault_reason(words, papers.broken.reason, "")
        st.error(words("ledger.history_broken", number=papers.broken.number, reason=reason), icon=":material/link_off:")
    changed = _changed_figures(words, paper, lead)
    if changed:
        st.warning(escaped(changed), icon=":material/sync_problem:")
    if settings.is_read_only():
        _show_as_it_stands(words, paper)
    else:
        _show_form(words, papers, paper, lead)
        show_people(words, papers)
    _show_files(words, paper)
    show_history(words, paper)


def show_history(words: Words, paper: Paper) -> None:
    """Who wrote what into the paper, the latest first."""
    if not paper.entries:
        st.caption(words("paper.no_history"))
        return
    contents = [None, *(entry.content for entry in paper.entries)]
    lines = [
        words(
            "paper.history_line",
            time=f"{entry.at.astimezone():%Y-%m-%d %H:%M}",
            name=entry.by,
            what=entry_sentence(words, entry.what, entry.content, before),
        )
        for entry, before in zip(paper.entries, contents, strict=False)
    ]
    with st.expander(words("paper.history", count=len(lines)), expanded=True):
        st.markdown("\n".join(f"- {escaped(line)}" for line in reversed(lines)))


def _show_form(words: Words, papers: Papers, paper: Paper, lead: Mapping[str, Any] | None) -> None:
    """The form; what is typed stays until it was saved."""
    key = paper.lead_key
    _fill_in(paper)
    with st.form(f"paper_{key}", border=True):
        st.segmented_control(
            words("paper.state"),
            STATES,
            format_func=lambda code: words.value("lead_state", code),
            key=_key("state", key),
            required=True,
        )
        st.text_area(words("paper.note"), key=_key("note", key), max_chars=LONGEST_NOTE, help=words("paper.note_help"))
        st.text_area(words("paper.measure"), key=_key("measure", key), max_chars=LONGEST_NOTE, height=80)
        left, right = st.columns(2)
        with left:
            _pick_person(words, papers, "paper.owner", _key("owner", key), paper.owner)
        with right:
            st.date_input(words("paper.due"), value=None, format="YYYY-MM-DD", key=_key("due", key))
        st.file_uploader(
            words("paper.file", limit=LARGEST_MEGABYTES),
            key=_file_key(paper),
            max_upload_size=LARGEST_MEGABYTES,
            help=words("paper.file_help", kinds=" ".join(KINDS), limit=LARGEST_MEGABYTES),
        )
        _pick_person(words, papers, "paper.by", WRITER, "")
        is_sent = st.form_submit_button(words("paper.save"), type="primary", icon=":material/save:")
    if is_sent:
        _save(words, paper, lead)
    _say(words)


def _save(words: Words, paper: Paper, lead: Mapping[str, Any] | None) -> None:
    """Writes what the form holds; where that is refused the sentence stands below the form, which stays as it is."""
    state, key = st.session_state, paper.lead_key
    uploaded = state.get(_file_key(paper))
    change = Change(
        state[_key("state", key)] or paper.state,
        state[_key("note", key)],
        state[_key("measure", key)],
        state[_key("owner", key)] or "",
        state[_key("due", key)],
        (uploaded.name, uploaded.getvalue()) if uploaded else None,
    )
    store = settings.store_path(None)
    try:
        change_paper(
            store,
            key,
            change,
            by=state[WRITER] or "",
            seen=state[_key("seen", key)],
            lead=lead_as_kept(lead) if lead is not None else None,
        )
    except RefusedPaper as refused:
        if refused.reason == "changed_meanwhile":
            state[_key("seen", key)] = _seen_now(key)  # told of the other's change: saving again means knowing it
        state[_SAID] = ("error", refusal_sentence(words, refused))
    except JixiaoError as error:
        state[_SAID] = ("error", str(error))
    else:
        for name in ("seen", *_FIELDS):
            state.pop(_key(name, key), None)
        state[_SAID] = ("success", words("paper.saved", time=f"{datetime.now(UTC).astimezone():%H:%M:%S}"))
    st.rerun()


def _say(words: Words) -> None:
    kind, sentence = st.session_state.pop(_SAID, ("", ""))
    if kind == "error":
        st.error(escaped(sentence), icon=":material/error:")
    elif kind:
        st.success(escaped(sentence), icon=":material/check_circle:")


def _fill_in(paper: Paper) -> None:
    """Puts what the paper says into the form once, and remembers which entry that was."""
    state, key = st.session_state, paper.lead_key
    stands = {
        "seen": paper.seen,
        "state": paper.state,
        "note": paper.note,
        "measure": paper.measure,
        "owner": paper.owner or None,
        "due": paper.due,
    }
    for name, value in stands.items():
        state.setdefault(_key(name, key), value)


def _pick_person(words: Words, papers: Papers, label: str, key: str, held: str) -> None:
    """Somebody of the list of people, or a name typed, which is refused when it is saved and not lost."""
    state = st.session_state
    state.setdefault(key, None)
    picked = state[key]
    people = [*papers.people, *(name for name in dict.fromkeys((held, picked)) if name and name not in papers.people)]
    st.selectbox(
        words(label),
        people,
        key=key,
        placeholder=words("paper.person_placeholder"),
        accept_new_options=True,
        filter_mode="contains",
    )


def _show_as_it_stands(words: Words, paper: Paper) -> None:
    lines = [
        (words("paper.state"), words.value("lead_state", paper.state)),
        (words("paper.note"), paper.note),
        (words("paper.measure"), paper.measure),
        (words("paper.owner"), paper.owner),
        (words("paper.due"), paper.due.isoformat() if paper.due else ""),
    ]
    for label, value in lines:
        if value:
            st.markdown(f"**{escaped(label)}** {escaped(value)}")


def _show_files(words: Words, paper: Paper) -> None:
    """The attached files, to be downloaded."""
    if not paper.evidence:
        return
    folder = papers_folder(settings.store_path(None))
    st.markdown(f"**{words('paper.files')}**")
    with st.container(horizontal=True):
        for place, file in enumerate(paper.evidence):
            download(
                escaped(file.name),
                partial(evidence_bytes, folder, file.sha256),
                file.name,
                "application/octet-stream",
                f"evidence_{paper.lead_key}_{place}",
            )


def _changed_figures(words: Words, paper: Paper, lead: Mapping[str, Any] | None) -> str:
    """What the lead's figures were when the paper was last written, where they are others now; else ""."""
    if lead is None or not paper.entries:
        return ""
    then = paper.lead
    if (then["expected"], then["found"]) == (lead["expected"], lead["found"]):
        return ""
    return words("paper.figures_changed", expected=then["expected"] or "", found=then["found"] or "")


def _seen_now(key: str) -> int:
    return read_papers(settings.store_path(None)).of(key).seen


def _key(name: str, lead_key: str) -> str:
    return f"paper_{name}_{lead_key}"


def _file_key(paper: Paper) -> str:
    """Another key after each saving, so that a file that was saved is not attached again."""
    return f"paper_file_{paper.lead_key}_{paper.seen}"
