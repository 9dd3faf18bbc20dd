"""Overview: execution, scores, points lost and leads of the selection on one page."""

import pandas as pd
import streamlit as st

from dashboard.exporting import LEADER_ENDINGS, PAPER_WRITERS, Source, leader_bytes, leader_sheet, paper_bytes
from dashboard.exporting.report import report
from dashboard.figures import overview as figures
from dashboard.widgets import (
    Screen,
    escaped,
    link_to,
    narrow_to,
    open_screen,
    read_mart,
    show_empty,
    show_figure,
    show_table,
    show_tiles,
)
from dashboard.widgets.downloads import download
from dashboard.widgets.frame import filter_options
from dashboard.widgets.one_page import offer_one_page
from dashboard.widgets.stating import seen

MEDIA = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
    ".html": "text/html",
}


def show_totals(screen: Screen) -> None:
    """The totals of the selection, one band of tiles a form type."""
    words = screen.words
    for total in read_mart(
        "results", screen.selection, grain="all", is_by_year=False, is_highest_first=False, row_limit=None
    ).to_dict("records"):
        form_type = words.value("form_type", total["form_type"])
        st.subheader(words("overview.tiles", form_type=form_type, count=total["evaluations"]), anchor=False)
        mean = words.rate(total["execution_rate_mean"])
        scored, rated = words.count(total["evaluations_scored"]), words.count(total["evaluations_rated"])
        show_tiles(
            [
                (words.label("budget_adjusted_yuan"), words.figure(total["budget_adjusted_yuan"]), None),
                (words.label("executed_yuan"), words.figure(total["executed_yuan"]), None),
                (
                    words("overview.execution_rate"),
                    words.rate(total["execution_rate"]),
                    words("overview.execution_rate_help", mean=mean),
                ),
                (
                    words("overview.execution_rate_initial"),
                    words.rate(total["execution_rate_initial"]),
                    words("overview.execution_rate_initial_help"),
                ),
                (
                    words("overview.score_mean"),
                    words.points(total["score_mean"]),
                    words("overview.evaluations_help", scored=scored, rated=rated),
                ),
                (words("overview.score_median"), words.points(total["score_median"]), None),
                (words("overview.points_lost"), words.points(total["points_lost"]), words("overview.points_lost_help")),
                (words("overview.leads"), words.count(total["leads"]), words("overview.leads_help")),
            ]
        )


def show_trend(screen: Screen) -> None:
    """The trend by year, or what it lacks."""
    words = screen.words
    if not show_figure(screen, *figures.trend(screen.read), name="trend", on_click=narrow_to("years")):
        st.subheader(words("overview.trend"), anchor=False)
        show_empty(words("overview.trend_missing"))


def show_districts(screen: Screen) -> None:
    """Districts side by side."""
    with st.grid(2, min_column_width=400) as grid:
        for name, entry in (("districts", figures.districts), ("district_scores", figures.district_scores)):
            with grid.cell():
                show_figure(screen, *entry(screen.read), name=name, on_click=narrow_to("regions"))


def show_changes(screen: Screen) -> None:
    """What changed against the year before, or why there is nothing to compare."""
    words = screen.words
    draw, changed = figures.changes(screen.read)
    if len(changed):
        show_figure(screen, draw, changed, name="year_changes", on_click=narrow_to("departments"))
        return
    st.subheader(words("overview.changes"), anchor=False)
    show_empty(words("overview.changes_missing"))


def show_attention(screen: Screen) -> None:
    """What needs a look, one list a reason, each entry a link to its project."""
    words = screen.words
    listed = screen.table("attention")
    st.subheader(words("overview.attention"), anchor=False)
    if listed.empty:
        show_empty(words("overview.attention_empty"))
        return
    st.markdown(words("overview.attention_lead"))
    with st.grid(3, min_column_width=280):
        for reason, rows in listed.groupby("reason", sort=False):
            with st.container():
                show_reason(screen, str(reason), rows)
    with st.expander(words("figure.table")):
        title = words("overview.attention_table")
        show_table(screen, listed, "attention", title)


def show_reason(screen: Screen, reason: str, rows: pd.DataFrame) -> None:
    """One list of what needs a look."""
    words = screen.words
    st.markdown(f"**{words.value('reason', reason)}**")
    for row in rows.to_dict("records"):
        name = words.text(row["project_name"]) or words.text(row["department_name"]) or words("unnamed")
        with st.container(gap=None):
            link_to("project", escaped(name), evaluation=row["evaluation_id"])
            st.caption(
                escaped(
                    words(
                        f"overview.attention_{reason}",
                        department=words.text(row["department_name"]) or words("unnamed"),
                        year=words.year(row["year"]),
                        count=row["leads"],
                        rules=words.text(row["rules"]),
                        rate=words.rate(row["execution_rate"]),
                        unspent=words.amount(row["unspent_yuan"]),
                    )
                )
            )


def show_report(screen: Screen) -> None:
    """The analysis report of the selection, to take away."""
    words, place = screen.words, seen()
    with st.container(horizontal=True):
        for ending in PAPER_WRITERS:
            download(
                words(f"report.button{ending}"),
                lambda ending=ending: paper_bytes(report(Source(*place()), screen.selection, words), ending, words),  # type: ignore[misc]  # bound now, called on a click
                f"{words('report.file_name')}{ending}",
                MEDIA[ending],
                f"report{ending}",
            )


def offer_page(screen: Screen) -> None:
    """Where one region is selected, it on one page, as files."""
    if len(screen.selection.regions) != 1 or screen.selection.departments:
        return
    words, place = screen.words, seen()
    offer_one_page(
        words,
        words("leader.title", name=filter_options().regions[screen.selection.regions[0]][words.language]),
        LEADER_ENDINGS,
        lambda ending: leader_bytes(leader_sheet(Source(*place()), screen.selection, words), ending, words),
        "overview_page",
    )


screen = open_screen("overview")
show_report(screen)
offer_page(screen)
show_totals(screen)
show_trend(screen)
show_districts(screen)
show_changes(screen)
show_attention(screen)
