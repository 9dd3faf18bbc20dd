"""The Streamlit pieces that pages share, and how a page is written with them.

A page is one file in dashboard/pages, named in `navigation.PAGES`, and reads like this (pages/execution.py is the
one to copy)::

    screen = open_screen("execution")                          # title, selection as a sentence, banners; stops if empty
    grain = choose(screen, "grain", GRAINS)                    # a switch of this page; kept in the address
    ranking = read_mart("execution_ranking", screen.selection, grain=grain)
    show_figure(
        screen,
        figures.ranking,                                       # dashboard/charts/<page>.py: (frame, …, words, notes)
        ranking,                                               # what it draws, and its table and downloads
        name="execution_ranking",                              # stable name: key and file name
        on_click=open_project,
    )

Conventions:

- No SQL, arithmetic, colour or sentence in a page. Figures come from a mart (queries/marts/NAME.sql, a table macro
  over `marts.selected`), are worked out in SQL, and are drawn by dashboard/charts. Project forms, department forms and
  reports are never added up or averaged together: marts group by form_type.
- Frames and figures are kept and shared by all sessions: nobody changes a frame that `read_mart` gave. A part of one
  that is drawn comes from `rows_where`, `rows_with` or `first_rows`, which give the same part again; what takes long
  to work out from frames is a function of its own under `@kept`.
- Words: `screen.words("scores.title")`; the page's own table in zh.toml and en.toml is named like the page and holds
  at least `title` and `lead` (one sentence: what the page answers). Every column of a mart is worded once under
  `[column]`, every code under `[value.<column>]`; tests fail where one is missing in either language.
- Figures: `def histogram(frame, words, notes) -> go.Figure` in charts/<page>.py ends with `style.finished(...)`, which
  wants a title and the sentence for screen readers (it is also printed above the figure, so make it say what is seen).
  A mark that can be clicked carries the key in `customdata=[[key], …]`; `on_click=narrow_to("regions")` narrows the
  page to it, `on_click=open_project` opens the project page. A click on bars and markers works, on lines without
  markers, heat maps and Sankeys it does not (Plotly).
- Names from documents that land in a heading, a caption or a link go through `escaped` (Streamlit reads Markdown).
- Tables without a figure: `show_table`. Figures at a glance: `show_tiles`. A link to another page that keeps the
  selection: `link_to(screen, "project", label, evaluation=evaluation_id)`.
- Nothing to draw: `show_empty(screen.words("scores.no_scores"))` says what is missing, instead of an empty figure.
- Errors of ours (JixiaoError) may simply be raised: app.py shows them as a sentence.
"""

from dashboard.widgets.figures import narrow_to, open_project, show_figure
from dashboard.widgets.frame import choose_filters, show_error
from dashboard.widgets.language import chosen_language, speak
from dashboard.widgets.marts import read_mart, warehouse
from dashboard.widgets.navigation import follow_click, link_to, navigation
from dashboard.widgets.screen import Screen, choose, escaped, open_screen, show_empty, show_tiles
from dashboard.widgets.tables import show_table

__all__ = [
    "Screen",
    "choose",
    "choose_filters",
    "chosen_language",
    "escaped",
    "follow_click",
    "link_to",
    "narrow_to",
    "navigation",
    "open_project",
    "open_screen",
    "read_mart",
    "show_empty",
    "show_error",
    "show_figure",
    "show_table",
    "show_tiles",
    "speak",
    "warehouse",
]
