"""What is typed into a pick list stays there when the sidebar moves.

Streamlit closes an open pick list as soon as anything around it scrolls, and drops what was typed with it. A field
below the fold is scrolled into sight as it gets the focus: while a page is still busy drawing, that scroll is told
late, after the first letters, and they were lost. A small component types them again.
"""

import streamlit as st

_RETYPE = """
let stop = null

export default function () {
    stop?.()
    const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set
    const onScroll = ({ target }) => {
        const field = document.activeElement
        const typed = field?.getAttribute("role") === "combobox" ? field.value : ""
        if (!typed || target === field || !target.contains(field)) return
        setTimeout(() => {
            if (field.value || document.activeElement !== field) return
            setValue.call(field, typed)
            field.dispatchEvent(new Event("input", { bubbles: true }))
        }, 100)
    }
    window.addEventListener("scroll", onScroll, true)
    stop = () => window.removeEventListener("scroll", onScroll, true)
    return stop
}
"""

_component = st.components.v2.component("jixiao.typed", js=_RETYPE)


def keep_what_is_typed() -> None:
    """Has the browser keep the letters of a pick list that closes because the page moves."""
    _component(key="typed")
