"""One type of form at a time: scores of project forms and of department forms are different instruments."""

from collections.abc import Iterable
from dataclasses import replace

from dashboard.records import FORM_TYPES
from dashboard.widgets.screen import Screen, choose, notes_of


def one_form_type(screen: Screen, present: Iterable[str]) -> Screen:
    """The screen for one of the form types that are present, chosen by a switch where there are several.

    Selection and notes of the returned screen name that type alone.
    """
    found = set(present)
    options = [form_type for form_type in FORM_TYPES if form_type in found]
    form_type = choose(screen, "kind", options) if len(options) > 1 else options[0]
    chosen = replace(screen.selection, form_types=(form_type,))
    return replace(screen, selection=chosen, notes=notes_of(chosen, screen.words))
