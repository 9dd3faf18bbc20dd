"""Patterns made of word lists: ready once the vocabulary is, and made once."""

from dashboard.ingest.loaded_once import load_all, loaded_once


def test_what_is_loaded_beforehand_is_made_once() -> None:
    made: list[str] = []

    @loaded_once
    def pattern() -> str:
        made.append("made")
        return "pattern"

    load_all()
    load_all()

    assert ("pattern", ["made"]) == (pattern(), made)
