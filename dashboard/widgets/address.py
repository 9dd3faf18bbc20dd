"""What is selected, as session state and as the address's query: a copied link shows the same.

The filter bar's widgets hold the values under `KEYS`; the address holds them under short names. A value that the data
does not know is left out and reported, never raised.
"""

from collections.abc import Mapping

import streamlit as st

from dashboard.figures.links import DEFAULT_UNIT, LISTS, NAMES, query_of
from dashboard.figures.selected import Options
from dashboard.i18n import LANGUAGES, UNITS, Unit
from dashboard.records import Selection

LONGEST_TEXT = 200
# The release that is looked at (`widgets.releases`), under the same name in the session and in the address.
RELEASE = "release"
# Whether somebody has just picked something, so that this run writes the address instead of following it.
CHANGED = "filter_changed"
# Names of the filter bar in the address; all others are a page's own.
BAR = (*NAMES.values(), "unit", "lang", RELEASE)


def key(field: str) -> str:
    """The session key of a field of the filter bar."""
    return f"filter_{field}"


def incoming() -> dict[str, list[str]]:
    """What the address asks for, of the filter bar's names."""
    return {name: st.query_params.get_all(name) for name in BAR if name in st.query_params}


def own_parameters() -> dict[str, list[str]]:
    """What the address asks for, of the page's own names."""
    return {name: st.query_params.get_all(name) for name in st.query_params if name not in BAR}


def adopt(query: Mapping[str, list[str]], options: Options) -> list[tuple[str, str]]:
    """Puts what an address asks for into the filter bar; returns (name, value) of what the data does not know."""
    unknown: list[tuple[str, str]] = []
    for field in LISTS:
        asked = [value for value in query.get(NAMES[field], []) if value]
        known = options.known(field)
        st.session_state[key(field)] = list(dict.fromkeys(value for value in asked if value in known))
        unknown.extend((NAMES[field], value) for value in asked if value not in known)
    st.session_state[key("words")] = " ".join(query.get("text", []))[:LONGEST_TEXT]
    for name, field, known_values in (("unit", "unit", UNITS), ("lang", "language", LANGUAGES)):
        for value in query.get(name, [])[-1:]:
            if value in known_values:
                st.session_state[field] = value
            else:
                unknown.append((name, value))
    return unknown


def selection() -> Selection:
    """What the filter bar holds at present."""
    state = st.session_state
    return Selection(
        years=tuple(sorted(int(year) for year in state.get(key("years"), []))),
        regions=tuple(sorted(state.get(key("regions"), []))),
        departments=tuple(sorted(state.get(key("departments"), []))),
        form_types=tuple(sorted(state.get(key("form_types"), []))),
        words=(state.get(key("words")) or "").strip() or None,
    )


def unit() -> Unit:
    """The unit of amounts picked in the filter bar."""
    picked: Unit = st.session_state.get("unit") or DEFAULT_UNIT
    return picked


def current() -> dict[str, list[str]]:
    """The filter bar as the parameters of an address; what is not restricted is left out."""
    query = query_of(selection())
    if unit() != DEFAULT_UNIT:
        query["unit"] = [unit()]
    if st.session_state.get("language"):
        query["lang"] = [st.session_state["language"]]
    if st.session_state.get(RELEASE):
        query[RELEASE] = [st.session_state[RELEASE]]
    return query


def write(query: Mapping[str, list[str]]) -> None:
    """Makes the address's filter parameters these; the page's own parameters stay."""
    if incoming() == dict(query):
        return
    st.query_params.from_dict({**query, **own_parameters()})
