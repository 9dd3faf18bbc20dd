"""What stands on a leader's page, and how it is cut to fit."""

import unicodedata
from dataclasses import dataclass

import plotly.graph_objects as go

from dashboard.export import pictures
from dashboard.export.content import Item
from dashboard.i18n import Words

# Pixels of a figure on the page: letters of 13 pixels come to 7 points at half of A4's width.
FIGURE_WIDTH, FIGURE_HEIGHT = 470, 330
# Half-width letters of a lead's question, of the names of its form and its document, of a printed address, and of a
# figure's title.
QUESTION, NAME, ADDRESS, TITLE = 190, 36, 150, 110


@dataclass(frozen=True, slots=True)
class Lead:
    """A lead to verify: how grave, what is asked, of which form, and the document and place it stands at, in words."""

    severity: str
    question: str
    form: str
    document: str
    place: str


@dataclass(frozen=True, slots=True)
class LeaderSheet:
    """A page about a district, a department or a project.

    `items` are at most three, each with a figure. `leads` are the gravest, one a rule; `lead_count` is how many there
    are in all. `statement` leaves the link out: `link` reopens the page it was made from.
    """

    title: str
    by_line: str
    sentences: tuple[str, ...]
    items: tuple[Item, ...]
    leads: tuple[Lead, ...]
    lead_count: int
    statement: tuple[str, ...]
    link: str
    is_synthetic: bool = False


def leads_heading(sheet: LeaderSheet, shown: int, words: Words) -> str:
    """What stands above the leads: that they are to be verified, and how many of how many are listed."""
    if not sheet.lead_count:
        return words("leader.leads_none")
    return words("leader.leads", count=sheet.lead_count, shown=words.count(shown))


def lead_place(lead: Lead, words: Words) -> str:
    """Where a lead stands; names are cut, the place never."""
    return words.clauses([part for part in (cut(lead.form, NAME), cut(lead.document, NAME), lead.place) if part])


def small_figure(item: Item, width: int = FIGURE_WIDTH, height: int = FIGURE_HEIGHT) -> go.Figure:
    """The item's figure as it stands on the page: without title and notes, in a box of so many pixels."""
    figure = pictures.on_page(item.figure) if item.figure is not None else go.Figure()
    margin = figure.layout.margin
    left = min(margin.l or 0, round(width * 0.45))
    return figure.update_layout(
        width=width, height=height, margin={"l": left, "r": min(margin.r or 0, 60), "t": 40, "b": 36}
    )


def cut(text: str, width: int) -> str:
    """The text cut to so many half-width letters, with an ellipsis where something is missing."""
    wide = 0
    for place, letter in enumerate(text):
        wide += letter_width(letter)
        if wide > width:
            return f"{text[: max(place - 1, 0)]}…"
    return text


def letter_width(letter: str) -> int:
    """1 for a half-width letter, 2 for a Chinese one."""
    return 2 if unicodedata.east_asian_width(letter) in "WFA" else 1


def lines_needed(text: str, width: float) -> int:
    """How many lines of so many half-width letters a text takes at most."""
    return max(1, -(-sum(map(letter_width, text)) // max(int(width) - 1, 1)))
