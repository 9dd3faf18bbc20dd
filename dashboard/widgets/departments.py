"""Which department a page is about: the one its address names, the only one selected, or the one that is picked."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st

from dashboard.i18n import Words
from dashboard.records import Selection
from dashboard.widgets.kept import kept
from dashboard.widgets.screen import Screen, escaped

PARAMETER = "body"
_KEY = "department_body"
COLUMNS = ["member_key", "department_name", "region_code", "region_name_zh", "region_name_en"]


@dataclass(frozen=True, slots=True)
class Department:
    """A department of one region; without a region where its forms state none."""

    key: str
    name: str
    region_code: str
    region_name: str

    def within(self, selection: Selection) -> Selection:
        """The selection narrowed to this department."""
        regions = (self.region_code,) if self.region_code else selection.regions
        return replace(selection, departments=(self.name,), regions=regions)


@kept(20)
def departments_of(frame: pd.DataFrame, words: Words) -> dict[str, Department]:
    """The departments of mart `results` (grain department) by their keys, in the order of their names."""
    named = frame.loc[frame["department_name"].notna(), COLUMNS].drop_duplicates("member_key")
    found: dict[str, Department] = {}
    for key, name, code, chinese, english in named.sort_values(
        ["region_code", "department_name"], na_position="last"
    ).itertuples(index=False, name=None):
        region = words.text(english) if words.language == "en" else words.text(chinese)
        found[key] = Department(key, name, words.text(code), region or words.text(chinese))
    return found


def choose_department(screen: Screen, departments: Mapping[str, Department]) -> Department | None:
    """The department of the page, kept in the address; None where it is still to be picked."""
    words = screen.words
    asked = st.query_params.get(PARAMETER)
    if asked is not None and asked != st.session_state.get(_KEY):
        if asked in departments:
            st.session_state[_KEY] = asked
        else:
            name = escaped(asked.rpartition("|")[2])
            st.warning(words("department.unknown", name=name), icon=":material/link_off:")
    only = next(iter(departments)) if len(departments) == 1 else None
    if st.session_state.get(_KEY) not in departments:
        st.session_state[_KEY] = only
    picked = st.selectbox(
        words("department.choose"),
        list(departments),
        format_func=_labels(words, departments).__getitem__,
        placeholder=words("department.choose_placeholder"),
        key=_KEY,
        index=None,
        on_change=_keep,
    )
    return departments[picked] if picked else None


def is_ambiguous(department: Department, departments: Mapping[str, Department]) -> bool:
    """Whether forms without a region cannot be told from those of a department of the same name elsewhere."""
    others = [other for other in departments.values() if other.name == department.name]
    return not department.region_code and len(others) > 1


def open_department(key: str) -> None:
    """Puts a department into the address; the page then shows it."""
    st.session_state[_KEY] = key
    st.query_params[PARAMETER] = key


def department_name(words: Words, department: Department) -> str:
    """A department with its region: 天河区 · 广州市天河区总工会."""
    if not department.region_name:
        return words("department.option_no_region", name=department.name)
    return words("department.option", region=department.region_name, name=department.name)


@kept(20)
def _labels(words: Words, departments: Mapping[str, Department]) -> dict[str, str]:
    """What each department is called; a large selection has thousands."""
    return {key: department_name(words, department) for key, department in departments.items()}


def _keep() -> None:
    picked = st.session_state[_KEY]
    if picked:
        st.query_params[PARAMETER] = picked
    else:
        st.query_params.pop(PARAMETER, None)
