"""What stands around every page: language, unit and the filter bar in the sidebar; errors as sentences."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import streamlit as st

from dashboard.errors import JixiaoError
from dashboard.figures.links import DEFAULT_UNIT, LISTS
from dashboard.figures.selected import Options, options_of
from dashboard.i18n import LANGUAGES, UNITS, Words
from dashboard.records import Selection
from dashboard.warehouse import open_warehouse
from dashboard.widgets import address
from dashboard.widgets.address import CHANGED, key
from dashboard.widgets.looking import shown_store
from dashboard.widgets.marts import warehouse
from dashboard.widgets.releases import pick_release

_ADDRESS = "address_written"
_PAGE = "page_shown"
_BARE = "meaning_of_a_bare_address"
UNKNOWN = "unknown_in_address"
# Whether this run takes what the address says (a link, going back) rather than what is in the session.
FOLLOWED = "address_followed"

# The toolbar of Streamlit's tables says English words and offers an unguarded download; ours stand below each table.
_STYLE = """
<style>
[data-testid="stElementToolbar"], [data-testid="stHeaderActionElements"] { display: none; }
[data-testid="stPageLink-NavLink"] p { text-decoration: underline; }
[data-testid="stMainBlockContainer"] { padding-top: 3.75rem; }
[data-testid="stSidebarHeader"] { height: 1.5rem; margin-bottom: 0; }
[data-testid="stSidebarNavLink"] { padding-top: 0.05rem; padding-bottom: 0.05rem; margin: 0; min-height: 1.5rem; }
[data-testid="stNavSectionHeader"] { padding-top: 0.4rem; padding-bottom: 0; margin: 0; min-height: 1.4rem; }
[data-testid="stSidebarNavItems"] { padding-top: 0; gap: 0; }
[data-testid="stSidebarNavItems"] li { margin: 0; }
[data-testid="stMetricValue"] { font-variant-numeric: tabular-nums; font-size: clamp(1.1rem, 1.9vw, 1.7rem); }
[data-testid="stMetricValue"] * { white-space: normal !important; overflow: visible !important; }
[data-testid="stMetricValue"] * { overflow-wrap: anywhere; }
[data-testid="stMetricLabel"] p { white-space: normal; overflow: visible; }
@media (max-width: 640px) { [data-testid="stMetricValue"] { font-size: 1.35rem; } }
</style>
"""


def choose_filters(words: Words, page: str) -> None:
    """Draws the filter bar, adopts what a page's address asks for, and writes what is picked back into it."""
    options = filter_options()
    _follow_address(options, page)
    st.html(_STYLE)
    with st.sidebar:
        pick_release(words, mark_changed)
        _pick_filters(words, options)
        _pick_unit_and_language(words)
    written = address.current()
    address.write(written)
    st.session_state[_ADDRESS] = written


def filter_options() -> Options:
    """What can be picked: the values that the data holds, regions with the provinces and cities above them."""
    return _options(str(shown_store()), warehouse().version)


@lru_cache(maxsize=4)
def _options(store: str, version: str) -> Options:  # the version is part of the key
    """The options of one version of a store; a large store has thousands of departments, so they are shaped once."""
    return options_of(open_warehouse(Path(store)).mart("filter_options", Selection()))


def show_error(words: Words, error: JixiaoError) -> None:
    """Shows an error of ours as a sentence that says what to do next."""
    kind = type(error).__name__
    named = f"error.{kind}" if f"error.{kind}" in words else "error.JixiaoError"
    st.error(words(named, detail=str(error)), icon=":material/error:")


def _follow_address(options: Options, page: str) -> None:
    """Adopts the address where a link was opened or somebody went back; never over what was just picked.

    A page chosen in the menu arrives without a query and keeps what is selected: there a bare address stands for that.
    """
    state = st.session_state
    asked = address.incoming()
    is_picked = state.pop(CHANGED, False)
    is_from_menu = state.get(_PAGE, page) != page and not len(st.query_params)
    if is_from_menu:
        state[_BARE] = address.current()
    elif state.get(_PAGE) != page:
        state[_BARE] = {}
    state[_PAGE] = page
    state[FOLLOWED] = not is_picked and not is_from_menu
    if is_picked:
        state[UNKNOWN] = []
    elif state[FOLLOWED] and asked != state.get(_ADDRESS, {}):
        state[UNKNOWN] = address.adopt(asked or state[_BARE], options)


def mark_changed() -> None:
    """Says that somebody has just picked something: the next run writes the address instead of following it."""
    st.session_state[CHANGED] = True


def _pick_filters(words: Words, options: Options) -> None:
    """The five filters, one below the other."""
    said: dict[str, Callable[[str], str]] = {
        "regions": lambda code: options.regions[code][words.language],
        "form_types": lambda code: words.value("form_type", code),
    }
    for field in LISTS:
        st.multiselect(
            words(f"filter.{field}"),
            options.known(field),
            format_func=said.get(field, str),
            key=key(field),
            placeholder=words(f"filter.all_{field}"),
            on_change=mark_changed,
            select_all=False,
        )
    st.text_input(
        words("filter.words"),
        key=key("words"),
        placeholder=words("filter.words_example"),
        max_chars=address.LONGEST_TEXT,
        on_change=mark_changed,
    )
    if address.selection() != Selection():
        st.button(words("filter.clear"), on_click=_clear, icon=":material/filter_alt_off:", type="tertiary")


def _pick_unit_and_language(words: Words) -> None:
    st.session_state.setdefault("unit", DEFAULT_UNIT)
    st.segmented_control(
        words("filter.unit"),
        UNITS,
        format_func=lambda unit: words(f"unit.{unit}"),
        key="unit",
        required=True,
        on_change=mark_changed,
    )
    st.segmented_control(
        words("filter.language"),
        LANGUAGES,
        format_func=lambda language: words(f"language.{language}"),
        default=words.language,
        key="language_switch",
        required=True,
        on_change=_switch_language,
    )


def _switch_language() -> None:
    st.session_state["language"] = st.session_state["language_switch"]
    mark_changed()


def _clear() -> None:
    for field in LISTS:
        st.session_state[key(field)] = []
    st.session_state[key("words")] = ""
    mark_changed()
