"""Numbers of a page that a person sets, kept in the address."""

import streamlit as st

from dashboard.figures.low_execution import MOST_WAN_YUAN
from dashboard.widgets.frame import FOLLOWED, mark_changed
from dashboard.widgets.screen import Screen, escaped


def choose_percentage(screen: Screen, name: str, *, default: int, lowest: int, highest: int, step: int) -> float:
    """A slider over whole percentages, labelled `<page>.<name>.label`; returns a fraction of 1."""
    label, key = _adopt(screen, name, default, range(lowest, highest + 1))
    chosen = st.slider(
        label, lowest, highest, step=step, format="%d%%", key=key, persist_state="session", on_change=mark_changed
    )
    _keep(name, chosen, default)
    return chosen / 100


def choose_wan_yuan(screen: Screen, name: str) -> int:
    """A box for an amount in units of ten thousand yuan, labelled `<page>.<name>.label`, 0 at first; returns yuan."""
    label, key = _adopt(screen, name, 0, range(MOST_WAN_YUAN + 1))
    chosen = st.number_input(label, 0, MOST_WAN_YUAN, step=10, key=key, persist_state="session", on_change=mark_changed)
    _keep(name, chosen, 0)
    return chosen * 10_000


def choose_number(screen: Screen, name: str, *, default: int, lowest: int, highest: int) -> int:
    """A box for a whole number, labelled `<page>.<name>.label`."""
    label, key = _adopt(screen, name, default, range(lowest, highest + 1))
    chosen = st.number_input(label, lowest, highest, step=1, key=key, persist_state="session", on_change=mark_changed)
    _keep(name, chosen, default)
    return chosen


def _adopt(screen: Screen, name: str, default: int, bounds: range) -> tuple[str, str]:
    """Label and key of a widget whose value now is what the address asks for, where the address is being followed.

    Says so where that is no number within the bounds.
    """
    label, key = screen.words(f"{screen.name}.{name}.label"), f"{screen.name}_{name}"
    asked = st.query_params.get(name)
    if st.session_state.get(FOLLOWED):
        is_number = asked is not None and asked.isdecimal() and int(asked) in bounds
        st.session_state[key] = int(asked) if asked is not None and is_number else default
        if asked is not None and not is_number:
            st.warning(screen.words("screen.unknown", name=label, value=escaped(asked)), icon=":material/link_off:")
    st.session_state.setdefault(key, default)
    return label, key


def _keep(name: str, chosen: int, default: int) -> None:
    """Writes the number into the address; the default is left out."""
    asked = st.query_params.get(name)
    if chosen != default and asked != str(chosen):
        st.query_params[name] = str(chosen)
    elif chosen == default and asked is not None:
        del st.query_params[name]
