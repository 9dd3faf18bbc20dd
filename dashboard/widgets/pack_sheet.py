"""A pack on its page: the list of all, the cover, and its items in order with what they show now."""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard import settings
from dashboard.casework.packs import (
    LONGEST_HEADLINE,
    LONGEST_NAME,
    PackItem,
    PackPlan,
    describe_pack,
    forget_pack,
    move_item,
    remove_item,
    rename_pack,
    save_pack,
    set_headline,
)
from dashboard.charts import style
from dashboard.errors import RefusedPaper
from dashboard.export.content import Item
from dashboard.figures import FIGURES, page_of
from dashboard.figures.tables import TABLES
from dashboard.i18n import Words
from dashboard.i18n.notes import note_lines
from dashboard.i18n.papers import refusal_sentence
from dashboard.widgets.figures import ground
from dashboard.widgets.navigation import path_of
from dashboard.widgets.screen import escaped, show_empty
from dashboard.widgets.tables import draw_table

PARAMETER = "pack"
LONGEST_COVER = 120
ROWS_PREVIEWED = 6
PREVIEW_HEIGHT = 300
_REFUSED = "pack_refused"
_CONFIG = {"displayModeBar": False, "staticPlot": True}


def open_pack(name: str) -> None:
    """Puts a pack into the address; the page then shows it."""
    st.query_params[PARAMETER] = name


def close_pack() -> None:
    """Leaves a pack for the list."""
    st.query_params.pop(PARAMETER, None)


def show_packs(words: Words, plans: Sequence[PackPlan]) -> None:
    """Every pack with how much is in it, each a way in."""
    with st.grid(3, min_column_width=280) as grid:
        for number, plan in enumerate(plans):
            with grid.cell(), st.container(border=True):
                st.button(
                    escaped(plan.name),
                    key=f"open_pack_{number}",
                    on_click=open_pack,
                    args=(plan.name,),
                    icon=":material/co_present:",
                    type="tertiary",
                )
                lines = [line for line in (plan.organisation, plan.date) if line]
                st.caption(escaped(words.clauses([words("packs.count", count=len(plan.items)), *lines])))


def show_new(words: Words, store: Path) -> None:
    """The box for the name of a new pack."""
    with st.form("new_pack", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.text_input(words("packs.name"), max_chars=LONGEST_NAME, placeholder=words("packs.name_example"))
        if st.form_submit_button(words("packs.make"), icon=":material/add:"):
            named = (name or "").strip()
            if _done(lambda: save_pack(store, PackPlan(named, title=named), is_new=True)):
                open_pack(named)
                st.rerun()


def show_refusal(words: Words) -> None:
    """Why what was just asked for was not done, where it was not."""
    refused: RefusedPaper | None = st.session_state.pop(_REFUSED, None)
    if refused is not None:
        st.error(escaped(refusal_sentence(words, refused)), icon=":material/error:")


def show_cover(words: Words, store: Path, plan: PackPlan) -> None:
    """What stands on the cover, the pack's name, and the way to delete it."""
    with st.expander(words("packs.cover"), icon=":material/badge:"):
        with st.form(f"cover_{plan.name}", border=False):
            title = st.text_input(words("packs.cover_title"), plan.title, max_chars=LONGEST_COVER)
            left, right = st.columns(2)
            organisation = left.text_input(words("packs.organisation"), plan.organisation, max_chars=LONGEST_COVER)
            date = right.text_input(
                words("packs.date"), plan.date, max_chars=LONGEST_COVER, placeholder=words("packs.date_example")
            )
            if st.form_submit_button(words("packs.save"), icon=":material/check:", type="primary") and _done(
                lambda: describe_pack(
                    store, plan.name, title=_plain(title), organisation=_plain(organisation), date=_plain(date)
                )
            ):
                st.rerun()
        with (
            st.form(f"rename_{plan.name}", border=False),
            st.container(horizontal=True, vertical_alignment="bottom"),
        ):
            name = st.text_input(words("packs.name"), plan.name, max_chars=LONGEST_NAME)
            renamed = st.form_submit_button(words("packs.rename"), icon=":material/edit:")
            if renamed and _plain(name) != plan.name and _done(lambda: rename_pack(store, plan.name, _plain(name))):
                open_pack(_plain(name))
                st.rerun()
        is_sure = st.checkbox(words("packs.sure", name=plan.name), key=f"sure_{plan.name}")
        if st.button(words("packs.delete"), icon=":material/delete:", disabled=not is_sure):
            forget_pack(store, plan.name)
            close_pack()
            st.rerun()


def show_items(words: Words, store: Path, plan: PackPlan, made: Sequence[Item]) -> None:
    """Every item with its headline, what it shows now, and its place."""
    for number, (item, now) in enumerate(zip(plan.items, made, strict=True)):
        with st.container(border=True):
            _show_item(words, store, plan, number, item, now)


def _show_item(words: Words, store: Path, plan: PackPlan, number: int, item: PackItem, now: Item) -> None:
    key = f"{number}_{hashlib.sha256(json.dumps(asdict(item), sort_keys=True).encode()).hexdigest()[:12]}"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{escaped(words('packs.item', number=number + 1, title=now.title))}**")
        if not settings.is_read_only():
            for name, icon, step, is_off in (
                ("up", "arrow_upward", -1, number == 0),
                ("down", "arrow_downward", 1, number == len(plan.items) - 1),
            ):
                st.button(
                    words(f"packs.{name}"),
                    key=f"{name}_{key}",
                    on_click=_try,
                    args=(move_item, store, plan.name, item, step),
                    disabled=is_off,
                    icon=f":material/{icon}:",
                    type="tertiary",
                )
            st.button(
                words("packs.remove"),
                key=f"remove_{key}",
                on_click=_try,
                args=(remove_item, store, plan.name, item),
                icon=":material/close:",
                type="tertiary",
            )
    if settings.is_read_only():
        st.markdown(escaped(item.headline or now.headline))
    else:
        st.text_area(
            words("packs.headline"),
            item.headline,
            height="content",
            max_chars=LONGEST_HEADLINE,
            placeholder=now.headline,
            help=words("packs.headline_help"),
            key=f"headline_{key}",
            on_change=_keep_headline,
            args=(store, plan.name, item, f"headline_{key}"),
        )
    _show_preview(words, now, key)
    st.caption(escaped(words("figure.separator").join(note_lines(words, now.statement.notes))))
    if page := _page(item.name):
        query = {name: list(values) for name, values in item.query.items()}
        st.page_link(path_of(page), label=words("packs.look"), icon=":material/open_in_new:", query_params=query)


def _show_preview(words: Words, now: Item, key: str) -> None:
    if now.missing:
        show_empty(escaped(now.missing))
    elif now.figure is not None:
        figure: Any = style.on_screen(now.figure, ground())
        figure.layout.update(height=min(int(now.figure.layout.meta["height"]), PREVIEW_HEIGHT), width=None)
        st.plotly_chart(figure, key=f"preview_{key}", theme=None, alt=now.alt, config=_CONFIG)
    else:
        draw_table(words, now.frame.head(ROWS_PREVIEWED), now.title)


def _page(name: str) -> str:
    """The page that shows a figure or table; "" where there is none."""
    if name in FIGURES:
        return page_of(name)
    return TABLES[name].page if name in TABLES else name if path_of(name).is_file() else ""


def _keep_headline(store: Path, name: str, item: PackItem, key: str) -> None:
    _try(set_headline, store, name, item, st.session_state.get(key) or "")


def _try(act: Callable[..., object], *arguments: Any) -> None:
    """Does it; what was refused is said when the page is drawn."""
    try:
        act(*arguments)
    except RefusedPaper as refused:
        st.session_state[_REFUSED] = refused


def _done(act: Callable[[], object]) -> bool:
    """Does it and returns whether it was done; what was refused is said when the page is drawn anew."""
    _try(act)
    if _REFUSED in st.session_state:
        st.rerun()
    return True


def _plain(text: str | None) -> str:
    return " ".join((text or "").split())
