"""Which language the person reads, and telling the browser and its assistive technologies so.

Streamlit has words of its own (in menus, empty pick lists, toolbars) that cannot be set from Python: a small component
writes `<html lang>` and puts the words of the catalogue's table `builtin` in their place, those of `builtin_start`
where a label for screen readers, or an offer of a pick list, only starts with them.
"""

from functools import cache

import streamlit as st

from dashboard.i18n import LANGUAGES, Language, Words
from dashboard.i18n.catalogue import catalogue

DEFAULT: Language = "zh"

_WORDING = """
let observer = null

export default function ({ data }) {
    // One observer at a time: two languages would reword one another for ever.
    observer?.disconnect()
    document.documentElement.lang = data.language
    const reworded = (text) => data.sentences[text.trim()]
    const attributes = ["aria-label", "title", "placeholder", "alt"]
    const rewordedLabel = (text) => {
        const start = Object.keys(data.starts).find((known) => text.startsWith(known))
        return start ? data.starts[start] + text.slice(start.length) : reworded(text)
    }
    const reword = (root) => {
        if (root.nodeType === Node.TEXT_NODE) {
            // What a pick list offers to add starts with a word of Streamlit's and ends in what was typed.
            const isOffered = root.parentElement?.closest("[role=option]")
            const sentence = isOffered ? rewordedLabel(root.nodeValue) : reworded(root.nodeValue)
            if (sentence && sentence !== root.nodeValue) root.nodeValue = sentence
            return
        }
        if (root.nodeType !== Node.ELEMENT_NODE || ["SCRIPT", "STYLE"].includes(root.tagName)) return
        for (const name of attributes) {
            const sentence = root.hasAttribute(name) && rewordedLabel(root.getAttribute(name))
            if (sentence && sentence !== root.getAttribute(name)) root.setAttribute(name, sentence)
        }
        root.childNodes.forEach(reword)
    }
    reword(document.body)
    observer = new MutationObserver((changes) => {
        for (const change of changes) {
            if (change.type === "childList") change.addedNodes.forEach(reword)
            else reword(change.target)
        }
    })
    observer.observe(document.body, {
        subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: attributes,
    })
    return () => observer?.disconnect()
}
"""

_component = st.components.v2.component("jixiao.wording", js=_WORDING)


def chosen_language() -> Language:
    """The language of the page: the one picked, else the address's, else the browser's, else Chinese."""
    for candidate in (st.session_state.get("language"), st.query_params.get("lang")):
        if candidate in LANGUAGES:
            return candidate
    locale = (st.context.locale or "").lower()
    if not locale or locale.startswith("zh"):
        return DEFAULT
    return "en"


def speak(words: Words) -> None:
    """Tells the browser the language, and words what Streamlit words itself (back again, too, when it changes)."""
    _component(
        data={
            "language": words("language.tag"),
            "sentences": _reworded(words.language, "builtin."),
            "starts": _reworded(words.language, "builtin_start."),
        },
        key="wording",
    )


@cache
def _reworded(spoken: Language, table: str) -> dict[str, str]:
    """What stands in the other languages' tables → what this language says for it."""
    own = catalogue(spoken)
    return {
        sentence: own[key]
        for language in LANGUAGES
        for key, sentence in catalogue(language).items()
        if key.startswith(table) and sentence != own[key]
    }
