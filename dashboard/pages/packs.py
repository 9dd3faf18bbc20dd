"""Meeting packs: figures and tables put in order, with headlines and a cover, to be taken away as files."""

from functools import partial
from pathlib import Path

import streamlit as st

from dashboard import settings
from dashboard.casework.packs import PackPlan, pack_plans
from dashboard.exporting.packs import pack_endings
from dashboard.exporting.previews import previews
from dashboard.exporting.queue import LINE, OVER, Job, LineFull, Wish
from dashboard.i18n import LANGUAGES
from dashboard.widgets import Screen, escaped, open_screen, show_empty
from dashboard.widgets.downloads import download
from dashboard.widgets.pack_sheet import (
    PARAMETER,
    close_pack,
    show_cover,
    show_items,
    show_new,
    show_packs,
    show_refusal,
)
from dashboard.widgets.stating import dashboard_address
from dashboard.widgets.tables import XLSX

# What a pack can be taken away as, worded under `packs.format.<name>`: ending, shape of slides, media type.
FORMATS = {
    "pptx": (".pptx", "wide", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    "pptx_classic": (".pptx", "classic", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    "docx": (".docx", "wide", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "xlsx": (".xlsx", "wide", XLSX),
    "pdf": (".pdf", "wide", "application/pdf"),
    "html": (".html", "wide", "text/html"),
}
JOBS = "pack_jobs"
LOOKED_AT_EVERY = 1.0


def show_list(screen: Screen, store: Path) -> None:
    """All packs, and the box for a new one."""
    words = screen.words
    plans = pack_plans(store)
    if not plans:
        show_empty(words("packs.none"))
    else:
        show_packs(words, plans)
    if not settings.is_read_only():
        show_new(words, store)


def show_pack(screen: Screen, store: Path, plan: PackPlan) -> None:
    """One pack: cover, files, items."""
    words = screen.words
    st.button(words("packs.back"), on_click=close_pack, icon=":material/arrow_back:", type="tertiary")
    st.header(escaped(plan.title or plan.name), anchor=False)
    lines = [line for line in (plan.organisation, plan.date, words("packs.count", count=len(plan.items))) if line]
    st.caption(escaped(words.clauses(lines)))
    if not settings.is_read_only():
        show_cover(words, store, plan)
    if not plan.items:
        show_empty(words("packs.empty"))
        return
    show_files(screen, store, plan)
    st.subheader(words("packs.items"), anchor=False)
    with st.spinner(words("packs.drawing")):
        made = previews(store, plan.items, words)
    show_items(words, store, plan, made)


def show_files(screen: Screen, store: Path, plan: PackPlan) -> None:
    """Which files are wanted in which language, the button that asks for them, and how it stands with them."""
    words = screen.words
    offered = [name for name, (ending, *_) in FORMATS.items() if ending in pack_endings()]
    st.subheader(words("packs.files"), anchor=False)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.pills(
            words("packs.formats"),
            offered,
            default=offered[:1],
            selection_mode="multi",
            format_func=lambda name: words(f"packs.format.{name}"),
            key="pack_formats",
            wrap=True,
        )
        language = st.segmented_control(
            words("filter.language"),
            LANGUAGES,
            default=words.language,
            format_func=lambda code: words(f"language.{code}"),
            key="pack_language",
            required=True,
        )
        if st.button(words("packs.ask"), icon=":material/file_download:", type="primary", disabled=not chosen):
            files = tuple(FORMATS[name][:2] for name in offered if name in chosen)
            address = settings.address(None) or dashboard_address()
            ask(screen, Wish(store, plan.name, files, language, address))
    keys = st.session_state.get(JOBS, [])
    jobs = [job for job in map(LINE.look, keys) if job is not None and job.wish.name == plan.name]
    is_busy = any(job.state not in OVER for job in jobs)
    st.fragment(show_jobs, run_every=LOOKED_AT_EVERY if is_busy else None)(screen, plan, is_busy=is_busy)


def ask(screen: Screen, wish: Wish) -> None:
    """Puts a wish into the line; says so where that is full."""
    try:
        st.session_state[JOBS] = [*st.session_state.get(JOBS, []), LINE.ask(wish)]
    except LineFull:
        st.error(screen.words("packs.line_full"), icon=":material/hourglass_disabled:")


def show_jobs(screen: Screen, plan: PackPlan, *, is_busy: bool) -> None:
    """Every file that this person asked for: its place in the line, how far it is, or the button that fetches it."""
    jobs = [job for job in map(LINE.look, st.session_state.get(JOBS, [])) if job and job.wish.name == plan.name]
    for job in reversed(jobs):
        show_job(screen, plan, job)
    if is_busy and all(job.state in OVER for job in jobs):
        st.rerun()


def show_job(screen: Screen, plan: PackPlan, job: Job) -> None:
    """One wish."""
    words = screen.words
    if job.state == "failed":
        st.error(escaped(job.sentence or words("packs.failed")), icon=":material/error:")
    elif job.state == "cancelled":
        st.caption(words("packs.cancelled"))
    elif job.state == "made":
        with st.container(horizontal=True, vertical_alignment="center"):
            for path, (ending, shape) in zip(job.files, job.wish.files, strict=True):
                name = next(name for name, format_ in FORMATS.items() if format_[:2] == (ending, shape))
                stem = plan.title or plan.name
                file_name = f"{stem}_4-3{ending}" if name == "pptx_classic" else f"{stem}{ending}"
                label = words("packs.fetch", format=words(f"packs.format.{name}"))
                download(label, partial(path.read_bytes), file_name, FORMATS[name][2], f"{job.key}_{name}")
    else:
        with st.container(horizontal=True, vertical_alignment="center"):
            share = min(job.done / job.steps, 1.0) if job.steps else 0.0
            said = (
                words("packs.waiting", count=job.ahead)
                if job.state == "waiting"
                else words("packs.making", done=job.done, steps=job.steps)
                if job.steps
                else words("packs.starting")
            )
            st.progress(share, said)
            st.button(
                words("packs.cancel"),
                key=f"cancel_{job.key}",
                on_click=LINE.cancel,
                args=(job.key,),
                icon=":material/close:",
                type="tertiary",
            )


screen = open_screen("packs", needs_evaluations=False, shows_selection=False)
store = settings.store_path(None)
show_refusal(screen.words)
asked = st.query_params.get(PARAMETER, "")
plan = next((one for one in pack_plans(store) if one.name == asked), None)
if plan is not None:
    show_pack(screen, store, plan)
else:
    if asked:
        st.warning(screen.words("packs.unknown", name=escaped(asked)), icon=":material/link_off:")
    show_list(screen, store)
