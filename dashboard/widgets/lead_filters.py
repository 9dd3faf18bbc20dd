"""Which leads are looked at: rule, severity, state, year and region, each choice with the number of leads behind it."""

from collections.abc import Callable, Sequence
from functools import partial

import pandas as pd
import streamlit as st

from dashboard.auditing import SEVERITIES, LeadFilter, lead_facets, rule_name
from dashboard.casework import STATES, Papers
from dashboard.widgets import address
from dashboard.widgets.frame import FOLLOWED, mark_changed
from dashboard.widgets.screen import Screen, escaped

# Facets of this page, in the address under their names; years and regions are the filter bar's.
_OWN = ("rule", "severity", "state")
# Which page of the queue is shown; kept apart from the widget, which is forgotten where it is not drawn.
PAGE = "leads_page_shown"
_TURNS = "leads_page_turns"
_DIMENSIONS = {"rule": "rule_code", "severity": "severity", "state": "lead_state"}


def choose_leads(screen: Screen, papers: Papers) -> LeadFilter:
    """Draws the facets and returns what is picked of this page's own; years and regions narrow the whole page."""
    words = screen.words
    chosen = asked_leads(screen)
    picked = dict(zip(_OWN, (chosen.rule_codes, chosen.severities, chosen.lead_states), strict=True))
    facets = lead_facets(screen.read, papers, chosen)

    def counts(dimension: str) -> dict[str, int]:
        rows = facets[facets["dimension"] == dimension]
        return dict(zip(rows["value"], (int(leads) for leads in rows["leads"]), strict=True))

    def counted(name: str, count: int) -> str:
        return words("leads.counted", name=name, count=count)

    with st.container(border=True):
        of = {name: counts(_DIMENSIONS[name]) for name in _OWN}
        with st.container(horizontal=True, gap="medium"):
            for name, column in (("severity", "severity"), ("state", "lead_state")):
                st.pills(
                    words(f"leads.facet_{name}"),
                    _options(of[name], picked[name]),
                    wrap=True,
                    selection_mode="multi",
                    format_func=_worded(partial(words.value, column), of[name], counted),
                    key=_key(name),
                    on_change=mark_changed,
                )
        left, middle, right = st.columns([2, 1, 1])
        with left:
            st.multiselect(
                words("leads.facet_rule"),
                _options(of["rule"], picked["rule"]),
                format_func=_worded(
                    lambda code: words("rule_named", code=code, name=rule_name(words, code)), of["rule"], counted
                ),
                key=_key("rule"),
                placeholder=words("leads.all_rules"),
                on_change=mark_changed,
                select_all=False,
            )
        years, regions = counts("year"), counts("region")
        names = _region_names(facets, words.language)
        with middle:
            _narrowing(screen, "years", years, _worded(str, years, counted))
        with right:
            _narrowing(screen, "regions", regions, _worded(lambda code: names.get(code, code), regions, counted))
    return chosen


def asked_leads(screen: Screen) -> LeadFilter:
    """What is picked of the facets of this page, which need not be drawn."""
    rules, severities, states = (_adopted(screen, name) for name in _OWN)
    return LeadFilter(rules, severities, states)


def pick_rule(code: str) -> None:
    """Narrows the page to one rule."""
    st.session_state[_key("rule")] = [code]
    mark_changed()


def to_first_page() -> None:
    """Goes back to the first page of the queue, in a widget of its own: one that stands keeps what it shows."""
    st.session_state[PAGE] = 1
    st.session_state[_TURNS] = st.session_state.get(_TURNS, 0) + 1


def page_key() -> str:
    """The key of the widget that turns pages."""
    return f"leads_page_{st.session_state.get(_TURNS, 0)}"


def _adopted(screen: Screen, name: str) -> tuple[str, ...]:
    """What is picked of a facet: what the address asks for where it is followed, else what was just picked."""
    asked = st.query_params.get_all(name)
    if st.session_state.get(FOLLOWED):
        known = {"severity": SEVERITIES, "state": STATES}.get(name)
        is_known = [f"rule.{value}.name" in screen.words if known is None else value in known for value in asked]
        st.session_state[_key(name)] = [value for value, known_one in zip(asked, is_known, strict=True) if known_one]
        label = screen.words(f"leads.facet_{name}")
        for value, known_one in zip(asked, is_known, strict=True):
            if not known_one:
                st.warning(screen.words("screen.unknown", name=label, value=escaped(value)), icon=":material/link_off:")
    # Set anew at every run: the choices carry counts, so that Streamlit takes them for another widget each time.
    picked = st.session_state[_key(name)] = list(st.session_state.get(_key(name), []))
    if picked:
        st.query_params[name] = picked
    else:
        st.query_params.pop(name, None)
    return tuple(picked)


def _narrowing(screen: Screen, field: str, counts: dict[str, int], worded: Callable[[str], str]) -> None:
    """A facet that sets the filter bar: what it holds is picked here too."""
    held = [str(value) for value in st.session_state.get(address.key(field), [])]
    key = _key(field)
    st.session_state[key] = held

    def narrow() -> None:
        st.session_state[address.key(field)] = list(st.session_state[key])
        mark_changed()

    st.multiselect(
        screen.words(f"leads.facet_{field}"),
        _options(counts, tuple(held)),
        format_func=worded,
        key=key,
        placeholder=screen.words(f"filter.all_{field}"),
        on_change=narrow,
        select_all=False,
    )


def _options(counts: dict[str, int], picked: Sequence[str]) -> list[str]:
    """What can be picked: every value that has leads, and what is picked already."""
    return [*counts, *(value for value in picked if value not in counts)]


def _worded(
    name: Callable[[str], str], counts: dict[str, int], counted: Callable[[str, int], str]
) -> Callable[[str], str]:
    return lambda code: counted(name(code), counts.get(code, 0))


def _region_names(facets: pd.DataFrame, language: str) -> dict[str, str]:
    rows = facets[facets["dimension"] == "region"]
    named = rows[f"region_name_{language}"].fillna(rows["region_name_zh"]).fillna(rows["value"])
    return dict(zip(rows["value"], named, strict=True))


def _key(name: str) -> str:
    return f"leads_{name}"
