"""Own check: drop a form that is not filed yet, see what would be asked about it, and take a list along."""

from datetime import date
from itertools import groupby

import streamlit as st

from dashboard import settings
from dashboard.auditing import question, register_bytes
from dashboard.i18n.places import place_in_words
from dashboard.importing.own_check import OwnCheck, fix_list, form_name, own_check
from dashboard.warehouse import Store
from dashboard.widgets import Screen, escaped, open_screen, show_empty, show_tiles
from dashboard.widgets.downloads import download
from dashboard.widgets.leads import COLOURS, lead_title
from dashboard.widgets.staged_files import outcome
from dashboard.widgets.tables import XLSX

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FOUND = "own_check_found"
ROUND = "own_check_round"
UNREAD_SHOWN = 50
MUST, SHOULD = {"E"}, {"H", "M"}


def take_files(screen: Screen) -> OwnCheck | None:
    """What was found in the files dropped last; None where none were. The files themselves are forgotten."""
    words = screen.words
    round_ = st.session_state.setdefault(ROUND, 0)
    dropped = st.file_uploader(words("own_check.drop"), accept_multiple_files=True, key=f"own_check_{round_}")
    st.caption(words("imports.formats"))
    if dropped:
        with st.spinner(words("own_check.checking", count=len(dropped))):
            files = [(file.name, file.getvalue()) for file in dropped]
            st.session_state[FOUND] = own_check(files, Store(settings.store_path(None)))
        st.session_state[ROUND] = round_ + 1
        st.rerun()
    found: OwnCheck | None = st.session_state.get(FOUND)
    return found


def show_files(screen: Screen, found: OwnCheck) -> None:
    """Files that could not be read, with why; then how many forms were checked, beside which others."""
    words = screen.words
    for file in found.files:
        if file.reason is not None:
            why = words.clauses([outcome(words, file), *filter(None, [file.detail])])
            st.error(escaped(words("imports.read_one", name=file.path, outcome=why)), icon=":material/error:")
    if found.forms:
        key = "own_check.beside" if found.is_beside_others else "own_check.alone"
        st.markdown(words(key, count=found.forms))


def show_result(screen: Screen, found: OwnCheck) -> None:
    """How much there is to mend, to explain and to look at; the lists to take along; the leads form by form."""
    words = screen.words
    grave = [lead["severity"] for lead in found.leads]
    must, should = sum(one in MUST for one in grave), sum(one in SHOULD for one in grave)
    show_tiles(
        [
            (words("own_check.must"), words.count(must), words("own_check.must_help")),
            (words("own_check.should"), words.count(should), words("own_check.should_help")),
            (words("own_check.may"), words.count(len(grave) - must - should), words("own_check.may_help")),
            (words("own_check.unread"), words.count(len(found.unread)), words("own_check.unread_help")),
        ]
    )
    if not found.leads:
        st.success(words("own_check.nothing", count=found.not_judged), icon=":material/check_circle:")
    else:
        show_lists(screen, found)
        for name, leads in groupby(found.leads, key=lambda lead: form_name(lead, words)):
            st.subheader(escaped(name), anchor=False)
            for lead in leads:
                show_one(screen, lead)
    if found.unread:
        show_unread(screen, found)


def show_lists(screen: Screen, found: OwnCheck) -> None:
    """The list of what to mend, as a workbook and as a document."""
    words = screen.words
    with st.container(horizontal=True):
        for ending, media, label in ((".xlsx", XLSX, "Excel"), (".docx", DOCX, "Word")):
            download(
                words("own_check.take", kind=label),
                lambda ending=ending: register_bytes(  # type: ignore[misc]  # bound now, called on a click
                    fix_list(found, words, date.today()),  # noqa: DTZ011  # the day at the person's desk
                    ending,
                ),
                words("own_check.file_name") + ending,
                media,
                f"fix_list_{ending[1:]}",
            )


def show_one(screen: Screen, lead: dict[str, object]) -> None:
    """One lead: how grave, its question, where it stands, its formula and why it is asked."""
    words = screen.words
    severity = str(lead["severity"])
    with st.container(border=True, gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.badge(words.value("severity", severity), color=COLOURS[severity])
            st.markdown(f"**{escaped(lead_title(words, lead))}**", width="content")
        st.markdown(escaped(question(words, lead)))
        lines = [words("leads.formula_is", formula=words(f"rule.{lead['rule_code']}.formula"))]
        if lead["document_place"]:
            lines.insert(0, words("own_check.at", place=place_in_words(str(lead["document_place"]), words)))
        lines.append(words(f"rule.{lead['rule_code']}.why"))
        st.caption(escaped(words("figure.separator").join(lines)))


def show_unread(screen: Screen, found: OwnCheck) -> None:
    """Cells that could not be read: another program or person may stumble over them, too."""
    words = screen.words
    with st.expander(words("own_check.unread_list", count=len(found.unread))):
        for cell in found.unread[:UNREAD_SHOWN]:
            line = words(
                "own_check.unread_line",
                place=place_in_words(cell.place, words),
                text=" ".join(cell.text.split())[:80],
                reason=words(f"unread.{cell.reason}"),
            )
            st.markdown(f"- {escaped(line)}")


screen = open_screen("own_check", needs_evaluations=False, shows_selection=False)
found = take_files(screen)
if found is None:
    show_empty(screen.words("own_check.empty"))
else:
    show_files(screen, found)
    if found.forms:
        show_result(screen, found)
