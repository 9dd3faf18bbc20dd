"""Numbers of a page that a person sets, kept in the address."""

import streamlit as st

from dashboard.widgets.screen import Screen, escaped


def choose_percentage(screen: Screen, name: str, *, default: int, lowest: int, highest: int, step: int) -> float:
    """A slider over whole percentages, labelled `<page>.<name>.label`; returns a fraction of 1."""
    key, asked = _adopt(screen, name, lowest, highest)
    if key not in st.session_state:
        st.session_state[key] = default
    label = screen.words(f"{screen.name}.{name}.label")
    chosen = st.slider(label, lowest, highest, step=step, format="%d%%", key=key, persist_state="session")
    _keep(key, name, chosen, default, asked)
    return chosen / 100


def choose_wan_yuan(screen: Screen, name: str) -> int:
    """A box for an amount in units of ten thousand yuan, labelled `<page>.<name>.label`, 0 at first; returns yuan."""
    key, asked = _adopt(screen, name, 0, 100_000_000)
    if key not in st.session_state:
        st.session_state[key] = 0
    label = screen.words(f"{screen.name}.{name}.label")
    chosen = st.number_input(label, 0, 100_000_000, step=10, key=key, persist_state="session")
    _keep(key, name, chosen, 0, asked)
    return chosen * 10_000


def _adopt(screen: Screen, name: str, lowest: int, highest: int) -> tuple[str, str | None]:
    """Takes what the address asks for into the widget's state; says so where it is no number within the bounds."""
    key = f"{screen.name}_{name}"
    asked = st.query_params.get(name)
    if asked is not None and asked != st.session_state.get(f"{key}_written"):
        if asked.isdecimal() and lowest <= int(asked) <= highest:
            st.session_state[key] = int(asked)
        else:
            label = screen.words(f"{screen.name}.{name}.label")
            st.warning(screen.words("screen.unknown", name=label, value=escaped(asked)))
    return key, asked


def _keep(key: str, name: str, chosen: int, default: int, asked: str | None) -> None:
    """Writes the number into the address; the default is left out."""
    if chosen != default:
        if asked != str(chosen):
            st.query_params[name] = str(chosen)
    elif asked is not None:
        del st.query_params[name]
    st.session_state[f"{key}_written"] = str(chosen)
